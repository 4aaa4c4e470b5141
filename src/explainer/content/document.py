"""Bytes to a tree with places: the only module that knows YAML.

The tree is built from parser events in one loop, never by recursion and never by YAML's own constructors, so that no
depth can overflow a stack, no alias can grow, and every scalar keeps the text that the editor wrote.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from itertools import islice
from typing import Any

import yaml

from explainer.characters import forbidden, safe, visible
from explainer.content.problem import TooMany, note
from explainer.content.suggest import shown
from explainer.content.tree import Mapping, Node, Refused, Scalar, Sequence, place_of
from explainer.problem import Place, Problem

MAX_BYTES = 4 * 1024 * 1024
MAX_NODES = 200_000
MAX_DEPTH = 20
MAX_SCALAR = 20_000
MAX_NOTED = 50
"""How many control characters are named, each with its place; a file with more of them is no text at all."""

REPLACED = "\ufffd"
"""Stands where a forbidden character was, and a problem says so."""

QUOTES = ("'", '"')

PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Document:
    """A parsed file: its tree, as far as it could be read, and what was wrong with it."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.whole = True
        """Whether the story was parsed to its end; if not, what is missing in the tree may yet be in the file."""


class _Stop(Exception):
    """Parsing cannot go on; the problem that says why has been noted."""


def parse(data: bytes) -> Document:
    """Read a file's bytes into a tree; whatever is wrong becomes a problem, and nothing is raised."""
    document = Document()
    if len(data) > MAX_BYTES:
        _note(document, Place(), "too-large", f"expected at most {MAX_BYTES:,} bytes, found more")
        document.whole = False
        return document
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        _note(document, Place(), "syntax", "expected UTF-8, found UTF-16")
        document.whole = False
        return document
    text = _decoded(data, document)
    builder = _Builder(document)
    try:
        for event in iter(PARSER(text).get_event, None):
            builder.take[type(event)](event)
    except yaml.MarkedYAMLError as error:
        from explainer.content.syntax import syntax_problem

        document.whole = False
        document.problems.append(syntax_problem(error, builder.quoted, text.split("\n")))
        builder.abandon()
    except (yaml.YAMLError, ValueError) as error:
        document.whole = False
        _note(document, Place(), "syntax", f"expected YAML, found what its parser refuses: {error}")
    except TooMany:
        document.whole, builder.root = False, None
    except _Stop:
        document.whole = not builder.outer
    document.root = builder.root
    if document.root is None and not document.problems:
        _note(document, Place(), "syntax", "expected a story, found an empty file")
    return document


def source_lines(data: bytes) -> list[str]:
    """The lines of a file, counted as in every place."""
    return data[:MAX_BYTES].decode("utf-8-sig", errors="replace").replace("\r\n", "\n").split("\n")


