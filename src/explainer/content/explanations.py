"""What each rule is for, with examples of wrong and of right: for `explainer check --explain RULE`."""

from __future__ import annotations

from typing import NamedTuple

from explainer.content.rules import RULES, Example
from explainer.content.rules.reading import READING
from explainer.problem import Severity


class Explanation(NamedTuple):
    """A rule in words."""

    severity: Severity
    """How grave a break of the rule is."""
    why: str
    """What the rule is for."""
    examples: tuple[Example, ...]


EXPLANATIONS: dict[str, Explanation] = {}
"""Every rule of `check`, explained. One that holds both in reading and across a story has two examples."""

for each in (*READING, *RULES):
    _, why, examples = EXPLANATIONS.get(each.id, Explanation(each.severity, "", ()))
    EXPLANATIONS[each.id] = Explanation(each.severity, f"{why} {each.why}".strip(), (*examples, each.example))
