"""What each rule is for, with examples of wrong and of right: for `explainer check --explain RULE`."""

from __future__ import annotations

from typing import NamedTuple

from explainer.content import formula
from explainer.content.mistakes.repair import ORDERED
from explainer.content.rules import RULES, Example
from explainer.content.rules.reading import READING
from explainer.problem import Severity


class Explanation(NamedTuple):
    """A rule or a mistake in words."""

    severity: Severity
    """How serious it is to break the rule."""
    why: str
    """What the rule is for."""
    examples: tuple[Example, ...]
    notation: str = ""
    """How to write what the rule is about: paragraphs; indented paragraphs keep their lines."""


NOTATIONS = {"formula": (formula.__doc__ or "").partition("\n\n")[2].rstrip()}


def _explanations() -> dict[str, Explanation]:
    """The rules and mistakes by their ids; rules with one id, in reading and across a story, are explained together."""
    explanations: dict[str, Explanation] = {}
    for rule in [*READING, *RULES, *(mistake.rule for mistake in ORDERED)]:
        new = Explanation(rule.severity, "", (), NOTATIONS.get(rule.id, ""))
        before = explanations.get(rule.id, new)
        why = before.why if rule.why in before.why else f"{before.why} {rule.why}".strip()
        explanations[rule.id] = before._replace(why=why, examples=(*before.examples, rule.example))
    return explanations


CHECKLIST = (
    "Does a flow (sent, entered) stand beside a stock (there now) as if they were one?",
    "Does a quarter stand beside a year, or a month beside a day?",
    "Is something called absent that nobody looked for?",
    "Did the speaker change on the way: a professor's words given to the witnesses?",
    "Are people counted once, or each time that they cross a line?",
    "Is one case told as if it were all, one man's day as everybody's?",
    "Is an announcement told as if it had happened?",
    "Does a number compare with a low year, or a round one, without saying so?",
    "Do two reports rest on one source that neither names?",
    "Would the one who is accused, and the one who accuses, find their own words fairly told?",
)
"""What no rule can see, for an editor to ask before publishing: `check --explain checklist`."""

EXPLANATIONS = _explanations()
"""Everything that `check` reports, explained. One that holds both in reading and across a story has two examples."""
