"""Decodes a parsed tree into a story, by the annotations of the model's own dataclasses.

Nothing is raised: what cannot be read is noted as a problem and stands in the partial story as MISSING, so that
everything else can still be checked, and no check reports what merely follows from a problem that is noted already.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from explainer.characters import safe
from explainer.content import scalars
from explainer.content.document import REPLACED, Document
from explainer.content.problem import MOST_HINTED, TooMany, note
from explainer.content.suggest import nearest, shown
from explainer.content.tree import Mapping, Node, Refused, Scalar, Sequence
from explainer.picture import Picture
from explainer.problem import Place, Problem
from explainer.story import Caveat, Computed, Figure, Section, Source, Story
from explainer.values import Id, Number, Quantity, Range

Path = tuple[str | int, ...]
"""The way to a part of the story: ("sections", 0, "figures", 2, "via", 1)."""


class _Missing:
    """What stands in a partial story where something was there but could not be read."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final[Any] = _Missing()


class PartialStory:
    """A story as far as it could be read, with the place of each of its parts."""

    def __init__(self, document: Document) -> None:
        self.story: Story = MISSING
        """Parts that could not be read are MISSING."""
        self.places: dict[Path, Node] = {}
        """What was read as each part, which says where it stands."""
        self.problems = document.problems
        self.whole = document.whole
        """Whether all of the file was read; if not, what is missing may yet be in it."""

    def note(self, place: Place, rule: str, message: str, **more: Any) -> None:
        """Add a problem; what it quotes of the file is made safe to print. Raises TooMany where it is one too many."""
        note(self.problems, Problem(place, rule, safe(message), **more))

    def near(self, found: str, known: Iterable[str]) -> list[str]:
        """The known words that are near to the one found, where not too many problems have been found before."""
        return nearest(found, known) if len(self.problems) < MOST_HINTED else []


def read(document: Document) -> PartialStory:
    """Read a parsed document into a partial story, which is not whole where it has too many problems."""
    partial = PartialStory(document)
    if document.root is not None:
        try:
            partial.story = _reader(Story)(document.root, (), partial)
        except TooMany:
            partial.whole = False
    return partial


Reader = Callable[[Node, Path, PartialStory], Any]


