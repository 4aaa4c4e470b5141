"""Keys that a record does not have or lacks, and values of another kind than their key takes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from collections.abc import Set as AbstractSet
from typing import Any, NoReturn

from explainer.content import value_readers
from explainer.content.decode_context import DecodeContext, Path, key_of
from explainer.content.mistakes import characters, values
from explainer.content.mistakes.scalars import ids_by_name
from explainer.content.records import called, fields_of, is_record, required_keys
from explainer.content.suggest import instruction, keys_in_words, listing, question, quoted, shown
from explainer.content.tree import ErrorNode, Mapping, Node, Scalar, Sequence
from explainer.content.tree_builder import REPLACED
from explainer.content.unread import Unread
from explainer.content.value_readers import Kind
from explainer.story import Caveat, Computed, Event, Figure, Section, Source, Story
from explainer.values import Id

LISTED_UNDER = {Figure: "figures", Source: "sources", Section: "sections", Event: "events"}
"""The key that each of these records is listed under."""


def rename_keys(node: Mapping, known: Collection[str], what: str, context: DecodeContext) -> None:
    """Report keys that are one of the known ones with a slip of the pen, and read them as that one."""
    entries = dict(node.entries)
    node.entries.clear()
    for name, (key, value) in entries.items():
        free = [each for each in known if each not in entries and each not in node.entries]
        node.entries[name if name in known else _intended(key, free, what, context)] = (key, value)


def _intended(key: Scalar, free: Collection[str], what: str, context: DecodeContext) -> str:
    """The key that was meant by an unknown one, which is reported; the unknown one where none is near."""
    name = key.text
    if found := characters.found(key):
        plain = "".join(characters.bare(found.plain).lower().split())
        if plain in free:
            if REPLACED not in name:
                alike, fix = characters.alike(found.character), context.replaced(key, plain)
                context.report(found.place, "look-alike", *alike, f"write {plain}", fix=fix)
            return plain
    near = context.suggestions.nearest(name, free)[:1] if re.fullmatch(r"[\w-]+", name) else []
    if not near or _belongs_elsewhere(name, near[0]):
        return name
    fix = context.replaced(key, near[0])._replace(sure=_is_slip(name, near[0]))
    context.report(key.place, "unknown-key", f"a key of {what}", f'"{shown(name)}"', question(near), fix=fix)
    return near[0]


def _is_slip(name: str, key: str) -> bool:
    """Whether letters are only swapped, or one is lost or too many; with another letter it may be another word."""
    written, intended = Counter(name.lower()), Counter(key)
    return sum((written - intended).values()) + sum((intended - written).values()) < 2


def report_keys(node: Mapping, record: Any, unknown: dict[str, Scalar], path: Path, context: DecodeContext) -> set[str]:
    """Report the unknown keys of a record and those that are missing, and return the fields that cannot be read.

    Raises Unread where the keys are those of another record.
    """
    fields = fields_of(record)
    lacking = [key for key in required_keys(record) if key not in node.entries]
    if unknown and (other := _other_record(unknown.keys(), node.entries.keys())):
        if (astray := (path[:-1], other)) not in context.astray:  # a list without its key is one mistake
            context.astray.add(astray)
            mend = f"does it belong under {LISTED_UNDER[other]}:?"
            context.report(node.place, "unknown-key", called(record), f"the keys of {called(other)}", mend)
        raise Unread
    for key, written in unknown.items():
        if REPLACED not in key:
            near = lacking if len(unknown) == len(lacking) == 1 else []
            mend = question(near) or _where_keys_are(record, key)
            context.report(written.place, "unknown-key", f"a key of {called(record)}", f'"{shown(key)}"', mend)
    if lacking and context.is_complete and not unknown:
        place = context.places.get(path, node).place  # that of the id which it stands under, if any
        context.report(place, "missing-key", f"the {keys_in_words(lacking)} in {called(record)}", "none")
    absent = {field.name for field in fields.values()} - node.entries.keys()
    return absent if unknown else {fields[key].name for key in lacking}


def _other_record(unknown: AbstractSet[str], keys: AbstractSet[str]) -> Any:
    """The record that the unknown ones of some keys belong to; None where that is not certain."""
    for record in LISTED_UNDER:
        needed = 2 if keys >= set(required_keys(record)) else 3
        if len(unknown) >= needed and unknown <= fields_of(record).keys():
            return record
    return None


def _owner(key: str) -> Any:
    return next((each for each in (Figure, Section, Source, Story) if key in fields_of(each)), None)


def _belongs_elsewhere(key: str, near: str) -> bool:
    """Whether a key is one of another record, and not merely a longer or shorter form of the near one."""
    return _owner(key) is not None and not key.startswith(near) and not near.startswith(key)


def _where_keys_are(record: Any, key: str) -> str:
    """Which record an unknown key belongs to; else the keys of this one, where they are few."""
    if (owner := _owner(key)) is not None:
        return f"{key} is a key of {called(owner)}"
    keys = list(fields_of(record))
    return f"its keys are {listing(keys)}" if len(keys) < 9 else ""


def not_a_scalar(node: Node, path: Path, kind: Kind, context: DecodeContext) -> NoReturn:
    """Report what stands in the place of a scalar, and raise Unread."""
    found: list[Node] = []
    if isinstance(node, Sequence):
        found = node.items
    elif isinstance(node, Mapping):
        found = [value for _, value in node.entries.values()]
    texts = [each.text for each in found if isinstance(each, Scalar)]
    is_range = kind.read is value_readers.value and len(found) == 2
    intended = (" to " if is_range else ", ").join(texts)
    is_plain = len(texts) == len(found) and (is_range or isinstance(node, Sequence))
    mend = instruction(key_of(path), [intended]) if is_plain and values.is_taken(intended, kind.read) else ""
    wrong_type(node, kind.name, mend, context)


def not_a_list(node: Node, path: Path, wanted: Any, at_least: int, context: DecodeContext) -> NoReturn:
    """Report what stands in the place of a list, and raise Unread.

    `wanted`: the type of its items, of which there have to be `at_least` so many.
    """
    key, mend = key_of(path), ""
    if isinstance(node, Mapping) and node.entries:
        first = f"{shown(next(iter(node.entries)))}: ..."
        in_block = f"each item begins with a dash: - {first}"
        mend = instruction(key, [f"[{{{first}}}]"]) if node.in_brackets else in_block
    elif isinstance(node, Scalar) and node.text:
        if node.text.lower() in values.NOTHING and not at_least:
            mend = f"where there is none, {key} is left out"
        elif is_record(wanted) and wanted is not Caveat:
            mend = _its_keys(wanted)
        else:
            items = values.named(node.text, ids_by_name(key, context)) or values.listed(node.text)
            if wanted is not Id or not all(map(value_readers.ID_RE.fullmatch, items)):
                items = [node.text]
            listed = ", ".join(item if re.fullmatch(r"[\w -]*\w", item) else quoted(item) for item in items)
            mend = instruction(key, [f"[{listed}]"])
    wrong_type(node, "a list", mend, context)


def not_a_mapping(node: Node, path: Path, record: Any, context: DecodeContext) -> NoReturn:
    """Report what stands in the place of a mapping with the keys of a record, and raise Unread."""
    mend = ""
    if isinstance(node, Scalar) and not node.empty:
        mend = _its_keys(record)
        if record is Computed:
            mend = instruction(key_of(path), [f"{{formula: {quoted(values.formula(node.text))}}}"])
    wrong_type(node, f"a mapping with the keys of {called(record)}", mend, context)


def _its_keys(record: Any) -> str:
    """The keys that a record always has; all of them where it needs none."""
    keys = required_keys(record)
    if not keys:
        return f"its keys are {listing(list(fields_of(record)))}"
    return f"{called(record)} needs the {keys_in_words(keys)}"


def wrong_type(node: Node, expected: str, mend: str, context: DecodeContext) -> NoReturn:
    """Report what was found instead, unless there is a problem for it already, and raise Unread."""
    if not isinstance(node, ErrorNode):
        if isinstance(node, Scalar):
            found = "nothing" if node.empty else f'the text "{shown(node.text)}"'
        else:
            found = "a list" if isinstance(node, Sequence) else "a mapping"
        context.report(node.place, "wrong-type", expected, found, mend)
    raise Unread
