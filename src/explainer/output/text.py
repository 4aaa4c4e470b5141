"""The story as plain text: all of it, or the sections and figures asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from explainer.present import figure as figures
from explainer.present import page
from explainer.present.lines import BLANK, Line, Span, indented, sides, text_of, wrap
from explainer.present.pictures import UTF8, Glyphs
from explainer.present.widths import cell_len
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
    return map(text_of, _lines(story, ids, max(width, NARROWEST), today, glyphs))


def _lines(story: Story, ids: Sequence[str], width: int, today: date, glyphs: Glyphs | None) -> list[Line]:
    lines = sides((Span(story.title, "title"),), (Span(page.as_of(story, today), "muted"),), width)
    lines.append((Span("═" * width, "muted"),))
    if not ids:
        lines += page.summary(story, width)
    shown: list[Figure] = []
    for section in story.sections:
        whole = not ids or section.id in ids
        chosen = [figure for figure in section.figures if whole or figure.id in ids]
        if whole or chosen:
            shown += chosen
            lines += _section(story, section, chosen, whole, width, glyphs)
    lines += _heading("Sources", width)
    lines += figures.sources(story, _sources(story, shown, ids), width)
    return lines


def _heading(title: str, width: int) -> list[Line]:
    rule = (Span("─" * min(width, cell_len(title)), "muted"),)
    return [BLANK, BLANK, *wrap(title.upper(), width, "title"), rule]


def _section(
    story: Story, section: Section, chosen: list[Figure], whole: bool, width: int, glyphs: Glyphs | None
) -> list[Line]:
    lines = _heading(section.title, width)
    if whole:
        lines += page.section_head(section, width)
    for figure in chosen:
        lines += [BLANK, *_figure(story, figure, width, glyphs)]
    if whole and section.events:
        lines += [BLANK, *page.events(story, section, width, glyphs)]
    return lines


def _figure(story: Story, figure: Figure, width: int, glyphs: Glyphs | None) -> list[Line]:
    card = figures.card(story, figure, width, glyphs, alone=False)
    evidence = indented(figures.evidence(story, figure, width - 2, below_card=True))
    return [*card.label, *card.value, *card.picture, *card.body, BLANK, *evidence]


def _sources(story: Story, shown: list[Figure], ids: Sequence[str]) -> list[Id]:
    """All sources for the whole story, else those that what is shown rests on."""
    if not ids:
        return list(story.sources)
    events = {event.source for section in story.sections if section.id in ids for event in section.events}
    used = {*figures.sources_of(story, shown), *events}
    return [name for name in story.sources if name in used]
