"""The text that a selection of cells means, as it is read rather than as it is drawn."""

from __future__ import annotations

from rich.cells import split_graphemes

from explainer.present.layout import Layout, LayoutLine
from explainer.present.lines import full_text

Cell = tuple[int, int]
"""A line of a layout, and a cell of its text."""


def selected_text(layout: Layout, one: Cell, other: Cell) -> str:
    """The text from one cell to another one, both included.

    A wrapped text comes in one piece, a number in large digits as plain text, and a row as it is laid out.
    """
    (first, _), (last, _) = sorted((one, other))
    parts: list[str] = []
    before = LayoutLine((), -1)
    for number in range(first, min(last + 1, len(layout.lines))):
        line = layout.lines[number]
        block = layout.page.blocks[line.block]
        text = full_text(line.spans)
        start, stop = selected_part(text, number, one, other)
        is_same = before.block == line.block
        if block.kind == "value" and not line.parts:
            if not is_same:
                parts.append(f"\n{block.body}")
        elif is_same and (skipped := _between(before, line, block.text)) is not None:
            parts.append(skipped + text[line.parts[0].at : stop])
        else:
            parts.append(f"\n{text[start:stop].rstrip()}")
        before = line
    return "".join(parts).removeprefix("\n").rstrip()


def selected_part(text: str, number: int, one: Cell, other: Cell) -> tuple[int, int]:
    """Which characters of a line, of this text and number, are selected from one cell to another one: the index of the
    first, and the one after the last. A character two cells wide is selected as a whole."""
    (first, begin), (last, end) = sorted((one, other))
    if not first <= number <= last:
        return 0, 0
    start = drawn_at(text, begin)[0] if number == first else 0
    return start, drawn_at(text, end)[1] if number == last else len(text)


def _between(before: LayoutLine, line: LayoutLine, text: str) -> str | None:
    """What a break between two lines leaves out of a text that goes on; None where another text begins."""
    if len(before.parts) != 1 or not line.parts:
        return None
    part = before.parts[0]
    between = text[part.start + len(part.text) : line.parts[0].start]
    return None if between.strip(" ") or line.parts[0].start <= part.start else between


def drawn_at(text: str, cell: int) -> tuple[int, int]:
    """The index of the first character drawn in a cell, and of the first after it; the text's length behind its end."""
    used = 0
    for start, stop, wide in split_graphemes(text)[0]:
        used += wide
        if used > cell:
            return start, stop
    return len(text), len(text)
