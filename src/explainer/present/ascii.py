"""The program's own signs in ASCII, for terminals and streams that take nothing else."""

from __future__ import annotations

_SIGNS = str.maketrans(
    "›→▸≤←≠⇄·│▌▐┃┤–—─═━▒◇┳┻╋●◉…○◌┄└↓↑█■□▓░‘’▏“”",
    ">>><<!~||||||---===++++*@....`v^##o%:'''\"\"",
)
"""The program's own signs, and under each the ASCII character that stands for it, so that nothing moves."""


def ascii_signs(text: str) -> str:
    """A text with the program's own signs in ASCII; all other characters stay."""
    return text if text.isascii() else text.translate(_SIGNS)


def ascii_cells(text: str) -> str:
    """A text in ASCII that is as wide in cells: characters without an ASCII sign become question marks."""
    if text.isascii():
        return text
    from rich.cells import split_graphemes

    text = text.translate(_SIGNS)
    found = ((text[start:stop], wide) for start, stop, wide in split_graphemes(text)[0])
    return "".join(each if each.isascii() else "?" * wide for each, wide in found)
