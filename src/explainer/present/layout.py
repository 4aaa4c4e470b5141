"""Lays a page out in lines for a width.

Each line knows its block and which part of the block's text it shows, so that a match, a selection or a click finds its
way back to whole sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from rich.cells import cell_len

from explainer.present.ascii import ascii_signs, spans_in_ascii
from explainer.present.lines import Line, Span, cut, width_of
from explainer.present.page import Block, Occurrence, Page
from explainer.present.pictures.glyphs import ASCII, UTF8, Glyphs
from explainer.present.wrapping import wrapped

NARROWEST = 20
"""The least width of a page, in cells."""


class LayoutOptions(NamedTuple):
    """What a front can show, and what it wants drawn."""

    glyphs: Glyphs = UTF8
    """The signs that it can show."""
    pictures: bool = True
    """Whether pictures are drawn; if not, their sentences are shown."""
    large: bool = False
    """Whether numbers are drawn in large digits where there is room."""


class LayoutLine(NamedTuple):
    """One line of a page."""

    spans: Line
    """What is painted, from the left edge."""
    block: int
    """The index of its block in the page."""
    cell: int = 0
    """The cell where the part of the block's text begins."""
    text: str = ""
    """The part of the block's text that the line shows; empty where it is drawn."""
    start: int = 0
    """Where that part begins in the block's body, in characters."""
    drawn: bool = False
    """Whether the line belongs to a drawing."""


class Layout:
    """A page in lines of at most `width` cells."""

    def __init__(self, page: Page, width: int, lines: tuple[LayoutLine, ...]) -> None:
        self.page = page
        self.width = width
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

    def is_primary(self, occurrence: Occurrence) -> bool:
        """Whether an occurrence is the target itself, not a mention of it."""
        return occurrence in self.page.primary

    def occurrence_at(self, number: int) -> Occurrence | None:
        """The occurrence that a line belongs to; None where it has none, or where there is no such line."""
        return self.page.occurrences[self.lines[number].block] if 0 <= number < len(self.lines) else None

    def line_of(self, block: int, character: int) -> int:
        """The line on which a character of a block's body stands; the block's first one where it is drawn."""
        first = bisect_left(self.lines, block, key=lambda line: line.block)
        line = first
        while (
            line + 1 < len(self.lines)
            and self.lines[line + 1].block == block
            and (
                not self.lines[line + 1].drawn and self.lines[line + 1].text and self.lines[line + 1].start <= character
            )
        ):
            line += 1
        return min(line, len(self.lines) - 1)

    def address_at(self, number: int, cell: int) -> str:
        """The address of the link at a cell of a line; empty where there is none."""
        if 0 <= number < len(self.lines):
            for span in self.lines[number].spans:
                cell -= cell_len(span.text)
                if cell < 0:
                    return span.address
        return ""


def lay_out(page: Page, width: int, options: LayoutOptions) -> Layout:
    """The page's lines, none wider than the width; a width below 20 cells counts as 20."""
    width = max(width, NARROWEST)
    if options.glyphs is ASCII:
        page = _in_ascii(page)
    return Layout(page, width, tuple(_lines(page, width, options)))


def _lines(page: Page, width: int, options: LayoutOptions) -> Iterator[LayoutLine]:
    for number, block in enumerate(page.blocks):
        if block.kind == "blank":
            yield LayoutLine((), number)
            continue
        indent = min(block.indent, max(0, width - NARROWEST))
        drawn = _drawn(block, width - indent, options)
        margin: Line = (Span(" " * indent),) if indent else ()
        if drawn:
            yield from (LayoutLine((*margin, *spans) if spans else (), number, drawn=True) for spans in drawn)
        else:
            yield from _told(block, number, margin, width)


def _drawn(block: Block, room: int, options: LayoutOptions) -> list[Line]:
    wanted = options.large if block.kind == "value" else options.pictures or block.kind == "excerpt"
    return block.draw(room, options.glyphs) if block.draw and wanted else []


def _told(block: Block, number: int, margin: Line, width: int) -> Iterator[LayoutLine]:
    """The block's text, wrapped, with its right side where that has room."""
    right = block.right
    before = (*margin, *block.lead)
    if width_of(before) > width - NARROWEST // 2:
        yield LayoutLine(before, number)
        before = margin
    begin = width_of(before)
    under = block.below if block.below is not None else " " * width_of(block.lead)
    after: Line = (*margin, Span(under, block.lead[0].role if block.lead else "plain")) if under else margin
    further = width_of(after)
    parts = list(wrapped(block.body, width - max(begin, further)))
    for index, (offset, text) in enumerate(parts):
        start = further if index else begin
        line = (*(after if index else before), *cut(block.spans, offset, offset + len(text)))
        if right and index in (0, len(parts) - 1) and (gap := width - start - cell_len(text) - width_of(right)) >= 2:
            line, right = (*line, Span(" " * gap), *right), ()
        yield LayoutLine(line, number, start, text, offset)
    if right:
        whole = "".join(span.text for span in right)
        for offset, text in wrapped(whole, width - further):
            yield LayoutLine((*after, *cut(right, offset, offset + len(text))), number)


def _in_ascii(page: Page) -> Page:
    """The page with the program's own signs in ASCII."""
    return Page(page.title, tuple(map(_block_in_ascii, page.blocks)))


def _block_in_ascii(block: Block) -> Block:
    spans, lead, right = map(spans_in_ascii, (block.spans, block.lead, block.right))
    return block._replace(spans=spans, lead=lead, right=right, below=block.below and ascii_signs(block.below))
