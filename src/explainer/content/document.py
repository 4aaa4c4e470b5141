"""Bytes to a tree with places: the only module that knows YAML.

The tree is built from parser events in one loop, never by recursion and never by YAML's own constructors, so that no
depth can overflow a stack, no alias can grow, and every scalar keeps the text that the editor wrote.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

import yaml

from explainer.characters import forbidden, safe, visible
from explainer.content.problem import Place, Problem, shown

MAX_BYTES = 4 * 1024 * 1024
MAX_NODES = 200_000
MAX_DEPTH = 20
MAX_SCALAR = 20_000
MAX_NOTED = 50
"""How many control characters are named, each with its place; a file with more of them is no text at all."""

PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(NamedTuple):
    """A text exactly as it was written, without its quotes."""

    text: str
    place: Place
    empty: bool = False
    """Whether nothing at all was written."""


class Sequence(NamedTuple):
    """A list."""

    place: Place
    items: list[Node]


class Mapping(NamedTuple):
    """Keys and what stands under them, each key once and in the order of the file."""

    place: Place
    entries: dict[str, tuple[Scalar, Node]]


class Refused(NamedTuple):
    """What stood here was refused, and a problem says so."""

    place: Place


Node = Scalar | Sequence | Mapping | Refused


@dataclass(eq=False, repr=False)
class Document:
    """A parsed file: its tree, as far as it could be read, and what was wrong with it."""

    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True
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
        for event in yaml.parse(text, Loader=PARSER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        document.whole = False
        document.problems.append(_syntax(error, builder.quoted))
        builder.abandon()
    except (yaml.YAMLError, ValueError) as error:
        document.whole = False
        _note(document, Place(), "syntax", f"expected YAML, found what its parser refuses: {error}")
    except _Stop:
        document.whole = not builder.open
    document.root = builder.root
    if document.root is None and not document.problems:
        _note(document, Place(), "syntax", "expected a story, found an empty file")
    return document


def source_lines(data: bytes) -> list[str]:
    """The lines of a file, counted as in every place."""
    return data[:MAX_BYTES].decode("utf-8-sig", errors="replace").replace("\r\n", "\n").split("\n")


def _decoded(data: bytes, document: Document) -> str:
    """The text, with each forbidden character noted and replaced one for one, so that all places hold."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        place = Place(before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode(errors="replace")) + 1)
        _note(document, place, "syntax", f"expected UTF-8, found the byte {data[error.start]:#04x}")
        text = data.decode("utf-8-sig", errors="replace")
    text = text.replace("\r\n", "\n")
    if text.replace("\n", "").isprintable() or not forbidden().search(text):
        return text
    lines = enumerate(text.split("\n"), 1)
    found = ((row, character) for row, line in lines for character in forbidden().finditer(line))
    for row, character in islice(found, MAX_NOTED):
        _note_character(document, Place(row, character.start() + 1), character[0])
    return forbidden().sub("\ufffd", text)


def _note(document: Document, place: Place, rule: str, message: str, second: Place | None = None) -> None:
    document.problems.append(Problem(place, rule, safe(message), second=second))


def _note_character(document: Document, place: Place, character: str) -> None:
    message = f"expected text that a terminal only draws, found the control character {visible(character)}"
    _note(document, place, "control-character", message)


HINTS = {
    "mapping values": '; a text that holds ": " stands in quotes',
    "cannot start": "; a text that begins with a sign stands in quotes, and lines are indented with spaces",
    "tab character": "; lines are indented with spaces",
    "indicator": "; the keys of one mapping begin in one column",
}
"""What helps where the parser's own words do not."""

PLAIN = {
    "flow sequence": "list in brackets",
    "flow mapping": "mapping in braces",
    "block mapping": "mapping",
    "block collection": "list",
    "quoted scalar": "text in quotes",
    "plain scalar": "text",
    "simple key": "key",
    "end of stream": "end of the file",
}
"""What the parser calls a thing, and what an editor calls it."""


def _syntax(error: yaml.MarkedYAMLError, quoted: Place | None) -> Problem:
    said = (error.problem or "it could not be parsed").split(",  ")[0]
    marks = [error.problem_mark or error.context_mark, error.context_mark]
    if error.context and error.context.endswith(("quoted scalar", "simple key")):
        marks.reverse()  # its beginning tells more than where the parser gave up
    places = [Place(mark.line + 1, mark.column + 1) if mark else Place() for mark in marks]
    hint = next((hint for part, hint in HINTS.items() if part in said), "")
    if not hint and quoted is not None:
        hint = f"; is the quotation mark of line {quoted.line} closed where it should be?"
    words = f"expected YAML, but {said}{f' {error.context}' if error.context else ''}"
    for term, plain in PLAIN.items():
        words = words.replace(term, plain)
    if error.context and places[1].line < places[0].line:
        words += f" that begins on line {places[1].line}"
    return Problem(places[0], "syntax", safe(words + hint), second=None if places[0] == places[1] else places[1])


