"""Mends a file in memory, mistake by mistake, so that each is told once and the rest is checked as well.

A repair is tried by reading the file again with it; the one with which reading gets furthest before anything else is
wrong says what the mistake is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, takewhile
from math import inf
from typing import NamedTuple

from explainer.content.decode import read
from explainer.content.decode_context import DecodeContext
from explainer.content.document import Document, parsed_text
from explainer.content.mistakes import characters, indentation, punctuation, structure
from explainer.content.mistakes.lines import Lines, closed_at, indent_of
from explainer.content.mistakes.mistake import MISTAKES, Repair
from explainer.problem import Place, Problem

ORDERED = [
    each
    for module in (characters, punctuation, indentation, structure)
    for each in MISTAKES
    if each.module == module.__name__
]
"""All mistakes of form, the likeliest first: in this order their repairs are tried."""
MAX_REPAIRED = 20
"""The most mistakes of one file that are mended."""
MAX_PARSED = 3_000_000
"""The most characters that are parsed to find what is wrong, which takes about a second."""
MAX_LINE = 1_000
"""A longer line is not looked into: with each sign in it there would be more to try."""
NEAR = 8
"""How many lines near to what cannot be read may hold the mistake."""
FAR = 200
"""How many lines before what cannot be read a quotation mark or bracket may be open."""
OPENING = ("'", '"', "[", "{")
BESIDE = 20
"""How many lines on either side of what may hold a mistake are read to find it."""
FORM = ("unknown-key", "wrong-type", "duplicate-key")
"""The rules that a mistake of form may break where the parser finds none."""
MISSING = "missing-key"
ABSENT = (MISSING, "missing-caveat", "quote-missing", "basis", "unit-missing", "read-where")
"""Rules of what may be missing only because a mistake of form keeps it from being read."""
REPLACES = ("bad-value", "wrong-type", "bad-url")
"""Rules whose problems replace that of a repair: they say more than that quotation marks are missing."""


class _Reading:
    """A text as far as it can be read."""

    def __init__(self, lines: Sequence[str], document: Document) -> None:
        self.lines = lines
        self.document = document

    @cached_property
    def decoded(self) -> DecodeContext:
        return read(self.document)

    @cached_property
    def errors(self) -> set[tuple[int, str, str]]:
        """The rows, rules and messages of what is wrong, apart from characters."""
        found = (each for each in self.decoded.problems if each not in self.document.undecoded)
        return {(each.place.line - 1, each.rule, each.message) for each in found if each.severity == "error"}

    def wrong_in(self, rows: Sequence[int]) -> int:
        """How much is wrong in these rows that a mistake of form may be behind."""
        return sum(row in rows and rule in FORM for row, rule, _ in self.errors)

    @property
    def reach(self) -> tuple[float, int]:
        """How far the parser got: its row, and minus the number of characters left in it."""
        if self.document.refused is None:
            return inf, 0
        row, column = self.document.refused
        return row, column - len(self.lines[row]) if row < len(self.lines) else 0

    def first_error(self, before: _Reading, edited: range) -> float:
        """The row of the first thing that is wrong in this text and was not wrong before.

        `edited`: the rows in which it differs.
        """
        rows = [self.reach[0]]
        for row, rule, _ in self.errors - before.errors:
            is_of_the_value = (
                before.document.refused and row in edited and rule in REPLACES and not self._is_move(before, edited)
            )
            is_part = before.document.refused and rule == MISSING and row <= edited[-1]  # else nothing is missing yet
            if not is_of_the_value and not is_part:
                rows.append(row)
        return min(rows)

    def _is_move(self, before: _Reading, edited: range) -> bool:
        """Whether these rows only begin in other columns."""
        return all(self.lines[row].strip() == before.lines[row].strip() for row in edited)

    def is_better(self, before: _Reading, edited: range, rows: Sequence[int]) -> bool:
        """Whether a mistake is mended in this text, of which some rows were edited, and no other one made.

        `rows`: those that may hold the mistake.
        """
        first = self.first_error(before, edited)
        if self.document.root is None:
            return False
        if before.document.refused is None:
            is_whole = self._is_move(before, edited) or self.lines[edited[-1]].lstrip().startswith("label:")
            needed = 1 if is_whole else len(edited)  # else the lines could be another's as well; a label is always due
            mended = len(before.errors) - len(self.errors)
            return first == inf and self.wrong_in(rows) < before.wrong_in(rows) and mended >= needed
        if first <= before.reach[0]:  # it may be further in the same line
            return len(edited) == 1 and edited[0] == first and self.reach > before.reach
        return len(edited) == 1 or first > edited[-1] + 1

    def is_right_near(self, first: int, end: int) -> bool:
        """Whether nothing is wrong in these rows and those around them."""
        wrong = (row for row, _, _ in self.errors)
        return self.reach[0] >= end + NEAR and not any(first - NEAR <= row < end + NEAR for row in wrong)

    @property
    def suspects(self) -> list[int]:
        """The rows that may hold the next mistake, the likeliest first; empty where there is none."""
        lines = Lines(self.lines)
        wrong = [each for each in self.decoded.problems if each.rule in FORM and self._is_doubtful(each)]
        if self.document.refused:
            row = min(self.document.refused[0], len(lines) - 1)
            near = [line.row for line in islice(lines.before(row), FAR)]
            opened = (
                each
                for each in near
                if len(lines.texts[each]) <= MAX_LINE
                and lines[each].value[:1] in OPENING
                and not closed_at(lines[each].value)
            )
            found = [row, *near[:NEAR], *islice(opened, 2), *(each.place.line - 1 for each in wrong[-2:])]
        elif self.decoded.is_complete:
            found = [each.place.line - 1 + by for each in wrong for by in (0, -1, 1, -2)][:NEAR]
        else:
            found = []
        return [each for each in dict.fromkeys(found) if 0 <= each < len(lines) and len(self.lines[each]) <= MAX_LINE]

    def _is_doubtful(self, problem: Problem) -> bool:
        """Whether the message of a problem does not say what to write, or not surely."""
        is_plain = self.lines[problem.place.line - 1].isascii()
        return problem.fix is None and not (is_plain and "; write " in problem.message)

    def around(self, rows: Sequence[int]) -> _Reading:
        """The same text without what is far from these rows, so that it is read in less time; rows stay the same."""
        kept: set[int] = set()
        kept.update(each.second.line - 1 for each in self.decoded.problems if each.second)
        for row in rows:
            first = max(0, row - BESIDE)
            kept.update(range(first, row + BESIDE + 1))
            indent = next((indent_of(text) for text in self.lines[first:] if text.strip()), 0)
            for above in reversed(range(first)):  # the keys and dashes that it stands under
                text = self.lines[above]
                if text.strip() and indent_of(text) < indent:
                    kept.add(above)
                    indent = indent_of(text)
                if not indent:
                    break
        return _reading([text if row in kept else "" for row, text in enumerate(self.lines)])


def _reading(lines: Sequence[str]) -> _Reading:
    return _Reading(lines, parsed_text("\n".join(lines)))


class _Edit(NamedTuple):
    """A line that was changed in memory before it was read."""

    before: str
    after: str
    problem: Problem

    @property
    def is_move(self) -> bool:
        """Whether the line only begins in another column."""
        return self.before.strip() == self.after.strip()

    def original(self, place: Place) -> tuple[Place, bool]:
        """The place in the file of a place in the changed line, and whether it is inside the changed part."""
        start = _shared(self.before, self.after)
        end = _shared(self.before[start:][::-1], self.after[start:][::-1])
        if place.column <= start:
            return place, False
        if place.column > len(self.after) - end:
            return place._replace(column=place.column + len(self.before) - len(self.after)), False
        return self.problem.place if self.problem.place.line == place.line else place, True


def _shared(one: str, other: str) -> int:
    """The number of characters that both texts begin with."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


