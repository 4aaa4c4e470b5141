"""Builds the tree from a parser's events, in one loop: without recursion, and without PyYAML's constructors.

So no depth can overflow the stack, no alias can be expanded, and every scalar keeps the text that the editor wrote.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from explainer.content.noting import TooMany, note
from explainer.content.parser import ParserRefusal, events
from explainer.content.suggest import quoted, shortened, shown
from explainer.content.tree import At, Mapping, Node, Refused, Scalar, Sequence
from explainer.problem import Place, Problem
from explainer.sanitize import forbidden, safe, visible

MAX_NODES = 200_000
MAX_DEPTH = 20
MAX_SCALAR = 20_000

REPLACED = "\ufffd"
"""Replaces a forbidden character, for which there is a problem."""
LOST = "expected the character that was meant, found U+FFFD, which stands for one that was lost"
QUOTES = ("'", '"')


class StopReading(Exception):
    """Reading cannot go on; the problem that says why has been noted."""


def control_character(place: Place, character: str) -> Problem:
    """The problem of a character that a terminal acts on."""
    message = f"expected text that a terminal only draws, found the control character {visible(character)}"
    return Problem(place, "control-character", message)


def build(text: str) -> Builder:
    """The tree of a text, as far as it could be parsed."""
    builder = Builder(REPLACED in text)
    try:
        for event in events(text):
            builder.take[type(event)](event)
    except ParserRefusal as refusal:
        builder.refused = (refusal.row, refusal.column)
    except TooMany:
        builder.whole, builder.root = False, None
    except StopReading:
        builder.whole = not builder.outer  # at a second document nothing is open: the first is complete
    return builder


def _at(event: Any) -> At:
    """The place of a parser's event, whose own rows and columns count from 0."""
    start, end = event.start_mark, event.end_mark
    line, column = start.line, start.column
    return line + 1, column + 1, (end.column - column if end.line == line else 0) or 1


def _after(key: Scalar, empty: Place) -> Place:
    """The place of an empty value among brackets, right after the colon: the two parsers give different ones."""
    behind = key.place.column + key.place.length
    return Place(key.place.line, behind + 1) if empty.column > behind else empty  # where there is no colon


def _quoting_hint(event: Any, sign: str) -> str:
    """How to write a text that begins with a sign of YAML's own; empty for anything but a text."""
    if not isinstance(event, yaml.ScalarEvent) or event.style in QUOTES or not event.value:
        return ""
    whole = shortened(quoted(f"{sign} {event.value}"))
    return f"a text that begins with {sign[0]} needs quotation marks: {whole}"


