"""A page: a sequence of blocks made of spans, the same for every front and for every width.

A section, a figure's evidence, the sources, the problems of a file and the help are pages. `layout` lays one out in
lines for a width; a document format is written from the blocks themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from explainer.present.lines import Line, Role, Span

if TYPE_CHECKING:
    from explainer.present.pictures.glyphs import Glyphs


class Target(NamedTuple):
    """A thing that can be gone to: a part of the story, a problem of its file, or an action of the palette."""

    kind: Literal["section", "figure", "source", "event", "problem", "action"]
    name: str
    """Its id; for an event, its section's id and its index there; for a problem, its index in the list."""


Kind = Literal[
    "title",
    "rule",
    "heading",
    "paragraph",
    "label",
    "value",
    "row",
    "quote",
    "caveat",
    "changed",
    "chain",
    "picture",
    "account",
    "source",
    "source-note",
    "bar",
    "event",
    "rails",
    "item",
    "link",
    "excerpt",
    "blank",
]
"""What a block is: a document format writes each kind in its own way."""

Draw = Callable[[int, "Glyphs"], list[Line]]
"""Draws a block in at most so many cells; no lines where it has no room, and then its text is shown."""


class Block(NamedTuple):
    """One piece of a page: a text with what stands before, beside and below it."""

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
    """Whether the block is a part of a figure's evidence."""

    @property
    def body(self) -> str:
        """The text without what stands before and beside it."""
        return "".join(span.text for span in self.spans)

    @property
    def text(self) -> str:
        """Everything that the block says in words, in the order in which it is read."""
        parts = ("".join(span.text for span in spans) for spans in (self.lead, self.spans, self.right))
        return " ".join(filter(None, (part.strip() for part in parts)))


class Occurrence(NamedTuple):
    """A place on a page that can be current: blocks that follow one another and are about one target."""

    target: Target
    nth: int = 0
    """How many occurrences of the same target stand before it on the page."""


class Page:
    """Blocks in their order."""

    def __init__(self, title: str, blocks: tuple[Block, ...]) -> None:
        self.title = title
        """What the page is, for the title bar."""
        self.blocks = blocks

    @cached_property
    def occurrences(self) -> tuple[Occurrence | None, ...]:
        """The occurrence that each block belongs to."""
        occurrences: list[Occurrence | None] = []
        seen: dict[Target, int] = {}
        before: Target | None = None
        for block in self.blocks:
            if block.target is not None and block.target != before:
                seen[block.target] = seen.get(block.target, -1) + 1
            occurrences.append(Occurrence(block.target, seen[block.target]) if block.target is not None else None)
            before = block.target
        return tuple(occurrences)

    @cached_property
    def targets(self) -> tuple[Occurrence, ...]:
        """Everything on the page that can be current, in order."""
        return tuple(dict.fromkeys(occurrence for occurrence in self.occurrences if occurrence is not None))

    @cached_property
    def primary(self) -> frozenset[Occurrence]:
        """The occurrences that are the target itself, not a mention of it."""
        kinds = ("label", "row", "source", "event")
        return frozenset(
            occurrence
            for block, occurrence in zip(self.blocks, self.occurrences, strict=True)
            if occurrence and block.kind in kinds
        )

    def occurrence_of(self, target: Target) -> Occurrence | None:
        """The primary occurrence of a target, else the first mention of it; None where the page has neither."""
        found = [occurrence for occurrence in self.targets if occurrence.target == target]
        return next((occurrence for occurrence in found if occurrence in self.primary), found[0] if found else None)


def text_block(kind: Kind, text: str, role: Role = "plain") -> Block:
    """A block of one span."""
    return Block(kind, (Span(text, role),))


def heading(text: str) -> Block:
    """A heading within a page."""
    return Block("heading", (Span(text, "heading"),))


BLANK = Block("blank")


def indented(blocks: Iterable[Block], by: int = 2) -> list[Block]:
    """The blocks, moved to the right by so many cells."""
    return [block._replace(indent=block.indent + by) for block in blocks]
