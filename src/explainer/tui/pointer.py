"""What the mouse does to a scene: clicks on tabs, keys and figures, selecting, scrolling."""

from __future__ import annotations

from explainer.tui import chrome, prompt
from explainer.tui.geometry import Box, is_too_small
from explainer.tui.rows import BEFORE_TEXT
from explainer.tui.scene import Scene
from explainer.tui.scene_state import Selection
from explainer.tui.window import Stop


class Pointer:
    """The mouse over a scene; all places are cells of the screen."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def press(self, x: int, y: int) -> bool:
        """Begin a selection; whether the cell is on a page."""
        found = self._page_at(x, y)
        self.scene.selection = None
        if found is None:
            return False
        stop, beside = found
        at = self._cell(beside, x, y)
        self.scene.selection = Selection(stop.page, beside, at, at)
        return True

    def drag(self, x: int, y: int) -> None:
        """Extend the selection to a cell; above or below the page, scroll as well."""
        if (selection := self.scene.selection) is None:
            return
        box = self._box(selection.beside)
        if not box.y <= y < box.y + box.height:
            self.scene.scroll_box(selection.beside, -1 if y < box.y else 1)
        self.scene.selection = selection._replace(end=self._cell(selection.beside, x, y))

    def click(self, x: int, y: int) -> tuple[str, str]:
        """Do what a click means; return the clicked action of the foot and the clicked address, each empty if none.

        A click that ends a selection does nothing else. Every other click dismisses a notice or a question; on the
        foot it then does no more.
        """
        scene, boxes = self.scene, self.scene.boxes
        selects = scene.selection is not None and scene.selection.start != scene.selection.end
        if selects or is_too_small(scene.columns, scene.rows):
            return "", ""
        on_foot = boxes.foot.holds(x, y) or y >= scene.rows - len(chrome.notice(scene, scene.columns))
        said = bool(scene.notice or scene.question) or scene.typed is not None
        scene.selection, scene.notice, scene.question = None, "", ""
        if on_foot:
            key = None if said else chrome.key_at(scene, x, scene.columns)
            return key.action if key else "", ""
        found = self._page_at(x, y)
        if found and found[0].page.kind == "palette":
            return "accept" if scene.choose(self._cell(False, x, y)[0]) else "", ""
        prompt.stop(scene)
        if boxes.tabs.holds(x, y):
            if (index := chrome.tab_at(scene, x, scene.columns)) is not None:
                scene.open_section(index)
        elif found:
            cell = self._cell(found[1], x, y)
            if address := scene.address_at(found[1], *cell):
                return "", address
            scene.touch(found[1], cell[0])
        return "", ""

    def wheel(self, x: int, y: int, lines: int) -> None:
        """Scroll the page that the mouse is over, elsewhere the main one."""
        found = self._page_at(x, y)
        if not is_too_small(self.scene.columns, self.scene.rows):
            self.scene.scroll_box(bool(found and found[1]), lines)

    def _page_at(self, x: int, y: int) -> tuple[Stop, bool] | None:
        """The page at a cell, and whether it is the evidence beside the section."""
        if is_too_small(self.scene.columns, self.scene.rows):
            return None
        if self._box(False).holds(x, y):
            return self.scene.main, False
        beside = self.scene.beside
        return (beside, True) if beside and self._box(True).holds(x, y) else None

    def _box(self, beside: bool) -> Box:
        return self.scene.boxes.evidence if beside else self.scene.boxes.page

    def _cell(self, beside: bool, x: int, y: int) -> tuple[int, int]:
        """The line of a page and the cell of its text at a cell of the screen."""
        box, stop = self._box(beside), self.scene.beside if beside else self.scene.main
        row = min(max(y - box.y, 0), box.height - 1)
        return (stop.top if stop else 0) + row, max(0, x - box.x - BEFORE_TEXT - beside)
