"""What is on the screen can be read: in every theme, at every size, and without colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import pytest
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot

from conftest import COMMAND, CONTENT, TODAY, TOP, environment, squeezed
from explainer.content.load import load_story
from explainer.present import words
from explainer.story import Story
from explainer.tui.reload import Saved
from terminal import Terminal

from .seen import app_of, page, read_through, reading, strips, until

ENOUGH = 4.5
"""The contrast that text needs: WCAG 2.2, 1.4.3."""
WRONG = CONTENT.read_bytes().replace(b"confidence: high", b"confidence: hihg", 1)


def luminance(color: Color) -> float:
    """How bright a colour is, as WCAG defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    assert style.color
    assert style.bgcolor
    parts = [luminance(Color.from_rich_color(each)) for each in (style.color, style.bgcolor)]
    return (max(parts) + 0.05) / (min(parts) + 0.05)


def faint(pilot: Pilot[None]) -> set[str]:
    """The words with too little contrast in what is on top; pictures and rules have no letters."""
    screen = pilot.app.screen
    region = screen.children[0].region if screen.is_modal else screen.region
    lines = strips(pilot.app)[region.y : region.bottom]
    return {
        f"{segment.text.strip()}: {contrast(segment.style):.1f}"
        for segment in chain.from_iterable(line.crop(region.x, region.right) for line in lines)
        if re.search(r"\w", segment.text) and segment.style and contrast(segment.style) < ENOUGH
    }


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert round(contrast(Style.parse("#000000 on #ffffff")), 1) == 21
    assert round(contrast(Style.parse("#777777 on #ffffff")), 2) == 4.48


@pytest.mark.parametrize("theme", ["explainer-dark", "explainer-light"])
async def test_every_word_stands_out_from_its_ground(shipped: Story, theme: str) -> None:
    app = app_of(shipped)
    app.theme = theme
    async with app.run_test(size=(130, 60), notifications=True) as pilot:
        found: dict[str, set[str]] = {}
        for key in "12345":
            await pilot.press(key)
            await pilot.pause()
            found[key] = faint(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: "on, then to the next section" in " ".join(page(app).split()))
        found["help"] = faint(pilot)
        await pilot.press("question_mark", "enter")
        await pilot.pause()
        found["evidence"] = faint(pilot)
        await pilot.press("ctrl+p", *"working")
        await until(pilot, lambda: "Figure working-day" in page(app))
        found["palette"] = faint(pilot)
        await pilot.press("escape")
        reading(pilot).post_message(Saved(load_story(WRONG, TODAY), WRONG.decode().split("\n")))
        app.notify("a notice", markup=False)
        await until(pilot, lambda: "did you mean high?" in page(app) and "a notice" in page(app))
        found["banner"] = faint(pilot)
        await pilot.press("p")
        await until(pilot, lambda: "^^^^" in page(app))
        found["problems"] = faint(pilot)
    assert {place: texts for place, texts in found.items() if texts} == {}


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (300, 100)], ids="{0[0]}x{0[1]}".format)
async def test_no_word_is_cut_off(shipped: Story, size: tuple[int, int]) -> None:
    async with app_of(shipped).run_test(size=size) as pilot:
        for key, section in enumerate(shipped.sections, 1):
            await pilot.press(str(key))
            await pilot.pause()
            rows = await read_through(pilot, reading(pilot).panel)
            seen = {word.rstrip(",") for word in " ".join(rows).split()}
            for figure in section.figures:
                texts = [figure.label, figure.caveats[0].text, words.relayed(shipped, figure)]
                texts += [words.standing(figure), figure.unit or "", figure.period or ""]
                if figure.value is not None and figure is not section.figures[0]:  # the first one's are drawn large
                    texts.append(words.qualified(figure.value, figure.qualifier))
                assert [word for text in texts for word in text.split() if word.rstrip(",") not in seen] == []


def evidence_words(story: Story) -> Iterator[str]:
    figure = story.sections[1].figures[0]
    for text in (figure.quote, figure.measures, figure.does_not_show, figure.because):
        yield from (text or "").split()
    for caveat in figure.caveats:
        yield from caveat.text.split()
    for account in figure.differs:
        yield from account.says.split()


@pytest.mark.parametrize("size", [(40, 12), (100, 30), (140, 40)], ids="{0[0]}x{0[1]}".format)
async def test_no_word_of_the_evidence_is_cut_off(shipped: Story, size: tuple[int, int]) -> None:
    async with app_of(shipped, "entries-2024").run_test(size=size) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        seen = set(" ".join(await read_through(pilot, reading(pilot).evidence)).split())
        told = squeezed("".join(sorted(seen)))
        assert [word for word in evidence_words(shipped) if squeezed(word.strip("“”")) not in told] == []


@pytest.mark.parametrize("size", [(39, 12), (40, 11), (20, 5)])
async def test_a_terminal_that_is_too_small_is_told_so(shipped: Story, size: tuple[int, int]) -> None:
    async with app_of(shipped).run_test(size=size) as pilot:
        assert "This story needs 40 columns and 12 rows to be read." in " ".join(page(pilot.app).split())
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "This story needs" not in page(pilot.app)


def test_without_colours_none_is_sent_and_the_current_one_is_marked() -> None:
    with Terminal([COMMAND, "--section", "scale"], 100, 30, env=environment({"NO_COLOR": "1"}), cwd=TOP) as terminal:
        terminal.wait_for("How many are there?", "▌ Entries into Russia by North Koreans")
        terminal.press("j")
        terminal.wait_for("▌ Already working in Russia")
        assert "▌ Entries into Russia by North Koreans" not in terminal.text
        row = next(number for number, line in enumerate(terminal.text.splitlines()) if "1 Conditions" in line)
        bold = "".join(cell.data for cell in map(terminal.screen.buffer[row].__getitem__, range(100)) if cell.bold)
        assert bold.strip() == "2 Scale"
        assert "━" in terminal.text
        terminal.press("ctrl+p")
        terminal.wait_for("Search for commands")
        terminal.press("working")
        terminal.wait_for("Figure working-day")
        terminal.press("escape")
        terminal.wait_until(lambda: "Figure working-day" not in terminal.text, "the palette to close")
        terminal.press("?")
        terminal.wait_for("on, then to the next section")
        terminal.press("q")
        assert terminal.finish() == 0
    parameters = {each for sequence in re.findall(rb"\x1b\[([0-9;:]*)m", terminal.raw) for each in sequence.split(b";")}
    assert parameters
    assert parameters <= {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"9", b"39", b"49"}
