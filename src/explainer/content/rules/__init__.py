"""The rules that look across a story, one small function each.

Mere consequences of another problem are not reported: a rule skips a part of which it needs something unread. The
modules of rules are imported so that their rules are known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from explainer.content.decode_context import DecodeContext, Path
from explainer.content.problems import report
from explainer.content.rules import accounts, arithmetic, dates, numbers, references, sourcing, texts  # noqa: F401
from explainer.content.rules.context import RuleContext
from explainer.content.rules.rule import RULES, Example, Finding, Rule
from explainer.problem import Problem
from explainer.sanitize import safe

__all__ = ["RULES", "Example", "Rule", "RuleContext", "check"]

MAX_FINDINGS = 1_000
"""How many findings of one rule are reported: nobody reads so many, and each may look for a near word."""


def check(context: RuleContext, decoded: DecodeContext) -> None:
    """Note everything in the decoded story that breaks a rule. Raises TooMany at the limit of problems."""
    for rule in RULES:
        found = rule.findings(context)
        for finding in islice(_by_group(found) if rule.by_group else found, MAX_FINDINGS):
            place, message = context.place(finding.path), safe(finding.message)
            report(decoded.problems, Problem(place, rule.id, message, rule.severity, finding.second))


def _by_group(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings in figures, with those alike in a group as one finding of the group."""
    alike: dict[tuple[Path, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[finding.path[: finding.path.index("figures")], finding.message].append(finding)
    for (group, message), found in alike.items():
        yield found[0] if len(found) == 1 else Finding(f"{message}, as in {len(found)} figures of the group", *group)
