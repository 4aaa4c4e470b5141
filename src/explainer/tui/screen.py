"""The only screen: keys and the mouse change the state, and the widget paints the result in one frame."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from textual import events, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.geometry import Offset
from textual.screen import Screen

from explainer import browser, editor
from explainer.content.files import CONTENT, write_new
from explainer.content.value_readers import host_scripts
from explainer.present import words
from explainer.present.citation import citation
from explainer.sanitize import safe
from explainer.tui import prompt
from explainer.tui.colours import colour_depth, colours_of
from explainer.tui.frame import cursor, fit, frame
from explainer.tui.keys import ACTIONS, KEYS
from explainer.tui.mouse import Mouse
from explainer.tui.navigation import Navigator
from explainer.tui.reload import LoadedStory
from explainer.tui.state import State
from explainer.tui.terminal import tmux
from explainer.tui.widget import Canvas
from explainer.watch import StoryFile

WHEEL_LINES = 3
ENTER = ("enter", "ctrl+j")
"""Enter, and the line feed as which it arrives until Textual has switched the terminal to raw mode."""


class StoryScreen(Screen[None], inherit_bindings=False):
    """Shows a state, and does what the keys and the mouse ask for."""

    def __init__(self, navigator: Navigator, theme: str) -> None:
        super().__init__()
        self.navigator = navigator
        self.theme = theme
        """The name of ours or of Textual's that gives the colours; Textual itself paints nothing in its own."""
        self.canvas = Canvas(colours_of(theme, colour_depth()), frame(self.state))
        self.mouse = Mouse(navigator)
        self.shown_address = ""
        """The address that is shown; the same key opens it."""
        self.own_actions = {
            "copy": self.copy,
            "open": lambda: self.show_address(self.state.address),
            "edit": self.edit,
            "suspend": self.suspend,
            "quit": self.quit,
            "interrupt": self.interrupt,
        }
        """What the navigator cannot do, by the names of the actions."""
        self.follows_terminal = False
        """Whether the theme is the one for the terminal's background once it says that."""

    @property
    def state(self) -> State:
        return self.navigator.state

    def compose(self) -> ComposeResult:
        yield self.canvas

    def show(self) -> None:
        """Give the state the size of the screen, and paint it as it is now.

        The cursor is hidden, but a braille display follows it.
        """
        fit(self.navigator, *self.app.size)
        rows = frame(self.state)
        self.app.cursor_position = Offset(*cursor(self.state, rows))
        self.canvas.show(rows)

    def on_resize(self, event: events.Resize) -> None:
        self.show()

    def show_story(self, loaded: LoadedStory) -> None:
        """Show another story at the reader's place, with a notice of what changed."""
        self.navigator.show_story(loaded)
        self.show()

    def use_theme(self, theme: str) -> None:
        """Paint in the colours of another theme."""
        self.theme, self.follows_terminal = theme, False
        self.canvas.use(colours_of(theme, colour_depth()))

    def background_known(self, theme: str) -> None:
        """Take the theme for the terminal's background, unless one is decided."""
        if self.follows_terminal:
            self.use_theme(theme)

    def say(self, notice: str) -> None:
        """Show a notice at the foot until the next key."""
        self.state.notice = notice
        self.show()

    # keys

    def key_pressed(self, event: events.Key) -> None:
        """Handle a key: it answers a question, is typed at the foot, or does its action.

        The application calls it, as it gets the keys in order: a key pressed right after `/` is a letter.
        """
        state, character = self.state, event.character if event.is_printable else None
        if state.question:
            state.question = ""
            if event.key in ("y", *ENTER):
                self.edit_copy()
        elif state.typed is not None and event.key in ENTER:
            self.accept()
        elif not prompt.handle_key(self.navigator, event.key, character):
            if name := KEYS.get(event.key):
                self.do(name)
            elif not state.is_too_small:
                state.notice = words.NO_KEY.format(safe(character or event.key))
        self.show()

    def on_paste(self, event: events.Paste) -> None:
        prompt.paste(self.navigator, event.text)
        self.show()

    def do(self, name: str) -> None:
        """Do an action by its name; where that changes nothing, a notice says so."""
        state, action = self.state, ACTIONS[name]
        if state.is_too_small and name not in ("quit", "suspend", "interrupt"):
            return
        if name != "open":
            self.shown_address = ""
        state.notice, before = "", (state.bookmark, state.typed)
        if action.do:
            action.do(self.navigator)
        else:
            self.own_actions[name]()
        if state is self.state and before == (state.bookmark, state.typed):
            state.notice = state.notice or action.idle

    # what actions need besides the navigator

    def accept(self) -> None:
        """Keep what is found, go to what is chosen, or do the chosen action."""
        if chosen := prompt.accept(self.navigator):
            if chosen.name.startswith("theme "):
                self.use_theme(chosen.name.removeprefix("theme "))
            else:
                self.do(chosen.name)

    def copy(self) -> None:
        """Copy the current figure or event as one line."""
        subject = self.state.subject
        if subject and (text := citation(self.state.loaded.story, subject)):
            self.copy_text(text)

    def copy_text(self, text: str) -> None:
        """Copy a text: to the clipboard of tmux where we run in it, as tmux drops what is sent to the terminal's."""
        if os.environ.get("TMUX"):
            self.copy_in_tmux(text)
        else:
            self.copied(text, is_certain=False)

    def copied(self, text: str, is_certain: bool) -> None:
        """Say that a text is copied, or else send it to the terminal, which does not say what it does with it."""
        if not is_certain:
            self.app.copy_to_clipboard(text)
        how = words.COPIED if is_certain else words.SENT
        self.say(f"{how}." if "\n" in text else f"{how}: {text}")

    def show_address(self, address: str | None, is_read: bool = False) -> None:
        """Show an address in full, if there is one; a second time, open it.

        `is_read`: whether it is read on the page already: then it is opened at once, unless its host has letters of two
        scripts.
        """
        if not address:
            return
        scripts = host_scripts(address)
        if address == self.shown_address or (is_read and not scripts):
            self.shown_address = ""
            self.state.notice = words.OPENING.format(address)
            self.browse(address)
        else:
            self.shown_address = address
            warning = words.HOST_SCRIPTS.format(scripts) if scripts else ""
            self.state.notice = words.OPENS_ADDRESS.format(address) + warning

    @work(thread=True)
    def copy_in_tmux(self, text: str) -> None:
        """Copy a text on a thread, as tmux may take its time."""
        self.app.call_from_thread(self.copied, text, tmux.copy(text))

    @work(thread=True)
    def browse(self, address: str) -> None:
        """Open an address on a thread, and show a notice where no browser could be started."""
        if not browser.open_address(address):
            self.app.call_from_thread(self.say, words.NO_BROWSER.format(address))

    def edit(self) -> None:
        """Open the current figure in the reader's own editor."""
        if not (file := self.state.loaded.file):
            self.say(words.NO_FILE)
        elif not editor.chosen():
            self.say(words.NO_EDITOR)
        elif file.shipped:
            self.state.question = words.WRITE_COPY.format(CONTENT)
        else:
            self.edit_file()

    def edit_copy(self) -> None:
        """Write the shipped story to the current folder, show that copy from now on, and open it in the editor."""
        loaded = self.state.loaded
        try:
            write_new(CONTENT, Path(loaded.path).read_bytes())
        except OSError as error:
            self.say(words.NO_COPY.format(safe(error.strerror or str(error))))
            return
        self.show_story(loaded._replace(path=CONTENT, file=StoryFile()))
        self.edit_file()

    def edit_file(self) -> None:
        """Give the terminal to the editor: at the file's first problem if it has any, else at the current figure."""
        command = editor.command(editor.chosen(), self.state.loaded.path, self.state.line_to_edit)
        try:
            with self.app.suspend():
                notice = editor.run(command)  # raises nothing: the screen would not come back
        except SuspendNotSupported:
            notice = words.NO_SUSPENDING
        if notice:
            self.say(notice)

    def interrupt(self) -> None:
        """Copy the selection; without one, exit as other programs do on ctrl+c."""
        if text := self.state.selected_text:
            self.copy_text(text)
        else:
            self.app.exit(return_code=128 + signal.SIGINT)

    def suspend(self) -> None:
        self.app.action_suspend_process()

    def quit(self) -> None:
        self.app.exit()

    # the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button == 1 and self.mouse.press(event.x, event.y):
            self.canvas.capture_mouse()
        self.show()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.app.mouse_captured is self.canvas:
            self.mouse.drag(event.x, event.y)
            self.show()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self.canvas.release_mouse()

    def on_click(self, event: events.Click) -> None:
        if event.chain > 1:  # the second click of two would be about what the first one has brought
            return
        if event.button != 1:
            self.say(words.LEFT_BUTTON)
            return
        name, address = self.mouse.click(event.x, event.y)
        if name == "accept":
            self.accept()
        elif name:
            self.do(name)
        self.show_address(address, is_read=True)
        self.show()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.mouse.wheel(event.x, event.y, WHEEL_LINES)
        self.show()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.mouse.wheel(event.x, event.y, -WHEEL_LINES)
        self.show()
