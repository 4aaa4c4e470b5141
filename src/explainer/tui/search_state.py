"""A search under way: its query, where it began, and the current match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explainer.tui.window import Stop

if TYPE_CHECKING:
    from explainer.present.search import Finder, Match


class Search:
    """A search through the texts of a finder, from the reader's place on."""

    def __init__(self, finder: Finder, origin: int, before: list[Stop]) -> None:
        self.finder = finder
        self.origin = origin
        """The position in the finder's text at which the search began."""
        self.before = before
        """The pages that were open when the search began."""
        self.query = ""
        self.match: Match | None = None
        self.at = 0
        """The position of the current match in the finder's text; without one, of the match before."""
        self.number = 0
        """The number of the current match among all matches, from 1."""
        self.count = 0
        """How many matches there are."""

    def look_for(self, query: str) -> None:
        """Change the query, and find its first match from the origin on."""
        self.query, self.count = query, self.finder.count(query)
        self._take(self.finder.next(query, self.origin))

    def go_on(self, by: int) -> None:
        """Go to the next (1) or previous (-1) match; after the last comes the first."""
        if by > 0:
            self._take(self.finder.next(self.query, self.at + max(1, len(self.query.strip()))))
        else:
            self._take(self.finder.previous(self.query, self.at))

    def _take(self, found: Match | None) -> None:
        self.match = found
        if found:
            self.at, self.number = found.position, self.finder.number(self.query, found)

    @property
    def told(self) -> str:
        """The number of the current match in words: 3 of 17, not found, or empty without a query."""
        if not self.query.strip():
            return ""
        return f"{self.number:,} of {self.count:,}" if self.match else "not found"
