"""The palette: sections, figures and sources by any of their words, then what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explainer.present.lines import Span
from explainer.present.page import Anchor, Block, Page, text_block
from explainer.present.search import fold
from explainer.story import Story
from explainer.tui.keys import KEYS

MOST_LISTED = 100


class Choice(NamedTuple):
    """Something that can be chosen."""

    label: str
    what: str
    """What it is, in a word or two."""
    anchor: Anchor


def choices(story: Story, themes: Sequence[str]) -> Iterator[Choice]:
    """All of them, in their order."""
    for section in story.sections:
        yield Choice(section.title, "section", Anchor("section", section.id))
    for figure in story.figures:
        yield Choice(figure.label, "figure", Anchor("figure", figure.id))
    for name, source in story.sources.items():
        yield Choice(source.name, "source", Anchor("source", name))
    for key in KEYS:
        if key.help and not key.number:
            yield Choice(key.help, key.shown, Anchor("verb", key.action))
    for theme in themes:
        yield Choice(f"theme {theme}", "theme", Anchor("verb", f"theme {theme}"))


def palette_page(story: Story, themes: Sequence[str], query: str) -> Page:
    """The choices that hold every word of a query, in any order."""
    words = [fold(word)[0] for word in query.split()]
    found = [choice for choice in choices(story, themes) if all(word in fold(choice.label)[0] for word in words)]
    blocks = [
        Block("row", (Span(choice.label),), right=(Span(choice.what, "muted"),), anchor=choice.anchor)
        for choice in found[:MOST_LISTED]
    ]
    if not found:
        blocks = [text_block("paragraph", "Nothing has these words.", "muted")]
    elif len(found) > MOST_LISTED:
        blocks.append(text_block("paragraph", f"and {len(found) - MOST_LISTED} more", "muted"))
    return Page("Go to", tuple(blocks))
