"""Writes a document to a file: whole or not at all."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial

from explainer.content.files import STANDARD_INPUT, Unwritable, reason
from explainer.sanitize import safe


def check_target(path: str, story: str) -> None:
    """Raise Unwritable where a path is the story itself, is not a regular file, or may not be written."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from None
    if not stat.S_ISREG(found.st_mode):
        what = "a folder" if stat.S_ISDIR(found.st_mode) else "something else"
        raise Unwritable(f"{safe(path)}: expected a file to write, found {what}")
    if _is_story(found, story):
        message = "expected another file than the story, found the story itself, which would be lost"
        raise Unwritable(f"{safe(path)}: {message}")
    if not os.access(path, os.W_OK):
        raise Unwritable(f"{safe(path)}: cannot be written: permission denied")


def _is_story(found: os.stat_result, story: str) -> bool:
    try:
        other = os.fstat(sys.stdin.fileno()) if story == STANDARD_INPUT else os.stat(story)
    except (OSError, ValueError, AttributeError):
        return False
    return os.path.samestat(found, other)


@contextmanager
def _signals_held() -> Iterator[None]:
    """Let signals that end the program wait, so that none leaves half a file behind."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@_signals_held()
def write_whole(path: str, data: bytes) -> None:
    """Write a whole file, or leave what is there as it was. Raises Unwritable.

    A file that is there keeps its permissions, and never has wider ones meanwhile.
    """
    target = os.path.realpath(path)
    beside = os.path.join(os.path.dirname(target), f".{os.urandom(8).hex()}.part")
    try:
        mode = stat.S_IMODE(os.stat(target).st_mode) if os.path.exists(target) else None
        with open(beside, "xb", opener=partial(os.open, mode=0o666 if mode is None else mode)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            with suppress(OSError):
                os.chmod(beside, mode)
        os.replace(beside, target)
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from None
    finally:
        with suppress(OSError, ValueError):
            os.unlink(beside)


def _unwritable(path: str, error: Exception) -> Unwritable:
    return Unwritable(f"{safe(path)}: cannot be written: {reason(error)}")
