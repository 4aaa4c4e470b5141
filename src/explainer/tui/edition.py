"""What is shown: a story, its file, and the problems of that file's newest save."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from explainer.content.load import LoadResult
from explainer.problem import Problem
from explainer.story import Figure, Story
from explainer.values import Id


class Edition(NamedTuple):
    """The content that is shown: every page is made from it. The reader's place on the pages is in the scene."""

    story: Story
    """The last edition that could be shown."""
    name: str
    """What the title bar calls the story's file."""
    path: str
    """The file that it was read from; the same as the name where there is none."""
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


def first_edition(loaded: LoadResult, name: str, path: str, today: date) -> Edition:
    """The edition of a story that was read without errors."""
    assert loaded.story is not None
    return Edition(loaded.story, name, path, today, time_now(), loaded.figure_lines)


def time_now() -> str:
    """The time of day: 14:05."""
    return f"{datetime.now():%H:%M}"


def neighbour(before: Sequence[Figure], current: Id, after: Sequence[Figure]) -> Id:
    """The figure to make current: the same one, or where it is gone, the next one that is left, or the one before."""
    left = {figure.id for figure in after}
    ids = [figure.id for figure in before]
    at = ids.index(current) if current in ids else 0
    candidates = [*ids[at:], *reversed(ids[:at])]
    return next((each for each in candidates if each in left), after[0].id)


def difference(before: Story, after: Story) -> str:
    """Which figures were added, removed or renamed, in one line; empty where none was.

    A figure is taken as renamed where another id has the same label, quote, unit, period and reason.
    """
    old = {figure.id: figure for figure in before.figures}
    new = {figure.id: figure for figure in after.figures}
    gone = {_said(figure): figure for name, figure in old.items() if name not in new}
    come = {_said(figure): figure for name, figure in new.items() if name not in old}
    renamed = [f"{gone[said].id} is now {figure.id}" for said, figure in come.items() if said in gone]
    added = [f"“{figure.label}”" for said, figure in come.items() if said not in gone]
    removed = [f"“{figure.label}”" for said, figure in gone.items() if said not in come]
    told = (("Added", added), ("Removed", removed), ("Renamed", renamed))
    return " · ".join(f"{word}: {_first(names)}" for word, names in told if names)


def _said(figure: Figure) -> tuple[object, ...]:
    return (figure.label, figure.quote, figure.unit, figure.period, figure.because)


def _first(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
