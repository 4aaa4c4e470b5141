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
from explainer.content.records import SHORTHANDS, called, fields_of, is_record, words_of
from explainer.content.shorthand import write_out
from explainer.content.suggest import question, shown
from explainer.content.tree import Mapping, Node, Refused, Scalar, Sequence
from explainer.content.tree_builder import REPLACED
from explainer.content.unread import IncompleteTable, Unread, unread, with_unread
from explainer.problem import Problem
from explainer.story import Caveat, CaveatKind, Story
from explainer.values import Id


def read(document: Document) -> PartialStory:
    """Decode a parsed document as far as possible. Raises nothing."""
    partial = PartialStory(document)
    try:
        if document.root is not None and not _is_earlier_format(document.root, partial):
            partial.story = _reader(Story)(document.root, (), partial)
    except Unread:
        pass
    except TooMany:
        partial.parsed_fully = False
    return partial


def _is_earlier_format(root: Node, partial: PartialStory) -> bool:
    """Whether a story is written in format 1, which gets one message instead of one for each of its parts."""
    _, version = root.entries.get("explainer", (None, None)) if isinstance(root, Mapping) else (None, None)
    if not isinstance(version, Scalar) or version.text not in ("1", "1.0"):
        return False
    changed = (
        "figures stand in groups; a value is written as it is read, such as more than 13,000; confidence: WORD because "
        "REASON; basis: count, witnesses, estimate; background: instead of context:; stake: instead of interest:; "
        "caveats as KIND: TEXT; timeline: instead of events:; no pictures"
    )
    partial.note(version.place, "bad-value", f"expected explainer: 2, found the earlier format; in 2, {changed}")
    partial.parsed_fully = False
    return True


Reader = Callable[[Node, Path, PartialStory], Any]
"""Decodes a node; raises Unread, once it has noted the reason, where that cannot be done."""


@cache
def _reader(wanted: Any) -> Reader:
    """The reader for a type of the model."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if wanted in scalars.READERS:
        return _scalar(*scalars.READERS[wanted])
    if origin is Literal:
        allowed = tuple(map(str, words_of(wanted)))
        read = _scalar(scalars.one_of(allowed), f"one of {' | '.join(allowed)}", allowed)
        return read if isinstance(arguments[0], str) else _converted(read, type(arguments[0]))
    if origin is Annotated:
        return _list(get_args(arguments[0])[0], at_least=arguments[1])
    if origin is tuple:
        return _list(arguments[0], at_least=0)
    if origin in (Union, UnionType):
        kinds = tuple(each for each in arguments if each is not type(None))
        return _reader(Union[kinds])  # noqa: UP007 - they are only known here
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


def _caveat() -> Reader:
    """A caveat: a bare text, also one that YAML reads as a mapping because of a colon, or KIND: TEXT."""
    bare, named = _converted(_reader(str), Caveat), _reader(Id)
    kinds = get_args(CaveatKind)
    known = {"source", *kinds}

    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        if not isinstance(node, Mapping):
            return bare(node, path, partial)
        _repair_keys(node, known, partial)
        found = [kind for kind in kinds if kind in node.entries]
        if not found and not {"kind", "text"} & node.entries.keys():
            from explainer.content.wrong_kinds import is_a_text

            if is_a_text(node, known):
                return bare(node, path, partial)
        unknown = [key for name, (key, _) in node.entries.items() if name not in known]
        if unknown or len(found) != 1:
            place = unknown[0].place if unknown else node.place
            names = " and ".join(node.entries) if not unknown else f'"{shown(unknown[0].text)}"'
            hint = "; in braces a text with a comma stands in quotation marks" if " " in names and unknown else ""
            message = f"expected a text, or one of {', '.join(kinds)} before it; found {names}{hint}"
            partial.note(place, "unknown-key", message)
            raise Unread
        kind = found[0]
        for key, (_, value) in node.entries.items():
            partial.places[*path, key] = value
        text = _reader(str)(node.entries[kind][1], (*path, kind), partial)
        source = node.entries.get("source")
        return Caveat(text, kind, named(source[1], (*path, "source"), partial) if source else None)

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


def _record(record: Any) -> Reader:
    """A mapping with the keys of a record; a field that cannot be read raises Unread when it is accessed."""
    fields = fields_of(record)
    shorthands = SHORTHANDS.get(record, {})
    readers = {key: (each.name, _reader(each.type)) for key, each in fields.items() if key not in shorthands}
    required = {key for key, each in fields.items() if each.required}

    def reader(node: Node, path: Path, partial: PartialStory) -> Any:
        if not isinstance(node, Mapping):
            from explainer.content.wrong_kinds import instead_of_a_mapping

            hint = instead_of_a_mapping(node, key_of(path), record)
            _wrong_type(node, f"a mapping with the keys of {called(record)}", partial, hint)
        _repair_keys(node, fields.keys(), partial)
        write_out(record, node)
        values: dict[str, Any] = {}
        gaps: set[str] = set()
        unknown: dict[str, Scalar] = {}
        for key, (written, value) in node.entries.items():
            if key in shorthands:
                whole = shorthands[key].name
                if whole in node.entries:
                    partial.note(written.place, "duplicate-key", f"expected {key} or {whole}, found both")
                else:
                    partial.note(value.place, "wrong-type", f"expected one under {key}, found a list; write {whole}:")
                    gaps.add(whole)
            elif key in readers:
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
