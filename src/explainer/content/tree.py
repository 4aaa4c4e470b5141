"""The tree that a file is parsed into: scalars as they are written, lists and mappings, each with its place."""

from __future__ import annotations

from typing import Any

from explainer.problem import Place


class Node:
    """A part of the tree. Where it stands is worked out when that is asked for: few parts ever are."""

    __slots__ = ("event",)

    def __init__(self, event: Any) -> None:
        self.event = event
        """The parser's event, with its marks."""

    @property
    def place(self) -> Place:
        """The part's first line, from its beginning to its end or, where it has more lines, one character."""
        return place_of(self.event)


class Scalar(Node):
    """A text exactly as it was written, without its quotes."""

    __slots__ = ("empty", "text")

    def __init__(self, event: Any, text: str, empty: bool = False) -> None:
        self.event = event
        self.text = text
        self.empty = empty
        """Whether nothing at all was written."""


class Sequence(Node):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, event: Any) -> None:
        self.event = event
        self.items: list[Node] = []


class Mapping(Node):
    """Keys and what stands under them, each key once and in the order of the file."""

    __slots__ = ("entries",)

    def __init__(self, event: Any) -> None:
        self.event = event
        self.entries: dict[str, tuple[Scalar, Node]] = {}


class Refused(Node):
    """What stood here was refused, and a problem says so."""

    __slots__ = ()


def place_of(event: Any) -> Place:
    """Where a parser's event stands."""
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Place(start.line + 1, start.column + 1, length or 1)
