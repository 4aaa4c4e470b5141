"""The application: the watched file, and faults that end it."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from textual import events, work
from textual.app import App
from textual.filter import LineFilter
from textual.screen import Screen
from textual.worker import WorkerFailed, get_current_worker

from explainer.tui.colours import DARK
from explainer.tui.navigation import Navigator
from explainer.tui.reload import read_folder, reread
from explainer.tui.screen import StoryScreen
from explainer.tui.state import State
from explainer.tui.terminal import tty
from explainer.tui.terminal.driver import guarded_driver
from explainer.tui.terminal.first_page import FirstPage
from explainer.tui.terminal.output_filter import ControlCharacterFilter
from explainer.watch import Signature, changes, signature


class ExplainerApp(App[None], inherit_bindings=False):
    """Shows a state, and shows it anew each time its file is saved."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self, navigator: Navigator, theme: str = DARK, first_page: FirstPage | None = None) -> None:
        super().__init__(ansi_color=True)  # else Textual would replace the colours of a palette, and with NO_COLOR all
        self.fault: BaseException | None = None
        """The exception that ended the program, if one did."""
        self.story_screen = StoryScreen(navigator, theme)
        if first_page is not None:
            self.story_screen.follows_terminal = first_page.awaits_background
            background_known = self.story_screen.background_known
            self.driver_class = guarded_driver(self.driver_class, first_page, self.input_failed, background_known)

    def on_key(self, event: events.Key) -> None:
        event.prevent_default()
        self.story_screen.key_pressed(event)

    def get_default_screen(self) -> Screen[None]:
        return self.story_screen

    def on_mount(self) -> None:
        self.call_after_refresh(self.collect_garbage)
        # After a stop Textual paints only what it thinks has changed, but the shell has written over the terminal.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh())
        state = self.story_screen.state
        if state.folder:
            self.watch_folder(state.folder)
        if state.folder or state.loaded.file:
            self.watch_file()
        if not self.is_headless:
            self.set_interval(1, self.leave_if_alone)
            self.set_interval(1, self.keep_the_date)

    async def run_until_left(self, first_page: FirstPage) -> None:
        """Run until the reader leaves; after that no event loop answers signals."""
        try:
            await self.run_async()
        finally:
            first_page.answer = first_page.answer_at_once
            if self.fault is None:
                first_page.ignore_signals()

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
        # Of a worker's exception the traceback says where.
        self.fault = self.fault or (error.error if isinstance(error, WorkerFailed) else error)
        if self.is_headless:
            super()._handle_exception(error)  # Textual's test pilot raises it again
        else:
            self._close_messages_no_wait()

    @work(thread=True)
    def watch_file(self) -> None:
        """Read the file of the story that is shown again after each save, on a thread."""
        worker = get_current_worker()

        def look() -> tuple[State, Signature]:
            state = self.story_screen.state
            return state, state.loaded.file and signature(state.loaded.path)

        state = self.story_screen.state
        read = state, state.loaded.file and state.loaded.file.signature
        for found in changes(look, read, lambda: worker.is_cancelled):
            state, _ = found
            if state.loaded.file:
                content = reread(state.loaded.path, date.today())
                if look() == found:  # else it has changed again, and what was read may be half a file
                    self.call_later(self.show_save, state, content)

    @work(thread=True)
    def watch_folder(self, folder: State) -> None:
        """Read the stories of a folder, and again those that are saved, on a thread."""
        # So often a thread gives way to another: with Python's own 5 ms, a key takes a third longer while it reads.
        sys.setswitchinterval(0.0005)
        worker = get_current_worker()
        for content in read_folder(folder.loaded.path, lambda: worker.is_cancelled):
            self.call_later(self.show_save, folder, content)

    def show_save(self, state: State, changes: Mapping[str, Any]) -> None:
        """Show a story or a folder that was saved, with the changes to what its state has loaded."""
        Navigator(state).show_story(state.loaded._replace(**changes))
        self.story_screen.show()
