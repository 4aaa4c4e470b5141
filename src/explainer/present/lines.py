"""Spans of text and lines of them: what every front shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from rich.cells import cell_len

Role = Literal[
    "plain",
    "title",
    "heading",
    "label",
    "value",
    "caveat",
    "changed",
    "sign",
    "quote",
    "muted",
    "background",
    "fill",
    "mark",
    "link",
    "key",
]
"""What a span is, for a front to colour: never how it looks."""


Background = Literal["page", "current", "bar", "banner", "selected", "match", "found"]
"""What is behind a span on the screen: the page, its current part, the title bar or foot, the banner, a selection,
matches of a search, the current match."""
Highlight = tuple[int, int, Background]
"""A part of a line's text on another background: its start and end in characters, and the background."""


class Target(NamedTuple):
    """A thing that can be gone to: a part of the story, a problem of its file, a file of a folder, or an action."""

    kind: Literal["section", "figure", "evidence", "source", "event", "story", "problem", "action"]
    name: str
    """Its id; of evidence, the figure's; of an event, its section's and its index there; of a problem, its index; of a
    story, the name of its file."""


class Span(NamedTuple):
    """A run of text of one role."""

    text: str
    role: Role = "plain"
    address: str = ""
    """The http or https address that the text is a link to, if any."""
    target: Target | None = None
    """The figure or the source that the text names, if any; the number of a figure is never broken over lines."""
    background: Background = "page"
    """What is behind it; only the screen gives a span another one than the page."""


Line = tuple[Span, ...]
"""Spans that follow one another: a text, or one row of what is shown."""

BLANK_LINE: Line = ()


class TextPart(NamedTuple):
    """A part of a block's text on a line."""

    at: int
    """Where it begins in the line, in characters."""
    text: str
    start: int
    """Where it begins in the block's text, in characters."""

    def shown(self, first: int, end: int) -> tuple[int, int]:
        """Which characters of the line show those of the block's text from `first` to the one before `end`."""
        shown_first, shown_end = (max(0, min(at - self.start, len(self.text))) + self.at for at in (first, end))
        return shown_first, shown_end


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


def cells(text: str) -> int:
    """The width of a text in terminal cells."""
    return len(text) if text.isascii() else cell_len(text)


def width_of(spans: Line) -> int:
    """The width of spans in terminal cells."""
    return sum(cells(span.text) for span in spans)


def full_text(spans: Iterable[Span]) -> str:
    """A line without its roles."""
    return "".join(span.text for span in spans)


def text_of(spans: Line) -> str:
    """A line without its roles and without trailing blanks."""
    return full_text(spans).rstrip()
