"""A figure's name and number at the head of its evidence, the number in large digits where it is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explainer.present.glyphs import UTF8, Glyphs
from explainer.present.lines import BLANK_LINE, Line, Span, text_of, width_of
from explainer.present.wrapping import wrap
from explainer.values import Value, written

DIGITS = (
    "█▀█ ▄█  ▀▀█ ▀▀█ █ █ █▀▀ █▀▀ ▀▀█ █▀█ █▀█",
    "█ █  █  █▀▀ ▀▀█ ▀▀█ ▀▀█ █▀█   █ █▀█ ▀▀█",
    "▀▀▀ ▀▀▀ ▀▀▀ ▀▀▀   ▀ ▀▀▀ ▀▀▀   ▀ ▀▀▀ ▀▀▀",
)
"""The three rows of the digits from 0 to 9, each three cells wide."""
LARGE: dict[str, Sequence[str]] = {
    **{str(digit): [row[4 * digit :][:3] for row in DIGITS] for digit in range(10)},
    ",": (" ", " ", "█"),
    ".": (" ", " ", "▀"),
    "-": ("  ", "▀▀", "  "),
    "–": ("    ", " to ", "    "),
}
"""The three rows of each character of a number, one blank apart; a dash stands for the word between two ends."""
GAP = "   "
"""Between the number and what stands at its right."""


class Head(NamedTuple):
    """A figure's name and number, and what the number rests on."""

    name: str
    number: Line
    """What stands in the number's place, with unit and period; empty where words do."""
    basis: Line
    sure: Line
    value: Value | None = None
    """The number itself, where it is one."""

    @property
    def sentence(self) -> Line:
        """All of it in words."""
        between = Span(" · ", "muted")
        number = (Span(": "), *self.number) if text_of(self.number) else ()
        return (Span(self.name, "heading"), *number, between, *self.basis, between, *self.sure)

    def draw(self, width: int, glyphs: Glyphs) -> list[Line]:
        """The number in large digits, with all the rest at its right where that has room, else under the name."""
        name: Line = (Span(self.name, "heading"),)
        rests_on: Line = (*self.basis, Span(" · ", "muted"), *self.sure)
        digits = _digits(self.value) if self.value and glyphs is UTF8 else []
        if not digits or width_of(digits[0]) > width:
            return _one_below_the_other((name, self.number, rests_on), width)
        left = width - width_of(digits[0]) - len(GAP)
        above: list[Line] = []
        for texts in ((name, self.number, rests_on), (self.number, self.basis, self.sure)):
            if max(map(width_of, texts)) <= left:
                return [*above, *((*row, Span(GAP), *text) for row, text in zip(digits, texts, strict=True))]
            above = [*wrap(name, width), BLANK_LINE]
        return [*above, *digits, *_one_below_the_other((self.number, rests_on), width)]


def _one_below_the_other(texts: Sequence[Line], width: int) -> list[Line]:
    return [line for text in texts if text_of(text) for line in wrap(text, width)]


def _digits(value: Value) -> list[Line]:
    """The three rows of a number or a range."""
    signs = [LARGE[sign] for sign in written(value.amount).replace(" to ", "–")]
    return [(Span(" ".join(sign[row] for sign in signs), "value"),) for row in range(3)]
