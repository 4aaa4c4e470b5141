"""Decodes a parsed tree into a story, by the annotations of the model's own records.

What cannot be read becomes a problem, and that part of the story raises Unread when it is accessed. So everything else
can still be checked, and no check reports a mere consequence of another problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from explainer import FORMAT
from explainer.content import value_readers
from explainer.content.decode_context import DecodeContext, Path, key_of
from explainer.content.problems import TooMany
from explainer.content.records import SHORTHANDS, called, fields_of, is_record, required_keys, words_of
from explainer.content.shorthand import write_out
from explainer.content.suggest import shown
from explainer.content.tree import Document, Mapping, Node, Scalar, Sequence
from explainer.content.tree_builder import REPLACED
from explainer.content.unread import IncompleteTable, Unread, unread, with_unread
from explainer.content.value_readers import Kind
from explainer.problem import Place
from explainer.story import Caveat, CaveatKind, Figure, Source, Story
from explainer.values import Id

CURLY_RE = re.compile(r"[^\w\s].*[^\w\s.!?)]")
"""A text that may stand in other quotation marks than YAML's."""
TOUCHING_RE = re.compile(r" #(?=[^\s#])")
"""A # after a blank that touches a word, so that it may be meant as text."""


def read(document: Document) -> DecodeContext:
    """Decode a parsed document as far as possible. Raises nothing."""
    context = DecodeContext(document)
    try:
        if document.root is not None and not _is_other_format(document.root, context):
            context.story = _reader(Story)(document.root, (), context)
    except Unread:
        pass
    except TooMany:
        context.is_complete = False
    return context


def _is_other_format(root: Node, context: DecodeContext) -> bool:
    """Whether a story is written in another format, which gets one message instead of one for each of its parts."""
    version = root.value("explainer") if isinstance(root, Mapping) else None
    number = version.text.removesuffix(".0") if isinstance(version, Scalar) else ""
    if version is None or number == str(FORMAT) or not re.fullmatch("[1-9][0-9]?", number):
        return False
    found, mend = "a later format", "update explainer"
    if number == "1":
        found = "the earlier format"
        mend = (
            "in 2, figures stand in groups; a value is written as it is read, such as more than 13,000; confidence: "
            "WORD because REASON; basis: count, witnesses, estimate; background: instead of context:; stake: instead "
            "of interest:; caveats as KIND: TEXT; timeline: instead of events:; no pictures"
        )
    context.report(version.place, "format", f"explainer: {FORMAT}", found, mend)
    context.is_complete = False
    return True


Reader = Callable[[Node, Path, DecodeContext], Any]
"""Decodes a node; raises Unread, once it has reported the reason, where that cannot be done."""


