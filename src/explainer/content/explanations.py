"""What each rule is for, with an example of wrong and of right: for `explainer check --explain RULE`.

The rules that look across a story tell their reason in their own docstrings; those of the reader tell it here.
An example is a few lines of a figure, a section, a story or a source, as an editor would write them.
"""

from __future__ import annotations

from dataclasses import dataclass

from explainer.content.problem import Severity


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule in words."""

    severity: Severity
    """How grave a break of the rule is."""
    why: str
    """What the rule is for."""
    wrong: str
    """Lines of YAML that break it."""
    right: str
    """The same lines, mended."""


READING: dict[str, str] = {
    "syntax": "The file is YAML in UTF-8. What the parser cannot read, nobody can.",
    "unsupported-yaml": "One thing is said in one place, by its id: anchors, aliases, merge keys, tags, a second "
    "document and keys that are lists or mappings would let a file say more than an editor can see.",
    "unknown-key": "A key that the format does not have would be lost without a word; mostly it is a slip of the pen.",
    "missing-key": "What a reader is always owed is always there: who says it, how sure that is, and at least one "
    "caveat. Only a figure that is computed has no source: the number is our own arithmetic.",
    "wrong-type": "A list where a text should be, or nothing after a key, cannot be shown.",
    "bad-value": "A value must be one that its field can have: one of the words allowed, a number written exactly, a "
    "date that is in the calendar, a picture that its figure can fill.",
    "duplicate-key": "Of two equal keys most programs keep the last one and say nothing; here neither is lost.",
    "bad-url": "An address is opened by the reader's browser, so it is http or https, with a host and without a "
    "user's name, spaces or control characters.",
    "control-character": "A terminal acts on some characters instead of drawing them: they could paint a false number "
    "or reach the reader's clipboard.",
    "too-large": "A story is read whole, at once. At most 4 MiB, 200,000 values and 20,000 characters in one text.",
    "too-deep": "No part of a story is nested deeper than 20 levels.",
}
"""Why the reader refuses what it refuses."""

EXAMPLES: dict[str, tuple[str, str]] = {
    "syntax": ('label: "Entries', 'label: "Entries"'),
    "unsupported-yaml": ("because: &why An official series.", "because: An official series."),
    "unknown-key": ("confidense: high", "confidence: high"),
    "missing-key": ("caveats: [{kind: interest}]", "caveats: [{kind: interest, text: Russia keeps the data.}]"),
    "wrong-type": ("label: [Entries]", "label: Entries"),
    "bad-value": ("confidence: very high", "confidence: high"),
    "duplicate-key": ("label: Entries\nlabel: Crossings", "label: Entries"),
    "duplicate-id": ("id: first", "id: second"),
    "unknown-source": ("source: registrar", "source: register"),
    "unknown-figure": ("picture: {kind: bars, with: [entries-2032]}", "picture: {kind: bars, with: [first]}"),
    "unknown-via": ("via: [bcc]", "via: [paper]"),
    "bad-url": ("url: javascript:alert(1)", "url: https://example.org/report"),
    "control-character": ('because: "An official series.\\e[2J"', "because: An official series."),
    "reversed-range": ("value: {low: 200, high: 100}", "value: {low: 100, high: 200}"),
    "unit-missing": ("unit-less: true", "unit: entries"),
    "unit-mismatch": ("unit: people\npicture: {kind: bars, with: [first]}", "picture: {kind: bars, with: [first]}"),
    "formula": ('computed: {formula: "{first} / 0"}', 'computed: {formula: "{first} / 12", round: 10}'),
    "computed-confidence": ("confidence: high", "confidence: moderate"),
    "quote-missing": ("", "quote: more than 13,000 came"),
    "quote-not-found": ("quote: 13,000 and more came", "quote: more than 13,000 came"),
    "relay-loop": ("via: [paper, agency, paper]", "via: [paper, agency]"),
    "too-large": ("", ""),
    "too-deep": ("", ""),
    "future-date": ("as_of: 3025-08-12", "as_of: 2025-08-12"),
}
