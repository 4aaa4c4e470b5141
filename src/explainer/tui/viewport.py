"""A page in a box: how a reader moves on it. Every move is written once, for all kinds of pages."""

from __future__ import annotations

from typing import NamedTuple

from explainer.present.layout import Layout
from explainer.present.lines import Target
from explainer.present.page import Occurrence
from explainer.present.pages import PageName
from explainer.tui.geometry import Box

OVERLAP = 2
"""How many lines of a page are seen again on the next one."""
KEPT_BELOW = 4
"""How many lines below what is current stay in sight while the reader steps down, so that he sees what comes."""
TITLES = ("group", "heading")
"""The kinds of blocks that begin a group."""
MAX_CUT = 6
"""A view that would cut a thing begins with it, if it began at most so many lines (and a third of the view) above."""
NO_OCCURRENCE = Occurrence(Target("section", ""))
"""Stands for what is current where nothing is, since the match of a search is in a block that is no occurrence."""


class Position(NamedTuple):
    """An open page, and the reader's place on it."""

    page: PageName
    current: Occurrence | None = None
    """What is current; None at the top of a page while no occurrence is in view."""
    top: int = 0
    """The first line in view; -1 where it was left at another size, of which only what is current is known."""


class Viewport(NamedTuple):
    """A position with its page's layout, and the box on the screen that it is seen in. Each move returns a new
    position."""

    position: Position
    layout: Layout
    box: Box

    @property
    def height(self) -> int:
        """The height of the view in lines."""
        return self.box.height

    def clamped(self) -> Position:
        """The position within the page; what is not on it gives way to the first thing that is all in view, if any."""
        targets, top = self.layout.page.targets, self._within(self.position.top)
        if self.position.current in (*targets, NO_OCCURRENCE):
            return self.position._replace(top=top)
        in_view = [each for each in targets if self._in_view(each, top)]
        complete = (each for each in in_view if self._in_view(each, top) == len(self.layout.extents[each]))
        return self.position._replace(current=next(complete, next(iter(in_view), None)), top=top)

    def scrolled_into_view(self, current: Occurrence | None, below: int = 0) -> Position:
        """The position with something current, brought into view with as little scrolling as possible.

        `below`: how many lines below it come into view as well, where there is room for them.
        """
        extent, top = self.extent(current), self.position.top
        if extent and not extent.start <= top <= extent.stop - self.height:
            top = min(max(top, extent.stop + below - self.height), extent.start)
        return self.position._replace(current=current, top=self._within(top))

    def centred(self, current: Occurrence | None) -> Position:
        """The position with something current; if not all in view, it moves to a quarter of the view below the top.

        It moves higher if it is long.
        """
        extent, top = self.extent(current), self.position.top
        if self.height and extent and self._in_view(current, top) < len(extent):
            top = self._within(extent.start - max(0, min(self.height // 4, self.height - len(extent))))
        return self.position._replace(current=current, top=top)

    def reopened(self) -> Position:
        """The position as it was left; where it was left at another size, with what was current in view."""
        if self.position.top >= 0:
            return self.position
        return self._replace(position=self.position._replace(top=0)).centred(self.position.current)

    def at_block(self, block: int, character: int) -> Position:
        """The position with a character of a block's body in view, and the block's occurrence or none current."""
        line = self.layout.line_of(block, character)
        occurrence = self.layout.page.occurrences[block]
        position = self.centred(occurrence) if occurrence else self.position._replace(current=NO_OCCURRENCE)
        if not position.top <= line < position.top + self.height:
            position = position._replace(top=self._within(line - self.height // 4))
        return position

    def moved(self, by: int) -> Position:
        """The position with the next or previous occurrence current.

        The first one shows the page's top; beyond the ends the page scrolls.
        """
        targets, current = self.layout.page.targets, self.position.current
        if current in targets:
            index = targets.index(current) + by
        elif current == NO_OCCURRENCE:
            above = sum(self.layout.extents[each].start < self.position.top for each in targets)
            index = above if by > 0 else above - 1
        else:
            index = 0
        if 0 <= index < len(targets):
            from_top = index == 0 and self.layout.extents[targets[0]].stop <= self.height
            if from_top:
                return Position(self.position.page, targets[0])
            return self.scrolled_into_view(targets[index], KEPT_BELOW if by > 0 else 0)
        return self.scrolled(by * len(self.layout.lines) if targets else by)

    def moved_group(self, by: int) -> Position:
        """The position with the first occurrence of the next or previous group current, its title in view.

        Beyond the ends the page scrolls.
        """
        layout, extent, top = self.layout, self.extent(self.position.current), self.position.top
        start = extent.start if extent else top
        groups: list[tuple[int, int, Occurrence | None]] = []
        for number, line in enumerate(layout.lines):
            if layout.page.blocks[line.block].kind in TITLES:
                occurrence = next(filter(None, layout.page.occurrences[line.block :]), None)
                groups.append((layout.extents[occurrence].start if occurrence else number, number, occurrence))
        beyond = [group for group in groups if (group[0] - start) * by > 0]
        if not beyond:
            return self.scrolled(by * len(layout.lines))
        _, title, occurrence = min(beyond, key=lambda group: group[0] * by)
        if occurrence is None:
            return self.scrolled(title - top)
        position = self.scrolled_into_view(occurrence, KEPT_BELOW)
        return position._replace(top=min(position.top, title))

    def scrolled(self, by: int) -> Position:
        """The position scrolled by some lines; if what is current leaves the view, what fills most of it is current.

        With no occurrence in view the last one stays current; at the top of the page none is.
        """
        top, current = self._within(self.position.top + by), self.position.current
        if not self._in_view(current, top):
            best = max(self.layout.extents, key=lambda each: self._in_view(each, top), default=None)
            left = current if self.extent(current) else None
            current = best if self._in_view(best, top) else left if top else None
        return self.position._replace(current=current, top=top)

    def page_after(self) -> int:
        """The top line one view further down: the last two lines are shown again, or a thing that they would cut."""
        page = self.position.top + max(1, self.height - OVERLAP)
        if page != self._within(page):
            return self._within(page)
        start = self._start_of(page)
        return start if start > self.position.top else page

    def page_before(self) -> int:
        """The top line one view further up: the one from which `page_after` leads here, else one height above."""
        # `page_after` moves a top to where something begins, which no arithmetic undoes: repeat it from the start.
        top, page = self.position.top, self._replace(position=self.position._replace(top=0))
        while (after := page.page_after()) < top:
            page = page._replace(position=page.position._replace(top=after))
        if after == top:
            return page.position.top
        # The reader has scrolled in between: one view back, or a little less, to where something begins.
        first = max(0, top - max(1, self.height - OVERLAP))
        tops = range(first, min(first + self._max_cut() + 1, top))
        return next((each for each in tops if self._start_of(each) == each), first)

    def _start_of(self, line: int) -> int:
        """The first line of the row that a line is in, if only a few lines above; else the line."""
        occurrence = self.layout.occurrence_at(line)
        start = self.layout.extents[occurrence].start if occurrence else line
        return start if line - start <= self._max_cut() else line

    def at_edge(self, last: bool) -> Position:
        """The position at the page's top, as when it was opened, or at its end with the last occurrence current."""
        if not last:
            return self._replace(position=Position(self.position.page)).clamped()
        targets, top = self.layout.page.targets, self._within(len(self.layout.lines))
        current = targets[-1] if targets and self._in_view(targets[-1], top) else None
        return self.position._replace(current=current, top=top)

    def is_at_start(self) -> bool:
        """Whether the page is as when it was opened, with nothing chosen by the reader."""
        return self.position == self.at_edge(last=False)

    def is_at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.position.top >= self._within(len(self.layout.lines))

    def restored(self, before: Viewport) -> Position:
        """The position of another layout in this one: what is current is as many lines below the view's top as before.

        At the page's top it stays; what was in view is in view again.
        """
        position, extent = self.position, self.extent(self.position.current)
        left, old = before.position, before.extent(before.position.current)
        if extent and position.top > 0:
            position = position._replace(top=self._within(extent.start - (old.start - left.top if old else 0)))
        if not before._in_view(left.current, left.top):
            return position
        return self._replace(position=position).scrolled_into_view(position.current)

    def extent(self, occurrence: Occurrence | None) -> range | None:
        """The lines of an occurrence; None where it is not on the page."""
        return self.layout.extents.get(occurrence) if occurrence else None

    def _max_cut(self) -> int:
        """The most lines that are shown again where a new view would cut a thing."""
        return min(MAX_CUT, self.height // 3)

    def _within(self, top: int) -> int:
        return max(0, min(top, len(self.layout.lines) - max(1, self.height)))

    def _in_view(self, occurrence: Occurrence | None, top: int) -> int:
        """How many lines of an occurrence would be in view."""
        extent = self.extent(occurrence) or range(0)
        return max(0, min(extent.stop, top + self.height) - max(extent.start, top))
