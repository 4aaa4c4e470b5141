"""Lines of spans: what every front gets to print, already worded, wrapped and aligned to a width in terminal cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def width_of(line: Line) -> int:
    """The width of a line in terminal cells."""
    return sum(cell_len(span.text) for span in line)


def text_of(line: Line) -> str:
    """A line without its roles and without trailing blanks."""
    return "".join(span.text for span in line).rstrip()


def wrap(text: str | Line, width: int, role: Role = "plain", first: str = "", rest: str | None = None) -> list[Line]:
    """Break a text at its spaces into lines of at most `width` cells.

    `first` begins the first line and `rest` all others (left out: blanks as wide as `first`). A single word that is
    wider than the line is broken; no character is lost.
    """
    spans = (Span(text, role),) if isinstance(text, str) else text
    rest = " " * cell_len(first) if rest is None else rest
    room = max(1, width - max(cell_len(first), cell_len(rest)))
    lines: list[list[Span]] = [[]]
    used = 0
    for word in _words(spans, room):
        wide = sum(cell_len(span.text) for span in word)
        if used and used + 1 + wide > room:
            lines.append([])
            used = 0
        if used:
            before, after = lines[-1][-1], word[0]
            blank_role = before.role if before.role == after.role else "plain"
            lines[-1].append(Span(" ", blank_role))
            used += 1
        lines[-1].extend(word)
        used += wide
    prefixed: list[Line] = []
    for line in lines:
        prefix = rest if prefixed else first
        joined = _join(line)
        prefixed.append((Span(prefix, role), *joined) if prefix else joined)
    return prefixed


def _words(spans: Line, room: int) -> Iterator[list[Span]]:
    """The words of the spans, each as the spans that it is made of and none wider than the room."""
    word: list[Span] = []
    for text, role in spans:
        pieces = text.split(" ")
        for index, piece in enumerate(pieces):
            if index and word:
                yield from _fitting(word, room)
                word = []
            if piece:
                word.append(Span(piece, role))
    if word:
        yield from _fitting(word, room)


def _fitting(word: list[Span], room: int) -> Iterator[list[Span]]:
    if sum(cell_len(span.text) for span in word) <= room:
        yield word
        return
    for text, role in word:
        for piece in chop_cells(text, room):
            yield [Span(piece, role)]


def _join(spans: Iterable[Span]) -> Line:
    """The same spans with neighbours of one role made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].role == span.role:
            joined[-1] = Span(joined[-1].text + span.text, span.role)
        else:
            joined.append(span)
    return tuple(joined)


def indented(lines: Iterable[Line], by: str = "  ") -> list[Line]:
    """The lines moved to the right; blank ones stay blank."""
    return [(Span(by), *line) if line else line for line in lines]


def sides(left: Line, right: Line, width: int) -> list[Line]:
    """One line with `right` at the right edge, or the two below each other where they do not fit beside each other."""
    blank = width - width_of(left) - width_of(right)
    if blank >= 2:
        return [(*left, Span(" " * blank), *right)]
    return [*wrap(left, width), *wrap(right, width)]