def _decoded(data: bytes, document: Document) -> str:
    """The text, with each forbidden character noted and replaced one for one, so that all places hold."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        place = Place(before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode(errors="replace")) + 1)
        byte = f"the byte {data[error.start]:#04x}; was it saved as Latin-1 or Windows-1252?"
        _note(document, place, "syntax", f"expected UTF-8, found {byte}")
        text = data.decode(errors="replace")
    text = text.replace("\r\n", "\n")
    if text.replace("\n", "").isprintable() or not forbidden().search(text):
        return text
    lines = enumerate(text.split("\n"), 1)
    found = ((row, character) for row, line in lines for character in forbidden().finditer(line))
    for row, character in islice(found, MAX_NOTED):
        _note_character(document, Place(row, character.start() + 1), character[0])
    return forbidden().sub(REPLACED, text)


def _note(document: Document, place: Place, rule: str, message: str, second: Place | None = None) -> None:
    note(document.problems, Problem(place, rule, safe(message), second=second))


def _note_character(document: Document, place: Place, character: str) -> None:
    message = f"expected text that a terminal only draws, found the control character {visible(character)}"
    _note(document, place, "control-character", message)


class _Builder:
    """Takes events one by one and grows the tree."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root: Node | None = None
        self.parent: Mapping | Sequence | None = None
        """The innermost open collection."""
        self.key: Scalar | None = None
        """The key in it that waits for its value."""
        self.outer: list[tuple[Mapping | Sequence | None, Scalar | None]] = []
        """The collections around it, each with the key that waits there."""
        self.skipping = 0
        """How deep we are inside a key that is no scalar."""
        self.skip_value = False
        self.nodes = 0
        self.flow: Mapping | Sequence | None = None
        """The outermost list in brackets or mapping in braces that is open."""
        self.quoted: Place | None = None
        """The last text in quotes that ends on another line than it begins on."""

        self.take: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.StreamStartEvent: self.ignore,
            yaml.DocumentStartEvent: self.begin,
            yaml.ScalarEvent: self.scalar,
            yaml.AliasEvent: self.alias,
            yaml.SequenceStartEvent: self.start,
            yaml.SequenceEndEvent: self.end,
            yaml.MappingStartEvent: self.start,
            yaml.MappingEndEvent: self.end,
            yaml.DocumentEndEvent: self.ignore,
            yaml.StreamEndEvent: self.ignore,
        }
        """What takes an event of each type."""

    def ignore(self, event: yaml.Event) -> None:
        pass

    def begin(self, event: yaml.DocumentStartEvent) -> None:
        if self.root is not None:
            self.refuse(event, "expected one document, found a second one")
            raise _Stop

    def alias(self, event: yaml.AliasEvent) -> None:
        self.refuse(event, f"expected the thing itself, found an alias of {event.anchor}")
        self.add(Refused(event))

    def refuse(self, event: yaml.Event, message: str) -> None:
        _note(self.document, place_of(event), "unsupported-yaml", message)

    def check_properties(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self.refuse(
                event, f"expected no anchors, found &{event.anchor}; sources and figures are named by their ids"
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.refuse(event, f"expected no tags, found {tag.replace('tag:yaml.org,2002:', '!!')}")

    def scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self.check_properties(event)
        text: str = event.value
        if len(text) > MAX_SCALAR:
            message = f"expected at most {MAX_SCALAR:,} characters, found {len(text):,}"
            _note(self.document, place_of(event), "too-large", message)
            self.add(Refused(event))
            return
        if event.style in QUOTES:
            start, end = event.start_mark, event.end_mark
            if start and end and start.line < end.line:
                self.quoted = place_of(event)
            if not text.isprintable() and (found := forbidden().search(text)):
                _note_character(self.document, place_of(event), found[0])
                text = forbidden().sub(REPLACED, text)
        self.add(Scalar(event, text, not text and event.implicit[0]))

    def start(self, event: yaml.CollectionStartEvent) -> None:
        self.check_properties(event)
        if len(self.outer) >= MAX_DEPTH:
            message = f"expected at most {MAX_DEPTH} levels, found a deeper one"
            _note(self.document, place_of(event), "too-deep", message)
            raise _Stop
        node = Mapping(event) if isinstance(event, yaml.MappingStartEvent) else Sequence(event)
        if event.flow_style and self.flow is None:
            self.flow = node
        if self.key is not None or not isinstance(self.parent, Mapping):
            self.add(node)
        elif not self.skipping:
            self.refuse(event, "expected a plain word as a key, found a list or a mapping")
            self.skipping = len(self.outer) + 1
        self.outer.append((self.parent, self.key))
        self.parent, self.key = node, None

    def end(self, event: yaml.CollectionEndEvent) -> None:
        if self.parent is self.flow:
            self.flow = None
        self.parent, self.key = self.outer.pop()
        if self.parent and self.skipping == len(self.outer) + 1:
            self.skipping = 0
            self.key = Scalar(self.parent.event, "")
            self.skip_value = True

    def abandon(self) -> None:
        """Forget what may be the mistake that the parser stumbled over.

        That is what stands in brackets or braces that were not closed, and a text that took in the next line.
        """
        match self.flow or self.parent:
            case Mapping(entries=entries) if self.flow:
                entries.clear()
            case Sequence(items=items) if self.flow:
                items.clear()
            case Mapping(entries=entries) if entries:
                _, last = entries[next(reversed(entries))]
                if isinstance(last, Scalar) and last.event.end_mark.line > last.event.start_mark.line:
                    entries.popitem()

    def add(self, node: Node) -> None:
        """Put a node where the next one belongs: at the root, into a list, as a key or under the key that waits."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            _note(self.document, node.place, "too-large", f"expected at most {MAX_NODES:,} values, found more")
            raise _Stop
        parent, key = self.parent, self.key
        if isinstance(parent, Mapping):
            if key is None:
                self.key = node if isinstance(node, Scalar) else Scalar(node.event, "")
                self.skip_value = not isinstance(node, Scalar)
                return
            self.key = None
            if self.skip_value:
                self.skip_value = False
            elif key.text in parent.entries or key.text == "<<":
                self.refuse_key(parent, key, node)
            else:
                parent.entries[key.text] = (key, node)
        elif parent is None:
            self.root = node
        else:
            parent.items.append(node)

    def refuse_key(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if key.text == "<<":
            message = "expected every key to be written out, found a merge key"
            _note(self.document, key.place, "unsupported-yaml", message)
            return
        first = parent.entries[key.text][0].place
        message = f"expected each key once, found {shown(key.text)} again; it is already on line {first.line}"
        if key.text == "id" and isinstance(members := self.outer[-1][0], Sequence) and not parent.event.flow_style:
            message += "; is a dash missing before it?"
            self.parent = another = Mapping(key.event)  # as if the dash were there: then nothing else seems wrong
            another.entries["id"] = (key, node)
            members.items.append(another)
        _note(self.document, key.place, "duplicate-key", message, first)
