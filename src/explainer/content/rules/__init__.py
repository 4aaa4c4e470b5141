"""The rules that look across a story, one small function each.

Mere consequences of another problem are not reported: a rule skips a part of which it needs something unread. The
modules of rules are imported so that their rules are known.
"""

from __future__ import annotations

from itertools import islice

from explainer.content.partial import PartialStory
from explainer.content.rules import accounts, arithmetic, dates, numbers, references, sourcing, texts  # noqa: F401
from explainer.content.rules.context import RuleContext
from explainer.content.rules.rule import RULES, Example, Rule

__all__ = ["RULES", "Example", "Rule", "RuleContext", "check"]

MOST_FINDINGS = 1_000
"""How many findings of one rule are reported: nobody reads so many, and each may look for a near word."""


def check(context: RuleContext, partial: PartialStory) -> None:
    """Note everything in the partial story that breaks a rule. Raises TooMany at the limit of problems."""
    for rule in RULES:
        for finding in islice(rule.findings(context), MOST_FINDINGS):
            partial.note(context.place(finding.path), rule.id, finding.message, rule.severity, finding.second)
