"""What `check` prints of a file's problems: for a person, for a program, and for a code review."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

from explainer.content.suggest import shortened
from explainer.present import problems as present
from explainer.present.glyphs import UTF8
from explainer.present.layout import lay_out
from explainer.present.lines import BLANK_LINE, Line, Role, Span
from explainer.present.page import Page
from explainer.present.wrapping import wrap
from explainer.problem import MAX_SHOWN, Problem

if TYPE_CHECKING:
    from explainer.content.explanations import Explanation


class Checked(NamedTuple):
    """One checked file and its problems."""

    name: str
    problems: Sequence[Problem]
    source: Sequence[str]
    """The file's lines."""
    allowed: int = 0
    """How many warnings are allowed by comments in it."""


def for_person(files: Sequence[Checked], width: int, wrapped: bool) -> Iterator[str | Line]:
    """Each problem with its excerpt, and a line that counts them for each file, and for all of several.

    `wrapped`: whether long sentences are wrapped; if not, each problem is on one line, for grep and for editors.
    """
    for file in files:
        for problem in file.problems[:MAX_SHOWN]:
            if wrapped:
                page = Page(file.name, tuple(present.problem_blocks(file.name, problem, file.source)))
                yield from (row.spans for row in lay_out(page, width, UTF8).lines)
            else:
                yield present.headline(file.name, problem)
                yield from present.excerpts(problem, file.source, width)
        if more := present.not_shown(file.problems):
            yield f"{file.name}: {more}"
        yield f"{file.name}: {present.summary(file.problems)}{f', {file.allowed:,} allowed' if file.allowed else ''}"
    if len(files) > 1:
        yield f"{len(files):,} files: {present.summary([problem for file in files for problem in file.problems])}"


def difference(name: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """What is written anew in a file, as `diff -u` prints it."""
    from difflib import unified_diff  # only where something is fixed

    roles: Mapping[str, Role] = {"-": "sign", "+": "fill", "@": "muted"}
    return ((Span(line, roles.get(line[0], "plain")),) for line in unified_diff(old, new, name, name, lineterm=""))


def explained(rule: str, explanation: Explanation, width: int) -> Iterator[str | Line]:
    """What a rule is for, with examples of wrong and of right lines."""
    width = min(width, 80)
    yield (Span(rule, "title"), Span(f" ({explanation.severity})", "muted"))
    yield from wrap(explanation.why, width)
    for paragraph in filter(None, explanation.notation.split("\n\n")):
        yield BLANK_LINE
        if paragraph.startswith(" "):
            yield from ((Span(f"  {line}"),) for line in dedent(paragraph).split("\n"))
        else:
            yield from wrap(" ".join(paragraph.split()), width)
    for example in explanation.examples:
        for heading, lines in (("Wrong", example.wrong), ("Right", example.right)):
            yield BLANK_LINE
            yield (Span(heading, "title"),)
            yield from ((Span(f"  {line}"),) for line in lines.split("\n"))
        if example.part:
            yield BLANK_LINE
            yield from wrap(f"The lines belong to {example.part}, in what `explainer new` writes.", width, "muted")


def overview(explanations: Mapping[str, Explanation], width: int) -> Iterator[Line]:
    """The ids of all rules and mistakes, each on a line with the beginning of what it is for."""
    column = max(map(len, explanations)) + 2
    for rule, explanation in explanations.items():
        yield (Span(rule.ljust(column), "title"), Span(shortened(explanation.why, width - column)))


def listed(questions: Sequence[str], width: int) -> Iterator[Line]:
    """Numbered questions."""
    for number, question in enumerate(questions, 1):
        for index, line in enumerate(wrap(question, min(width, 80) - 4)):
            yield (Span("    " if index else f"{number:2}. "), *line)


def as_json(files: Sequence[Checked]) -> Iterator[str]:
    """An array of objects, one for each problem; in ASCII, so that a stream's encoding changes nothing."""
    found = [
        {
            "file": file.name,
            **problem.place._asdict(),
            "severity": problem.severity,
            "rule": problem.rule,
            "message": problem.message,
            "second": problem.second and problem.second._asdict(),
        }
        for file in files
        for problem in file.problems
    ]
    yield json.dumps(found, indent=2)


def for_github(files: Iterable[Checked]) -> Iterator[str]:
    """Workflow commands that annotate the lines of a change, those of errors first: GitHub shows ten of each kind."""
    found = [(file.name, problem) for file in files for problem in file.problems]
    for name, problem in sorted(found, key=lambda each: each[1].severity):
        at = problem.place
        where = f"file={_property(name)},line={at.line},col={at.column},endColumn={at.column + at.length}"
        yield f"::{problem.severity} {where},title={problem.rule}::{_data(problem.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
