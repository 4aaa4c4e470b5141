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
    """How serious it is to break the rule."""
    why: str
    """What the rule is for."""
    examples: tuple[Example, ...]
    notation: str = ""
    """How to write what the rule is about: paragraphs; indented paragraphs keep their lines."""


NOTATIONS = {"formula": (formula.__doc__ or "").partition("\n\n")[2].rstrip()}


def _explanations() -> dict[str, Explanation]:
    """The rules by their ids; rules with one id, in reading and across a story, are explained together."""
    explanations: dict[str, Explanation] = {}
    for rule in (*READING, *RULES):
        new = Explanation(rule.severity, "", (), NOTATIONS.get(rule.id, ""))
        before = explanations.get(rule.id, new)
        why = f"{before.why} {rule.why}".strip()
        explanations[rule.id] = before._replace(why=why, examples=(*before.examples, rule.example))
    return explanations


EXPLANATIONS = _explanations()
"""Every rule of `check`, explained. One that holds both in reading and across a story has two examples."""
