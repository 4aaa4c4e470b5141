"""The terminal's driver: Textual's own, for a page that is painted already and for a terminal that may go away.

It mends these things in Textual's driver (8.2.8):

- It switches to the alternate screen once more, which some terminals clear: the page is painted again at once.
- Its writing thread dies with the terminal, and the next write waits for ever: here such a write is dropped.
- Its reading thread ends with a traceback over the screen: here the exception goes to the application.
- It takes replies of the terminal for keys, types what a broken one holds, never ends a paste that has no end, and
  fails at bytes that are not UTF-8 and at keys with sub-parameters: here its parser gets only what `incoming` knows.
  `incoming` and `_read_keys` can go once Textual drops whatever sequence it does not know, however it comes.
- It has the mouse reported in pixels where the terminal reports its size by itself, and leaves that on: here it does
  not ask for either. `_query_in_band_window_resize` can go once `disable_input` resets mode 1016.
- It restarts on every SIGCONT, also if it was not stopped, with a second reading thread: here it ends the first one.
- It stops on ctrl+z also while it starts or stops: here ctrl+z is ignored during that time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver

from explainer.tui.terminal.first_page import FirstPage
from explainer.tui.terminal.incoming import ESCAPE, read
from explainer.tui.terminal.tty import Output, set_settings, without_echo


def guarded_driver(
    base: type[Driver], first_page: FirstPage, input_failed: Callable[[Exception], None]
) -> type[Driver]:
    """A driver like the one given that takes a terminal over from its first page, and outlives the terminal.

    `input_failed` is called on the event loop when keys can no longer be read.
    """

    class GuardedDriver(base):  # type: ignore[valid-type, misc]
        # Textual has no public access to these: the settings that it restores, the stream that it writes to, whether
        # it restarts on SIGCONT, whether it was stopped before that, and whether it has started.
        attrs_before: list[Any] | None = None
        _file: Any
        _auto_restart: bool
        _must_signal_resume: bool
        _writer_thread: object
        _loop: asyncio.AbstractEventLoop
        fileno: int
        exit_event: Event

        is_changing = False
        """Whether the driver is starting or stopping; ctrl+z is ignored during that time."""

        def __init__(self, app: App[Any], **more: Any) -> None:
            super().__init__(app, **more)
            self._file = Output(self._file)

        def start_application_mode(self) -> None:
            with self._undisturbed():
                super().start_application_mode()
                self.attrs_before = without_echo(first_page.before)
                self.write(first_page.taken_over())
                self.flush()

        def suspend_application_mode(self) -> None:
            with self._undisturbed():
                super().suspend_application_mode()
                # Only now that all is written: the echo of a key typed meanwhile would tear what is being painted.
                set_settings(first_page.before)

        @contextmanager
        def _undisturbed(self) -> Iterator[None]:
            before, self.is_changing = self.is_changing, True
            try:
                yield
            finally:
                self.is_changing = before

        def _sigtstp_application(self, *signals: object) -> None:
            if not self.is_changing:  # a stop now would meet threads that have not started
                super()._sigtstp_application(*signals)

        def run_input_thread(self) -> None:
            try:
                self._read_keys()
            except Exception as error:
                self._app.call_later(input_failed, error)

        def _read_keys(self) -> None:
            parser = XTermParser()
            for unit in read(self.fileno, constants.ESCAPE_DELAY, self.exit_event):
                messages = [events.Key("escape", unit)] if unit == ESCAPE else list(parser.feed(unit))
                for message in messages:
                    self.process_message(message)
                if not messages:
                    parser = XTermParser()  # the other one waits for the rest of a key that it does not know

        def _query_in_band_window_resize(self) -> None:
            pass

        def _sigcont_application(self, *signals: object) -> None:
            was_stopped = self._must_signal_resume or not self._auto_restart or self._writer_thread is None
            if was_stopped:
                super()._sigcont_application(*signals)
            elif self._loop.is_running():
                # Not at once: the signal may have come during a write.
                self._loop.call_soon_threadsafe(self._begin_again)

        def _begin_again(self) -> None:
            self.suspend_application_mode()
            self._must_signal_resume = True
            self.resume_application_mode()

    return GuardedDriver
