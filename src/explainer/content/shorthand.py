"""Reads what is written shorter as if it had been written whole.

A figure has what it takes from its group, events what they take from their timeline; a section with figures alone has
one group, which is titled as the section; one caveat is a list of one; and a label that is left out is the period. What
is taken keeps its place in the file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from explainer.content.tree import Mapping, Node, Scalar, Sequence
from explainer.story import Figure, Group, Section, Timeline

TAKEN_BY_FIGURES = ("unit", "basis", "confidence", "source", "background")
"""What a figure that has none takes from its group; `via` goes with the source."""


def write_out(record: Any, node: Mapping) -> None:
    """Put what a record's mapping leaves out into it, and into those under it. Keys that are there are kept."""
    if record in _WAYS:
        _WAYS[record](node)


def _section(node: Mapping) -> None:
    if "groups" in node.entries or "figures" not in node.entries:
        return
    key, figures = node.entries.pop("figures")
    group = Mapping(key.place)
    if "title" in node.entries:
        group.entries["title"] = node.entries["title"]
    group.entries["figures"] = (key, figures)
    _add(node, "groups", key, _list_of(group))


def _group(node: Mapping) -> None:
    for figure in _members(node, "figures"):
        if "computed" in figure.entries:
            _take(figure, node, "unit")
            continue
        takes_source = "source" not in figure.entries
        for key in TAKEN_BY_FIGURES:
            if key != "background" or "quote" not in figure.entries:
                _take(figure, node, key)
        if takes_source and "quote" not in figure.entries:
            _take(figure, node, "via")


def _timeline(node: Mapping) -> None:
    for event in _members(node, "events"):
        _take(event, node, "background")


def _figure(node: Mapping) -> None:
    caveat = node.value("caveat")
    if caveat is not None and not isinstance(caveat, Sequence) and "caveats" not in node.entries:
        key, _ = node.entries.pop("caveat")
        _add(node, "caveats", key, _list_of(caveat))
    if "label" not in node.entries and "period" in node.entries:
        node.entries["label"] = node.entries["period"]


_WAYS: dict[Any, Callable[[Mapping], None]] = {
    Section: _section,
    Group: _group,
    Timeline: _timeline,
    Figure: _figure,
}


def _members(node: Mapping, key: str) -> list[Mapping]:
    """The mappings in the list under a key; one that has nothing but its id is none."""
    listed = node.value(key)
    items = listed.items if isinstance(listed, Sequence) else []
    return [item for item in items if isinstance(item, Mapping) and item.entries.keys() != {"id"}]


def _take(part: Mapping, whole: Mapping, key: str) -> None:
    if key in whole.entries and key not in part.entries:
        part.entries[key] = whole.entries[key]


def _add(node: Mapping, name: str, key: Scalar, value: Node) -> None:
    node.entries[name] = (Scalar(key.place, name), value)


def _list_of(node: Node) -> Sequence:
    listed = Sequence(node.place)
    listed.items.append(node)
    return listed
