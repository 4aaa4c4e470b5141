"""What each rule is for, with examples of wrong and of right: for `explainer check --explain RULE`."""

from __future__ import annotations

from typing import NamedTuple

from explainer.content import formula
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
    notation: str = ""
    """How to write what the rule is about: paragraphs, of which those that are indented keep their lines."""


EXPLANATIONS: dict[str, Explanation] = {}
"""Every rule of `check`, explained. One that holds both in reading and across a story has two examples."""

NOTATIONS = {"formula": (formula.__doc__ or "").partition("\n\n")[2].rstrip()}

for each in (*READING, *RULES):
    new = Explanation(each.severity, "", (), NOTATIONS.get(each.id, ""))
    _, why, examples, notation = EXPLANATIONS.get(each.id, new)
    why = f"{why} {each.why}".strip()
    EXPLANATIONS[each.id] = Explanation(each.severity, why, (*examples, each.example), notation)
