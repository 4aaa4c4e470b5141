"""Spans of text, and how they are broken into lines: the one place where text is wrapped."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rich.cells import cell_len, chop_cells

Role = Literal[
    "plain",
    "title",
    "heading",
    "label",
    "value",
    "evidence",
    "caveat",
    "changed",
    "quote",
    "muted",
    "context",
    "fill",
    "fill-other",
    "mark",
    "link",
    "key",
]
"""What a span is, for a front to colour: never how it looks."""


class Span(NamedTuple):
    """A run of text of one role."""

    text: str
    role: Role = "plain"
    address: str = ""
    """The http or https address that the text is a link to, if any."""
    source: str = ""
    """The id of the source that the text names, if any."""


Line = tuple[Span, ...]
"""Spans that follow one another: a text, or one row of what is shown."""

BLANK: Line = ()

BREAKS = frozenset("/?&=-_.")
"""Signs behind which a word that is wider than a line is broken, as an address may be."""


def wrap(text: str | Line, width: int, role: Role = "plain", first: str = "", rest: str = "") -> list[Line]:
    """A text in lines of at most `width` cells, of which `first` begins the first one and `rest` all others."""
    spans = (Span(text, role),) if isinstance(text, str) else text
    parts = wrapped("".join(span.text for span in spans), width - max(cell_len(first), cell_len(rest)))
    lines: list[Line] = []
    for offset, part in parts:
        margin = rest if lines else first
        body = cut(spans, offset, offset + len(part))
        lines.append((Span(margin, role), *body) if margin else body)
    return lines


def wrapped(text: str, room: int) -> list[tuple[int, str]]:
    """A text broken at its blanks into parts of at most so many cells, each with where it begins.

    A single word that is wider than a line is broken in itself; a blank at a break is left out. A text without words is
    one empty part.
    """
    room = max(room, 1)
    if len(text) <= room and cell_len(text) <= room:
        return [(0, text)]
    narrow = text.isascii()
    parts: list[tuple[int, str]] = []
    begin = 0
    while begin < len(text):
        end = begin + (room if narrow else _fitting(text[begin : begin + room], room))
        if end >= len(text):
            parts.append((begin, text[begin:].rstrip(" ")))
            break
        space = _last_blank(text, begin, end)
        if space > begin and text[begin:space].strip(" "):
            end = space
        elif breaks := [at for at in range(begin + room // 2, end) if text[at] in BREAKS]:
            end = breaks[-1] + 1
        parts.append((begin, text[begin:end].rstrip(" ")))
        begin = end
        while begin < len(text) and text[begin] == " ":
            begin += 1
    return parts or [(0, "")]


def _last_blank(text: str, begin: int, end: int) -> int:
    """The last blank at which a line may end, rather a single one than one of several, which may be quoted; else -1."""
    blanks = [at for at in range(begin, end + 1) if text[at] == " "]
    single = [at for at in blanks if " " not in (text[at - 1 : at], text[at + 1 : at + 2])]
    return (single or blanks or [-1])[-1]


def _fitting(text: str, room: int) -> int:
    """How many of a text's characters fit, at least one; those without a width always do."""
    pieces = chop_cells(text, room)
    return max(1, len(pieces[0])) if pieces else len(text)


def cut(spans: Line, start: int, end: int) -> Line:
    """The part of the spans from one character to before another."""
    found: list[Span] = []
    for span in spans:
        size = len(span.text)
        if start < size and end > 0:
            text = span.text[max(start, 0) : end]
            if text:
                found.append(span if len(text) == size else span._replace(text=text))
        start, end = start - size, end - size
    return tuple(found)


def width_of(spans: Line) -> int:
    """The width of spans in terminal cells."""
    return sum(cell_len(span.text) for span in spans)


def text_of(spans: Line) -> str:
    """A line without its roles and without trailing blanks."""
    return "".join(span.text for span in spans).rstrip()
