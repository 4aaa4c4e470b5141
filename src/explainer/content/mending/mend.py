"""Mends a file that the parser refuses, mistake by mistake, so that the rest can be checked as well."""

from __future__ import annotations

from itertools import islice
from math import inf
from typing import NamedTuple

from explainer.content.mending.guess import Guess
from explainer.content.mending.guesses import guesses
from explainer.content.mending.mends import Mend
from explainer.content.mending.outline import outline, too_deep
from explainer.content.tree_builder import MAX_DEPTH, Builder, build
from explainer.problem import Place, Problem
from explainer.sanitize import safe

MOST_MENDED = 20
"""The most mistakes of one file that are mended."""
MOST_GUESSED = 30
"""The most guesses that are tried at one mistake."""
MOST_PARSED = 1_500_000
"""The most characters that are parsed to find what is wrong, which takes nearly a second."""
LOOK = 4
"""How many characters are parsed in the time in which one is looked into; a line costs as many more."""

UNKNOWN = (
    "expected YAML, found a line that cannot be read after those before it; is a quotation mark or a bracket left "
    "open, or a line indented too far or too little?"
)


def mended(text: str, built: Builder) -> tuple[Builder, list[Mend], str]:
    """The tree of the text with its mistakes mended, as far as they can be, the mends, and the mended text."""
    mends: list[Mend] = []
    source, room = text.split("\n"), MOST_PARSED
    while built.refused is not None:
        row = min(built.refused[0], len(source) - 1)
        lines_before = outline(source, row + 1) if room > 0 else {}
        room -= LOOK * sum(LOOK + len(line.text) for line in lines_before.values())
        deep = too_deep(lines_before, MAX_DEPTH)
        if deep is not None:
            built.refuse_depth(Place(deep[0] + 1, deep[1] + 1))
            break
        found: _Tried | None = None
        for guess in islice(guesses(source, lines_before, row), MOST_GUESSED if len(mends) < MOST_MENDED else 0):
            if found is not None and not (found.guess.rivals and guess.rivals):
                break
            lines = [*source[: guess.row], *guess.lines, *source[guess.row + len(guess.lines) :]]
            # A guess without lines, or with no room left, is not tried: it gets no further than before.
            again = build("\n".join(lines)) if guess.lines and room > 0 else built
            # A parser stops at the first mistake, so that only the rows before it were parsed.
            parsed = again.refused[0] if again.refused else len(lines)
            room -= len(text) // 8 + len(text) * parsed // len(lines)  # passing a text to the parser takes time too
            tried = _Tried(guess, again, lines)
            if tried.reach > (found.reach if found else _reach(built, source)) or (guess.certain and not found):
                found = tried
        if found is None:
            column = min(built.refused[1], len(source[row]))
            built.give_up(Problem(Place(row + 1, column + 1), "syntax", UNKNOWN))
            break
        problem = Problem(found.guess.place, found.guess.rule, safe(found.guess.message))
        # What is wrong with a line that was moved before is the same mistake, and its columns are not the file's.
        problem = next((mend.problem for mend in mends if mend.moved and mend.row == problem.place.line - 1), problem)
        if found.built is built:  # a certain guess that was not tried: nothing more can be read
            built.give_up(problem)
            break
        mends += [
            Mend(number, old, new, problem)
            for number, (old, new) in enumerate(zip(source, found.lines, strict=True))
            if old != new
        ]
        built, source = found.built, found.lines
    return built, mends, "\n".join(source)


class _Tried(NamedTuple):
    """A guess, and the tree and lines that result from it."""

    guess: Guess
    built: Builder
    lines: list[str]

    @property
    def reach(self) -> tuple[float, int]:
        return _reach(self.built, self.lines)


def _reach(built: Builder, source: list[str]) -> tuple[float, int]:
    """How far the parser got, to compare: its row, and minus the number of characters left in it."""
    if built.refused is None:
        return inf, 0
    row, column = built.refused
    return row, column - len(source[row]) if row < len(source) else 0
