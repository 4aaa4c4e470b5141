"""A story's file while it is being read: what the last save brought, and where its figures stand."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from textual.message import Message

from explainer.content.decode import Path
from explainer.content.document import source_lines
from explainer.content.files import Unreadable, read_bytes
from explainer.content.load import LoadResult, load_story
from explainer.content.tree import Node
from explainer.problem import Problem
from explainer.story import Figure, Story
from explainer.values import Id
from explainer.watch import Signature


@dataclass(frozen=True, slots=True)
class StoryFile:
    """A file that a story was read from."""

    path: str
    signature: Signature
    """The file's state before it was read."""
    places: Mapping[Path, Node]
    """Where each part of the story that is shown stands in it."""
    shipped: bool = False
    """Whether it belongs to the installed program, so that it is copied before it is edited."""


class Saved(Message):
    """The file was saved: a reading of it, or why it could not be read."""

    def __init__(self, reading: LoadResult | None, source: Sequence[str], sentence: str = "") -> None:
        super().__init__()
        self.reading = reading
        self.source = source
        self.sentence = sentence

    @property
    def story(self) -> Story | None:
        return self.reading.story if self.reading else None

    @property
    def errors(self) -> Sequence[Problem]:
        return self.reading.errors if self.reading else ()


def reread(path: str, today: date) -> Saved:
    """Read a file that was saved; nothing is raised."""
    gc.disable()  # what is read is kept: looking through it for garbage would take as long again
    try:
        data = read_bytes(path)
        return Saved(load_story(data, today), source_lines(data))
    except Unreadable as error:
        return Saved(None, (), str(error))
    finally:
        gc.enable()


def line_of(story: Story, figure: Id, places: Mapping[Path, Node]) -> int:
    """The line on which a figure begins."""
    for index, section in enumerate(story.sections):
        for number, each in enumerate(section.figures):
            if each.id == figure:
                return places[("sections", index, "figures", number)].place.line
    return 1


def neighbour(before: Sequence[Figure], current: Id, after: Sequence[Figure]) -> Id:
    """The figure to go on with: the current one, or where it is gone the next one that is left, or the last."""
    left = {figure.id for figure in after}
    ids = [figure.id for figure in before]
    at = ids.index(current)
    candidates = [*ids[at:], *reversed(ids[:at])]
    return next((each for each in candidates if each in left), after[0].id)


def same(one: object, other: object) -> bool:
    """Whether two parts of a story say the same; the model itself knows only whether they are the same object."""
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return list(one) == list(other) and all(map(same, one.values(), other.values()))
    if is_dataclass(one) and one is not other:
        return all(same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one))
    return one == other


def difference(before: Story, after: Story) -> str:
    """Which figures were added or removed, in one line; nothing where none was."""
    old = {figure.id: figure.label for figure in before.figures}
    new = {figure.id: figure.label for figure in after.figures}
    added = [label for name, label in new.items() if name not in old]
    removed = [label for name, label in old.items() if name not in new]
    parts = [f"{word}: {_named(labels)}" for word, labels in (("Added", added), ("Removed", removed)) if labels]
    return " · ".join(parts)


def _named(labels: Sequence[str]) -> str:
    first = f"“{labels[0]}”"
    return first if len(labels) == 1 else f"{first} and {len(labels) - 1} more"
