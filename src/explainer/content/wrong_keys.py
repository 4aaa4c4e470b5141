"""Keys that a record does not have, and keys that it lacks."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from explainer.content.partial import PartialStory, Path
from explainer.content.records import called, fields_of
from explainer.content.suggest import listing, question, shown
from explainer.content.tree import Mapping, Scalar
from explainer.content.tree_builder import REPLACED
from explainer.content.unread import Unread
from explainer.story import Event, Figure, Section, Source, Story

LISTED_UNDER = {Figure: "figures", Source: "sources", Section: "sections", Event: "events"}
"""The key that each of these records is listed under."""


def note_keys(node: Mapping, record: Any, unknown: dict[str, Scalar], path: Path, partial: PartialStory) -> set[str]:
    """Note the unknown keys of a record and those that are missing, and return the fields that cannot be read.

    Raises Unread where the keys are those of another record.
    """
    fields = fields_of(record)
    lacking = [key for key, field in fields.items() if field.required and key not in node.entries]
    gaps = {fields[key].name for key in lacking}
    if unknown and (other := _other_record(unknown.values(), node.entries)):
        if (astray := (path[:-1], other)) not in partial.astray:  # a list without its key is one mistake
            partial.astray.add(astray)
            hint = f"does it belong under {LISTED_UNDER[other]}:?"
            message = f"expected {called(record)}, found the keys of {called(other)}; {hint}"
            partial.note(node.place, "unknown-key", message)
        raise Unread
    missing = lacking if partial.parsed_fully else []
    for key, written in unknown.items():
        near = partial.suggestions.nearest(written.text, (key for key in fields if key not in node.entries))[:1]
        if near and _belongs_elsewhere(written.text, near[0]):
            near = []
        if len(unknown) == len(lacking) == 1:
            near = near or missing
        meant = {fields[each].name for each in near}
        gaps |= meant
        missing = [each for each in missing if fields[each].name not in meant]
        if REPLACED not in written.text:
            block = node.entries[key][1]
            too_far = path and isinstance(block, Mapping) and not block.in_brackets and _owner(written.text) is None
            hint = question(near) or ("; is it indented too far?" if too_far else _where_keys_are(record, written.text))
            message = f'expected a key of {called(record)}, found "{shown(written.text)}"{hint}'
            partial.note(written.place, "unknown-key", message)
    if missing:
        keys = f"key {missing[0]}" if len(missing) == 1 else f"keys {listing(missing)}"
        partial.note(node.place, "missing-key", f"expected the {keys} in {called(record)}, found none")
    return gaps


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
