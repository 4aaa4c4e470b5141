"""The web page in a real browser: it asks for nothing, fits, can be read, and runs nothing that the story says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import CONTENT, Run
from output.browser import CHROMIUM, Browser, Page

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
    pytest.mark.xdist_group("browser"),
]

CONTRASTS = """
(() => {
  const parts = text => text.match(/[\\d.]+/g).map(Number);
  const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = element => {
    for (; element; element = element.parentElement) {
      const found = parts(getComputedStyle(element).backgroundColor);
      if (found.length < 4 || found[3] > 0) return found;
    }
    return [255, 255, 255];
  };
  let least = 21;
  for (const element of document.querySelectorAll("body *")) {
    if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
    const [one, other] = [light(parts(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
    least = Math.min(least, (one + 0.05) / (other + 0.05));
  }
  return least;
})()
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def page(browser: Browser, explainer: Run, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The shipped story."""
    path = tmp_path_factory.mktemp("page") / "story.html"
    assert explainer("show", str(CONTENT), "--format", "html", "--output", str(path)).code == 0
    return browser.open(path)


def test_it_asks_for_nothing_and_complains_of_nothing(page: Page) -> None:
    asked = [event["params"]["request"]["url"] for event in page.events
             if event["method"] == "Network.requestWillBeSent"]  # fmt: skip
    assert [url for url in asked if not url.startswith("file:")] == []
    assert [event for event in page.events if event["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")] == []


@pytest.mark.parametrize("width", [320, 800, 1100, 1600])
def test_it_is_never_wider_than_the_window(page: Page, width: int) -> None:
    page.show(width, "light")
    page.asked("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.asked("document.documentElement.scrollWidth") <= width


def test_its_tables_stay_tables_where_it_is_narrow(page: Page) -> None:
    def roles(width: int) -> Counter[str]:
        page.show(width, "light")
        nodes = page.send("Accessibility.getFullAXTree")["nodes"]
        return Counter(node["role"]["value"] for node in nodes if not node["ignored"])

    narrow, wide = roles(320), roles(1100)
    for role in ("table", "row", "rowheader", "columnheader"):
        assert narrow[role] == wide[role] > 0, role


def test_bars_of_one_panel_have_one_scale(page: Page) -> None:
    page.show(1100, "light")
    lengths = page.asked("""
        ["already-working", "planned", "entries-published"].map(name =>
            document.querySelector(`#${name} .fill`).getBoundingClientRect().width)
    """)
    assert lengths[1] == pytest.approx(4 * lengths[0], rel=0.02)
    assert lengths[2] == pytest.approx(1.3221 * lengths[0], rel=0.02)


def test_evidence_is_open_in_print_and_folded_on_the_screen(page: Page) -> None:
    height = "document.querySelector('#kursk details').getBoundingClientRect().height"
    page.show(800, "light")
    page.asked("document.querySelectorAll('details').forEach(each => each.open = false)")
    assert page.asked(height) < 60
    page.send("Emulation.setEmulatedMedia", media="print")
    assert page.asked(height) > 200
    page.send("Emulation.setEmulatedMedia", media="screen")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(page: Page, scheme: str) -> None:
    page.show(800, scheme)
    page.asked("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.asked(CONTRASTS) >= 4.5


def test_the_keyboard_reaches_every_evidence(browser: Browser, explainer: Run, tmp_path: Path) -> None:
    small = Path(__file__).parent / "small.yaml"
    assert explainer("show", str(small), "--format", "html", "--output", str(tmp_path / "small.html")).code == 0
    page = browser.open(tmp_path / "small.html")
    folded = page.asked("document.querySelectorAll('details').length")
    reached = set()
    for _ in range(200):
        page.press_tab()
        reached.add(page.asked("[...document.querySelectorAll('summary')].indexOf(document.activeElement)"))
    assert reached - {-1} == set(range(folded))
    assert folded


def test_a_hostile_story_stays_text(browser: Browser, explainer: Run, tmp_path: Path) -> None:
    hostile = "<script>document.title='run'</script><img src=x onerror=document.title='run'>&#106;</p>"
    story = (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")
    story = story.replace("The bridge at Nowhere", f'"{hostile}"').replace("paid by June", f'"{hostile}"')
    ended = explainer("show", "-", "--format", "html", "--output", str(tmp_path / "page.html"), stdin=story.encode())
    assert ended.code == 0
    page = browser.open(tmp_path / "page.html")
    assert page.asked("document.querySelectorAll('script, img').length") == 0
    assert page.asked("document.title") == hostile
    assert hostile in page.asked("document.body.textContent")
