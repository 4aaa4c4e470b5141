"""The rule as a record, and the list of all rules that look across a story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from explainer.content.decode_context import Path
from explainer.content.rules.context import Parts, RuleContext
from explainer.content.unread import Unread
from explainer.problem import Place, Severity

Part = TypeVar("Part")


class Example(NamedTuple):
    """Lines of a story that break a rule, and the same lines mended."""

    part: str
    """The part of the story of `explainer new` to which the lines belong; empty for an example in words."""
    wrong: str
    right: str


class Finding:
    """A break of a rule in a part of the story."""

    def __init__(self, message: str, *path: str | int, second: Place | None = None) -> None:
        self.message = message
        self.path: Path = path
        """The path of the place, from the part that was checked."""
        self.second = second
        """Another place that is involved, such as the first of two duplicates."""


class Rule(NamedTuple):
    """A rule that a story has to follow."""

    id: str
    severity: Severity
    why: str
    """What the rule is for."""
    example: Example
    by_group: bool = False
    """Whether several figures of a group that break it alike are one mistake, of the group."""
    findings: Callable[[RuleContext], Iterator[Finding]] = lambda context: iter(())
    """Finds what breaks the rule in a story, with paths from the story's root; nothing for rules of reading."""


def why(function: object) -> str:
    """What a rule is for: the docstring of its function, on one line."""
    return " ".join((function.__doc__ or "").split())


Check = Callable[[RuleContext, Part], Iterator[Finding]]

RULES: list[Rule] = []
"""The rules that look across a story."""


def rule(
    name: str,
    severity: Severity,
    parts: Callable[[RuleContext], Parts[Part]],
    example: Example,
    by_group: bool = False,
) -> Callable[[Check[Part]], Check[Part]]:
    """Register a function that checks one part of a story as a rule; its docstring says what the rule is for.

    The function is called for each of the parts. A part for which it raises Unread is skipped.
    """

    def register(check: Check[Part]) -> Check[Part]:
        def findings(context: RuleContext) -> Iterator[Finding]:
            for path, part in parts(context):
                try:
                    for finding in check(context, part):
                        yield Finding(finding.message, *path, *finding.path, second=finding.second)
                except Unread:
                    continue

        RULES.append(Rule(name, severity, why(check), example, by_group, findings))
        return check

    return register
