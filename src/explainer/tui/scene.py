"""What a reader sees and where: the pages on the way, the current mark, the scroll. It knows nothing of Textual.

Every move is said once, in terms of marks, for whatever page is in front. `chrome` makes the rows around the pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explainer.present.citation import figure_address
from explainer.present.layout import Layout, Look
from explainer.present.page import Anchor, Mark
from explainer.present.pages import PageName, page_of
from explainer.story import Figure, Section
from explainer.tui.colours import OWN
from explainer.tui.edition import Edition
from explainer.tui.finding import Search
from explainer.tui.geometry import LARGE_ROWS, WIDE, Geometry, geometry, is_too_small
from explainer.tui.library import Library
from explainer.tui.rows import text_width
from explainer.tui.window import Stop, Window
from explainer.values import Id


class Selection(NamedTuple):
    """What is selected of a page with the mouse, as line and cell of its text."""

    page: PageName
    beside: bool
    """Whether it is in the evidence beside the section."""
    start: tuple[int, int]
    end: tuple[int, int]


class Scene:
    """The pages that are open, one upon the other, and a screen's size."""

    def __init__(self, edition: Edition, look: Look, at: str | None = None) -> None:
        self.edition = edition
        self.look = look
        self.columns, self.rows = 0, 0
        self.banner_rows = 0
        self.notice = ""
        """What is said at the foot until the next key."""
        self.question = ""
        """What is asked at the foot, to be answered by y or n."""
        self.typed: str | None = None
        """What is typed at the foot, to be searched for or chosen from; None where nothing is being typed."""
        self.search: Search | None = None
        self.themes: Sequence[str] = tuple(OWN)
        """The themes that can be chosen."""
        self.selection: Selection | None = None
        self.glance: Stop | None = None
        """The evidence beside a section where it was scrolled without the keys being moved there."""
        self.visited: dict[Id, Stop] = {}
        """Where each section was left, by its id."""
        self.trail: list[Stop] = [Stop(PageName("section", edition.story.sections[0].id))]
        """The pages on the way, the one that the keys move last."""
        self.library = Library(edition, look, self.themes)
        self.settle()
        if at is not None:
            self.go_to(Anchor("figure" if Id(at) in edition.story.figures_by_id else "section", at))

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
        """Whether the evidence stands beside the section."""
        return self.columns >= WIDE and self.trail[self.base].page.kind == "section"

    @property
    def base(self) -> int:
        """The index of the page that is shown as the main one."""
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
        """The evidence beside the section; none where there is no room, or nothing to show."""
        if not self.is_wide:
            return None
        if self.base < len(self.trail) - 1:
            return self.here
        if (figure := self.figure) is None:
            return None
        name = PageName("evidence", figure.id)
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
        """The current figure: of the evidence that is read, else of the section, whose first it is at the start."""
        story = self.edition.story
        if self.evidence_open:
            return story.figures_by_id[Id(self.here.page.name)]
        mark = next(stop.mark for stop in reversed(self.trail) if stop.page.kind == "section")
        if mark is None:
            return self.section.figures[0]
        return story.figures_by_id.get(Id(mark.anchor.name)) if mark.anchor.kind == "figure" else None

    @property
    def boxes(self) -> Geometry:
        """Where everything stands."""
        return geometry(self.columns, self.rows, self.banner_rows, self.trail[self.base].page.kind == "section")

    def can(self, action: str) -> bool:
        """Whether an action would do anything here."""
        match action:
            case "back":
                return self.can_go_back or self.search is not None
            case "next_match" | "previous_match":
                return self.search is not None
            case "enter":
                return self._followed is not None and self._followed.kind in ("figure", "source")
            case "problems":
                return bool(self.edition.errors)
            case "other_page":
                return self.is_wide
            case "next_section":
                return len(self.edition.story.sections) > 1
            case _:
                return True

    @property
    def line_to_edit(self) -> int:
        """The line of the file that an editor wants: the first problem's, else the current figure's."""
        if self.edition.errors:
            return self.edition.errors[0].place.line
        return self.edition.lines.get(self.figure.id, 1) if self.figure else 1

    # moving

    def show(self, stop: Stop) -> None:
        """Put a place in front in the place of what the keys move."""
        self.trail[-1] = stop
        if stop.page.kind == "section":
            self.visited[Id(stop.page.name)] = stop

    def settle(self) -> None:
        """Keep every place possible: its mark is on the page, and all of the view. Without a size there is no view."""
        if is_too_small(self.columns, self.rows):
            return
        for index, stop in enumerate(self.trail):
            self.trail[index] = self.window(stop).settled()

    def window(self, stop: Stop) -> Window:
        return Window(stop, self.layout(stop.page), self.boxes.page.height)

    def resize(self, columns: int, rows: int, banner_rows: int) -> None:
        """Take another size; what is current and in view stays so, as far from the top as it was."""
        if (columns, rows, banner_rows) == (self.columns, self.rows, self.banner_rows):
            return
        trails = [self.trail, *([self.search.before] if self.search else [])]
        before = [[self.window(stop) for stop in trail] for trail in trails]
        had_size = not is_too_small(self.columns, self.rows)
        self.columns, self.rows, self.banner_rows = columns, rows, banner_rows
        self.selection = None
        if is_too_small(columns, rows):
            return
        for trail, windows in zip(trails, before, strict=True):
            trail[:] = [self._resized(window, had_size) for window in windows]
        self.visited = {name: Stop(stop.page, stop.mark) for name, stop in self.visited.items()}
        self.settle()

    def _resized(self, before: Window, had_size: bool) -> Stop:
        if not had_size:
            return self.window(before.stop).seen(before.stop.mark)
        return self.carried(before, before.stop)

    def carried(self, before: Window, stop: Stop) -> Stop:
        """A place in another layout than before: what was in view is so again, as far from the top as it was."""
        stop = self.window(stop).at_offset(before.below_top)
        return self.window(stop).seen(stop.mark) if before.is_mark_in_view else stop

    def step(self, by: int) -> None:
        """Make the next or previous thing current."""
        self.show(self.window(self.here).stepped(by))

    def scroll(self, by: int) -> None:
        """Scroll what the keys move by lines."""
        self.show(self.window(self.here).scrolled(by))

    def scroll_box(self, beside: bool, by: int) -> None:
        """Scroll the page in the main box or the evidence beside it, whichever the keys move."""
        stop = self.beside if beside else self.main
        if stop is None or stop is self.here:
            self.scroll(by)
        elif beside:
            self.glance = self.window(stop).scrolled(by)._replace(mark=None)
        else:
            self.trail[self.base] = self.window(stop).scrolled(by)

    def page_down(self) -> bool:
        """A page on; at the end of a section on to the next one. Whether there was anything to go on to."""
        if not self.window(self.here).is_at_end():
            self.scroll(max(1, self.boxes.page.height - 2))
            return True
        return self.here.page.kind == "section" and self.turn(1)

    def page_up(self) -> None:
        """A page back."""
        self.scroll(-max(1, self.boxes.page.height - 2))

    def to_edge(self, last: bool) -> None:
        """Go to the page's top or end, and make what is there current."""
        self.show(self.window(self.here).at_edge(last))

    def turn(self, by: int) -> bool:
        """Go to the next or previous section; whether there is one."""
        sections = self.edition.story.sections
        at = sections.index(self.section) + by
        if 0 <= at < len(sections):
            self.open_section(at)
        return 0 <= at < len(sections)

    def open_section(self, index: int) -> None:
        """Show a section where it was left, without what lay upon the one before."""
        section = self.edition.story.sections[index]
        left = self.visited.get(section.id) or Stop(PageName("section", section.id))
        self.trail = [left]
        if not left.top:
            self.trail = [self.window(left).seen(left.mark)]
        self.settle()
        self.show(self.here)

    def go_to(self, anchor: Anchor) -> None:
        """Show a section, a figure on its section's page, or a source among the sources; stay where it is gone."""
        name = page_of(self.edition.story, anchor)
        if name is None:
            return
        page = self.library.page(name)
        assert page is not None
        own = page.mark_of(anchor)
        if name == self.here.page and own:
            self.show(self.window(self.here).seen(own))
            return
        if name.kind != "section":
            self.open(name, own)
            return
        left = self.visited.get(Id(name.name)) or Stop(name)
        self.trail = [left]
        self.trail = [self.window(left).seen(own or left.mark)]
        self.settle()
        self.show(self.here)

    # going in and back

    def open(self, name: PageName, mark: Mark | None = None) -> None:
        """Lay a page upon the others; one that is open already is not opened twice."""
        if name == self.here.page or self.library.page(name) is None:
            return
        beside = self.beside
        stop = beside if beside and beside.page == name else Stop(name)
        self.trail.append(stop)
        if mark:
            self.trail[-1] = self.window(stop).seen(mark)
        self.settle()

    def enter(self) -> None:
        """Follow what is current: from a figure itself to its evidence, from a name to what it names."""
        mark, anchor = self.here.mark, self._followed
        if anchor is None or (name := page_of(self.edition.story, anchor)) is None:
            return
        page = self.library.page(name)
        assert page is not None
        own = page.mark_of(anchor)
        if name != self.here.page:
            self.open(name, own)
            self.show(self.here)
        elif mark is not None and own != mark:
            self.show(self.window(self.here).seen(own))
        elif anchor.kind == "figure":
            self.open(PageName("evidence", anchor.name))

    @property
    def _followed(self) -> Anchor | None:
        """What can be entered from here: where nothing of a section is current yet, its first figure."""
        if self.here.mark is None and self.here.page.kind == "section":
            return Anchor("figure", self.section.figures[0].id)
        return self.here.mark.anchor if self.here.mark else None

    def other_page(self) -> None:
        """Move the keys between a section and the evidence beside it."""
        if self.is_wide and self.evidence_open:
            self.back()
        elif self.is_wide and (beside := self.beside):
            self.open(beside.page)

    def replace_page(self, name: PageName) -> None:
        """Put another page in the place of the one in front."""
        self.trail[-1] = Stop(name)
        self.settle()

    @property
    def address(self) -> str:
        """The address of the current source, else the first one along the current figure's chain."""
        story, mark = self.edition.story, self.here.mark
        if mark and mark.anchor.kind == "source":
            return story.sources[Id(mark.anchor.name)].url or ""
        return figure_address(story, self.figure) if self.figure else ""

    def address_at(self, beside: bool, line: int, cell: int) -> str:
        """The address that stands at a cell of a page, or nothing."""
        stop = self.beside if beside else self.main
        return self.layout(stop.page).address_at(line, cell) if stop else ""

    def choose(self, line: int) -> bool:
        """Make what stands on a line of the page in front current; whether there is anything."""
        mark = self.layout(self.here.page).mark_at(line)
        if mark:
            self.show(self.here._replace(mark=mark))
        return mark is not None

    def touch(self, beside: bool, line: int) -> None:
        """Make what stands on a line current; what is current already is followed."""
        stop = self.beside if beside else self.main
        mark = self.layout(stop.page).mark_at(line) if stop else None
        if stop is None or mark is None:
            return
        if stop is not self.here:
            if beside:
                self.open(stop.page, mark)
                return
            self.trail = self.trail[: self.base + 1]
        if mark == self.here.mark:
            self.enter()
        else:
            self.show(self.window(self.here).seen(mark))

    @property
    def can_go_back(self) -> bool:
        return len(self.trail) > 1

    def back(self) -> None:
        """End a search, else leave the page in front for the one beneath it."""
        if self.search is not None:
            self.search = None
        elif self.can_go_back:
            left = self.trail.pop()
            self.glance = left._replace(mark=None) if left.page.kind == "evidence" else self.glance
            self.settle()
