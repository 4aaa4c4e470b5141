"""Records a fault of the program itself and reports it to the user.

The file with the traceback has the frames and the exception's type, but neither its message nor any local variable:
both may hold texts of a story.
"""

from __future__ import annotations

import os
from contextlib import suppress

NAME = "fault.txt"
"""The file of the last fault, in the folder of the program's state."""


def sentence(error: BaseException) -> str:
    """One line for the user, after the traceback was written to the file that it names."""
    return f"explainer: stopped by a fault of its own; {kept(record(error))}"


def kept(path: str) -> str:
    """What became of a traceback; `path`: as `record` returns it."""
    return f"the traceback is in {path}" if path else "its traceback could not be written"


def record(error: BaseException) -> str:
    """Write a fault's traceback over the one before it; return the file's path, empty where none could be written."""
    import tempfile

    text = report(error)
    folder = state_folder()
    with suppress(OSError):
        if folder:
            os.makedirs(folder, mode=0o700, exist_ok=True)
            return _written(text, folder, os.path.join(folder, NAME))
    with suppress(OSError):
        return _written(text, tempfile.gettempdir())
    return ""


def state_folder() -> str:
    """The folder for the program's state, by the XDG base directory specification; empty where it is unknown."""
    root = os.environ.get("XDG_STATE_HOME", "")
    if not os.path.isabs(root):  # the specification says to ignore relative paths
        root = os.path.join(os.path.expanduser("~"), ".local", "state")
    return os.path.join(root, "explainer") if os.path.isabs(root) else ""


def _written(text: str, folder: str, path: str = "") -> str:
    """Write a text to a new file in a folder, and return its path; with a path, put the file there.

    What was there is replaced and not written to: it may be a link to another file, or a pipe that nobody reads.
    Raises OSError, and leaves no file then.
    """
    import tempfile

    number, new = tempfile.mkstemp(".txt", "explainer-", folder)
    try:
        with open(number, "w", encoding="utf-8") as file:
            file.write(text)
        if path:
            os.replace(new, path)
    except OSError:
        os.unlink(new)
        raise
    return path or new


def report(error: BaseException) -> str:
    """The frames and types of an exception and of those that led to it, in the order in which they were raised."""
    import platform
    import traceback

    from explainer import __version__

    parts: list[str] = []
    seen: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in seen:
        seen.append(at)
        kind = type(at)
        frames = "".join(traceback.format_tb(at.__traceback__))
        parts.append(f"{frames}{kind.__module__}.{kind.__qualname__}\n")
        at = at.__cause__ or at.__context__
    head = f"explainer {__version__}, Python {platform.python_version()} on {platform.system()}\n\n"
    return head + "\nwhich led to\n\n".join(reversed(parts))
