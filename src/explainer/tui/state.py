"""What is shown and where the reader is: the open pages, the notice, question, typed text, search and selection.

It does not import Textual. `navigation` changes it; `frame` paints it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from explainer.present import provenance
from explainer.present.citation import address_of
from explainer.present.glyphs import Glyphs
from explainer.present.layout import Layout, lay_out
from explainer.present.lines import Target
from explainer.present.page import Page
from explainer.present.pages import PageName, page_of
from explainer.present.selecting import selected_text
from explainer.story import Section
from explainer.tui.geometry import SMALLEST, WIDE, Geometry, geometry, inset, text_width
from explainer.tui.reload import LoadedStory
from explainer.tui.viewport import NO_OCCURRENCE, Position, Viewport
from explainer.values import Id

if TYPE_CHECKING:
    from explainer.present.search import Finder
    from explainer.tui.search import Search

MAX_KEPT = 64
"""How many pages and layouts are kept."""

MakePage = Callable[[LoadedStory, PageName], Page | None]
"""Makes a page by its name: `pages.make_page`, which is handed in, as the page of keys lists what changes a state."""


class PageCache:
    """Every page of a loaded story that can be asked for, each made and laid out once."""

    def __init__(self, loaded: LoadedStory, glyphs: Glyphs, make_page: MakePage) -> None:
        self.loaded = loaded
        self.glyphs = glyphs
        self.usual_way = provenance.usual_way(loaded.story)
        """The sources through which most of the story came, which every frame names."""
        self.page = lru_cache(MAX_KEPT)(partial(make_page, loaded))
        """A page by its name; None where the story does not have it."""
        self.layout = lru_cache(MAX_KEPT)(self._layout)
        self.finder = lru_cache(2)(self._finder)

    def _layout(self, name: PageName, width: int) -> Layout:
        """The layout of a page of the story, at most `width` cells wide."""
        page = self.page(name)
        assert page is not None, name
        return lay_out(page, width, self.glyphs)

    def _finder(self, first: PageName | None) -> Finder:
        """The finder of texts in the story; a page that is given is searched before all others."""
        from explainer.present.search import story_finder  # only once something is searched for

        page = self.page(first) if first else None
        return story_finder(self.loaded.story, (first, page) if first and page else None)


class TextSelection(NamedTuple):
    """A selection by mouse: its ends, each as a line of the page and a cell of its text."""

    page: PageName
    start: tuple[int, int]
    end: tuple[int, int]


class Bookmark(NamedTuple):
    """Where the reader is, or has been: the open pages, and the search under way."""

    stack: tuple[Position, ...]
    search: Search | None = None

    @property
    def pages(self) -> list[PageName]:
        return [position.page for position in self.stack]


class State:
    """The state of the screen; its properties say what follows from it."""

    def __init__(
        self, loaded: LoadedStory, glyphs: Glyphs, make_page: MakePage, columns: int = 0, rows: int = 0
    ) -> None:
        self.loaded = loaded
        self.glyphs = glyphs
        self.make_page = make_page
        self.columns, self.rows = columns, rows
        self.folder: State | None = self if loaded.entries is not None else None
        """The folder that the story was opened from, if any; a folder's own is itself."""
        self.banner_rows = 0
        self.notice = ""
        """The text shown at the foot until the next key; empty where there is none."""
        self.question = ""
        """The question at the foot whether to copy the shipped story, answered by y or n; empty where there is none."""
        self.typed: str | None = None
        """The text being typed at the foot, for a search or the palette; None where nothing is being typed."""
        self.search: Search | None = None
        self.selection: TextSelection | None = None
        self.side_scroll: Position | None = None
        """The evidence beside a section, scrolled with the mouse while the keys move the section."""
        self.section_positions: dict[PageName, Position] = {}
        """Where each section was left."""
        sections = loaded.story.sections
        first = PageName("section", sections[0].id) if sections else PageName("folder")
        self.changed: tuple[Target, ...] = ()
        """What the last save changed, in the order in which it is gone through."""
        self.change = -1
        """The index of what was gone to last among it; -1 for none."""
        self.stack: list[Position] = [Position(first)]
        """The open pages in the order of opening; the last is the one that the keys move."""
        self.history: list[Bookmark] = []
        """Where the reader was before each jump, the last one last."""
        self.arrived: Bookmark | None = None
        """Where a search, the palette or a link has led; while the reader is still there, esc goes back."""
        self.pages = PageCache(loaded, glyphs, make_page)

    @property
    def bookmark(self) -> Bookmark:
        """Where the reader is."""
        return Bookmark(tuple(self.stack), self.search)

    # pages

    @property
    def boxes(self) -> Geometry:
        """The boxes of the screen as it is now."""
        return geometry(self.columns, self.rows, self.banner_rows, self.is_wide)

    @property
    def width(self) -> int:
        """The columns of the bars around the page."""
        return self.columns - 2 * inset(self.columns)

    @property
    def is_too_small(self) -> bool:
        """Whether the screen is too small for a page."""
        return self.columns < SMALLEST[0] or self.rows < SMALLEST[1]

    def layout(self, name: PageName) -> Layout:
        """A page in lines, as wide as its box."""
        return self.viewport(Position(name)).layout

    def viewport(self, position: Position) -> Viewport:
        """A page in its box."""
        beside = self.is_wide and position.page.kind == "evidence"
        box = self.boxes.evidence if beside else self.boxes.page
        return Viewport(position, self.pages.layout(position.page, text_width(box.width)), box)

    # what is in front

    @property
    def is_wide(self) -> bool:
        """Whether the evidence is shown beside the section, under which it always lies in the stack."""
        return self.columns >= WIDE and self.front.page.kind in ("section", "evidence")

    @property
    def front(self) -> Position:
        """The page that the keys move."""
        return self.stack[-1]

    @property
    def main_page(self) -> Position:
        """The page in the main box."""
        return self.stack[-2] if self.is_wide and self.evidence_open else self.front

    @property
    def side_page(self) -> Position | None:
        """The evidence shown beside the section; None where it is not shown."""
        if not self.is_wide:
            return None
        if self.evidence_open:
            return self.front
        name = PageName("evidence", self.nearest.name)
        if self.side_scroll and self.side_scroll.page == name:
            return self.viewport(self.side_scroll).scrolled(0)._replace(current=None)
        return Position(name)

    @property
    def shown(self) -> list[Viewport]:
        """The pages on the screen: the main one, then the evidence beside it; none where the screen is too small."""
        positions = [] if self.is_too_small else [self.main_page, self.side_page]
        return [self.viewport(position) for position in positions if position]

    @property
    def evidence_open(self) -> bool:
        """Whether the keys move the evidence of a figure."""
        return self.front.page.kind == "evidence"

    @property
    def can_go_back(self) -> bool:
        return len(self.stack) > 1 or self.folder not in (None, self)

    def selection_on(self, page: PageName) -> TextSelection | None:
        """What is selected on a page; None where it is no more than the cell of a click."""
        selection = self.selection
        return selection if selection and selection.page == page and selection.start != selection.end else None

    @property
    def selected_text(self) -> str:
        """The selected text, wrapped lines joined; empty where nothing that is shown is selected."""
        for viewport in self.shown:
            if selection := self.selection_on(viewport.position.page):
                return selected_text(viewport.layout, selection.start, selection.end)
        return ""

    # what is current

    @property
    def section(self) -> Section:
        """The section that is shown, or that the reader came from."""
        name = self.section_position.page.name
        return next(section for section in self.loaded.story.sections if section.id == name)

    @property
    def section_position(self) -> Position:
        """The page of that section."""
        return next(each for each in reversed(self.stack) if each.page.kind == "section")

    @property
    def current(self) -> Target | None:
        """What is current on the page in front; at the start of a section its first figure."""
        front = self.front
        if front.current is None and front.page.kind == "section":
            return Target("figure", self.section.figures[0].id)
        return front.current.target if front.current else None

    @property
    def subject(self) -> Target | None:
        """What is copied: the figure or event whose evidence is in front, else the current one; None without either."""
        name = self.front.page.name
        if self.evidence_open:
            return Target("figure" if name in self.loaded.story.figures_by_id else "event", name)
        return self.current if self.current and self.current.kind in ("figure", "event") else None

    @property
    def nearest(self) -> Target:
        """The figure or event that is marked in the section, else the last one above the top of the view."""
        position = self.section_position
        extents = self.layout(position.page).extents
        if position.current in extents:
            return position.current.target
        above = [each.target for each in extents if extents[each].start <= position.top]
        return above[-1] if above else Target("figure", self.section.figures[0].id)

    @property
    def address(self) -> str | None:
        """The address of the current source, else of the subject's last teller; empty without one.

        None where nothing is current.
        """
        target = self.current if self.current and self.current.kind == "source" else self.subject
        return address_of(self.loaded.story, target) if target else None

    @property
    def destination(self) -> Position | None:
        """The page that enter goes to, and the place on it; None where enter does nothing."""
        current, front = self.front.current, self.front.page
        if current == NO_OCCURRENCE and self.search and (match := self.search.match):
            named = self.layout(front).target_of(match.place.block, match.start, match.end)
            return self.destination_of(named) if named else None
        target = self.current
        if target and target.kind == "story":
            return Position(PageName("story", target.name))
        if target is None or (found := self.destination_of(target)) is None:
            return None
        if found.page != front or current not in (None, found.current):
            return found
        return Position(PageName("evidence", target.name)) if target.kind in ("figure", "event") else None

    def destination_of(self, target: Target) -> Position | None:
        """The page on which a target itself stands, and its place there; None where the story does not have it."""
        if (name := page_of(self.loaded.story, target)) is None:
            return None
        page = self.pages.page(name)
        assert page is not None
        return Position(name, page.occurrence_of(target))

    @property
    def line_to_edit(self) -> int:
        """The line of the file to edit, from 1: of the current problem, else of the first error, else of the current
        figure, else of the one that is marked in the section; of its last one where an event is marked."""
        problems, current = self.loaded.errors, self.current
        if current and current.kind == "problem":
            problems = [self.loaded.problems[int(current.name)]]
        if problems:
            return problems[0].place.line
        lines = self.loaded.figure_lines
        marked = [each.name for each in (self.subject, self.nearest) if each]
        candidates = map(Id, [*marked, self.section.figures[-1].id])
        return next((lines[each] for each in candidates if each in lines), 1)
