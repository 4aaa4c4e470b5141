"""The only screen: keys and the mouse change the state, and the widget paints the result in one frame."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from explainer.content.scalars import host_scripts
from explainer.present.citation import citation
from explainer.tui import prompt
from explainer.tui.colours import ThemeColours
from explainer.tui.frame import fit, frame
from explainer.tui.geometry import is_too_small
from explainer.tui.keys import ACTION_LIST, ACTIONS
from explainer.tui.mouse import Mouse
from explainer.tui.navigation import Navigator
from explainer.tui.reload import LoadedStory, difference
from explainer.tui.state import State
from explainer.tui.widget import Canvas

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
    """Shows a state, and does what the keys and the mouse ask for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(action.keys, f"do({action.name!r})", action.help) for action in ACTION_LIST if action.keys
    ]
    ALLOW_SELECT = False

    def __init__(self, navigator: Navigator, colours: ThemeColours) -> None:
        super().__init__()
        self.navigator = navigator
        self.canvas = Canvas(colours, frame(self.state))
        self.confirmed: Callable[[], None] = lambda: None
        """What to do when the question at the foot is answered with yes."""
        self.mouse = Mouse(navigator)
        self.shown_address = ""
        """The address that is shown; the same key opens it."""

    @property
    def state(self) -> State:
        return self.navigator.state

    def compose(self) -> ComposeResult:
        yield self.canvas

    def show(self) -> None:
        """Give the state the size of the screen, and paint it as it is now."""
        fit(self.navigator, *self.app.size)
        self.canvas.show(frame(self.state))

    def on_resize(self, event: events.Resize) -> None:
        self.show()

    def show_story(self, loaded: LoadedStory) -> None:
        """Show another story at the reader's place, with a notice of figures added, removed or renamed."""
        before = self.state.loaded.story
        if loaded.story != before:
            self.state.notice = difference(before, loaded.story)
        self.navigator.show_story(loaded)
        self.show()

    def say(self, notice: str) -> None:
        """Show a notice at the foot until the next key."""
        self.state.notice = notice
        self.show()

    def ask(self, question: str, confirmed: Callable[[], None]) -> None:
        """Show a question at the foot, and call `confirmed` if the answer is yes."""
        self.state.question, self.confirmed = question, confirmed
        self.show()

    # keys

    def handle_typed_key(self, event: events.Key) -> bool:
        """Handle a key that answers a question or is typed at the foot; returns whether it was handled.

        The application calls it, as it gets the keys in order: a key pressed right after `/` is a letter.
        """
        state = self.state
        if state.question:
            state.question = ""
            if event.key in ("y", *ENTER):
                self.confirmed()
        elif state.typed is not None and event.key in ENTER:
            self.accept()
        elif not prompt.handle_key(self.navigator, event.key, event.character if event.is_printable else None):
            return False
        self.show()
        return True

    def on_paste(self, event: events.Paste) -> None:
        prompt.paste(self.navigator, event.text)
        self.show()

    def action_do(self, name: str) -> None:
        """Do an action by its name, and paint the result."""
        if is_too_small(self.state.columns, self.state.rows) and name not in ("quit", "suspend"):
            return
        self.state.notice = ""
        if name != "open":
            self.shown_address = ""
        ACTIONS[name].do(self)
        self.show()

    # what actions need besides the navigator

    def accept(self) -> None:
        """Keep what is found, go to what is chosen, or do the chosen action."""
        if chosen := prompt.accept(self.navigator):
            if chosen.name.startswith("theme "):
                self.app.theme = chosen.name.removeprefix("theme ")
            else:
                self.action_do(chosen.name)

    def copy(self) -> None:
        """Send the current figure or event to the terminal's clipboard as one line."""
        subject = self.state.subject
        if subject and (text := citation(self.state.loaded.story, subject)):
            self.app.copy_to_clipboard(text)
            self.state.notice = f"Sent to the terminal's clipboard: {text}"

    def open_address(self) -> None:
        """Show the address of the current figure or source; if it is shown already, open it."""
        if (address := self.state.address) is not None:
            self.show_address(address)

    def show_address(self, address: str) -> None:
        """Show an address in full; a second time, open it."""
        if not address:
            self.state.notice = "No address is known here."
        elif address == self.shown_address:
            self.shown_address = ""
            self.state.notice = f"Opening {address}"
            self.app.post_message(AddressWanted(address))
        else:
            self.shown_address = address
            scripts = host_scripts(address)
            self.state.notice = f"o opens {address}" + (f" (letters of its host: {scripts})" if scripts else "")

    def edit(self) -> None:
        self.app.post_message(EditWanted())

    def suspend(self) -> None:
        self.app.action_suspend_process()

    def interrupt(self) -> None:
        """Copy the selection; without one, exit as other programs do on ctrl+c."""
        if text := self.state.selected_text:
            self.app.copy_to_clipboard(text)
            self.state.notice = "Sent to the terminal's clipboard."
        else:
            self.app.exit(return_code=128 + signal.SIGINT)

    def quit(self) -> None:
        self.app.exit()

    # the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if self.mouse.press(event.x, event.y) and event.button == 1:
            self.canvas.capture_mouse()
        self.show()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.app.mouse_captured is self.canvas:
            self.mouse.drag(event.x, event.y)
            self.show()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self.canvas.release_mouse()

    def on_click(self, event: events.Click) -> None:
        name, address = self.mouse.click(event.x, event.y)
        if name:
            self.action_do(name)
        elif address:
            self.show_address(address)
        self.show()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.mouse.wheel(event.x, event.y, WHEEL_LINES)
        self.show()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.mouse.wheel(event.x, event.y, -WHEEL_LINES)
        self.show()
