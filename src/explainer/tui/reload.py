"""The story that is shown, and what a save of its file changes in it. It does not import Textual."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from explainer.content.document import source_lines
from explainer.content.files import Unreadable, read_bytes
from explainer.content.load import LoadResult, load_story
from explainer.problem import Problem
from explainer.story import Figure, Story
from explainer.values import Id


class LoadedStory(NamedTuple):
    """The content that is shown: every page is made from it. The reader's place on the pages is in the state."""

    story: Story
    """The last edition that could be shown."""
    path: str
    """The file that it was read from, or what is said where there is none."""
    today: date
    """The day that ages are counted to."""
    read_at: str
    """The time of day at which it was read: 14:05."""
    figure_lines: Mapping[Id, int]
    """The line of the file on which each figure begins."""
    errors: Sequence[Problem] = ()
    """The errors that keep the newest save from being shown; empty where it is shown."""
    broken_lines: Sequence[str] = ()
    """The lines of that save."""
    unreadable: str = ""
    """Why the file could not be read at all; empty where it could."""

    @property
    def is_broken(self) -> bool:
        """Whether the newest save could not be shown."""
        return bool(self.errors or self.unreadable)


def first_load(reading: LoadResult, path: str, today: date) -> LoadedStory:
    """The story of a file that was read without errors."""
    assert reading.story is not None
    return LoadedStory(reading.story, path, today, _time_now(), reading.figure_lines)


def reread(path: str, today: date) -> Mapping[str, Any]:
    """Read a file that was saved: the fields of `LoadedStory` that change, with their new values. Raises nothing.

    A save that cannot be shown leaves the story, and changes the problems of the file.
    """
    gc.disable()  # all that is read is kept: to look through it for garbage would double the time
    problems: dict[str, Any] = {"errors": (), "broken_lines": (), "unreadable": ""}
    try:
        data = read_bytes(path)
        reading = load_story(data, today)
        if reading.story is None:
            return problems | {"errors": tuple(reading.errors), "broken_lines": source_lines(data)}
        return problems | {"story": reading.story, "figure_lines": reading.figure_lines, "read_at": _time_now()}
    except Unreadable as error:
        return problems | {"unreadable": str(error)}
    finally:
        gc.enable()


def _time_now() -> str:
    return f"{datetime.now():%H:%M}"


def neighbour(before: Sequence[Figure], current: Id, after: Sequence[Figure]) -> Id:
    """The figure to make current: the same one, or where it is gone, the next one that is left, or the one before."""
    left = {figure.id for figure in after}
    ids = [figure.id for figure in before]
    index = ids.index(current) if current in ids else 0
    candidates = [*ids[index:], *reversed(ids[:index])]
    return next((each for each in candidates if each in left), after[0].id)


def difference(before: Story, after: Story) -> str:
    """Which figures were added, removed or renamed, in one line; empty where none was.

    A figure is taken as renamed where another id has the same label, quote, unit, period and reason.
    """
    old = {figure.id: figure for figure in before.figures}
    new = {figure.id: figure for figure in after.figures}
    gone = {_content(figure): figure for name, figure in old.items() if name not in new}
    come = {_content(figure): figure for name, figure in new.items() if name not in old}
    renamed = [f"{gone[content].id} is now {figure.id}" for content, figure in come.items() if content in gone]
    added = [f"“{figure.label}”" for content, figure in come.items() if content not in gone]
    removed = [f"“{figure.label}”" for content, figure in gone.items() if content not in come]
    changes = (("Added", added), ("Removed", removed), ("Renamed", renamed))
    return " · ".join(f"{word}: {_first(names)}" for word, names in changes if names)


def _content(figure: Figure) -> tuple[object, ...]:
    return (figure.label, figure.quote, figure.unit, figure.period, figure.confidence.because)


def _first(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
