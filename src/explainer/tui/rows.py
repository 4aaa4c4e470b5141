"""What a row of the screen is made of, and how wide a page's text is in it."""

from __future__ import annotations

from typing import NamedTuple

from explainer.present.lines import Role
from explainer.tui.colours import Ground
from explainer.tui.geometry import MARGINS, MEASURE

BEFORE_TEXT = 2
"""The cells of a page before its text: the mark and a blank."""


class Piece(NamedTuple):
    """A run of text that looks alike."""

    text: str
    role: Role = "plain"
    ground: Ground = "page"
    address: str = ""


Painted = tuple[Piece, ...]
"""One row of the screen, from its left edge to its right one."""

Stretch = tuple[int, int, Ground]
"""A stretch of a row's text on another ground: its start and end in characters, and the ground."""


def text_width(width: int, divided: bool = False) -> int:
    """How many cells the text has in a box of a width; `divided`: whether a dividing line takes one of them."""
    return max(1, min(MEASURE, width - MARGINS - divided))
