"""Lines of spans: what every front gets to print, already worded, wrapped and aligned to a width in terminal cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, count
from operator import add, attrgetter
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
    "quote",
    "muted",
    "context",
    "fill",
    "fill-other",
    "mark",
]
"""What a span is, for a front to colour: never how it looks."""


class Span(NamedTuple):
    """A run of text of one role."""

    text: str
    role: Role = "plain"


Line = tuple[Span, ...]
"""One row of a screen or a page."""

BLANK: Line = ()

TEXT = attrgetter("text")


def width_of(line: Line) -> int:
    """The width of a line in terminal cells."""
    return sum(cell_len(span.text) for span in line)


def text_of(line: Line) -> str:
    """A line without its roles and without trailing blanks."""
    return "".join(map(TEXT, line)).rstrip()


def wrap(text: str | Line, width: int, role: Role = "plain", first: str = "", rest: str | None = None) -> list[Line]:
    """Break a text at its spaces into lines of at most `width` cells.

    `first` begins the first line and `rest` all others (left out: blanks as wide as `first`). A single word that is
    wider than the line is broken; no character is lost.
    """
    begin = cell_len(first) if first else 0
    rest = " " * begin if rest is None else rest
    room = max(1, width - max(begin, cell_len(rest)))
    if isinstance(text, str):
        texts = [f"{rest if index else first}{line}" for index, line in enumerate(_wrapped(text, room))]
        return [(Span(each, role),) if each else BLANK for each in texts]
    whole = "".join(map(TEXT, text))
    lines = _wrapped(whole, room)
    if not first and lines == [whole]:
        return [text]
    return [
        (Span(rest if index else first, role), *line) if (rest if index else first) else line
        for index, line in enumerate(_coloured(lines, text))
    ]


def _wrapped(text: str, room: int) -> list[str]:
    """The text's words in as few lines as they need, first come first placed."""
    measure = len if text.isascii() else cell_len
    words = list(filter(None, text.split(" ")))
    widths = list(map(measure, words))
    if max(widths, default=0) > room:
        words = [piece for word in words for piece in chop_cells(word, room) or [word]]
        widths = list(map(measure, words))
    ends = list(map(add, accumulate(widths), count()))
    if not words or ends[-1] <= room:
        return [" ".join(words)]
    lines: list[str] = []
    first = 0
    while first < len(words):
        beyond = max(first + 1, bisect_right(ends, ends[first] - widths[first] + room))
        lines.append(" ".join(words[first:beyond]))
        first = beyond
    return lines


def _coloured(lines: list[str], spans: Line) -> Iterator[Line]:
    """The lines with each character in the role that it had in the spans; a blank between two roles has neither."""
    pieces = ((word, role) for text, role in spans for word in text.split(" ") if word)
    piece, role = next(pieces, ("", "plain"))
    for line in lines:
        coloured: list[Span] = []
        for whole in line.split(" "):
            before, word = " " if coloured else "", whole
            while word:
                if not piece:
                    piece, role = next(pieces)
                length = min(len(word), len(piece))
                if coloured and coloured[-1].role == role:
                    coloured[-1] = Span(coloured[-1].text + before + piece[:length], role)
                else:
                    coloured += [Span(before)] if before else []
                    coloured.append(Span(piece[:length], role))
                word, piece, before = word[length:], piece[length:], ""
        yield tuple(coloured)


def indented(lines: Iterable[Line], by: str = "  ") -> list[Line]:
    """The lines moved to the right; blank ones stay blank."""
    return [(Span(by), *line) if line else line for line in lines]


def sides(left: Line, right: Line, width: int) -> list[Line]:
    """One line with `right` at the right edge, or the two below each other where they do not fit beside each other."""
    blank = width - width_of(left) - width_of(right)
    if blank >= 2:
        return [(*left, Span(" " * blank), *right)]
    return [*wrap(left, width), *wrap(right, width)]
