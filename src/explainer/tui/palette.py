"""The story's own entries in the palette: every section and every figure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from explainer.tui.reading import ReadingScreen


class StoryProvider(Provider):
    """Finds sections and figures by what they are called."""

    async def discover(self) -> Hits:
        for label, where, place in self.entries():
            yield DiscoveryHit(Content(label), partial(self.go_to, place), text=label, help=where)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for label, where, place in self.entries():
            if (score := matcher.match(label)) > 0:
                yield Hit(score, matcher.highlight(label), partial(self.go_to, place), text=label, help=where)

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
