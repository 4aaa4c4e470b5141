"""Finding a story and reading its bytes, without trusting what the file is."""

from __future__ import annotations

import os
import stat
import sys

from explainer.characters import safe
from explainer.content.document import MAX_BYTES

STANDARD_INPUT = "-"
CONTENT = "content.yaml"


class Unreadable(Exception):
    """A file that cannot be read; the text is a sentence for the user."""


PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


def shipped() -> str:
    """The story that comes with the program: beside it in the package, or at the top of a checkout."""
    inside = os.path.join(PACKAGE, CONTENT)
    return inside if os.path.exists(inside) else os.path.join(os.path.dirname(os.path.dirname(PACKAGE)), CONTENT)


def is_packaged(story: str) -> bool:
    """Whether a story lies inside the installed package, where it is not for editing."""
    return story == os.path.join(PACKAGE, CONTENT)


def chosen(story: str | None) -> str:
    """The story that is meant: the one named, else ./content.yaml, else the shipped one."""
    if story is not None:
        return story
    return CONTENT if os.path.exists(CONTENT) else shipped()


def named(story: str) -> str:
    """A story's name for a reader; safe to print."""
    if story == STANDARD_INPUT:
        return "standard input"
    return "the story shipped with explainer" if story == shipped() else safe(story)


def read_bytes(story: str) -> bytes:
    """At most one byte more than a story may have, from a regular file or standard input.

    Raises Unreadable for anything that is not there, not a file, or not permitted.
    """
    if story == STANDARD_INPUT:
        if sys.stdin is None:
            raise Unreadable("standard input: cannot be read: it is closed")
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
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
