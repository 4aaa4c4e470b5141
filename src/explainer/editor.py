"""The user's text editor: which one it is, and the command that opens a file at a line in it."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import PurePath
from types import FrameType

from explainer.characters import safe

PLUS = frozenset(
    {"vi", "vim", "nvim", "view", "gvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "ed"}
)
"""Editors that take `+LINE` before the file."""
COLON = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that take `FILE:LINE`."""
GOTO = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor"})
"""Editors that take `--goto FILE:LINE`, and `--wait` to be waited for."""

LAST_WORDS = 2
"""Seconds that an editor has to save what it holds after a signal."""


def chosen() -> list[str]:
    """The words of $VISUAL, else of $EDITOR; empty where neither is set or its quotation marks do not match."""
    named = (os.environ.get(name, "").strip() for name in ("VISUAL", "EDITOR"))
    try:
        return shlex.split(next(filter(None, named), ""))
    except ValueError:
        return []


def command(editor: list[str], path: str, line: int) -> list[str]:
    """The command that opens a file at a line; at its top in an editor that is not listed here."""
    file = os.path.abspath(path)
    name = PurePath(editor[0]).name.removesuffix(".exe")
    if name in PLUS:
        return [*editor, f"+{line}", file]
    if name in COLON:
        return [*editor, f"{file}:{line}"]
    if name in GOTO:
        wait = [] if {"-w", "--wait"} & set(editor) else ["--wait"]
        return [*editor, *wait, "--goto", f"{file}:{line}"]
    return [*editor, file]


def run(words: list[str]) -> str:
    """Run a command until it ends; what went wrong as a sentence, or nothing.

    A signal that asks this program to end is handed on to the command, which is then waited for only a moment.
    """
    try:
        child = subprocess.Popen(words)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return f"{safe(words[0])} could not be started: {safe(reason)}."
    try:
        with _ending_signals_raised():
            child.wait()
    except _Signalled as asked:
        child.send_signal(asked.number)
        with suppress(subprocess.TimeoutExpired):
            child.wait(LAST_WORDS)
    return f"{safe(words[0])} ended with {child.returncode}." if child.returncode else ""


class _Signalled(Exception):
    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def _ending_signals_raised() -> Iterator[None]:
    """Raise what else would wait until the command has ended: it may never do so."""

    def raise_it(number: int, frame: FrameType | None) -> None:
        raise _Signalled(number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, raise_it) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
