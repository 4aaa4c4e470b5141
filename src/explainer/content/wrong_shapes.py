"""Mappings and lists of the wrong shape: messages that say what was meant, and the tree repaired."""

from __future__ import annotations

import re
import typing
from collections.abc import Collection, Iterator
from itertools import takewhile

from explainer.content import hints, lookalike
from explainer.content.mending.misplaced import list_message
from explainer.content.mending.shapes import SHAPES
from explainer.content.records import fields_of
from explainer.content.suggest import quoted, shortened, shown
from explainer.content.tree import Mapping, Node, Scalar, Sequence
from explainer.content.tree_builder import REPLACED
from explainer.content.unfit_scalars import place_in
from explainer.content.wrong_kinds import needs_quotes_problem
from explainer.problem import Problem
from explainer.story import Computed, Source, Story

INNER: dict[str, Collection[str]] = {
    "computed": fields_of(Computed),
}
"""The keys that may be below a key."""
JOINED = re.compile(r"(?P<key>\w+)(?P<between>\s*[:=]\s*|\s+)(?P<value>\S.*)")
"""A key in braces without a colon, or without a blank after it."""


def _mappings(node: Mapping) -> set[str]:
    return {name for name, (_, value) in node.entries.items() if isinstance(value, Mapping)}


def repair_keys(node: Mapping, known: Collection[str]) -> list[Problem]:
    """Repair keys with a look-alike character, or with text that does not belong to them, and return the problems.

    The node is changed, so that what is under these keys is checked as well.
    """
    gathered = list(_gather_sources(node)) if known == fields_of(Story).keys() else []
    problems = gathered + indent_keys(node, {**INNER, "sources": _mappings(node)}, known)
    entries = dict(node.entries)
    cut: dict[str, Problem] = {}
    before = ""
    node.entries.clear()
    for name, (key, value) in entries.items():
        meant = name
        if name not in known:
            told = REPLACED not in name  # else a problem says so already
            if problem := _part_joined_key(node, before, key, value, known):
                problems += [problem] if told else []
                continue
            if node.in_brackets and (problem := _rejoin_after_comma(node, before, key, value)):
                cut[before] = problem
                continue
            found = None if name.isascii() else lookalike.found(name)
            near = "".join(lookalike.bare(found.plain).lower().split()) if found else ""
            if found and near in known and near not in entries:
                problem = Problem(place_in(key, found.at), "look-alike", f"{found.message}; write {near}")
                problems += [problem] if told else []
                meant = near
        node.entries[meant] = (key, value)
        before = meant
    return [*problems, *cut.values()]


def _gather_sources(story: Mapping) -> Iterator[Problem]:
    """Move sources beside the key of all sources below it, with those below them, and return the problems."""
    sources = story.entries["sources"][1] if "sources" in story.entries else None
    if not isinstance(sources, Mapping) or not sources.entries:
        return
    column = next(iter(sources.entries.values()))[0].place.column
    owners = [(story, fields_of(Story))]
    for owner, known in owners:
        for name, (key, value) in list(owner.entries.items()):
            if name in known or name in sources.entries or not isinstance(value, Mapping):
                continue
            if value.entries.keys() & fields_of(Source).keys():
                sources.entries[name] = owner.entries.pop(name)
                owners.append((value, fields_of(Source)))
                if key.place.column != column:
                    found = f"found it in column {key.place.column}; indent it with {column - 1} blanks"
                    keys = f", and its keys with {column + 1}" if value.place.column <= column else ""
                    message = f"expected the key {shown(name)} in column {column}, {found}{keys}"
                    yield Problem(key.place, "syntax", message)


def _part_joined_key(node: Mapping, before: str, key: Scalar, value: Node, known: Collection[str]) -> Problem | None:
    """The problem that a key and its value are not parted as they should be; they are separated."""
    plain = lookalike.plain_text(key.text)
    joined = JOINED.fullmatch(plain)
    if joined is None or joined["key"] not in known or joined["key"] in node.entries:
        return None
    if not isinstance(value, Scalar) or not value.empty:
        return None
    between = joined["between"].strip()
    if not between and "text" in SHAPES.get(before, ("text",)):
        return None  # what goes on after a comma
    node.entries[joined["key"]] = (key, Scalar(key.place, joined["value"]))
    write = "write " + shortened(f"{joined['key']}: {joined['value']}")
    if found := lookalike.found(key.text):
        return Problem(place_in(key, found.at), "look-alike", f"{found.message}; {write}")
    expected = f"a colon after {joined['key']}, found {between or 'none'}"
    if between == ":":
        expected = f"a blank after the colon of {joined['key']}, found none"
    return Problem(key.place, "syntax", f"expected {expected}; {write}")


