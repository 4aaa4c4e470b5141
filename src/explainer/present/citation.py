"""A figure as one line that can be pasted into a mail, with everything that belongs to its number."""

from __future__ import annotations

from explainer.present import card, provenance, words
from explainer.story import Figure, Story

MOST_BYTES = 4_096
"""The most bytes that are sent to a terminal's clipboard."""


def citation(story: Story, figure: Figure) -> str:
    """Label, number with its qualifier, unit and period, evidence, main caveat, origin and relay, date, and address."""
    told = "".join(span.text for span in card.headline_spans(figure))
    tellers = [story.sources[name] for name in provenance.chain(story, figure)]
    dates = [
        f"{source.name}, {words.day(source.published)}" if len(tellers) > 1 else words.day(source.published)
        for source in tellers
        if source.published
    ]
    parts = [
        f"{figure.label}: {told}" if told else figure.label,
        f"({'context, ' if figure.context else ''}{figure.basis}, {figure.confidence} confidence).",
        f"{figure.caveats[0].text.rstrip('.')}.",
        f"Source: {provenance.relayed(story, figure)}",
        f"({dates[0]})." if dates else f"(as of {words.day(story.as_of)}).",
        figure_address(story, figure),
    ]
    line = " ".join(" ".join(filter(None, parts)).split())
    return line.encode()[:MOST_BYTES].decode(errors="ignore")


def figure_address(story: Story, figure: Figure) -> str:
    """The first address along a figure's chain, from the origin on; empty where there is none."""
    tellers = (story.sources[name] for name in provenance.chain(story, figure))
    return next((source.url for source in tellers if source.url), "")
