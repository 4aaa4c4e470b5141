"""A tree to a draft of the story, by the annotations of the model's own dataclasses.

Nothing is raised: what cannot be read is noted as a problem and stands in the draft as UNREAD, so that everything else
can still be checked, and no check reports what merely follows from a problem that has been noted already.
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
from explainer.content.problem import MOST_HINTED, Place, Problem, TooMany, nearest, note, shown
from explainer.content.tree import Mapping, Node, Refused, Scalar, Sequence
from explainer.picture import Picture
from explainer.story import Caveat, Computed, Figure, Section, Source, Story
from explainer.values import Id, Number, Quantity, Range

Path = tuple[str | int, ...]
"""The way to a part of the story: ("sections", 0, "figures", 2, "via", 1)."""


class _Unread:
    """What stands in a draft where something was there but could not be read."""

    def __repr__(self) -> str:
        return "UNREAD"


UNREAD: Final[Any] = _Unread()


class Draft:
    """A story as far as it could be read, with the place of each of its parts."""

    def __init__(self, document: Document) -> None:
        self.story: Story = UNREAD
        """Parts that could not be read are UNREAD."""
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


def read(document: Document) -> Draft:
    """Read a parsed document into a draft of a story, which is not whole where it has too many problems."""
    draft = Draft(document)
    if document.root is not None:
        try:
            draft.story = _reader(Story)(document.root, (), draft)
        except TooMany:
            draft.whole = False
    return draft


Reader = Callable[[Node, Path, Draft], Any]


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
    def reader(node: Node, path: Path, draft: Draft) -> Any:
        if not isinstance(node, Scalar):
            return _wrong_type(node, name, draft)
        if node.empty:
            return _wrong_type(node, name, draft)
        try:
            return read(node.text)
        except scalars.Unfit as unfit:
            near = draft.near(node.text, allowed)
            hint = unfit.hint or (f"; did you mean {near[0]}?" if near else "")
            draft.note(node.place, unfit.rule, f"expected {unfit.expected}, found {_shown(node)}{hint}")
            return UNREAD

    return reader


def _converted(read: Reader, kind: Callable[[Any], Any]) -> Reader:
    def reader(node: Node, path: Path, draft: Draft) -> Any:
        value = read(node, path, draft)
        return value if value is UNREAD else kind(value)

    return reader


def _either(mapping: Reader, scalar: Reader) -> Reader:
    """One reader for what is written as a mapping, another for all else."""

    def reader(node: Node, path: Path, draft: Draft) -> Any:
        return (mapping if isinstance(node, Mapping) else scalar)(node, path, draft)

    return reader


def _shorthand(node: Node, path: Path, draft: Draft) -> Any:
    words = _reader(str)(node, path, draft)
    return words if words is UNREAD else Caveat(words)


def _list(read: Reader, at_least: int) -> Reader:
    def reader(node: Node, path: Path, draft: Draft) -> Any:
        if not isinstance(node, Sequence):
            return _wrong_type(node, "a list", draft)
        if len(node.items) < at_least and draft.whole:
            draft.note(node.place, "bad-value", "expected a list of at least one, found an empty one")
            return UNREAD
        items = []
        for index, item in enumerate(node.items):
            way = (*path, index)
            draft.places[way] = item
            items.append(read(item, way, draft))
        return tuple(items)

    return reader


def _table(read: Reader) -> Reader:
    """A mapping from ids, which the editor chooses, to things of one kind; what has no good id stands under UNREAD."""

    def reader(node: Node, path: Path, draft: Draft) -> Any:
        if not isinstance(node, Mapping):
            return _wrong_type(node, "a mapping from ids", draft)
        table: dict[Id, Any] = {}
        for key, value in node.entries.values():
            name = _reader(Id)(key, path, draft)
            draft.places[*path, name] = key
            table[name] = read(value, (*path, name), draft)
        return table

    return reader


def _tagged(kinds: tuple[Any, ...]) -> Reader:
    """One of several dataclasses, told apart by their `kind`."""
    by_kind = {get_args(_fields(kind)["kind"].type)[0]: _record(kind) for kind in kinds}

    def reader(node: Node, path: Path, draft: Draft) -> Any:
        if not isinstance(node, Mapping):
            return _wrong_type(node, "a mapping with a kind", draft)
        if "kind" not in node.entries:
            if draft.whole:
                draft.note(node.place, "missing-key", f"expected a kind: {' | '.join(by_kind)}; found none")
            return UNREAD
        kind = _scalar(scalars.one_of(tuple(by_kind)), "a kind", tuple(by_kind))(node.entries["kind"][1], path, draft)
        return UNREAD if kind is UNREAD else by_kind[kind](node, path, draft)

    return reader


@cache
def _fields(record: Any) -> dict[str, Any]:
    """The fields of a dataclass, as `dataclasses` has them, by their keys."""
    return {field.name.rstrip("_"): field for field in dataclasses.fields(record)}


def _record(record: Any) -> Reader:
    fields = _fields(record)
    readers = {key: (each.name, _reader(each.type)) for key, each in fields.items()}
    required = [(key, each.name) for key, each in fields.items() if each.default is dataclasses.MISSING]

    def reader(node: Node, path: Path, draft: Draft) -> Any:
        if not isinstance(node, Mapping):
            return _wrong_type(node, f"a mapping with the keys of {_called(record)}", draft)
        values: dict[str, Any] = {}
        unknown: list[Scalar] = []
        for key, (written, value) in node.entries.items():
            if key in readers:
                name, read = readers[key]
                way = (*path, key)
                draft.places[way] = value
                values[name] = read(value, way, draft)
            else:
                unknown.append(written)
        if other := _other_record(unknown):
            message = f"expected {_called(record)}, found the keys of {_called(other)}; does it belong elsewhere?"
            draft.note(node.place, "unknown-key", message)
            return UNREAD
        for written in unknown:
            near = draft.near(written.text, (key for key in fields if key not in node.entries))[:1]
            hint = f"; did you mean {near[0]}?" if near else ""
            if written.text.isdigit():
                hint = "; a number is written without commas"
            values.update((fields[key].name, UNREAD) for key in near)
            if REPLACED not in written.text:
                message = f"expected a key of {_called(record)}, found {_shown(written)}{hint}"
                draft.note(written.place, "unknown-key", message)
        for key, name in required:
            if name not in values:
                values[name] = UNREAD
                if draft.whole:
                    draft.note(node.place, "missing-key", f"expected the key {key} in {_called(record)}, found none")
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


def _wrong_type(node: Node, expected: str, draft: Draft) -> Any:
    if isinstance(node, Refused):
        return UNREAD
    if isinstance(node, Scalar):
        found = "nothing" if node.empty else f"the text {_shown(node)}"
    else:
        found = "a list" if isinstance(node, Sequence) else "a mapping"
    draft.note(node.place, "wrong-type", f"expected {expected}, found {found}")
    return UNREAD