@cache
def _reader(wanted: Any) -> Reader:
    """The reader for a type of the model."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if wanted in value_readers.KINDS:
        return _scalar(value_readers.KINDS[wanted])
    if origin is Literal:
        read = _scalar(value_readers.one_of(tuple(map(str, words_of(wanted)))))
        kind = type(arguments[0])
        return read if kind is str else lambda node, path, context: kind(read(node, path, context))
    if origin is Annotated:
        return _list(get_args(arguments[0])[0], at_least=arguments[1])
    if origin is tuple:
        return _list(arguments[0], at_least=0)
    if is_record(wanted):
        return _caveat() if wanted is Caveat else _record(wanted)
    return _table(arguments[1])


def _scalar(kind: Kind) -> Reader:
    def reader(node: Node, path: Path, context: DecodeContext) -> Any:
        if not isinstance(node, Scalar) or node.empty:
            from explainer.content.mistakes.keys import not_a_scalar

            not_a_scalar(node, path, kind, context)
        if kind.read is value_readers.text and not node.style:
            if node.text.endswith(","):
                expected = "no comma at the end of a text"
                context.report(node.place, "comma-at-end", expected, "one", "delete it", "warning")
            if not node.text[:1].isascii() and CURLY_RE.fullmatch(node.text.strip()):
                from explainer.content.mistakes.scalars import warn_of_quotation_marks

                warn_of_quotation_marks(node, key_of(path), context)
            if context.may_be_cut:
                _warn_of_comment(node, context)
        try:
            return kind.read(node.text)
        except value_readers.BadScalar as bad:
            if REPLACED in node.text:
                raise Unread from None  # there is a problem for it
            from explainer.content.mistakes.scalars import report_scalar  # only where there is a problem

            intended = report_scalar(node, path, kind, bad, context)
            if intended is None:
                raise Unread from None
            return intended

    return reader


def _warn_of_comment(node: Scalar, context: DecodeContext) -> None:
    """Warn of a comment that may be the end of a text without quotation marks, or all of its first line."""
    first, last = node.place.line, node.place.line + node.lines - 1
    ends = [(last, node.place.column + node.place.length - 1 if node.lines == 1 else 0)]
    if not context.lines[first - 1][: node.place.column - 1].strip():
        ends += [(first - 1, 0)]
    for line, start in ends:
        text = context.lines[line - 1]
        found = TOUCHING_RE.search(text, start)
        if found and (line == last or text[: found.start()].rstrip().endswith(":")):
            rest = text[found.end() - 1 :].rstrip()
            place, cut = Place(line, found.end(), len(rest)), f"{shown(rest)} cut off as a comment"
            mend = "put the text in quotation marks"
            context.report(place, "cut-by-comment", "the whole text", cut, mend, "warning")


def _caveat() -> Reader:
    """A caveat: a bare text, also one that YAML reads as a mapping because of a colon, or KIND: TEXT."""
    read_text, read_id = _reader(str), _reader(Id)
    kinds = get_args(CaveatKind)
    known = {"source", *kinds}

    def reader(node: Node, path: Path, context: DecodeContext) -> Any:
        if not isinstance(node, Mapping):
            return Caveat(read_text(node, path, context))
        _rename_keys(node, known, "a caveat", context)
        found = [kind for kind in kinds if kind in node.entries]
        unknown = [key for name, (key, _) in node.entries.items() if name not in known]
        if unknown or len(found) != 1:
            place = unknown[0].place if unknown else node.place
            names = " and ".join(node.entries) if not unknown else f'"{shown(unknown[0].text)}"'
            mend = "write KIND: TEXT" if node.in_brackets and len(found) != 1 else ""
            context.report(place, "unknown-key", f"a text, alone or behind one of {' | '.join(kinds)}", names, mend)
            raise Unread
        kind = found[0]
        for key, (_, value) in node.entries.items():
            context.places[*path, key] = value
        text = read_text(node.entries[kind][1], (*path, kind), context)
        source = node.value("source")
        return Caveat(text, kind, read_id(source, (*path, "source"), context) if source else None)

    return reader


def _list(wanted: Any, at_least: int) -> Reader:
    """A list. A record that cannot be read leaves a gap; one scalar that cannot be read makes the list unread."""
    read = _reader(wanted)
    gap = unread(wanted) if is_record(wanted) else None

    def reader(node: Node, path: Path, context: DecodeContext) -> Any:
        if not isinstance(node, Sequence):
            from explainer.content.mistakes.keys import not_a_list

            not_a_list(node, path, wanted, at_least, context)
        if len(node.items) < at_least and context.is_complete:
            context.report(node.place, "wrong-type", "a list of at least one", "an empty one")
            raise Unread
        items = []
        for index, item in enumerate(node.items):
            way = (*path, index)
            context.places[way] = item
            try:
                items.append(read(item, way, context))
            except Unread:
                items.append(gap)
        if gap is None and None in items:
            raise Unread
        return tuple(items)

    return reader


def _table(wanted: Any) -> Reader:
    """A mapping from ids, which the editor chooses, to records of one kind."""
    read = _reader(wanted)

    def reader(node: Node, path: Path, context: DecodeContext) -> Any:
        if not isinstance(node, Mapping):
            from explainer.content.mistakes.keys import wrong_type

            wrong_type(node, "a mapping from ids", "each begins with its id and a colon, without a dash", context)
        table: dict[Id, Any] = {}
        is_whole = True
        for key, value in node.entries.values():
            way = (*path, key.text)
            is_whole = is_whole and not (isinstance(value, Mapping) and value.may_be_two)
            context.places[way] = key
            try:
                record = read(value, way, context)
            except Unread:
                record = unread(wanted)
            try:
                name: Id = _reader(Id)(key, path, context)
            except Unread:
                continue
            table[name] = record
        return table if is_whole and len(table) == len(node.entries) else IncompleteTable(table)

    return reader


def _record(record: Any) -> Reader:
    """A mapping with the keys of a record; a field that cannot be read raises Unread when it is accessed."""
    fields = fields_of(record)
    shorthands = SHORTHANDS.get(record, {})
    readers = {key: (each.name, _reader(each.type)) for key, each in fields.items() if key not in shorthands}
    required = set(required_keys(record))

    def reader(node: Node, path: Path, context: DecodeContext) -> Any:
        if not isinstance(node, Mapping):
            from explainer.content.mistakes.keys import not_a_mapping

            not_a_mapping(node, path, record, context)
        _rename_keys(node, fields.keys(), called(record), context)
        if len(fields) > 3 and node.entries.keys() == {"id"}:
            context.report(node.place, "wrong-type", called(record), "nothing but its id")
            raise Unread
        write_out(record, node)
        values: dict[str, Any] = {}
        gaps: set[str] = set()
        unknown: dict[str, Scalar] = {}
        for key, (written, value) in node.entries.items():
            if key in shorthands:
                whole = shorthands[key].name
                if whole in node.entries:
                    context.report(written.place, "duplicate-key", f"{key} or {whole}", "both")
                else:
                    context.report(value.place, "wrong-type", f"one under {key}", "a list", f"write {whole}:")
                    gaps.add(whole)
            elif key in readers:
                name, read = readers[key]
                way = (*path, key)
                context.places[way] = value
                try:
                    values[name] = read(value, way, context)
                except Unread:
                    gaps.add(name)
            else:
                unknown[key] = written
        if unknown or not required <= node.entries.keys():
            from explainer.content.mistakes.keys import report_keys

            gaps |= report_keys(node, record, unknown, path, context)
        if node.may_be_two and record in (Figure, Source):
            raise Unread  # its keys may be halves of two
        if gaps:
            return with_unread(record, frozenset(gaps))(**values, **dict.fromkeys(gaps))
        return record(**values)

    return reader


def _rename_keys(node: Mapping, known: AbstractSet[str], what: str, context: DecodeContext) -> None:
    if not node.entries.keys() <= known:
        from explainer.content.mistakes.keys import rename_keys

        rename_keys(node, known, what, context)
