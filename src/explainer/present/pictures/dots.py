"""Rows of dots to count by eye."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from explainer.picture import Dots
from explainer.present import words
from explainer.present.lines import Line, Role, Span, width_of
from explainer.present.pictures.axis import ends
from explainer.present.pictures.cells import GROUP, between_ends, grouped
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import (
    distinct,
    evidence,
    legend,
    meaning,
    names,
    notes,
    padded,
    said,
    told,
    units,
)
from explainer.present.widths import cell_len
from explainer.story import Figure, Story
from explainer.values import Number, Quantity, Range

MOST_DOTS = 400
LEAST_LABEL = 6
NOT_AMONG = "not among them in what was read"


def draw_dots(picture: Dots, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> list[Line]:
    """A row each for the figure and those named, and what one dot means; nothing where they cannot be counted."""
    rows = [figure, *(story.figures_by_id[other] for other in picture.with_)]
    values = [row.value for row in rows if row.value is not None]
    if not values or picture.each < 1 or not _countable(values, picture):
        return []
    tails = [_tail(row, figure) for row in rows]
    labels = names(rows)
    most = max(_dots(ends(value)[1], picture) for value in values)
    columns = _columns(max(most, picture.of or 0), max(map(cell_len, labels)), max(map(width_of, tails)), width)
    if columns is None or not distinct(labels, columns[0], glyphs):
        return []
    label_cells, a_row = columns
    lines: list[Line] = []
    for label, row, behind in zip(labels, rows, tails, strict=True):
        drawn = grouped(_signs(row.value, picture, glyphs, "fill-other" if lines else "fill"), a_row)
        lines += _row(padded(label, label_cells, glyphs), drawn, behind)
    return lines + legend(_legend(rows, picture, glyphs), width, glyphs)


def say_dots(picture: Dots, figure: Figure, story: Story) -> str:
    """The rows with their numbers, and what a dot and a hollow one mean."""
    rows = [figure, *(story.figures_by_id[other] for other in picture.with_)]
    of = f" Of {words.number(picture.of)} dots a row, the hollow ones are {NOT_AMONG}." if picture.of else ""
    return f"One dot for {_one(picture, figure)}. {'; '.join(told(row) for row in rows)}.{of}"


def _countable(values: Sequence[Quantity], picture: Dots) -> bool:
    total = sum(max(_dots(ends(value)[1], picture), picture.of or 0) for value in values)
    return total <= MOST_DOTS and all(ends(value)[0] >= 0 for value in values)


def _dots(value: Number, picture: Dots) -> int:
    """The nearest whole number of dots."""
    return floor(Fraction(value) / picture.each + Fraction(1, 2))


def _columns(most: int, label: int, behind: int, width: int) -> tuple[int, int] | None:
    """The cells of the labels and the groups of dots a row: as many as a row needs, unless only fewer fit."""
    needed = max(1, -(-most // GROUP))
    for a_row in range(needed, 0, -1):
        dots = most + needed - 1 if a_row == needed else a_row * (GROUP + 1) - 1
        room = width - dots - behind - 4
        if room >= min(label, LEAST_LABEL if a_row == 1 else label):
            return min(label, room), a_row
    return None


def _tail(row: Figure, first: Figure) -> Line:
    """What stands behind the dots: the value and its notes."""
    value = said(row, words.qualified(row.value, row.qualifier) if row.value is not None else "")
    noted = notes(row, first)
    return (*value, Span("  "), *noted) if noted else value


def _signs(value: Quantity | None, picture: Dots, glyphs: Glyphs, role: Role) -> list[tuple[str, Role]]:
    if value is None:
        return []
    low, high = (_dots(end, picture) for end in (ends(value) if isinstance(value, Range) else (value, value)))
    hollow = max((picture.of or 0) - high, 0)
    return [(glyphs.dot * low, role), (glyphs.maybe * (high - low), "mark"), (glyphs.hollow * hollow, "muted")]


def _row(label: str, drawn: list[Line], behind: Line) -> list[Line]:
    """The dots beside their label, and the value behind the last of them."""
    begin = Span(" " * cell_len(label) + "  ")
    lines = [(begin, *line) for line in drawn[1:]]
    lines.insert(0, (Span(label), Span("  "), *(drawn[0] if drawn else ())))
    return [*lines[:-1], (*lines[-1], *((Span("  "),) if drawn else ()), *behind)]


def _one(picture: Dots, figure: Figure) -> str:
    return units(picture.each, figure.unit)


def _legend(rows: Sequence[Figure], picture: Dots, glyphs: Glyphs) -> list[Line]:
    first = next(row for row in rows if row.value is not None)
    values = [row.value for row in rows if row.value is not None]
    exact = all(Fraction(end) % picture.each == 0 for value in values for end in ends(value))
    hollow = picture.of is not None and any(_dots(ends(value)[1], picture) < picture.of for value in values)
    ranges = [value for value in values if isinstance(value, Range)]
    return [
        meaning(glyphs.dot, _one(picture, first)),
        () if exact else (Span("to the nearest dot", "muted"),),
        between_ends(ranges[0], glyphs) if ranges else (),
        meaning(glyphs.hollow, NOT_AMONG, "muted") if hollow else (),
        evidence(first),
    ]
