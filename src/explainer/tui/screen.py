"""The only screen: keys and the mouse change a scene, and the canvas paints the result in one frame."""

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
"""Enter, and the line feed as which it arrives until Textual has switched the terminal to raw mode."""


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
        """What to do when the question at the foot is answered with yes."""
        self.pointer = Pointer(scene)
        self.offered = ""
        """The address that is shown; the same key opens it."""

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
        """Show another edition at the reader's place, with a notice of figures added, removed or renamed."""
        before = self.scene.edition
        if edition.story != before.story:
            self.scene.notice = difference(before.story, edition.story)
        next_edition.take(self.scene, edition)
        self.fit()

    def say(self, notice: str) -> None:
        """Show a notice at the foot until the next key."""
        self.scene.notice = notice
        self.show()

    def ask(self, question: str, agreed: Callable[[], None]) -> None:
        """Show a question at the foot, and call `agreed` if the answer is yes."""
        self.scene.question, self.agreed = question, agreed
        self.show()

    def takes_key(self, event: events.Key) -> bool:
        """Handle a key that answers a question or is typed at the foot; returns whether it was handled.

        The application calls it, as it gets the keys in order: a key pressed right after `/` is a letter.
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
        """Keep what is found, go to what is chosen, or do the chosen action."""
        if chosen := prompt.accept(self.scene):
            if chosen.name.startswith("theme "):
                self.app.theme = chosen.name.removeprefix("theme ")
            else:
                self.action_do(chosen.name)

    def on_paste(self, event: events.Paste) -> None:
        prompt.paste(self.scene, event.text)
        self.show()

    def action_do(self, name: str, number: int = 0) -> None:
        """Do the action of a key, and paint the result."""
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
        """Show the address of the current figure or source; if it is shown already, open it."""
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
        """Copy the selection; without one, exit as other programs do on ctrl+c."""
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
