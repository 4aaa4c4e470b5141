"""Bars from zero, one a figure, on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from explainer.picture import Bars
from explainer.present import words
from explainer.present.lines import Line, Role, Span, width_of, wrap
from explainer.present.pictures.axis import Axis, ends, filled, fit
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import (
    distinct,
    evidence,
    legend,
    meaning,
    names,
    notes,
    other_textures,
    padded,
    said,
    told,
    units,
)
from explainer.present.widths import cell_len
from explainer.story import Figure, Qualifier, Story
from explainer.values import Quantity

LEAST_LABEL = 6
OPEN = ("more than", "could exceed", "at least")


class Row:
    """A figure as a row of the picture."""

    def __init__(self, figure: Figure, label: str, sign: str, behind: Line, below: Line, role: Role) -> None:
        self.figure = figure
        """What is drawn."""
        self.label = label
        """What tells it apart from the others."""
        self.sign = sign
        """What stands at the bar's end."""
        self.behind = behind
        """The value, and the notes where they stand beside it."""
        self.below = below
        """The notes where they stand on a line of their own."""
        self.role = role
        """The bar's role: the figure's own or another's."""


def draw_bars(picture: Bars, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> list[Line]:
    """A row each for the figure and those named, and the scale below; nothing where there is no room for them.

    Where room is short, the bars become shorter, then the notes move below them, and the labels are cut last.
    """
    shown = [figure, *(story.figures_by_id[other] for other in picture.with_)]
    if all(row.value is None for row in shown):
        return []
    for least_label, notes_below in ((None, False), (None, True), (LEAST_LABEL, False), (LEAST_LABEL, True)):
        rows = _rows(shown, notes_below, glyphs)
        label_cells = min(max(cell_len(row.label) for row in rows), least_label or _label_cells(rows, width))
        lines = _laid_out(rows, label_cells, width, glyphs)
        if lines:
            return lines
    return []


def say_bars(picture: Bars, figure: Figure, story: Story) -> str:
    """The rows with their numbers."""
    shown = [figure, *(story.figures_by_id[other] for other in picture.with_)]
    return f"Bars from zero. {'; '.join(told(row) for row in shown)}."


def end_sign(value: Quantity | None, qualifier: Qualifier | None, glyphs: Glyphs) -> str:
    """What stands at a bar's end: an arrow for an open one, a stop for an upper bound.

    None below zero, where "more than" leads back to zero and a sign at the far end would say the opposite.
    """
    if value is None or ends(value)[1] <= 0:
        return ""
    if qualifier in OPEN:
        return glyphs.arrow
    return glyphs.stop if qualifier == "up to" else ""


def _rows(shown: Sequence[Figure], notes_below: bool, glyphs: Glyphs) -> list[Row]:
    first = shown[0]
    rows: list[Row] = []
    for figure, label in zip(shown, names(shown), strict=True):
        value, noted = said(figure, _value(figure, glyphs)), notes(figure, first)
        behind = (*value, Span("  "), *noted) if noted and not notes_below else value
        sign = end_sign(figure.value, figure.qualifier, glyphs)
        role: Role = "fill-other" if rows else "fill"
        rows.append(Row(figure, label, sign, behind, noted if notes_below else (), role))
    return rows


def _value(figure: Figure, glyphs: Glyphs) -> str:
    """The value in the fewest cells; below zero in words, where a sign behind the number would mislead."""
    if figure.value is None:
        return ""
    below_zero = ends(figure.value)[0] < 0
    return (words.qualified if below_zero else glyphs.marked)(figure.value, figure.qualifier)


def _label_cells(rows: Sequence[Row], width: int) -> int:
    """The width that labels may have while the longest bar has a third of the line."""
    longest = max(rows, key=lambda row: max(abs(Fraction(end)) for end in ends(row.figure.value or 0)))
    return max(width - width // 3 - width_of(longest.behind) - 4, LEAST_LABEL)


def _laid_out(rows: Sequence[Row], label_cells: int, width: int, glyphs: Glyphs) -> list[Line]:
    """The lines with labels of the given width; none where the numbers have no room beside the bars."""
    room = width - label_cells - 2
    values = [row.figure.value for row in rows if row.figure.value is not None]
    axis = fit(values, room, glyphs.parts, lambda axis: all(_cells(axis, row) <= room for row in rows))
    apart = distinct([row.label for row in rows], label_cells, glyphs)
    all_zero = not any(end for value in values for end in ends(value))
    if not apart or room < max(width_of(row.behind) for row in rows) or (axis is None and not all_zero):
        return []
    lines: list[Line] = []
    for row in rows:
        bar = _bar(row, axis, glyphs) if axis else ()
        between = (Span(" "),) if bar else ()
        lines.append((Span(padded(row.label, label_cells, glyphs)), Span("  "), *bar, *between, *row.behind))
        lines += wrap(row.below, width, first=" " * (label_cells + 2)) if row.below else []
    return lines + legend(_legend(rows, axis, glyphs), width, glyphs)


def _cells(axis: Axis, row: Row) -> int:
    """How many cells a row takes beside its label."""
    left = axis.below + 1 if axis.below else 0
    above = max(axis.extent(row.figure.value or 0)[1] - axis.place(0), 0)
    bar = left + ceil(above / axis.parts) + len(row.sign)
    return bar + (1 if bar else 0) + width_of(row.behind)


def _bar(row: Row, axis: Axis, glyphs: Glyphs) -> Line:
    zero = axis.place(0)
    start, end = axis.extent(row.figure.value or 0)
    texture = glyphs.textures[row.figure.basis]
    spans: list[Span] = []
    if axis.below:
        left = filled(min(start, zero), min(end, zero), texture, glyphs)
        lead = glyphs.lead if start < zero else " "
        spans = [Span(left, row.role), Span(lead * (axis.below - len(left)), "muted"), Span(glyphs.zero, "muted")]
    right = filled(max(start - zero, 0), max(end - zero, 0), texture, glyphs)
    drawn = right.lstrip()
    spans += [Span(glyphs.lead * (len(right) - len(drawn)), "muted"), Span(drawn, row.role), Span(row.sign, row.role)]
    return tuple(span for span in spans if span.text)


def _legend(rows: Sequence[Row], axis: Axis | None, glyphs: Glyphs) -> list[Line]:
    first = next(row.figure for row in rows if row.figure.value is not None)
    all_zero = (Span(first.unit, "muted"),) if first.unit else ()
    scale = meaning(glyphs.textures[first.basis], units(axis.scale, first.unit)) if axis else all_zero
    return [scale, evidence(first), *other_textures([first, *(row.figure for row in rows)], glyphs)]
