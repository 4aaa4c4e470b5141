"""The user's text editor: which one it is, and the command that opens a file at a line in it."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from contextlib import suppress
from pathlib import PurePath
from types import FrameType
from typing import Any

from explainer.sanitize import safe

PLUS = frozenset(
    {"vi", "vim", "nvim", "view", "gvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "ed"}
)
"""Editors that take `+LINE` before the file."""
COLON = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that take `FILE:LINE`."""
GOTO = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor"})
"""Editors that take `--goto FILE:LINE`, and `--wait` to return only when the file is closed."""

LAST_WORDS = 2
"""Seconds that an editor has after a signal to save its text."""


def chosen() -> list[str]:
    """The command in $VISUAL, else in $EDITOR, as words; empty where neither is set or its quotes do not match."""
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
    """Run a command until it ends; return a sentence that says what went wrong, empty where nothing did.

    A signal that asks this program to end is passed on to the command, which then has LAST_WORDS seconds to end.
    """
    signals = _Signals()
    with signals:
        try:
            child = subprocess.Popen(words)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            return f"{safe(words[0])} could not be started: {safe(reason)}."
        try:
            signals.wait_for(child)
        except _Signalled:
            child.send_signal(signals.number)
            with suppress(subprocess.TimeoutExpired):
                child.wait(LAST_WORDS)
    return f"{safe(words[0])} ended with exit code {child.returncode}." if child.returncode else ""


class _Signalled(Exception):
    pass


class _Signals:
    """Signals that ask this program to end, noticed while a command has the terminal; use it in a `with`."""

    def __init__(self) -> None:
        self.number = 0
        """The number of the signal that came; 0 while there is none."""
        self._interrupts = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> None:
        for name in ("SIGTERM", "SIGHUP"):
            if number := getattr(signal, name, None):
                self._before[number] = signal.signal(number, self._notice)

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def wait_for(self, child: subprocess.Popen[bytes]) -> None:
        """Wait for the command's end. Raises _Signalled where a signal comes before that."""
        self._interrupts = True
        if self.number:
            raise _Signalled
        child.wait()
        self._interrupts = False

    def _notice(self, number: int, frame: FrameType | None) -> None:
        self.number = number
        if self._interrupts:
            self._interrupts = False
            raise _Signalled
