"""What a reader does to the pages: moving on them, going in and back. It does not import Textual.

Every move is written once, in terms of marks, for all kinds of pages. `chrome` makes the rows around the pages.
"""

from __future__ import annotations

from explainer.present.layout import LayoutOptions
from explainer.present.page import Occurrence, Target
from explainer.present.pages import PageName, page_of
from explainer.tui.edition import Edition
from explainer.tui.geometry import is_too_small
from explainer.tui.scene_state import SceneState
from explainer.tui.window import Stop, Window
from explainer.values import Id


class Scene(SceneState):
    """The pages that are open, and every way to move on them and between them."""

    def __init__(self, edition: Edition, look: LayoutOptions, at: str | None = None) -> None:
        super().__init__(edition, look)
        if at is not None:
            self.go_to(Target("figure" if Id(at) in edition.story.figures_by_id else "section", at))

    def can(self, action: str) -> bool:
        """Whether an action would do anything here."""
        match action:
            case "back":
                return self.can_go_back or self.search is not None
            case "next_match" | "previous_match":
                return self.search is not None
            case "enter":
                return self._entered is not None
            case "copy":
                return self.figure is not None
            case "open":
                return bool(self.address)
            case "problems":
                return bool(self.edition.errors) and self.here.page.kind != action
            case "sources" | "keys":
                return self.here.page.kind != action
            case "next_section":
                return len(self.edition.story.sections) > 1
            case _:
                return True

    @property
    def line_to_edit(self) -> int:
        """The line of the file to edit, from 1: of the first error, else of the current figure or the nearest one."""
        if self.edition.errors:
            return self.edition.errors[0].place.line
        return self.edition.figure_lines.get(self.nearest_figure.id, 1)

    def resize(self, columns: int, rows: int, banner_rows: int) -> None:
        """Change to another size; what is current and in view stays in view, as many lines from the top as before."""
        if (columns, rows, banner_rows) == (self.columns, self.rows, self.banner_rows):
            return
        trails = [self.trail, *([self.search.before] if self.search else [])]
        had_size = not is_too_small(self.columns, self.rows)
        before = [[self.window(stop) if had_size else None for stop in trail] for trail in trails]
        self.columns, self.rows, self.banner_rows = columns, rows, banner_rows
        self.selection = None
        if is_too_small(columns, rows):
            return
        for trail, windows in zip(trails, before, strict=True):
            trail[:] = [self._resized(*each) for each in zip(trail, windows, strict=True)]
        self.visited = {name: Stop(stop.page, stop.mark) for name, stop in self.visited.items()}
        self.settle()

    def _resized(self, stop: Stop, before: Window | None) -> Stop:
        if before is None:
            return self.window(stop).jumped(stop.mark)
        return Stop(stop.page) if before.is_at_start() else self.carried(before, stop)

    def carried(self, before: Window, stop: Stop) -> Stop:
        """The same place in a new layout: what was in view is in view again, as many lines from the top as before."""
        stop = self.window(stop).at_offset(before.below_top)
        return self.window(stop).seen(stop.mark) if before.is_mark_in_view else stop

    def step(self, by: int) -> None:
        """Make the next or previous thing current."""
        self.show(self.window(self.here).stepped(by))

    def scroll(self, by: int) -> None:
        """Scroll the page that the keys move by some lines."""
        self.show(self.window(self.here).scrolled(by))

    def scroll_box(self, beside: bool, by: int) -> None:
        """Scroll the page in the main box or the evidence beside it, whichever the keys move."""
        stop = self.beside if beside else self.main
        if stop is None or stop is self.here:
            self.scroll(by)
        elif beside:
            self.glance = self.window(stop).scrolled(by)._replace(mark=None)
        else:
            self.show(self.window(stop).scrolled(by), self.base)

    def page_down(self) -> bool:
        """Go a page on; from the end of a section to the next one's top. Returns whether there was more."""
        if not self.window(self.here).is_at_end():
            self.scroll(self.window(self.here).page_after() - self.here.top)
            return True
        turned = self.here.page.kind == "section" and self.turn(1)
        if turned:
            self.to_edge(last=False)
        return turned

    def page_up(self) -> None:
        """Go a page back."""
        self.scroll(self.window(self.here).page_before() - self.here.top)

    def to_edge(self, last: bool) -> None:
        """Go to the page's top or end, and make what is there current."""
        self.show(self.window(self.here).at_edge(last))

    def turn(self, by: int) -> bool:
        """Go to the next or previous section; returns whether there is one."""
        sections = self.edition.story.sections
        at = sections.index(self.section) + by
        if 0 <= at < len(sections):
            self.open_section(at)
        return 0 <= at < len(sections)

    def open_section(self, index: int) -> None:
        """Show a section where it was left; pages opened over the section before are closed."""
        section = self.edition.story.sections[index]
        left = self.visited.get(section.id) or Stop(PageName("section", section.id))
        self.trail = [left]
        if not left.top:
            self.trail = [self.window(left).jumped(left.mark)]
        self.settle()
        self.show(self.here)

    def go_to(self, target: Target) -> None:
        """Show a section, a figure on its section's page, or a source on the page of sources; nothing if it is gone."""
        name = page_of(self.edition.story, target)
        if name is None:
            return
        page = self.library.page(name)
        assert page is not None
        own = page.occurrence_of(target)
        if name == self.here.page and own:
            self.show(self.window(self.here).jumped(own))
            return
        if name.kind != "section":
            self.open(name, own)
            return
        left = self.visited.get(Id(name.name)) or Stop(name)
        self.trail = [left]
        self.trail = [self.window(left).jumped(own or left.mark)]
        self.settle()
        self.show(self.here)

    # going in and back

    def open(self, name: PageName, mark: Occurrence | None = None) -> None:
        """Open a page over the others; the page that is in front is not opened again."""
        if name == self.here.page or self.library.page(name) is None:
            return
        beside = self.beside
        stop = beside if beside and beside.page == name else Stop(name)
        self.trail.append(stop)
        if mark:
            self.trail[-1] = self.window(stop).jumped(mark)
        self.settle()

    def enter(self) -> None:
        """Follow what is current: from a figure itself to its evidence, from a name to what it names."""
        if (entered := self._entered) is None:
            return
        name, mark = entered
        if name == self.here.page:
            self.trail.append(self.window(self.here).jumped(mark))
        else:
            self.open(name, mark)
        self.show(self.here)

    @property
    def _entered(self) -> tuple[PageName, Occurrence | None] | None:
        """The page that enter goes to, and the place on it; None where enter does nothing."""
        mark = self.here.mark
        at_start = mark is None and self.here.page.kind == "section"
        target = Target("figure", self.section.figures[0].id) if at_start else mark and mark.target
        if target is None or target.kind == "section" or (name := page_of(self.edition.story, target)) is None:
            return None
        page = self.library.page(name)
        assert page is not None
        own = page.occurrence_of(target)
        if name != self.here.page or (mark is not None and own != mark):
            return name, own
        return (PageName("evidence", target.name), None) if target.kind == "figure" else None

    def other_page(self) -> None:
        """Move the keys between a section and the evidence beside it."""
        if self.is_wide and self.evidence_open:
            self.back()
        elif self.is_wide and (beside := self.beside):
            self.open(beside.page)

    def replace_page(self, name: PageName) -> None:
        """Replace the page in front by another."""
        self.trail[-1] = Stop(name)
        self.settle()

    def address_at(self, beside: bool, line: int, cell: int) -> str:
        """The address of the link at a cell of a page; empty where there is none."""
        stop = self.beside if beside else self.main
        return self.layout(stop.page).address_at(line, cell) if stop else ""

    def choose(self, line: int) -> bool:
        """Make the mark of a line of the page in front current; returns whether the line has one."""
        mark = self.layout(self.here.page).occurrence_at(line)
        if mark:
            self.show(self.here._replace(mark=mark))
        return mark is not None

    def touch(self, beside: bool, line: int) -> None:
        """Make the mark of a line current; if it is current already, follow it as enter does."""
        stop = self.beside if beside else self.main
        mark = self.layout(stop.page).occurrence_at(line) if stop else None
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
            self.settle()
        elif self.can_go_back:
            left = self.trail.pop()
            self.glance = left._replace(mark=None) if left.page.kind == "evidence" else self.glance
            self.settle()
