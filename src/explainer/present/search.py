"""Finding a text in all that the story says, without regard to case, accents and the commas within numbers."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from explainer.present.evidence import evidence_page
from explainer.present.page import Page
from explainer.present.pages import PageName
from explainer.present.section import section_page
from explainer.present.sources import sources_page
from explainer.story import Story
from explainer.values import Id

COMMA_IN_NUMBER = re.compile(r"(?<=\d),(?=\d|$)")
WORD_RE = re.compile(r"(?<!\w)[^\W\U00010000-\U0010ffff]")
MARK = 0xF0000
"""What makes of a character one of its own, of the plane for private use."""
BETWEEN = "\n"
"""Separates two texts, so that nothing is found across them."""


class TextPlace(NamedTuple):
    """The place of a text: a block of a page."""

    page: PageName
    block: int


class Match(NamedTuple):
    """Something that was found."""

    place: TextPlace
    start: int
    """Where it begins in the block's text, in characters."""
    end: int
    position: int
    """Where it begins in the finder's text."""


class Entry(NamedTuple):
    """The text of a block."""

    place: TextPlace
    positions: tuple[int, ...] | None
    """For each character of the folded text, its index in the original; None where all are the same."""


class Finder:
    """The texts of pages as one folded text, in the order in which `show` prints them.

    The first letter of each word is marked in it, so that what begins a word and what stands inside one are found as
    two different texts.
    """

    def __init__(self, blocks: Iterable[tuple[TextPlace, str, str]]) -> None:
        """`blocks`: the place of each, the title of its panel, and its text."""
        self.entries: list[Entry] = []
        self.starts: list[int] = []
        """Where the text of each entry begins, and where one after the last would."""
        self.blocks: dict[TextPlace, int] = {}
        """The entry of each block."""
        self.panels: list[tuple[int, str]] = []
        """Where the texts of each panel begin, and its title; at the end, where one more would begin."""
        texts: list[str] = []
        used = 0
        for place, panel, text in blocks:
            if not self.panels or self.panels[-1][1] != panel:
                self.panels.append((used, panel))
            folded, positions = fold(text)
            self.blocks[place] = len(self.entries)
            self.entries.append(Entry(place, positions))
            self.starts.append(used)
            texts.append(folded)
            used += len(folded) + len(BETWEEN)
        self.panels.append((used, ""))
        self.starts.append(used)
        self.text = _marked(BETWEEN.join(texts))

    def position(self, place: TextPlace) -> int:
        """Where the first text at or after a place begins."""
        later = [at for at, entry in enumerate(self.entries) if entry.place.page == place.page]
        found = next((at for at in later if self.entries[at].place.block >= place.block), later[-1] if later else 0)
        return self.starts[found]

    def counts(self, query: str) -> list[tuple[str, int]]:
        """How many matches there are in each panel that has any, the most first."""
        found: Counter[str] = Counter()
        for (start, panel), (end, _) in pairwise(self.panels):
            found[panel] += sum(self.text.count(form, start, end) for form in forms(query))
        return [(panel, number) for panel, number in found.most_common() if number]

    def found(self, query: str) -> list[int]:
        """Where all matches begin, in their order: first come those at the beginning of words."""
        return [each.start() for form in forms(query) for each in re.finditer(re.escape(form), self.text)]

    def first(self, query: str, position: int) -> Match | None:
        """The first match at or after a position, then from the beginning on, at a word if there is any."""
        found = (at for form in forms(query) for at in (self.text.find(form, position), self.text.find(form)))
        return next((self.match(query, at) for at in found if at >= 0), None)

    def within(self, query: str, place: TextPlace) -> list[Match]:
        """All matches in a block, in their order."""
        number = self.blocks.get(place)
        if number is None:
            return []
        end = self.starts[number + 1] - len(BETWEEN)
        found = (
            self.starts[number] + each.start()
            for form in forms(query)
            for each in re.finditer(re.escape(form), self.text[self.starts[number] : end])
        )
        return [self.match(query, at) for at in sorted(found)]

    def match(self, query: str, at: int) -> Match:
        """The match that begins at a place of the text."""
        number = bisect_right(self.starts, at) - 1
        entry, start = self.entries[number], at - self.starts[number]
        end = start + len(fold_query(query))
        if entry.positions is not None:
            start, end = entry.positions[start], entry.positions[end - 1] + 1
        return Match(entry.place, start, end, at)


def _marked(folded: str) -> str:
    """A folded text with another character for the first letter of each word."""
    return WORD_RE.sub(lambda found: chr(ord(found[0]) + MARK), folded)


@lru_cache(16)
def forms(query: str) -> tuple[str, ...]:
    """A query as it stands at the beginning of a word, then as it stands inside one; none where it is blank."""
    folded = fold_query(query)
    marked = _marked(folded)
    if marked[:1] == folded[:1]:
        return (marked,) if folded else ()
    return marked, folded[0] + marked[1:]


def story_finder(story: Story, first: tuple[PageName, Page] | None = None) -> Finder:
    """A finder over all that the story says, each text once; a page to be searched first comes before the rest."""
    blocks = list(_blocks(story))
    if first:
        name, page = first
        panel = next((panel for place, panel, _ in blocks if place.page == name), page.title)
        before = [(TextPlace(name, at), panel, each.text) for at, each in enumerate(page.blocks)]
        blocks = [*before, *(each for each in blocks if each[0].page != name)]
    return Finder(blocks)


def _blocks(story: Story) -> Iterator[tuple[TextPlace, str, str]]:
    """The blocks whose text has not come before, in the order of `show`, as a finder takes them."""
    if not story.sections:  # a folder
        return
    for section in story.sections:
        name, page = PageName("section", section.id), section_page(story, section)
        for index, block in enumerate(page.blocks):
            yield TextPlace(name, index), section.title, block.text
            if block.row and block.target:
                behind = PageName("evidence", block.target.name)
                for at, each in enumerate(evidence_page(story, story.figures_by_id[Id(behind.name)]).blocks):
                    if each.folded:
                        yield TextPlace(behind, at), section.title, each.text
    page = sources_page(story)
    for at, each in enumerate(page.blocks):
        if each.kind in ("paragraph", "source", "source-note", "link"):
            yield TextPlace(PageName("sources"), at), page.title, each.text


def fold_query(query: str) -> str:
    """What is searched for, folded as the texts are; a comma at the end of a number is one of its separators."""
    return fold(query)[0].strip(BETWEEN)


def fold(text: str) -> tuple[str, tuple[int, ...] | None]:
    """A text without case, accents and commas within numbers, and the index of each character in the original."""
    if text.isascii() and "," not in text:
        return text.lower(), None
    commas = {found.start() for found in COMMA_IN_NUMBER.finditer(text)}
    folded: list[str] = []
    positions: list[int] = []
    for index, character in enumerate(text):
        if index in commas:
            continue
        for part in unicodedata.normalize("NFKD", character).casefold():
            if not unicodedata.combining(part):
                folded.append(part)
                positions.append(index)
    return "".join(folded), tuple(positions)
