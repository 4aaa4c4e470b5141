"""The mouse over the screen: clicks on tabs, keys and figures, selecting, scrolling. Places are cells of the screen."""

from __future__ import annotations

from explainer.present.lines import Target
from explainer.present.pages import PageName
from explainer.tui import prompt
from explainer.tui.frame import target_at
from explainer.tui.geometry import BEFORE_TEXT
from explainer.tui.header_and_foot import notice
from explainer.tui.navigation import Navigator
from explainer.tui.state import State, TextSelection
from explainer.tui.viewport import Viewport


class Mouse:
    """What the mouse does to the state."""

    def __init__(self, navigator: Navigator) -> None:
        self.navigator = navigator
        self.pressed: Target | None = None
        """What the cell names on which the button was pressed."""
        self.scrolled: PageName | None = None
        """The page whose scrollbar is dragged."""

    @property
    def state(self) -> State:
        return self.navigator.state

    def press(self, x: int, y: int) -> bool:
        """Begin a click, a selection, or to drag the scrollbar; whether the cell is on a page."""
        self.state.selection = self.scrolled = None
        self.pressed = target_at(self.state, x, y)
        viewport = self._viewport_at(x, y)
        if viewport is None:
            return False
        page, box = viewport.position.page, viewport.box
        if x == box.x + box.width - 1:
            self.scrolled = page
            self.drag(x, y)
        else:
            start = _cell(viewport, x, y)
            self.state.selection = TextSelection(page, start, start)
        return True

    def drag(self, x: int, y: int) -> None:
        """Extend the selection to a cell, above or below the page scrolling as well; or drag the scrollbar."""
        selection = self.state.selection
        for viewport in self.state.shown:
            position, layout, box = viewport
            if position.page == self.scrolled:
                beyond = max(0, len(layout.lines) - box.height)
                row = min(max(y - box.y, 0), box.height - 1)
                self.navigator.scroll(round(beyond * row / (box.height - 1)) - position.top, viewport)
            elif selection and position.page == selection.page:
                if not box.y <= y < box.y + box.height:
                    position = self.navigator.scroll(-1 if y < box.y else 1, viewport)
                end = _cell(viewport._replace(position=position), x, y)
                self.state.selection = selection._replace(end=end)

    def click(self, x: int, y: int) -> tuple[str, str]:
        """Do what a click means; return the name of an action to do and the clicked address, each empty if none.

        Where the button was pressed on something else, or a text was selected, it does nothing. Every other click
        dismisses a notice or a question; on the foot it then does no more.
        """
        state, target, viewport = self.state, target_at(self.state, x, y), self._viewport_at(x, y)
        selects = state.selection is not None and state.selection.start != state.selection.end
        moved = target != self.pressed or (viewport is None) != (state.selection is None)
        if selects or moved or self.scrolled or state.is_too_small:
            return "", ""
        is_on_foot = y >= state.rows - max(1, len(notice(state)))
        state.selection, state.notice, state.question = None, "", ""
        if is_on_foot:
            return target.name if target else "", ""
        line, cell = _cell(viewport, x, y) if viewport else (0, 0)
        if viewport and state.front.page.kind == "palette":
            if occurrence := viewport.layout.occurrence_at(line):
                self.navigator.show(state.front._replace(current=occurrence))
            return "accept" if occurrence else "", ""
        prompt.stop(self.navigator)
        if viewport is None:
            if target:
                self.navigator.go_to(target)
        elif address := viewport.layout.span_at(line, cell).address:
            return "", address
        else:
            self.navigator.activate(viewport, line, cell)
        return "", ""

    def wheel(self, x: int, y: int, lines: int) -> None:
        """Scroll the page that the mouse is over, elsewhere the main one."""
        if shown := self.state.shown:
            self.navigator.scroll(lines, self._viewport_at(x, y) or shown[0])

    def _viewport_at(self, x: int, y: int) -> Viewport | None:
        """The page at a cell; None where there is none."""
        return next((viewport for viewport in self.state.shown if viewport.box.holds(x, y)), None)


def _cell(viewport: Viewport, x: int, y: int) -> tuple[int, int]:
    """The line of a page and the cell of its text at a cell of the screen, above or below the page that at its edge."""
    row = min(max(y - viewport.box.y, 0), viewport.height - 1)
    return viewport.position.top + row, max(0, x - viewport.box.x - BEFORE_TEXT)
