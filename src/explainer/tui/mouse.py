"""The mouse over the screen: clicks on tabs, keys and figures, selecting, scrolling. Places are cells of the screen."""

from __future__ import annotations

from explainer.tui import prompt
from explainer.tui.geometry import BEFORE_TEXT, Box
from explainer.tui.header_and_foot import action_at, notice, tab_at
from explainer.tui.navigation import Navigator
from explainer.tui.state import State, TextSelection


class Mouse:
    """What the mouse does to the state."""

    def __init__(self, navigator: Navigator) -> None:
        self.navigator = navigator
        self.scrolled_side: bool | None = None
        """Of which page the scrollbar is dragged: whether that beside the section; None where none is."""
        self.pressed: str | int | None = None
        """The key at the foot or the tab on which the button was pressed, as `_key_at` has it."""

    @property
    def state(self) -> State:
        return self.navigator.state

    def press(self, x: int, y: int) -> bool:
        """Begin a click, a selection, or to drag the scrollbar; whether the cell is on a page."""
        self.state.selection = self.scrolled_side = None
        self.pressed = self._key_at(x, y)
        side = self._side_at(x, y)
        if side is None:
            return False
        box = self._box(side)
        if x == box.x + box.width - 1:
            self.scrolled_side = side
            self._scroll_to(side, y)
        else:
            start = self._cell(side, x, y)
            self.state.selection = TextSelection(self.state.shown(side).page, side, start, start)
        return True

    def drag(self, x: int, y: int) -> None:
        """Extend the selection to a cell, above or below the page scrolling as well; or drag the scrollbar."""
        if self.scrolled_side is not None:
            self._scroll_to(self.scrolled_side, y)
        if (selection := self.state.selection) is None:
            return
        box = self._box(selection.side)
        if not box.y <= y < box.y + box.height:
            self.navigator.scroll_box(selection.side, -1 if y < box.y else 1)
        self.state.selection = selection._replace(end=self._cell(selection.side, x, y))

    def click(self, x: int, y: int) -> tuple[str, str]:
        """Do what a click means; return the name of an action to do and the clicked address, each empty if none.

        Where the button was pressed on something else, or a text was selected, it does nothing. Every other click
        dismisses a notice or a question; on the foot it then does no more.
        """
        state, key, side = self.state, self._key_at(x, y), self._side_at(x, y)
        selects = state.selection is not None and state.selection.start != state.selection.end
        moved = key != self.pressed or (side is None) != (state.selection is None)
        if selects or moved or self.scrolled_side is not None or state.is_too_small:
            return "", ""
        dismisses = bool(state.notice or state.question) or state.typed is not None
        state.selection, state.notice, state.question = None, "", ""
        if isinstance(key, str):
            return "" if dismisses else key, ""
        if side is not None and state.front.page.kind == "palette":
            return "accept" if self.navigator.choose(self._cell(False, x, y)[0]) else "", ""
        prompt.stop(self.navigator)
        if key is not None:
            self.navigator.open_section(key)
        elif side is not None:
            line, cell = self._cell(side, x, y)
            if address := state.layout(state.shown(side).page).span_at(line, cell).address:
                return "", address
            self.navigator.activate(side, line, cell)
        return "", ""

    def wheel(self, x: int, y: int, lines: int) -> None:
        """Scroll the page that the mouse is over, elsewhere the main one."""
        if not self.state.is_too_small:
            self.navigator.scroll_box(bool(self._side_at(x, y)), lines)

    def _key_at(self, x: int, y: int) -> str | int | None:
        """The name of the action at a cell of the foot, empty between them; or the index of the section in the tabs."""
        state = self.state
        if state.is_too_small:
            return None
        if y >= state.rows - max(1, len(notice(state))):
            return action_at(state, x)
        return tab_at(state, x) if state.boxes.tabs.holds(x, y) else None

    def _scroll_to(self, side: bool, y: int) -> None:
        """Scroll a page so that its thumb is at a row of the screen."""
        position, box = self.state.shown(side), self._box(side)
        if box.height > 1:
            beyond = max(0, len(self.state.layout(position.page).lines) - box.height)
            row = min(max(y - box.y, 0), box.height - 1)
            self.navigator.scroll_box(side, round(beyond * row / (box.height - 1)) - position.top)

    def _side_at(self, x: int, y: int) -> bool | None:
        """Whether the page at a cell is the evidence beside the section; None where there is no page."""
        if self.state.is_too_small:
            return None
        return next((side for side in (False, True) if self._box(side).holds(x, y)), None)

    def _box(self, side: bool) -> Box:
        return self.state.boxes.evidence if side else self.state.boxes.page

    def _cell(self, side: bool, x: int, y: int) -> tuple[int, int]:
        """The line of a page and the cell of its text at a cell of the screen."""
        box = self._box(side)
        row = min(max(y - box.y, 0), box.height - 1)
        return self.state.shown(side).top + row, max(0, x - box.x - BEFORE_TEXT - side)
