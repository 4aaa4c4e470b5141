"""A page: a sequence of blocks, the same for every front and for every width.

A section, a figure's evidence, the sources, the problems of a file and the help are pages. `layout` lays one out in
lines for a width; a document format is written from the blocks themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from explainer.present import words
from explainer.present.lines import Line, Role, Span, Target, full_text, text_of
from explainer.story import Basis, Step
from explainer.values import Number, Sureness

if TYPE_CHECKING:
    from explainer.present.glyphs import Glyphs

Kind = Literal[
    "heading",
    "paragraph",
    "value",
    "group",
    "row",
    "quote",
    "caveat",
    "changed",
    "chain",
    "picture",
    "account",
    "source",
    "source-note",
    "event",
    "sides",
    "item",
    "entries",
    "link",
    "blank",
]
"""What a block is: a document format writes each kind in its own way. Groups, rows, events and sides have fields."""

Draw = Callable[[int, "Glyphs"], list[Line]]
"""Draws a block in at most so many cells; no lines where it has no room, and then its text is shown."""


class Drawing(NamedTuple):
    """A value as a length from zero, or as things to count, free of any width."""

    low: Number
    """Where the value begins: of a range its lower end, else the value itself; at least zero."""
    high: Number
    """Where it ends."""
    basis: Basis
    """The kind of evidence, for the texture."""
    longest: Number
    """The largest number on its scale, above zero: its length is its share of that."""
    end: Literal["", "open", "closed"] = ""
    """Whether the value may be larger, or is at most so large."""
    total: Number | None = None
    """What the value is a part of: the rest up to it is drawn as well."""
    things: int = 0
    """The cells of the largest of its group, if it is drawn as a sign for each thing where those fit; else 0: a bar."""


class Standing(NamedTuple):
    """What a number rests on, in its row."""

    sureness: Sureness
    rests_on: Line = ()
    """The kind of evidence and who says it: estimate · Seoul; empty where sureness alone is shown."""

    @property
    def words(self) -> str:
        """What it rests on, without the way to who says it."""
        return text_of(self.rests_on)


class Under(NamedTuple):
    """A line under a row: what must be said beside its number."""

    kind: Literal["arithmetic", "changed", "caveat"]
    """How it is calculated; what a teller before us said; a caveat."""
    spans: Line


class Row(NamedTuple):
    """A figure as one row of a group, and what stands under it."""

    label: str
    """What tells it from the rows of its group; without a value all that it says, in words."""
    value: str
    """What stands in the number's place: a number with its qualifier, a clock, a period; empty where words do."""
    standing: Standing
    background: bool = False
    """Whether it is not from the article."""
    drawing: Drawing | None = None
    under: tuple[Under, ...] = ()
    """In their order: arithmetic, accounts of tellers before us, caveats."""
    counts: str = ""
    """Other accounts, always said: 1 disagrees · 1 agrees."""
    in_evidence: str = ""
    """The same with how many more caveats its evidence has, which are said where there is room."""
    steps: tuple[Step, ...] = ()
    """What came of it, in order."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says, in the order in which it is read."""
        head = (self.label, self.value) if self.value else (self.label,)
        steps = (step.text for step in self.steps)
        return (*head, self.standing.words, *(text_of(line.spans) for line in self.under), self.in_evidence, *steps)


class GroupTitle(NamedTuple):
    """The title over rows or events, and what holds for all of them."""

    title: str
    about: str = ""
    """The unit and the whole: entries, of 13,221."""
    note: Line = ()
    """What must be known of all of them."""
    rails: str = ""
    """What each rail of a timeline is, for fronts that draw rails."""

    @property
    def heading(self) -> str:
        """The title, and what its rows are about: Border entries · entries, of 13,221."""
        about = self.about or self.rails
        return f"{self.title} · {about}" if about else self.title


class EventRow(NamedTuple):
    """An event as one row of a timeline."""

    date: str
    """As exactly as it is known: 12 Aug 2025."""
    text: str
    rails: str = ""
    """The sign of each rail on its line; a blank where the strand does not last."""
    rails_below: str = ""
    """The same on further lines."""
    strand: str = ""
    """The strand in words, and whether it begins or ends, for fronts that draw no rails."""
    origin: Line = ()
    """The short name of who says so; empty where nobody is named."""
    background: bool = False
    """Whether it is not from the article."""


class Sides(NamedTuple):
    """What two say of the same thing, side by side under its name; one below the other where there is no room."""

    names: tuple[str, str]
    """Who says it at the left and at the right; empty where what is said begins with the name."""
    left: Line
    right: Line
    title: str = ""
    """The name of what they speak of; empty over the names themselves."""


