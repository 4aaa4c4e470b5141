"""The tree that a file is parsed into: scalars as they are written, lists and mappings, each with its place."""

from __future__ import annotations

from functools import cached_property

from explainer.content import problems
from explainer.problem import Fix, Place, Problem, Severity, sentence
from explainer.sanitize import safe

At = tuple[int, int, int]
"""A place in plain numbers: line, column and length. A `Place` is one as well."""


class Node:
    """A part of the tree. It is no named tuple, as it changes: the tree grows while it is parsed, and is mended."""

    __slots__ = ("_at",)

    def __init__(self, at: At) -> None:
        self._at = at  # few are asked for: to make a `Place` of each takes a seventh of the time of parsing

    @property
    def place(self) -> Place:
        """For a scalar on one line, all of it; for other nodes, their first character."""
        return Place(*self._at)


class Scalar(Node):
    """A text exactly as it was written, without its quotes."""

    __slots__ = ("empty", "lines", "style", "text")

    def __init__(self, at: At, text: str, style: str = "", empty: bool = False, lines: int = 1) -> None:
        self._at = at
        self.text = text
        self.style = style
        """How it is written: with ' or ", below | or >; empty for a text without a sign."""
        self.empty = empty
        """Whether nothing was written, not even an empty text in quotes."""
        self.lines = lines
        """How many lines of the file it takes."""

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotation marks."""
        return self.style in ("'", '"')


class Sequence(Node):
    """A list."""

    __slots__ = ("in_brackets", "items")

    def __init__(self, at: At, in_brackets: bool = False) -> None:
        self._at = at
        self.in_brackets = in_brackets
        self.items: list[Node] = []


class Mapping(Node):
    """Keys and their values, each key once and in the order of the file."""

    __slots__ = ("entries", "in_brackets", "may_be_two")

    def __init__(self, at: At, in_brackets: bool = False) -> None:
        self._at = at
        self.in_brackets = in_brackets
        """Whether it is written in braces."""
        self.may_be_two = False
        """Whether a key came again, so that it may be two parts, of which the second lacks its first line."""
        self.entries: dict[str, tuple[Scalar, Node]] = {}

    def value(self, key: str) -> Node | None:
        """What stands under a key; None where it has no such key."""
        return self.entries[key][1] if key in self.entries else None


class ErrorNode(Node):
    """Stands for a part that was refused, for which there is a problem."""

    __slots__ = ()


class Document:
    """A parsed file: its tree, as far as it could be read, and what was wrong with it."""

    def __init__(self, text: str = "") -> None:
        self.root: Node | None = None
        self.text = text
        """The text that was parsed, with plain line ends."""
        self.problems: list[Problem] = []
        self.undecoded: list[Problem] = []
        """Those of its bytes and characters, which were found before it was parsed."""
        self.is_complete = False
        """Whether the story was parsed to its end; if not, what is missing in the tree may still be in the file."""
        self.refused: tuple[int, int] | None = None
        """Row and column, from 0, at which the parser gave up."""
        self.values = 0
        """How many scalars, lists and mappings were parsed."""

    @cached_property
    def _last_line(self) -> int:
        return self.text.count("\n") + 1

    def report(
        self,
        place: Place,
        rule: str,
        expected: str,
        found: str,
        mend: str = "",
        severity: Severity = "error",
        second: Place | None = None,
        fix: Fix | None = None,
    ) -> None:
        """Add a problem; what it quotes of the file is made safe to print. Raises TooMany at the limit."""
        if self.text and place.line > self._last_line:  # libyaml's place for the end of a text without a line end
            place = Place(self._last_line)
        problem = Problem(place, rule, safe(sentence(expected, found, mend)), severity, second, fix)
        problems.report(self.problems, problem)
