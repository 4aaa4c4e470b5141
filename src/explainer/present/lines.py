"""Lines of spans: what every front gets to print, already worded, wrapped and aligned to a width in terminal cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, count
from operator import add, itemgetter
from typing import Literal, NamedTuple

from explainer.present.widths import cell_len, chop_cells

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

TEXT = itemgetter(0)


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
    if rest is None:
        rest = " " * cell_len(first) if first else ""
    margin = max(cell_len(first), cell_len(rest)) if first or rest else 0
    room = max(1, width - margin)
    if isinstance(text, str):
        lines = _wrapped(text, room)
        if margin:
            lines = [first + lines[0], *[rest + line for line in lines[1:]]]
        return [(Span(line, role),) if line else BLANK for line in lines]
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
    if len(text) <= room and "  " not in text and cell_len(text) <= room:
        return [text.strip(" ")]
    words = list(filter(None, text.split(" ")))
    measure = len if text.isascii() else cell_len
    widths = list(map(measure, words))
    if max(widths, default=0) > room:
        words = [piece for word in words for piece in chop_cells(word, room)]
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
    margin = (Span(by),)
    return [margin + line if line else line for line in lines]


def sides(left: Line, right: Line, width: int) -> list[Line]:
    """One line with `right` at the right edge, or the two below each other where they do not fit beside each other."""
    blank = width - width_of(left) - width_of(right)
    if blank >= 2:
        return [(*left, Span(" " * blank), *right)]
    return [*wrap(left, width), *wrap(right, width)]
