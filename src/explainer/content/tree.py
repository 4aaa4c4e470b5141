"""The tree that a file is parsed into: scalars as they are written, lists and mappings, each with its place."""

from __future__ import annotations

from explainer.problem import Place


class Node:
    """A part of the tree. It is no named tuple, as it changes: the tree grows while it is parsed, and is mended."""

    __slots__ = ("place",)

    def __init__(self, place: Place) -> None:
        self.place = place
        """For a scalar on one line, all of it; for other nodes, their first character."""


class Scalar(Node):
    """A text exactly as it was written, without its quotes."""

    __slots__ = ("empty", "lines", "quoted", "text")

    def __init__(self, place: Place, text: str, quoted: bool = False, empty: bool = False, lines: int = 1) -> None:
        self.place = place
        self.text = text
        self.quoted = quoted
        self.empty = empty
        """Whether nothing was written, not even an empty text in quotes."""
        self.lines = lines
        """How many lines of the file it takes."""


class Sequence(Node):
    """A list."""

    __slots__ = ("in_brackets", "items")

    def __init__(self, place: Place, in_brackets: bool = False) -> None:
        self.place = place
        self.in_brackets = in_brackets
        self.items: list[Node] = []


class Mapping(Node):
    """Keys and their values, each key once and in the order of the file."""

    __slots__ = ("entries", "in_brackets")

    def __init__(self, place: Place, in_brackets: bool = False) -> None:
        self.place = place
        self.in_brackets = in_brackets
        """Whether it is written in braces."""
        self.entries: dict[str, tuple[Scalar, Node]] = {}


class Refused(Node):
    """Stands for a part that was refused, for which there is a problem."""

    __slots__ = ()
