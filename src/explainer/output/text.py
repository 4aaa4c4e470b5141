"""The story as plain text of a width."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.present import numbers, words
from explainer.present.columns import GUTTER
from explainer.present.document import SOURCES, Document, Selection
from explainer.present.glyphs import UTF8, Glyphs
from explainer.present.layout import lay_out
from explainer.present.lines import BLANK_LINE, Line, Span, cells
from explainer.present.spoken import in_words
from explainer.present.wrapping import wrap
from explainer.story import Story

WIDTH = 80
"""The width of text, in columns, where the terminal is wider or there is none."""


def render(document: Document, width: int, glyphs: Glyphs | None = UTF8) -> Iterator[Line]:
    """The lines of a document, ready to print. Without glyphs nothing is drawn, and words stand for the signs."""
    rules = "═─" if glyphs else ""
    title = document.title
    if cells(title) + cells(document.as_of) + 2 <= width:
        yield (Span(title, "title"), Span(" " * (width - cells(title + document.as_of))), Span(document.as_of, "muted"))
    else:
        yield from wrap(title, width, "title")
        yield from wrap(document.as_of, width, "muted")
    yield from _rule(rules[:1], width)
    gutter = Span(" " * GUTTER)
    for part in document.parts:
        yield BLANK_LINE
        if part.kind in ("section", "sources"):
            yield from wrap(part.page.title, width, "title")
            yield from _rule(rules[1:], cells(part.page.title))
        elif part.kind == "evidence":
            yield from _rule(rules[1:], width)
        page = part.page if glyphs else in_words(part.page)
        for line in lay_out(page, width - GUTTER, glyphs or UTF8).lines:
            yield (gutter, *line.spans) if line.spans else BLANK_LINE


def listing(story: Story, selection: Selection) -> Iterator[str]:
    """The ids of what is asked for, one a line with its name: sections, their figures with their values, sources."""
    entries = []
    for section, _, figures in selection.sections:
        entries.append((str(section.id), section.title))
        for figure in figures:
            value = numbers.number(story, figure) or numbers.in_words(figure)
            entries.append((f"  {figure.id}", f"{story.full_name(figure)}{words.BETWEEN}{value}"))
    if selection.overview:
        entries.append((SOURCES, words.SOURCES))
    for name in story.sources if selection.overview else selection.sources:
        entries.append((f"  {name}", story.sources[name].name))
    wide = max(len(name) for name, _ in entries)
    return (f"{name:<{wide}}  {about}" for name, about in entries)


def _rule(sign: str, width: int) -> Iterator[Line]:
    if sign:
        yield (Span(sign * width, "muted"),)
