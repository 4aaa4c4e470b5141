"""Notices that a file or a folder of files was saved.

It polls the file's state instead of asking the system for events: editors save in many ways (in place, by renaming,
through a link), and polling sees them all.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

POLL = 0.1
"""Seconds between two polls."""
QUIET = 0.15
"""Seconds without a change after which a save is taken to be complete."""

State = TypeVar("State")
Signature = tuple[int, ...] | None
"""Identifies the state of a file: two states that differ have different ones. None where there is no file."""


class StoryFile(NamedTuple):
    """A file that a story was read from."""

    signature: Signature = None
    """The file's state before it was read; None where it is to be read again."""
    shipped: bool = False
    """Whether it belongs to the installed program, so that it is copied before it is edited."""


def signature(path: str) -> Signature:
    """The present state of the file at a path; links are followed."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev


def changes(look: Callable[[], State], seen: State, stopped: Callable[[], bool]) -> Iterator[State]:
    """Yield the state of what is looked at after each save: once it differs from the one seen and has then stayed the
    same for QUIET.

    Blocks between saves, so it belongs on a thread of its own; ends soon after `stopped()` is true. A save while the
    caller still reads the file is yielded next: the caller compares states to see that what it read is stale.
    """
    is_stable = True
    while not stopped():
        time.sleep(POLL if is_stable else QUIET)
        now = look()
        if now != seen:
            seen, is_stable = now, False
        elif not is_stable:
            is_stable = True
            yield now
