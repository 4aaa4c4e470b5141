"""Finds a story, reads its bytes, writes a new one. The path may lead to anything: a pipe, a device, a folder."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress

from explainer.content.document import MAX_BYTES
from explainer.sanitize import safe

STANDARD_INPUT = "-"
CONTENT = "content.yaml"


class Unreadable(Exception):
    """A file cannot be read; the text is a sentence for the user."""


PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


def shipped_path() -> str:
    """The path of the story that comes with the program: in the package, or at the top of a checkout."""
    inside = os.path.join(PACKAGE, CONTENT)
    return inside if os.path.exists(inside) else os.path.join(os.path.dirname(os.path.dirname(PACKAGE)), CONTENT)


def is_packaged(story: str) -> bool:
    """Whether a story belongs to the installed package, where nobody should edit it."""
    return story == os.path.join(PACKAGE, CONTENT)


def story_path(story: str | None) -> str:
    """The path of the story to read: the one given, else ./content.yaml, else the shipped one."""
    if story is not None:
        return story
    return CONTENT if os.path.exists(CONTENT) else shipped_path()


def display_name(story: str) -> str:
    """A story's name for readers; safe to print."""
    if story == STANDARD_INPUT:
        return "standard input"
    return "the story shipped with explainer" if story == shipped_path() else safe(story)


def read_bytes(story: str) -> bytes:
    """The bytes of a regular file or of standard input: at most MAX_BYTES + 1, so that a larger file can be noticed.

    Raises Unreadable where there is no file, it is not a regular one, or it may not be read.
    """
    if story == STANDARD_INPUT:
        if sys.stdin is None:
            raise Unreadable("standard input: cannot be read: it is closed")
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to blocks for ever.
        descriptor = os.open(story, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            _check_kind(story, os.fstat(descriptor).st_mode)
            with open(descriptor, "rb", closefd=False) as file:
                return file.read(MAX_BYTES + 1)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(f"{safe(story)}: cannot be read: {safe(reason[:1].lower() + reason[1:])}") from None


def _check_kind(story: str, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise Unreadable(
            f"{safe(story)}: expected a file, found {'a folder' if stat.S_ISDIR(mode) else 'something else'}"
        )


def write_new(path: str, data: bytes) -> None:
    """Write a new file, or leave none behind. Raises FileExistsError, other OSErrors and ValueError."""
    with open(path, "xb") as file:
        try:
            file.write(data)
            file.flush()
        except OSError:
            with suppress(OSError):
                os.unlink(path)
            raise
