"""The model: what a story is made of, and nothing about files or screens.

Field names are the keys of the YAML file, so this module is the format's one definition: the decoder follows
these annotations, and the docstring under a field is what an editor shows for its key. The records are named tuples: a
story that was read is never changed, only replaced. `from __future__ import annotations` is left out: the decoder would
have to evaluate each annotation as a text.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from explainer.picture import Picture
from explainer.values import AtLeastOne, Formula, Id, Language, Number, PartialDate, Quantity, Url

SourceKind = Literal["testimony", "statistics", "intelligence", "statement", "law", "expert", "news"]
Seen = Literal["full", "excerpt", "cited"]
Qualifier = Literal["exactly", "about", "up to", "at least", "more than", "could exceed"]
OPEN_ABOVE: tuple[Qualifier, ...] = ("at least", "more than", "could exceed")
"""The qualifiers under which a number has no upper end."""

Basis = Literal["counted", "testified", "estimated", "announced", "forecast", "reported", "law", "computed"]
Confidence = Literal["high", "moderate", "low"]
CaveatKind = Literal[
    "note",
    "inconsistency",
    "ambiguity",
    "sample",
    "anonymity",
    "interest",
    "definition",
    "coverage",
    "relay",
    "dated",
]


class Source(NamedTuple):
    """Somebody who says something, or a document that says it."""

    name: str
    """Who says it, as a reader would name them."""
    kind: SourceKind
    """What sort of evidence it is."""
    seen: Seen
    """How much of it the editor read: full, an excerpt, or only cited by others."""
    via: tuple[Id, ...] = ()
    """The sources that carried it to us, the nearest to the origin first."""
    voice: Id | None = None
    """The source whose voice this is under another name: the two are counted as one."""
    title: str | None = None
    """The title of the document."""
    author: str | None = None
    """Who wrote the document."""
    accessed: PartialDate | None = None
    """When the editor read it."""
    published: PartialDate | None = None
    """When it was published: a full or a partial date."""
    url: Url | None = None
    """Where it can be read: http or https only."""
    anonymous: bool = False
    """Whether the source is not named in what was read."""
    sample: int | None = None
    """How many people it rests on."""
    interest: str | None = None
    """Why this source might want it believed."""


class Caveat(NamedTuple):
    """What a reader must know beside a figure. A bare text is a caveat of kind note."""

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
    """Who carried this account to us, nearest the origin first; instead of the source's own."""
    value: Quantity | None = None
    """Their number, in the figure's unit."""
    qualifier: Qualifier | None = None
    """How their number is meant."""


class Computed(NamedTuple):
    """Arithmetic of ours over other figures of the story."""

    formula: Formula
    """Figures by id in braces, numbers, + - * / and parentheses; ranges and qualifiers carry through."""
    round: Number | None = None
    """The step that the result is rounded to: 10, 1, 0.01. At an open end outwards, else halves away from zero."""


class Figure(NamedTuple):
    """One claim of the story, with its number where it has one and everything that stands behind it."""

    id: Id
    """Its name, for links, formulas and the command line."""
    label: str
    """What the figure is of, in a few words."""
    basis: Basis
    """The kind of evidence."""
    confidence: Confidence
    """How sure the claim is, as it is worded."""
    because: str
    """Why the confidence is what it is."""
    caveats: AtLeastOne[Caveat]
    """What must be known beside it; the first stands under the number."""
    quote: str | None = None
    """The article's own words."""
    value: Quantity | None = None
    """A number, 400 or 0.5, without separators and signs, or a range, {low: 400, high: 500}; left out where the claim
    has none."""
    qualifier: Qualifier | None = None
    """How the number is meant. exactly: the number itself; about: near it; at least, more than: open above; up to: open
    below; could exceed: a possibility, not a number. Of a computed one it is worked out where it is left out."""
    unit: str | None = None
    """What is counted, in the plural; with a value, always. A percentage is value: 40 with unit: percent of entries."""
    period: str | None = None
    """The time that the number is for."""
    measures: str | None = None
    """What exactly is counted."""
    source: Id | None = None
    """Who says it; left out only where the figure is computed."""
    via: tuple[Id, ...] = ()
    """Who carried it, nearest the origin first; instead of the source's own."""
    does_not_show: str | None = None
    """What the figure is easily taken for and is not."""
    under: Id | None = None
    """The figure of the same section that this one stands under, as a row instead of a card of its own."""
    differs: tuple[Account, ...] = ()
    """Accounts of the same thing that say otherwise."""
    agrees: tuple[Account, ...] = ()
    """Accounts of the same thing, within what the figure claims."""
    computed: Computed | None = None
    """The arithmetic, where the number is ours."""
    context: bool = False
    """Whether it is not in the article."""
    picture: Picture | None = None
    """How it is drawn."""


class Event(NamedTuple):
    """A dated step in the background of a section."""

    date: PartialDate
    """When it happened: a full or a partial date."""
    text: str
    """What happened, in a few words."""
    source: Id | None = None
    """Who says so."""
    context: bool = False
    """Whether it is not in the article."""
    planned: bool = False
    """Whether it is still to come."""
    rail: str | None = None
    """The strand it belongs to, such as law or monitoring: each is a line of the timeline."""
    marks: Literal["start", "end"] | None = None
    """Whether the strand begins or ends with it."""


class Section(NamedTuple):
    """One panel of the story."""

    id: Id
    """Its name on the command line."""
    title: str
    """A word or two for the tab."""
    question: str
    """What the panel answers, as a reader would ask it."""
    summary: str
    """The answer in two or three plain sentences."""
    figures: AtLeastOne[Figure]
    """The figures, the most telling first; at least one."""
    events: tuple[Event, ...] = ()
    """A timeline."""


class Correction(NamedTuple):
    """A change made after publication."""

    date: PartialDate
    """When it was made."""
    text: str
    """What was changed, and why."""


class _StoryKeys(NamedTuple):
    """The keys of a whole story; apart from it, as a named tuple itself can keep nothing that is worked out once."""

    explainer: Literal[1]
    """The version of this format: 1."""
    title: str
    """The story's title."""
    summary: str
    """The story in two or three sentences, in plain words."""
    as_of: PartialDate
    """The date that the figures speak of."""
    sources: Mapping[Id, Source]
    """Everybody who says or carries something, by id."""
    sections: AtLeastOne[Section]
    """The panels, in their order; at least one."""
    article: Id | None = None
    """The source that the story retells: quotes are its words."""
    checked: PartialDate | None = None
    """The day of the editor's last look at the record."""
    language: Language = Language("en")
    """The language that the story is written in."""
    corrections: tuple[Correction, ...] = ()
    """What was changed since publication, the newest first."""


class Story(_StoryKeys):
    """A whole story: everything that any front shows comes from here."""

    @cached_property
    def figures_by_id(self) -> Mapping[Id, Figure]:
        """All figures, by the ids that formulas and pictures name them by."""
        return {figure.id: figure for figure in self.figures}

    @property
    def figures(self) -> Iterator[Figure]:
        """All figures, in the order of the panels."""
        for section in self.sections:
            yield from section.figures
