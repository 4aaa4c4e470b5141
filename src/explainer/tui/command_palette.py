"""The command palette as a page: every section, figure, source, action and theme that a query's words are in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from explainer.present import numbers, words
from explainer.present.lines import Span, Target, text_of
from explainer.present.page import Block, Page, text_block
from explainer.present.search import fold
from explainer.present.section import standing
from explainer.story import Story
from explainer.tui.colours import theme_names
from explainer.tui.keys import ACTION_LIST

MAX_LISTED = 100


def _choice(label: str, what: str, target: Target, *before: Span) -> Block:
    return Block("row", (Span(label),), right=(*before, Span(what, "muted")), target=target)


def choices(story: Story) -> Iterator[Block]:
    """Sections, figures and sources, then what can be done: each with what it is, a figure with its value."""
    for section in story.sections:
        yield _choice(section.title, words.A_SECTION, Target("section", section.id))
    for figure in story.figures:
        value, rests = numbers.number(story, figure), standing(story, figure)
        before = Span(value, "value"), Span(f"  {words.DOTS[rests.sureness]} ")
        yield _choice(story.full_name(figure), rests.words, Target("figure", figure.id), *before)
    for name, source in story.sources.items():
        yield _choice(source.name, words.A_SOURCE, Target("source", name))
    for action in ACTION_LIST:
        if action.word:
            label = action.help if action.word in action.help else f"{action.word}: {action.help}"
            yield _choice(label, action.shown, Target("action", action.name))
    for theme in theme_names():
        yield _choice(f"{words.A_THEME} {theme}", words.A_THEME, Target("action", f"theme {theme}"))


def palette_page(story: Story, query: str) -> Page:
    """The choices with every word of a query, in any order: first those with words that begin so; actions last."""
    wanted = [_folded(word) for word in query.split()]
    beginnings = [re.compile(rf"(?<!\w){re.escape(word)}") for word in wanted]

    def text(choice: Block) -> str:
        return _folded(f"{text_of(choice.spans)} {text_of(choice.right)}")

    def rank(choice: Block) -> tuple[bool, bool]:
        is_action = choice.target is not None and choice.target.kind == "action"
        return is_action, not all(each.search(text(choice)) for each in beginnings)

    found = sorted((each for each in choices(story) if all(word in text(each) for word in wanted)), key=rank)
    blocks = found[:MAX_LISTED]
    if not found:
        blocks = [text_block("paragraph", words.NOTHING_FOUND, "muted")]
    elif len(found) > MAX_LISTED:
        blocks.append(text_block("paragraph", words.AND_MORE.format(len(found) - MAX_LISTED), "muted"))
    return Page(words.GO_TO.capitalize(), tuple(blocks))


@lru_cache(4096)
def _folded(text: str) -> str:
    """A text as it is compared."""
    return fold(text)[0]