def _rejoin_after_comma(node: Mapping, before: str, key: Scalar, value: Node) -> Problem | None:
    """The problem that a text in braces was cut at its comma; its parts are joined again."""
    if not before or not isinstance(value, Scalar) or not (value.empty or " " in key.text):
        return None
    name, text = node.entries[before]
    if not isinstance(text, Scalar) or text.quoted:
        return None
    apart = key.place.column - text.place.column - text.place.length
    rest = key.text.strip() if value.empty else f"{key.text}: {value.text}"
    is_value = before in ("value", "of") and rest[:1].isdigit()
    if text.text.isdigit() and rest.isdigit() and not (is_value and len(rest) == 3):
        number = f"{text.text}{rest}" if len(rest) == 3 and text.text != "0" else f"{text.text}.{rest}"
        node.entries[before] = (name, Scalar(text.place, number))
        first = text.text[: text.place.length]
        written = ",".join([first, *re.findall(r"\d{3}", text.text[len(first) :]), rest])
        message = f"expected a number without commas, found {written}; write {before}: {number}"
        return Problem(text.place._replace(length=len(written)), "bad-value", message)
    if not SHAPES.get(before, frozenset({"text"})) - {"list"}:
        items = [*map(str.strip, text.text.split(",")), rest]
        listed = Sequence(text.place)
        listed.items += (Scalar(text.place, item) for item in items)
        node.entries[before] = (name, listed)
        message = f"expected a list in brackets, found none; write {shortened(hints.listed(before, items))}"
        return Problem(text.place, "wrong-type", message)
    if "text" not in SHAPES.get(before, ()) and not is_value:
        return None
    whole = f"{text.text},{' ' * (apart > 1)}{rest}"
    end = value.place if not value.empty else key.place
    length = end.column + end.length - text.place.column if end.line == text.place.line else text.place.length
    inner = lookalike.inner_of_quotes(whole)
    node.entries[before] = (name, Scalar(text.place._replace(length=length), inner or whole))
    if inner:
        message = f"{lookalike.message(whole[0])}; write {before}: {shortened(quoted(inner))}"
        return Problem(text.place._replace(length=1), "look-alike", message)
    return needs_quotes_problem(text.place._replace(length=length), before, whole, "holds a comma")


def indent_keys(node: Mapping, inner: typing.Mapping[str, Collection[str]], known: Collection[str]) -> list[Problem]:
    """Move keys that should be indented below the key before them, and return the problems.

    `inner` has the keys that may be below a key; `known` keys may be beside it.
    """
    problems: list[Problem] = []
    if node.in_brackets:
        return problems
    entries = list(node.entries.items())
    for at, (name, (key, value)) in enumerate(entries):
        if name not in inner or not isinstance(value, Scalar) or not value.empty:
            continue
        moved = dict(takewhile(lambda each: each[0] not in known and each[0] in inner[name], entries[at + 1 :]))  # noqa: B023 - used at once
        if moved:
            first = next(iter(moved.values()))[0]
            below = Mapping(first.place)
            below.entries = moved
            node.entries = {each: pair for each, pair in node.entries.items() if each not in moved}
            node.entries[name] = (key, below)
            column = key.place.column + 1
            found = f"found it in column {first.place.column}; indent it with {column} blanks"
            message = f"expected {shown(first.text)} indented below {shown(name)}, {found}"
            problems.append(Problem(first.place, "syntax", message))
    return problems


def indent_items(node: Sequence, lists: Collection[str], known: Collection[str]) -> list[Problem]:
    """Move items that belong to the list below the last key of the item before them, and return the problems."""
    problems: list[Problem] = []
    items: list[Node] = []
    moved: Sequence | None = None
    for item in node.items:
        if (
            isinstance(item, Mapping)
            and "id" in item.entries
            and 2 * len(item.entries.keys() & known) >= len(item.entries)
        ):
            moved = None
        elif moved is not None:
            moved.items.append(item)
            continue
        elif items and isinstance(before := items[-1], Mapping) and before.entries:
            key, value = next(reversed(before.entries.values()))
            if key.text in lists and isinstance(value, Scalar) and value.empty and not node.in_brackets:
                column = node.place.column
                place = item.place._replace(column=column, length=1)
                problems.append(Problem(place, "syntax", list_message(key.text, column, key.place.column + 1)))
                moved = Sequence(item.place)
                moved.items.append(item)
                before.entries[key.text] = (key, moved)
                continue
        items.append(item)
    node.items = items
    return problems
