"""What a reader waits for, on a pseudo-terminal: from a key or a start to the last byte that it brings."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from large import large_story
from measuring import COMMAND as EXPLAINER
from measuring import CONTENT, ROUNDS, in_turns, ratio, row

from explainer.content.load import load_story
from explainer.present.glyphs import UTF8
from explainer.tui import prompt
from explainer.tui.frame import frame
from explainer.tui.navigation import Navigator
from explainer.tui.pages import make_page
from explainer.tui.reload import first_load
from explainer.tui.state import State

QUIET = 0.15
"""Seconds without a byte after which a screen is at rest."""
ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b]11;?": b"\x1b]11;rgb:0000/0000/0000\x1b\\",
    b"\x1b[c": b"\x1b[?62;22c",
}
"""What a program asks the terminal, and the answers: it shows updates in one span, its background, its kind (DA1)."""
COMMAND = [str(EXPLAINER)]
QUESTION = "What do the workers say"
"""Stands on the first page of the shipped story."""
BARE = [sys.executable, str(Path(__file__).parent / "bare.py")]


class Raw:
    """A program on a pseudo-terminal whose bytes are only counted and timed."""

    def __init__(
        self, command: Sequence[str], columns: int = 100, rows: int = 30, answers: Mapping[bytes, bytes] = ANSWERS
    ) -> None:
        self.answers = answers
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], list(command), dict(os.environ, TERM="xterm-256color", COLORTERM="truecolor"))
        self.seen = b""

    def until(self, text: bytes) -> float:
        """Seconds from the start until a text has come."""
        while text not in self.seen:
            if not self._take(20):
                raise TimeoutError(f"{text!r} did not come")
        return time.perf_counter() - self.began

    def press(self, keys: str) -> tuple[float, bytes]:
        """Seconds from keys to the last byte that they bring, and the bytes."""
        self.rest()
        self.seen = b""
        start = last = time.perf_counter()
        os.write(self.fd, keys.encode())
        while self._take(QUIET if self.seen else 5):
            last = time.perf_counter()
        return last - start, self.seen

    def rest(self, quiet: float = QUIET) -> None:
        """Take in what comes until nothing has come for so many seconds."""
        while self._take(quiet):
            pass

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def memory(self) -> int:
        """The resident memory of the program, in kB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))

    def cpu(self) -> float:
        """The seconds of a processor that the program has taken so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _take(self, patience: float) -> bytes:
        if not select.select([self.fd], [], [], patience)[0]:
            return b""
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return b""
        for question, answer in self.answers.items():
            os.write(self.fd, answer * data.count(question))
        self.seen += data
        return data


def start(command: Sequence[str], text: str, key: str = "", answers: Mapping[bytes, bytes] = ANSWERS) -> float:
    """Seconds from the start until a text stands on the screen; with a key, typed at once, what that brings."""
    program = Raw(command, answers=answers)
    try:
        if key:
            time.sleep(0.02)
            os.write(program.fd, key.encode())
        return program.until(text.encode())
    finally:
        program.end()


def keys(command: Sequence[str], pressed: Sequence[str], columns: int, rows: int) -> tuple[float, int, int]:
    """The median seconds, bytes and frames of keys pressed again and again."""
    program = Raw(command, columns, rows)
    try:
        program.press(pressed[-1])
        taken = [program.press(pressed[turn % len(pressed)]) for turn in range(ROUNDS)]
    finally:
        program.end()
    frames = [data.count(b"\x1b[?2026h") for _, data in taken]
    return (
        statistics.median(seconds for seconds, _ in taken),
        int(statistics.median(len(data) for _, data in taken)),
        int(statistics.median(frames)),
    )


def starts() -> None:
    def bare() -> float:
        return start([*BARE, "frame"], "bare text")

    ratio("first readable frame / bare Textual app", lambda: start(COMMAND, QUESTION), bare, 0.38)
    unanswered, answered = in_turns(lambda: start(COMMAND, QUESTION, answers={}), lambda: start(COMMAND, QUESTION))
    row("first readable frame, ms later where the terminal never answers", (unanswered - answered) * 1000, 50)
    ratio("first answering frame / bare Textual app", lambda: start(COMMAND, "How many are there", "2"), bare, 1.25)


def sections() -> None:
    for columns, rows, kilobytes in ((100, 30, 10), (150, 42, 18)):
        ours, size, frames = keys(COMMAND, ["2", "3"], columns, rows)
        theirs, _, _ = keys([*BARE, "switch"], ["j", "k"], columns, rows)
        told = f"{ours * 1000:.1f} ms (or 16 ms)"
        row(f"next section, {columns}x{rows} / two texts switched", ours / theirs, 1.5, told, ours <= 0.016)
        row(f"next section, {columns}x{rows}, frames", frames, 1)
        row(f"next section, {columns}x{rows}, kB", size / 1000, kilobytes)
    _, size, _ = keys([*COMMAND, "--section", "sanctions"], ["j", "k"], 100, 30)
    row("next row without scrolling, 100x30, kB", size / 1000, 4)


def large() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.yaml"
        path.write_bytes(large_story(50, 20))
        many = [*COMMAND, str(path)]
        first, other = in_turns(lambda: start(many, "How many are there"), lambda: start(COMMAND, QUESTION), 5)
        row("1,000 figures, first frame / the shipped story's", first / other, 3)
        first, _, _ = keys(many, ["2", "3"], 100, 30)
        other, _, _ = keys(COMMAND, ["2", "3"], 100, 30)
        row("1,000 figures, next section / the shipped story's", first / other, 1.2)
        held = [_memory(many), _memory(COMMAND)]
        row("1,000 figures, memory / the shipped story's", held[0] / held[1], 1.5, f"{held[0]:,} kB / {held[1]:,} kB")
        loaded = first_load(load_story(path.read_bytes(), date.today()), "large", date.today())
        navigator = Navigator(State(loaded, UTF8, make_page, 100, 30))
        prompt.begin_search(navigator)
        spent = []
        for end in range(1, len("counted twice") + 1):
            begin = time.perf_counter()
            prompt.put(navigator, "counted twice"[:end])
            frame(navigator.state)
            spent.append(time.perf_counter() - begin)
        row("1,000 figures, a keystroke of a search, ms (the slowest)", max(spent) * 1000, 10)


def stories() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number in range(50):
            shutil.copy(CONTENT, Path(folder) / f"{number:02}.yaml")
        many = [*COMMAND, folder]
        first, other = in_turns(lambda: start(many, "50 stories"), lambda: start(COMMAND, QUESTION))
        row("a folder of 50 stories, first page / the shipped story's", first / other, 2)
        program = Raw(many)
        program.until(b"64 figures")
        reading = _steps(program)
        program.rest(0.5)
        resting = _steps(program)
        program.end()
        told = f"{reading * 1000:.1f} ms (or 16 ms)"
        row("next story while they are read / at rest", reading / resting, 1.5, told, reading <= 0.016)


def _steps(program: Raw) -> float:
    """The median seconds until the next and the previous story are marked."""
    taken = []
    for turn in range(40):
        program.seen, begin = b"", time.perf_counter()
        os.write(program.fd, b"jk"[turn % 2 : turn % 2 + 1])
        program.until(b"1 of 50" if turn % 2 else b"2 of 50")
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def _memory(command: Sequence[str]) -> int:
    program = Raw(command)
    try:
        program.until(b"\x1b[?2026$p")
        program.press("2")
        return program.memory()
    finally:
        program.end()


def main() -> None:
    """Print the table."""
    starts()
    sections()
    large()
    stories()
