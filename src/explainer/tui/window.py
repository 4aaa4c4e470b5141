"""A page in a box: how a reader moves on it. Every move is said once, for whatever page it is."""

from __future__ import annotations

from typing import NamedTuple

from explainer.present.layout import Layout
from explainer.present.page import Anchor, Mark
from explainer.present.pages import PageName

SEEN_AGAIN = 2
"""How many lines of a page are seen again on the next one."""
MOST_CUT = 6
"""How many lines above a page's top something may have begun that the page then begins with; a third of it at most."""
NO_MARK = Mark(Anchor("section", ""))
"""In the place of a mark: nothing is current, as the match that the reader is at belongs to nothing that could be."""


class Stop(NamedTuple):
    """A page on the reader's way, and the place on it."""

    page: PageName
    mark: Mark | None = None
    """What is current; None at the top of a page where nothing that can be is in view yet."""
    top: int = 0
    """The first line in view."""


class Window(NamedTuple):
    """A stop with its page laid out, and the rows that it is shown in. Each move returns another stop."""

    stop: Stop
    layout: Layout
    height: int

    def settled(self) -> Stop:
        """The stop with a mark that is on the page; where it has none, that of the first whole thing in view if any.

        A section begins with its own figures, not with what it mentions before them.
        """
        stops, top = self.layout.page.stops, self._within(self.stop.top)
        if self.stop.mark in (*stops, NO_MARK):
            return self.stop._replace(top=top)
        in_view = [mark for mark in stops if self._in_view(mark, top)]
        if self.stop.page.kind == "section":
            own = [mark for mark in in_view if mark.anchor.kind == "figure" and self.layout.is_own(mark)]
            in_view = own or (in_view if top else [])
        whole = (mark for mark in in_view if self._in_view(mark, top) == len(self.layout.extents[mark]))
        return self.stop._replace(mark=next(whole, next(iter(in_view), None)), top=top)

    def seen(self, mark: Mark | None) -> Stop:
        """The stop with a mark that is brought into view with as little scrolling as that takes."""
        extent = self.layout.extents.get(mark) if mark else None
        top = self.stop.top
        if mark and extent and self._in_view(mark, top) < min(len(extent), self.height):
            top = extent.start if extent.start < top or len(extent) >= self.height else extent.stop - self.height
        return self.stop._replace(mark=mark, top=self._within(top))

    def jumped(self, mark: Mark | None) -> Stop:
        """The stop with a mark that begins a quarter down the view if it was not all in view, higher if it is long."""
        extent = self.layout.extents.get(mark) if mark else None
        top = self.stop.top
        if self.height and mark and extent and self._in_view(mark, top) < len(extent):
            top = self._within(extent.start - max(0, min(self.height // 4, self.height - len(extent))))
        return self.stop._replace(mark=mark, top=top)

    def at_block(self, block: int, character: int) -> Stop:
        """The stop with a character of a block's body in view, and the block's mark current, or nothing."""
        line = self.layout.line_of(block, character)
        mark = self.layout.page.marks[block]
        stop = self.jumped(mark) if mark else self.stop._replace(mark=NO_MARK)
        if not stop.top <= line < stop.top + self.height:
            stop = stop._replace(top=self._within(line - self.height // 4))
        return stop

    def stepped(self, by: int) -> Stop:
        """The next or previous thing current, the first one with what is above it; beyond them, the page's end."""
        stops = self.layout.page.stops
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
        """Some lines on; a mark that leaves the view gives way to the one that fills most of it.

        Where nothing that can be current is in view, the last one that was stays so; at the top nothing is.
        """
        top = self._within(self.stop.top + by)
        mark = self.stop.mark
        if mark is None or mark not in self.layout.extents or not self._in_view(mark, top):
            best = max(self.layout.extents, key=lambda each: self._in_view(each, top), default=None)
            left = mark if mark in self.layout.extents else None
            mark = best if best and self._in_view(best, top) else left if top else None
        return self.stop._replace(mark=mark, top=top)

    def page_after(self) -> int:
        """The top of the page after this one: two lines of this one are seen again, or what they cut from its start."""
        page = self.stop.top + max(1, self.height - SEEN_AGAIN)
        if page != self._within(page):
            return self._within(page)
        start = self._start_of(page)
        return start if start > self.stop.top else page

    def page_before(self) -> int:
        """The top of the page that this one comes after; where none does, of the one that is a page before."""
        # `page_after` moves a top to where something begins, and no arithmetic undoes that: so all are gone through.
        top, page = self.stop.top, self._replace(stop=self.stop._replace(top=0))
        while (after := page.page_after()) < top:
            page = page._replace(stop=page.stop._replace(top=after))
        if after == top:
            return page.stop.top
        # The reader has scrolled to a top that is none of these: a page back, or a little less where something begins.
        first = max(0, top - max(1, self.height - SEEN_AGAIN))
        tops = range(first, min(first + self._most_cut() + 1, top))
        return next((each for each in tops if self._start_of(each) == each), first)

    def _start_of(self, line: int) -> int:
        """Where the card, row or drawing begins that a line lies in, if that is only a few lines above."""
        row, mark = self.layout.lines[line], self.layout.mark_at(line)
        start = self.layout.extents[mark].start if mark else self.layout.line_of(row.block, 0) if row.drawn else line
        return start if line - start <= self._most_cut() else line

    def at_edge(self, last: bool) -> Stop:
        """The page's top as at the start, or its end with what is last there current."""
        if not last:
            return self._replace(stop=Stop(self.stop.page)).settled()
        stops, top = self.layout.page.stops, self._within(len(self.layout.lines))
        mark = stops[-1] if stops and self._in_view(stops[-1], top) else None
        return self.stop._replace(mark=mark, top=top)

    def is_at_start(self) -> bool:
        """Whether the page is as it was when it was opened, so that nobody chose what is current."""
        return self.stop == self.at_edge(last=False)

    def is_at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.stop.top >= self._within(len(self.layout.lines))

    def at_offset(self, below_top: int) -> Stop:
        """The stop scrolled so that its mark begins so many lines below the top of the view; the page's top stays."""
        extent = self.layout.extents.get(self.stop.mark) if self.stop.mark else None
        if extent is None or self.stop.top == 0:
            return self.stop
        return self.stop._replace(top=self._within(extent.start - below_top))

    @property
    def is_mark_in_view(self) -> bool:
        """Whether anything of the mark can be seen."""
        return self.stop.mark in self.layout.extents and bool(self._in_view(self.stop.mark, self.stop.top))

    @property
    def below_top(self) -> int:
        """How many lines below the top of the view the mark begins."""
        extent = self.layout.extents.get(self.stop.mark) if self.stop.mark else None
        return extent.start - self.stop.top if extent else 0

    def _most_cut(self) -> int:
        """How many lines of something are seen again where a page would cut it."""
        return min(MOST_CUT, self.height // 3)

    def _within(self, top: int) -> int:
        return max(0, min(top, len(self.layout.lines) - self.height))

    def _in_view(self, mark: Mark, top: int) -> int:
        """How many of a mark's lines would be in view."""
        extent = self.layout.extents[mark]
        return max(0, min(extent.stop, top + self.height) - max(extent.start, top))
