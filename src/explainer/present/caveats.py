"""Caveats, and the notes in parentheses after a text."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.present.lines import Line, Span
from explainer.present.page import Block, Target
from explainer.story import Caveat, Story
from explainer.values import Id

CAVEAT = "! "


def caveat_block(story: Story, caveat: Caveat, target: Target | None = None) -> Block:
    """A caveat with its kind and the source that it rests on."""
    notes = [caveat.kind] if caveat.kind != "note" else []
    spans = (Span(caveat.text, "caveat"), *note_spans(story, notes, caveat.source))
    return Block("caveat", spans, lead=(Span(CAVEAT, "caveat"),), target=target)


def note_spans(story: Story, notes: Sequence[str], source: Id | None) -> Line:
    """Notes on a text and the source that it rests on, in parentheses after it; empty where there are neither."""
    named = [Span(story.sources[source].name, "muted", source=source)] if source else []
    if not notes and not named:
        return ()
    between = ", " if notes and named else ""
    return Span(f" ({', '.join(notes)}{between}", "muted"), *named, Span(")", "muted")
