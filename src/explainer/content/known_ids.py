"""The ids in a tree that a reference may name, found also by the names that a reader sees."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content.tree import Mapping, Node, Scalar, Sequence

NAME_SOURCES = ("article", "source", "via", "voice")
"""The keys whose values are ids of sources."""
NAME_FIGURES = ("under", "with")
"""The keys whose values are ids of figures."""


def ids_by_name(root: Node | None, key: str) -> dict[str, str] | None:
    """The ids that may stand under a key, each by itself and by its name in lower case; None under any other key."""
    if key in NAME_SOURCES:
        found = list(_sources(root))
    elif key in NAME_FIGURES:
        found = list(_figures(root))
    else:
        return None
    return {name.lower(): each for name, each in found if name} | {each: each for _, each in found}


def _sources(root: Node | None) -> Iterator[tuple[str, str]]:
    sources = _value(root, "sources")
    if isinstance(sources, Mapping):
        yield from ((_text(source, "name"), each) for each, (_, source) in sources.entries.items())


def _figures(root: Node | None) -> Iterator[tuple[str, str]]:
    for section in _items(_value(root, "sections")):
        for figure in _items(_value(section, "figures")):
            if name := _text(figure, "id"):
                yield _text(figure, "label"), name


def _items(node: Node | None) -> list[Node]:
    return node.items if isinstance(node, Sequence) else []


def _value(node: Node | None, key: str) -> Node | None:
    return node.entries[key][1] if isinstance(node, Mapping) and key in node.entries else None


def _text(node: Node | None, key: str) -> str:
    value = _value(node, key)
    return value.text if isinstance(value, Scalar) else ""