class Repairs(NamedTuple):
    """A story with its mistakes of form mended as far as they can be."""

    decoded: DecodeContext
    undecoded: Sequence[Problem]
    """What is wrong with bytes and characters."""
    mistakes: Sequence[Problem]
    edits: Mapping[int, Sequence[_Edit]]
    """For each line of the file, from 1, how it was changed, in order."""

    def problems(self) -> Iterator[Problem]:
        """All problems, each mistake once and at its place in the file as it is written."""
        replaced = set()
        lines = {each.place.line for each in self.mistakes}
        others = [
            each
            for each in self.decoded.problems
            if each not in self.mistakes
            and not self._is_in_them(each)
            and not (each.severity == "warning" and each.place.line in lines)
        ]
        for problem in dict.fromkeys([*self.undecoded, *others]):
            place, second = problem.place, problem.second
            for edit in reversed(self.edits.get(place.line, [])):
                place, inside = edit.original(place)
                if inside and problem.rule in REPLACES:
                    replaced.add(edit.problem)
            for edit in reversed(self.edits.get(second.line, []) if second else []):
                second = second and edit.original(second)[0]
            yield problem._replace(place=place, second=second)
        yield from (each for each in dict.fromkeys(self.mistakes) if each not in replaced)

    def _is_in_them(self, problem: Problem) -> bool:
        """Whether something that is missing in a part may be what was mended in it."""
        line, column = problem.place.line, problem.place.column
        lines = self.decoded.lines
        return problem.rule in ABSENT and any(
            line <= each.place.line
            and all(indent_of(text) >= column - 1 or not text for text in lines[line : each.place.line])
            for each in self.mistakes
        )


