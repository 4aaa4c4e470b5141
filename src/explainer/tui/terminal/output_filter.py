"""Strips control characters from output: the second guard behind the one at the door.

`sanitize` says which these are; `content.document` has refused them in a story, with their places, before.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from explainer.sanitize import forbidden


class ControlCharacterFilter(LineFilter):
    """Replaces the characters that `sanitize` forbids, wherever they came from."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            each if each.text.isprintable() else each._replace(text=forbidden().sub("\ufffd", each.text))
            for each in segments
        ]
