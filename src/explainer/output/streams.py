"""The one way to stdout and stderr: every encoding can take it, and a reader that leaves early is no error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from typing import TextIO

from explainer.characters import is_utf8, made_visible
from explainer.present.lines import Line, Role, Span, text_of

PLAIN = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "›": ">", "≠": "/=", "·": "-", "…": "...", "–": "-", "└": "`",
     "═": "=", "─": "-", "│": "|", "≤": "<="}
)  # fmt: skip
"""Our own signs, for a stream that has only ASCII."""


def write(lines: Iterable[str | Line], stream: TextIO, colours: Mapping[Role, str] | None = None) -> None:
    """Print lines, with the colours given (SGR parameters by role) if any.

    What the stream's encoding lacks is escaped, what a terminal would act on is made visible, and a closed pipe ends
    it quietly.
    """
    try:
        stream.write("".join(f"{_printed(line, stream, colours or {})}\n" for line in lines))
        stream.flush()
    except BrokenPipeError:
        # Python flushes once more at exit; that must not find the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _printed(line: str | Line, stream: TextIO, colours: Mapping[Role, str]) -> str:
    if isinstance(line, str):
        return _clean(line, stream)
    return "".join(_coloured(span, stream, colours) for span in line) if colours else _clean(text_of(line), stream)


def _coloured(span: Span, stream: TextIO, colours: Mapping[Role, str]) -> str:
    text = _clean(span.text, stream)
    return f"\x1b[{colours[span.role]}m{text}\x1b[m" if span.role in colours else text


def _clean(text: str, stream: TextIO) -> str:
    clean = made_visible(text)
    if clean.isascii() or is_utf8(stream):
        return clean
    encoding = stream.encoding or "ascii"
    return clean.translate(PLAIN).encode(encoding, "backslashreplace").decode(encoding)


def complain(*sentences: str) -> None:
    """Print diagnostics to stderr."""
    write(sentences, sys.stderr)
