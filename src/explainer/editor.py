"""The editor's own editor: which one it is, and how it is asked to open a file at a line."""

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
    """The words of $VISUAL, or else of $EDITOR; none where neither is set or it cannot be read."""
    named = (os.environ.get(name, "").strip() for name in ("VISUAL", "EDITOR"))
    try:
        return shlex.split(next(filter(None, named), ""))
    except ValueError:
        return []


def command(editor: list[str], path: str, line: int) -> list[str]:
    """The command that opens a file at a line, or at its top in an editor that is not known here."""
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
    """Run a command until it ends; what went wrong as a sentence, or nothing."""
    try:
        code = subprocess.run(words, check=False).returncode
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return f"{safe(words[0])} could not be started: {safe(reason)}."
    return f"{safe(words[0])} ended with {code}." if code else ""
