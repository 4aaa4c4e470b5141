"""A search under way, and where its matches are highlighted on the lines of a page, also in drawings.

It is imported only once something is searched for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from explainer.present.layout import Layout, LayoutLine
from explainer.present.lines import Background
from explainer.present.pages import PageName
from explainer.present.search import Finder, Match, TextPlace, fold, fold_query
from explainer.tui.viewport import Position

Highlight = tuple[int, int, Background]
"""A part of a line's text on another background: its start and end in characters, and the background."""
NumberedLine = tuple[int, LayoutLine]
"""A line of a page with its number."""
Stretch = tuple[int, int, int]
"""A line's number, and the start and the end of a part of its text in characters."""


class Search:
    """A search through the texts of a finder, from the reader's place on."""

    def __init__(self, finder: Finder, origin: int, before: list[Position]) -> None:
        self.finder = finder
        self.origin = origin
        """The index in the finder's text at which the search began."""
        self.before = before
        """The pages that were open when the search began."""
        self.query = ""
        self.match: Match | None = None
        self.index = 0
        """The index of the current match in the finder's text; without one, of the match before."""
        self.number = 0
        """The number of the current match among all matches, from 1."""
        self.count = 0
        """How many matches there are."""

    def look_for(self, query: str) -> None:
        """Change the query, and find its first match from the origin on."""
        self.query, self.count = query, self.finder.count(query)
        self._show(self.finder.next(query, self.origin))

    def go_on(self, by: int) -> None:
        """Go to the next (1) or previous (-1) match; after the last comes the first."""
        if by > 0:
            self._show(self.finder.next(self.query, self.index + max(1, len(self.query.strip()))))
        else:
            self._show(self.finder.previous(self.query, self.index))

    def _show(self, match: Match | None) -> None:
        self.match = match
        if match:
            self.index, self.number = match.position, self.finder.number(self.query, match)

    @property
    def text(self) -> str:
        """The number of the current match in words: 3 of 17, not found, or empty without a query."""
        if not self.query.strip():
            return ""
        return f"{self.number:,} of {self.count:,}" if self.match else "not found"


def highlights(search: Search, page: PageName, layout: Layout, lines: range) -> dict[int, list[Highlight]]:
    """The highlights in the blocks of some lines of a page, by the line's number."""
    found: dict[int, list[Highlight]] = {}
    for block in dict.fromkeys(line.block for line in layout.lines[lines.start : lines.stop]):
        matches = search.finder.within(search.query, TextPlace(page, block))
        shown = _stretches(layout, block, matches, fold_query(search.query), search.match) if matches else ()
        for match, stretches in shown:
            background: Background = "found" if match == search.match else "match"
            for number, start, end in stretches:
                found.setdefault(number, []).append((start, end, background))
    for each in found.values():
        each.sort(key=lambda highlight: highlight[2] == "found")  # the later one is seen
    return found


def _stretches(
    layout: Layout, block: int, matches: Sequence[Match], query: str, current: Match | None
) -> Iterator[tuple[Match, list[Stretch]]]:
    """Each match of a block with the parts of lines to highlight for it.

    A match whose text a drawing does not contain highlights the whole drawing: always for a number in large digits,
    for a picture only if the match is the current one.
    """
    first = bisect_left(layout.lines, block, key=lambda line: line.block)
    lines = list(takewhile(lambda each: each[1].block == block, enumerate(layout.lines[first:], first)))
    is_drawn, is_number = lines[0][1].drawn, layout.page.blocks[block].kind == "value"
    outside = [match for match in matches if is_drawn or match.start < 0]
    written = [stretch for line in lines for stretch in _outside_body(line, query)] if outside else []
    # A drawing may contain some matches as text, but it does not say which. The first ones are taken as missing:
    # a number is drawn in large digits, and the unit after it is text.
    hidden = max(0, len(outside) - len(written))
    for match in matches:
        if match not in outside:
            yield match, [stretch for line in lines for stretch in _in_body(line, match)]
        elif (index := outside.index(match)) < hidden:
            is_shown = is_drawn and (is_number or match == current)
            drawing = [stretch for line in lines for stretch in _without_blanks(line)] if is_shown else []
            yield match, _digits(drawing) if is_number else drawing
        else:
            yield match, [written[index - hidden]]


def _in_body(numbered: NumberedLine, match: Match) -> Iterator[Stretch]:
    number, line = numbered
    start, end = (max(0, min(index - line.start, len(line.text))) + line.cell for index in (match.start, match.end))
    if start < end:
        yield number, start, end


def _outside_body(numbered: NumberedLine, query: str) -> Iterator[Stretch]:
    """Where a folded text is in a line, outside of the line's part of the body."""
    number, line = numbered
    text = "".join(span.text for span in line.spans)
    after = line.cell + len(line.text)
    for offset, part in ((0, text[: line.cell]), (after, text[after:])):
        folded, positions = fold(part)
        index = folded.find(query)
        while index >= 0:
            stop = index + len(query)
            start, end = (positions[index], positions[stop - 1] + 1) if positions else (index, stop)
            yield number, offset + start, offset + end
            index = folded.find(query, stop)


def _without_blanks(numbered: NumberedLine) -> Iterator[Stretch]:
    """A line without the blanks around it."""
    number, line = numbered
    text = "".join(span.text for span in line.spans)
    if text.strip():
        yield number, len(text) - len(text.lstrip()), len(text.rstrip())


def _digits(drawing: list[Stretch]) -> list[Stretch]:
    """Only the large digits: their last line also has the qualifier and the unit."""
    start, end = min((each[1] for each in drawing[:-1]), default=0), max((each[2] for each in drawing[:-1]), default=0)
    return [(number, start, end) for number, _, _ in drawing] if start < end else drawing