class Entry(NamedTuple):
    """A sign or a key, and what it means."""

    sign: str
    """As wide as the others that stand in its column."""
    text: str


class Block(NamedTuple):
    """One piece of a page: a row, an event or a group's title, each with fields, or a text with what is around it."""

    kind: Kind
    spans: Line = ()
    """The text. Several blanks in a row stay as they were written."""
    lead: Line = ()
    """What stands before the text on its first line; further lines are indented by as much."""
    below: str | None = None
    """What stands before the further lines; None: blanks as wide as `lead`."""
    right: Line = ()
    """The text at the right edge of the first line, or of the last line, or below them where neither has room."""
    draw: Draw | None = None
    """How the block is drawn where pictures are wanted; its text says the same in words."""
    indent: int = 0
    """How many cells the block is moved to the right."""
    target: Target | None = None
    """What the block is about."""
    folded: bool = False
    """Whether its text stands in a figure's evidence alone."""
    row: Row | None = None
    """The fields of a block of kind `row`."""
    group: GroupTitle | None = None
    """The fields of a block of kind `group`."""
    event: EventRow | None = None
    """The fields of a block of kind `event`."""
    sides: Sides | None = None
    """The fields of a block of kind `sides`."""
    entries: tuple[Entry, ...] = ()
    """The fields of a block of kind `entries`: two of them side by side where there is room."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of the block, in the order in which they are read; what is searched for never spans two of them.

        Of a block without fields: what stands before its text if that is more than a sign, its text, and what stands
        beside it.
        """
        if self.row:
            return self.row.texts
        if self.group:
            return (self.group.heading, text_of(self.group.note))
        if self.event:
            return (self.event.date, self.event.text, text_of(self.event.origin))
        if self.sides:
            return (self.sides.title, text_of(self.sides.left), text_of(self.sides.right))
        if self.entries:
            return tuple(text for entry in self.entries for text in entry)
        lead = full_text(self.lead)
        return (lead if len(lead.strip()) > 1 else "", self.body, full_text(self.right))

    @property
    def body(self) -> str:
        """The text of a block without fields, without what stands before and beside it."""
        return full_text(self.spans)

    @property
    def text(self) -> str:
        """All its texts, on a line each."""
        return "\n".join(self.texts)


class Occurrence(NamedTuple):
    """A place on a page that can be current: blocks that follow one another and are about one target."""

    target: Target
    nth: int = 0
    """How many occurrences of the same target stand before it on the page."""


class Page:
    """Blocks in their order."""

    def __init__(self, title: str, blocks: tuple[Block, ...], widest: int | None = None) -> None:
        self.title = title
        """What the page is, for the title bar."""
        self.blocks = blocks
        self.widest = widest
        """The most cells of its lines, where it is text that is hard to read in longer ones; None: any width."""

    @cached_property
    def occurrences(self) -> tuple[Occurrence | None, ...]:
        """The occurrence that each block belongs to."""
        occurrences: list[Occurrence | None] = []
        seen: Counter[Target | None] = Counter()
        for target, blocks in groupby(block.target for block in self.blocks):
            occurrences += [Occurrence(target, seen[target]) if target else None for _ in blocks]
            seen[target] += 1
        return tuple(occurrences)

    @cached_property
    def targets(self) -> tuple[Occurrence, ...]:
        """Everything on the page that can be current, in order."""
        return tuple(dict.fromkeys(filter(None, self.occurrences)))

    @cached_property
    def primary(self) -> frozenset[Occurrence]:
        """The occurrences that are the target itself, not a mention of it."""
        kinds = ("row", "source", "event")
        return frozenset(
            occurrence
            for block, occurrence in zip(self.blocks, self.occurrences, strict=True)
            if occurrence and block.kind in kinds
        )

    def occurrence_of(self, target: Target) -> Occurrence | None:
        """The primary occurrence of a target, else the first one, else that in whose text it is named; None where the
        page has none."""
        own = [each for each in self.targets if each.target == target]
        found = [each for each in own if each in self.primary] or own
        pairs = zip(self.blocks, self.occurrences, strict=True)
        found = found or [each for block, each in pairs if each and target in (span.target for span in block.spans)]
        return found[0] if found else None


def text_block(kind: Kind, text: str, role: Role = "plain") -> Block:
    """A block of one span."""
    return Block(kind, (Span(text, role),))


def heading(text: str) -> Block:
    """A heading within a page."""
    return Block("heading", (Span(text, "heading"),))


def step_sign(step: Step) -> Span:
    """The sign before a step of what came of an announcement."""
    return Span(words.REACHED, "value") if step.reached else Span(words.OPEN, "muted")


BLANK = Block("blank")


def indented(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, moved to the right by two cells."""
    return [block._replace(indent=block.indent + 2) for block in blocks]
