"""The only writer to stdout and stderr: all of a text or an error, in every encoding; a closed pipe is no error."""

from __future__ import annotations

import os
import re
import select
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import groupby
from typing import TextIO

from explainer.content.files import Unwritable, reason, unbuffered
from explainer.present.ascii import ascii_signs
from explainer.present.lines import Line, Role, Span, text_of
from explainer.sanitize import is_utf8, made_visible

WORKFLOW_COMMAND = re.compile(r"^[^\S\n]*:(?=:)|#(?=#\[)", re.MULTILINE)
"""Where a line of a log would be a command to GitHub's runner: ::error:: after blanks, or ##[error] anywhere."""


def write(
    lines: Iterable[str | Line], stream: TextIO, colours: Mapping[Role, str] | None = None, for_program: bool = False
) -> None:
    """Print lines, with the colours given (SGR parameters by role) if any.

    Characters that the stream's encoding lacks are escaped, and those that a terminal would act on are made visible.
    In a workflow of GitHub no line is a command to its runner, save where it is `for_program`.
    Raises Unwritable as `send`.
    """
    if colours:
        text = "".join(f"{_coloured(line, stream, colours)}\n" for line in lines)
    else:
        text = _clean("".join([f"{line if isinstance(line, str) else text_of(line)}\n" for line in lines]), stream)
    if os.environ.get("GITHUB_ACTIONS") and not for_program:
        text = WORKFLOW_COMMAND.sub(r"\g<0> ", text)
    send(text, stream)


def send(text: str, stream: TextIO) -> None:
    """Write a text as it is. Raises Unwritable where not all of it can be written.

    Where the reader has closed the pipe, nothing more is written and nothing is raised.
    """
    left = memoryview(text.encode(stream.encoding or "ascii", "backslashreplace"))
    file = unbuffered(stream.buffer)  # Python's own buffer drops what is cut short, or fails once more at exit
    try:
        while left:
            taken: int | None = file.write(left)
            if taken is None:  # the stream does not block, and is full
                select.select([], [file], [])
            left = left[taken or 0 :]
    except BrokenPipeError:
        pass
    except OSError as error:
        name = "standard error" if stream is sys.stderr else "standard output"
        raise Unwritable(f"{name}: cannot be written: {reason(error)}") from None


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
    """Print diagnostics to stderr; where that cannot be written, nobody can be told."""
    with suppress(Unwritable):
        write(sentences, sys.stderr)
