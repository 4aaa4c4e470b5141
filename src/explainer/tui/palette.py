"""The story's own entries in the palette: every section and every figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from explainer.tui.reading import ReadingScreen


class StoryProvider(Provider):
    """Finds sections and figures by what they are called.

    Textual's own matcher reads markup in what it finds, and its time grows without bounds with a label's length.
    """

    async def discover(self) -> Hits:
        for label, where, place in self.entries():
            yield DiscoveryHit(Content(label), partial(self.go_to, place), text=label, help=where)

    async def search(self, query: str) -> Hits:
        for label, where, place in self.entries():
            if spans := found(query, label):
                display = Content(label)
                for start, end in spans:
                    display = display.stylize("reverse", start, end)
                score = 3.0 * sum(end - start for start, end in spans)  # Textual's for words that stand together
                yield Hit(score, display, partial(self.go_to, place), text=label, help=where)

    def entries(self) -> Iterator[tuple[str, str, str]]:
        """What it is called, what it is, and its id."""
        if isinstance(self.screen, ReadingScreen):
            for section in self.screen.story.sections:
                yield section.title, "Section", section.id
                for figure in section.figures:
                    yield figure.label, f"Figure {figure.id}", figure.id

    def go_to(self, place: str) -> None:
        if isinstance(self.screen, ReadingScreen):
            self.screen.go_to(place)


def found(query: str, label: str) -> list[tuple[int, int]]:
    """Where the words of a query stand in a label, whatever their case and order; nothing unless all of them do."""
    words = [re.search(re.escape(word), label, re.IGNORECASE) for word in query.split()]
    spans = [word.span() for word in words if word]
    return spans if len(spans) == len(words) else []
