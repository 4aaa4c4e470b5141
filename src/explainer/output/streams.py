"""The one way to stdout and stderr: every encoding can take it, and a reader that leaves early is no error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from explainer.characters import FORBIDDEN, visible

PLAIN = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "›": ">", "≠": "/=", "·": "-", "…": "...", "–": "-", "└": "`",
     "═": "=", "─": "-", "≤": "<="}
)  # fmt: skip
"""Our own signs, for a stream that has only ASCII."""


def is_utf8(stream: TextIO) -> bool:
    """Whether a stream can take every character."""
    return (stream.encoding or "").lower().replace("-", "") in ("utf8", "cp65001")


def write(lines: Iterable[str], stream: TextIO) -> None:
    """Print lines; what the stream's encoding lacks is escaped, and a closed pipe ends it quietly."""
    ascii_only = not is_utf8(stream)
    try:
        for line in lines:
            clean = FORBIDDEN.sub(lambda found: visible(found[0]), line)
            stream.write(_encodable(clean.translate(PLAIN), stream) if ascii_only else clean)
            stream.write("\n")
        stream.flush()
    except BrokenPipeError:
        # Python flushes once more at exit; that must not find the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _encodable(text: str, stream: TextIO) -> str:
    encoding = stream.encoding or "ascii"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def complain(*sentences: str) -> None:
    """Print diagnostics to stderr."""
    write(sentences, sys.stderr)
