"""The application: themes, the watched file, the editor, and faults that end it."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from textual import events, work
from textual.app import App, SuspendNotSupported
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import WorkerFailed, get_current_worker

from explainer import browser, editor
from explainer.content.files import CONTENT, write_new
from explainer.sanitize import safe
from explainer.tui.colours import OWN, TERMINAL, ThemeColours, colours_of
from explainer.tui.navigation import Navigator
from explainer.tui.reload import reread
from explainer.tui.screen import AddressWanted, EditWanted, StoryScreen
from explainer.tui.terminal import tty
from explainer.tui.terminal.driver import guarded_driver
from explainer.tui.terminal.filter import ControlCharacterFilter
from explainer.tui.terminal.first_page import FirstPage
from explainer.watch import StoryFile, changes, signature


def own_themes() -> list[Theme]:
    """The program's own themes, as Textual takes them."""
    return [
        Theme(name, primary=colours.accent, dark=name == "explainer-dark", **colours._asdict())
        for name, colours in OWN.items()
    ]


class Saved(Message):
    """The file was saved, with these changes to the loaded story."""

    def __init__(self, changes: Mapping[str, Any]) -> None:
        super().__init__()
        self.changes = changes


class ExplainerApp(App[None], inherit_bindings=False):
    """Shows a state, and shows it anew each time its file is saved."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(
        self, navigator: Navigator, file: StoryFile | None = None, theme: str = "", first_page: FirstPage | None = None
    ) -> None:
        # With NO_COLOR the terminal's own colours are used, so that black is never drawn on black.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        if first_page is not None:
            self.driver_class = guarded_driver(self.driver_class, first_page, self.input_failed)
        self.file = file
        self.fault: Exception | None = None
        """The exception that ended the program, if one did."""
        self.title = navigator.state.loaded.story.title
        self.story_screen = StoryScreen(navigator, TERMINAL)
        for own in own_themes():
            self.register_theme(own)
        name = theme or next(iter(OWN))
        if self.available_themes[name].ansi:
            self.theme = name  # this also makes Textual pass the terminal's own colours through
        else:
            self.set_reactive(App.theme, name)  # else all styles would be parsed a second time

    @property
    def colours(self) -> ThemeColours:
        """The colours to paint with: none where NO_COLOR is set."""
        return TERMINAL if os.environ.get("NO_COLOR") else colours_of(self.current_theme)

    def watch_theme(self) -> None:
        """Paint another theme in one frame; Textual would paint once for its layout and once for its styles."""
        if not self.is_running:
            return
        canvas, batch = self.story_screen.canvas, ExitStack()
        batch.enter_context(self.batch_update())
        canvas.use(self.colours)

        def paint() -> None:
            batch.close()
            self.story_screen.refresh()

        self.call_next(canvas.call_after_refresh, paint)

    def on_key(self, event: events.Key) -> None:
        """Offer a key to what is typed or asked at the foot; if that does not take it, the bindings do."""
        if self.story_screen.handle_typed_key(event):
            event.prevent_default()

    @work(thread=True, group="browser")
    def on_address_wanted(self, message: AddressWanted) -> None:
        """Open an address on a thread, and show a notice where no browser could be started."""
        if not browser.open_address(message.address):
            self.call_from_thread(self.story_screen.say, f"No browser could be started for {message.address}")

    def get_default_screen(self) -> Screen[None]:
        self.story_screen.canvas.colours = self.colours
        return self.story_screen

    def on_mount(self) -> None:
        self.call_after_refresh(self.collect_garbage)
        # After a stop Textual paints only what it thinks has changed, but the shell has written over the terminal.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh())
        if self.file:
            self.watch_file(self.file)
        if not self.is_headless:
            self.set_interval(1, self.leave_if_alone)
            self.set_interval(1, self.keep_the_date)

    def collect_garbage(self) -> None:
        """Turn garbage collection on, but leave out the objects that exist now: they last as long as the program."""
        gc.freeze()
        gc.enable()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), ControlCharacterFilter()]

    def leave_if_alone(self) -> None:
        """Exit where the terminal has gone without a signal."""
        if tty.is_gone():
            self.exit(return_code=128 + signal.SIGHUP)

    def keep_the_date(self) -> None:
        """Show ages as of today, also after midnight."""
        loaded, today = self.story_screen.state.loaded, date.today()
        if loaded.today != today:
            self.story_screen.show_story(loaded._replace(today=today))

    def input_failed(self, error: Exception) -> None:
        """Treat it as a fault that keys cannot be read, unless the terminal is gone or the program is ending."""
        self.leave_if_alone()
        if self.return_code is None:
            self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        # Textual's own method would print the traceback, with texts of the story, on the terminal.
        inner = error.error if isinstance(error, WorkerFailed) else error  # its traceback is the one that says where
        self.fault = self.fault or (inner if isinstance(inner, Exception) else error)
        if self.is_headless:
            super()._handle_exception(error)  # Textual's test pilot raises it again
        else:
            self._close_messages_no_wait()

    @work(thread=True, exclusive=True, group="file")
    def watch_file(self, file: StoryFile) -> None:
        """Read the file again after each save, on a thread."""
        worker = get_current_worker()
        for state in changes(file.path, file.signature, lambda: worker.is_cancelled):
            content = reread(file.path, date.today())
            if signature(file.path) == state:  # else it has changed again, and what was read may be half a file
                self.post_message(Saved(content))

    def on_saved(self, saved: Saved) -> None:
        self.story_screen.show_story(self.story_screen.state.loaded._replace(**saved.changes))

    def on_edit_wanted(self, message: EditWanted) -> None:
        """Open the current figure in the reader's own editor."""
        if not self.file:
            self.story_screen.say("This story has no file to edit.")
        elif not editor.chosen():
            self.story_screen.say("Set $VISUAL or $EDITOR to your editor first.")
        elif self.file.shipped:
            self.story_screen.ask(
                f"This story belongs to the program. Write a copy to ./{CONTENT} and edit that?", self.edit_copy
            )
        else:
            self.edit(self.file)

    def edit_copy(self) -> None:
        """Write the shipped story to the current folder, show that copy from now on, and open it in the editor."""
        if not self.file:
            return
        try:
            write_new(CONTENT, Path(self.file.path).read_bytes())
        except OSError as error:
            reason = error.strerror or str(error)
            self.story_screen.say(f"No copy was written: {safe(reason)}.")
            return
        self.file = StoryFile(CONTENT, None)
        self.story_screen.show_story(self.story_screen.state.loaded._replace(path=CONTENT))
        self.watch_file(self.file)
        self.edit(self.file)

    def edit(self, file: StoryFile) -> None:
        """Give the terminal to the editor: at the file's first problem if it has any, else at the current figure."""
        words = editor.command(editor.chosen(), file.path, self.story_screen.state.line_to_edit)
        notice = ""
        try:
            with self.suspend():
                notice = editor.run(words)  # raises nothing: the screen would not come back
        except SuspendNotSupported:
            notice = "This terminal cannot be given to an editor."
        if notice:
            self.story_screen.say(notice)
