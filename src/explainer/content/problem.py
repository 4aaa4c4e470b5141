"""A problem of a story, as a value: where it is, which rule it breaks, and the sentence that says so."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from explainer.characters import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning"]

MOST_PROBLEMS = 2_000
"""How many problems of one file are noted; a file with more is no story that somebody is editing."""
MOST_HINTED = 50
"""How many problems are told with what may have been meant: to find that out takes long."""
MOST_COMPARED = 500
"""How many known words a word is compared with."""


class Place(NamedTuple):
    """A stretch of one line of the file."""

    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in characters."""
    length: int = 1
    """How many characters of the line are meant, at least one."""


class Problem(NamedTuple):
    """Something wrong at a place."""

    place: Place
    """Where."""
    rule: str
    """The id of the rule that is broken."""
    message: str
    """What was expected and what was found, in one sentence without a full stop."""
    severity: Severity = "error"
    """An error keeps the story from being shown; a warning does not."""
    second: Place | None = None
    """Another place that has to do with it, such as the first of two duplicates."""


class TooMany(Exception):
    """There are more problems than are noted."""


def note(problems: list[Problem], problem: Problem) -> None:
    """Add a problem to the others; raise TooMany, and say so in a last one, where there are too many."""
    problems.append(problem)
    if len(problems) >= MOST_PROBLEMS:
        message = f"expected at most {MOST_PROBLEMS:,} problems, found more"
        problems.append(Problem(problem.place, "too-large", message))
        raise TooMany


def report(name: str, problem: Problem) -> str:
    """A problem on one line, as compilers print them: file:line:column: error: sentence [rule]."""
    at = problem.place
    return f"{name}:{at.line}:{at.column}: {problem.severity}: {problem.message} [{problem.rule}]"


def shown(text: str) -> str:
    """What was found, safe to print and short enough for a sentence."""
    text = safe(text)
    return f"{text[:40]}…" if len(text) > 40 else text


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """The end of a sentence that names the nearest known word, or nothing where none is near."""
    close = nearest(found, known)
    return f"; did you mean {close[0]}?" if close else ""


def nearest(found: str, known: Iterable[str]) -> list[str]:
    """The known words that are near to the one found, the nearest first, at most three; only so many are compared."""
    from difflib import get_close_matches  # only where there is a problem

    words = {word.lower(): word for word in islice(known, MOST_COMPARED)}
    return [words[word] for word in get_close_matches(found.lower()[:100], words, n=3, cutoff=0.6)]
