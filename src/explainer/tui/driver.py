"""The terminal's driver: what Textual's own does not do for a page that is there already, or for a terminal that goes.

Textual's start switches to the alternate screen again, and some terminals clear that: without painting once more the
page would blank until the first frame. Its thread that writes dies with the terminal, and whoever writes next waits for
ever. Its thread that reads keys would tell of its end by a traceback over the screen. On every SIGCONT it begins again,
also where nobody had stopped it: with a second thread that reads keys. And it stops at once when it is asked to, also
amid its own beginning.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from textual.app import App
from textual.driver import Driver

from explainer.tui.first_page import FirstPage
from explainer.tui.tty import Output, set_settings, without_echo


def guarded_driver(
    base: type[Driver], first_page: FirstPage, input_failed: Callable[[Exception], None]
) -> type[Driver]:
    """A driver like the one given that takes a terminal over from its first page, and outlives the terminal.

    `input_failed` is called on the event loop when keys can no longer be read.
    """

    class GuardedDriver(base):  # type: ignore[valid-type, misc]
        # Textual has no public way to any of these: the settings that it leaves behind, the stream that it writes to,
        # whether it is to begin again on SIGCONT, whether it was stopped before that, and whether it has begun.
        attrs_before: list[Any] | None = None
        _file: Any
        _auto_restart: bool
        _must_signal_resume: bool
        _writer_thread: object
        _loop: asyncio.AbstractEventLoop

        is_changing = False
        """Whether the terminal is being taken or given up; a ctrl+z that comes meanwhile is not heard."""

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
            if not self.is_changing:  # a stop amid this would find threads that have not begun
                super()._sigtstp_application(*signals)

        def run_input_thread(self, *more: Any) -> None:
            try:
                super().run_input_thread(*more)
            except Exception as error:
                self._app.call_later(input_failed, error)

        def _sigcont_application(self, *signals: object) -> None:
            was_stopped = self._must_signal_resume or not self._auto_restart or self._writer_thread is None
            if was_stopped:
                super()._sigcont_application(*signals)
            elif self._loop.is_running():
                # Not at once: the signal may have come amid a write.
                self._loop.call_soon_threadsafe(self._begin_again)

        def _begin_again(self) -> None:
            self.suspend_application_mode()
            self._must_signal_resume = True
            self.resume_application_mode()

    return GuardedDriver
