"""Builds the tree from a parser's events, in one loop: without recursion, and without PyYAML's constructors.

So no depth can overflow the stack, no alias can be expanded, and every scalar keeps the text that the editor wrote.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from explainer.content.parser import ParserRefusal, events
from explainer.content.problems import TooMany
from explainer.content.suggest import quoted, shortened, shown
from explainer.content.tree import At, Document, ErrorNode, Mapping, Node, Scalar, Sequence
from explainer.problem import Place
from explainer.sanitize import forbidden, visible

MAX_NODES = 200_000
MAX_DEPTH = 20
MAX_SCALAR = 20_000

REPLACED = "\ufffd"
"""Replaces a forbidden character, for which there is a problem."""
LOST = "the character that was meant", "U+FFFD, which stands for one that was lost"
"""What was expected in its place where a file has it already, and what was found."""
QUOTES = ("'", '"')


class StopReading(Exception):
    """Reading cannot go on; the problem that says why has been noted."""


def report_character(document: Document, place: Place, character: str) -> None:
    """Report a character that a terminal acts on."""
    found = f"the control character {visible(character)}"
    document.report(place, "control-character", "text that a terminal only draws", found)


def parsed_text(text: str) -> Document:
    """The tree of a text, as far as it could be parsed."""
    document = Document(text)
    builder = Builder(document)
    try:
        for event in events(text):
            if handle := HANDLERS.get(type(event)):
                handle(builder, event)
        document.is_complete = True
    except ParserRefusal as refusal:
        document.refused = (refusal.row, refusal.column)
        builder.give_up()
    except TooMany:
        document.root = None
    except StopReading:
        pass
    return document


def _at(event: Any) -> At:
    """The place of a parser's event, whose own rows and columns count from 0."""
    start, end = event.start_mark, event.end_mark
    line, column = start.line, start.column
    return line + 1, column + 1, (end.column - column if end.line == line else 0) or 1


def _quoting_hint(event: Any, sign: str) -> str:
    """How to write a text that begins with a sign of YAML's own; empty for anything but a text."""
    if not isinstance(event, yaml.ScalarEvent) or event.style in QUOTES or not event.value:
        return ""
    whole = shortened(quoted(f"{sign} {event.value}"))
    return f"a text that begins with {sign[0]} needs quotation marks: {whole}"


