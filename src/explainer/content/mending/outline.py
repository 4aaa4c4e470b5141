"""Works out what each line of a file is, from the lines alone, to say what is wrong with its form.

A parser's own messages do not say which text to change, and it says nothing about a tab or a comment in a text. So the
lines are read once more in the simple form that stories have: keys, dashes, texts, brackets, quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from explainer.content.lookalike import without_comment
from explainer.content.mending.shapes import SHAPES
from explainer.problem import Place

Inside = Literal["", "text", "quotes", "brackets", "block"]
"""What a line continues: nothing, a text without quotes, one in quotes, brackets or braces, or a block of text."""

WORD = re.compile(r"[A-Za-z_][\w-]*")
KEY = re.compile(
    r"""(?P<key> "(?:[^"\\]|\\.)*+" | '(?:[^']|'')*+'
    | (?:[^\s\-?:,\[\]{}#&*!|>'"%@`] | [-?:](?=\S)) (?:[^\s:] | :(?=\S) | \s++(?=[^\s:]|:\S))*+ ) \s*+ :(?=\s|$)""",
    re.VERBOSE,
)
DASH = re.compile(r"-(\s+|$)")
HEADER = re.compile(r"(?P<sign>[|>](?:[-+]?[1-9]?|[1-9][-+]))(?:\s+|(?P<touching>#).*|\s+#.*)?$")
"""The | or > that begins a block of text, and a comment behind it, also one that wrongly touches it."""


class FileLine(NamedTuple):
    """A line with content, and the columns of its parts; rows and columns count from 0."""

    row: int
    text: str
    indent: int
    """The column of its first character."""
    inside: Inside
    """What it continues; then it has neither dash nor key."""
    begun: tuple[int, int]
    """Row and column at which that begins."""
    dashes: tuple[int, ...] = ()
    """The columns of the dashes that it begins with."""
    key: str = ""
    """Its key as it is written; empty where it has none."""
    key_at: int = 0
    """The column of its key, or without a key, of the text in its place."""
    value_at: int = 0
    """The column of its value; the end of the line where there is none."""

    @property
    def value(self) -> str:
        """The text after the key or the dash, without a comment."""
        return without_comment(self.text[self.value_at :]).rstrip()

    @property
    def margin(self) -> int:
        """The column to the right of which everything belongs to its value."""
        return self.key_at if self.key or not self.dashes else self.dashes[-1]


def outline(source: Sequence[str], last: int) -> dict[int, FileLine]:
    """The lines with content by their rows, up to the row `last`.

    What is not closed ends before a line that can only be the next entry.
    """
    lines: dict[int, FileLine] = {}
    before: FileLine | None = None
    inside: Inside = ""
    begun, opened = (0, 0), ""
    for row, text in enumerate(source[: last + 1]):
        indent = len(text) - len(text.lstrip(" "))
        if indent == len(text) or (text[indent] == "#" and inside not in ("block", "quotes")):
            continue
        if before and _goes_on_no_more(inside, before, text, indent):
            inside = ""
        if inside:
            lines[row] = FileLine(row, text, indent, inside, begun)
        else:
            before = lines[row] = _entry(row, text, indent)
            begun, opened = (row, before.value_at), ""
            inside = _begins(text[before.value_at :])
        if inside in ("quotes", "brackets"):
            opened = open_after(text, begun[1] if row == begun[0] else indent, opened)
            inside = inside if opened else ""
    return lines


def _entry(row: int, text: str, indent: int) -> FileLine:
    """A line that continues nothing: its dashes, and its key if it has one."""
    dashes, at = [], indent
    while dash := DASH.match(text, at):
        dashes.append(at)
        at = dash.end()
    key = KEY.match(text, at)
    if key is None or " #" in key["key"]:
        return FileLine(row, text, indent, "", (row, at), tuple(dashes), "", at, at)
    value_at = key.end() + len(text[key.end() :]) - len(text[key.end() :].lstrip())
    return FileLine(row, text, indent, "", (row, at), tuple(dashes), key["key"], at, value_at)


def _begins(value: str) -> Inside:
    """What a value begins that the next line may continue."""
    if not without_comment(value):
        return ""
    if value[0] in "'\"":
        return "quotes"
    if value[0] in "[{":
        return "brackets"
    return "block" if HEADER.match(value) else "text"


def _goes_on_no_more(inside: Inside, before: FileLine, text: str, indent: int) -> bool:
    """Whether a line no longer continues the entry before it."""
    if inside in ("text", "block"):
        return indent <= before.margin
    if inside in ("quotes", "brackets") and indent <= before.margin:
        return bool(DASH.match(text, indent) or ((key := KEY.match(text, indent)) and WORD.fullmatch(key["key"])))
    return False


def open_columns(lines: Mapping[int, FileLine], row: int) -> tuple[list[int], list[int], FileLine | None]:
    """The columns of the keys and the dashes that are open before a row, innermost first, and the entry before it."""
    keys: list[int] = []
    dashes: list[int] = []
    least = (10**9, False)  # in one column a key sorts first: the dashes of its list may be in its column
    before = None
    for line in entries(lines, row):
        before = before or line
        starts = [(column, True) for column in line.dashes] + ([(line.key_at, False)] if line.key else [])
        for start in reversed(starts):
            if start < least:  # every later line is to the right of it, so it is still open
                least = start
                (dashes if start[1] else keys).append(start[0])
    return keys, dashes, before


def entries(lines: Mapping[int, FileLine], row: int) -> Iterator[FileLine]:
    """The entries before a row, the nearest first."""
    before = (lines.get(each) for each in range(row - 1, -1, -1))
    return (line for line in before if line is not None and not line.inside)


def indent_of(text: str) -> int:
    """How many blanks a line begins with."""
    return len(text) - len(text.lstrip(" "))


def without_tabs(text: str) -> str:
    """A text with a blank for each tab, except for tabs that indent an entry."""
    source = text.split("\n")
    lines = outline(source, len(source))
    for row, written in enumerate(source):
        if "\t" in written:
            margin = len(written) - len(written.lstrip())
            line = lines.get(row)
            kept = margin if line is not None and not line.inside else 0
            source[row] = written[:kept] + written[kept:].replace("\t", " ")
    return "\n".join(source)


def cut_texts(text: str) -> Iterator[tuple[Place, str]]:
    """Comments that cut a text without quotation marks and seem to be meant as a part of it: each with its place."""
    source = text.split("\n")
    lines = outline(source, len(source))
    for row, line in lines.items():
        if line.inside in ("block", "quotes", "brackets") or " #" not in line.text:
            continue
        at = line.indent if line.inside else line.value_at
        shapes = SHAPES.get(line.key, {"text"})
        if line.text[at : at + 1] in {"'", '"', "[", "{", "|", ">", ""} or "text" not in shapes:
            continue
        after = lines.get(row + 1)
        if line.text[at] == "#" and (after is None or after.inside != "text"):
            continue  # nothing is left of the text, which is reported as an error
        comment = re.search(r"(?:\s|^)#", line.text[at:])
        if comment and (word := line.text[at + comment.end() :])[:1].strip("# "):
            yield Place(row + 1, at + comment.end(), len(word.rstrip()) + 1), f"#{word.rstrip()}"


PART = re.compile(r"""[^\s'"\[\]{},:#\\]+|\S""")
"""A word, or a sign that may have a meaning among brackets."""


class Token(NamedTuple):
    """A sign of YAML's own among brackets, or a quotation mark."""

    sign: str
    column: int
    open: str
    """The brackets and quotation marks that are open after it, the outermost first."""


def tokens(text: str, at: int = 0, opened: str = "") -> Iterator[Token]:
    """The brackets, quotation marks, commas and comments from a column on, until the outermost bracket is closed."""
    begins = True  # a quotation mark inside a word opens nothing
    after = at
    for part in PART.finditer(text, at):
        sign, at = part[0], part.start()
        if at < after:
            continue
        after = part.end()
        if opened and opened[-1] in "'\"":
            if (sign == "\\" and opened[-1] == '"') or sign == "'" == opened[-1] == text[after : after + 1]:
                after += 1
            elif sign == opened[-1]:
                opened = opened[:-1]
                yield Token(sign, at, opened)
                begins = False
        elif sign in "[{" or (sign in "'\"" and begins):
            opened += sign
            yield Token(sign, at, opened)
            begins = True
        elif sign in "]}":
            opened = opened[:-1]
            yield Token(sign, at, opened)
            begins = False
        elif sign == "#" and (at == 0 or text[at - 1] in " \t"):
            yield Token(sign, at, opened)
            return
        elif sign == "," or (sign == ":" and text[after : after + 1] in ("", " ")):
            yield Token(sign, at, opened)
            begins = True
        else:
            begins = False
        if not opened:
            return


def open_after(text: str, at: int, opened: str) -> str:
    """The brackets and quotation marks that are open at the end of a line, the outermost first."""
    for token in tokens(text, at, opened):
        opened = token.open
    return opened


def closed_at(text: str) -> int:
    """The column after the end of the brackets or quotation marks that a text begins with; 0 where they are open."""
    return next((token.column + 1 for token in tokens(text) if not token.open), 0)


def too_deep(lines: Mapping[int, FileLine], levels: int) -> tuple[int, int] | None:
    """Row and column of the first list or mapping that is more than `levels` deep; None where there is none."""
    # Where the open lists (True) and mappings (False) begin, in order: in one column the mapping comes first.
    columns: list[tuple[int, bool]] = []
    opened, pairs = "", [False]  # for each open bracket, whether a key without braces of its own begins a mapping in it
    for row, line in lines.items():
        at = line.indent
        if not line.inside:
            starts = [(column, True) for column in line.dashes] + ([(line.key_at, False)] if line.key else [])
            for start in starts:
                while columns and columns[-1] > start:
                    columns.pop()
                if not columns or columns[-1] < start:
                    columns.append(start)
                if len(columns) > levels:
                    return row, start[0]
            at, opened, pairs = line.value_at, "", [False]
            if line.text[at : at + 1] not in ("[", "{"):
                continue
        elif line.inside != "brackets":
            continue
        first = at
        for token in tokens(line.text, at, opened):
            sign, column, opened = token
            if sign in "[{":
                pairs.append(False)
                first = column + 1
            elif sign in "]}":
                pairs.pop()
            elif sign == ",":
                pairs[-1] = False
                first = column + 1
            elif sign == ":" and opened[-1:] == "[":
                pairs[-1] = True
            if len(columns) + len(pairs) - 1 + sum(pairs) > levels:
                name = line.text[first:column]
                return row, first + len(name) - len(name.lstrip()) if sign == ":" else column
    return None
