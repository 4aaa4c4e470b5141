"""Spans of text and lines of them: what every front shows."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rich.cells import cell_len

Role = Literal[
    "plain",
    "title",
    "heading",
    "label",
    "value",
    "evidence",
    "caveat",
    "changed",
    "quote",
    "muted",
    "context",
    "fill",
    "fill-other",
    "mark",
    "link",
    "key",
]
"""What a span is, for a front to colour: never how it looks."""

Background = Literal["page", "current", "bar", "banner", "selected", "match", "found"]
"""What is behind a span on the screen: the page, its current part, the title bar or foot, the banner, a selection,
matches of a search, the current match."""


class Span(NamedTuple):
    """A run of text of one role."""

    text: str
    role: Role = "plain"
    address: str = ""
    """The http or https address that the text is a link to, if any."""
    source: str = ""
    """The id of the source that the text names, if any."""
    background: Background = "page"
    """What is behind it; only the screen gives a span another one than the page."""


Line = tuple[Span, ...]
"""Spans that follow one another: a text, or one row of what is shown."""

BLANK_LINE: Line = ()


def cut(spans: Line, start: int, end: int) -> Line:
    """The part of the spans from the character at `start` to the one before `end`."""
    found: list[Span] = []
    for span in spans:
        size = len(span.text)
        if start < size and end > 0:
            text = span.text[max(start, 0) : end]
            if text:
                found.append(span if len(text) == size else span._replace(text=text))
        start, end = start - size, end - size
    return tuple(found)


def width_of(spans: Line) -> int:
    """The width of spans in terminal cells."""
    return sum(cell_len(span.text) for span in spans)


def text_of(spans: Line) -> str:
    """A line without its roles and without trailing blanks."""
    return "".join(span.text for span in spans).rstrip()
