"""What each rule is for, with an example of wrong and of right: for `explainer check --explain RULE`.

The rules that look across a story tell their reason in their own docstrings; those of the reader tell it here. The
examples belong to the story that `explainer new` writes, so that an editor can try them.
"""

from __future__ import annotations

from typing import NamedTuple

from explainer.content.document import MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_SCALAR
from explainer.content.rules import RULES
from explainer.problem import Severity


class Example(NamedTuple):
    """Lines of a story that break a rule, and the same lines mended."""

    part: str
    """The part of the story that has these lines among its keys; none where the example is in words."""
    wrong: str
    right: str


class Explanation(NamedTuple):
    """A rule in words."""

    severity: Severity
    """How grave a break of the rule is."""
    why: str
    """What the rule is for."""
    example: Example


READING: dict[str, str] = {
    "syntax": "The file is YAML in UTF-8. What the parser cannot read, nobody can.",
    "unsupported-yaml": "A thing is said in one place and used by its id. Anchors, aliases, merge keys, tags, a second "
    "document and keys that are lists or mappings would let a file say more than an editor can see.",
    "unknown-key": "A key that the format does not have would be lost without a word; mostly it is a slip of the pen.",
    "missing-key": "What a reader is always owed is always there: how sure a claim is, why, and at least one caveat.",
    "wrong-type": "A list where a text should be, or nothing after a key, cannot be shown.",
    "bad-value": "A value is one that its field can have: one of the words allowed, a number written exactly, a date "
    "that is in the calendar.",
    "duplicate-key": "Of two equal keys most programs keep the last one and say nothing; here neither is lost.",
    "bad-url": "An address is opened by the reader's browser, so it is http or https, with a host and without a "
    "user's name, spaces or control characters.",
    "control-character": "A terminal acts on some characters instead of drawing them: they could paint a false number "
    "or reach the reader's clipboard.",
    "too-large": f"A story is read whole, at once: at most {MAX_BYTES >> 20} MiB, {MAX_NODES:,} values, and "
    f"{MAX_SCALAR:,} characters in one text.",
    "too-deep": f"No part of a story needs to stand deeper than {MAX_DEPTH} levels.",
}
"""Why the reader refuses what it refuses."""

EXAMPLES: dict[str, Example] = {
    "syntax": Example("the figure rides", "label: Rides: the night buses", 'label: "Rides: the night buses"'),
    "unsupported-yaml": Example(
        "the figure rides",
        "because: &machines Every ticket is sold by a machine.",
        "because: Every ticket is sold by a machine.",
    ),
    "unknown-key": Example("the figure rides", "confidense: high", "confidence: high"),
    "missing-key": Example(
        "the figure rides",
        "caveats:\n  - kind: interest",
        "caveats:\n  - kind: interest\n    text: The depot keeps the count and is paid by the ride.",
    ),
    "wrong-type": Example("the figure rides", "label: [Rides, at night]", "label: Rides, at night"),
    "bad-value": Example("the figure rides", "confidence: very high", "confidence: high"),
    "duplicate-key": Example("the figure rides", "period: 2024\nperiod: the year 2024", "period: 2024"),
    "duplicate-id": Example("the figure last-bus", "id: rides  # as another figure", "id: last-bus"),
    "unknown-source": Example("the figure rides", "source: depots", "source: depot"),
    "unknown-figure": Example(
        "the figure rides",
        "picture: {kind: bars, with: [rides-earlier]}",
        "picture: {kind: bars, with: [rides-before]}",
    ),
    "unknown-via": Example("the figure rides-before", "via: [townhall]", "via: [town-hall]"),
    "bad-url": Example("the source lantern", "url: javascript:alert(1)", "url: https://lantern.example/night-buses"),
    "control-character": Example("the figure rides", 'label: "Rides\\e[2J"', "label: Rides"),
    "reversed-range": Example("the figure people", "value: {low: 1400, high: 900}", "value: {low: 900, high: 1400}"),
    "unit-missing": Example(
        "the figure people", "value: {low: 900, high: 1400}", "value: {low: 900, high: 1400}\nunit: people"
    ),
    "unit-mismatch": Example(
        "the figure rides",
        "unit: rides\npicture: {kind: bars, with: [people]}",
        "unit: rides\npicture: {kind: bars, with: [rides-before]}",
    ),
    "formula": Example(
        "the figure rides-a-night",
        'computed: {formula: "{rides} / 0"}',
        'computed: {formula: "{rides} / 364", round: 5}',
    ),
    "computed-confidence": Example(
        "the figure rides-a-night",
        'computed: {formula: "{rides-before} / 366"}  # rides-before: moderate\nconfidence: high',
        'computed: {formula: "{rides-before} / 366"}\nconfidence: moderate',
    ),
    "quote-missing": Example(
        "the figure people",
        "label: People who ride  # whose words are these?",
        "label: People who ride\nquote: somewhere between 900 and 1,400 people",
    ),
    "quote-not-found": Example(
        "the figure rides",
        "quote: in 2024 more than 18,000 rides were sold",
        "quote: more than 18,000 rides were sold in 2024",
    ),
    "relay-loop": Example("the source depot", "via: [town-hall, lantern, town-hall]", "via: [town-hall, lantern]"),
    "too-large": Example("", f"a text of {MAX_SCALAR + 1:,} characters", f"a text of {MAX_SCALAR:,} characters"),
    "too-deep": Example("", f"a list in a list and so on, {MAX_DEPTH + 1} levels deep", "a list of texts"),
    "future-date": Example("the story", "as_of: 3025-03-14", "as_of: 2025-03-14"),
    "unused-source": Example(
        "the figure people", "source: lantern  # and so nothing rests on fenn any more", "source: fenn"
    ),
    "uncertain-without-range": Example(
        "the figure people", "basis: estimated\nvalue: 1150", "basis: estimated\nvalue: {low: 900, high: 1400}"
    ),
    "single-source-section": Example(
        "the figure last-bus", "source: town-hall  # as every other figure of the section", "source: by-law"
    ),
    "long-caveat": Example(
        "the figure rides",
        "caveats:\n  - >-\n"
        "    A ticket is sold each time that somebody boards one of the buses,\n"
        "    so that a person who rides there and back again in one and the same\n"
        "    night is counted not once but twice.",
        "caveats:\n  - One person who rides twice counts twice.",
    ),
}


def _why(rule: str) -> str:
    """The reader's reason, then that of the rule of the same name which looks across the story."""
    docstring = RULES[rule][1].__doc__ or "" if rule in RULES else ""
    return " ".join([READING.get(rule, ""), *docstring.split()]).strip()


EXPLANATIONS: dict[str, Explanation] = {
    rule: Explanation(RULES[rule][0] if rule in RULES else "error", _why(rule), example)
    for rule, example in EXAMPLES.items()
}
"""Every rule of `check`, explained."""
