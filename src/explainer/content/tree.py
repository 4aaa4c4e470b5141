"""The tree that a file is parsed into: scalars as they are written, lists and mappings, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from explainer.problem import Place


@dataclass(slots=True, eq=False)
class Node:
    """A part of the tree. Not frozen: the tree grows while it is parsed."""

    event: Any
    """The parser's event, with its marks."""

    @property
    def place(self) -> Place:
        """A scalar on one line from its beginning to its end; of other parts, the character that they begin with.

        It is computed when it is asked for: few places ever are.
        """
        return place_of(self.event)


@dataclass(slots=True, eq=False)
class Scalar(Node):
    """A text exactly as it was written, without its quotes."""

    text: str
    empty: bool = False
    """Whether nothing at all was written."""


@dataclass(slots=True, eq=False)
class Sequence(Node):
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Mapping(Node):
    """Keys and their values, each key once and in the order of the file."""

    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Refused(Node):
    """What stood here was refused, and a problem says so."""


def place_of(event: Any) -> Place:
    """Where a parser's event stands."""
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Place(start.line + 1, start.column + 1, length or 1)