@cache
def _reader(wanted: Any) -> Reader:
    """What reads a node as the wanted type."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if wanted in scalars.READERS:
        return _scalar(*scalars.READERS[wanted])
    if wanted == Quantity:
        return _either(_reader(Range), _reader(Number))
    if origin is Literal:
        allowed = tuple(str(each) for each in arguments)
        read = _scalar(scalars.one_of(allowed), f"one of {' | '.join(allowed)}", allowed)
        return read if isinstance(arguments[0], str) else _converted(read, type(arguments[0]))
    if origin is Annotated:
        return _list(_reader(get_args(arguments[0])[0]), at_least=arguments[1])
    if origin is tuple:
        return _list(_reader(arguments[0]), at_least=0)
    if origin in (Union, UnionType):
        kinds = tuple(each for each in arguments if each is not type(None))
        return _tagged(kinds) if kinds == arguments else _reader(Union[kinds])  # noqa: UP007 - they are only known here
    if dataclasses.is_dataclass(wanted):
        read = _record(wanted)
        return _either(read, _shorthand) if wanted is Caveat else read
    return _table(_reader(arguments[1]))


def _scalar(read: Callable[[str], object], name: str, allowed: tuple[str, ...] = ()) -> Reader:
    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        if not isinstance(node, Scalar):
            return _wrong_type(node, name, partial)
        if node.empty:
            return _wrong_type(node, name, partial)
        try:
            return read(node.text)
        except scalars.Unfit as unfit:
            near = partial.near(node.text, allowed)
            hint = unfit.hint or (f"; did you mean {near[0]}?" if near else "")
            partial.note(node.place, unfit.rule, f"expected {unfit.expected}, found {_shown(node)}{hint}")
            return MISSING

    return reader


def _converted(read: Reader, kind: Callable[[Any], Any]) -> Reader:
    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        value = read(node, path, partial)
        return value if value is MISSING else kind(value)

    return reader


def _either(mapping: Reader, scalar: Reader) -> Reader:
    """One reader for what is written as a mapping, another for all else."""

    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        return (mapping if isinstance(node, Mapping) else scalar)(node, path, partial)

    return reader


def _shorthand(node: Node, path: Path, partial: PartialStory) -> Any:
    words = _reader(str)(node, path, partial)
    return words if words is MISSING else Caveat(words)


def _list(read: Reader, at_least: int) -> Reader:
    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        if not isinstance(node, Sequence):
            return _wrong_type(node, "a list", partial)
        if len(node.items) < at_least and partial.whole:
            partial.note(node.place, "bad-value", "expected a list of at least one, found an empty one")
            return MISSING
        items = []
        for index, item in enumerate(node.items):
            way = (*path, index)
            partial.places[way] = item
            items.append(read(item, way, partial))
        return tuple(items)

    return reader


def _table(read: Reader) -> Reader:
    """A mapping from ids, which the editor chooses, to things of one kind; what has no good id stands under MISSING."""

    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        if not isinstance(node, Mapping):
            return _wrong_type(node, "a mapping from ids", partial)
        table: dict[Id, Any] = {}
        for key, value in node.entries.values():
            name = _reader(Id)(key, path, partial)
            partial.places[*path, name] = key
            table[name] = read(value, (*path, name), partial)
        return table

    return reader


def _tagged(kinds: tuple[Any, ...]) -> Reader:
    """One of several dataclasses, told apart by their `kind`."""
    by_kind = {get_args(_fields(kind)["kind"].type)[0]: _record(kind) for kind in kinds}

    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        if not isinstance(node, Mapping):
            return _wrong_type(node, "a mapping with a kind", partial)
        if "kind" not in node.entries:
            if partial.whole:
                partial.note(node.place, "missing-key", f"expected a kind: {' | '.join(by_kind)}; found none")
            return MISSING
        kind = _scalar(scalars.one_of(tuple(by_kind)), "a kind", tuple(by_kind))(node.entries["kind"][1], path, partial)
        return MISSING if kind is MISSING else by_kind[kind](node, path, partial)

    return reader


@cache
def _fields(record: Any) -> dict[str, Any]:
    """The fields of a dataclass, as `dataclasses` has them, by their keys."""
    return {field.name.rstrip("_"): field for field in dataclasses.fields(record)}


def _record(record: Any) -> Reader:
    fields = _fields(record)
    readers = {key: (each.name, _reader(each.type)) for key, each in fields.items()}
    required = [(key, each.name) for key, each in fields.items() if each.default is dataclasses.MISSING]

    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        if not isinstance(node, Mapping):
            return _wrong_type(node, f"a mapping with the keys of {_called(record)}", partial)
        values: dict[str, Any] = {}
        unknown: list[Scalar] = []
        for key, (written, value) in node.entries.items():
            if key in readers:
                name, read = readers[key]
                way = (*path, key)
                partial.places[way] = value
                values[name] = read(value, way, partial)
            else:
                unknown.append(written)
        if other := _other_record(unknown):
            message = f"expected {_called(record)}, found the keys of {_called(other)}; does it belong elsewhere?"
            partial.note(node.place, "unknown-key", message)
            return MISSING
        for written in unknown:
            near = partial.near(written.text, (key for key in fields if key not in node.entries))[:1]
            hint = f"; did you mean {near[0]}?" if near else ""
            if written.text.isdigit():
                hint = "; a number is written without commas"
            values.update((fields[key].name, MISSING) for key in near)
            if REPLACED not in written.text:
                message = f"expected a key of {_called(record)}, found {_shown(written)}{hint}"
                partial.note(written.place, "unknown-key", message)
        for key, name in required:
            if name not in values:
                values[name] = MISSING
                if partial.whole:
                    partial.note(node.place, "missing-key", f"expected the key {key} in {_called(record)}, found none")
        return record(**values)

    return reader


def _other_record(unknown: list[Scalar]) -> Any:
    """The dataclass that the unknown keys belong to, where they are many and there is one; else none."""
    if len(unknown) < 3:
        return None
    keys = {key.text for key in unknown}
    return next((record for record in (Figure, Source, Section) if keys <= _fields(record).keys()), None)


@cache
def _called(record: type[Any]) -> str:
    """A dataclass as an editor would call it: a figure, an event, a differing account, a picture of kind bars."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in record.__name__).strip()
    if record in get_args(Picture):
        return f"a picture of kind {words}"
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}" + (" number" if record is Computed else "")


def _shown(node: Scalar) -> str:
    return f'"{shown(node.text)}"'


def _wrong_type(node: Node, expected: str, partial: PartialStory) -> Any:
    if isinstance(node, Refused):
        return MISSING
    if isinstance(node, Scalar):
        found = "nothing" if node.empty else f"the text {_shown(node)}"
    else:
        found = "a list" if isinstance(node, Sequence) else "a mapping"
    partial.note(node.place, "wrong-type", f"expected {expected}, found {found}")
    return MISSING
