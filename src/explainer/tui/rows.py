"""The rows of a page as they are painted: its lines with the mark, the scrollbar, and what is found or selected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len

from explainer.present.layout import Layout
from explainer.present.lines import Line, Role
from explainer.present.page import Mark
from explainer.present.selecting import character_after, character_at
from explainer.tui.colours import Ground
from explainer.tui.geometry import MARGINS, MEASURE

BEFORE_TEXT = 2
"""The cells of a page before its text: the mark and a blank."""


class Piece(NamedTuple):
    """A run of text that looks alike."""

    text: str
    role: Role = "plain"
    ground: Ground = "page"
    address: str = ""


Painted = tuple[Piece, ...]
"""One row of the screen, from its left edge to its right one."""

Stretch = tuple[int, int, Ground]
"""From which character to before which one of a row's text another ground is laid."""


class View(NamedTuple):
    """What of a page is in view, and how."""

    layout: Layout
    top: int = 0
    """The first line in view."""
    height: int = 0
    """How many lines there is room for."""
    current: Mark | None = None
    """What is marked."""
    highlights: Mapping[int, Sequence[Stretch]] = {}
    """What is marked of which line."""
    selected: tuple[tuple[int, int], tuple[int, int]] | None = None
    """The first and the last selected cell, as line and cell of the text."""
    divided: bool = False
    """Whether a line parts the page from what is left of it."""
    active: bool = True
    """Whether the keys move this page."""


def text_width(width: int, divided: bool = False) -> int:
    """How many cells a text has in a page of a width."""
    return max(1, min(MEASURE, width - MARGINS - divided))


def painted(view: View, row: int, width: int, signs: Mapping[str, str]) -> Painted:
    """One row of the view, exactly `width` cells."""
    number, lines = view.top + row, view.layout.lines
    pieces: list[Piece] = []
    if view.divided:
        pieces.append(Piece(signs["divider"], "heading" if view.active else "muted"))
    inner = width - view.divided
    ground: Ground = "page"
    spans: Line = ()
    stretches: list[Stretch] = []
    if number < len(lines):
        line = lines[number]
        spans = line.spans
        current = view.current is not None and view.layout.page.marks[line.block] == view.current
        ground = "current" if current and view.active else "page"
        pieces.append(Piece(f"{signs['mark'] if current else ' '} ", "heading" if view.active else "muted", ground))
        stretches += view.highlights.get(number, ())
        if view.selected and (cells := selected_cells(view.selected, number)):
            stretches.append((*_characters(spans, *cells), "selected"))
    else:
        pieces.append(Piece("  "))
    pieces += _laid(spans, ground, stretches)
    used = sum(cell_len(span.text) for span in spans) + BEFORE_TEXT
    card = min(inner - 2, MEASURE + 2)
    if used < card:
        pieces.append(Piece(" " * (card - used), "plain", ground))
        used = card
    pieces.append(Piece(" " * (inner - 1 - used)))
    pieces.append(_bar(view, row, signs))
    return tuple(piece for piece in pieces if piece.text)


def selected_cells(selected: tuple[tuple[int, int], tuple[int, int]], number: int) -> tuple[int, int | None] | None:
    """The first and the last selected cell of a line (None: its last one); nothing where it is not selected."""
    (first, begin), (last, end) = sorted(selected)
    if not first <= number <= last:
        return None
    return begin if number == first else 0, end if number == last else None


def _characters(spans: Line, start: int, end: int | None) -> tuple[int, int]:
    """The characters of a row that stand in cells; one of two cells is taken whole."""
    text = "".join(span.text for span in spans)
    return character_at(text, start), len(text) if end is None else character_after(text, end)


def _laid(spans: Line, ground: Ground, stretches: Iterable[Stretch]) -> list[Piece]:
    """The spans on their ground, with the stretches on theirs; of two stretches the later one is seen."""
    marked = list(stretches)
    pieces: list[Piece] = []
    offset = 0
    for text, role, address, _ in spans:
        if not marked:
            pieces.append(Piece(text, role, ground, address))
            continue
        edges = {0, len(text)}
        for start, end, _ in marked:
            edges |= {min(max(edge - offset, 0), len(text)) for edge in (start, end)}
        ordered = sorted(edges)
        for begin, stop in pairwise(ordered):
            laid = [kind for start, end, kind in marked if start <= offset + begin < end]
            pieces.append(Piece(text[begin:stop], role, laid[-1] if laid else ground, address))
        offset += len(text)
    return pieces


def _bar(view: View, row: int, signs: Mapping[str, str]) -> Piece:
    """The scrollbar's cell in a row; blank where all is in view."""
    total = len(view.layout.lines)
    if total <= view.height:
        return Piece(" ")
    size = max(1, view.height * view.height // total)
    start = view.top * (view.height - size) // max(1, total - view.height)
    return Piece(signs["thumb"] if start <= row < start + size else " ", "muted")
