"""What rules look at: the parts of a decoded story, each with its path."""

from __future__ import annotations

from collections.abc import Mapping, Set
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from explainer.content.arithmetic import evaluate_all
from explainer.content.decode_context import DecodeContext, Path, key_of
from explainer.content.formula import references
from explainer.content.numbers_in_text import numbers_in
from explainer.content.tree import Scalar
from explainer.content.tree_builder import REPLACED
from explainer.content.unread import IncompleteTable, Unread
from explainer.problem import Place
from explainer.story import Account, Caveat, Event, Figure, Group, Section, Source, Step, Story, Timeline, names_in
from explainer.values import Id, PartialDate, Value

if TYPE_CHECKING:
    from explainer.content.quotes import QuoteSearch

Part = TypeVar("Part")
Parts = list[tuple[Path, Part]]
"""Parts of one kind, each with its path from the story's root."""


MAX_LOOKED_INTO = 500_000
"""How many characters of texts are looked into for numbers, which may take half a second."""


class TypedNumber(NamedTuple):
    """A number or a range written in the file, of a figure or of an account."""

    value: Value
    path: Path
    words: str
    """The text beside it: the figure's quote, or what the account says; empty where there is none."""
    words_path: Path


class Row(NamedTuple):
    """A figure and its group."""

    group: Group
    figure: Figure


