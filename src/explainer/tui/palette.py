"""The palette: sections, figures and sources by any of their words and numbers, then what can be done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from explainer.present import words
from explainer.present.lines import Span
from explainer.present.page import Block, Page, Target, text_block
from explainer.present.search import fold
from explainer.story import Story
from explainer.tui.keys import KEYS

MOST_LISTED = 100


class Choice(NamedTuple):
    """Something that can be chosen."""

    label: str
    what: str
    """What it is, in a word or two."""
    target: Target
    more: str = ""
    """Further words that it is found by."""


def choices(story: Story, themes: Sequence[str]) -> Iterator[Choice]:
    """All choices, in the order of the palette."""
    for section in story.sections:
        yield Choice(section.title, "section", Target("section", section.id))
    for figure in story.figures:
        # Its number is not shown: without unit, basis and source it would stand alone.
        number = "" if figure.value is None else words.qualified(figure.value, figure.qualifier)
        yield Choice(figure.label, "figure", Target("figure", figure.id), number)
    for name, source in story.sources.items():
        yield Choice(source.name, "source", Target("source", name))
    for key in KEYS:
        if key.help and not key.number:
            label = key.help if key.word in key.help else f"{key.word}: {key.help}"
            yield Choice(label, key.shown, Target("action", key.action))
    for theme in themes:
        yield Choice(f"theme {theme}", "theme", Target("action", f"theme {theme}"))


def palette_page(story: Story, themes: Sequence[str], query: str) -> Page:
    """The choices with every word of a query, in any order: first those with words that begin so; actions last."""
    sought = [fold(word)[0] for word in query.split()]
    begins = [re.compile(rf"(?<!\w){re.escape(word)}") for word in sought]

    def rank(choice: Choice) -> tuple[bool, bool]:
        return choice.target.kind == "action", not all(begin.search(_folded(choice)) for begin in begins)

    holding = (choice for choice in choices(story, themes) if all(word in _folded(choice) for word in sought))
    found = sorted(holding, key=rank)
    blocks = [
        Block("row", (Span(choice.label),), right=(Span(choice.what, "muted"),), target=choice.target)
        for choice in found[:MOST_LISTED]
    ]
    if not found:
        blocks = [text_block("paragraph", "Nothing has these words.", "muted")]
    elif len(found) > MOST_LISTED:
        blocks.append(text_block("paragraph", f"and {len(found) - MOST_LISTED} more", "muted"))
    return Page("Go to", tuple(blocks))


@lru_cache(4096)
def _folded(choice: Choice) -> str:
    """The words that a choice is found by, as they are compared."""
    return fold(f"{choice.label} {choice.what} {choice.more}")[0]
