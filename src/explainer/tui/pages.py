"""Every page by its name: those of the story, the problems of its file, the keys, and the palette.

The code for pages other than sections is imported when one is asked for: importing it before the first page would take
a tenth of the time until that page is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from explainer.present import numbers, words
from explainer.present.folder import folder_page
from explainer.present.ledger import standing
from explainer.present.lines import Span, Target, text_of
from explainer.present.page import Block, Page, text_block
from explainer.present.pages import PageName, story_page
from explainer.problem import MAX_SHOWN
from explainer.sanitize import safe
from explainer.story import Story
from explainer.tui.colours import theme_names
from explainer.tui.keys import ACTION_LIST, key_entries
from explainer.tui.reload import LoadedStory

MAX_LISTED = 100


def make_page(loaded: LoadedStory, name: PageName) -> Page | None:
    """A page by its name; None where the loaded story does not have it."""
    if name.kind == "problems":
        from explainer.present.problems import problems_page

        if not loaded.problems:
            return None
        return problems_page(safe(loaded.path), loaded.problems, loaded.lines, MAX_SHOWN)
    if name.kind == "keys":
        from explainer.present.help import help_page

        return help_page(key_entries(len(loaded.story.sections)), name.name)
    if name.kind == "palette":
        return palette_page(loaded.story, name.name)
    if loaded.entries is None:
        return story_page(loaded.story, name)
    return folder_page(loaded.entries, loaded.today) if name.kind == "folder" else None


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
    return Page(words.GO_TO[0].capitalize(), tuple(blocks))


@lru_cache(4096)
def _folded(text: str) -> str:
    """A text as it is compared."""
    from explainer.present.search import fold  # only once something is searched for

    return fold(text)[0]
