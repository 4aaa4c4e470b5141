"""Numbers in large digits, three rows high."""

from __future__ import annotations

from rich.cells import cell_len

from explainer.present import words
from explainer.present.lines import Line, Span
from explainer.present.pictures.glyphs import UTF8, Glyphs
from explainer.story import Figure
from explainer.values import ends

LARGE: dict[str, tuple[str, str, str]] = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": ("╺┓ ", " ┃ ", "╺┻╸"),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", " ━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
    ",": (" ", " ", ","),
    ".": (" ", " ", "."),
    "-": ("  ", "╺╸", "  "),
}
"""The three rows of each character of a number."""


def large_number(figure: Figure, width: int, glyphs: Glyphs) -> list[Line]:
    """The figure's number with its words on the lowest row; no lines where it does not fit or `glyphs` is not UTF8."""
    value = figure.value
    if value is None or glyphs is not UTF8:
        return []
    rows = [_row(" to ".join(map(words.number, ends(value))), row) for row in range(3)]
    before = f"{figure.qualifier} " if figure.qualifier else ""
    after = f" {words.unit_and_period(figure)}".rstrip()
    if cell_len(before + rows[2] + after) > width:
        return []
    lead = Span(" " * cell_len(before))
    upper: list[Line] = [(lead, Span(row, "value")) for row in rows[:2]]
    return [*upper, (Span(before), Span(rows[2], "value"), Span(after))]


def _row(number: str, row: int) -> str:
    """One row of a number, 0 to 2; the word between the two ends of a range stands on the lowest."""
    parts = []
    for sign in number:
        known = LARGE.get(sign)
        parts.append(known[row] if known else sign if row == 2 else " ")
    return "".join(parts)
