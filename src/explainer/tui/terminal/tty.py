"""The terminal: writing to it, its size and its settings. All that the program needs before Textual is imported."""

from __future__ import annotations

import os
import re
import select
import sys
from contextlib import suppress
from time import monotonic
from typing import Any, TextIO


class Output:
    """A stream to a terminal; where the terminal is gone, what is written is dropped."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        """None where the program was started with the stream closed."""
        self._waiting: list[str] = []

    def write(self, text: str) -> None:
        """Keep a text until the next flush, so that an update reaches the terminal in as few pieces as possible."""
        self._waiting.append(text)

    def flush(self) -> None:
        """Write all that was kept; waits where the terminal takes no more for now."""
        text = "".join(self._waiting)
        self._waiting.clear()
        if self._stream is not None:
            with suppress(OSError):
                _write_all(self._stream.fileno(), text.encode(self._stream.encoding, "backslashreplace"))


def _write_all(number: int, data: bytes) -> None:
    """Write to a file descriptor until all is written, whether it blocks or not."""
    while data:
        try:
            data = data[os.write(number, data) :]
        except BlockingIOError:
            select.select([], [number], [])


def write(text: str) -> None:
    """Write to the terminal on stderr, where Textual draws too; a signal's handler may call it amid another write."""
    output = Output(sys.__stderr__)
    output.write(text)
    output.flush()


def read_until(end: re.Pattern[bytes], until: float) -> bytes:
    """All that comes from the terminal until the end of an answer, or until a time of the monotonic clock."""
    came = b""
    with suppress(OSError, ValueError):
        number = sys.stdin.fileno()
        while not end.search(came) and select.select([number], [], [], max(0.0, until - monotonic()))[0]:
            came += os.read(number, 4096)
    return came


def size() -> tuple[int, int]:
    """The columns and rows of the terminal on stderr; 80 and 24 where it reports none."""
    columns = rows = 0
    if sys.__stderr__ is not None:
        with suppress(OSError, ValueError):
            columns, rows = os.get_terminal_size(sys.__stderr__.fileno())
    return columns or 80, rows or 24


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
