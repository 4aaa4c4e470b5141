"""Days as cells, some of them set apart."""

from __future__ import annotations

from explainer.picture import Days
from explainer.present import words
from explainer.present.lines import Line
from explainer.present.pictures.cells import GROUP, MOST_CELLS, grouped
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import legend, meaning
from explainer.present.pictures.sentences import caption
from explainer.story import Figure, Story

LEAST_GROUPS = 4
UNDATED = "dates unknown"


def draw_days(picture: Days, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> list[Line]:
    """The days set apart, filled and on lines of their own, then the others: the dates are not known."""
    apart = _days_apart(picture, figure)
    if apart is None or not apart <= picture.of <= MOST_CELLS or width < GROUP:
        return []
    groups, gap = min((width + 1) // (GROUP + 1), GROUP), " "
    if groups < LEAST_GROUPS:
        groups, gap = width // GROUP, ""
    texture, others = glyphs.texture(figure.basis), picture.of - apart
    meanings = [
        meaning(texture, f"1 day set apart, {figure.basis}, {UNDATED}") if apart else (),
        meaning(glyphs.empty, f"1 other day of the {words.number(picture.of)}", "muted") if others else (),
    ]
    return [
        *grouped([(texture * apart, "fill")], groups, gap),
        *grouped([(glyphs.empty * others, "muted")], groups, gap),
        *legend(meanings, width),
    ]


def days_sentence(picture: Days, figure: Figure, story: Story) -> str:
    """How many days are set apart, and of how many."""
    of, apart = words.count(picture.of, "day"), _days_apart(picture, figure)
    return f"{caption(figure)}. Of {of}, {words.number(apart or 0)} set apart, {UNDATED}."


def _days_apart(picture: Days, figure: Figure) -> int | None:
    """How many days are set apart; None where neither the picture nor the figure has a whole number from 0."""
    apart = figure.value if picture.marked is None else picture.marked
    return apart if isinstance(apart, int) and apart >= 0 else None
