"""The model: what a story is made of, and nothing about files or screens.

Field names are the keys of the YAML file, so this module is the format's one definition: the decoder follows
these annotations, and the docstring under a field is what an editor shows for its key. The records are named tuples: a
story that was read is never changed, only replaced. `from __future__ import annotations` is left out: the decoder would
have to evaluate each annotation as a text.

What may be written shorter is read as if it had been written whole: a figure has what it takes from its group, a
section with `figures` alone has one group, and one `caveat` is a list of one.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Literal, NamedTuple

from explainer.values import (
    AtLeastOne,
    Clock,
    Confidence,
    Formula,
    Id,
    Language,
    Number,
    PartialDate,
    Url,
    Value,
)

SourceKind = Literal["testimony", "statistics", "intelligence", "statement", "law", "expert", "news"]
Seen = Literal["full", "excerpt", "cited"]
Basis = Literal["count", "witnesses", "estimate", "announced", "forecast", "reported", "law", "calculated"]
CaveatKind = Literal[
    "note",
    "conflict",
    "unclear",
    "few-people",
    "unnamed",
    "stake",
    "definition",
    "gaps",
    "retold",
    "dated",
]

BASIS_SENTENCES: dict[Basis, str] = {
    "count": "Count: from a register or a series.",
    "witnesses": "Witnesses: told by people who say they saw it.",
    "estimate": "Estimate: somebody's judgement of a size nobody counted.",
    "announced": "Announced: what somebody said would be done.",
    "forecast": "Forecast: what somebody expects.",
    "reported": "Reported: told without saying what it rests on.",
    "law": "Law: what a legal text says.",
    "calculated": "Calculated: worked out by us from other figures here.",
}
"""What each kind of evidence means, for a reader who asks."""

CAVEAT_SENTENCES: dict[CaveatKind, str] = {
    "note": "must be known beside the number",
    "conflict": "something else that we read says otherwise",
    "unclear": "the words can be read in more than one way",
    "few-people": "few people were asked, or only some kinds of people",
    "unnamed": "who says it is not named",
    "stake": "who says it may want it believed",
    "definition": "what is counted is not what one would expect",
    "gaps": "something is left out, or not known",
    "retold": "the words changed before they reached the article",
    "dated": "it was true then, and may not be true now",
}
"""What each kind of caveat means."""

KINDS: dict[SourceKind, str] = {
    "testimony": "testimony",
    "statistics": "statistics",
    "intelligence": "intelligence service",
    "statement": "official statement",
    "law": "legal text",
    "expert": "expert",
    "news": "news report",
}
"""What sort of evidence a source is."""

SEEN: dict[Seen, str] = {"full": "read in full", "excerpt": "read in parts", "cited": "not read"}
"""How much of a source was read."""

MEANINGS: Mapping[Any, Mapping[Any, str]] = {Basis: BASIS_SENTENCES, SourceKind: KINDS, Seen: SEEN}
"""What each word of a choice means."""


class Source(NamedTuple):
    """Somebody who says something, or a document that says it."""

    name: str
    """Who says it, as a reader would name them."""
    kind: SourceKind
    """What sort of evidence it is."""
    seen: Seen
    """How much of it the editor read: full, an excerpt, or only cited by others."""
    short: str | None = None
    """The name in rows, at most 10 letters; one voice alone has it. Left out: the name, if it is as short."""
    via: tuple[Id, ...] = ()
    """The sources that passed it on to us, the nearest to the origin first."""
    voice: Id | None = None
    """The source whose voice this is under another name: the two are counted as one, and this one takes its `short` and
    `stake`."""
    stake: str | None = None
    """Why this source might want it believed, in a sentence."""
    title: str | None = None
    """The title of the document."""
    author: str | None = None
    """Who wrote the document."""
    published: PartialDate | None = None
    """When it was published: a full or a partial date."""
    accessed: PartialDate | None = None
    """When the editor read it."""
    url: Url | None = None
    """Where it can be read: http or https only."""
    anonymous: bool = False
    """Whether its name is withheld where it was read."""
    sample: int | None = None
    """How many people it rests on."""
    note: str | None = None
    """What must be known of it, on the page of sources."""


class Caveat(NamedTuple):
    """What a reader must know beside a figure: a text, or KIND: TEXT, with a source where it rests on one."""

    text: str
    """The caveat, in a plain sentence."""
    kind: CaveatKind = "note"
    """What sort of doubt it is."""
    source: Id | None = None
    """The source that the caveat rests on."""


class Account(NamedTuple):
    """What another source, or a teller before us, says of the same thing: shown beside the figure, never averaged."""

    source: Id
    """Who says it: always the origin of the account."""
    says: str
    """What they say, with its numbers."""
    via: tuple[Id, ...] = ()
    """Who passed this account on to us, nearest the origin first; instead of the source's own."""
    value: Value | None = None
    """Their number, in the figure's unit."""


