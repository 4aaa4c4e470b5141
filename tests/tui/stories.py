"""Small stories to move about in, and files that hold them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from conftest import read
from explainer.story import Story

Outline = Mapping[str, Sequence[str]]
"""The ids of the figures of each section, by its id."""
OUTLINE: Outline = {"one": ["a1", "a2", "a3"], "two": ["b1", "b2", "b3", "b4", "b5", "b6"], "three": ["c1", "c2"]}


def file_of(outline: Outline = OUTLINE, caveats: Mapping[str, str] | None = None) -> str:
    """A file whose figures are called after their ids, with other words in the caveats of some."""
    lines = ["explainer: 1", "title: T", "summary: S", "as_of: 2025-01-01", "sources:"]
    lines += [
        "  carter: {name: The carter, kind: testimony, seen: full, url: 'https://example.org/carter'}",
        "sections:",
    ]
    for name, figures in outline.items():
        lines += [f"  - {{id: {name}, title: {name}, question: The question of {name}, summary: S, figures: ["]
        for each in figures:
            words = (caveats or {}).get(each, "a caveat")
            lines += [
                f"    {{id: {each}, label: Label {each}, quote: q, value: 3, qualifier: about, unit: carts,",
                f"     basis: testified, source: carter, confidence: low, because: B, caveats: [{words}]}},",
            ]
        lines += ["    ]}"]
    return "\n".join(lines)


def story_of(outline: Outline = OUTLINE, caveats: Mapping[str, str] | None = None) -> Story:
    return read(file_of(outline, caveats))


SLIPS = {
    "confidence: low": "confidence: lwo",
    "basis: testified": "basis: testifeid",
    "source: carter, confidence": "source: carver, confidence",
}
"""What stands in each figure, and a slip of the pen."""


def spoilt(confidence: int = 0, basis: int = 0, source: int = 0, outline: Outline = OUTLINE) -> str:
    """The file with slips of the pen, each in so many figures."""
    text = file_of(outline)
    for (right, wrong), times in zip(SLIPS.items(), (confidence, basis, source), strict=True):
        text = text.replace(right, wrong, times)
    return text
