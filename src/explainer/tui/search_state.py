"""A search under way: what is searched for, where it began, and the match that the reader is at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explainer.tui.window import Stop

if TYPE_CHECKING:
    from explainer.present.search import Finder, Match


class Search:
    """A search through the texts of a finder, from where a reader was."""

    def __init__(self, finder: Finder, origin: int, before: list[Stop]) -> None:
        self.finder = finder
        self.origin = origin
        """The position in the finder's text where the reader was."""
        self.before = before
        """The pages that were open."""
        self.query = ""
        self.match: Match | None = None
        self.at = 0
        """The position of the match, or of the last one that there was."""
        self.number = 0
        """The how many-th of all matches it is, from 1."""
        self.count = 0
        """How many matches there are."""

    def look_for(self, query: str) -> None:
        """Look for another text, from where the reader was."""
        self.query, self.count = query, self.finder.count(query)
        self._take(self.finder.next(query, self.origin))

    def go_on(self, by: int) -> None:
        """Go to the next or previous match, round the ends."""
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
        """Where the reader is among the matches: 3 of 17."""
        if not self.query.strip():
            return ""
        return f"{self.number:,} of {self.count:,}" if self.match else "not found"
