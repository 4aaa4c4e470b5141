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
from explainer.present.lines import Line, Role, Span, full_text, text_of
from explainer.sanitize import is_utf8, made_visible, percent_encoded

WORKFLOW_COMMAND = re.compile(r"^[^\S\n]*:(?=:)|#(?=#\[)", re.MULTILINE)
"""Where a line of a log would be a command to GitHub's runner: ::error:: after blanks, or ##[error] anywhere."""


def write(
    lines: Iterable[str | Line], stream: TextIO, colours: Mapping[Role, str] = {}, for_program: bool = False
) -> None:
    """Print lines, with the colours given (SGR parameters by role) if any, and with links on a terminal.

    Characters that the stream's encoding lacks are escaped, and those that a terminal would act on are made visible.
    In a workflow of GitHub no line is a command to its runner, save where it is `for_program`.
    Raises Unwritable as `send`.
    """
    links: dict[str, int] | None = {} if has_links(stream) else None
    if colours or links is not None:
        text = "".join(f"{_styled(line, stream, colours, links)}\n" for line in lines)
    else:
        text = _clean("".join([f"{line if isinstance(line, str) else text_of(line)}\n" for line in lines]), stream)
    if os.environ.get("GITHUB_ACTIONS") and not for_program:
        text = WORKFLOW_COMMAND.sub(r"\g<0> ", text)
    send(text, stream)


def send(text: str | bytes, stream: TextIO) -> None:
    """Write a text, or bytes, as it is. Raises Unwritable where not all of it can be written.

    Where the reader has closed the pipe, nothing more is written and nothing is raised.
    """
    data = text.encode(stream.encoding or "ascii", "backslashreplace") if isinstance(text, str) else text
    left = memoryview(data)
    file = unbuffered(stream.buffer)  # Python's own buffer drops what is cut short, or fails once more at exit
    try:
        while left:
            written: int | None = file.write(left)
            if written is None:  # the stream does not block, and is full
                select.select([], [file], [])
            left = left[written or 0 :]
    except BrokenPipeError:
        pass
    except OSError as error:
        name = "standard error" if stream is sys.stderr else "standard output"
        raise Unwritable(f"{name}: cannot be written: {reason(error)}") from None


def has_links(stream: TextIO) -> bool:
    """Whether a stream is a terminal that takes links (OSC 8), or drops them."""
    return stream.isatty() and os.environ.get("TERM") not in ("dumb", "linux")


def _styled(line: str | Line, stream: TextIO, colours: Mapping[Role, str], links: dict[str, int] | None) -> str:
    """A line with its colours and links; `links`: the number of each address so far, or None for no links."""
    spans = (Span(line),) if isinstance(line, str) else line
    parts = []
    for (colour, address), run in groupby(spans, lambda span: (colours.get(span.role), span.address)):
        text = _clean(full_text(run), stream)
        text = f"\x1b[{colour}m{text}\x1b[m" if colour else text
        if address and links is not None:  # the number tells that what is broken over lines is one link
            number = links.setdefault(address, len(links) + 1)
            text = f"\x1b]8;id={number};{percent_encoded(address)}\x1b\\{text}\x1b]8;;\x1b\\"
        parts.append(text)
    return "".join(parts)


def _clean(text: str, stream: TextIO) -> str:
    clean = made_visible(text)
    if clean.isascii() or is_utf8(stream):
        return clean
    encoding = stream.encoding or "ascii"
    return ascii_signs(clean).encode(encoding, "backslashreplace").decode(encoding)


def print_errors(*sentences: str) -> None:
    """Print diagnostics to stderr; where that cannot be written, nobody can be told."""
    with suppress(Unwritable):
        write(sentences, sys.stderr)
