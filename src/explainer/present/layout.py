"""Lays a page out in lines for a width.

Each line knows its block and which parts of the block's text it shows, so that a match, a selection or a click finds
its way back to whole sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, zip_longest
from typing import NamedTuple

from explainer.present.columns import (
    GUTTER,
    MIN_TEXT,
    TEXT,
    PlacedLine,
    columns_of,
    first_line,
    flowed,
    row_lines,
    starts_of,
)
from explainer.present.glyphs import Glyphs
from explainer.present.lines import Line, Span, Target, TextPart, cells, cut, text_of, width_of
from explainer.present.page import Block, Entry, EventRow, GroupTitle, Occurrence, Page, Sides
from explainer.present.words import CHANGED
from explainer.present.wrapping import flow

MIN_MEANING = 24
"""The least cells for what a sign means, for two columns of signs."""
NARROWEST = 20
"""The least width of a page with its gutter, in cells."""


class LayoutLine(NamedTuple):
    """One line of a page."""

    spans: Line
    """What is painted, from the left edge."""
    block: int
    """The index of its block in the page."""
    parts: tuple[TextPart, ...] = ()
    """The parts of the block's text that it shows, from left to right; none where it is drawn."""


class Layout:
    """A page in lines for a width."""

    def __init__(self, page: Page, lines: tuple[LayoutLine, ...]) -> None:
        self.page = page
        self.lines = lines

    @cached_property
    def extents(self) -> dict[Occurrence, range]:
        """The lines of each occurrence, from its first to its last."""
        found: dict[Occurrence, range] = {}
        for number, line in enumerate(self.lines):
            occurrence = self.page.occurrences[line.block]
            if occurrence is not None:
                found[occurrence] = range(found[occurrence].start if occurrence in found else number, number + 1)
        return found

    def occurrence_at(self, number: int) -> Occurrence | None:
        """The occurrence that a line belongs to; None where it has none, or where there is no such line."""
        return self.page.occurrences[self.lines[number].block] if 0 <= number < len(self.lines) else None

    def line_of(self, block: int, character: int) -> int:
        """The line on which a character of a block's text stands; the block's first one where it stands on none."""
        first = bisect_left(self.lines, block, key=lambda line: line.block)
        found, nearest = first, -1
        for number in range(first, len(self.lines)):
            if self.lines[number].block != block:
                break
            for part in self.lines[number].parts:
                if nearest < part.start <= character:
                    found, nearest = number, part.start
        return min(found, len(self.lines) - 1)

    def target_of(self, block: int, start: int, end: int) -> Target | None:
        """What a part of a block's text leads to; None where it is no such text."""
        for line in self.lines:
            for part in line.parts if line.block == block else ():
                for span in cut(line.spans, *part.shown(start, end)):
                    if span.target:
                        return span.target
        return None

    def span_at(self, number: int, cell: int) -> Span:
        """What stands at a cell of a line; empty where nothing does."""
        for span in self.lines[number].spans if 0 <= number < len(self.lines) else ():
            cell -= cells(span.text)
            if cell < 0:
                return span
        return Span("")


def lay_out(page: Page, width: int, glyphs: Glyphs) -> Layout:
    """The page's lines, none wider than the width, which is that of the page without its gutter, and at least 18."""
    width = max(min(width, page.widest or width), NARROWEST - GUTTER)
    return Layout(page, tuple(_lines(page, width, glyphs)))


def _lines(page: Page, width: int, glyphs: Glyphs) -> Iterator[LayoutLine]:
    columns = columns_of([block.row for block in page.blocks if block.row], width)
    dates = max((cells(block.event.date) for block in page.blocks if block.event), default=0)
    for number, block in enumerate(page.blocks):
        placed: Iterator[PlacedLine] | list[PlacedLine]
        if block.row:
            placed = row_lines(block.row, columns, glyphs, block.target and block.target._replace(kind="evidence"))
        elif block.group:
            placed = _group(block.group, width)
        elif block.event:
            placed = _event(block.event, dates, width)
        elif block.sides:
            placed = _sides(block.sides, width)
        elif block.entries:
            placed = _entries(block.entries, width)
        elif block.kind == "blank":
            placed = [PlacedLine()]
        else:
            placed = _plain(block, width, glyphs)
        yield from (LayoutLine(tuple(line.spans), number, tuple(line.parts)) for line in placed)


