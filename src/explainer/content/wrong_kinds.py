"""Parts of the tree of another kind than expected, as a text instead of a list: messages that say what was meant."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Collection
from typing import Any

from explainer.content import hints, lookalike, scalars
from explainer.content.records import called, fields_of, is_record
from explainer.content.suggest import listing, nearest, quoted, shortened, shown
from explainer.content.tree import Mapping, Node, Scalar, Sequence
from explainer.content.unfit_scalars import place_in
from explainer.problem import Place, Problem
from explainer.story import Caveat
from explainer.values import Id

BULLET = re.compile(r"(?:[*+•–-]|\d+[.)])\s+(?=\S)")
"""What stands before an item of a list in other kinds of text."""


def is_a_text(node: Mapping, known: Collection[str]) -> bool:
    """Whether a mapping is meant as a text with a colon, where a record with these keys would be allowed too."""
    if len(node.entries) != 1:
        return False
    [(name, (key, value))] = node.entries.items()
    if node.in_brackets and node.place.column != key.place.column:
        return False  # the editor wrote braces
    if name in known:
        return isinstance(value, Scalar) and " " in value.text
    return isinstance(value, Scalar) and not (name.islower() and nearest(name, known))


def _colon_in_text(node: Mapping, key: str, line: str) -> Problem | None:
    """The problem that a text with a colon was read as a mapping; None where it may be one. `line`: its whole line."""
    if len(node.entries) != 1:
        return None
    [(name, value)] = node.entries.values()
    if not isinstance(value, Scalar):
        return None
    place, last = node.place, name.place if value.empty else value.place
    text = f"{name.text}: {value.text}"
    if last.line == place.line:
        end = last.column + last.length - 1
        end += line[end : end + 1] in (":", "}")
        text = line[place.column - 1 : end]
        place = place._replace(length=len(text))
    if inner := lookalike.inner_of_quotes(text):
        written = f"{key}: {quoted(inner)}" if key else f"- {quoted(inner)}"
        return Problem(
            place._replace(length=1), "look-alike", f"{lookalike.message(text[0])}; write {shortened(written)}"
        )
    sign = text[0] if text[0] in "{?" else ""
    reason = f"begins with {sign}" if sign else 'holds ": "' if ": " in text else "ends with a colon"
    return needs_quotes_problem(place, key, text, reason, listed=not node.in_brackets)


def needs_quotes_problem(place: Place, key: str, text: str, reason: str, listed: bool = True) -> Problem:
    """The problem that a text lacks quotation marks; `key` is empty in a list, `listed` says that it has a dash."""
    written = f"{key}: {quoted(text)}" if key else f"{'- ' if listed else ''}{quoted(text)}"
    message = f"expected a text in quotation marks, found one that {reason}; write {shortened(written)}"
    return Problem(place, "syntax", message)


def instead_of_a_scalar(node: Node, key: str, read: Callable[[str], Any], line: str) -> str | Problem:
    """What to write where something else is found instead of a scalar: the end of a message, or a problem."""
    if isinstance(node, Mapping):
        numbers = [value.text for _, value in node.entries.values() if isinstance(value, Scalar)]
        if read is scalars.value and len(numbers) == 2 and all(map(scalars.NUMBER.fullmatch, numbers)):
            return f"; write {key}: {numbers[0]} to {numbers[1]}"
        return _colon_in_text(node, key, line) or ""
    if isinstance(node, Sequence):
        items = [item.text for item in node.items if isinstance(item, Scalar)]
        if read is scalars.text and not key and len(items) == len(node.items) == 1 and not node.in_brackets:
            place = node.place._replace(length=len(f"- {items[0]}"))
            return needs_quotes_problem(place, key, f"- {items[0]}", "begins with -")
        if len(items) < len(node.items) or not items:
            return ""
        if read is scalars.value and len(items) == 2 and all(map(scalars.NUMBER.fullmatch, items)):
            return f"; write {key}: {items[0]} to {items[1]}"
        if read is scalars.text and node.in_brackets:
            listed = ", ".join(items)
            meant = f"write {key}: {listed}, or {shortened(quoted(f'[{listed}]'))} where the brackets are shown"
            return f"; {meant}"
        return f"; write {key}: {shortened(items[0])}" if len(items) == 1 else ""
    cut = re.match(r"\s*(?P<text>#\S.*)", line[node.place.column - 1 :])
    if cut and read is scalars.text:
        column = node.place.column + cut.start("text")
        place = Place(node.place.line, column, len(cut["text"].rstrip()))
        return needs_quotes_problem(place, key, cut["text"].rstrip(), "begins with #")
    return ""


def instead_of_a_list(
    node: Node, key: str, wanted: Any, at_least: int, known: typing.Mapping[str, str]
) -> str | Problem:
    """What to write where something else is found instead of a list: the end of a message, or a problem.

    `wanted`: the type of its items, of which there have to be `at_least` so many; `known`: the ids that they may be,
    by their names.
    """
    if isinstance(node, Scalar) and not node.text[:1].isascii() and lookalike.plain(node.text[0]) == "[":
        meant = lookalike.plain_text(node.text)
        message = f"{lookalike.message(node.text[0])}; write {key}: {shortened(meant)}"
        return Problem(place_in(node, 0), "look-alike", message)
    if isinstance(node, Mapping) and node.entries:
        first = f"{shown(next(iter(node.entries)))}: ..."
        return f"; write {key}: [{{{first}}}]" if node.in_brackets else f"; each item begins with a dash: - {first}"
    if not isinstance(node, Scalar) or not node.text or not key:
        return ""
    if node.text.lower() in hints.NOTHING and not at_least:
        return f"; where there is none, {key} is left out"
    if dash := re.match(r"-+(?=\S)", node.text):
        return f"; a blank follows the dash: - {shown(node.text[dash.end() :])}"
    if is_record(wanted) and wanted is not Caveat:
        return _its_keys(wanted)
    if wanted is not Id and (bullet := BULLET.match(node.text)):
        return f"; each item begins with a dash: - {shortened(node.text[bullet.end() :])}"
    items = hints.listed_ids(node.text) if wanted is Id else [node.text]
    if wanted is Id and not all(map(scalars.ID.fullmatch, items)):
        items = [known.get(name.lower(), name) for name in re.split(r"\s*[,;>›→]\s*", node.text)]
    return f"; write {shortened(hints.listed(key, items))}"


def _its_keys(record: Any) -> str:
    """The end of a message: the keys that a record always has."""
    keys = [key for key, field in fields_of(record).items() if field.required]
    return f"; {called(record)} needs the keys {listing(keys)}"


def instead_of_a_mapping(node: Node, key: str, record: Any = None) -> str:
    """What to write where a text is found instead of a mapping: the end of a message."""
    if not isinstance(node, Scalar) or node.empty:
        return ""
    if key == "computed":
        return f"; write computed: {{formula: {shortened(quoted(hints.mended_formula(node.text)))}}}"
    return _its_keys(record) if record is not None else ""
