"""The state of a scene: the open pages, notices, questions and typed text, and which page is in front.

It does not import Textual. What a reader does to it is in `scene`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explainer.present.citation import figure_address
from explainer.present.layout import Layout, LayoutOptions
from explainer.present.pages import PageName
from explainer.story import Figure, Section
from explainer.tui.colours import OWN
from explainer.tui.edition import Edition
from explainer.tui.geometry import LARGE_ROWS, WIDE, Geometry, geometry, is_too_small
from explainer.tui.library import Library
from explainer.tui.rows import text_width
from explainer.tui.search_state import Search
from explainer.tui.window import NO_MARK, Stop, Window
from explainer.values import Id


class Selection(NamedTuple):
    """A selection by mouse: its ends, each as a line of the page and a cell of its text."""

    page: PageName
    beside: bool
    """Whether it is in the evidence beside the section."""
    start: tuple[int, int]
    end: tuple[int, int]


class SceneState:
    """The open pages, one over the other, the notice, question, typed text and search, and the screen's size."""

    def __init__(self, edition: Edition, look: LayoutOptions) -> None:
        self.edition = edition
        self.look = look
        self.columns, self.rows = 0, 0
        self.banner_rows = 0
        self.notice = ""
        """The text shown at the foot until the next key; empty where there is none."""
        self.question = ""
        """The question at the foot, to be answered by y or n; empty where there is none."""
        self.typed: str | None = None
        """The text being typed at the foot, for a search or the palette; None where nothing is being typed."""
        self.search: Search | None = None
        self.themes: Sequence[str] = tuple(OWN)
        """The themes that can be chosen."""
        self.selection: Selection | None = None
        self.glance: Stop | None = None
        """The evidence beside a section, scrolled with the mouse while the keys move the section."""
        self.visited: dict[Id, Stop] = {}
        """Where each section was left, by its id."""
        self.trail: list[Stop] = [Stop(PageName("section", edition.story.sections[0].id))]
        """The open pages in the order of opening; the last is the one that the keys move."""
        self.library = Library(edition, look, self.themes)
        self.settle()

    # pages

    def layout(self, name: PageName) -> Layout:
        """A page in lines, as wide as its box."""
        evidence = name.kind == "evidence" and self.is_wide
        box = self.boxes.evidence if evidence else self.boxes.page
        large = self.rows >= LARGE_ROWS and name.kind == "section"
        return self.library.layout(name, text_width(box.width, evidence), large)

    # what is in front

    @property
    def is_wide(self) -> bool:
        """Whether the evidence is shown beside the section."""
        return self.columns >= WIDE and self.trail[self.base].page.kind == "section"

    @property
    def base(self) -> int:
        """The index in the trail of the page in the main box."""
        last = len(self.trail) - 1
        evidence_on_section = last > 0 and self.trail[last].page.kind == "evidence"
        beneath = self.columns >= WIDE and evidence_on_section and self.trail[last - 1].page.kind == "section"
        return last - 1 if beneath else last

    @property
    def here(self) -> Stop:
        """The page that the keys move."""
        return self.trail[-1]

    @property
    def main(self) -> Stop:
        """The page in the main box."""
        return self.trail[self.base]

    @property
    def beside(self) -> Stop | None:
        """The evidence shown beside the section; None where it is not shown."""
        if not self.is_wide:
            return None
        if self.base < len(self.trail) - 1:
            return self.here
        name = PageName("evidence", self.nearest_figure.id)
        if self.glance and self.glance.page == name:
            return self.window(self.glance).scrolled(0)._replace(mark=None)
        return Stop(name)

    @property
    def evidence_open(self) -> bool:
        """Whether the keys move the evidence."""
        return self.here.page.kind == "evidence"

    @property
    def section(self) -> Section:
        """The section that is shown, or that the reader came from."""
        name = next(stop.page.name for stop in reversed(self.trail) if stop.page.kind == "section")
        return next(section for section in self.edition.story.sections if section.id == name)

    @property
    def figure(self) -> Figure | None:
        """The current figure of the page in front; at the start of a section its first one."""
        story, here = self.edition.story, self.here
        if self.evidence_open:
            return story.figures_by_id[Id(here.page.name)]
        if here.mark is None:
            return self.section.figures[0] if here.page.kind == "section" else None
        return story.figures_by_id.get(Id(here.mark.target.name)) if here.mark.target.kind == "figure" else None

    @property
    def has_subject(self) -> bool:
        """Whether a figure or a source is current, which may have an address."""
        mark = self.here.mark
        return self.figure is not None or (mark is not None and mark.target.kind == "source")

    @property
    def address(self) -> str:
        """The address of the current source, or the first along the current figure's chain; empty without one."""
        story, mark = self.edition.story, self.here.mark
        if mark and mark.target.kind == "source":
            return story.sources[Id(mark.target.name)].url or ""
        return figure_address(story, self.figure) if self.figure else ""

    @property
    def nearest_figure(self) -> Figure:
        """The current figure, else the last one before what is current in the section."""
        if figure := self.figure:
            return figure
        stop = next(stop for stop in reversed(self.trail) if stop.page.kind == "section")
        extents = self.layout(stop.page).extents
        line = extents[stop.mark].start if stop.mark in extents else stop.top
        before = [mark for mark in extents if mark.target.kind == "figure" and extents[mark].start <= line]
        return self.edition.story.figures_by_id[Id(before[-1].target.name)] if before else self.section.figures[0]

    @property
    def boxes(self) -> Geometry:
        """The boxes of the screen as it is now."""
        return geometry(self.columns, self.rows, self.banner_rows, self.trail[self.base].page.kind == "section")

    def show(self, stop: Stop, index: int = -1) -> None:
        """Replace an open place, the one that the keys move unless another is named; remember it for its section."""
        self.trail[index] = stop
        if stop.page.kind == "section":
            self.visited[Id(stop.page.name)] = stop

    def settle(self) -> None:
        """Make every open place valid: its mark is on the page, and its view within it. Does nothing without a size.

        After a search has ended, something in view is current again.
        """
        if is_too_small(self.columns, self.rows):
            return
        for index, stop in enumerate(self.trail):
            is_over = stop.mark == NO_MARK and self.search is None
            self.trail[index] = self.window(stop._replace(mark=None) if is_over else stop).settled()

    def window(self, stop: Stop) -> Window:
        return Window(stop, self.layout(stop.page), self.boxes.page.height)
