"""Two small stories as they are printed, line for line."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from conftest import Golden, Today, read
from explainer import cli
from explainer.commands import show
from explainer.present.layout import LayoutOptions, lay_out
from explainer.present.lines import text_of
from explainer.present.pages import PageName, story_page

HERE = Path(__file__).parent
SMALL, RELAYED = HERE / "small.yaml", HERE / "relayed.yaml"


def printed(monkeypatch: pytest.MonkeyPatch, encoding: str, *words: str, story: Path = SMALL) -> str:
    """What `explainer show` writes to a stream of that encoding."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding, newline="\n")
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(show, "date", Today)
    assert cli.main(["show", str(story), *words]) == 0
    stream.seek(0)
    return stream.read()


@pytest.mark.parametrize("width", [40, 80])
def test_the_small_story_is_set_to_the_width(monkeypatch: pytest.MonkeyPatch, golden: Golden, width: int) -> None:
    golden(HERE / f"small.{width}.txt", printed(monkeypatch, "utf-8", "--width", str(width)))


def test_the_small_story_needs_no_more_than_ascii(monkeypatch: pytest.MonkeyPatch, golden: Golden) -> None:
    text = printed(monkeypatch, "ascii", "--width", "80")
    assert "\\u" not in text
    golden(HERE / "small.ascii.txt", text)


def test_one_figure_brings_its_section_and_its_sources_along(monkeypatch: pytest.MonkeyPatch, golden: Golden) -> None:
    golden(HERE / "small.toll.txt", printed(monkeypatch, "utf-8", "toll", "--width", "80"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("80", "--width 80"),
        ("sources", "sources --width 80"),
        ("narrow-sources", "sources --width 40"),
        ("voice", "press --width 80"),
        ("brief", "--brief --width 80"),
        ("words", "--no-pictures --width 80"),
        ("markdown", "--format markdown"),
        ("markdown-sources", "sources --format markdown"),
        ("html", "--format html"),
        ("html-sources", "sources --format html"),
    ],
)
def test_a_story_told_by_many_is_printed_in_each_form(
    monkeypatch: pytest.MonkeyPatch, golden: Golden, name: str, words: str
) -> None:
    text = printed(monkeypatch, "utf-8", *words.split(), story=RELAYED)
    golden(HERE / f"relayed.{name}.txt", re.sub("<style>.*</style>", "", text, flags=re.DOTALL))


def test_a_story_told_by_many_stands_on_these_pages_on_the_screen(golden: Golden) -> None:
    story = read(RELAYED.read_bytes())
    names = [PageName("section", section.id) for section in story.sections]
    names += [PageName("evidence", figure.id) for figure in story.figures]
    pages = [page for name in names if (page := story_page(story, name))]
    lines = [text_of(row.spans) for page in pages for row in lay_out(page, 80, LayoutOptions(large=True)).lines]
    golden(HERE / "relayed.screen.txt", "\n".join(lines) + "\n")
