"""The terminal as a stream to write to and as settings to keep: all that is needed of it before Textual is there."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any, TextIO


class Output:
    """A stream to a terminal; where the terminal is gone, what is written goes nowhere."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        """None where the program was started without it."""

    def write(self, text: str) -> None:
        if self._stream is not None:
            with suppress(OSError):
                self._stream.write(text)

    def flush(self) -> None:
        if self._stream is not None:
            with suppress(OSError):
                self._stream.flush()


def write(text: str) -> None:
    """Send characters to the terminal that Textual draws on as well."""
    output = Output(sys.__stderr__)
    output.write(text)
    output.flush()


def settings() -> list[Any] | None:
    """The terminal's settings; None where there are none to be had."""
    try:
        import termios
    except ImportError:
        return None
    try:
        return termios.tcgetattr(sys.stdin)
    except (termios.error, OSError, ValueError):
        return None


def set_settings(wanted: list[Any] | None) -> None:
    """Give the terminal these settings, where it is still there."""
    if wanted is None:
        return
    import termios

    with suppress(termios.error):
        termios.tcsetattr(sys.stdin, termios.TCSANOW, wanted)


def without_echo(before: list[Any] | None) -> list[Any] | None:
    """The settings with which keys are not shown, and are handed on at once."""
    if before is None:
        return None
    import termios

    return [*before[:3], before[3] & ~(termios.ECHO | termios.ICANON), *before[4:]]


def is_gone() -> bool:
    """Whether the terminal that the program was started on is no longer there; unknown, so never, on Windows."""
    return sys.platform != "win32" and settings() is None