class RuleContext:
    """The parts of a decoded story, the results of its formulas, today's date, and the article that it quotes.

    A part that could not be read is left out; a field of a part that could not be read raises Unread on access.
    """

    def __init__(self, decoded: DecodeContext, today: date, article: str | None = None) -> None:
        self.story = decoded.story
        self.today = today
        self._article = article
        self._left = MAX_LOOKED_INTO
        self._numbers: dict[str, Set[Decimal]] = {}
        errors = [problem for problem in decoded.problems if problem.severity == "error"]
        self.is_complete = decoded.is_complete and not errors
        """Whether everything in the file could be read."""
        self.suggestions = decoded.suggestions
        self._nodes = decoded.places
        self._problems = decoded.problems
        self._sections: Parts[Section] = _members(self.whole_story(), "sections")
        self._groups: Parts[Group] = _members(self._sections, "groups")
        self._figures: Parts[Figure] = _members(self._groups, "figures")
        self._caveats: Parts[Caveat] = _members(self._figures, "caveats")
        self._accounts: Parts[Account] = _members(self._figures, "differs", "agrees")
        figures: dict[Id, Figure] = {}
        for _, figure in self._figures:
            with suppress(Unread):
                figures.setdefault(figure.id, figure)
        self.arithmetic = evaluate_all(figures)
        self.figures_by_id: Mapping[Id, Figure] = IncompleteTable(figures)
        """The figures by their ids; of two with the same id, the first."""
        with suppress(Unread):
            if figures.keys() == {figure.id for figure in self.story.figures}:
                self.figures_by_id = figures

    def place(self, path: Path) -> Place:
        """The place of a part of the story; where it is not in the file, the place of the part that it belongs to."""
        while path and path not in self._nodes:
            path = path[:-1]
        return self._nodes[path].place if path else Place()

    def has_problem(self, path: Path) -> bool:
        """Whether there is a problem already from the first character of a part of the story to the end of its last
        line, so that it may not say what was meant."""
        node = self._nodes[path]
        line, column, _ = node.place
        end = line + (node.lines if isinstance(node, Scalar) else 1)
        return any((line, column) <= problem.place < (end,) for problem in self._problems)

    @cached_property
    def is_english(self) -> bool:
        """Whether the story is in English, so that numbers in words can be found in it."""
        try:
            return self.story.language.lower().partition("-")[0] == "en"
        except Unread:
            return False

    def look_into(self, text: str) -> str:
        """A text in which numbers are looked for. Raises Unread once enough was, so that the rest is skipped."""
        self._left -= len(text)
        if self._left < 0:
            raise Unread
        return text

    def numbers_in(self, text: str) -> Set[Decimal]:
        """The numbers of a text. Raises Unread as `look_into`."""
        if text not in self._numbers:
            self._numbers[text] = numbers_in(self.look_into(text))
        return self._numbers[text]

    @cached_property
    def quotes(self) -> QuoteSearch | None:
        """The quotes as they were found in the article, where there is one."""
        if self._article is None:
            return None
        from explainer.content.quotes import QuoteSearch  # only where there is an article

        return QuoteSearch((quote for _, quote in _fields(self._figures, "quote")), self._article)

    def whole_story(self) -> Parts[Story]:
        return [((), self.story)]

    def figures(self) -> Parts[Figure]:
        return self._figures

    def rows(self) -> Parts[Row]:
        """All figures, each with its group."""
        groups = dict(self._groups)
        return [(path, Row(groups[path[:-2]], figure)) for path, figure in self._figures]

    def timelines(self) -> Parts[Timeline]:
        return _fields(self._sections, "timeline")

    def sources(self) -> Parts[Source]:
        tables = _fields(self.whole_story(), "sources")
        return [((*path, name), source) for path, table in tables for name, source in table.items()]

    def caveats(self) -> Parts[Caveat]:
        return self._caveats

    def steps(self) -> Parts[Step]:
        return _members(self._figures, "steps")

    def events(self) -> Parts[Event]:
        return _members(self.timelines(), "events")

    def typed_numbers(self) -> Parts[TypedNumber]:
        """The numbers of figures and accounts that are written in the file."""
        found: Parts[TypedNumber] = []
        for parts, words in ((self._figures, "quote"), (self._accounts, "says")):
            texts = dict(_fields(parts, words))
            for path, value in _fields(parts, "value"):
                words_path = (*path[:-1], words)
                found.append((path, TypedNumber(value, path, texts.get(words_path, ""), words_path)))
        return found

    def values(self) -> Parts[Value]:
        """The numbers and ranges that are written in the file, those of wholes too."""
        return _fields(self._figures, "of", "value") + _fields(self._groups, "of") + _fields(self._accounts, "value")

    def figures_named(self) -> Parts[Id]:
        """The ids of the figures that formulas and texts name, each with the path of where it is named."""
        formulas = _fields(_fields(self._figures, "computed"), "formula")
        return [(path, name) for path, formula in formulas for name in references(formula)] + self.bound_ids()

    def bound_ids(self) -> Parts[Id]:
        """The ids in braces of texts, which print the numbers of these figures."""
        return [(path, name) for path, text in self.running_texts() for name in dict.fromkeys(names_in(text))]

    def running_texts(self) -> Parts[str]:
        """The summaries, the notes and the caveats."""
        return [
            *_fields(self.whole_story(), "summary", "note"),
            *_fields(self._sections, "summary"),
            *_fields([*self._groups, *self.timelines(), *self.sources()], "note"),
            *((path[:-1], text) for path, text in _fields(self._caveats, "text")),
        ]

    def groups(self) -> Parts[Group]:
        return self._groups

    def unusual_texts(self) -> Parts[str]:
        """The scalars with signs beyond those of plain English, without those of which a character was refused."""
        return [each for each in self._unusual if REPLACED not in each[1] or not self.has_problem(each[0])]

    @cached_property
    def _unusual(self) -> Parts[str]:
        texts = [(path, node.text) for path, node in self._nodes.items() if isinstance(node, Scalar)]
        return [each for each in texts if not each[1].isascii() or "&" in each[1] or "{" in each[1]]

    def unbound_texts(self) -> Parts[str]:
        """The titles, labels, questions and words of others, which print braces as they are written."""
        keys = ("title", "label", "question", "says")
        return [(path, text) for path, text in self.unusual_texts() if key_of(path) in keys]

    def chain_of(self, source: Id | None, via: tuple[Id, ...]) -> tuple[Id, ...]:
        """The sources that something came through, the origin first; empty where no source is named."""
        if source is None:
            return ()
        known = self.story.sources.get(source)
        return (source, *(via or (known.via if known is not None else ())))

    def dates(self) -> Parts[PartialDate]:
        """The dates of the story, its sources and its corrections, without those of events."""
        story, sources = self.whole_story(), self.sources()
        corrections = _fields(_members(story, "corrections"), "date")
        return _fields(story, "as_of", "checked") + _fields(sources, "published", "accessed") + corrections

    def ids(self) -> Parts[Id]:
        """The ids of sections and figures, which share one namespace."""
        return _fields([*self._sections, *self._figures], "id")

    def origins(self) -> Parts[Id]:
        """The ids of the sources that figures rest on, each with the path of where it is named."""
        return _fields(self._figures, "source")

    def sources_named(self) -> Parts[Id]:
        """The ids of the sources that anything rests on, each with the path of where it is named."""
        named = _fields([*self._figures, *self._caveats, *self._accounts, *self.events()], "source")
        return _fields(self.whole_story(), "article") + named + self.voices()

    def voices(self) -> Parts[Id]:
        """The ids of the sources whose voice another source is."""
        return _fields(self.sources(), "voice")

    def voice_of(self, name: Id) -> Id:
        """The source that a source is counted with: another one whose voice it is, or itself."""
        source = self.story.sources.get(name)
        return name if source is None or source.voice is None else source.voice

    def carriers_named(self) -> Parts[Id]:
        """The ids of the sources that carried something to us, each with the path of where it is named."""
        return [((*path, index), name) for path, via in self.vias() for index, name in enumerate(via)]

    def vias(self) -> Parts[tuple[Id, ...]]:
        """Those who carried something to us, in order, of all sources, figures and accounts."""
        return _fields([*self.sources(), *self._figures, *self._accounts], "via")


def _fields(parts: Parts[Any], *keys: str) -> Parts[Any]:
    """What parts have under these keys, without None and what could not be read."""
    found: Parts[Any] = []
    for key in keys:
        for path, part in parts:
            try:
                value = getattr(part, key)
            except Unread:
                continue
            if value is not None:
                found.append(((*path, key), value))
    return found


def _members(parts: Parts[Any], *keys: str) -> Parts[Any]:
    """The members of the lists that parts have under these keys."""
    return [((*path, index), each) for path, members in _fields(parts, *keys) for index, each in enumerate(members)]
