"""The one screen: keys and the mouse move a scene, and its canvas paints what came of it in one frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from explainer.present.pages import PageName
from explainer.tui import chrome
from explainer.tui.canvas import Canvas
from explainer.tui.colours import Palette
from explainer.tui.edition import Edition, difference
from explainer.tui.geometry import Box, is_too_small
from explainer.tui.keys import KEYS
from explainer.tui.paint import screen_rows
from explainer.tui.rows import BEFORE_TEXT
from explainer.tui.scene import Scene, Selection

WHEEL_LINES = 3


class EditWanted(Message):
    """The reader wants to edit the current figure."""


class StoryScreen(Screen[None], inherit_bindings=False):
    """Shows a scene."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key.keys, f"do({key.action!r}, {key.number})", key.help) for key in KEYS),
        Binding("ctrl+c,super+c", "do('interrupt')", "copy or leave"),
    ]
    ALLOW_SELECT = False

    def __init__(self, scene: Scene, palette: Palette) -> None:
        super().__init__()
        self.scene = scene
        self.canvas = Canvas(palette, screen_rows(scene))
        self.agreed: Callable[[], None] = lambda: None
        """What follows a yes to the question at the foot."""

    def compose(self) -> ComposeResult:
        yield self.canvas

    def show(self) -> None:
        """Paint the scene as it is now."""
        self.canvas.show(screen_rows(self.scene))

    def fit(self) -> None:
        """Give the scene the size of the screen, and the banner its rows."""
        columns, rows = self.app.size
        lines = chrome.banner(self.scene.edition, columns) if columns > 0 else []
        self.scene.resize(columns, rows, 0 if is_too_small(columns, rows) else len(lines))
        self.show()

    def on_resize(self, event: events.Resize) -> None:
        self.fit()

    def take(self, edition: Edition) -> None:
        """Show another edition at the place where this one is read, and say which figures came and went."""
        before = self.scene.edition
        if edition.story != before.story:
            self.scene.notice = difference(before.story, edition.story)
        self.scene.take(edition)
        self.fit()

    def say(self, notice: str) -> None:
        """Say something at the foot until the next key."""
        self.scene.notice = notice
        self.show()

    def ask(self, question: str, agreed: Callable[[], None]) -> None:
        """Ask something at the foot, and do what follows if the answer is yes."""
        self.scene.question, self.agreed = question, agreed
        self.show()

    def on_key(self, event: events.Key) -> None:
        """An answer to what is asked at the foot; any other key takes the question back."""
        if self.scene.question:
            event.stop()
            self.scene.question = ""
            self.show()
            if event.key in ("y", "enter"):
                self.agreed()

    def action_do(self, name: str, number: int = 0) -> None:
        """Do what a key stands for, and paint what came of it."""
        if is_too_small(self.scene.columns, self.scene.rows) and name not in ("quit", "suspend"):
            return
        self.scene.notice = ""
        do = getattr(self, f"do_{name}")
        do(number) if number else do()
        self.show()

    # moving

    def do_next(self) -> None:
        self.scene.step(1)

    def do_previous(self) -> None:
        self.scene.step(-1)

    def do_line_down(self) -> None:
        self.scene.scroll(1)

    def do_line_up(self) -> None:
        self.scene.scroll(-1)

    def do_page_down(self) -> None:
        if not self.scene.page_down():
            self.scene.notice = "This is the end."

    def do_page_up(self) -> None:
        self.scene.page_up()

    def do_top(self) -> None:
        self.scene.to_edge(last=False)

    def do_end(self) -> None:
        self.scene.to_edge(last=True)

    def do_section(self, number: int) -> None:
        if number <= len(self.scene.edition.story.sections):
            self.scene.open_section(number - 1)

    def do_next_section(self) -> None:
        self.scene.turn(1)

    def do_previous_section(self) -> None:
        self.scene.turn(-1)

    def do_other_page(self) -> None:
        self.scene.other_page()

    # asking

    def do_enter(self) -> None:
        self.scene.enter()

    def do_back(self) -> None:
        self.scene.back()

    def do_problems(self) -> None:
        if self.scene.edition.errors:
            self.scene.open(PageName("problems"))

    def do_keys(self) -> None:
        self.scene.open(PageName("keys"))

    # editing and leaving

    def do_edit(self) -> None:
        self.app.post_message(EditWanted())

    def do_suspend(self) -> None:
        self.app.action_suspend_process()

    def do_interrupt(self) -> None:
        """Copy what is selected, or leave as other programs do."""
        if text := self.scene.selected_text():
            self.app.copy_to_clipboard(text)
            self.scene.notice = "Sent to the terminal's clipboard."
        else:
            self.app.exit(return_code=130)

    def do_quit(self) -> None:
        self.app.exit()

    # the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if (found := self._page_at(event.x, event.y)) is None or event.button != 1:
            self.scene.selection = None
            self.show()
            return
        box, beside = found
        at = self._cell(box, beside, event.x, event.y)
        self.scene.selection = Selection(beside, at, at)
        self.canvas.capture_mouse()
        self.show()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        selection = self.scene.selection
        if selection is None or self.app.mouse_captured is not self.canvas:
            return
        boxes = self.scene.boxes
        box = boxes.evidence if selection.beside else boxes.page
        if not box.y <= event.y < box.y + box.height:
            self.scene.scroll_box(selection.beside, -1 if event.y < box.y else 1)
        self.scene.selection = selection._replace(end=self._cell(box, selection.beside, event.x, event.y))
        self.show()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self.canvas.release_mouse()

    def on_click(self, event: events.Click) -> None:
        if self.scene.selection and self.scene.selection.start != self.scene.selection.end:
            return
        self.scene.selection = None
        self.scene.notice = ""
        boxes = self.scene.boxes
        if boxes.tabs.holds(event.x, event.y):
            if (index := chrome.tab_at(self.scene, event.x, self.scene.columns)) is not None:
                self.scene.open_section(index)
        elif boxes.foot.holds(event.x, event.y):
            if key := chrome.key_at(self.scene, event.x, self.scene.columns):
                self.action_do(key.action)
        elif found := self._page_at(event.x, event.y):
            box, beside = found
            self.scene.touch(beside, *self._cell(box, beside, event.x, event.y))
        self.show()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -WHEEL_LINES)

    def _wheel(self, event: events.MouseEvent, lines: int) -> None:
        found = self._page_at(event.x, event.y)
        self.scene.scroll_box(bool(found and found[1]), lines)
        self.show()

    def _page_at(self, x: int, y: int) -> tuple[Box, bool] | None:
        """The box of a page at a cell of the screen, and whether it is the evidence beside the section."""
        boxes = self.scene.boxes
        if boxes.page.holds(x, y):
            return boxes.page, False
        return (boxes.evidence, True) if boxes.evidence.holds(x, y) else None

    def _cell(self, box: Box, beside: bool, x: int, y: int) -> tuple[int, int]:
        """The line of a page and the cell of its text at a cell of the screen."""
        stop = self.scene.beside if beside else self.scene.main
        top = stop.top if stop else 0
        row = min(max(y - box.y, 0), box.height - 1)
        return top + row, max(0, x - box.x - BEFORE_TEXT - beside)
