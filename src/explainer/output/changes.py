"""What `diff` prints of the changes between two editions: for a person, and for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from explainer.present.changes import Change
from explainer.present.lines import Line, Span


def for_person(changes: Iterable[Change]) -> Iterator[Line]:
    """A line for each change, and under it the words of a text that was reworded."""
    for change in changes:
        yield (Span("  " if change.kind == "calculated" else ""), *change.line)
        for sign, words in (("- ", change.before), ("+ ", change.after)):
            if words not in change.text:
                yield Span(f"  {sign}", "sign"), Span(words, "quote")


def as_json(changes: Iterable[Change]) -> Iterator[str]:
    """An array with an object for each change; in ASCII, so that a stream's encoding changes nothing."""
    found = [change._asdict() for change in changes]
    for each in found:
        del each["target"]
    yield json.dumps(found, indent=2)
