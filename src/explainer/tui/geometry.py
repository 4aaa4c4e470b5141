"""Where everything is on a screen of a size: painting, moving and the mouse all use it."""

from __future__ import annotations

from typing import NamedTuple

SMALLEST = (40, 12)
"""The least columns and rows for a page."""
NARROW = 60
"""The columns below which the tabs give way to the current section's name."""
WIDE = 126
"""The columns from which the evidence is shown beside a section."""
LOW = 20
"""The rows below which the tabs have no rule under them."""
AIRY = 24
"""The rows from which there is a blank row above the page."""
MEASURE = 96
"""The most columns that a page has for its text."""
SIDE = 50
"""The columns that the evidence and the line before it have at least beside a section of MEASURE; a narrower one keeps
MIN_BESIDE."""
MIN_BESIDE = 76
"""The columns that a section keeps for its text beside the evidence."""
MARGINS = 4
"""The columns of a page beside its text: the mark, a blank, a blank and the scrollbar."""
WIDEST_SIDE = 76 + MARGINS
"""The most columns of the evidence beside a section."""
WIDEST = MEASURE + MARGINS + 1 + WIDEST_SIDE
"""The most columns of what is shown, the bars included; a wider screen has it in the middle."""
BEFORE_TEXT = 2
"""Those of them before the text: the mark and a blank."""


class Box(NamedTuple):
    """A rectangle in cells, from the top left of the screen."""

    x: int
    y: int
    width: int
    height: int

    def holds(self, x: int, y: int) -> bool:
        """Whether a cell lies in it."""
        return 0 <= x - self.x < self.width and 0 <= y - self.y < self.height


class Geometry(NamedTuple):
    """Where the parts of a screen are; a box that is not shown has no height."""

    tab_rows: int
    """How many rows the tabs have, under the title."""
    page: Box
    evidence: Box


def inset(columns: int) -> int:
    """The blank columns at each side of a screen that is wider than what is shown."""
    return max(0, columns - WIDEST) // 2


def geometry(columns: int, rows: int, banner_rows: int, side: bool) -> Geometry:
    """The boxes of a screen; `side`: whether the evidence is shown beside the page, with a dividing line between."""
    tab_rows = 1 if columns < NARROW or rows < LOW else 2
    top = 1 + tab_rows + banner_rows + (rows >= AIRY)
    height = max(0, rows - top - 1)
    full, left = MEASURE + MARGINS, inset(columns)
    page, evidence = columns, 0
    if side:
        page = min(full, max(MIN_BESIDE + MARGINS, columns - SIDE))
        evidence = min(columns - page - 1, WIDEST_SIDE)
    elif columns >= WIDE:
        page = full
    return Geometry(
        tab_rows=tab_rows,
        page=Box(left, top, page, height),
        evidence=Box(left + page + 1, top, evidence, height if evidence else 0),
    )


def text_width(width: int) -> int:
    """How many cells the text has in a box of a width."""
    return max(1, min(MEASURE, width - MARGINS))
