"""Parts of a story that could not be read: they raise Unread when they are accessed.

So a rule reads a partial story like any other, and what runs the rules skips those that raise: no rule reports a mere
consequence of another problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NoReturn, TypeVar

from explainer.values import Id

Item = TypeVar("Item")


class Unread(Exception):
    """Raised on access to a part that is in the file but could not be read; a problem says why."""


def _raise(_record: object) -> NoReturn:
    raise Unread


@cache
def with_unread(record: Any, fields: frozenset[str]) -> Any:
    """A subclass of a record of the model in which these fields raise Unread, whatever their values."""
    return type(record.__name__, (record,), dict.fromkeys(fields, property(_raise)))


def unread(record: Any) -> Any:
    """An instance of a record of the model in which every field raises Unread."""
    names = record._fields
    return with_unread(record, frozenset(names))(**dict.fromkeys(names))


class IncompleteTable(Mapping[Id, Item]):
    """A table of which some ids could not be read: for an unknown id it raises Unread, not KeyError."""

    def __init__(self, table: Mapping[Id, Item]) -> None:
        self._table = table

    def __getitem__(self, name: Id) -> Item:
        if name not in self._table:
            raise Unread
        return self._table[name]

    def __iter__(self) -> Iterator[Id]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)
