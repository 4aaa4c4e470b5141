"""Bars from zero, one for each figure, on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from rich.cells import cell_len

from explainer.picture import Bars
from explainer.present.lines import Line, Span, width_of
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import end_meanings, legend, meaning, units
from explainer.present.pictures.lengths import Axis, axis_at, filled, filled_from_zero, finest_step
from explainer.present.pictures.rows import Row, gap_lines, label_cells, row_end, rows_of, rows_sentence, short_meaning
from explainer.present.wrapping import wrap
from explainer.story import OPEN_ABOVE, Figure, Qualifier, Story
from explainer.values import Number, Quantity

ACCOUNT = "another account"
LABELS_ABOVE = 2
"""How many cells bars are indented where their labels stand above them."""
LEAST_BAR = 4
"""The least length of the longest bar, in cells, where it has no room for a third of the line."""


class BarsLayout(NamedTuple):
    """Where labels, bars, values and notes stand in a width."""

    rows: Sequence[Row]
    values: Sequence[Quantity]
    """The values that the axis must hold."""
    column: int
    """The cells of the labels beside the bars; 0 where they stand above them or there are none."""
    labels_above: bool
    short: bool
    """Whether context has only its sign in the rows, and the word in the legend."""
    width: int
    glyphs: Glyphs

    @property
    def finest_step(self) -> Fraction | None:
        """The finest step that leaves room for every number; None where all values are 0 or none does."""
        return finest_step(self.values, self.room, self.glyphs.parts, self._fits)

    @property
    def indent(self) -> int:
        """The cell where the bars begin."""
        return LABELS_ABOVE if self.labels_above else self.column

    @property
    def room(self) -> int:
        """The cells for bars and values."""
        return self.width - self.indent

    def behind(self, row: Row) -> Line:
        """What stands to the right of a bar: its value and notes."""
        return row_end(row, False, self.short, self.glyphs)

    def draw(self, step: Fraction | None) -> list[Line]:
        """The rows and the legend; without a step the rows have no bars."""
        axis = axis_at(step, self.values, self.glyphs.parts) if step else None
        margin = Span(" " * self.indent)
        lines: list[Line] = []
        for row in self.rows:
            lines += gap_lines(row, self.indent, self.width, self.glyphs)
            beside = Span(row.label + " " * (self.column - cell_len(row.label)))
            if self.labels_above:
                lines += wrap(row.label, self.width)
            bar = _bar(row, axis, self.glyphs) if axis else ()
            between = (Span(" "),) if bar else ()
            line = (margin if self.labels_above else beside, *bar, *between, *self.behind(row))
            lines.append(tuple(span for span in line if span.text))
        short = short_meaning(self.rows, False, self.glyphs) if self.short else ()
        return lines + legend([*_legend(self.rows, axis, self.glyphs), short], self.width)

    def _fits(self, axis: Axis) -> bool:
        return all(self._cells(axis, row) <= self.room for row in self.rows)

    def _cells(self, axis: Axis, row: Row) -> int:
        """How many cells a row takes beside its label."""
        left = axis.below + 1 if axis.below else 0
        above = max(axis.extent(row.figure.value or 0)[1] - axis.place(0), 0)
        bar = left + ceil(above / axis.parts) + len(_sign(row, self.glyphs))
        return bar + (1 if bar else 0) + width_of(self.behind(row))


def bars_layout(picture: Bars, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> BarsLayout | None:
    """The layout of the figure's bars; None where the numbers have no room."""
    return fitting_layout(rows_of(figure, picture.with_, story), picture.to, width, glyphs)


def fitting_layout(rows: Sequence[Row], to: Number | None, width: int, glyphs: Glyphs) -> BarsLayout | None:
    """The layout of rows of bars; None where the numbers have no room. `to`: a number that the axis must reach.

    Where room is short, the word context moves to the legend, then the labels above the bars, so that the longest bar
    has a third of the line, or at least 4 cells; no text is cut.
    """
    values = [row.figure.value for row in rows if row.figure.value is not None]
    if not values:
        return None
    values += [to] if to is not None else []
    column = label_cells(rows)
    longest = max(rows, key=lambda row: max(abs(Fraction(end)) for end in filled_from_zero(row.figure.value or 0)))
    for bar in (width // 3, LEAST_BAR):
        for above in (False, True) if column else (False,):
            for short in (False, True):
                layout = BarsLayout(rows, values, 0 if above else column, above, short, width, glyphs)
                least = bar + len(_sign(longest, glyphs)) + 1 + width_of(layout.behind(longest))
                if least <= layout.room and all(width_of(layout.behind(row)) + 3 <= layout.room for row in rows):
                    return layout
    return None


def bars_sentence(picture: Bars, figure: Figure, story: Story) -> str:
    """The rows with their numbers."""
    return f"Bars from zero. {rows_sentence(figure, picture.with_, story)}"


def end_sign(value: Quantity | None, qualifier: Qualifier | None, glyphs: Glyphs) -> str:
    """The sign at a bar's end: an arrow for an open end, a stop for an upper limit; empty for others.

    Negative values get no end mark: "more than -5" leads back to zero, and a mark at the far end would say the reverse.
    """
    if value is None or filled_from_zero(value)[1] <= 0:
        return ""
    if qualifier in OPEN_ABOVE:
        return glyphs.arrow
    return glyphs.stop if qualifier == "up to" else ""


def _sign(row: Row, glyphs: Glyphs) -> str:
    return end_sign(row.figure.value, row.figure.qualifier, glyphs)


def _bar(row: Row, axis: Axis, glyphs: Glyphs) -> Line:
    zero = axis.place(0)
    start, end = axis.extent(row.figure.value or 0)
    texture = _texture(row, glyphs)
    spans: list[Span] = []
    if axis.below:
        left = filled(min(start, zero), min(end, zero), texture, glyphs)
        lead = glyphs.lead if start < zero else " "
        spans = [Span(left, "fill"), Span(lead * (axis.below - len(left)), "muted"), Span(glyphs.zero, "muted")]
    right = filled(max(start - zero, 0), max(end - zero, 0), texture, glyphs)
    drawn = right.lstrip()
    lead = glyphs.lead * (len(right) - len(drawn))
    spans += [Span(lead, "muted"), Span(drawn, "fill"), Span(_sign(row, glyphs), "fill")]
    return tuple(span for span in spans if span.text)


def _texture(row: Row, glyphs: Glyphs) -> str:
    return glyphs.texture(row.basis) if row.basis else glyphs.account


def _legend(rows: Sequence[Row], axis: Axis | None, glyphs: Glyphs) -> list[Line]:
    valued = [row for row in rows if row.figure.value is not None]
    unit = valued[0].figure.unit
    textures = {
        _texture(row, glyphs): row.basis or ACCOUNT for row in valued if any(filled_from_zero(row.figure.value or 0))
    }
    if axis is None or not textures:
        return [(Span(unit, "muted"),)] if unit else []
    [first, word], *others = textures.items()
    drawn = {sign for row in rows for span in _bar(row, axis, glyphs) for sign in span.text}
    return [
        meaning(first, f"{units(axis.scale, unit)}, {word}"),
        *(meaning(texture, other) for texture, other in others),
        *end_meanings((_sign(row, glyphs) for row in rows), glyphs),
        meaning(glyphs.lead, "from zero", "muted") if glyphs.lead in drawn else (),
        meaning(glyphs.zero, "zero", "muted") if axis.below else (),
    ]
