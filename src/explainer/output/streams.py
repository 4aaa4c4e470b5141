"""The one way to stdout and stderr: every encoding can take it, and a reader that leaves early is no error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from typing import TextIO

from explainer.characters import FORBIDDEN, is_utf8, visible
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
        for line in lines:
            if isinstance(line, str):
                stream.write(_clean(line, stream))
            elif colours:
                stream.write("".join(_coloured(span, stream, colours) for span in line))
            else:
                stream.write(_clean(text_of(line), stream))
            stream.write("\n")
        stream.flush()
    except BrokenPipeError:
        # Python flushes once more at exit; that must not find the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _coloured(span: Span, stream: TextIO, colours: Mapping[Role, str]) -> str:
    text = _clean(span.text, stream)
    return f"\x1b[{colours[span.role]}m{text}\x1b[m" if span.role in colours else text


def _clean(text: str, stream: TextIO) -> str:
    clean = FORBIDDEN.sub(lambda found: visible(found[0]), text)
    if is_utf8(stream):
        return clean
    encoding = stream.encoding or "ascii"
    return clean.translate(PLAIN).encode(encoding, "backslashreplace").decode(encoding)


def complain(*sentences: str) -> None:
    """Print diagnostics to stderr."""
    write(sentences, sys.stderr)
