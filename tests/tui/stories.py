"""Small stories to move about in, and files that hold them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from conftest import read
from explainer.story import Story

Outline = Mapping[str, Sequence[str]]
"""The ids of the figures of each section, by its id."""
OUTLINE: Outline = {"one": ["a1", "a2", "a3"], "two": ["b1", "b2", "b3", "b4", "b5", "b6"], "three": ["c1", "c2"]}


def file_of(outline: Outline = OUTLINE, caveats: Mapping[str, str] | None = None) -> str:
    """A file with a group for each figure, both called after its id, with other words in the caveats of some."""
    lines = ["explainer: 2", "title: T", "summary: S", "as_of: 2025-01-01", "article: carter", "sources:"]
    lines += [
        "  carter: {name: The carter, kind: testimony, seen: full, accessed: 2025-01-02, "
        "url: 'https://example.org/carter'}",
        "sections:",
    ]
    for name, figures in outline.items():
        lines += [f"  - {{id: {name}, title: {name}, question: The question of {name}, summary: S, groups: ["]
        for each in figures:
            words = (caveats or {}).get(each, "a caveat")
            lines += [
                f"    {{title: Group {each}, unit: carts, figures: [",
                f"      {{id: {each}, label: Label {each}, quote: about 3 carts, value: about 3, basis: witnesses,",
                f"       source: carter, confidence: low because B, caveats: [{words}]}}]}},",
            ]
        lines += ["    ]}"]
    return "\n".join(lines)


def story_of(outline: Outline = OUTLINE, caveats: Mapping[str, str] | None = None) -> Story:
    return read(file_of(outline, caveats))


SLIPS = {
    "basis: witnesses": "basis: witneses",
    "source: carter, confidence": "source: carver, confidence",
}
"""What stands in each figure or its group, and a slip of the pen."""


def spoilt(basis: int = 0, source: int = 0, outline: Outline = OUTLINE) -> str:
    """The file with slips of the pen, each in so many figures."""
    text = file_of(outline)
    for (right, wrong), times in zip(SLIPS.items(), (basis, source), strict=True):
        text = text.replace(right, wrong, times)
    return text
