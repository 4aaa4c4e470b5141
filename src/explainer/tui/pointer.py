"""What a mouse does to a scene: it clicks tabs, keys and figures, selects text, and scrolls."""

from __future__ import annotations

from explainer.tui import chrome
from explainer.tui.geometry import Box
from explainer.tui.keys import Key
from explainer.tui.rows import BEFORE_TEXT
from explainer.tui.scene import Scene, Selection


class Pointer:
    """The mouse over a scene; all places are cells of the screen."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def press(self, x: int, y: int) -> bool:
        """Begin to select; whether there is a text."""
        found = self._page_at(x, y)
        self.scene.selection = None
        if found is None:
            return False
        at = self._cell(*found, x, y)
        self.scene.selection = Selection(found[1], at, at)
        return True

    def drag(self, x: int, y: int) -> None:
        """Select up to here; above and below the page, scroll on."""
        if (selection := self.scene.selection) is None:
            return
        boxes = self.scene.boxes
        box = boxes.evidence if selection.beside else boxes.page
        if not box.y <= y < box.y + box.height:
            self.scene.scroll_box(selection.beside, -1 if y < box.y else 1)
        self.scene.selection = selection._replace(end=self._cell(box, selection.beside, x, y))

    def click(self, x: int, y: int) -> tuple[Key | None, str]:
        """Do what a click means; a key of the foot or an address that was clicked is handed back.

        A click that ends a selection means nothing else.
        """
        scene, boxes = self.scene, self.scene.boxes
        if scene.selection and scene.selection.start != scene.selection.end:
            return None, ""
        scene.selection, scene.notice = None, ""
        if boxes.foot.holds(x, y):
            return chrome.key_at(scene, x, scene.columns), ""
        if boxes.tabs.holds(x, y):
            if (index := chrome.tab_at(scene, x, scene.columns)) is not None:
                scene.open_section(index)
        elif found := self._page_at(x, y):
            cell = self._cell(*found, x, y)
            if address := scene.address_at(found[1], *cell):
                return None, address
            scene.touch(found[1], cell[0])
        return None, ""

    def wheel(self, x: int, y: int, lines: int) -> None:
        """Scroll the page that the mouse is over."""
        found = self._page_at(x, y)
        self.scene.scroll_box(bool(found and found[1]), lines)

    def _page_at(self, x: int, y: int) -> tuple[Box, bool] | None:
        """The box of a page at a cell, and whether it is the evidence beside the section."""
        boxes = self.scene.boxes
        if boxes.page.holds(x, y):
            return boxes.page, False
        return (boxes.evidence, True) if boxes.evidence.holds(x, y) else None

    def _cell(self, box: Box, beside: bool, x: int, y: int) -> tuple[int, int]:
        """The line of a page and the cell of its text at a cell of the screen."""
        stop = self.scene.beside if beside else self.scene.main
        row = min(max(y - box.y, 0), box.height - 1)
        return (stop.top if stop else 0) + row, max(0, x - box.x - BEFORE_TEXT - beside)
