"""Everything that a reader does to the state: moving on pages, going in and back, searching, and another story.

It does not import Textual. Every move is written once, in terms of what is current, for all kinds of pages.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from explainer.present import words
from explainer.present.lines import Target
from explainer.present.page import Occurrence
from explainer.present.pages import PageName
from explainer.sanitize import safe
from explainer.tui.keep_place import change_story, resize
from explainer.tui.reload import LoadedStory, reread
from explainer.tui.state import Bookmark, State
from explainer.tui.viewport import NO_OCCURRENCE, Position, Viewport
from explainer.values import Id
from explainer.watch import StoryFile

if TYPE_CHECKING:
    from explainer.tui.search import Search

MAX_HISTORY = 100
"""How many bookmarks are kept to go back to."""


class Navigator:
    """Changes a state, and keeps every open page at a valid position."""

    def __init__(self, state: State, at: str | None = None) -> None:
        """`at`: the id of a section or figure to begin at."""
        self.state = state
        if at is None:
            self.clamp()
        else:
            self.go_to(Target("figure" if Id(at) in state.loaded.story.figures_by_id else "section", at))
            state.history.clear()

    def clamp(self) -> None:
        """Clamp every open page's position. Does nothing without a size.

        After a search has ended, something in view is current again.
        """
        state = self.state
        if state.is_too_small:
            return
        for index, position in enumerate(state.stack):
            is_over = position.current == NO_OCCURRENCE and state.search is None
            viewport = state.viewport(position._replace(current=None) if is_over else position)
            state.stack[index] = viewport.clamped()

    def remember(self, bookmark: Bookmark) -> None:
        """Remember where the reader has been, to go back there."""
        history = self.state.history
        if not history or history[-1] != bookmark:
            history.append(bookmark)
            del history[:-MAX_HISTORY]

    def go_back(self) -> bool:
        """Go to the bookmark before the last jump; returns whether there is one."""
        state = self.state
        while state.history:
            bookmark = state.history.pop()
            if bookmark != state.bookmark:
                state.search = bookmark.search
                self._reopen(bookmark.stack)
                return True
        if state.folder:
            self.state = state.folder
        return False

    def _reopen(self, stack: Sequence[Position], current: Occurrence | None = None) -> None:
        """Show pages where they were left; `current`: what is made current in front."""
        state = self.state
        state.stack = [state.viewport(each).reopened() for each in stack]
        if current:
            state.stack[-1] = self._front.centred(current)
        self.clamp()
        self.show(state.front)

    def show(self, position: Position, index: int = -1) -> None:
        """Replace an open page, the one in front unless another is named; remember it for its section."""
        self.state.stack[index] = position
        if position.page.kind == "section":
            self.state.section_positions[position.page] = position

    @property
    def _front(self) -> Viewport:
        return self.state.viewport(self.state.front)

    # on a page

    def move(self, by: int) -> None:
        """Make the next or previous thing current."""
        self.show(self._front.moved(by))

    def move_group(self, by: int) -> None:
        """Make the first thing of the next or previous group current."""
        self.show(self._front.moved_group(by))

    def half_page(self, by: int) -> None:
        """Scroll half a page."""
        self.scroll(by * (self.state.boxes.page.height // 2))

    def scroll(self, by: int, viewport: Viewport | None = None) -> Position:
        """Scroll by some lines: the page in front, or another one that is shown. Returns its new position."""
        state, viewport = self.state, viewport or self._front
        scrolled = viewport.scrolled(by)
        if viewport.position is state.front:
            self.show(scrolled)
        elif viewport.position is state.main_page:
            self.show(scrolled, state.stack.index(viewport.position))
        else:
            state.side_scroll = scrolled
        return scrolled

    def page_down(self) -> bool:
        """Go a page down; from the end of a section to the next one's top. Returns whether there was more."""
        front = self._front
        if not front.is_at_end():
            self.scroll(front.page_after() - front.position.top)
            return True
        turned = front.position.page.kind == "section" and self.turn(1)
        if turned:
            self.to_edge(last=False)
        return turned

    def page_up(self) -> None:
        """Go a page up; from a section's top to the end of the one before, if the reader has come from there."""
        front, state = self._front, self.state
        if front.position.top or not state.history:
            self.scroll(front.page_before() - front.position.top)
            return
        *_, left = state.history[-1].stack
        sections = [PageName("section", section.id) for section in state.loaded.story.sections]
        if (left.page, front.position.page) in pairwise(sections) and state.viewport(left).is_at_end():
            self.go_back()

    def jump_to_edge(self, last: bool) -> None:
        """Go to the page's top or end, with a way back."""
        self.remember(self.state.bookmark)
        self.to_edge(last)

    def to_edge(self, last: bool) -> None:
        """Go to the page's top or end, and make what is there current."""
        self.show(self._front.at_edge(last))

    def activate(self, viewport: Viewport, line: int, cell: int) -> None:
        """Follow what the text at a cell of a line names; else make the occurrence there current, or follow it as enter
        does if it is current already."""
        state, position, layout = self.state, viewport.position, viewport.layout
        named, occurrence = layout.span_at(line, cell).target, layout.occurrence_at(line)
        destination = state.destination_of(named) if named else None
        if destination is None and occurrence is None:
            return
        is_current = position is state.front and occurrence == position.current
        if position is not state.front:
            if position is state.main_page:
                state.stack.pop()
            else:
                self.open(position.page, occurrence)
        if occurrence:
            self.show(self._front.scrolled_into_view(occurrence))
        if destination and destination != Position(position.page, occurrence):
            self.follow(destination)
        elif occurrence and (is_current or (named and named.kind == "evidence")):
            self.enter()

    # between pages

    def turn(self, by: int) -> bool:
        """Go to the next or previous section; returns whether there is one."""
        sections = self.state.loaded.story.sections
        index = sections.index(self.state.section) + by if sections else -1
        is_there = 0 <= index < len(sections)
        if is_there:
            self.open_section(index)
        return is_there

    def open_section(self, index: int) -> None:
        """Show a section by its index, or say that there is none."""
        sections = self.state.loaded.story.sections
        if index < len(sections):
            self.go_to(Target("section", sections[index].id))
        else:
            self.state.notice = words.NO_SECTION.format(index + 1)

    def go_to(self, target: Target) -> None:
        """Show a section where it was left, a figure on its section's page, or a source on the page of sources.

        Pages over a section are closed. Nothing is shown if the target is gone.
        """
        state = self.state
        if (destination := state.destination_of(target)) is None:
            return
        self.remember(state.bookmark)
        page, current, _ = destination
        if page == state.front.page and current:
            self.show(self._front.centred(current))
        elif page.kind != "section":
            self.open(page, current)
        else:
            self._reopen([state.section_positions.get(page, Position(page))], current)

    def go_to_change(self, by: int) -> None:
        """Go to the next (1) or previous (-1) thing that the last save changed; after the last comes the first."""
        state = self.state
        if state.changed:
            state.change = (max(state.change, -(by > 0)) + by) % len(state.changed)
            self.go_to(state.changed[state.change])

    def open(self, name: PageName, current: Occurrence | None = None) -> None:
        """Open a page over the others; the page that is in front is not opened again."""
        state = self.state
        if name == state.front.page or state.pages.page(name) is None:
            return
        self.remember(state.bookmark)
        side = state.side_page
        position = side if side and side.page == name else Position(name)
        state.stack.append(position)
        if current:
            state.stack[-1] = state.viewport(position).centred(current)
        self.clamp()

    def toggle(self, kind: Literal["sources", "keys", "problems"]) -> None:
        """Open a page, or close it where it is in front."""
        front = self.state.front.page
        if front.kind == kind:
            self.back()
        else:
            self.open(PageName(kind, front.kind if kind == "keys" else ""))

    def enter(self) -> None:
        """Follow what is current: from a row to its evidence, from a name to what it names."""
        if destination := self.state.destination:
            self.follow(destination)

    def open_story(self, name: str) -> None:
        """Open a story of the folder, or say why it cannot be shown."""
        folder = self.state
        path = os.path.join(folder.loaded.path, name)
        changes = reread(path, folder.loaded.today)
        loaded = folder.loaded._replace(path=path, file=StoryFile(), entries=None, **changes)
        if loaded.is_broken:
            folder.notice = loaded.unreadable or words.HAS_ERRORS.format(safe(name))
            return
        self.state = State(loaded, folder.glyphs, folder.make_page, folder.columns, folder.rows)
        self.state.folder = folder
        self.clamp()

    def follow(self, destination: Position) -> None:
        """Show a place, with a way back to where the reader is, also on the same page."""
        page, current, _ = destination
        if page.kind == "story":
            self.open_story(page.name)
            return
        if page == self.state.front.page:
            self.remember(self.state.bookmark)
            self.state.stack.append(self._front.centred(current))
        else:
            self.open(page, current)
        self.show(self.state.front)
        self.state.arrived = self.state.bookmark

    def other_page(self) -> None:
        """Move the keys between a section and the evidence beside it."""
        if self.state.is_wide and self.state.evidence_open:
            self.back()
        elif side := self.state.side_page:
            self.open(side.page)

    def replace_page(self, name: PageName) -> None:
        """Replace the page in front by another."""
        self.state.stack[-1] = Position(name)
        self.clamp()

    def back(self) -> None:
        """Go back from where a search or the palette has just led; else end a search, or leave the page in front."""
        state = self.state
        if state.arrived == state.bookmark and self.go_back():
            return
        if state.search is not None:
            state.search = None
            self.clamp()
        elif len(state.stack) > 1:
            left = state.stack.pop()
            if left.page.kind == "evidence":
                state.side_scroll = left
            if state.history and state.history[-1].pages == state.bookmark.pages:
                del state.history[-1]  # the reader is back at the place from which the page was opened
            self.clamp()
        elif state.folder:
            self.state = state.folder

    # searching

    def begin_search(self, query: str = "") -> None:
        """Begin a search from what is current; a query that is given moves nothing yet."""
        from explainer.present.search import TextPlace  # importing these takes a tenth of the time to the first page
        from explainer.tui.search import Search

        state, front = self.state, self.state.front
        is_section = front.page.kind == "section"
        finder, block = state.pages.finder(None if is_section else front.page), 0
        if is_section:
            extent = self._front.extent(front.current)
            line = max(front.top, extent.start if extent else 0)
            block = self._front.layout.lines[line].block
        search = Search(finder, finder.position(TextPlace(front.page, block)), list(state.stack))
        state.search = search.looked_for(query)

    def next_match(self, by: int) -> None:
        """Go to the next (1) or previous (-1) match."""
        if search := self.state.search:
            self.remember(self.state.bookmark)
            self.show_match(search.moved(by))

    def give_up_search(self, search: Search) -> None:
        """End a search, and go back to where it began."""
        self.state.search = None
        self._reopen(search.before)

    def show_match(self, search: Search) -> None:
        """Go on with a search: show the page of its match with the match in view; without a match, the pages open when
        the search began."""
        self.state.search = search
        match, before = search.match, search.before
        if match is None:
            self._reopen(before)
            return
        self._reopen([*self._beneath(match.place.page, before), Position(match.place.page)])
        self.show(self._front.at_block(match.place.block, max(match.start, 0)))

    def _beneath(self, name: PageName, before: Sequence[Position]) -> Sequence[Position]:
        """The pages below a match's page: below evidence its figure's section, below others what was open before."""
        if name.kind == "section":
            return []
        if name.kind == "evidence" and (destination := self.state.destination_of(Target("figure", name.name))):
            return [self.state.viewport(destination).centred(destination.current)]
        return before[:-1] if before[-1].page == name else before

    # another size, another story

    def resize(self, columns: int, rows: int, banner_rows: int) -> None:
        """Change to another size; what is current and in view stays in view, as many lines from the top as before."""
        resize(self.state, columns, rows, banner_rows)
        self.clamp()

    def show_story(self, loaded: LoadedStory) -> None:
        """Show another story: what is current keeps its place on the screen, or its neighbour becomes current.

        A search is made again with the same query, without moving.
        """
        query = self.state.search.query if self.state.search else None
        change_story(self.state, loaded)
        self.clamp()
        if query is not None:
            self.begin_search(query)
