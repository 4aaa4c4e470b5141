"""What a rule is, and the list of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from explainer.content.partial import Path
from explainer.content.rules.context import Parts, RuleContext
from explainer.content.unread import Unread
from explainer.problem import Place, Severity

Part = TypeVar("Part")


class Example(NamedTuple):
    """Lines of a story that break a rule, and the same lines mended."""

    part: str
    """The part of the story of `explainer new` that has these lines among its keys; empty for an example in words."""
    wrong: str
    right: str


class Finding(NamedTuple):
    """What a rule objects to in a part of the story."""

    message: str
    path: Path = ()
    """Where, from the part that was checked."""
    second: Place | None = None
    """Another place that has to do with it."""


def _nothing(_context: RuleContext) -> Iterator[Finding]:
    return iter(())


class Rule(NamedTuple):
    """Something that a story has to keep to."""

    id: str
    severity: Severity
    why: str
    """What the rule is for."""
    example: Example
    findings: Callable[[RuleContext], Iterator[Finding]] = _nothing
    """What breaks the rule in a story that was read, with paths from its root."""


Check = Callable[[RuleContext, Part], Iterator[Finding]]

RULES: list[Rule] = []
"""The rules that look across a story."""


def rule(
    name: str, severity: Severity, parts: Callable[[RuleContext], Parts[Part]], example: Example
) -> Callable[[Check[Part]], Check[Part]]:
    """Make a rule of a function that checks one part of a story, and whose docstring says what the rule is for.

    It is asked about each of the parts. One in which it meets something that could not be read is skipped.
    """

    def register(check: Check[Part]) -> Check[Part]:
        def findings(context: RuleContext) -> Iterator[Finding]:
            for path, part in parts(context):
                try:
                    for finding in check(context, part):
                        yield finding._replace(path=(*path, *finding.path))
                except Unread:
                    continue

        RULES.append(Rule(name, severity, " ".join((check.__doc__ or "").split()), example, findings))
        return check

    return register
