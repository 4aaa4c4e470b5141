"""The pages of one edition, each made and laid out once.

The code for pages other than sections is imported when one is asked for: importing it before the first page would take
a tenth of the time until that page is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from explainer.present.layout import Layout, LayoutOptions, lay_out
from explainer.present.page import Occurrence, Page
from explainer.present.pages import PageName, story_page
from explainer.problem import MOST_SHOWN
from explainer.sanitize import safe
from explainer.tui.edition import Edition
from explainer.tui.keys import key_groups

if TYPE_CHECKING:
    from explainer.present.search import Finder

MOST_KEPT = 64
"""How many pages and layouts are kept."""


class Library:
    """Every page that can be asked for."""

    def __init__(self, edition: Edition, look: LayoutOptions, themes: Sequence[str]) -> None:
        self.edition = edition
        self.look = look
        self.themes = themes
        self.page = lru_cache(MOST_KEPT)(self._page)
        self.layout = lru_cache(MOST_KEPT)(self._layout)
        self.finder = lru_cache(2)(self._finder)

    def _page(self, name: PageName) -> Page | None:
        """A page by its name; None where the edition does not have it."""
        edition = self.edition
        if name.kind == "problems":
            from explainer.present.problems import problems_page

            if not edition.errors:
                return None
            return problems_page(safe(edition.path), edition.errors, edition.broken_lines, MOST_SHOWN)
        if name.kind == "palette":
            from explainer.tui.palette import palette_page

            return palette_page(edition.story, self.themes, name.name)
        if name.kind == "keys":
            from explainer.present.help import help_page

            return help_page(key_groups())
        return story_page(edition.story, name)

    def first_block(self, name: PageName, mark: Occurrence) -> int:
        """The index of the first block of a mark on a page; 0 where the page does not have it."""
        page = self.page(name)
        return page.occurrences.index(mark) if page and mark in page.occurrences else 0

    def _finder(self, first: PageName | None) -> Finder:
        """The finder of texts in the story; a page that is given is searched before all others."""
        from explainer.present.search import story_finder

        page = self.page(first) if first else None
        return story_finder(self.edition.story, (first, page) if first and page else None)

    def _layout(self, name: PageName, width: int, large: bool) -> Layout:
        """The layout of a page of the edition, at most `width` cells wide, with large digits or without."""
        page = self.page(name)
        assert page is not None, name
        return lay_out(page, width, self.look._replace(large=large))
