"""Problems as an editor reads them: the sentence, then the line of the file with a caret under what is meant."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from rich.cells import cell_len

from explainer.characters import safe
from explainer.content.problem import Place, Problem
from explainer.present.lines import Line, Role, Span, wrap
from explainer.present.words import count

GUTTER = " │ "


def located(name: str, problem: Problem) -> str:
    """A problem's place as editors and terminals understand it: content.yaml:42:9."""
    return f"{name}:{problem.place.line}:{problem.place.column}"


def excerpted(name: str, problem: Problem, source: Sequence[str], width: int) -> list[Line]:
    """A problem with its line of the source, and the line of the second place where there is one."""
    head = (
        Span(f"{located(name, problem)}:", "title"),
        Span(" "),
        Span(f"{problem.severity}:", "mark" if problem.severity == "error" else "caveat"),
        Span(f" {problem.message} "),
        Span(f"[{problem.rule}]", "muted"),
    )
    lines = [*wrap(head, width, rest="  "), *excerpt(problem.place, source, width, "mark")]
    if problem.second:
        lines += excerpt(problem.second, source, width, "muted")
    return lines


def excerpt(place: Place, source: Sequence[str], width: int, role: Role) -> list[Line]:
    """The line of a place with a caret under each cell that is meant; a long line is cut around it."""
    if not 0 < place.line <= len(source):
        return []
    line = source[place.line - 1]
    before, meant = line[: place.column - 1], line[place.column - 1 : place.column - 1 + place.length]
    gutter = f"{place.line:>6}{GUTTER}"
    room = max(10, width - len(gutter))
    start = cell_len(safe(before))
    carets = min(max(1, cell_len(safe(meant))), room)
    shown, cut = _around(safe(line), start, start + carets, room)
    pointer = Span("^" * min(carets, room - start + cut), role)
    return [
        (Span(gutter, "muted"), Span(shown)),
        (Span(" " * 6 + GUTTER, "muted"), Span(" " * (start - cut)), pointer),
    ]


def _around(line: str, start: int, end: int, room: int) -> tuple[str, int]:
    """The part of a line that has the cells from start to end, at most `room` wide, and where it was cut."""
    edges = [0, *accumulate(cell_len(character) for character in line)]
    wanted = 0 if end <= room else start - min(8, room // 4)
    first = next(index for index, edge in enumerate(edges) if edge >= wanted)
    last = max(index for index, edge in enumerate(edges) if edge - edges[first] <= room)
    return line[first:last], edges[first]


def summary(problems: Sequence[Problem]) -> str:
    """How many problems there are: 2 errors, 1 warning."""
    errors = sum(problem.severity == "error" for problem in problems)
    parts = [count(errors, "error")] if errors else []
    parts += [count(len(problems) - errors, "warning")] if len(problems) > errors else []
    return ", ".join(parts) or "no problems"
