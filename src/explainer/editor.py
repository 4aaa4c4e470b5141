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

POLL = 0.1
"""Seconds after which it is looked again whether a signal has come."""
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
    received: list[int] = []
    with _signals_of_command(received):
        try:
            child = subprocess.Popen(command)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            return words.EDITOR_NOT_STARTED.format(safe(command[0]), safe(reason))
        while child.poll() is None and not received:
            with suppress(subprocess.TimeoutExpired):
                child.wait(POLL)
        if received:
            child.send_signal(received[0])
            with suppress(subprocess.TimeoutExpired):
                child.wait(TERMINATE_TIMEOUT)
    return words.EDITOR_FAILED.format(safe(command[0]), child.returncode) if child.returncode else ""


@contextmanager
def _signals_of_command(received: list[int]) -> Iterator[None]:
    """While a command has the terminal, add signals that end a program to `received`; the last one comes once more."""

    def note(number: int, frame: FrameType | None) -> None:
        received.append(number)

    def leave_alone(number: int, frame: FrameType | None) -> None:
        pass

    before: dict[int, Any] = {}
    # A command begins with the default for each signal that is caught here; what is ignored here stays ignored.
    for names, handler in ((ENDING, note), (OF_KEYS, leave_alone), (STOPPING, signal.SIG_DFL)):
        for name in names:
            if number := getattr(signal, name, None):
                before[number] = signal.signal(number, handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if received:
            signal.raise_signal(received[-1])
