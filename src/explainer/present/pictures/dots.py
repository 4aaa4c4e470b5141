"""Rows of dots to count by eye."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from rich.cells import cell_len

from explainer.picture import Dots
from explainer.present import words
from explainer.present.lines import Line, Role, Span, width_of
from explainer.present.pictures.cells import GROUP, MOST_CELLS, grouped
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import between_ends, legend, meaning, units
from explainer.present.pictures.lengths import filled_from_zero
from explainer.present.pictures.rows import Row, gap_lines, label_cells, row_end, rows_of, rows_sentence, short_meaning
from explainer.present.wrapping import wrap
from explainer.story import Figure, Story
from explainer.values import Number, Quantity, ends

NOT_AMONG = "not among them in what was read"
LABELS_ABOVE = 2
"""How many cells dots are indented where their labels stand above them."""


def draw_dots(picture: Dots, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> list[Line]:
    """A row each for the figure and those named, and what one dot means; no lines where they cannot be counted.

    Where a row is too long, what all rows of context share moves to the legend, then the dots take several lines, then
    the labels move above them; nothing is cut.
    """
    rows = rows_of(figure, picture.with_, story)
    values = [row.figure.value for row in rows if row.figure.value is not None]
    if not values or picture.each < 1 or not _countable(values, picture):
        return []
    most = max(picture.of or 0, *(_dots(filled_from_zero(value)[1], picture) for value in values))
    layout = _layout(rows, most, width, glyphs)
    if layout is None:
        return []
    column, groups, short = layout
    lines: list[Line] = []
    for row in rows:
        lines += gap_lines(row, column, width, glyphs)
        above = cell_len(row.label) > column
        if above:
            lines += wrap(row.label, width)
        drawn = grouped(_signs(row, picture, glyphs), groups)
        lines += _row("" if above else row.label, column, drawn, row_end(row, True, short, glyphs))
    return lines + legend(_legend(rows, picture, short, glyphs), width)


def dots_sentence(picture: Dots, figure: Figure, story: Story) -> str:
    """The rows with their numbers, and what a dot and a hollow one mean."""
    of = f" Of {words.number(picture.of)} dots a row, the hollow ones are {NOT_AMONG}." if picture.of else ""
    one = units(picture.each, figure.unit)
    return f"One dot for {one}. {rows_sentence(figure, picture.with_, story)}{of}"


def _countable(values: Sequence[Quantity], picture: Dots) -> bool:
    total = sum(max(_dots(filled_from_zero(value)[1], picture), picture.of or 0) for value in values)
    return total <= MOST_CELLS and all(filled_from_zero(value)[0] >= 0 for value in values)


def _dots(value: Number, picture: Dots) -> int:
    """The nearest whole number of dots."""
    return floor(Fraction(value) / picture.each + Fraction(1, 2))


def _layout(rows: Sequence[Row], most: int, width: int, glyphs: Glyphs) -> tuple[int, int, bool] | None:
    """Cells for labels, groups of dots to a line, and whether context has only its sign; None without room."""
    short = (False, True) if short_meaning(rows, True, glyphs) else (False,)
    needed = max(1, -(-most // GROUP))
    for column in dict.fromkeys((label_cells(rows), LABELS_ABOVE)):
        for fewest in (needed, 1):
            for each in short:
                room = width - column - 2 - max(width_of(row_end(row, True, each, glyphs)) for row in rows)
                groups = needed if most + needed - 1 <= room else min((room + 1) // (GROUP + 1), needed)
                if groups >= fewest:
                    return column, groups, each
    return None


def _signs(row: Row, picture: Dots, glyphs: Glyphs) -> list[tuple[str, Role]]:
    value = row.figure.value
    if value is None:
        return []
    low, high = _dots(ends(value)[0], picture), _dots(ends(value)[-1], picture)
    hollow = max((picture.of or 0) - high, 0)
    return [(glyphs.dot * low, "fill"), (glyphs.maybe * (high - low), "mark"), (glyphs.hollow * hollow, "muted")]


def _row(label: str, column: int, drawn: list[Line], behind: Line) -> list[Line]:
    """The dots beside their label, and the value after the last dot."""
    first = Span(label + " " * (column - cell_len(label)))
    lines: list[Line] = [(Span(" " * column) if place else first, *line) for place, line in enumerate(drawn or [()])]
    lines[-1] = (*lines[-1], Span("  " if drawn else ""), *behind)
    return [tuple(span for span in line if span.text) for line in lines]


def _legend(rows: Sequence[Row], picture: Dots, short: bool, glyphs: Glyphs) -> list[Line]:
    values = [row.figure.value for row in rows if row.figure.value is not None]
    unit = next(row.figure.unit for row in rows if row.figure.value is not None)
    signs = {sign for row in rows for text, _ in _signs(row, picture, glyphs) for sign in text}
    exact = all(Fraction(end) % picture.each == 0 for value in values for end in filled_from_zero(value))
    nearest = "" if exact else ", to the nearest dot"
    return [
        meaning(glyphs.dot, f"{units(picture.each, unit)}{nearest}") if glyphs.dot in signs or not exact else (),
        between_ends(glyphs) if glyphs.maybe in signs else (),
        meaning(glyphs.hollow, NOT_AMONG, "muted") if glyphs.hollow in signs else (),
        short_meaning(rows, True, glyphs) if short else (),
    ]
