"""Decodes a parsed tree into a story, by the annotations of the model's own records.

What cannot be read becomes a problem, and that part of the story raises Unread when it is accessed. So everything else
can still be checked, and no check reports a mere consequence of another problem.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NoReturn, Union, get_args, get_origin

from explainer.content import scalars
from explainer.content.document import Document
from explainer.content.noting import TooMany
from explainer.content.partial import PartialStory, Path, key_of
from explainer.content.records import called, fields_of, is_record
from explainer.content.suggest import question, shown
from explainer.content.tree import Mapping, Node, Refused, Scalar, Sequence
from explainer.content.tree_builder import REPLACED
from explainer.content.unread import IncompleteTable, Unread, unread, with_unread
from explainer.problem import Problem
from explainer.story import Caveat, Story
from explainer.values import Id, Number, Quantity, Range


def read(document: Document) -> PartialStory:
    """Decode a parsed document as far as possible. Raises nothing."""
    partial = PartialStory(document)
    try:
        if document.root is not None:
            partial.story = _reader(Story)(document.root, (), partial)
    except Unread:
        pass
    except TooMany:
        partial.parsed_fully = False
    return partial


Reader = Callable[[Node, Path, PartialStory], Any]
"""Decodes a node; raises Unread, once it has noted the reason, where that cannot be done."""


@cache
def _reader(wanted: Any) -> Reader:
    """The reader for a type of the model."""
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
        return _list(get_args(arguments[0])[0], at_least=arguments[1])
    if origin is tuple:
        return _list(arguments[0], at_least=0)
    if origin in (Union, UnionType):
        kinds = tuple(each for each in arguments if each is not type(None))
        return _tagged(kinds) if kinds == arguments else _reader(Union[kinds])  # noqa: UP007 - they are only known here
    if is_record(wanted):
        return _caveat() if wanted is Caveat else _record(wanted)
    return _table(arguments[1])


def _scalar(read: Callable[[str], object], name: str, allowed: tuple[str, ...] = ()) -> Reader:
    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        if not isinstance(node, Scalar) or node.empty:
            from explainer.content.wrong_kinds import instead_of_a_scalar

            _wrong_type(node, name, partial, instead_of_a_scalar(node, key_of(path), read, partial.line(node)))
        if read is scalars.text and not node.text[:1].isascii() and not node.quoted:
            from explainer.content import lookalike

            if inner := lookalike.inner_of_quotes(node.text.strip()):
                from explainer.content.unfit_scalars import in_curly_quotes

                partial.add([in_curly_quotes(node, key_of(path), inner)])
        try:
            return read(node.text)
        except scalars.Unfit as unfit:
            if REPLACED in node.text:
                raise Unread from None  # there is a problem for it
            from explainer.content.unfit_scalars import refusal  # only where there is a problem

            known = partial.ids_by_name(path) if read is scalars.identifier else {each: each for each in allowed}
            answer = refusal(node, key_of(path), read, unfit, known)
            hint = answer.hint
            if known and not hint:
                hint = question([known[each] for each in partial.suggestions.nearest(answer.text, known)[:1]])
            partial.note(answer.place, answer.rule, f"{answer.message}{hint}")
            if answer.value is None:
                raise Unread from None
            return answer.value

    return reader


def _converted(read: Reader, kind: Callable[[Any], Any]) -> Reader:
    return lambda node, path, partial: kind(read(node, path, partial))


def _either(mapping: Reader, other: Reader) -> Reader:
    """One reader for a mapping, another for everything else."""
    return lambda node, path, partial: (mapping if isinstance(node, Mapping) else other)(node, path, partial)


def _caveat() -> Reader:
    """A caveat: a mapping or a bare text, also a text that YAML reads as a mapping because of a colon."""
    record, bare = _record(Caveat), _converted(_reader(str), Caveat)

    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        if isinstance(node, Mapping) and "text" not in node.entries:
            from explainer.content.wrong_kinds import is_a_text

            _repair_keys(node, fields_of(Caveat).keys(), partial)
            if "text" not in node.entries and is_a_text(node, fields_of(Caveat)):
                return bare(node, path, partial)
        return (record if isinstance(node, Mapping) else bare)(node, path, partial)

    return reader


def _list(wanted: Any, at_least: int) -> Reader:
    """A list. A record that cannot be read leaves a gap; one scalar that cannot be read makes the list unread."""
    read = _reader(wanted)
    gap = unread(wanted) if is_record(wanted) else None
    known = fields_of(wanted) if gap is not None else {}

    def fits(item: Node) -> bool:
        return isinstance(item, Mapping) and "id" in item.entries and len(item.entries.keys() - known.keys()) < 3

    lists = [key for key, field in known.items() if get_origin(field.type) in (tuple, Annotated)]

    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        if not isinstance(node, Sequence):
            from explainer.content.wrong_kinds import instead_of_a_list

            hint = instead_of_a_list(node, key_of(path), wanted, at_least, partial.ids_by_name(path) or {})
            _wrong_type(node, "a list", partial, hint)
        if len(node.items) < at_least and partial.parsed_fully:
            partial.note(node.place, "bad-value", "expected a list of at least one, found an empty one")
            raise Unread
        if "id" in known and not all(map(fits, node.items)):
            from explainer.content.wrong_shapes import indent_items

            partial.add(indent_items(node, lists, known))
        items = []
        for index, item in enumerate(node.items):
            way = (*path, index)
            partial.places[way] = item
            try:
                items.append(read(item, way, partial))
            except Unread:
                items.append(gap)
        if gap is None and None in items:
            raise Unread
        return tuple(items)

    return reader


def _table(wanted: Any) -> Reader:
    """A mapping from ids, which the editor chooses, to records of one kind."""
    read, fields = _reader(wanted), fields_of(wanted).keys()

    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        if not isinstance(node, Mapping):
            _wrong_type(node, "a mapping from ids", partial, "; each begins with its id and a colon, without a dash")
        if node.entries.keys() & fields:
            from explainer.content.wrong_shapes import indent_keys

            partial.add(indent_keys(node, dict.fromkeys(node.entries, fields), ()))
        table: dict[Id, Any] = {}
        for key, value in node.entries.values():
            way = (*path, key.text)
            try:
                record = read(value, way, partial)
            except Unread:
                record = unread(wanted)
            try:
                name: Id = _reader(Id)(key, path, partial)
            except Unread:
                continue
            partial.places[way] = key
            table[name] = record
        return table if len(table) == len(node.entries) else IncompleteTable(table)

    return reader


def _tagged(kinds: tuple[Any, ...]) -> Reader:
    """One of several records, told apart by their `kind`."""
    by_kind = {get_args(fields_of(kind)["kind"].type)[0]: _record(kind) for kind in kinds}
    known = frozenset().union(*map(fields_of, kinds))

    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        if not isinstance(node, Mapping):
            from explainer.content.wrong_kinds import instead_of_a_mapping

            _wrong_type(node, "a mapping with a kind", partial, instead_of_a_mapping(node, key_of(path)))
        _repair_keys(node, known, partial)
        if "kind" not in node.entries:
            if partial.parsed_fully:
                from explainer.content.wrong_kinds import missing_kind

                partial.note(node.place, "missing-key", missing_kind(node))
            raise Unread
        kind = _scalar(scalars.one_of(tuple(by_kind)), "a kind", tuple(by_kind))(
            node.entries["kind"][1], (*path, "kind"), partial
        )
        return by_kind[kind](node, path, partial)

    return reader


def _record(record: Any) -> Reader:
    """A mapping with the keys of a record; a field that cannot be read raises Unread when it is accessed."""
    fields = fields_of(record)
    readers = {key: (each.name, _reader(each.type)) for key, each in fields.items()}
    required = {key for key, each in fields.items() if each.required}

    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        if not isinstance(node, Mapping):
            from explainer.content.wrong_kinds import instead_of_a_mapping

            hint = instead_of_a_mapping(node, key_of(path), record)
            _wrong_type(node, f"a mapping with the keys of {called(record)}", partial, hint)
        _repair_keys(node, fields.keys(), partial)
        values: dict[str, Any] = {}
        gaps: set[str] = set()
        unknown: dict[str, Scalar] = {}
        for key, (written, value) in node.entries.items():
            if key in readers:
                name, read = readers[key]
                way = (*path, key)
                partial.places[way] = value
                try:
                    values[name] = read(value, way, partial)
                except Unread:
                    gaps.add(name)
            else:
                unknown[key] = written
        if unknown or not required <= node.entries.keys():
            from explainer.content.wrong_keys import note_keys

            gaps |= note_keys(node, record, unknown, path, partial)
        if gaps:
            return with_unread(record, frozenset(gaps))(**values, **dict.fromkeys(gaps))
        return record(**values)

    return reader


def _wrong_type(node: Node, expected: str, partial: PartialStory, answer: str | Problem = "") -> NoReturn:
    """Note what was found instead, unless the node was refused before, and raise Unread.

    `answer`: the end of the message, or a problem to note in its place.
    """
    if isinstance(answer, Problem):
        partial.add([answer])
    elif not isinstance(node, Refused):
        if isinstance(node, Scalar):
            found = "nothing" if node.empty else f'the text "{shown(node.text)}"'
        else:
            found = "a list" if isinstance(node, Sequence) else "a mapping"
        partial.note(node.place, "wrong-type", f"expected {expected}, found {found}{answer}")
    raise Unread


def _repair_keys(node: Mapping, known: AbstractSet[str], partial: PartialStory) -> None:
    if not node.entries.keys() <= known:
        from explainer.content.wrong_shapes import repair_keys

        partial.add(repair_keys(node, known))
