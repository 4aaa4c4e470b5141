"""Reads a story's file again after a save, and says what that changes in the edition."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from datetime import date
from typing import Any

from textual.message import Message

from explainer.content.document import source_lines
from explainer.content.files import Unreadable, read_bytes
from explainer.content.load import load_story
from explainer.tui.edition import Edition, time_now


class Saved(Message):
    """The file was saved: what was read from it, or why it could not be read."""

    def __init__(self, change: Mapping[str, Any]) -> None:
        super().__init__()
        self.change = change
        """The fields of `Edition` that change, with their new values."""

    def applied_to(self, edition: Edition) -> Edition:
        """The edition after the save: with another story, or with the same one and the problems of the file."""
        return edition._replace(**self.change)


def reread(path: str, today: date) -> Saved:
    """Read a file that was saved. Raises nothing."""
    gc.disable()  # all that is read is kept: to look through it for garbage would double the time
    try:
        data = read_bytes(path)
        loaded = load_story(data, today)
        if loaded.story is None:
            return Saved({"errors": tuple(loaded.errors), "broken_lines": source_lines(data), "unreadable": ""})
        lines = loaded.figure_lines
        right = {"errors": (), "broken_lines": (), "unreadable": ""}
        return Saved({"story": loaded.story, "figure_lines": lines, "read_at": time_now(), **right})
    except Unreadable as error:
        return Saved({"errors": (), "broken_lines": (), "unreadable": str(error)})
    finally:
        gc.enable()
