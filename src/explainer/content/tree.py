"""The tree that a file is parsed into: scalars as they are written, lists and mappings, each with its place."""

from __future__ import annotations

from explainer.problem import Place


class Node:
    """A part of the tree. It is no record: the tree grows while it is parsed, and is mended."""

    __slots__ = ("place",)

    def __init__(self, place: Place) -> None:
        self.place = place
        """A scalar on one line from its beginning to its end; of other parts, the character that they begin with."""


class Scalar(Node):
    """A text exactly as it was written, without its quotes."""

    __slots__ = ("empty", "lines", "quoted", "text")

    def __init__(self, place: Place, text: str, quoted: bool = False, empty: bool = False, lines: int = 1) -> None:
        self.place = place
        self.text = text
        self.quoted = quoted
        self.empty = empty
        """Whether nothing at all was written."""
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
        """Whether it stands in braces, on the lines of what is around it."""
        self.entries: dict[str, tuple[Scalar, Node]] = {}


class Refused(Node):
    """What stood here was refused, and a problem says so."""

    __slots__ = ()
