"""A search under way, and where its matches are highlighted on the lines of a page, also in drawings.

It is imported only once something is searched for.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile

from explainer.present import words
from explainer.present.layout import Layout
from explainer.present.lines import Background, Highlight, text_of
from explainer.present.pages import PageName
from explainer.present.search import Finder, Match, TextPlace
from explainer.tui.viewport import Position


class Search:
    """A search through the texts of a finder, from the reader's place on."""

    def __init__(self, finder: Finder, origin: int, before: list[Position]) -> None:
        self.finder = finder
        self.origin = origin
        """The index in the finder's text at which the search began."""
        self.before = before
        """The pages that were open when the search began."""
        self.query = ""
        self.found: list[int] = []
        """Where all matches begin in the finder's text."""
        self.match: Match | None = None
        self.counts: list[tuple[str, int]] = []
        """How many matches there are in each panel that has any, the most first."""

    def look_for(self, query: str) -> None:
        """Change the query, and find its first match from the origin on."""
        self.query, self.counts = query, self.finder.counts(query)
        self.found = self.finder.found(query)
        self.match = self.finder.first(query, self.origin)

    def go_on(self, by: int) -> None:
        """Go to the next (1) or previous (-1) match; after the last comes the first."""
        if self.match:
            at = self.found[(self.number - 1 + by) % len(self.found)]
            self.match = self.finder.match(self.query, at)

    @property
    def number(self) -> int:
        """The number of the current match among all matches, from 1; 0 without a match."""
        return self.found.index(self.match.position) + 1 if self.match else 0

    @property
    def count(self) -> int:
        """How many matches there are."""
        return len(self.found)

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
            is_current = match == search.match
            background: Background = "found" if is_current else "match"
            for number, start, end in _ranges(layout, block, match, is_current):
                found.setdefault(number, []).append((start, end, background))
    for each in found.values():
        each.sort(key=lambda highlight: highlight[2] == "found")  # the later one is seen
    return found


def _ranges(layout: Layout, block: int, match: Match, is_current: bool) -> list[tuple[int, int, int]]:
    """The parts of lines that show a match, each as the line's number, and its start and end in characters.

    A match that a drawing does not show as text highlights the whole drawing: always for a number in large digits, for
    a picture only if the match is the current one.
    """
    first = bisect_left(layout.lines, block, key=lambda line: line.block)
    lines = list(takewhile(lambda each: each[1].block == block, enumerate(layout.lines[first:], first)))
    parts = [(number, *part.shown(match.start, match.end)) for number, line in lines for part in line.parts]
    ranges = [(number, start, end) for number, start, end in parts if start < end]
    if ranges or not (is_current or layout.page.blocks[block].kind == "value"):
        return ranges
    texts = [(number, text_of(line.spans)) for number, line in lines]
    return [(number, len(text) - len(text.lstrip()), len(text.rstrip())) for number, text in texts]
