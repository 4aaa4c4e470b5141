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

from explainer.present import words
from explainer.sanitize import safe

PLUS = frozenset(
    {"vi", "vim", "nvim", "view", "gvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "ed"}
)
"""Editors that take `+LINE` before the file."""
COLON = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that take `FILE:LINE`."""
GOTO = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor"})
"""Editors that take `--goto FILE:LINE`, and `--wait` to return only when the file is closed."""

TERMINATE_TIMEOUT = 2
"""Seconds that an editor has after a signal to save its text."""

ENDING = ("SIGHUP", "SIGTERM", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGXCPU", "SIGVTALRM", "SIGPROF")
"""Signals that ask this program to end."""
OF_KEYS = ("SIGINT", "SIGQUIT")
"""Signals that the terminal sends for keys, to all programs that share it."""
STOPPING = ("SIGTSTP", "SIGCONT")
"""Signals by which the terminal is given to the shell and taken back: an editor that stops itself stops this program,
and begins again with it."""


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


def run(command: list[str]) -> str:
    """Run a command until it ends; return a sentence that says what went wrong, empty where nothing did.

    Signals that end a program are passed on to the command, which then has TERMINATE_TIMEOUT seconds to end; then they
    come once more to this program. Those of keys are the command's alone.
    """
    signals = _Signals()
    with signals:
        try:
            child = subprocess.Popen(command)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            return words.EDITOR_NOT_STARTED.format(safe(command[0]), safe(reason))
        try:
            signals.wait_for(child)
        except _Signalled:
            child.send_signal(signals.number)
            with suppress(subprocess.TimeoutExpired):
                child.wait(TERMINATE_TIMEOUT)
    return words.EDITOR_FAILED.format(safe(command[0]), child.returncode) if child.returncode else ""


class _Signalled(Exception):
    pass


class _Signals:
    """What signals do while a command has the terminal; use it in a `with`."""

    def __init__(self) -> None:
        self.number = 0
        """The number of the signal that is to end this program; 0 while there is none."""
        self._interrupts = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> None:
        # A command begins with the default for each signal that is caught here; what is ignored here stays ignored.
        for names, handler in ((ENDING, self._notice), (OF_KEYS, self._leave_alone), (STOPPING, signal.SIG_DFL)):
            for name in names:
                if number := getattr(signal, name, None):
                    self._before[number] = signal.signal(number, handler)

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if self.number:
            signal.raise_signal(self.number)

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

    @staticmethod
    def _leave_alone(number: int, frame: FrameType | None) -> None:
        pass
