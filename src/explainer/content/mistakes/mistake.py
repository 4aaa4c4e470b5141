"""The mistake as a record, the list of all mistakes, and the sentence that tells one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from explainer.content.mistakes.lines import KEYS, Line, Lines, indent_of, without_comment
from explainer.content.rules.rule import Example, Rule, why
from explainer.content.suggest import shortened
from explainer.problem import Fix, Place, Problem, sentence
from explainer.sanitize import safe

WORD_RE = re.compile(r"\d[\d.,:]*\d|\w+")


class Repair(NamedTuple):
    """One way in which a text may have been meant. It counts where the file can then be read further, or has fewer
    errors."""

    place: Place
    expected: str
    found: str
    written: Mapping[int, str]
    """What is written in which rows, from 0; a line that goes is empty."""
    hint: str = ""
    """How to mend it, where that is not said by the new lines themselves."""
    mistake: str = ""
    """The id of the mistake."""
    sure: bool = True
    """Whether the new lines are what was meant, and not one of several possibilities."""

    def applied(self, texts: Mapping[int, str]) -> dict[int, str]:
        """The texts of rows as they may have been meant."""
        return {row: self.written.get(row, text) for row, text in texts.items()}

    def problem(self, source: Sequence[str], is_sure: bool) -> Problem:
        """The problem as it is told: what was expected, what was found, how it is mended.

        `is_sure`: whether nothing is wrong with the file after it.
        """
        first, last = min(self.written), max(self.written)
        before = source[first : last + 1]
        after = [self.written.get(row, old) for row, old in enumerate(before, first)]
        message = sentence(self.expected, self.found, self.hint or _hint(before, after))
        kept = [
            new + old[len(old.rstrip()) :] if new else new
            for old, new in zip(before, after, strict=True)
            if new or not old
        ]
        fix = Fix(first + 1, len(before), tuple(kept), self.sure and is_sure and _words(before) == _words(kept))
        return Problem(self.place, self.mistake, safe(message), fix=fix)


def _words(lines: Sequence[str]) -> set[str]:
    """The words of lines, and their numbers, apart from keys."""
    return {word for line in lines for word in WORD_RE.findall(line)} - KEYS


def _hint(old: Sequence[str], new: Sequence[str]) -> str:
    """How to mend lines, said from what they are and what they should be."""
    changed = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    if not changed:
        return ""
    before, after = changed[0]
    if before.strip() == after.strip():
        column, more = indent_of(after), len(changed) - 1
        by = column - indent_of(before)
        others = f"{more} lines" if more > 1 else "line"
        rest = f", and the {others} after it with {abs(by)} {'more' if by > 0 else 'fewer'}"
        start = f"indent it with {column} blank{'s' * (column != 1)}" if column else "begin it at the left edge"
        return start + (rest if more else "")
    text = " ".join(without_comment(line).strip() for _, line in changed).strip()
    return f"write {shortened(text)}" if text else "delete it"


Repairing = Callable[[Lines, int], Iterator[Repair]]
"""Yields the ways in which what is in a row, from 0, may have been meant, the likeliest first."""


class Mistake(NamedTuple):
    """Something that editors get wrong in the form of a file."""

    rule: Rule
    repairs: Repairing


MISTAKES: defaultdict[str, list[Mistake]] = defaultdict(list)
"""The mistakes of form that each module defines."""


def mistake(name: str, example: Example) -> Callable[[Repairing], Repairing]:
    """Register a function that yields repairs as a mistake; its docstring says why it is one."""

    def register(repairs: Repairing) -> Repairing:
        MISTAKES[repairs.__module__].append(Mistake(Rule(name, "error", why(repairs), example), repairs))
        return repairs

    return register


def changed(line: Line, start: int, end: int, text: str, expected: str, found: str) -> Repair:
    """A line with another text between two columns."""
    written = (line.text[:start] + text + line.text[end:]).rstrip()
    return Repair(Place(line.row + 1, start + 1, max(1, end - start)), expected, found, {line.row: written})
