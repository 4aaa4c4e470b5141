"""A made-up story of any size: each section has groups of five figures, with caveats, accounts and bars."""

from __future__ import annotations

HEAD = """explainer: 2
title: A large story
summary: It is made up, to see how long a large one takes.
as_of: 2025-08-12
article: paper
sources:
  paper: {name: The paper, kind: news, seen: full, url: "https://example.org/paper"}
  clerk: {name: The clerk, kind: statistics, seen: cited, via: [paper], stake: The clerk is paid by the count.}
  guild: {name: The guild, kind: statement, seen: cited, via: [paper]}
  harbour: {name: The harbour, kind: statement, seen: excerpt, url: "https://example.org/harbour"}
sections:
"""
SECTION = """  - id: s{s}
    title: Part {s}
    question: How many are there in part {s}?
    summary: The clerk counts {{s{s}-1}} carts there; the guild speaks of fewer, and nobody knows how many people.
    groups:
"""
GROUP = """      - title: Carts that crossed the bridges {f} to {g} of part {s}
        unit: carts
        figures:
"""
FIGURE = """          - id: s{s}-{f}
            label: bridge {f}
            quote: about {n} carts crossed bridge {f} of part {s}
            value: about {n}
            period: "2024"
            basis: count
            source: {source}
            confidence: moderate because the clerk counts each of them once, at the gate
            measures: Carts that pass the gate, in either direction.
            does_not_show: How many people sat on them.
            caveats:
              - A cart that comes back on the same day is counted twice.
              - gaps: The gate is open by day only.
            differs: [{{source: harbour, says: "Nearer to {m} carts in all of the year.", value: about {m}}}]
"""


def large_story(sections: int, figures: int) -> bytes:
    """A story with so many sections, each of so many figures, in groups of five."""
    parts = [HEAD]
    for s in range(1, sections + 1):
        parts.append(SECTION.format(s=s))
        for f in range(1, figures + 1):
            if f % 5 == 1:
                parts.append(GROUP.format(s=s, f=f, g=f + 4))
            source = "clerk" if f % 2 else "guild"
            parts.append(FIGURE.format(s=s, f=f, n=1_000 + s + f, m=900 + f, source=source))
    return "".join(parts).encode()
