"""A made-up story of any size: each section has cards with rows, caveats, accounts and pictures."""

from __future__ import annotations

HEAD = """explainer: 1
title: A large story
summary: It is made up, to see how long a large one takes.
as_of: 2025-08-12
article: paper
sources:
  paper: {name: The paper, kind: news, seen: full, url: "https://example.org/paper"}
  clerk: {name: The clerk, kind: statistics, seen: cited, via: [paper], interest: The clerk is paid by the count.}
  guild: {name: The guild, kind: statement, seen: excerpt, via: [paper]}
  harbour: {name: The harbour, kind: statement, seen: excerpt}
sections:
"""
SECTION = """  - id: s{s}
    title: Part {s}
    question: How many are there in part {s}?
    summary: The clerk counts {n} carts there; the guild speaks of fewer, and nobody knows how many people that is.
    figures:
"""
FIGURE = """      - id: f{s}-{f}
        label: Carts that crossed bridge {f} of part {s}
        quote: about {n} carts crossed bridge {f} of part {s}
        value: {n}
        qualifier: about
        unit: carts
        period: "2024"
        {under}basis: counted
        source: {source}
        confidence: moderate
        because: The clerk counts each of them once, at the gate.
        measures: Carts that pass the gate, in either direction.
        does_not_show: How many people sat on them.
        caveats:
          - A cart that comes back on the same day is counted twice.
          - {{kind: coverage, text: The gate is open by day only.}}
        differs: [{{source: harbour, says: Nearer to {m} carts in all of the year., value: {m}}}]
{picture}"""


def large_story(sections: int, figures: int) -> bytes:
    """A story with so many sections, each of so many figures: every fifth one a card, the others its rows."""
    parts = [HEAD]
    for s in range(1, sections + 1):
        parts.append(SECTION.format(s=s, n=1_000 + s))
        for f in range(1, figures + 1):
            card = f - (f - 1) % 5
            under = "" if f == card else f"under: f{s}-{card}\n        "
            picture = f"        picture: {{kind: bars, with: [f{s}-{f + 1}]}}\n" if f == card else ""
            source = "clerk" if f % 2 else "guild"
            parts.append(
                FIGURE.format(s=s, f=f, n=1_000 + s + f, m=900 + f, under=under, picture=picture, source=source)
            )
    return "".join(parts).encode()
