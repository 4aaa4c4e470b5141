"""Problems as an editor reads them: the sentence, then the line of the file with a caret under what is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import get_args

from rich.cells import cell_len, chop_cells

from explainer.present import phrases, words
from explainer.present.lines import Line, Role, Span, Target, text_of
from explainer.present.page import BLANK, Block, Page, heading, text_block
from explainer.problem import MAX_SHOWN, Place, Problem, Severity
from explainer.sanitize import safe

GUTTER = " │ "
CUT = "..."
"""Stands for the rest of a long line; three characters, as in every encoding."""


def located(name: str, problem: Problem) -> str:
    """A problem's place as editors and terminals understand it: content.yaml:42:9."""
    return f"{name}:{problem.place.line}:{problem.place.column}"


def headline(name: str, problem: Problem) -> Line:
    """A problem on one line: its place, its severity, the sentence and the rule."""
    return (
        Span(f"{located(name, problem)}:", "title"),
        Span(" "),
        Span(f"{problem.severity}:", "mark" if problem.severity == "error" else "sign"),
        Span(f" {problem.message} "),
        Span(f"[{problem.rule}]", "muted"),
    )


def report(name: str, problem: Problem) -> str:
    """A problem as compilers print it: file:line:column: error: sentence [rule]."""
    return text_of(headline(name, problem))


def problem_blocks(name: str, problem: Problem, source: Sequence[str], number: int = 0) -> list[Block]:
    """A problem with the line of the file that it is about, and that of the second place where there is one."""
    target = Target("problem", str(number))
    head = Block("paragraph", headline(name, problem), below="  ", target=target)
    return [head, Block("picture", draw=lambda width, _: excerpts(problem, source, width), target=target)]


def problems_page(name: str, problems: Sequence[Problem], source: Sequence[str]) -> Page:
    """The first problems of a file, each with its excerpt, under a line that counts them."""
    blocks = [heading(summary(problems))]
    for number, problem in enumerate(problems[:MAX_SHOWN]):
        blocks += [BLANK, *problem_blocks(name, problem, source, number)]
    if more := not_shown(problems):
        blocks += [BLANK, text_block("paragraph", more, "muted")]
    return Page(words.PROBLEMS, tuple(blocks))


def not_shown(problems: Sequence[Problem]) -> str:
    """How many problems there are behind those that are shown: and 3 more problems; empty where there are none."""
    more = len(problems) - MAX_SHOWN
    return f"and {phrases.count(more, 'more problem')}" if more > 0 else ""


def excerpts(problem: Problem, source: Sequence[str], width: int) -> list[Line]:
    """The line of the source that a problem is about, and that of the second place where there is one."""
    second = excerpt(problem.second, source, width, "muted") if problem.second else []
    return [*excerpt(problem.place, source, width, "mark"), *second]


def excerpt(place: Place, source: Sequence[str], width: int, role: Role) -> list[Line]:
    """The line of a place with a caret under each cell that is meant; a long line is cut around it."""
    if not 0 < place.line <= len(source):
        return []
    number = f"{place.line:>6}"
    shown_width = max(10, width - len(number + GUTTER))
    line, start, end = source[place.line - 1], place.column - 1, place.column - 1 + place.length
    seen = 4 * shown_width  # characters on either side: measuring all of a line as long as a file would take seconds
    around = safe(line[max(0, start - seen) : start]), safe(line[end : end + seen])
    before, marked, after = _fitted(around[0], safe(line[start:end][:seen]), around[1], shown_width)
    pointer = Span(" " * cell_len(before)), Span("^" * max(1, cell_len(marked)), role)
    return [
        (Span(f"{number}{GUTTER}", "muted"), Span(before + marked + after)),
        (Span(" " * len(number) + GUTTER, "muted"), *pointer),
    ]


def _fitted(before: str, marked: str, after: str, shown_width: int) -> tuple[str, str, str]:
    """What is meant and as much around it as there is room for, with dots where something is left out."""
    wide, dots = cell_len(marked), len(CUT)
    if cell_len(before) + wide + min(cell_len(after), dots) > shown_width:
        spare = max(min(8, shown_width // 4), shown_width - dots - wide - min(20, cell_len(after)))
        first = bisect_left(range(len(before)), True, key=lambda index: cell_len(before[index:]) <= spare)
        before = f"{CUT}{before[first:]}" if first else before
    rest = shown_width - cell_len(before)
    if wide + cell_len(after) <= rest:
        return before, marked, after
    marked = _beginning(marked, rest - dots)
    return before, marked, f"{_beginning(after, rest - dots - wide)}{CUT}"


def _beginning(text: str, cells: int) -> str:
    return text if cell_len(text) <= cells else chop_cells(text, cells)[0] if cells > 0 else ""


def summary(problems: Sequence[Problem]) -> str:
    """How many problems there are: 2 errors, 1 warning."""
    severities = [problem.severity for problem in problems]
    parts = [phrases.count(severities.count(each), each) for each in get_args(Severity) if each in severities]
    return ", ".join(parts) or "no problems"