class Computed(NamedTuple):
    """Arithmetic of ours over other figures of the story."""

    formula: Formula
    """Figures by id in braces, numbers, + - * / and parentheses; ranges and qualifiers carry through."""
    round: Number | None = None
    """The step that the result is rounded to: 10, 1, 0.01. A limit is rounded so that it stays true,
    another number to the nearest step, halves away from zero."""


class Step(NamedTuple):
    """A stage of what was announced: one that is reached, or one that is still open."""

    reached: str | None = None
    """What has happened, and its source."""
    open: str | None = None
    """What has not, as far as we know."""

    @property
    def text(self) -> str:
        """What it says."""
        return self.reached or self.open or ""


NOT_SAID = Confidence("low", "")
"""Where a calculated figure says nothing of its confidence: it gets that of its weakest input."""


class Figure(NamedTuple):
    """One claim of the story, with its number where it has one, and its evidence."""

    id: Id
    """Its name, for links, formulas and the command line."""
    label: str = ""
    """What tells it from the other rows of its group; left out: the period."""
    quote: str | None = None
    """The article's own words."""
    background: bool = False
    """Whether it is not from the article."""
    computed: Computed | None = None
    """The arithmetic, where the number is ours."""
    value: Value | None = None
    """The number as it is read: more than 13,000, 100 to 200, about 20 years; left out where the claim has none."""
    unit: str | None = None
    """What is counted, in the plural."""
    period: str | None = None
    """The time that the number is for."""
    says: str | None = None
    """What is said, in our words, where there is neither a number nor a quote."""
    basis: Basis = "calculated"
    """The kind of evidence; left out only where the number is computed."""
    confidence: Confidence = NOT_SAID
    """How sure the claim is, as it is worded, and why: low because two counts disagree."""
    source: Id | None = None
    """Who says it; left out only where the figure is computed."""
    via: tuple[Id, ...] = ()
    """Who passed it on, nearest the origin first; instead of the source's own."""
    measures: str | None = None
    """What exactly is counted."""
    does_not_show: str | None = None
    """What the figure is easily taken for and is not."""
    caveats: tuple[Caveat, ...] = ()
    """What must be known beside it; the first is shown under the row."""
    differs: tuple[Account, ...] = ()
    """Accounts of the same thing that say otherwise."""
    agrees: tuple[Account, ...] = ()
    """Accounts of the same thing, within what the figure claims."""
    of: Value | None = None
    """The whole that the value is a part of: the rest is drawn as well."""
    clock: Clock | None = None
    """The span of a day that it speaks of: 06:00 to 02:00."""
    steps: tuple[Step, ...] = ()
    """What came of it, in order."""

    @property
    def caveat(self) -> Caveat | None:
        """The caveat that is shown under the row; in the file, a single one instead of a list."""
        return self.caveats[0] if self.caveats else None


class Group(NamedTuple):
    """Figures of one subject, as rows under one title. What is the same for all of them is said here once."""

    title: str
    """The subject of its rows."""
    figures: AtLeastOne[Figure]
    """The rows, in their order; at least one."""
    note: str | None = None
    """What must be known of all of them."""
    unit: str | None = None
    """What is counted, for figures without a unit of their own."""
    basis: Basis | None = None
    """The kind of evidence, for figures that say none."""
    confidence: Confidence | None = None
    """How sure, for figures that do not say."""
    source: Id | None = None
    """Who says it, for figures that name nobody."""
    via: tuple[Id, ...] = ()
    """Who passed it on, for figures that take the source from here and have no quote."""
    background: bool = False
    """Whether figures without a quote are not from the article."""
    of: Value | None = None
    """The whole that the values are parts of: it fills the column, and the rest of each is drawn."""
    draw: Literal["things"] | None = None
    """things: a sign for each, where the largest number fits; left out: bars."""


