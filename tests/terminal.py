"""A real terminal for a program under test: a pseudo-terminal whose bytes are kept and drawn on a screen.

`Terminal.answer("j")` presses a key and returns the frames and the bytes that it brought, `frames.blinking_rows` tells
what was blank between them, and `explainer_on(TODAY)` is the command on a day that does not change.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte
from pyte.screens import Char, wcwidth

import prepared
from conftest import environment
from frames import Answer, Frame, as_golden

TIMEOUT = 30.0
"""Seconds after which a condition that has not come is a failure; nothing waits as long unless it is broken."""

QUIET = 0.2
"""Seconds without a byte after which a program has said all; more where it took long for its first byte."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "space": " ",
    "tab": "\t",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "ctrl+c": "\x03",
    "ctrl+p": "\x10",
    "ctrl+z": "\x1a",
}
"""What a terminal sends for keys that are no characters."""

TAKE_OVER = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Makes standard input the controlling terminal, so that keys can interrupt and a new size is signalled."""

ON_THE_DAY = """
import datetime, os, sys
date, given = datetime.date, sys.argv.pop(1)
class Day(date):
    @classmethod
    def today(cls): return cls.fromisoformat(open(given).read() if os.sep in given else given)
datetime.date = Day
for module in list(sys.modules.values()):  # those that are imported already
    if module.__dict__.get("date") is date: module.date = Day
