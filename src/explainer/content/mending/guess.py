"""A guess at the mistake at which the parser gave up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explainer.problem import Place


class Guess(NamedTuple):
    """What may be wrong: a message, and the lines as they may have been meant."""

    place: Place
    message: str
    row: int = 0
    """The first row, from 0, to replace."""
    lines: Sequence[str] = ()
    """The new lines for that row and those after it; empty where they are not known."""
    rule: str = "syntax"
    certain: bool = False
    """Whether it counts even where the parser gets no further with it."""
    rivals: bool = False
    """Whether the rivals that follow are tried too; the one with which the parser gets furthest counts."""
