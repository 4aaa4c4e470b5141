"""A search under way, and where its matches are highlighted on the lines of a page, also in drawings.

It is imported only once something is searched for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from explainer.present import words
from explainer.present.layout import Layout, LayoutLine
from explainer.present.lines import Background
from explainer.present.pages import PageName
from explainer.present.search import Finder, Match, TextPlace
from explainer.tui.viewport import Position

Highlight = tuple[int, int, Background]
"""A part of a line's text on another background: its start and end in characters, and the background."""
NumberedLine = tuple[int, LayoutLine]
"""A line of a page with its number."""
LineRange = tuple[int, int, int]
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
        self.number = 0
        """The number of the current match among all matches, from 1."""
        self.counts: list[tuple[str, int]] = []
        """How many matches there are in each panel that has any, the most first."""

    def look_for(self, query: str) -> None:
        """Change the query, and find its first match from the origin on."""
        self.query, self.counts = query, self.finder.counts(query)
        self.show(self.finder.first(query, self.origin))

    def go_on(self, by: int) -> None:
        """Go to the next (1) or previous (-1) match; after the last comes the first."""
        if self.match:
            self.show((self.finder.next if by > 0 else self.finder.previous)(self.query, self.match))

    def show(self, match: Match | None) -> None:
        """Make a match the current one."""
        self.match = match
        if match:
            self.number = self.finder.number(self.query, match)

    @property
    def count(self) -> int:
        """How many matches there are."""
        return sum(count for _, count in self.counts)

    @property
    def text(self) -> str:
        """The number of the current match in words: 3 of 17, not found, or empty without a query."""
        if not self.query.strip():
            return ""
        return words.PART_OF.format(f"{self.number:,}", f"{self.count:,}") if self.match else words.NOT_FOUND


def highlights(search: Search, page: PageName, layout: Layout, lines: range) -> dict[int, list[Highlight]]:
    """The highlights in the blocks of some lines of a page, by the line's number."""
    found: dict[int, list[Highlight]] = {}
    for block in dict.fromkeys(line.block for line in layout.lines[lines.start : lines.stop]):
        for match in search.finder.within(search.query, TextPlace(page, block)):
            background: Background = "found" if match == search.match else "match"
            for number, start, end in _ranges(layout, block, match, is_current=match == search.match):
                found.setdefault(number, []).append((start, end, background))
    for each in found.values():
        each.sort(key=lambda highlight: highlight[2] == "found")  # the later one is seen
    return found


def _ranges(layout: Layout, block: int, match: Match, is_current: bool) -> list[LineRange]:
    """The parts of lines that show a match.

    A match that a drawing does not show as text highlights the whole drawing: always for a number in large digits, for
    a picture only if the match is the current one.
    """
    first = bisect_left(layout.lines, block, key=lambda line: line.block)
    lines = list(takewhile(lambda each: each[1].block == block, enumerate(layout.lines[first:], first)))
    ranges = [each for line in lines for each in _in_parts(line, match)]
    if ranges or not (is_current or layout.page.blocks[block].kind == "value"):
        return ranges
    return [each for line in lines for each in _without_blanks(line)]


def _in_parts(numbered: NumberedLine, match: Match) -> Iterator[LineRange]:
    number, line = numbered
    for part in line.parts:
        start, end = (max(0, min(at - part.start, len(part.text))) + part.at for at in (match.start, match.end))
        if start < end:
            yield number, start, end


def _without_blanks(numbered: NumberedLine) -> Iterator[LineRange]:
    """A line without the blanks around it."""
    number, line = numbered
    text = "".join(span.text for span in line.spans)
    if text.strip():
        yield number, len(text) - len(text.lstrip()), len(text.rstrip())
