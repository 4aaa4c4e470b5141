"""The user's text editor: which one it is, and the command that opens a file at a line in it."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import PurePath

from explainer.characters import safe

PLUS = frozenset(
    {"vi", "vim", "nvim", "view", "gvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "ed"}
)
"""Editors that take `+LINE` before the file."""
COLON = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that take `FILE:LINE`."""
GOTO = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor"})
"""Editors that take `--goto FILE:LINE`, and `--wait` to be waited for."""


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
    """Run a command until it ends; a sentence that says what went wrong, empty where nothing did."""
    try:
        code = subprocess.run(words, check=False).returncode
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return f"{safe(words[0])} could not be started: {safe(reason)}."
    return f"{safe(words[0])} ended with {code}." if code else ""
