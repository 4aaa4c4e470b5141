"""The terminal's driver: Textual's own, for a page that is painted already and for a terminal that may go away.

It mends these things in Textual's driver (8.2.8):

- It switches to the alternate screen once more, which some terminals clear: the page is painted again at once.
- Its writing thread dies with the terminal, and the next write waits for ever: here such a write is dropped.
- Its reading thread ends with a traceback over the screen: here the exception goes to the application.
- It takes replies of the terminal for keys, types what a broken one holds, never ends a paste that has no end, and
  fails at bytes that are not UTF-8 and at keys with sub-parameters: here its parser gets only what `input` knows.
  `input` and `_read_keys` can go once Textual drops whatever sequence it does not know, however it comes.
- It has the mouse reported in pixels where the terminal reports its size by itself, and leaves that on: here it does
  not ask for either. `_query_in_band_window_resize` can go once `disable_input` resets mode 1016.
- It stops and goes on wherever a signal comes, also amid a write, and begins once more on every SIGCONT with a second
  reading thread: here all signals are answered by the event loop, and a thread that still reads ends before.
- It takes the size from COLUMNS and LINES: here it is the terminal's.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import partial
from typing import Any

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver

from explainer.tui.terminal import tty
from explainer.tui.terminal.background import theme_of
from explainer.tui.terminal.first_page import CONTINUES, STOPS, FirstPage
from explainer.tui.terminal.input import ESCAPE, read


def guarded_driver(
    base: type[Driver],
    first_page: FirstPage,
    input_failed: Callable[[Exception], None],
    background_known: Callable[[str], None],
) -> type[Driver]:
    """A driver like the one given that takes a terminal over from its first page, and outlives the terminal.

    On the event loop, `input_failed` is called when keys can no longer be read, and `background_known` with the theme
    for the terminal's background when it says what that is.
    """

    class GuardedDriver(base):  # type: ignore[valid-type, misc]
        # Textual has no public access to the stream that it writes to (`_file`), the thread that does so, and whether
        # the application is to be told that it goes on after a stop.
        _file: Any

        def __init__(self, app: App[Any], **more: Any) -> None:
            super().__init__(app, **{**more, "size": tty.size()})
            self._file = tty.Output(self._file)
            first_page.answer = partial(self._loop.call_soon_threadsafe, self._answer)
            first_page.catch_signals()  # Textual's own handlers have taken the place of two

        def _get_terminal_size(self) -> tuple[int, int]:
            return tty.size()

        @property
        def _is_running(self) -> bool:
            return bool(self._writer_thread and self._writer_thread.is_alive())

        def start_application_mode(self) -> None:
            super().start_application_mode()
            if self._is_running:  # else the program is in the background, and was stopped again
                self.attrs_before = tty.without_echo(first_page.before)
                self.write(first_page.taken_over())
                self.flush()

        def stop_application_mode(self) -> None:
            super().stop_application_mode()
            first_page.is_entered = False

        def suspend_application_mode(self) -> None:
            super().suspend_application_mode()
            # Only now that all is written: the echo of a key typed meanwhile would tear what is being painted.
            tty.set_settings(first_page.before)

        def run_input_thread(self) -> None:
            try:
                self._read_keys()
            except Exception as error:
                self._app.call_later(input_failed, error)

        def _read_keys(self) -> None:
            parser = XTermParser()
            before, first_page.typed = first_page.typed, b""
            for unit in read(self.fileno, constants.ESCAPE_DELAY, self.exit_event, before):
                if theme := theme_of(unit):
                    self._app.call_later(background_known, theme)
                    continue
                messages = [events.Key("escape", unit)] if unit == ESCAPE else list(parser.feed(unit))
                for message in messages:
                    self.process_message(message)
                if not messages:
                    parser = XTermParser()  # the other one waits for the rest of a key that it does not know

        def _query_in_band_window_resize(self) -> None:
            pass

        def _answer(self, number: int) -> None:
            """Do what a signal asks for. The event loop calls it, so that nothing is being started or written."""
            if number not in (STOPS, CONTINUES):
                self._app.exit(return_code=128 + number)
                return
            if self._is_running:
                self.suspend_application_mode()
            if number == STOPS:
                os.kill(os.getpid(), signal.SIGSTOP)  # the signal that ends the stop is answered next
            else:
                self._must_signal_resume = True
                self.resume_application_mode()

    return GuardedDriver
