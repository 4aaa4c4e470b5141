"""A guess at what is wrong where the parser gave up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explainer.problem import Place


class Guess(NamedTuple):
    """What may be wrong, and the lines as they may have been meant."""

    place: Place
    message: str
    row: int = 0
    """The first row, from 0, that is to be written anew."""
    lines: Sequence[str] = ()
    """What is to stand there and in the rows that follow; none where that is not known."""
    rule: str = "syntax"
    certain: bool = False
    """Whether it is what it seems even where the parser does not get further."""
    rivals: bool = False
    """Whether the rivals that follow are tried as well: the one counts with which the parser gets furthest."""
