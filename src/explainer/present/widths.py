"""How many cells a text takes on a terminal: Rich knows, and is asked only where a text has other signs than ours."""

from __future__ import annotations

ONE_CELL = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("·–‘’“”…›≠≤⇄→←↓↑─━═│┃┊║└┣┤╱╹╺╻▄█▉▊▋▌▍▎▏▐▕░▒▓▚□▸▾◆◇○●◉")
"""ASCII and the signs that the program itself prints. Most stories need no others, and Rich's tables load slowly."""


def cell_len(text: str) -> int:
    """The width of a text without control characters, in cells."""
    if text.isascii() or ONE_CELL.issuperset(text):
        return len(text)
    from rich import cells

    return cells.cell_len(text)


def chop_cells(text: str, width: int) -> list[str]:
    """A text in pieces of at most so many cells; at least one."""
    from rich import cells

    return cells.chop_cells(text, width) or [text]
