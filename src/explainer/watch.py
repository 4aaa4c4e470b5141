"""Says that a file has changed, and knows nothing else.

It asks for the file's state again and again rather than waiting for the system to tell: editors save in many ways
(in place, by renaming, through a link), and asking sees them all.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

POLL = 0.1
"""Seconds between two looks."""
QUIET = 0.15
"""Seconds without a change after which a save is taken to be complete."""

Signature = tuple[int, ...] | None
"""What tells one state of a file from another; None where there is no file."""


@dataclass(frozen=True)
class StoryFile:
    """A file that a story was read from."""

    path: str
    signature: Signature
    """The file's state before it was read."""
    shipped: bool = False
    """Whether it belongs to the installed program, so that it is copied before it is edited."""


def signature(path: str) -> Signature:
    """The state of the file that a path leads to now."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev


def changes(path: str, seen: Signature, stopped: Callable[[], bool]) -> Iterator[Signature]:
    """Yield the file's state each time it has changed from what was seen and has then been left alone for a moment.

    It blocks between changes, so it belongs on a thread of its own, and ends soon after `stopped` says so. A change
    while the caller still reads the file is yielded next; the caller sees by the state that its reading is stale.
    """
    settled = True
    while not stopped():
        time.sleep(POLL if settled else QUIET)
        now = signature(path)
        if now != seen:
            seen, settled = now, False
        elif not settled:
            settled = True
            yield now
