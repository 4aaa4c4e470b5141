"""A story as far as it could be read, with the place of each of its parts."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from explainer.content.suggest import Suggestions
from explainer.content.tree import Document, Node
from explainer.content.unread import unread
from explainer.problem import Fix
from explainer.story import Story

Path = tuple[str | int, ...]
"""The way to a part of the story: ("sections", 0, "figures", 2, "via", 1)."""


def key_of(path: Path) -> str:
    """The key that a part stands under; empty in a list."""
    return path[-1] if path and isinstance(path[-1], str) else ""


class DecodeContext:
    """A story as far as it could be read, with the place of each of its parts."""

    def __init__(self, document: Document) -> None:
        self.story: Story = unread(Story)
        """The story; parts that could not be read raise Unread."""
        self.places: dict[Path, Node] = {}
        """The node that each part was read from, which knows its place."""
        self.problems = document.problems
        self.report = document.report
        self.suggestions = Suggestions()
        """Finds near words, up to a limit for the whole file."""
        self.is_complete = document.is_complete
        """Whether the whole file was parsed; if not, what seems missing may still be in it."""
        self.astray: set[tuple[Path, Any]] = set()
        """The lists with items that belong elsewhere, each with the record that these items are."""
        self.document = document

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.document.text.split("\n")

    @cached_property
    def may_be_cut(self) -> bool:
        """Whether there is a # after a blank that touches a word."""
        return re.search(r" #[^\s#]", self.document.text) is not None

    def replaced(self, node: Node, text: str) -> Fix:
        """The edit that writes another text in the place of a part on one line."""
        place = node.place
        line = self.lines[place.line - 1]
        written = f"{line[: place.column - 1]}{text}{line[place.column - 1 + place.length :]}"
        return Fix(place.line, 1, (written,), sure=True)
