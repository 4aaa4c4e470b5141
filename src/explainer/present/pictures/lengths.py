"""Lengths and places: which number one cell stands for, and where a value ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import count
from math import ceil, floor
from typing import NamedTuple

from explainer.present.lines import Line, Role, Span
from explainer.present.pictures.glyphs import Glyphs
from explainer.values import Number, Quantity, Range

ROUND = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5))


class Axis(NamedTuple):
    """A row of cells that holds zero at a cell's edge."""

    step: Fraction
    """What one cell stands for, in the figures' unit: 1, 2, 2.5 or 5 times a power of ten."""
    below: int
    """Cells to the left of zero."""
    above: int
    """Cells to the right of zero."""
    parts: int
    """Parts that a cell can be drawn in."""

    @property
    def scale(self) -> Number:
        """What one cell stands for, as a number to print."""
        if self.step.denominator == 1:
            return self.step.numerator
        return Decimal(self.step.numerator) / Decimal(self.step.denominator)

    def place(self, value: Number) -> int:
        """The part nearest to a value, counted from the axis' left end."""
        above, under = value.as_integer_ratio()
        above, under = above * self.parts * self.step.denominator, under * self.step.numerator
        length = (2 * abs(above) + under) // (2 * under)
        return self.below * self.parts + (length if value > 0 else -length)

    def extent(self, value: Quantity) -> tuple[int, int]:
        """Where the filled stretch of a value begins and ends, in parts; at least one part for all but zero."""
        low, high = filled_from_zero(value)
        start, end = self.place(low), self.place(high)
        if start < end or not (low or high):
            return start, end
        if start == 0 or (high > 0 and end < (self.below + self.above) * self.parts):
            return start, end + 1
        return start - 1, end

    def cell(self, value: Number) -> int:
        """The cell whose left edge is nearest to a value."""
        return floor(self.below + Fraction(value) / self.step + Fraction(1, 2))


def filled_from_zero(value: Quantity) -> tuple[Number, Number]:
    """The low and the high end of what is filled: those of a range, or zero and the number, the lower first."""
    if isinstance(value, Range):
        return value.low, value.high
    return min(value, 0), max(value, 0)


def axis_at(step: Fraction, values: Sequence[Quantity], parts: int) -> Axis:
    """The shortest axis of a step that holds zero and all values."""
    low, high = _extremes(values)
    return Axis(step, ceil(-low / step), ceil(high / step), parts)


def finest_step(
    values: Sequence[Quantity], cells: int, parts: int, fits: Callable[[Axis], bool] | None = None
) -> Fraction | None:
    """The least round step whose axis takes at most `cells` and satisfies `fits`; all larger steps do too.

    None where all values are zero, which have no scale, and where no step fits.
    """
    low, high = _extremes(values)
    if low == high or cells < 1:
        return None
    for step in _round_steps((high - low) / cells):
        axis = axis_at(step, values, parts)
        if axis.below + axis.above <= cells and (fits is None or fits(axis)):
            return step
        if axis.below <= 1 and axis.above <= 1:
            break
    return None


def _extremes(values: Sequence[Quantity]) -> tuple[Fraction, Fraction]:
    lows, highs = zip(*map(filled_from_zero, values), strict=True)
    return min(Fraction(0), *map(Fraction, lows)), max(Fraction(0), *map(Fraction, highs))


def _round_steps(least: Fraction) -> Iterator[Fraction]:
    exponent = len(str(least.numerator)) - len(str(least.denominator)) - 1
    for power in count(exponent):
        ten = Fraction(10) ** power
        yield from (step for step in (digits * ten for digits in ROUND) if step >= least)


def filled(start: int, end: int, texture: str, glyphs: Glyphs) -> str:
    """The cells up to `end` with the texture from `start` on, both in parts from the left end; blanks before.

    Whole cells carry the texture, and what is left at either end is a part of a full block. A length within one cell
    that touches neither of its edges keeps its size and moves to the cell's left edge.
    """
    parts = glyphs.parts
    first, into = divmod(start, parts)
    last, rest = divmod(end, parts)
    if start >= end:
        return " " * first
    if first == last:
        return " " * first + glyphs.left[end - start - 1]
    head = glyphs.right[parts - into - 1] if 0 < parts - into <= len(glyphs.right) else texture
    tail = glyphs.left[rest - 1] if rest else ""
    return " " * first + head + texture * (last - first - 1) + tail


def place_labels(places: Sequence[tuple[int, str]], width: int, glyphs: Glyphs) -> list[Line]:
    """Labels at their places under an axis, as (cell whose left edge is meant, label), the most important first.

    A label stands to the right of its tick, or to the left where the line ends; one that would touch another moves a
    line down. A label wider than `width` is left out, so callers make sure that each fits.
    """
    rows: list[list[tuple[int, str]]] = []
    for cell, label in places:
        start, text = cell, glyphs.tick + label
        if start + len(text) > width:
            start, text = cell - len(text), label + glyphs.tick_before
        start = max(start, 0)
        if len(text) > width:
            continue
        row = next((row for row in rows if all(_apart(start, text, other) for other in row)), None)
        if row is None:
            row = []
            rows.append(row)
        row.append((start, text))
    return [place_spans(((start, text, "muted") for start, text in sorted(row))) for row in rows]


def _apart(start: int, text: str, other: tuple[int, str]) -> bool:
    return start > other[0] + len(other[1]) or other[0] > start + len(text)


def place_spans(pieces: Iterator[tuple[int, str, Role]]) -> Line:
    """One line with each text at its cell; they come from left to right and do not overlap."""
    line: list[Span] = []
    used = 0
    for start, text, role in pieces:
        if start > used:
            line.append(Span(" " * (start - used)))
        line.append(Span(text, role))
        used = start + len(text)
    return tuple(line)
