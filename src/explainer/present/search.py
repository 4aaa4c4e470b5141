"""Finding a text in all that the story says, without regard to case, accents and the commas within numbers."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from explainer.present.page import Page
from explainer.present.pages import PageName, story_page
from explainer.story import Story

COMMA_IN_NUMBER = re.compile(r"(?<=\d),(?=\d|$)")
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
    """The texts of pages as one folded text, in the order in which `show` prints them."""

    def __init__(self, pages: Iterable[tuple[PageName, Page, Iterable[int]]]) -> None:
        self.entries: list[Entry] = []
        self.starts: list[int] = []
        self.blocks: dict[TextPlace, int] = {}
        """The entry of each block."""
        texts: list[str] = []
        used = 0
        for name, page, blocks in pages:
            for index in blocks:
                folded, positions = fold(page.blocks[index].text)
                place = TextPlace(name, index)
                self.blocks[place] = len(self.entries)
                self.entries.append(Entry(place, positions))
                self.starts.append(used)
                texts.append(folded)
                used += len(folded) + len(BETWEEN)
        self.text = BETWEEN.join(texts)

    def position(self, place: TextPlace) -> int:
        """Where the first text at or after a place begins."""
        later = [at for at, entry in enumerate(self.entries) if entry.place.page == place.page]
        found = next((at for at in later if self.entries[at].place.block >= place.block), later[-1] if later else 0)
        return self.starts[found] if self.starts else 0

    def count(self, query: str) -> int:
        """How many matches there are in all texts."""
        folded = fold_query(query)
        return self.text.count(folded) if folded else 0

    def number(self, query: str, match: Match) -> int:
        """The number of a match among all matches, from 1."""
        return self.text.count(fold_query(query), 0, match.position) + 1

    def next(self, query: str, position: int) -> Match | None:
        """The first match at or after a position, then from the beginning on; None where there is none."""
        folded = fold_query(query)
        at = self.text.find(folded, position) if folded else -1
        at = self.text.find(folded) if folded and at < 0 else at
        return None if at < 0 else self._match(folded, at)

    def previous(self, query: str, position: int) -> Match | None:
        """The last match before a position, then from the end back; None where there is none."""
        folded = fold_query(query)
        at = self.text.rfind(folded, 0, max(0, position + len(folded) - 1)) if folded else -1
        at = self.text.rfind(folded) if folded and at < 0 else at
        return None if at < 0 else self._match(folded, at)

    def within(self, query: str, place: TextPlace) -> list[Match]:
        """All matches in a block, in their order."""
        folded, number = fold_query(query), self.blocks.get(place)
        found: list[Match] = []
        if folded and number is not None:
            end = self.starts[number + 1] - len(BETWEEN) if number + 1 < len(self.starts) else len(self.text)
            at = self.text.find(folded, self.starts[number], end)
            while at >= 0:
                found.append(self._match(folded, at))
                at = self.text.find(folded, at + len(folded), end)
        return found

    def _match(self, folded: str, at: int) -> Match:
        number = bisect_right(self.starts, at) - 1
        entry, start = self.entries[number], at - self.starts[number]
        end = start + len(folded)
        if entry.positions is not None:
            start, end = entry.positions[start], entry.positions[end - 1] + 1
        return Match(entry.place, start, end, at)


def story_finder(story: Story, first: tuple[PageName, Page] | None = None) -> Finder:
    """A finder over all that the story says, each text once; a page to be searched first comes before the rest."""
    rest = (each for each in _pages(story) if first is None or each[0] != first[0])
    before = [(*first, range(len(first[1].blocks)))] if first else []
    return Finder([*before, *rest])


def _pages(story: Story) -> Iterator[tuple[PageName, Page, Iterable[int]]]:
    """The story's pages in the order of `show`, each with the indexes of the blocks whose text has not come before."""
    if not story.sections:  # a folder
        return
    for section in story.sections:
        name = PageName("section", section.id)
        page = story_page(story, name)
        assert page is not None
        run: list[int] = []
        for index, occurrence in enumerate(page.occurrences):
            figure = occurrence.target.name if occurrence and occurrence.target.kind == "figure" else None
            if figure is not None and occurrence not in page.primary:
                continue
            run.append(index)
            if figure is not None and _ends(page, index):
                yield name, page, run
                run = []
                evidence = PageName("evidence", figure)
                behind = story_page(story, evidence)
                assert behind is not None
                yield evidence, behind, [at for at, each in enumerate(behind.blocks) if each.folded]
        yield name, page, run
    name = PageName("sources")
    page = story_page(story, name)
    assert page is not None
    every = [at for at, each in enumerate(page.blocks) if each.kind in ("paragraph", "source", "source-note", "link")]
    yield name, page, every


def _ends(page: Page, index: int) -> bool:
    """Whether a block is the last one of its occurrence."""
    return index + 1 == len(page.blocks) or page.occurrences[index + 1] != page.occurrences[index]


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
