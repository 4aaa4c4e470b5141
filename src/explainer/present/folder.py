"""A folder of stories as a page: what each one is, how old it is, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from explainer.present import phrases, words
from explainer.present.caveats import with_numbers
from explainer.present.lines import Line, Span, Target, text_of
from explainer.present.page import BLANK, Block, Page
from explainer.present.problems import summary
from explainer.problem import Problem
from explainer.sanitize import safe
from explainer.story import Story
from explainer.values import PartialDate

SENTENCE_END = r"(?<=[.!?…])(?<!\b[A-Z]\.)\s|(?<=[.!?…][”’\"')])\s"
"""What parts two sentences; a full stop behind a single capital letter ends none."""


class Entry(NamedTuple):
    """A file of a folder, and what its story says once it has been read."""

    name: str
    """The file's name, as the folder has it: not safe to print."""
    title: str | None = None
    sentence: str | None = None
    """The first one of its summary."""
    as_of: PartialDate | None = None
    figures: int | None = None
    problems: str | None = None
    """How many errors and warnings it has, if any."""
    fault: str | None = None
    """The first error, or why the file cannot be read."""


def entry(name: str, story: Story | None, problems: Sequence[Problem]) -> Entry:
    """What a story that was read is in its folder; None where it has errors."""
    counted = summary(problems) if problems else None
    if story is None:
        error = next(each for each in problems if each.severity == "error")
        return Entry(name, problems=counted, fault=words.AT_LINE.format(error.place.line, error.message))
    sentence = re.split(SENTENCE_END, text_of(with_numbers(story, story.summary)), maxsplit=1)[0]
    return Entry(name, story.title, sentence, story.as_of, len(story.figures_by_id), counted)


def folder_page(entries: Sequence[Entry], today: date) -> Page:
    """The stories in their order; of one that is not read yet, the name of its file."""
    blocks = [block for each in entries for block in (BLANK, *_blocks(each, today))]
    return Page(phrases.count(len(entries), "story", "stories"), tuple(blocks[1:]))


def _blocks(each: Entry, today: date) -> Iterator[Block]:
    target, name = Target("story", each.name), safe(each.name)
    beside = (phrases.day(each.as_of), phrases.age(each.as_of, today)) if each.as_of else (each.problems,)
    yield Block("row", (Span(each.title or name, "title"),), right=_joined(beside), target=target)
    if text := each.sentence or each.fault:
        error = (Span(words.ERROR, "mark"),) if each.fault else ()
        facts = (name, phrases.count(each.figures, "figure"), each.problems) if each.figures else ()
        yield Block("paragraph", (*error, Span(text)), right=_joined(facts), indent=2, target=target)


def _joined(texts: Sequence[str | None]) -> Line:
    return (Span(words.BETWEEN.join(filter(None, texts)), "muted"),)
