"""Keys that a record does not have or lacks, and values of another kind than their key takes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection
from typing import Any

from explainer.content import scalars
from explainer.content.decode_context import DecodeContext, Path, key_of
from explainer.content.mistakes import characters, values
from explainer.content.mistakes.scalars import ids_by_name
from explainer.content.records import called, fields_of, is_record
from explainer.content.suggest import listing, question, quoted, shortened, shown
from explainer.content.tree import Mapping, Node, Scalar, Sequence
from explainer.content.tree_builder import REPLACED
from explainer.content.unread import Unread
from explainer.story import Caveat, Event, Figure, Section, Source, Story
from explainer.values import Id

LISTED_UNDER = {Figure: "figures", Source: "sources", Section: "sections", Event: "events"}
"""The key that each of these records is listed under."""


def rename_keys(node: Mapping, known: Collection[str], what: str, context: DecodeContext) -> None:
    """Report keys that are one of the known ones with a slip of the pen, and read them as that one."""
    entries = dict(node.entries)
    node.entries.clear()
    for name, (key, value) in entries.items():
        intended = name
        if name not in known:
            free = [each for each in known if each not in entries and each not in node.entries]
            found = None if name.isascii() else characters.found(name)
            plain = "".join(characters.bare(found.plain).lower().split()) if found else ""
            near = [plain] if plain in free else _near(name, free, context)
            if near and REPLACED not in name:
                place, message = key.place, f'expected a key of {what}, found "{shown(name)}"{question(near)}'
                rule, fix = "unknown-key", context.replaced(key, near[0])._replace(sure=_is_slip(name, near[0]))
                if found and near == [plain]:
                    place, message = characters.place_in(key, found.at), f"{found.message}; write {plain}"
                    rule, fix = "look-alike", fix._replace(sure=True)
                context.report(place, rule, message, fix=fix)
            intended = near[0] if near else name
        node.entries[intended] = (key, value)


def _near(name: str, free: Collection[str], context: DecodeContext) -> list[str]:
    """The known key that is near to a word."""
    near = context.suggestions.nearest(name, free)[:1] if re.fullmatch(r"[\w-]+", name) else []
    return [] if near and _belongs_elsewhere(name, near[0]) else near


def _is_slip(name: str, key: str) -> bool:
    """Whether letters are only swapped, or one is lost or too many; with another letter it may be another word."""
    written, intended = Counter(name.lower()), Counter(key)
    return sum((written - intended).values()) + sum((intended - written).values()) < 2


def report_keys(node: Mapping, record: Any, unknown: dict[str, Scalar], path: Path, context: DecodeContext) -> set[str]:
    """Report the unknown keys of a record and those that are missing, and return the fields that cannot be read.

    Raises Unread where the keys are those of another record.
    """
    fields = fields_of(record)
    lacking = [key for key, field in fields.items() if field.required and key not in node.entries]
    if unknown and (other := _other_record(unknown.values(), node.entries)):
        if (astray := (path[:-1], other)) not in context.astray:  # a list without its key is one mistake
            context.astray.add(astray)
            hint = f"does it belong under {LISTED_UNDER[other]}:?"
            message = f"expected {called(record)}, found the keys of {called(other)}; {hint}"
            context.report(node.place, "unknown-key", message)
        raise Unread
    for key, written in unknown.items():
        if REPLACED not in key:
            value = node.entries[key][1]
            is_too_far = path and isinstance(value, Mapping) and not value.in_brackets and _owner(key) is None
            near = lacking if len(unknown) == len(lacking) == 1 else []
            hint = question(near) or ("; is it indented too far?" if is_too_far else _where_keys_are(record, key))
            message = f'expected a key of {called(record)}, found "{shown(key)}"{hint}'
            context.report(written.place, "unknown-key", message)
    if lacking and context.is_complete and not unknown:
        keys = f"key {lacking[0]}" if len(lacking) == 1 else f"keys {listing(lacking)}"
        place = context.places.get(path, node).place  # that of the id which it stands under, if any
        context.report(place, "missing-key", f"expected the {keys} in {called(record)}, found none")
    absent = {field.name for field in fields.values()} - node.entries.keys()
    return absent if unknown else {fields[key].name for key in lacking}


def _other_record(unknown: Collection[Scalar], keys: Collection[str]) -> Any:
    """The record that the unknown ones of some keys belong to; None where that is not certain."""
    found = {key.text for key in unknown}

    def fits(record: Any) -> bool:
        fields = fields_of(record)
        required = {key for key, field in fields.items() if field.required}
        return found <= fields.keys() and (len(found) > 2 or (len(found) == 2 and required <= set(keys)))

    return next(filter(fits, LISTED_UNDER), None)


def _owner(key: str) -> Any:
    return next((each for each in (Figure, Section, Source, Story) if key in fields_of(each)), None)


def _belongs_elsewhere(key: str, near: str) -> bool:
    """Whether a key is one of another record, and not merely a longer or shorter form of the near one."""
    return _owner(key) is not None and not key.startswith(near) and not near.startswith(key)


def _where_keys_are(record: Any, key: str) -> str:
    """The end of a message: which record an unknown key belongs to; else the keys of this one, where they are few."""
    if (owner := _owner(key)) is not None:
        return f"; {key} is a key of {called(owner)}"
    keys = list(fields_of(record))
    return f"; its keys are {listing(keys)}" if len(keys) < 9 else ""


def instead_of_a_scalar(node: Node, key: str, read: Callable[[str], Any]) -> str:
    """What to write where something else is found instead of a scalar: the end of a message."""
    if isinstance(node, Mapping):
        found = [value for _, value in node.entries.values()]
    else:
        found = node.items if isinstance(node, Sequence) else []
    items = [item.text for item in found if isinstance(item, Scalar)]
    if read is scalars.value and len(items) == len(found) == 2 and all(map(scalars.NUMBER_RE.fullmatch, items)):
        return f"; write {key}: {items[0]} to {items[1]}"
    if isinstance(node, Mapping) or not items or len(items) < len(found):
        return ""
    if read is scalars.text or len(items) == 1:
        return f"; write {f'{key}: ' if key else ''}{shortened(', '.join(items))}"
    return ""


def instead_of_a_list(node: Node, path: Path, wanted: Any, at_least: int, context: DecodeContext) -> str:
    """What to write where something else is found instead of a list: the end of a message.

    `wanted`: the type of its items, of which there have to be `at_least` so many.
    """
    key = key_of(path)
    if isinstance(node, Mapping) and node.entries:
        first = f"{shown(next(iter(node.entries)))}: ..."
        return f"; write {key}: [{{{first}}}]" if node.in_brackets else f"; each item begins with a dash: - {first}"
    if not isinstance(node, Scalar) or not node.text or not key:
        return ""
    if node.text.lower() in values.NOTHING and not at_least:
        return f"; where there is none, {key} is left out"
    if is_record(wanted) and wanted is not Caveat:
        return _its_keys(wanted)
    items = values.listed_ids(node.text) if wanted is Id else [node.text]
    if wanted is Id and not all(map(scalars.ID_RE.fullmatch, items)):
        known = ids_by_name(context.document.root, key) or {}
        items = [known.get(name.lower(), name) for name in re.split(r"\s*[,;>›→]\s*", node.text)]
    listed = ", ".join(item if re.fullmatch(r"[\w -]*\w", item) else quoted(item) for item in items)
    return f"; write {shortened(f'{key}: [{listed}]')}"


def instead_of_a_mapping(node: Node, key: str, record: Any) -> str:
    """What to write where a text is found instead of a mapping: the end of a message."""
    if not isinstance(node, Scalar) or node.empty:
        return ""
    if key == "computed":
        return f"; write computed: {{formula: {shortened(quoted(values.formula(node.text)))}}}"
    return _its_keys(record)


def _its_keys(record: Any) -> str:
    """The end of a message: the keys that a record always has."""
    keys = [key for key, field in fields_of(record).items() if field.required]
    return f"; {called(record)} needs the {'keys' if len(keys) > 1 else 'key'} {listing(keys)}"