class _Builder:
    """Takes events one by one and grows the tree."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root: Node | None = None
        self.open: list[Mapping | Sequence] = []
        self.keys: list[Scalar | None] = []
        """For each open collection the key that waits for its value."""
        self.skipping = 0
        """How deep we are inside a key that is no scalar."""
        self.skip_value = False
        self.nodes = 0
        self.flow: Mapping | Sequence | None = None
        """The outermost list in brackets or mapping in braces that is open."""
        self.quoted: Place | None = None
        """The last text in quotes that ends on another line than it begins on."""

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.end()
        elif isinstance(event, yaml.AliasEvent):
            self.refuse(event, f"expected the thing itself, found an alias of {event.anchor}")
            self.add(Refused(self.place(event)))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.refuse(event, "expected one document, found a second one")
            raise _Stop

    def place(self, event: yaml.Event) -> Place:
        """The place of a node; each node is asked for its place once, and is counted."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            _note(self.document, _place(event), "too-large", f"expected at most {MAX_NODES:,} values, found more")
            raise _Stop
        return _place(event)

    def refuse(self, event: yaml.Event, message: str) -> None:
        _note(self.document, _place(event), "unsupported-yaml", message)

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
        place = self.place(event)
        text: str = event.value
        if event.style in ("'", '"') and event.end_mark and event.end_mark.line >= place.line:
            self.quoted = place
        if len(text) > MAX_SCALAR:
            _note(self.document, place, "too-large", f"expected at most {MAX_SCALAR:,} characters, found {len(text):,}")
            self.add(Refused(place))
            return
        if event.style == '"' and not text.isprintable() and (found := forbidden().search(text)):
            _note_character(self.document, place, found[0])
            text = forbidden().sub("\ufffd", text)
        self.add(Scalar(text, place, empty=not text and event.implicit[0]))

    def start(self, event: yaml.CollectionStartEvent) -> None:
        self.check_properties(event)
        if len(self.open) >= MAX_DEPTH:
            message = f"expected at most {MAX_DEPTH} levels, found a deeper one"
            _note(self.document, _place(event), "too-deep", message)
            raise _Stop
        place = self.place(event)
        node = Mapping(place, {}) if isinstance(event, yaml.MappingStartEvent) else Sequence(place, [])
        if event.flow_style and self.flow is None:
            self.flow = node
        if not self.awaiting_key():
            self.add(node)
        elif not self.skipping:
            self.refuse(event, "expected a plain word as a key, found a list or a mapping")
            self.skipping = len(self.open) + 1
        self.open.append(node)
        self.keys.append(None)

    def end(self) -> None:
        if self.open.pop() is self.flow:
            self.flow = None
        self.keys.pop()
        if self.skipping == len(self.open) + 1:
            self.skipping = 0
            self.keys[-1] = Scalar("", self.open[-1].place)
            self.skip_value = True

    def abandon(self) -> None:
        """Forget what stands in brackets or braces that were not closed: it may be what comes after them."""
        match self.flow:
            case Mapping(entries=entries):
                entries.clear()
            case Sequence(items=items):
                items.clear()

    def awaiting_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1], Mapping) and self.keys[-1] is None

    def add(self, node: Node) -> None:
        """Put a node where the next one belongs: at the root, into a list, as a key or under the key that waits."""
        if not self.open:
            self.root = node
        elif isinstance(parent := self.open[-1], Sequence):
            parent.items.append(node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = node if isinstance(node, Scalar) else Scalar("", node.place)
            self.skip_value = not isinstance(node, Scalar)
        else:
            self.keys[-1] = None
            if self.skip_value:
                self.skip_value = False
            else:
                self.enter(parent, key, node)

    def enter(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if key.text == "<<":
            message = "expected every key to be written out, found a merge key"
            _note(self.document, key.place, "unsupported-yaml", message)
        elif key.text in parent.entries:
            first = parent.entries[key.text][0].place
            message = f"expected each key once, found {shown(key.text)} again; it is already on line {first.line}"
            _note(self.document, key.place, "duplicate-key", message, first)
        else:
            parent.entries[key.text] = (key, node)


def _place(event: yaml.Event) -> Place:
    start: Any = event.start_mark
    end: Any = event.end_mark
    line, column = start.line, start.column
    length = end.column - column if end.line == line else 1
    return Place(line + 1, column + 1, length or 1)
