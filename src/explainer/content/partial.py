"""A story as far as it could be read, with the place of each of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from explainer.content.document import Document
from explainer.content.noting import note
from explainer.content.suggest import Suggestions
from explainer.content.tree import Node
from explainer.content.unread import unread
from explainer.problem import Place, Problem, Severity
from explainer.sanitize import safe
from explainer.story import Story

Path = tuple[str | int, ...]
"""The way to a part of the story: ("sections", 0, "figures", 2, "via", 1)."""


def key_of(path: Path) -> str:
    """The key that a part stands under; empty in a list."""
    return path[-1] if path and isinstance(path[-1], str) else ""


class PartialStory:
    """A story as far as it could be read, with the place of each of its parts."""

    def __init__(self, document: Document) -> None:
        self.story: Story = unread(Story)
        """The story; parts that could not be read raise Unread."""
        self.places: dict[Path, Node] = {}
        """The node that each part was read from, which knows its place."""
        self.problems = document.problems
        self.suggestions = Suggestions()
        """Finds near words, up to a limit for the whole file."""
        self.parsed_fully = document.whole
        """Whether the whole file was parsed; if not, what seems missing may still be in it."""
        self.astray: set[tuple[Path, Any]] = set()
        """The lists with items that belong elsewhere, each with the record that these items are."""
        self._document = document
        self._ids: dict[str, Mapping[str, str] | None] = {}

    def ids_by_name(self, path: Path) -> Mapping[str, str] | None:
        """The ids that may stand at a path, each by itself and by its name; None where an id is given, not named."""
        key = next((each for each in reversed(path) if isinstance(each, str)), "")
        if key not in self._ids:
            from explainer.content.known_ids import ids_by_name  # only where there is a problem

            self._ids[key] = ids_by_name(self._document.root, key)
        return self._ids[key]

    def line(self, node: Node) -> str:
        """The line of the file on which a part begins."""
        return self._lines[node.place.line - 1]

    @cached_property
    def _lines(self) -> list[str]:
        return self._document.text.split("\n")

    def note(
        self, place: Place, rule: str, message: str, severity: Severity = "error", second: Place | None = None
    ) -> None:
        """Add a problem; what it quotes of the file is made safe to print. Raises TooMany at the limit."""
        note(self.problems, Problem(place, rule, safe(message), severity, second))

    def add(self, problems: Iterable[Problem]) -> None:
        """Add problems as `note` does."""
        for problem in problems:
            note(self.problems, problem._replace(message=safe(problem.message)))