from explainer.cli import main
sys.exit(main())
"""

ASKS_FOR_SYNCHRONIZED = b"\x1b[?2026$p"
ASKS_FOR_BACKGROUND = b"\x1b]11;?\x1b\\\x1b[c"
SYNCHRONIZED_IS_KNOWN = b"\x1b[?2026;2$y"
UPDATE = re.compile(rb"(\x1b\[\?2026[hl])")
"""Where an update begins and ends that is to be shown at once."""

UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-z]|\x1b\[\?[0-9;]*\$p|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;?<>=$ ]*|\][^\x07\x1b]*\x1b?)?\Z")


def explainer_on(day: date | Path, python: str = sys.executable) -> list[str]:
    """The command as it runs on a day: what is shown of a story's age stays the same.

    `day`: it, or an absolute path of a file with it, which may change meanwhile.
    `python`: what runs the command; `PREPARED` takes less time.
    """
    return [python, "-c", ON_THE_DAY, str(day)]


def has_painted(raw: bytes) -> bool:
    """Whether a program that sent this has taken the terminal over and then painted it.

    What it paints first comes in one piece only where it knew by then that the terminal shows such; it is told by its
    beginning, which comes after that of the page that is written as the terminal is taken over.
    """
    _, _, since = raw.partition(ASKS_FOR_SYNCHRONIZED)
    return since.count(b"\x1b[1;1H") > 1


class Screen(pyte.Screen):
    """A screen that draws what fits into a row at once: pyte looks at its modes and its cursor for each character.

    It is for programs that use neither the insert mode nor other sets of characters. The tests take two seconds less.
    """

    def draw(self, data: str) -> None:
        first = self.cursor.x
        if first + len(data) > self.columns or any(wcwidth(each) != 1 for each in data):
            super().draw(data)
            return
        row, style = self.buffer[self.cursor.y], self.cursor.attrs[1:]
        for column, each in enumerate(data, first):
            row[column] = Char(each, *style)
        self.cursor.x = first + len(data)
        self.dirty.add(self.cursor.y)


class Terminal:
    """A program on a terminal of its own; use it in a `with`, so that it ends with the test."""

    def __init__(
        self,
        command: Sequence[str | Path],
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        synchronized: bool = True,
        background: bytes = b"",
    ) -> None:
        self.raw = b""
        """Every byte that the program has sent."""
        self.frames: list[Frame] = []
        """What was on the screen after each update, and after whatever else changed its text."""
        self.synchronized = synchronized
        """Whether the terminal says that it shows updates in one piece, when it is asked."""
        self.background = background
        """What the terminal answers when it is asked for its background and its kind; empty: nothing."""
        self.screen = Screen(columns, rows)
        self._rows: dict[int, str] = {}
        self._in_update = False
        self._blank = self.rows
        self._stream = pyte.ByteStream(self.screen)
        self._waiting = b""
        self._ours, theirs = pty.openpty()
        self._set_size(columns, rows)
        self.before = termios.tcgetattr(self._ours)
        """The terminal's settings before the program."""
        words = list(map(str, command))
        env = {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment() if env is None else env)}
        self.process: subprocess.Popen[bytes] | prepared.Process
        if words[0] == prepared.PREPARED:
            self.process = prepared.Process(words[1:], theirs, env, cwd)
        else:
            self.process = subprocess.Popen(
                [sys.executable, "-ISc", TAKE_OVER, *words],
                stdin=theirs,
                stdout=theirs,
                stderr=theirs,
                env=env,
                cwd=cwd,
                start_new_session=True,
            )
        self._theirs = theirs  # kept open: a terminal outlives its program
        self._is_gone = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._theirs)
        if not self._is_gone:
            os.close(self._ours)

    @property
    def rows(self) -> tuple[str, ...]:
        """What is on the screen, row by row, as wide as the screen."""
        # Pyte's own `display` fails where half of a wide character was written over.
        cells, across = self.screen.buffer, range(self.screen.columns)
        for row in self.screen.dirty:
            self._rows[row] = "".join(cells[row][column].data for column in across)
        self.screen.dirty.clear()
        return tuple(self._rows[row] for row in range(self.screen.lines))

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.rows)

    @property
    def golden(self) -> str:
        """What is on the screen, as a golden file holds it."""
        return as_golden(self.rows)

    @property
    def settings(self) -> list[Any]:
        """The terminal's settings now."""
        return termios.tcgetattr(self._ours)

    def mode(self, number: int) -> bool:
        """Whether a private mode is set: 1049 the alternate screen, 25 the cursor, 1000 the mouse."""
        changes = re.findall(rb"\x1b\[\?([0-9;]*)([hl])", self.raw)
        set_ = [way == b"h" for numbers, way in changes if str(number).encode() in numbers.split(b";")]
        return set_[-1] if set_ else number == 25

    @property
    def is_in_order(self) -> bool:
        """Whether the terminal is as it was before the program: its modes, its cursor and its settings."""
        is_set = [number for number in (1000, 1002, 1003, 1004, 1006, 1016, 1049, 2004, 2048) if self.mode(number)]
        return not is_set and self.mode(25) and self.settings == self.before

    def has_stopped(self) -> bool:
        """Whether a signal has stopped the program since this was asked last."""
        if isinstance(self.process, prepared.Process):
            return self.process.has_stopped()
        options = os.WSTOPPED | os.WNOHANG
        return self.process.poll() is None and os.waitid(os.P_PID, self.process.pid, options) is not None

    def press(self, *keys: str) -> None:
        """Send keys: by their names, or text as it is."""
        for key in keys:
            self.send(KEYS.get(key, key).encode())

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        os.write(self._ours, data)

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self._set_size(columns, rows)

    def wait_for(self, *texts: str) -> None:
        """Wait until all these texts are on the screen."""
        self.wait_until(lambda: all(text in self.text for text in texts), f"the screen to show {texts}")

    def vanish(self) -> int:
        """Take the terminal away, as a window that is closed or a connection that breaks; the program's exit code."""
        self._is_gone = True
        os.close(self._ours)
        return self.process.wait(TIMEOUT)

    def wait_for_update(self) -> None:
        """Wait until the program has painted an update since it took the terminal over, and what follows at once."""
        self.wait_until(
            lambda: any(frame.is_synchronized for frame in self.frames) or has_painted(self.raw), "an update"
        )
        self.settle()

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Take in what the program sends until a condition holds."""
        end = time.monotonic() + TIMEOUT
        while not condition():
            assert time.monotonic() < end, f"waited in vain for {what}; on the screen:\n{self.text}"
            ended = self.process.poll() is not None
            if not self._take(0.0 if ended else 0.05) and ended:
                assert condition(), f"the program ended before {what}; on the screen:\n{self.text}"

    def answer(self, *keys: str) -> Answer:
        """Press keys and take in all that they bring: until nothing more comes for longer than the first byte took."""
        frames, sent, start = len(self.frames), len(self.raw), time.monotonic()
        self.press(*keys)
        self.wait_until(lambda: len(self.raw) > sent, f"an answer to {keys}")
        self.settle(2 * (time.monotonic() - start))
        return Answer(self.frames[frames:], self.raw[sent:])

    def settle(self, seconds: float = 0) -> None:
        """Take in what comes until nothing has come for so many seconds, or for `QUIET` where that is longer."""
        end = time.monotonic() + TIMEOUT
        while self._take(max(QUIET, seconds)):
            assert time.monotonic() < end, f"the program does not come to rest; on the screen:\n{self.text}"

    def take_in(self, seconds: float) -> None:
        """Take in what comes within so many seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self._take(left):
            pass

    def finish(self) -> int:
        """Wait for the program's end and return its exit code."""
        self.wait_until(lambda: self.process.poll() is not None, "the program to end")
        while self._take(0.0):
            pass
        return self.process.wait()

    def _take(self, patience: float) -> bool:
        """Take in what has come; whether there was anything."""
        if not select.select([self._ours], [], [], patience)[0]:
            return False
        try:
            read = os.read(self._ours, 65536)
        except OSError:
            return False
        self.raw += read
        data = self._waiting + read
        unfinished = UNFINISHED.search(data)
        cut = unfinished.start() if unfinished else len(data)
        data, self._waiting = data[:cut], data[cut:]
        if self.synchronized and ASKS_FOR_SYNCHRONIZED in data:
            os.write(self._ours, SYNCHRONIZED_IS_KNOWN)
        if self.background and ASKS_FOR_BACKGROUND in data:
            os.write(self._ours, self.background)
        end = len(self.raw) - len(self._waiting) - len(data)
        for piece in UPDATE.split(data):
            end += len(piece)
            self._draw(piece, end)
        return bool(read)

    def _draw(self, piece: bytes, end: int) -> None:
        """Draw the bytes up to a mark of an update, or the mark, and keep the frame that it ends."""
        if UPDATE.fullmatch(piece):
            self._in_update = piece.endswith(b"h")
            if not self._in_update:
                self.frames.append(Frame(self.rows, end))
            return
        self._stream.feed(UNKNOWN_TO_PYTE.sub(b"", piece))
        if piece and not self._in_update and self.rows != (self.frames[-1].rows if self.frames else self._blank):
            self.frames.append(Frame(self.rows, end, is_synchronized=False))

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
