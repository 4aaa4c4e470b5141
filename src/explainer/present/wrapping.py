"""How a text is broken into lines: the one place where text is wrapped."""

from __future__ import annotations

from rich.cells import cell_len, chop_cells

from explainer.present.lines import Line, Role, Span, cells, cut, full_text

UNBROKEN = "\N{NO-BREAK SPACE}"
"""Stands for a blank while a text is broken into lines, where no line may end."""

BREAKS = frozenset("/?&=-_.")
"""Characters after which a word that is wider than a line may be broken, as in addresses."""


def flow(spans: Line, width: int) -> list[tuple[int, Line]]:
    """Spans in parts of at most `width` cells, each with the index of its first character in their text.

    The number of a figure stays on one line if it fits on any.
    """
    text = full_text(spans)
    joined = text
    if any(span.target for span in spans):
        joined = "".join(
            span.text.replace(" ", UNBROKEN) if span.role == "value" and cells(span.text) <= width else span.text
            for span in spans
        )
    parts = wrapped(joined, width)
    if len(parts) == 1 and len(parts[0][1]) == len(text):
        return [(0, spans)]
    return [(at, cut(spans, at, at + len(part))) for at, part in parts]


def wrap(text: str | Line, width: int, role: Role = "plain") -> list[Line]:
    """A text in lines of at most `width` cells."""
    spans = (Span(text, role),) if isinstance(text, str) else text
    return [part for _, part in flow(spans, width)]


def wrapped(text: str, width: int) -> list[tuple[int, str]]:
    """A text broken at its blanks into parts of at most `width` cells, each with the index of its first character.

    A single word that is wider than a line is broken in itself; a blank at a break is left out. A text without words is
    one empty part.
    """
    width = max(width, 1)
    if len(text) <= width and cell_len(text) <= width:
        return [(0, text)]
    parts: list[tuple[int, str]] = []
    begin = 0
    while begin < len(text):
        end = begin + _fitting(text[begin : begin + width], width)
        if end >= len(text):
            parts.append((begin, text[begin:].rstrip(" ")))
            break
        space = _last_blank(text, begin, end)
        if space > begin and text[begin:space].strip(" "):
            end = space
        elif breaks := [at for at in range(begin + width // 2, end) if text[at] in BREAKS]:
            end = breaks[-1] + 1
        parts.append((begin, text[begin:end].rstrip(" ")))
        begin = end
        while begin < len(text) and text[begin] == " ":
            begin += 1
    return parts


def _last_blank(text: str, begin: int, end: int) -> int:
    """The index of the last blank at which a line may end; a single blank before one of several; -1 where none is."""
    blanks = [at for at in range(begin, end + 1) if text[at] == " "]
    single = [at for at in blanks if " " not in (text[at - 1 : at], text[at + 1 : at + 2])]
    return (single or blanks or [-1])[-1]


def _fitting(text: str, width: int) -> int:
    """How many of a text's characters fit, at least one; those without a width always do."""
    if cell_len(text) <= width:
        return len(text)
    return max(1, len(chop_cells(text, width)[0]))
