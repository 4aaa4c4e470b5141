"""A story's file while it is being read: the edition that it holds, and what the newest save brought."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from textual.message import Message

from explainer.content.document import source_lines
from explainer.content.files import Unreadable, read_bytes
from explainer.content.load import LoadResult, load_story
from explainer.story import Story
from explainer.tui.edition import Edition
from explainer.values import Id
from explainer.watch import Signature


@dataclass(frozen=True)
class StoryFile:
    """A file that a story was read from."""

    path: str
    signature: Signature
    """The file's state before it was read."""
    shipped: bool = False
    """Whether it belongs to the installed program, so that it is copied before it is edited."""


class Saved(Message):
    """The file was saved: what was read of it, or why it could not be read."""

    def __init__(self, change: Mapping[str, object]) -> None:
        super().__init__()
        self.change = change
        """What is another than in the edition before, by the fields of `Edition`."""

    def applied_to(self, edition: Edition) -> Edition:
        """The edition after the save: another story, or the same one with what is wrong with the file."""
        return replace(edition, **self.change)  # type: ignore[arg-type]


def first_edition(loaded: LoadResult, name: str, path: str, today: date) -> Edition:
    """The edition that a file without errors holds."""
    assert loaded.story is not None
    return Edition(loaded.story, name, path, today, _now(), figure_lines(loaded.story, loaded))


def reread(path: str, today: date) -> Saved:
    """Read a file that was saved; nothing is raised."""
    gc.disable()  # what is read is kept: looking through it for garbage would take as long again
    try:
        data = read_bytes(path)
        loaded = load_story(data, today)
        if loaded.story is None:
            return Saved({"errors": tuple(loaded.errors), "source": source_lines(data), "sentence": ""})
        lines = figure_lines(loaded.story, loaded)
        right = {"errors": (), "source": (), "sentence": ""}
        return Saved({"story": loaded.story, "lines": lines, "read_at": _now(), **right})
    except Unreadable as error:
        return Saved({"errors": (), "source": (), "sentence": str(error)})
    finally:
        gc.enable()


def figure_lines(story: Story, loaded: LoadResult) -> dict[Id, int]:
    """The line of the file on which each figure begins."""
    return {
        figure.id: loaded.places["sections", index, "figures", number].place.line
        for index, section in enumerate(story.sections)
        for number, figure in enumerate(section.figures)
    }


def _now() -> str:
    return f"{datetime.now():%H:%M}"
