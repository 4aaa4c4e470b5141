"""Mends a file in memory, mistake by mistake, so that each is told once and the rest is checked as well.

A repair is tried by reading the file again with it; the one with which reading gets furthest before anything else is
wrong says what the mistake is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from math import inf
from typing import NamedTuple

from explainer.content.decode import read
from explainer.content.decode_context import DecodeContext
from explainer.content.mistakes import characters, indentation, punctuation, structure
from explainer.content.mistakes.lines import Lines, closed_at, indent_of, shared
from explainer.content.mistakes.mistake import MISTAKES, Repair
from explainer.content.tree import Document
from explainer.content.tree_builder import parsed_text
from explainer.problem import Place, Problem

ORDERED = [each for module in (characters, punctuation, indentation, structure) for each in MISTAKES[module.__name__]]
"""All mistakes of form, the likeliest first: in this order their repairs are tried."""
MAX_REPAIRED = 20
"""The most mistakes of one file that are mended."""
MAX_READ = 180_000
"""How much is read, in values, until no more repairs are looked for: it takes about a second and a half."""
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


class _Reading:
    """A text, or some rows of it, as far as it can be read."""

    def __init__(self, texts: Mapping[int, str], document: Document, whole: Container[int] = ()) -> None:
        self.texts = texts
        """The text of each row."""
        self.document = document
        self.whole = whole or texts
        """The rows of parts that are whole in it; of others, what is missing may have been left out."""
        self.rows = list(texts)
        self.lines = Lines(list(texts.values()))

    @cached_property
    def decoded(self) -> DecodeContext:
        return read(self.document)

    @property
    def size(self) -> int:
        """How long it takes to read it: as long as so many values."""
        return self.document.values + len(self.texts) // 2 + len(self.document.text) // 500

    @cached_property
    def errors(self) -> set[tuple[int, str, str]]:
        """The rows, rules and messages of what is wrong."""
        found = [each for each in self.decoded.problems if each.severity == "error"]
        errors = {(self.rows[each.place.line - 1], each.rule, each.message) for each in found}
        return {each for each in errors if each[1] != MISSING or each[0] in self.whole}

    def wrong_in(self, rows: Sequence[int]) -> int:
        """How much is wrong in these rows that a mistake of form may be behind."""
        return sum(row in rows and rule in FORM for row, rule, _ in self.errors)

    def wrong_near(self, row: int) -> int:
        """How much is wrong near a row, before it and in few lines after it."""
        return sum(row - BESIDE <= each <= row + NEAR for each, _, _ in self.errors)

    @property
    def reach(self) -> tuple[float, int]:
        """How far the parser got: its row, and minus the number of characters left in it."""
        if self.document.refused is None:
            return inf, 0
        row, column = self.document.refused
        return self.rows[row], column - len(self.lines.texts[row])

    def first_error(self, before: _Reading) -> float:
        """The row of the first thing that is wrong in this text and was not wrong before."""
        new = self.errors - before.errors
        # Before the parser gets to the end, nothing is known to be missing.
        rows = (row for row, rule, _ in new if rule != MISSING or before.document.refused is None)
        return min([self.reach[0], *rows])

    def _is_move(self, before: _Reading, edited: Sequence[int]) -> bool:
        """Whether these rows only begin in other columns."""
        return all(self.texts[row].strip() == before.texts[row].strip() for row in edited)

    def is_better(self, before: _Reading, edited: Sequence[int], rows: Sequence[int]) -> bool:
        """Whether a mistake is mended in this text, of which some rows were edited, and no other one made.

        `rows`: those that may hold the mistake.
        """
        first = self.first_error(before)
        if self.document.root is None:
            return False
        if before.document.refused is None:
            is_whole = self._is_move(before, edited) or self.texts[edited[-1]].lstrip().startswith("label:")
            needed = 1 if is_whole else len(edited)  # else the lines could be another's as well; a label is always due
            mended = len(before.errors) - len(self.errors)
            return first == inf and self.wrong_in(rows) < before.wrong_in(rows) and mended >= needed
        if first <= before.reach[0]:  # it may be further in the same line
            return len(edited) == 1 and edited[0] == first and self.reach > before.reach
        return len(edited) == 1 or first > edited[-1] + 1

    def is_right_near(self, first: int, last: int) -> bool:
        """Whether nothing is wrong from one row to another and around them."""
        wrong = (row for row, _, _ in self.errors)
        return self.reach[0] > last + NEAR and not any(first - NEAR <= row <= last + NEAR for row in wrong)

    @property
    def suspects(self) -> list[int]:
        """The rows that may hold the next mistake, the likeliest first; empty where there is none."""
        lines = self.lines
        wrong = [each for each in self.decoded.problems if each.rule in FORM and self._is_doubtful(each)]
        if self.document.refused:
            row = min(self.document.refused[0], self.rows[-1])
            near = [line.row for line in islice(lines.before(row), FAR) if len(line.text) <= MAX_LINE]
            opened = (each for each in near if lines[each].value[:1] in OPENING and not closed_at(lines[each].value))
            found = [row, *near[:NEAR], *islice(opened, 2), *(each.place.line - 1 for each in wrong[-2:])]
        elif self.decoded.is_complete:
            found = [each.place.line - 1 + by for each in wrong for by in (0, -1, 1, -2)][:NEAR]
        else:
            found = []
        return [each for each in dict.fromkeys(found) if 0 < len(self.texts.get(each, "").strip()) <= MAX_LINE]

    def _is_doubtful(self, problem: Problem) -> bool:
        """Whether the message of a problem does not say what to write, or not surely."""
        is_plain = self.lines[problem.place.line - 1].text.isascii()
        return problem.fix is None and not (is_plain and "; write " in problem.message)

    def around(self, rows: Sequence[int]) -> list[int]:
        """The rows near to these, and those of the keys and dashes that they stand under: what is read to mend them."""
        kept = {each.second.line - 1 for each in self.decoded.problems if each.second}
        for row in rows:
            first = max(0, row - BESIDE)
            kept.update(range(first, min(row + BESIDE + 1, len(self.texts))))
            above = next(self.lines.after(first - 1), None)
            while above is not None:
                kept.add(above.row)
                above = next(self.lines.before(first, above.indent), None)
        return sorted(kept)


class _Reader:
    """Reads a story again and again, until as much was read as may be."""

    def __init__(self, first: _Reading) -> None:
        self._left = MAX_READ - first.size

    def may_read(self, size: int) -> bool:
        """Whether so much may still be read."""
        return size < self._left

    def read(self, texts: Mapping[int, str], whole: Container[int] = ()) -> _Reading:
        """What the texts of these rows say; `whole`: as a reading has it."""
        reading = _Reading(texts, parsed_text("\n".join(texts.values())), whole)
        self._left -= reading.size
        return reading

    def best(self, reading: _Reading, rows: Sequence[int]) -> Repair | None:
        """The repair with which reading gets furthest; `rows`: those that may hold the mistake."""
        kept = {row: reading.texts[row] for row in reading.around(rows)}
        kept.setdefault(reading.rows[-1], "")
        near = self.read(kept, {each for row in rows for each in range(row - NEAR, row + 2)})
        if near.reach != reading.reach:  # brackets hold what is far from these rows as well
            near = reading
        best: Repair | None = None
        most = (0.0, 0, 0)
        tries = (
            each._replace(mistake=mistake.rule.id)
            for mistake in ORDERED
            for row in rows
            for each in mistake.repairs(reading.lines, row)
        )
        for repair in tries:
            if not self.may_read(0):
                break
            edited = [row for row, text in repair.written.items() if text != near.texts.get(row, text)]
            if not edited:
                continue
            self._left -= len(repair.written)
            tried = self.read(repair.applied(near.texts), near.whole)
            if tried.reach < near.reach or not tried.is_better(near, edited, rows):
                continue
            gain = tried.first_error(near), -tried.wrong_near(rows[0]), -len(edited)
            if best is None or gain > most:
                best, most = repair, gain
                if gain[0] > rows[0] + NEAR and gain[1:] == (0, -1):
                    break
        return best


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
        start = shared(self.before, self.after)
        end = shared(self.before[start:][::-1], self.after[start:][::-1])
        if place.column <= start:
            return place, False
        if place.column > len(self.after) - end:
            return place._replace(column=place.column + len(self.before) - len(self.after)), False
        return self.problem.place if self.problem.place.line == place.line else place, True


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
        for problem in self.decoded.problems:
            place, second = problem.place, problem.second
            if problem in self.mistakes or self._is_in_them(problem):
                continue
            if problem.severity == "warning" and place.line in lines:
                continue
            for edit in reversed(self.edits.get(place.line, [])):
                place, inside = edit.original(place)
                if inside and edit.problem.rule.startswith("quotation-mark"):
                    replaced.add(edit.problem)  # the other one says more
            for edit in reversed(self.edits.get(second.line, []) if second else []):
                second = second and edit.original(second)[0]
            yield problem._replace(place=place, second=second)
        yield from (*self.undecoded, *(each for each in self.mistakes if each not in replaced))

    def _is_in_them(self, problem: Problem) -> bool:
        """Whether something that is missing in a part may be what was mended in it."""
        line, column = problem.place.line, problem.place.column
        lines = self.decoded.lines
        return problem.rule in ABSENT and any(
            line <= each.place.line
            and all(indent_of(lines[row]) >= column - 1 or not lines[row] for row in range(line, each.place.line))
            for each in self.mistakes
        )


def repaired(decoded: DecodeContext) -> Repairs:
    """A story with its mistakes of form mended as far as they can be."""
    document = decoded.document
    reading = _Reading(dict(enumerate(document.text.split("\n"))), document)
    reading.decoded = decoded
    reader = _Reader(reading)
    conflict = structure.conflict(reading.lines.texts)
    if conflict:
        reading = reader.read({row: reading.texts[row] for row in range(conflict.place.line - 1)})
        reading.document.is_complete = False
    steps: list[tuple[_Reading, Repair, Problem]] = []
    while len(steps) < MAX_REPAIRED and reader.may_read(reading.size) and (rows := reading.suspects) and not conflict:
        found = reader.best(reading, rows)
        if found is None:
            break
        after = reader.read(found.applied(reading.texts))
        is_right = after.is_right_near(min(found.written), max(found.written))
        problem = found.problem(reading.lines.texts, is_right)
        steps.append((reading, found, problem))
        reading = after
    mistakes = [conflict] if conflict else []
    if (refused := reading.document.refused) and not conflict:
        # What was mended right before is the same mistake, and was another one than it seemed.
        while steps and refused[0] - steps[-1][2].place.line < 3:
            reading, _, _ = steps.pop()
            refused = reading.document.refused or refused
        mistakes = [structure.unreadable(reading.lines, *refused)]
    edits: defaultdict[int, list[_Edit]] = defaultdict(list)
    for before, repair, last in steps:
        # What is wrong with a line that was moved before is the same mistake.
        problem = next((each.problem for each in edits[last.place.line] if each.is_move), last)
        for row, line in repair.written.items():
            if line != before.texts[row]:
                edits[row + 1].append(_Edit(before.texts[row], line, problem))
        mistakes.append(problem)
    reading.decoded.problems += mistakes
    return Repairs(reading.decoded, document.undecoded, mistakes, edits)