def repaired(decoded: DecodeContext) -> Repairs:
    """A story with its mistakes of form mended as far as they can be."""
    document = decoded.document
    reading = _Reading(document.text.split("\n"), document)
    reading.decoded = decoded
    conflict = structure.conflict(reading.lines)
    if conflict:
        reading = _reading(reading.lines[: conflict.place.line - 1])
        reading.document.is_complete = False
    steps: list[tuple[_Reading, Repair, Problem]] = []
    left = MAX_PARSED
    while len(steps) < MAX_REPAIRED and (rows := reading.suspects) and not conflict:
        found, left = _best(reading, rows, left)
        if found is None:
            break
        after = _reading(found.applied(reading.lines))
        problem = found.problem(reading.lines, after.is_right_near(found.row, found.row + len(found.lines)))
        steps.append((reading, found, problem))
        reading = after
    mistakes = [conflict] if conflict else []
    if (refused := reading.document.refused) and not conflict:
        # What was mended right before is the same mistake, and was another one than it seemed.
        while steps and refused[0] - steps[-1][2].place.line < 3:
            reading, _, _ = steps.pop()
            refused = reading.document.refused or refused
        mistakes = [structure.unreadable(Lines(reading.lines), *refused)]
    edits: defaultdict[int, list[_Edit]] = defaultdict(list)
    for before, repair, last in steps:
        # What is wrong with a line that was moved before is the same mistake.
        problem = next((each.problem for each in edits[last.place.line] if each.is_move), last)
        for row, line in enumerate(repair.lines, repair.row):
            if line != before.lines[row]:
                edits[row + 1].append(_Edit(before.lines[row], line, problem))
        mistakes.append(problem)
    reading.decoded.problems += mistakes
    return Repairs(reading.decoded, document.undecoded, mistakes, edits)


def _best(reading: _Reading, rows: Sequence[int], left: int) -> tuple[Repair | None, int]:
    """The repair with which reading gets furthest, and how many more characters may be parsed to find others."""
    near = reading.around(rows)
    if near.document.refused != reading.document.refused:  # brackets hold what is far from these rows as well
        near = reading
    lines = Lines(reading.lines)
    best: Repair | None = None
    most = (0.0, 0, 0)
    for mistake in ORDERED:
        for repair in (each for row in rows for each in mistake.repairs(lines, row)):
            changed = [row for row, text in enumerate(repair.lines, repair.row) if text != reading.lines[row]]
            if left < 0:
                return best, left
            if not changed:
                continue
            tried = _reading(repair.applied(near.lines))
            left -= len(tried.document.text)
            edited = range(changed[0], changed[-1] + 1)
            if tried.reach < near.reach or not tried.is_better(near, edited, rows):
                continue
            gain = tried.first_error(near, edited), -len(tried.errors), -len(changed)
            if best is None or gain > most:
                best, most = repair, gain
                lacks = any(rule == MISSING and row in edited for row, rule, _ in tried.errors)
                if gain[0] > rows[0] + NEAR and not tried.wrong_in(rows) and len(changed) == 1 and not lacks:
                    return best, left
    return best, left
