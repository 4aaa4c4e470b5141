"""What a rule is: a function that looks at a story and says what it objects to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from explainer.content.decode import Path
from explainer.content.rules.context import RuleContext
from explainer.problem import Place, Severity


class Finding:
    """What a rule says of a part of the story."""

    def __init__(self, path: Path, message: str, second: Place | None = None) -> None:
        self.path = path
        self.message = message
        self.second = second


Check = Callable[[RuleContext], Iterator[Finding]]
RULES: dict[str, tuple[Severity, Check]] = {}
"""Every rule that looks across a story by its id, with how grave a break of it is."""


def rule(severity: Severity) -> Callable[[Check], Check]:
    """Register a rule under its function's name."""

    def register(check: Check) -> Check:
        RULES[check.__name__.replace("_", "-")] = (severity, check)
        return check

    return register
