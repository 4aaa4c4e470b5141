"""A search under way, and where its matches are highlighted on the lines of a page, also in drawings.

It is imported only once something is searched for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from explainer.present import words
from explainer.present.layout import Layout
from explainer.present.lines import Background, Highlight, text_of
from explainer.present.pages import PageName
from explainer.present.search import Finder, Match, TextPlace
from explainer.tui.viewport import Position


class Search(NamedTuple):
    """A search through the texts of a finder, from the reader's place on."""

    finder: Finder
    origin: int
    """The index in the finder's text at which the search began."""
    before: Sequence[Position]
    """The pages that were open when the search began."""
    query: str = ""
    found: Sequence[int] = ()
    """Where all matches begin in the finder's text."""
    match: Match | None = None
    counts: Sequence[tuple[str, int]] = ()
    """How many matches there are in each panel that has any, the most first."""

    def looked_for(self, query: str) -> Search:
        """The search for another query, at its first match from the origin on."""
        finder = self.finder
        match = finder.first(query, self.origin)
        return self._replace(query=query, found=finder.found(query), match=match, counts=finder.counts(query))

    def moved(self, by: int) -> Search:
        """The search at the next (1) or previous (-1) match; after the last comes the first."""
        if self.match is None:
            return self
        at = self.found[(self.number - 1 + by) % len(self.found)]
        return self._replace(match=self.finder.match(self.query, at))

    @property
    def number(self) -> int:
        """The number of the current match among all matches, from 1; 0 without a match."""
        return self.found.index(self.match.position) + 1 if self.match else 0

    @property
    def text(self) -> str:
        """The number of the current match in words: 3 of 17, not found, or empty without a query."""
        if not self.query.strip():
            return ""
        return words.PART_OF.format(f"{self.number:,}", f"{len(self.found):,}") if self.match else words.NOT_FOUND


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
