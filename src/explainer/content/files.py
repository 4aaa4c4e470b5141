"""Finds a story, reads its bytes, writes a new one. The path may lead to anything: a pipe, a device, a folder."""

from __future__ import annotations

import os
import select
import stat
import sys
from contextlib import suppress
from typing import BinaryIO

from explainer.content.document import MAX_BYTES
from explainer.sanitize import safe

STANDARD_INPUT = "-"
CONTENT = "content.yaml"


ENDINGS = (".yaml", ".yml")
"""How the names of stories end."""
MAX_STORIES = 500
"""The most stories of a folder."""


class Unreadable(Exception):
    """A file cannot be read; the text is a sentence for the user."""


class Unwritable(Exception):
    """A file or a stream cannot be written; the text is a sentence for the user."""


def reason(error: Exception) -> str:
    """Why a file cannot be used, as a sentence goes on with it; safe to print."""
    text = getattr(error, "strerror", None) or str(error)
    return safe(text[:1].lower() + text[1:])


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


def stories_in(folder: str) -> list[str]:
    """The names of a folder's stories, in order; hidden files are none.

    Raises Unreadable where there is no folder, it may not be read, or it has no story or more than MAX_STORIES.
    """
    try:
        files = sorted(os.listdir(folder))
    except (OSError, ValueError) as error:
        raise Unreadable(f"{safe(folder)}: cannot be read: {reason(error)}") from None
    names = [name for name in files if name.endswith(ENDINGS) and name[0] != "."]
    if not 0 < len(names) <= MAX_STORIES:
        expected = f"expected 1 to {MAX_STORIES:,} stories (.yaml or .yml files)"
        raise Unreadable(f"{safe(folder)}: {expected} in the folder, found {len(names):,}")
    return names


def read_bytes(story: str) -> bytes:
    """The bytes of a regular file or of standard input: at most MAX_BYTES + 1, so that a larger file can be noticed.

    Waits for standard input until it ends. Raises Unreadable where there is no file, it is not a regular one, or it
    may not be read.
    """
    name = "standard input" if story == STANDARD_INPUT else safe(story)
    try:
        return _standard_input() if story == STANDARD_INPUT else _regular_file(story)
    except (OSError, ValueError) as error:
        raise Unreadable(f"{name}: cannot be read: {reason(error)}") from None


def unbuffered(stream: BinaryIO) -> BinaryIO:
    """The stream under a buffer: what it reads or writes may be less than was asked for.

    It reads None, and takes None, where it does not block and cannot go on yet.
    """
    raw: BinaryIO = getattr(stream, "raw", stream)
    return raw


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise ValueError("it is closed")
    return _read_all(unbuffered(sys.stdin.buffer), wait=True)


def _regular_file(path: str) -> bytes:
    # Without O_NONBLOCK, opening a pipe that nobody writes to blocks for ever.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        _check_kind(path, os.fstat(descriptor).st_mode)
        with open(descriptor, "rb", buffering=0, closefd=False) as file:
            return _read_all(file, wait=False)
    finally:
        os.close(descriptor)


def _read_all(file: BinaryIO, wait: bool) -> bytes:
    """What a file gives until its end; `wait`: whether to wait for more where there is nothing yet."""
    data = bytearray()
    while (part := file.read(MAX_BYTES + 1 - len(data))) != b"":
        if part is not None:
            data += part
        elif wait:
            select.select([file], [], [])
        else:  # such as /proc/kmsg, which calls itself a regular file
            raise ValueError("it has nothing to read yet")
    return bytes(data)


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
