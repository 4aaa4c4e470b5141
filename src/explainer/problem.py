"""What is wrong with a story, as a value: where it is, which rule it breaks, and the sentence that says so."""

from __future__ import annotations

from typing import Literal, NamedTuple

MAX_SHOWN = 50
"""How many problems of a file are shown to a person: more are not of use in one list."""

Severity = Literal["error", "warning"]
"""An error keeps a story from being shown; a warning does not."""


class Place(NamedTuple):
    """A stretch of one line of the file."""

    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in characters."""
    length: int = 1
    """How many characters of the line are meant, at least one."""


class Fix(NamedTuple):
    """An edit that mends a mistake: whole lines, of which only what is wrong is written anew."""

    line: int
    """The first line that is replaced, from 1."""
    replaces: int
    """How many lines are replaced."""
    lines: tuple[str, ...]
    """What is written there."""
    sure: bool = False
    """Whether it may be made without asking."""


def sentence(expected: str, found: str, mend: str = "") -> str:
    """The message of a problem: what was expected, what was found, and how it is mended, if that is known."""
    return f"expected {expected}, found {found}" + (f"; {mend}" if mend else "")


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
    fix: Fix | None = None
    """How to mend it, where an edit of the file does."""