class Event(NamedTuple):
    """A dated step in the background of a section."""

    date: PartialDate
    """When it happened: a full or a partial date."""
    text: str
    """What happened, in a few words."""
    source: Id | None = None
    """The id of its source."""
    background: bool = False
    """Whether it is not from the article."""
    planned: bool = False
    """Whether it is still to come."""
    rail: str | None = None
    """The strand it belongs to, such as law or monitoring: each is a line of the timeline."""
    marks: Literal["start", "end"] | None = None
    """Whether the strand begins or ends with it."""


class Timeline(NamedTuple):
    """Dated steps, in order."""

    title: str
    """Its heading."""
    events: AtLeastOne[Event]
    """The steps, the earliest first; at least one."""
    note: str | None = None
    """What must be known of all of them."""
    background: bool = False
    """Whether none of it is from the article."""


class Section(NamedTuple):
    """One panel of the story."""

    id: Id
    """Its name on the command line."""
    title: str
    """A word or two for the tab."""
    question: str
    """What the panel answers, as a reader would ask it."""
    summary: str
    """The answer in two or three plain sentences; {id} prints a figure's number."""
    groups: AtLeastOne[Group]
    """The figures, in groups of one subject; at least one."""
    timeline: Timeline | None = None
    """Dated steps in the background."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the panel; in the file, instead of groups, those of one group that is titled as the panel."""
        return tuple(figure for group in self.groups for figure in group.figures)


class Correction(NamedTuple):
    """A change made after publication."""

    date: PartialDate
    """When it was made."""
    text: str
    """What was changed, and why."""


class _StoryKeys(NamedTuple):
    """The keys of a whole story; apart from it, as a named tuple itself can keep nothing that is worked out once."""

    explainer: Literal[2]
    """The version of this format: 2."""
    title: str
    """The story's title."""
    summary: str
    """The story in two or three sentences, in plain words; {id} prints a figure's number."""
    as_of: PartialDate
    """The date that the figures speak of."""
    sources: Mapping[Id, Source]
    """Everybody who says or carries something, by id."""
    sections: AtLeastOne[Section]
    """The panels, in their order; at least one."""
    article: Id | None = None
    """The source that the story retells: quotes are its words."""
    note: str | None = None
    """What must be known of the whole story, on the page of sources."""
    checked: PartialDate | None = None
    """The day of the editor's last look at the record."""
    language: Language = Language("en")
    """The language that the story is written in."""
    corrections: tuple[Correction, ...] = ()
    """What was changed since publication, the newest first."""


def has_number(figure: Figure) -> bool:
    """Whether a row has a number, a span of the day or a date in the number's place, not words."""
    in_words = figure.quote is not None or figure.says is not None
    return any((figure.value, figure.computed, figure.clock, figure.period and not in_words))


BOUND = re.compile(r"\{([a-z0-9][a-z0-9-]*)\}")
"""A figure's id in braces: a summary, a note or a caveat prints its number there."""


def names_in(text: str) -> tuple[Id, ...]:
    """The ids of the figures whose numbers a text prints."""
    return tuple(map(Id, BOUND.findall(text)))


class Location(NamedTuple):
    """The section and the group of a figure."""

    section: Section
    group: Group
    figure: Figure


class Story(_StoryKeys):
    """A whole story: everything that any front shows comes from here."""

    @cached_property
    def locations(self) -> Mapping[Id, Location]:
        """All figures by their ids, each with its group and its section, in the order of the panels."""
        return {
            figure.id: Location(section, group, figure)
            for section in self.sections
            for group in section.groups
            for figure in group.figures
        }

    @cached_property
    def figures_by_id(self) -> Mapping[Id, Figure]:
        """All figures, by the ids that formulas and texts name them by."""
        return {name: location.figure for name, location in self.locations.items()}

    @property
    def figures(self) -> Iterator[Figure]:
        """All figures, in the order of the panels."""
        for section in self.sections:
            yield from section.figures

    def full_name(self, figure: Figure) -> str:
        """A figure's full name: the title of its group, then its label."""
        return f"{self.locations[figure.id].group.title}: {figure.label}"
