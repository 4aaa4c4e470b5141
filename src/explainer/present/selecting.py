"""The text that a selection of cells means, as it is read rather than as it is drawn."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.present.layout import Layout, LayoutLine

Cell = tuple[int, int]
"""A line of a layout, and a cell of its text."""


def selected_text(layout: Layout, one: Cell, other: Cell) -> str:
    """The text from one cell to another one, both included.

    A wrapped text comes in one piece, a number in large digits as plain text, and a drawing as it is drawn.
    """
    (first, begin), (last, end) = sorted((one, other))
    parts: list[str] = []
    block, read_to = -1, 0
    for number in range(first, min(last + 1, len(layout.lines))):
        row = layout.lines[number]
        text = "".join(span.text for span in row.spans)
        start = character_at(text, begin) if number == first else 0
        stop = character_after(text, end) if number == last else len(text)
        same = row.block == block
        if row.drawn and layout.page.blocks[row.block].kind == "value":
            if not same:
                parts.append(f"\n{layout.page.blocks[row.block].body}")
        elif same and row.start and row.text:
            skipped = layout.page.blocks[row.block].body[read_to : row.start]
            parts.append(skipped + text[row.cell : stop])
        else:
            parts.append(f"\n{text[start:stop].rstrip()}")
        block, read_to = row.block, _read_to(row)
    return "".join(parts).removeprefix("\n").rstrip()


def _read_to(row: LayoutLine) -> int:
    return row.start + len(row.text)


def character_at(text: str, cell: int) -> int:
    """The index of the first character drawn in a cell; after the last cell, the text's length."""
    return _drawn_at(text, cell)[0]


def character_after(text: str, cell: int) -> int:
    """The index of the first character after those drawn in a cell."""
    return _drawn_at(text, cell)[1]


def _drawn_at(text: str, cell: int) -> tuple[int, int]:
    used = 0
    for start, stop, wide in _graphemes(text):
        used += wide
        if used > cell:
            return start, stop
    return len(text), len(text)


def _graphemes(text: str) -> Iterable[tuple[int, int, int]]:
    """The characters that a terminal draws as one: index of the first, index after the last, and width in cells."""
    if text.isascii():
        return ((index, index + 1, 1) for index in range(len(text)))
    from rich.cells import split_graphemes

    return split_graphemes(text)[0]
