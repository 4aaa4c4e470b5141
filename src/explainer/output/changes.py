"""What `diff` prints of the changes between two editions: for a person, and for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from explainer.present.changes import Change
from explainer.present.lines import Line, Span
from explainer.present.wrapping import wrap


def for_person(changes: Iterable[Change], width: int) -> Iterator[Line]:
    """A line for each change, and under it the words of a text that was reworded."""
    for change in changes:
        indent = Span("  " if change.kind == "calculated" else "")
        yield from wrap((indent, *change.line), width, rest="    ")
        for sign, words in (("- ", change.before), ("+ ", change.after)):
            if words not in change.text:
                yield from wrap((Span(f"  {sign}", "sign"), Span(words, "quote")), width, rest="    ")


def as_json(changes: Iterable[Change]) -> Iterator[str]:
    """An array with an object for each change; in ASCII, so that a stream's encoding changes nothing."""
    found = [change._asdict() for change in changes]
    for each in found:
        del each["target"]
    yield json.dumps(found, indent=2)
