"""The pages of one edition, each made and laid out once."""

from __future__ import annotations

from functools import lru_cache

from explainer.characters import safe
from explainer.present.layout import Layout, Look, lay_out
from explainer.present.page import Page
from explainer.present.pages import PageName, story_page
from explainer.present.problems import problems_page
from explainer.tui.edition import Edition

MOST_PROBLEMS = 50
"""How many problems are listed: nobody mends more from one list."""
MOST_KEPT = 64
"""How many pages and layouts are kept."""


class Library:
    """Every page that can be asked for."""

    def __init__(self, edition: Edition, look: Look) -> None:
        self.edition = edition
        self.look = look
        self.page = lru_cache(MOST_KEPT)(self._page)
        self.layout = lru_cache(MOST_KEPT)(self._layout)

    def _page(self, name: PageName) -> Page | None:
        """A page by its name; none where the edition does not have it."""
        edition = self.edition
        if name.kind == "problems":
            found = bool(edition.errors)
            return problems_page(safe(edition.path), edition.errors, edition.source, MOST_PROBLEMS) if found else None
        return story_page(edition.story, name)

    def _layout(self, name: PageName, width: int, large: bool) -> Layout:
        """A page that is there in lines of at most so many cells, with large digits or without."""
        page = self.page(name)
        assert page is not None, name
        return lay_out(page, width, self.look._replace(large=large))
