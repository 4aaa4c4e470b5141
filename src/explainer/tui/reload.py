"""The story or the folder that is shown, and what a save changes in it. It does not import Textual."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from time import monotonic
from typing import Any, NamedTuple

from explainer.content.document import source_lines
from explainer.content.files import Unreadable, read_bytes, stories_in
from explainer.content.load import LoadResult, load_story
from explainer.present.folder import Entry, entry
from explainer.problem import Problem
from explainer.sanitize import safe
from explainer.story import Figure, Story
from explainer.values import Id, PartialDate
from explainer.watch import Signature, StoryFile, changes, signature

BETWEEN_LISTS = 0.2
"""Seconds between two lists of a folder while its stories are read: to lay out a long one takes a tenth of that."""


class LoadedStory(NamedTuple):
    """The content that is shown: every page is made from it. The reader's place on the pages is in the state."""

    story: Story
    """The last edition that could be shown; of a folder, a story without sections that has its name."""
    path: str
    """The path that it was read from; - for standard input."""
    today: date
    """The day that ages are counted to."""
    read_at: str
    """The time of day at which it was read: 14:05."""
    figure_lines: Mapping[Id, int]
    """The line of the file on which each figure begins."""
    problems: Sequence[Problem] = ()
    """The problems of the newest save, the errors first; with an error, an edition before it is shown."""
    lines: Sequence[str] = ()
    """The lines of that save; none where it has no problems."""
    unreadable: str = ""
    """Why the file could not be read at all; empty where it could."""
    entries: Sequence[Entry] | None = None
    """The stories of a folder, where one is shown."""
    file: StoryFile | None = None
    """The file to watch and to edit, where there is one."""

    @property
    def errors(self) -> list[Problem]:
        """The errors of the newest save."""
        return [problem for problem in self.problems if problem.severity == "error"]

    @property
    def is_broken(self) -> bool:
        """Whether the newest save could not be shown."""
        return bool(self.errors or self.unreadable)


def first_load(reading: LoadResult, path: str, today: date) -> LoadedStory:
    """The story of a file that was read without errors."""
    return LoadedStory(path=path, today=today, **_brought(reading))


def _brought(reading: LoadResult) -> dict[str, Any]:
    """The fields of `LoadedStory` that a save brings, with their values."""
    problems = sorted(reading.problems, key=lambda problem: problem.severity)
    found: dict[str, Any] = {"problems": problems, "lines": source_lines(reading.data) if problems else ()}
    if reading.story is not None:
        found |= {"story": reading.story, "figure_lines": reading.figure_lines, "read_at": _time_now()}
    return found


def reread(path: str, today: date) -> Mapping[str, Any]:
    """Read a file that was saved: the fields of `LoadedStory` that change, with their new values. Raises nothing.

    A save that cannot be shown leaves the story, and changes the problems of the file.
    """
    gc.disable()  # all that is read is kept: to look through it for garbage would double the time
    try:
        return {"unreadable": "", **_brought(load_story(read_bytes(path), today))}
    except Unreadable as error:
        return {"unreadable": str(error), "problems": ()}
    finally:
        gc.enable()


def load_folder(path: str, today: date) -> LoadedStory:
    """A folder with the names of its stories, which are not read yet. Raises Unreadable."""
    entries = tuple(map(Entry, stories_in(path)))
    name = safe(os.path.basename(os.path.abspath(path)))
    story = Story(2, name, "", PartialDate(today.year), {}, ())
    return LoadedStory(story, path, today, _time_now(), {}, entries=entries)


def read_entry(folder: str, name: str) -> Entry:
    """Read a story of a folder. Raises nothing."""
    try:
        reading = load_story(read_bytes(os.path.join(folder, name)), date.today())
    except Unreadable as error:
        return Entry(name, fault=str(error))
    return entry(name, reading.story, reading.problems)


def read_folder(folder: str, stopped: Callable[[], bool]) -> Iterator[Mapping[str, Any]]:
    """Read the stories of a folder in turn, and again those that are saved: the fields of `LoadedStory` that change.

    Blocks between saves, as `changes` does. Raises nothing.
    """

    def look() -> Mapping[str, Signature] | str:
        try:
            return {name: signature(os.path.join(folder, name)) for name in stories_in(folder)}
        except Unreadable as error:
            return str(error)

    entries: dict[str, Entry] = {}
    read: Mapping[str, Signature] = {}
    first = look()
    for state in chain([first], changes(look, first, stopped)):
        if isinstance(state, str):
            yield {"unreadable": state}
            continue
        entries = {name: entries.get(name, Entry(name)) for name in state}
        shown = 0.0
        for name, _ in sorted(state.items() - read.items()):
            if stopped():
                return
            if monotonic() - shown > BETWEEN_LISTS:
                yield _listed(entries)
                shown = monotonic()
            entries[name] = read_entry(folder, name)
        yield _listed(entries)
        read = state


def _listed(entries: Mapping[str, Entry]) -> Mapping[str, Any]:
    return {"unreadable": "", "entries": tuple(entries.values()), "read_at": _time_now()}


def _time_now() -> str:
    return f"{datetime.now():%H:%M}"


def neighbour(ids: Sequence[Id], current: Id, after: Sequence[Figure]) -> Id:
    """The figure to make current: the same one, or where it is gone, the next one that is left, or the one before."""
    left = {figure.id for figure in after}
    index = ids.index(current)
    candidates = [*ids[index:], *reversed(ids[:index])]
    return next((each for each in candidates if each in left), after[0].id)
