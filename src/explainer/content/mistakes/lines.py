"""The lines of a file, each in the simple form that stories have: blanks, dashes, a key, a value."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import takewhile
from typing import NamedTuple

from explainer.content.records import fields_of, records_of_the_model
from explainer.content.tree_builder import MAX_DEPTH
from explainer.problem import Place

KEYS = frozenset(name for record in records_of_the_model() for name in fields_of(record))
"""Every key of the format."""
ANY_KEY = "|".join(sorted(KEYS, key=len, reverse=True))
"""The keys as a regular expression, the longest first."""

KEY_RE = re.compile(
    r"""(?P<key> "(?:[^"\\]|\\.)*+" | '(?:[^']|'')*+'
    | (?:[^\s\-?:,\[\]{}#&*!|>'"%@`] | [-?:](?=\S)) (?:[^\s:] | :(?=\S) | \s++(?=[^\s:]|:\S))*+ ) \s*+ :(?=\s|$)""",
    re.VERBOSE,
)
DASH_RE = re.compile(r"-(\s+|$)")
HEADER_RE = re.compile(r"(?P<sign>[|>](?:[-+]?[1-9]?|[1-9][-+]))(?:\s+|\s+#.*)?$")
"""The | or > that begins a block of text, and a comment behind it."""
PART_RE = re.compile(r"""[^\s'"\[\]{},:#\\]+|\S""")
"""A word, or a sign that may have a meaning among brackets."""


FIELD_RE = re.compile(rf"(?:^|(?<=[{{,\[]))\s*(?P<key>{ANY_KEY})(?P<between>\s*[:=]\s*|\s+(?=[\w\"'\[{{]))")
"""A key in braces, and what stands between it and its value."""


MAX_CONTINUED = 500
"""The most lines of one text that are looked into."""
NO_TEXT = sys.maxsize
"""A column beyond all others."""


class Line(NamedTuple):
    """A line and the columns of its parts; rows and columns count from 0."""

    row: int
    text: str
    indent: int
    """The column of its first character."""
    dashes: tuple[int, ...]
    """The columns of the dashes that it begins with."""
    key: str
    """Its key as it is written; empty where it has none."""
    key_at: int
    """The column of its key, or without a key, of the text in its place."""
    value_at: int
    """The column of its value; the end of the line where there is none."""

    @property
    def value(self) -> str:
        """The text after the key or the dash, without a comment."""
        return without_comment(self.text[self.value_at :]).rstrip()

    @property
    def place(self) -> Place:
        """The place of its text."""
        return Place(self.row + 1, self.indent + 1, max(1, len(self.text.strip())))

    @property
    def margin(self) -> int:
        """The column to the right of which everything belongs to its value."""
        return self.key_at if self.key or not self.dashes else self.dashes[-1]

    @property
    def is_entry(self) -> bool:
        """Whether it has a dash or a key of the format."""
        return bool(self.dashes) or self.key in KEYS

    def is_text_at(self, column: int) -> bool:
        """Whether a line below that begins in this column goes on with the text of this one."""
        return self.value != "" and column > self.margin - (not self.is_entry)


class Lines:
    """The lines of a file, looked into only where that is asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._line = cache(lambda row: _line(row, texts[row]))

    def __getitem__(self, row: int) -> Line:
        """The line in a row."""
        return self._line(row)

    def has_text(self, row: int) -> bool:
        """Whether a line has more than a comment."""
        return self.texts[row].lstrip()[:1] not in ("", "#")

    def before(self, row: int, column: int = NO_TEXT) -> Iterator[Line]:
        """The lines with text before a row that begin to the left of a column, the nearest first."""
        return (self[each] for each in range(row - 1, -1, -1) if self._indents[each] < column)

    def after(self, row: int) -> Iterator[Line]:
        """The lines with text after a row, the nearest first."""
        return (self[each] for each in range(row + 1, len(self.texts)) if self._indents[each] < NO_TEXT)

    @cached_property
    def _indents(self) -> list[int]:
        """The column in which each line with text begins; NO_TEXT for the others."""
        return [indent_of(text) if self.has_text(row) else NO_TEXT for row, text in enumerate(self.texts)]

    def columns(self, row: int) -> list[int]:
        """The columns in which a line may be meant to begin: below the line before it, in those of the keys and dashes
        that are open there, the innermost first, and in that of the line after it."""
        before, after = next(self.before(row), None), next(self.after(row), None)
        around = [before.margin + 2] if before else []
        found: list[int] = []
        above = before
        for _ in range(MAX_CONTINUED):
            if above is None:
                break
            for column in (above.key_at, *reversed(above.dashes)) if above.key else reversed(above.dashes):
                if not found or column < found[-1]:
                    found.append(column)
            above = next(self.before(above.row, found[-1] if found else NO_TEXT), None)
        return list(dict.fromkeys([*around, *found[:MAX_DEPTH], *([after.indent] if after else [])]))

    def continued(self, line: Line) -> list[int]:
        """The rows after a line whose text may go on with it: to the right of its key, without a key of their own."""
        rows: list[int] = []
        for row in range(line.row + 1, min(line.row + MAX_CONTINUED, len(self.texts))):
            after = self[row]
            if not self.has_text(row) or after.indent <= line.margin or after.is_entry:
                break
            rows.append(row)
        return rows


def _line(row: int, text: str) -> Line:
    dashes, at = [], indent_of(text)
    while dash := DASH_RE.match(text, at):
        dashes.append(at)
        at = dash.end()
    key = KEY_RE.match(text, at)
    if key is None or " #" in key["key"]:
        return Line(row, text, indent_of(text), tuple(dashes), "", at, at)
    value_at = key.end() + indent_of(text[key.end() :])
    return Line(row, text, indent_of(text), tuple(dashes), key["key"], at, value_at)


def indent_of(text: str) -> int:
    """How many blanks a line begins with."""
    return len(text) - len(text.lstrip(" "))


def shared(one: str, other: str) -> int:
    """The number of characters that both texts begin with."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def comment_at(text: str) -> int:
    """Where a comment begins in a line, with the blanks before it; the end of the line where there is none.

    A # that touches a word may be meant as a part of the text.
    """
    at = text.find("#")
    while at >= 0 and (text[at - 1 : at].strip() or text[at + 1 : at + 2].strip()):
        at = text.find("#", at + 1)
    return len(text) if at < 0 else len(text[:at].rstrip())


def without_comment(text: str) -> str:
    """A line without the comment at its end."""
    return text[: comment_at(text)]


def opened(text: str, already: str = "") -> Iterator[tuple[int, str]]:
    """Each column, from 1, after which other brackets and quotation marks are open than before, with those that are,
    the outermost first; until the outermost is closed. `already`: what is open before the text."""
    begins, after = True, 0  # a quotation mark inside a word opens nothing
    for part in PART_RE.finditer(text):
        token, at = part[0], part.start()
        if at < after:
            continue
        after = part.end()
        before = already
        if already[-1:] in ("'", '"'):
            if (token == "\\" and already[-1] == '"') or token == "'" == already[-1] == text[after : after + 1]:
                after += 1
            elif token == already[-1]:
                already = already[:-1]
        elif token in "[{" or (token in "'\"" and begins):
            already += token
        elif token in "]}":
            already = already[:-1]
        elif token == "#" and text[at - 1 : at] in ("", " ", "\t"):
            return
        begins = token in "[{,:"
        if already != before:
            yield after, already
        if not already:
            return


def closed_at(text: str) -> int:
    """The column after the end of the brackets or quotation marks that a text begins with; 0 where they are open."""
    return next((column for column, left in opened(text) if not left), 0)


def values(line: Line) -> Iterator[tuple[int, int]]:
    """Where the values of a line begin and end: the one after its key, those of keys in braces, the items of a list."""
    text = line.text[: line.value_at] + line.value
    is_open = line.value[:1] in ("[", "{")
    if not is_open:
        yield line.value_at, len(text)
        if line.key and line.key not in KEYS:  # what looks like a key may be the beginning of a text
            yield line.key_at, len(text)
    found = [each for each in FIELD_RE.finditer(text, line.key_at) if each["between"] == ": "]
    for each, end in zip(found, [*(after.start() for after in found[1:]), len(text)], strict=False):
        if each.start():
            yield each.end(), each.end() + len(_unclosed(text[each.end() : end]))
    for items in re.finditer(r"\[([^\[\]{}]*)", text):
        at = items.start(1)
        for item in items[1].split(","):
            yield at + indent_of(item), at + len(item.rstrip())
            at += len(item) + 1
    if is_open:
        yield line.value_at, len(text)


def _unclosed(raw: str) -> str:
    """A value in braces without the comma and the brackets after it, which do not belong to it."""
    raw = raw.rstrip(" ,")
    while raw[-1:] in ("]", "}") and raw.count(raw[-1]) > raw.count("[" if raw[-1] == "]" else "{"):
        raw = raw[:-1].rstrip()
    return raw
