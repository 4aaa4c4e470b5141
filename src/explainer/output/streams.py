"""The only writer to stdout and stderr: it works in every encoding, and a closed pipe is no error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TextIO

from explainer.present.ascii import ascii_signs
from explainer.present.lines import Line, Role, Span, text_of
from explainer.sanitize import is_utf8, made_visible


def write(lines: Iterable[str | Line], stream: TextIO, colours: Mapping[Role, str] | None = None) -> None:
    """Print lines, with the colours given (SGR parameters by role) if any.

    Characters that the stream's encoding lacks are escaped, and those that a terminal would act on are made visible.
    Where the reader has closed the pipe, nothing more is written and nothing is raised.
    """
    if colours:
        text = "".join(f"{_coloured(line, stream, colours)}\n" for line in lines)
    else:
        text = _clean("".join([f"{line if isinstance(line, str) else text_of(line)}\n" for line in lines]), stream)
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # Python flushes once more at exit; that must not find the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _coloured(line: str | Line, stream: TextIO, colours: Mapping[Role, str]) -> str:
    spans = (Span(line),) if isinstance(line, str) else line
    parts = []
    for colour, run in groupby(spans, lambda span: colours.get(span.role)):
        text = _clean("".join(span.text for span in run), stream)
        parts.append(f"\x1b[{colour}m{text}\x1b[m" if colour else text)
    return "".join(parts)


def _clean(text: str, stream: TextIO) -> str:
    clean = made_visible(text)
    if clean.isascii() or is_utf8(stream):
        return clean
    encoding = stream.encoding or "ascii"
    return ascii_signs(clean).encode(encoding, "backslashreplace").decode(encoding)


def complain(*sentences: str) -> None:
    """Print diagnostics to stderr."""
    write(sentences, sys.stderr)
