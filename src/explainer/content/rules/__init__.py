"""The rules that look across a story, one small function each.

A rule's id is its function's name with hyphens; its docstring tells an editor what it is for. Each yields the path of
what it objects to and the sentence about it. A rule names the fields that it reads, and is not asked about a part in
which one of those could not be read: what merely follows from another problem is not reported.
"""

from __future__ import annotations

from itertools import islice

from explainer.content.reader import Draft
from explainer.content.rules import naming, numbers, telling
from explainer.content.rules.rule import RULES
from explainer.content.rules.subject import Subject

__all__ = ["RULES", "Subject", "check", "naming", "numbers", "telling"]

MOST_OBJECTIONS = 1_000
"""How often a rule is heard on one story: nobody reads so many, and each may look for a near word."""


def check(subject: Subject, draft: Draft) -> None:
    """Note everything that the rules object to in the draft."""
    for name, (severity, objections) in RULES.items():
        for objection in islice(objections(subject), MOST_OBJECTIONS):
            place = subject.place(objection.path)
            draft.note(place, name, objection.message, severity=severity, second=objection.second)
