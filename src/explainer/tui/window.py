"""A page in a box: how a reader moves on it. Every move is written once, for all kinds of pages."""

from __future__ import annotations

from typing import NamedTuple

from explainer.present.layout import Layout
from explainer.present.page import Occurrence, Target
from explainer.present.pages import PageName

SEEN_AGAIN = 2
"""How many lines of a page are seen again on the next one."""
MOST_CUT = 6
"""A view that would cut a thing begins with it, if it began at most so many lines (and a third of the view) above."""
NO_MARK = Occurrence(Target("section", ""))
"""Stands for a mark where nothing is current, since the current match is in a block without a mark."""


class Stop(NamedTuple):
    """An open page, and the reader's place on it."""

    page: PageName
    mark: Occurrence | None = None
    """What is current; None at the top of a page while nothing with a mark is in view."""
    top: int = 0
    """The first line in view."""


class Window(NamedTuple):
    """A stop with its page's layout, and the height of the view in lines. Each move returns a new stop."""

    stop: Stop
    layout: Layout
    height: int

    def settled(self) -> Stop:
        """The stop with a mark that is on the page: its own, else the first one that is completely in view, if any.

        In a section its own figures come first, not mentions of figures above them.
        """
        stops, top = self.layout.page.targets, self._within(self.stop.top)
        if self.stop.mark in (*stops, NO_MARK):
            return self.stop._replace(top=top)
        in_view = [mark for mark in stops if self._in_view(mark, top)]
        if self.stop.page.kind == "section":
            own = [mark for mark in in_view if mark.target.kind == "figure" and self.layout.is_primary(mark)]
            in_view = own or (in_view if top else [])
        whole = (mark for mark in in_view if self._in_view(mark, top) == len(self.layout.extents[mark]))
        return self.stop._replace(mark=next(whole, next(iter(in_view), None)), top=top)

    def seen(self, mark: Occurrence | None) -> Stop:
        """The stop with a mark, brought into view with as little scrolling as possible."""
        extent = self.layout.extents.get(mark) if mark else None
        top = self.stop.top
        if mark and extent and self._in_view(mark, top) < min(len(extent), self.height):
            top = extent.start if extent.start < top or len(extent) >= self.height else extent.stop - self.height
        return self.stop._replace(mark=mark, top=self._within(top))

    def jumped(self, mark: Occurrence | None) -> Stop:
        """The stop with a mark; if not all in view, it moves to a quarter of the view below the top, higher if long."""
        extent = self.layout.extents.get(mark) if mark else None
        top = self.stop.top
        if self.height and mark and extent and self._in_view(mark, top) < len(extent):
            top = self._within(extent.start - max(0, min(self.height // 4, self.height - len(extent))))
        return self.stop._replace(mark=mark, top=top)

    def at_block(self, block: int, character: int) -> Stop:
        """The stop with a character of a block's body in view; current is the block's mark, or NO_MARK."""
        line = self.layout.line_of(block, character)
        mark = self.layout.page.occurrences[block]
        stop = self.jumped(mark) if mark else self.stop._replace(mark=NO_MARK)
        if not stop.top <= line < stop.top + self.height:
            stop = stop._replace(top=self._within(line - self.height // 4))
        return stop

    def stepped(self, by: int) -> Stop:
        """The stop with the next or previous mark; the first one shows the page's top; beyond the ends it scrolls."""
        stops = self.layout.page.targets
        if self.stop.mark in stops:
            at = stops.index(self.stop.mark) + by
        elif self.stop.mark == NO_MARK:
            before = sum(self.layout.extents[mark].start < self.stop.top for mark in stops)
            at = before if by > 0 else before - 1
        else:
            at = 0
        if 0 <= at < len(stops):
            from_top = at == 0 and self.layout.extents[stops[0]].stop <= self.height
            return self.stop._replace(mark=stops[0], top=0) if from_top else self.seen(stops[at])
        return self.scrolled(by * len(self.layout.lines))

    def scrolled(self, by: int) -> Stop:
        """The stop scrolled by some lines; where its mark leaves the view, the one that fills most of it is current.

        With no mark in view the last one stays current; at the top of the page none is.
        """
        top = self._within(self.stop.top + by)
        mark = self.stop.mark
        if mark is None or mark not in self.layout.extents or not self._in_view(mark, top):
            best = max(self.layout.extents, key=lambda each: self._in_view(each, top), default=None)
            left = mark if mark in self.layout.extents else None
            mark = best if best and self._in_view(best, top) else left if top else None
        return self.stop._replace(mark=mark, top=top)

    def page_after(self) -> int:
        """The top line one view further down: the last two lines are shown again, or a thing that they would cut."""
        page = self.stop.top + max(1, self.height - SEEN_AGAIN)
        if page != self._within(page):
            return self._within(page)
        start = self._start_of(page)
        return start if start > self.stop.top else page

    def page_before(self) -> int:
        """The top line one view further up: the one from which `page_after` leads here, else one height above."""
        # `page_after` moves a top to where something begins, which no arithmetic undoes: repeat it from the start.
        top, page = self.stop.top, self._replace(stop=self.stop._replace(top=0))
        while (after := page.page_after()) < top:
            page = page._replace(stop=page.stop._replace(top=after))
        if after == top:
            return page.stop.top
        # The reader has scrolled in between: one view back, or a little less, to where something begins.
        first = max(0, top - max(1, self.height - SEEN_AGAIN))
        tops = range(first, min(first + self._most_cut() + 1, top))
        return next((each for each in tops if self._start_of(each) == each), first)

    def _start_of(self, line: int) -> int:
        """The first line of the card, row or drawing that a line is in, if only a few lines above; else the line."""
        row, mark = self.layout.lines[line], self.layout.occurrence_at(line)
        start = self.layout.extents[mark].start if mark else self.layout.line_of(row.block, 0) if row.drawn else line
        return start if line - start <= self._most_cut() else line

    def at_edge(self, last: bool) -> Stop:
        """The stop at the page's top, as when it was opened, or at its end with the last mark current."""
        if not last:
            return self._replace(stop=Stop(self.stop.page)).settled()
        stops, top = self.layout.page.targets, self._within(len(self.layout.lines))
        mark = stops[-1] if stops and self._in_view(stops[-1], top) else None
        return self.stop._replace(mark=mark, top=top)

    def is_at_start(self) -> bool:
        """Whether the page is as when it was opened, with nothing chosen by the reader."""
        return self.stop == self.at_edge(last=False)

    def is_at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.stop.top >= self._within(len(self.layout.lines))

    def at_offset(self, below_top: int) -> Stop:
        """The stop scrolled so that its mark begins so many lines below the view's top; at the page's top it stays."""
        extent = self.layout.extents.get(self.stop.mark) if self.stop.mark else None
        if extent is None or self.stop.top == 0:
            return self.stop
        return self.stop._replace(top=self._within(extent.start - below_top))

    @property
    def is_mark_in_view(self) -> bool:
        """Whether any line of the mark is in view."""
        return self.stop.mark in self.layout.extents and bool(self._in_view(self.stop.mark, self.stop.top))

    @property
    def below_top(self) -> int:
        """How many lines below the top of the view the mark begins."""
        extent = self.layout.extents.get(self.stop.mark) if self.stop.mark else None
        return extent.start - self.stop.top if extent else 0

    def _most_cut(self) -> int:
        """The most lines that are shown again where a new view would cut a thing."""
        return min(MOST_CUT, self.height // 3)

    def _within(self, top: int) -> int:
        return max(0, min(top, len(self.layout.lines) - max(1, self.height)))

    def _in_view(self, mark: Occurrence, top: int) -> int:
        """How many of a mark's lines would be in view."""
        extent = self.layout.extents[mark]
        return max(0, min(extent.stop, top + self.height) - max(extent.start, top))
