"""The rules that look across a story, one small function each.

A rule's id is its function's name with hyphens; its docstring tells an editor what it is for. Each yields the path of
what it objects to and the sentence about it. A rule names the fields that it reads, and is not asked about a part in
which one of those could not be read: what merely follows from another problem is not reported.
"""

from __future__ import annotations

from itertools import islice

from explainer.content.decode import PartialStory
from explainer.content.rules import numbers, references, sourcing
from explainer.content.rules.context import RuleContext
from explainer.content.rules.rule import RULES

__all__ = ["RULES", "RuleContext", "check", "numbers", "references", "sourcing"]

MOST_FINDINGS = 1_000
"""How often a rule is heard on one story: nobody reads so many, and each may look for a near word."""


def check(context: RuleContext, partial: PartialStory) -> None:
    """Note everything that the rules object to in the partial story."""
    for name, (severity, findings) in RULES.items():
        for finding in islice(findings(context), MOST_FINDINGS):
            place = context.place(finding.path)
            partial.note(place, name, finding.message, severity=severity, second=finding.second)
