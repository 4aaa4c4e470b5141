"""The story as plain text: all of it, or the sections, figures and sources asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from explainer.present import provenance
from explainer.present.card import figure_blocks
from explainer.present.evidence import evidence_blocks
from explainer.present.layout import NARROWEST, Look, lay_out
from explainer.present.lines import Line, Span
from explainer.present.page import BLANK, Block, Page, indented
from explainer.present.pictures import UTF8, Glyphs
from explainer.present.section import as_of, event_blocks, head_blocks, summary_blocks
from explainer.present.sources import source_blocks
from explainer.story import Figure, Section, Story
from explainer.values import Id

WIDTH = 80
"""The measure that text is set to where the terminal is wider or there is none."""


def render(story: Story, ids: Sequence[str], width: int, today: date, glyphs: Glyphs | None = UTF8) -> Iterator[Line]:
    """The lines of the text, ready to print.

    With no ids it is the whole story; else each section, figure (a card with its rows) or source named, in the order of
    the story. Without glyphs its pictures are told in words.
    """
    width = max(width, NARROWEST)
    look = Look(glyphs or UTF8, pictures=glyphs is not None)
    layout = lay_out(Page(story.title, tuple(_blocks(story, ids, width, today))), width, look)
    return (row.spans for row in layout.lines)


def _blocks(story: Story, ids: Sequence[str], width: int, today: date) -> Iterator[Block]:
    yield Block("title", (Span(story.title, "title"),), right=(Span(as_of(story, today), "muted"),))
    yield Block("rule", (Span("═" * width, "muted"),))
    if not ids:
        yield from summary_blocks(story)
    shown: list[Figure] = []
    for section in story.sections:
        whole = not ids or section.id in ids
        chosen = [figure for figure in section.figures if whole or {figure.id, figure.under} & set(ids)]
        if whole or chosen:
            shown += chosen
            yield from _section(story, section, chosen, whole)
    yield from _heading("Sources")
    yield from source_blocks(story, _sources(story, shown, ids))


def _heading(title: str) -> Iterator[Block]:
    yield from (BLANK, BLANK)
    yield Block("title", (Span(title.upper(), "title"),))
    yield Block("rule", (Span("─" * len(title), "muted"),))


def _section(story: Story, section: Section, chosen: Sequence[Figure], whole: bool) -> Iterator[Block]:
    yield from _heading(section.title)
    if whole:
        yield from head_blocks(section)
    for figure in chosen:
        yield BLANK
        yield from figure_blocks(story, figure, counted=False)
        yield from indented(evidence_blocks(story, figure, beneath_card=True), 4 if figure.under else 2)
    if whole and section.events:
        yield BLANK
        yield from event_blocks(story, section)


def _sources(story: Story, shown: Sequence[Figure], ids: Sequence[str]) -> list[Id]:
    """All sources for the whole story, else those that what is shown rests on, and those asked for."""
    if not ids:
        return list(story.sources)
    events = {event.source for section in story.sections if section.id in ids for event in section.events}
    used = {*provenance.sources_of(story, shown), *events, *ids}
    return [name for name in story.sources if name in used]