class Builder:
    """Takes events one by one and grows the tree."""

    def __init__(self, has_replaced: bool) -> None:
        self.has_replaced = has_replaced
        """Whether the text has characters that were replaced, for which there are problems."""
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.whole = True
        """Whether the story was parsed to its end."""
        self.refused: tuple[int, int] | None = None
        """Row and column, from 0, at which the parser gave up."""
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
        self.repeated: tuple[Mapping, int, int] | None = None
        """The mapping in which a key was repeated last, its number of keys then, and the index of the problem."""
        self.nodes = 0
        """How many scalars, lists and mappings there are so far."""
        self.flow: Mapping | Sequence | None = None
        """The outermost list in brackets or mapping in braces that is open."""

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
        """The method for each type of event."""

    def note(self, place: Place, rule: str, message: str, second: Place | None = None) -> None:
        note(self.problems, Problem(place, rule, safe(message), second=second))

    def ignore(self, event: yaml.Event) -> None:
        pass

    def begin(self, event: yaml.DocumentStartEvent) -> None:
        if self.root is not None:
            self.refuse(event, "expected one document, found a second one")
            raise StopReading

    def alias(self, event: yaml.AliasEvent) -> None:
        hint = "a text that begins with * needs quotation marks"
        self.refuse(event, f"expected no aliases, found *{event.anchor}; {hint}")
        self.add(Refused(_at(event)))

    def refuse(self, event: yaml.Event, message: str) -> None:
        self.note(Place(*_at(event)), "unsupported-yaml", message)

    def check_properties(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None) or ""
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        if event.anchor is not None:
            hint = _quoting_hint(event, f"&{event.anchor}")
            message = f"expected no anchors, found &{event.anchor}; sources and figures are named by their ids"
            self.refuse(event, f"{message}{hint and f', and {hint}'}")
        elif tag:
            hint = _quoting_hint(event, shown)
            self.refuse(event, f"expected no tags, found {shown}{'; ' if hint else ''}{hint}")

    def scalar(self, event: Any) -> None:
        """Add a scalar as it is written; a scalar that is too long is refused."""
        if event.anchor is not None or event.tag is not None:
            self.check_properties(event)
        text: str = event.value
        at, quoted = _at(event), event.style in QUOTES
        if len(text) > MAX_SCALAR:
            message = f"expected at most {MAX_SCALAR:,} characters, found {len(text):,}"
            self.note(Place(*at), "too-large", message)
            self.add(Refused(at))
            return
        if quoted and not text.isprintable() and (found := forbidden().search(text)):
            note(self.problems, control_character(Place(*at), found[0]))
            text = forbidden().sub(REPLACED, text)
        elif quoted and REPLACED in text and not self.has_replaced:
            self.note(Place(*at), "syntax", LOST)
        empty = not text and event.implicit[0]
        if empty and self.flow and self.key is not None:
            at = _after(self.key, Place(*at))
        lines = event.end_mark.line - event.start_mark.line + 1
        self.add(Scalar(at, text, quoted, empty, lines))

    def start(self, event: yaml.CollectionStartEvent) -> None:
        """Open a list or a mapping; one that is used as a key is refused, and kept out of the tree."""
        self.check_properties(event)
        if len(self.outer) >= MAX_DEPTH:
            self.refuse_depth(Place(*_at(event)))
            raise StopReading
        kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
        node = kind(_at(event), bool(event.flow_style))
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
        """Close the innermost list or mapping."""
        if self.parent is self.flow:
            self.flow = None
        self.parent, self.key = self.outer.pop()
        if self.parent and self.skipping == len(self.outer) + 1:
            self.skipping = 0
            self.key = Scalar(self.parent.place, "")  # stands for the refused key, so that its value comes next
            self.skip_value = True

    def refuse_depth(self, place: Place) -> None:
        self.note(place, "too-deep", f"expected at most {MAX_DEPTH} levels, found a deeper one")
        self.whole = False

    def give_up(self, problem: Problem) -> None:
        """Note where the parser gave up, and drop from the tree what may be the mistake itself.

        That is the content of brackets or braces that were not closed, or a text that includes the next line.
        """
        self.problems.append(problem)
        self.whole = False
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
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.note(node.place, "too-large", f"expected at most {MAX_NODES:,} values, found more")
            raise StopReading
        parent, key = self.parent, self.key
        if isinstance(parent, Mapping):
            if key is None:
                self.key = node if isinstance(node, Scalar) else Scalar(node.place, "")
                self.skip_value = not isinstance(node, Scalar)
                return
            self.key = None
            name = key.text
            if self.flow and name.isdigit() and name in parent.entries:
                name = f"{name} {key.place}"  # digits after a comma, the same twice: each gets its own message
            if self.skip_value:
                self.skip_value = False
            elif name in parent.entries or name == "<<":
                self.refuse_key(parent, key, node)
            else:
                parent.entries[name] = (key, node)
        elif parent is None:
            self.root = node
        else:
            parent.items.append(node)

    def refuse_key(self, parent: Mapping, key: Scalar, node: Node) -> None:
        """Note a merge key, or one that its mapping has already; its value is left out."""
        if key.text == "<<":
            message = "expected every key to be written out, found a merge key"
            self.note(key.place, "unsupported-yaml", message)
            return
        around = self.outer[-1][0]
        if self.repeated and self.repeated[0] is parent and self.repeated[1] == len(parent.entries):
            first_of_them = self.problems[self.repeated[2]]
            if around is not None and not first_of_them.message.endswith("?"):
                message = f"{first_of_them.message}; is a dash or a line missing before it?"
                self.problems[self.repeated[2]] = first_of_them._replace(message=message)
                if isinstance(around, Sequence):
                    around.items.append(Refused(key.place))  # the item whose first lines are missing
            return
        first = parent.entries[key.text][0].place
        message = f"expected each key once, found {shown(key.text)} again; it is already on line {first.line}"
        if key.text == "id" and isinstance(around, Sequence) and not parent.in_brackets:
            message += "; is a dash missing before it?"
            self.parent = another = Mapping(key.place)  # as if the dash were there: then nothing else seems wrong
            another.entries["id"] = (key, node)
            around.items.append(another)
        else:
            self.repeated = (parent, len(parent.entries), len(self.problems))
        self.note(key.place, "duplicate-key", message, first)
