"""What a terminal showed one after another: a frame for each update that it was told to show at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Frame(NamedTuple):
    """The screen after an update."""

    rows: tuple[str, ...]
    """Its rows as text, as wide as the screen."""
    end: int
    """How many bytes the program had sent by then."""
    is_synchronized: bool = True
    """Whether the update came in one piece (private mode 2026); else it may have been seen half done."""


class Answer(NamedTuple):
    """What a program sent in answer to keys."""

    frames: Sequence[Frame]
    data: bytes


def blinking_rows(before: Frame, frames: Sequence[Frame]) -> list[int]:
    """The rows that were filled before and are filled in the last of the frames, and were blank in between."""
    filled = [row for row, text in enumerate(before.rows) if text.strip() and frames[-1].rows[row].strip()]
    return [row for row in filled if any(not frame.rows[row].strip() for frame in frames)]


def as_golden(rows: Sequence[str]) -> str:
    """Rows of a screen as a golden file holds them: without the blanks at their ends."""
    return "".join(f"{row.rstrip()}\n" for row in rows)