class Builder:
    """Takes events one by one and grows the tree."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.report = document.report
        self.has_replaced = REPLACED in document.text
        """Whether the text has characters that were replaced, for which there are problems."""
        self.parent: Mapping | Sequence | None = None
        """The innermost open collection."""
        self.key: Scalar | None = None
        """The key in it whose value comes next; None where a key comes next."""
        self.outer: list[tuple[Mapping | Sequence | None, Scalar | None]] = []
        """The collections around it, each with the key whose value is still open."""
        self.skipping = 0
        """The level, from 1, of the open key that is a list or a mapping; 0 outside of such a key."""
        self.skip_value = False
        """Whether the next value is left out, because its key was refused."""
        self.repeated: Mapping | None = None
        """The mapping in which a key was repeated last: one mistake, however many keys are."""
        self.flow: Mapping | Sequence | None = None
        """The outermost list in brackets or mapping in braces that is open."""

    def begin(self, event: yaml.DocumentStartEvent) -> None:
        if self.document.root is not None:
            self.refuse(event, "one document", "a second one")
            raise StopReading

    def alias(self, event: yaml.AliasEvent) -> None:
        self.refuse(event, "no aliases", f"*{event.anchor}", "a text that begins with * needs quotation marks")
        self.add(ErrorNode(_at(event)))

    def refuse(self, event: yaml.Event, expected: str, found: str, mend: str = "") -> None:
        self.report(Place(*_at(event)), "unsupported-yaml", expected, found, mend)

    def refuse_properties(self, event: Any) -> None:
        """Refuse an anchor or a tag."""
        if event.anchor:
            hint = _quoting_hint(event, f"&{event.anchor}")
            mend = f"sources and figures are named by their ids{hint and f', and {hint}'}"
            self.refuse(event, "no anchors", f"&{event.anchor}", mend)
        else:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.refuse(event, "no tags", shown, _quoting_hint(event, shown))

    def scalar(self, event: Any) -> None:
        """Add a scalar as it is written; a scalar that is too long is refused."""
        if event.anchor or event.tag:
            self.refuse_properties(event)
        text: str = event.value
        at, style = _at(event), event.style or ""
        quoted = style in QUOTES
        if len(text) > MAX_SCALAR:
            self.report(Place(*at), "too-large", f"at most {MAX_SCALAR:,} characters", f"{len(text):,}")
            self.add(ErrorNode(at))
            return
        if quoted and not text.isprintable() and (found := forbidden().search(text)):
            report_character(self.document, Place(*at), found[0])
            text = forbidden().sub(REPLACED, text)
        elif quoted and REPLACED in text and not self.has_replaced:
            self.report(Place(*at), "encoding", *LOST)
        empty = not text and event.implicit[0]
        lines = event.end_mark.line - event.start_mark.line + 1
        self.add(Scalar(at, text, style, empty, lines))

    def start(self, event: yaml.CollectionStartEvent) -> None:
        """Open a list or a mapping; one that is used as a key is refused, and kept out of the tree."""
        if event.anchor or event.tag:
            self.refuse_properties(event)
        if len(self.outer) >= MAX_DEPTH:
            self.report(Place(*_at(event)), "too-deep", f"at most {MAX_DEPTH} levels", "a deeper one")
            raise StopReading
        kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
        node = kind(_at(event), bool(event.flow_style))
        if event.flow_style and self.flow is None:
            self.flow = node
        if self.key is not None or not isinstance(self.parent, Mapping):
            self.add(node)
        elif not self.skipping:
            self.refuse(event, "a plain word as a key", "a list or a mapping")
            self.skipping = len(self.outer) + 1
        self.outer.append((self.parent, self.key))
        self.parent, self.key = node, None

    def end(self, event: yaml.CollectionEndEvent) -> None:
        """Close the innermost list or mapping."""
        if self.parent is self.flow:
            self.flow = None
        self.parent, self.key = self.outer.pop()
        if self.parent and self.skipping == len(self.outer) + 1:
            self.skipping = 0
            self.key = Scalar(self.parent.place, "")  # stands for the refused key, so that its value comes next
            self.skip_value = True

    def give_up(self) -> None:
        """Drop from the tree what may be the mistake at which the parser gave up.

        That is the content of brackets or braces that were not closed, or a text that includes the next line.
        """
        match self.flow or self.parent:
            case Mapping(entries=entries) if self.flow:
                entries.clear()
            case Sequence(items=items) if self.flow:
                items.clear()
            case Mapping(entries=entries) if entries:
                _, last = entries[next(reversed(entries))]
                if isinstance(last, Scalar) and last.lines > 1:
                    entries.popitem()

    def add(self, node: Node) -> None:
        """Put a node at its place in the tree: as the root, in a list, as a key, or as the value of the open key."""
        self.document.values += 1
        if self.document.values > MAX_NODES:
            self.report(node.place, "too-large", f"at most {MAX_NODES:,} values", "more")
            raise StopReading
        parent, key = self.parent, self.key
        if isinstance(parent, Mapping):
            if key is None:
                self.key = node if isinstance(node, Scalar) else Scalar(node.place, "")
                self.skip_value = not isinstance(node, Scalar)
                return
            self.key = None
            name = key.text
            if self.skip_value:
                self.skip_value = False
            elif name in parent.entries or name == "<<":
                self.refuse_key(parent, key, node)
            else:
                parent.entries[name] = (key, node)
        elif parent is None:
            self.document.root = node
        else:
            parent.items.append(node)

    def refuse_key(self, parent: Mapping, key: Scalar, node: Node) -> None:
        """Note a merge key, or one that its mapping has already; its value is left out."""
        if key.text == "<<":
            self.report(key.place, "unsupported-yaml", "every key to be written out", "a merge key")
            return
        first, value = parent.entries[key.text]
        if isinstance(value, Scalar) and value.empty:
            parent.entries[key.text] = (key, node)  # the line is there twice: what is under it is under the second
        if self.repeated is not parent:
            mend = f"it is already on line {first.place.line}; is a line missing before it?"
            found = f"{shown(key.text)} again"
            self.report(key.place, "duplicate-key", "each key once", found, mend, second=first.place)
        self.repeated, parent.may_be_two = parent, True


HANDLERS: dict[type[yaml.Event], Callable[[Builder, Any], None]] = {
    yaml.DocumentStartEvent: Builder.begin,
    yaml.ScalarEvent: Builder.scalar,
    yaml.AliasEvent: Builder.alias,
    yaml.SequenceStartEvent: Builder.start,
    yaml.SequenceEndEvent: Builder.end,
    yaml.MappingStartEvent: Builder.start,
    yaml.MappingEndEvent: Builder.end,
}
"""The method for each type of event that has something of the story."""
