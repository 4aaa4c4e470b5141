"""The lines that were mended in memory, and the problems with their places moved back to the file as it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from explainer.problem import Place, Problem


class Mend(NamedTuple):
    """A line that was changed in memory before it was read."""

    row: int
    """From 0."""
    before: str
    after: str
    problem: Problem
    """What was wrong with it."""

    @property
    def moved(self) -> bool:
        """Whether only the column changed in which the line begins."""
        return self.before.lstrip() == self.after.lstrip()

    def original(self, place: Place) -> tuple[Place, bool]:
        """The place in the file of a place in the mended line, and whether it is inside the mended part."""
        if place.line != self.row + 1:
            return place, False
        start = shared(self.before, self.after)
        end = shared(self.before[start:][::-1], self.after[start:][::-1])
        column = place.column - 1
        if column < start:
            return place, False
        if column >= len(self.after) - end:
            return place._replace(column=place.column + len(self.before) - len(self.after)), False
        return self.problem.place if self.problem.place.line == place.line else place, True


def shared(one: str, other: str) -> int:
    """The number of characters that both texts begin with."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


REPLACES = ("bad-value", "wrong-type", "bad-url")
"""Rules whose problems replace that of the mend: they say more than that quotation marks are missing."""


def settled(problems: Iterable[Problem], mends: Sequence[Mend]) -> Iterator[Problem]:
    """The problems of a mended file with their places in the file as it is written, each mistake once."""
    mended = {mend.problem for mend in mends}
    dropped = set()
    by_row: dict[int, list[Mend]] = defaultdict(list)
    for mend in mends:
        by_row[mend.row].append(mend)
    others = []
    for problem in problems:
        if problem in mended:
            continue
        place, second = problem.place, problem.second
        for mend in reversed(by_row[place.line - 1]):
            place, inside = mend.original(place)
            if inside and problem.rule in REPLACES:
                dropped.add(mend.problem)
        for mend in reversed(by_row[second.line - 1] if second else ()):
            second = second and mend.original(second)[0]
        others.append(problem._replace(place=place, second=second))
    yield from others
    yield from mended - dropped
