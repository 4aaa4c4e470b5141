"""The one screen: keys and the mouse move a scene, and its canvas paints what came of it in one frame."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from explainer.present.citation import citation
from explainer.tui import next_edition, prompt
from explainer.tui.canvas import Canvas
from explainer.tui.colours import ThemeColours
from explainer.tui.edition import Edition, difference
from explainer.tui.geometry import is_too_small
from explainer.tui.keys import KEYS
from explainer.tui.moves import MOVES
from explainer.tui.paint import fit, screen_rows
from explainer.tui.pointer import Pointer
from explainer.tui.scene import Scene
from explainer.tui.views import chosen_text

WHEEL_LINES = 3
ENTER = ("enter", "ctrl+j")
"""The key, and what a terminal makes of it while the program begins and has not told it to change nothing."""


class AddressWanted(Message):
    """The reader wants an address opened."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address


class EditWanted(Message):
    """The reader wants to edit the current figure."""


class StoryScreen(Screen[None], inherit_bindings=False):
    """Shows a scene."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key.keys, f"do({key.action!r}, {key.number})", key.help) for key in KEYS),
        Binding("ctrl+c,super+c", "do('interrupt')", "copy or leave"),
    ]
    ALLOW_SELECT = False

    def __init__(self, scene: Scene, colours: ThemeColours) -> None:
        super().__init__()
        self.scene = scene
        self.canvas = Canvas(colours, screen_rows(scene))
        self.agreed: Callable[[], None] = lambda: None
        """What follows a yes to the question at the foot."""
        self.pointer = Pointer(scene)
        self.offered = ""
        """The address that is shown, to be opened when it is asked for once more."""

    def compose(self) -> ComposeResult:
        yield self.canvas

    def show(self) -> None:
        """Paint the scene as it is now."""
        self.canvas.show(screen_rows(self.scene))

    def fit(self) -> None:
        """Give the scene the size of the screen."""
        fit(self.scene, *self.app.size)
        self.show()

    def on_resize(self, event: events.Resize) -> None:
        if event.size != (self.scene.columns, self.scene.rows):
            self.fit()

    def take(self, edition: Edition) -> None:
        """Show another edition at the place where this one is read, and say which figures came and went."""
        before = self.scene.edition
        if edition.story != before.story:
            self.scene.notice = difference(before.story, edition.story)
        next_edition.take(self.scene, edition)
        self.fit()

    def say(self, notice: str) -> None:
        """Say something at the foot until the next key."""
        self.scene.notice = notice
        self.show()

    def ask(self, question: str, agreed: Callable[[], None]) -> None:
        """Ask something at the foot, and do what follows if the answer is yes."""
        self.scene.question, self.agreed = question, agreed
        self.show()

    def takes_key(self, event: events.Key) -> bool:
        """Take a key that is an answer or a letter of what is typed at the foot; whether it was one.

        It is asked by the application, which has the keys in their order: a key that follows `/` at once is a letter.
        """
        scene = self.scene
        if scene.question:
            scene.question = ""
            if event.key in ("y", *ENTER):
                self.agreed()
        elif scene.typed is not None and event.key in ENTER:
            self.do_accept()
        elif not prompt.takes(scene, event.key, event.character if event.is_printable else None):
            return False
        self.show()
        return True

    def do_accept(self) -> None:
        """Keep what is found, go to what is chosen, or do it."""
        if chosen := prompt.accept(self.scene):
            if chosen.name.startswith("theme "):
                self.app.theme = chosen.name.removeprefix("theme ")
            else:
                self.action_do(chosen.name)

    def on_paste(self, event: events.Paste) -> None:
        prompt.paste(self.scene, event.text)
        self.show()

    def action_do(self, name: str, number: int = 0) -> None:
        """Do what a key stands for, and paint what came of it."""
        if is_too_small(self.scene.columns, self.scene.rows) and name not in ("quit", "suspend"):
            return
        self.scene.notice = ""
        if name != "open":
            self.offered = ""
        if name in MOVES:
            MOVES[name](self.scene)
        else:
            do = getattr(self, f"do_{name}")
            do(number) if number else do()
        self.show()

    def do_section(self, number: int) -> None:
        if number <= len(self.scene.edition.story.sections):
            self.scene.open_section(number - 1)

    def do_search(self) -> None:
        prompt.begin_search(self.scene)

    def do_palette(self) -> None:
        prompt.begin_choice(self.scene)

    # taking along

    def do_copy(self) -> None:
        """Send the current figure to the terminal's clipboard as one line."""
        if figure := self.scene.figure:
            text = citation(self.scene.edition.story, figure)
            self.app.copy_to_clipboard(text)
            self.scene.notice = f"Sent to the terminal's clipboard: {text}"

    def do_open(self) -> None:
        """Show the address of the current figure or source; when it is shown already, open it."""
        if self.scene.has_subject:
            self.offer(self.scene.address)

    def offer(self, address: str) -> None:
        """Show an address in full; a second time, open it."""
        if not address:
            self.scene.notice = "No address is known here."
        elif address == self.offered:
            self.offered = ""
            self.scene.notice = f"Opening {address}"
            self.app.post_message(AddressWanted(address))
        else:
            self.offered = address
            self.scene.notice = f"o opens {address}"

    # editing and leaving

    def do_edit(self) -> None:
        self.app.post_message(EditWanted())

    def do_suspend(self) -> None:
        self.app.action_suspend_process()

    def do_interrupt(self) -> None:
        """Copy what is selected, or leave as other programs do."""
        if text := chosen_text(self.scene):
            self.app.copy_to_clipboard(text)
            self.scene.notice = "Sent to the terminal's clipboard."
        else:
            self.app.exit(return_code=128 + signal.SIGINT)

    def do_quit(self) -> None:
        self.app.exit()

    # the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if self.pointer.press(event.x, event.y) and event.button == 1:
            self.canvas.capture_mouse()
        self.show()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.app.mouse_captured is self.canvas:
            self.pointer.drag(event.x, event.y)
            self.show()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self.canvas.release_mouse()

    def on_click(self, event: events.Click) -> None:
        action, address = self.pointer.click(event.x, event.y)
        if action:
            self.action_do(action)
        elif address:
            self.offer(address)
        self.show()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.pointer.wheel(event.x, event.y, WHEEL_LINES)
        self.show()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.pointer.wheel(event.x, event.y, -WHEEL_LINES)
        self.show()
