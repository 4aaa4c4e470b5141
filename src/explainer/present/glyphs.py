"""The signs that bars and things are made of: one set for terminals with UTF-8, one in ASCII."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TextIO

from explainer.sanitize import is_utf8
from explainer.story import Basis

SHADES: Mapping[Basis, int] = {
    "count": 0,
    "law": 0,
    "witnesses": 1,
    "estimate": 2,
    "calculated": 2,
    "reported": 3,
    "announced": 3,
    "forecast": 3,
}
"""How solid the texture of each kind of evidence is: 0 is the most solid."""


class Glyphs(NamedTuple):
    """One set of signs, each one cell wide. There are two, UTF8 and ASCII."""

    shades: str
    """A filled cell of each shade, the solid one first."""
    parts: str
    """A solid cell that is filled by one part, two parts and so on; as many as a cell has parts, less one."""
    sliver: str
    """A length below half a cell."""
    line: str
    """From the low end of a range to its high one."""
    rest: str
    """A cell of the rest of a whole."""
    open_end: str
    """The value may be larger."""
    closed_end: str
    """The value is at most so large."""
    thing: str
    other_thing: str
    """One of the rest of a whole."""

    def texture(self, basis: Basis) -> str:
        """A filled cell of a kind of evidence."""
        return self.shades[SHADES[basis]]


UTF8 = Glyphs("█▓▒░", "▏▎▍▌▋▊▉", "▏", "━", "┄", "▸", "┤", "■", "□")
"""Solid lengths are right to an eighth of a cell, textures to half a cell."""

ASCII = Glyphs("#%=:", "", "'", "-", ".", ">", "|", "#", "o")
"""All lengths are right to half a cell."""


def for_stream(stream: TextIO | None) -> Glyphs:
    """The glyphs that a stream can take."""
    return UTF8 if is_utf8(stream) else ASCII
