"""The terminal: writing to it, and its settings. All that the program needs before Textual is imported."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO


class Output:
    """A stream to a terminal; where the terminal is gone, what is written is dropped."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        """None where the program was started with the stream closed."""

    def write(self, text: str) -> None:
        if self._stream is not None:
            self._try(self._stream, lambda stream: stream.write(text))

    def flush(self) -> None:
        if self._stream is not None:
            self._try(self._stream, lambda stream: stream.flush())

    @staticmethod
    def _try(stream: TextIO, act: Callable[[TextIO], object]) -> None:
        try:
            act(stream)
        except BlockingIOError:
            pass
        except OSError:
            # Python flushes once more at exit: that must not find the lost terminal, or the exit code would be 120.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def write(text: str) -> None:
    """Write to the terminal on stderr, where Textual draws too."""
    output = Output(sys.__stderr__)
    output.write(text)
    output.flush()


def settings() -> list[Any] | None:
    """The settings of the terminal on stdin (termios); None where it is no terminal, or on Windows."""
    try:
        import termios
    except ImportError:
        return None
    try:
        return termios.tcgetattr(sys.stdin)
    except (termios.error, OSError, ValueError):
        return None


def set_settings(wanted: list[Any] | None) -> None:
    """Apply settings to the terminal; does nothing for None, or where the terminal is gone."""
    if wanted is None:
        return
    import termios

    with suppress(termios.error):
        termios.tcsetattr(sys.stdin, termios.TCSANOW, wanted)


def without_echo(before: list[Any] | None) -> list[Any] | None:
    """The settings with which keys are not echoed, and can be read without waiting for enter."""
    if before is None:
        return None
    import termios

    return [*before[:3], before[3] & ~(termios.ECHO | termios.ICANON), *before[4:]]


def is_gone() -> bool:
    """Whether the terminal of the program is gone; always False on Windows, where it is unknown."""
    return sys.platform != "win32" and settings() is None
