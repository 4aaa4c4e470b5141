"""Each kind of picture as it is drawn at 40, 80 and 120 cells and in ASCII, beside its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Golden
from explainer.present.pictures import ASCII, UTF8, draw, sentence, timeline

from .stories import EVENTS, STORY, page

GOLDEN = Path(__file__).parent / "golden"
SIZES = (("40 cells", 40, UTF8), ("80 cells", 80, UTF8), ("120 cells", 120, UTF8), ("80 cells in ASCII", 80, ASCII))
DRAWN = [figure for figure in STORY.figures if figure.picture]


def sheet(said: str, drawn: list[str]) -> str:
    titles = [f"== {title} ==" for title, _, _ in SIZES]
    return "\n\n".join([said, *(f"{title}\n{text}" for title, text in zip(titles, drawn, strict=True))]) + "\n"


def figure_sheet(name: str) -> str:
    figure = next(figure for figure in DRAWN if figure.id == name)
    drawn = [page(draw(figure, STORY, width, glyphs)) for _, width, glyphs in SIZES]
    return sheet(sentence(figure, STORY), drawn)


def timeline_sheet() -> str:
    shown = timeline(EVENTS)
    rows = [f"{row.rails}  {row.date:11}  {row.text}".rstrip() for row in shown.rows]
    return "\n".join([*shown.headings, *rows, page([shown.legend])]) + "\n"


@pytest.mark.parametrize("name", [figure.id for figure in DRAWN])
def test_a_figure_is_drawn_as_its_golden_picture(golden: Golden, name: str) -> None:
    golden(GOLDEN / f"{name}.txt", figure_sheet(name))


def test_the_timeline_is_drawn_as_its_golden_picture(golden: Golden) -> None:
    golden(GOLDEN / "timeline.txt", timeline_sheet())


def test_every_golden_picture_is_compared() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {*(figure.id for figure in DRAWN), "timeline"}


@pytest.mark.parametrize("name", [figure.id for figure in DRAWN])
def test_the_ascii_picture_is_ascii(name: str) -> None:
    figure = next(figure for figure in DRAWN if figure.id == name)
    assert all(page(draw(figure, STORY, width, ASCII)).isascii() for width in range(30, 121))