def _plain(block: Block, width: int, glyphs: Glyphs) -> Iterator[PlacedLine]:
    """A block without fields: its drawing, or its text with what stands around it."""
    indent = min(block.indent, width - NARROWEST + GUTTER)
    drawn = block.draw(width - indent, glyphs) if block.draw else []
    if drawn:
        yield from (PlacedLine(indent).put(spans) for spans in drawn)
        return
    _, *starts = starts_of(block.texts)
    line = PlacedLine(indent).put(block.lead, 0 if block.texts[0] else -1)
    below = block.below if block.below is not None else " " * width_of(block.lead)
    yield from _text(line, (Span(below, "muted"),), block.spans, block.right, indent, width, starts)


def _text(
    line: PlacedLine, after: Line, spans: Line, right: Line, indent: int, width: int, starts: Sequence[int]
) -> Iterator[PlacedLine]:
    """A wrapped text behind the beginning of its first line, with its right side where that has room.

    `after` stands before the further lines; `starts`: where the text and its right side begin in the block's text.
    """
    if line.cell > width - NARROWEST // 2:
        yield line
        line, after = PlacedLine(indent), ()
    further = indent + width_of(after)
    parts = flow(spans, width - max(line.cell, further))
    beside = width_of(right)
    for index, (at, part) in enumerate(parts):
        if index:
            line = PlacedLine(indent).put(after)
        line.put(part, starts[0] + at)
        if beside and index in (0, len(parts) - 1) and line.cell + 2 + beside <= width:
            line.to(width - beside).put(right, starts[1])
            beside = 0
        yield line
    if beside:
        for at, part in flow(right, width - further):
            line = PlacedLine(indent).put(after).to(width - width_of(part))
            yield line.put(part, starts[1] + at)


def _sides(sides: Sides, width: int) -> Iterator[PlacedLine]:
    """Two texts under their title, side by side or one below the other."""
    if sides.title:
        yield from flowed(PlacedLine(), (Span(sides.title),), width, 0)
    middle = width // 2
    is_wide = middle - TEXT - 2 >= MIN_TEXT
    _, left_start, right_start = starts_of((sides.title, text_of(sides.left)))
    left = flowed(PlacedLine(TEXT), sides.left, middle - 2 if is_wide else width, left_start)
    sign = PlacedLine(0 if is_wide else TEXT).sign(CHANGED, "sign")
    right = flowed(sign, sides.right, width - middle if is_wide else width, right_start)
    yield from _in_columns((left, right), middle if is_wide else None)


def _entries(entries: Sequence[Entry], width: int) -> Iterator[PlacedLine]:
    """Signs with what they mean: two side by side, or one below the other."""
    at, middle = max(cells(entry.sign) for entry in entries) + 2, width // 2
    is_wide = middle >= at + MIN_MEANING
    starts = starts_of([text for entry in entries for text in entry])
    columns = []
    for entry in entries:
        sign = PlacedLine().put((Span(entry.sign, "key"),), next(starts)).to(at)
        columns.append(flowed(sign, (Span(entry.text),), middle - 2 if is_wide else width, next(starts)))
    yield from _in_columns(columns, middle if is_wide else None)


def _in_columns(columns: Iterable[Iterable[PlacedLine]], column_width: int | None) -> Iterator[PlacedLine]:
    """Texts in columns of a width, side by side; without a width, one below the other."""
    if column_width is None:
        yield from chain.from_iterable(columns)
        return
    for lines in zip_longest(*columns):
        row = PlacedLine()
        for index, line in enumerate(lines):
            if line:
                row.to(index * column_width).add(line)
        yield row


def _group(group: GroupTitle, width: int) -> Iterator[PlacedLine]:
    """The title over rows, with its note behind it if all fits on one line, else below it."""
    about = group.heading.removeprefix(group.title)
    heading: Line = (Span(group.title, "heading"), Span(about, "muted"))
    between = ". " if about else " · "
    start = len(group.heading) + 1
    if width_of(heading) + len(between) + width_of(group.note) <= width and group.note:
        yield PlacedLine().put(heading, 0).sign(between, "muted").put(group.note, start)
        return
    yield from flowed(PlacedLine(), heading, width, 0)
    if group.note:
        yield from flowed(PlacedLine(), group.note, width, start)


def _event(event: EventRow, dates: int, width: int) -> Iterator[PlacedLine]:
    """An event: its date at the right of the dates, its rails, its text, and who says so at the right edge."""
    line = first_line(event.background).to(TEXT + dates - cells(event.date))
    line.put((Span(event.date, "muted"),), 0).to(TEXT + dates + 2)
    rails, below = (f"{signs}  " if signs else "" for signs in (event.rails, event.rails_below))
    after: Line = (Span(" " * (TEXT + dates + 2)), Span(below, "fill"))
    _, *starts = starts_of((event.date, event.text))
    yield from _text(line.sign(rails, "fill"), after, (Span(event.text),), event.origin, 0, width, starts)
