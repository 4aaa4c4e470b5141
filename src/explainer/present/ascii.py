"""The program's own signs in ASCII, for terminals and streams that take nothing else."""

from __future__ import annotations

from explainer.present.lines import Line
from explainer.present.pictures.timeline import ASCII_SIGNS

_SIGNS = str.maketrans(
    {**ASCII_SIGNS,
     "“": '"', "”": '"', "‘": "'", "’": "'", "›": ">", "≠": "/=", "⇄": "<>", "·": "-", "…": "...", "–": "-", "—": "-",
     "└": "`", "═": "=", "─": "-", "━": "=", "│": "|", "≤": "<=", "→": ">",
     "←": "<", "▏": "|", "↓": "v", "↑": "^", "▌": "|", "▸": ">", "●": "*", "○": "o", "▐": "|"}
)  # fmt: skip


def spans_in_ascii(spans: Line) -> Line:
    """Spans with the program's own signs in ASCII."""
    return tuple(span._replace(text=ascii_signs(span.text)) for span in spans)


def ascii_signs(text: str) -> str:
    """A text with the program's own signs in ASCII; what else it holds stays."""
    return text if text.isascii() else text.translate(_SIGNS)
