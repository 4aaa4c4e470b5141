"""Warnings that an editor has answered: `# explainer: allow RULE because REASON`.

The comment stands on the line of what is warned of, or on the first line of the source, event, figure, group or section
that it belongs to, and then holds for all of that part.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from explainer.content.decode_context import Path
from explainer.content.rules import RULES
from explainer.content.rules.reading import READING
from explainer.content.suggest import Suggestions, question
from explainer.content.tree import Node, Scalar
from explainer.problem import Place, Problem, sentence

MARK = "# explainer: allow"
ALLOW_RE = re.compile(rf"{MARK}(?: (?!because )(?P<rule>[a-z-]+))?(?P<reason> because \S)?")
PARTS = ("sources", "events", "figures", "groups", "sections")
"""The keys of the parts that a comment may hold for."""


class _Allowed(NamedTuple):
    place: Place
    rule: str
    last: int
    """The last line of the part on whose first line the comment stands; else its own line."""


def answered(text: str, problems: Collection[Problem], places: Mapping[Path, Node]) -> tuple[Collection[Problem], int]:
    """The problems without those that are allowed, with those of the comments themselves; and how many are allowed."""
    if MARK not in text:
        return problems, 0
    wrong: list[Problem] = []
    comments = _comments(text, places, wrong)
    answers: dict[tuple[str, int], list[_Allowed]] = {}
    """The comments by what they allow: a rule on a line."""
    for each in comments:
        for line in range(each.place.line, each.last + 1):
            answers.setdefault((each.rule, line), []).append(each)
    used: set[_Allowed] = set()
    left = []
    for problem in problems:
        found = answers.get((problem.rule, problem.place.line), []) if problem.severity == "warning" else []
        used.update(found)
        if not found:
            left.append(problem)
    unused = [
        Problem(each.place, "allow", sentence(f"a warning {each.rule} here to allow", "none", "delete the comment"),
                "warning")
        for each in comments
        if each not in used
    ]  # fmt: skip
    return [*left, *wrong, *unused], len(problems) - len(left)


def _comments(text: str, places: Mapping[Path, Node], wrong: list[Problem]) -> list[_Allowed]:
    """The comments that allow a warning; what is wrong with others is added to `wrong`."""
    severities = {rule.id: rule.severity for rule in (*READING, *RULES)}
    warnings = [name for name, severity in severities.items() if severity == "warning"]
    inside = {
        line
        for node in places.values()
        if isinstance(node, Scalar) and node.lines > 1
        for line in range(node.place.line + 1, node.place.line + node.lines)
    }
    last_lines = _last_lines(places)
    comments, suggestions = [], Suggestions()
    for number, line in enumerate(text.split("\n"), 1):
        found = ALLOW_RE.search(line)
        if found is None or number in inside:
            continue
        place = Place(number, found.start() + 1, len(line) - found.start())
        rule = found["rule"]
        if not rule or not found["reason"]:
            expected = f"# explainer: allow {rule or 'RULE'} because REASON"
            wrong.append(Problem(place, "allow", sentence(expected, f"no {'reason' if rule else 'rule'}")))
        elif rule not in warnings:
            error = ", which is an error" if rule in severities else ""
            near = question([] if error else suggestions.nearest(rule, warnings))
            wrong.append(Problem(place, "allow", sentence("the id of a rule that warns", f"{rule}{error}", near)))
        else:
            comments.append(_Allowed(place, rule, last_lines.get(number, number)))
    return comments


def _last_lines(places: Mapping[Path, Node]) -> Mapping[int, int]:
    """For each line on which a part begins, the last line of the largest of them."""
    first = {path: node.place.line for path, node in places.items() if len(path) > 1 and path[-2] in PARTS}
    last: dict[int, int] = {}
    for path, node in places.items():
        for part in (path[:length] for length in range(2, len(path) + 1)):
            if part in first:
                last[first[part]] = max(last.get(first[part], 0), node.place.line)
    return last
