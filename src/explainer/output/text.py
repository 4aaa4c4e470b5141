"""The story as plain text: all of it, or the sections and figures asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rich.cells import cell_len

from explainer.present import figure as figures
from explainer.present import page
from explainer.present.lines import BLANK, Line, Span, indented, sides, text_of, wrap
from explainer.present.pictures import UTF8, Glyphs
from explainer.story import Figure, Section, Story
from explainer.values import Id

WIDTH = 80
"""The measure that text is set to where the terminal is wider or there is none."""
NARROWEST = 20


def render(story: Story, ids: Sequence[str], width: int, today: date, glyphs: Glyphs | None = UTF8) -> Iterator[str]:
    """The lines of the text, ready to print.

    With no ids it is the whole story; else each section or figure named, in the order of the story. Without glyphs
    its pictures are told in words.
    """
    for line in _lines(story, ids, max(width, NARROWEST), today, glyphs):
        yield text_of(line)


def _lines(story: Story, ids: Sequence[str], width: int, today: date, glyphs: Glyphs | None) -> Iterator[Line]:
    yield from sides((Span(story.title, "title"),), (Span(page.as_of(story, today), "muted"),), width)
    yield (Span("═" * width, "muted"),)
    if not ids:
        yield from page.summary(story, width)
    shown: list[Figure] = []
    for section in story.sections:
        whole = not ids or section.id in ids
        chosen = [figure for figure in section.figures if whole or figure.id in ids]
        if whole or chosen:
            shown += chosen
            yield from _section(story, section, chosen, whole, width, glyphs)
    yield from _heading("Sources", width)
    yield from figures.sources(story, _sources(story, shown, ids), width)


def _heading(title: str, width: int) -> Iterable[Line]:
    yield BLANK
    yield BLANK
    yield from wrap(title.upper(), width, "title")
    yield (Span("─" * min(width, cell_len(title)), "muted"),)


def _section(
    story: Story, section: Section, chosen: list[Figure], whole: bool, width: int, glyphs: Glyphs | None
) -> Iterator[Line]:
    yield from _heading(section.title, width)
    if whole:
        yield from page.section_head(section, width)
    for figure in chosen:
        yield BLANK
        yield from _figure(story, figure, width, glyphs)
    if whole and section.events:
        yield BLANK
        yield from page.events(story, section, width, glyphs)


def _figure(story: Story, figure: Figure, width: int, glyphs: Glyphs | None) -> Iterator[Line]:
    card = figures.card(story, figure, width, glyphs, alone=False)
    yield from [*card.label, *card.value, *card.picture, *card.body]
    yield BLANK
    yield from indented(figures.evidence(story, figure, width - 2, below_card=True))


def _sources(story: Story, shown: list[Figure], ids: Sequence[str]) -> list[Id]:
    """All sources for the whole story, else those that what is shown rests on."""
    if not ids:
        return list(story.sources)
    events = {event.source for section in story.sections if section.id in ids for event in section.events}
    used = {*figures.sources_of(story, shown), *events}
    return [name for name in story.sources if name in used]
