"""The signs that pictures are made of: one set for terminals with UTF-8, one in ASCII."""

from __future__ import annotations

from typing import NamedTuple

from explainer.story import Basis


class Glyphs(NamedTuple):
    """One set of signs, each one cell wide. There are two, UTF8 and ASCII."""

    textures: tuple[tuple[Basis, str], ...]
    """A filled cell, for each kind of evidence; no two are the same."""
    account: str
    """A filled cell of another account, whose kind of evidence is not known."""
    left: tuple[str, ...]
    """A cell filled from its left edge by one part, two parts and so on; as many as a cell has parts, less one."""
    right: tuple[str, ...]
    """The same from its right edge, with the nearest sign that common fonts have; a whole cell beyond them."""
    arrow: str
    """An open end: more than what is filled."""
    stop: str
    """A closed end: at most what is filled."""
    lead: str
    """From zero to the near end of a range."""
    maybe: str
    """A cell or dot between the low and the high end of a range."""
    empty: str
    """A cell that is not filled."""
    dot: str
    """A dot to count."""
    hollow: str
    """A dot that is not among those counted, or a step that is not reached."""
    reached: str
    """The step that is reached."""
    tick: str
    """A place on an axis: the left edge of its cell."""
    tick_before: str
    """A place on an axis: the right edge of its cell."""
    pointer: str
    """Points at a place in the line below."""
    zero: str
    """Zero, where bars go to both sides of it."""
    gap: str
    """Years that are left out between two rows."""
    context: str
    """Stands before the word context."""

    def texture(self, basis: Basis) -> str:
        """A filled cell of a kind of evidence."""
        return dict(self.textures)[basis]

    @property
    def parts(self) -> int:
        """How many parts of a cell a length can be drawn in."""
        return len(self.left) + 1


UTF8 = Glyphs(
    textures=(
        ("counted", "█"),
        ("testified", "▓"),
        ("estimated", "▒"),
        ("announced", "░"),
        ("forecast", "□"),
        ("reported", "▚"),
        ("law", "║"),
        ("computed", "╱"),
    ),
    account="▄",
    left=("▏", "▎", "▍", "▌", "▋", "▊", "▉"),
    right=("▕", "▕", "▐", "▐", "▐", "▐"),
    arrow="▸",
    stop="┤",
    lead="─",
    maybe="?",
    empty="·",
    dot="●",
    hollow="○",
    reached="◉",
    tick="▏",
    tick_before="▕",
    pointer="▾",
    zero="│",
    gap="┊",
    context="◇",
)
"""Lengths from zero are right to within an eighth of a cell, those that begin inside a cell to within three eighths."""

ASCII = Glyphs(
    textures=(
        ("counted", "#"),
        ("testified", "="),
        ("estimated", "o"),
        ("announced", ":"),
        ("forecast", "~"),
        ("reported", "x"),
        ("law", "H"),
        ("computed", "/"),
    ),
    account="%",
    left=(),
    right=(),
    arrow=">",
    stop="]",
    lead="-",
    maybe="?",
    empty=".",
    dot="*",
    hollow="o",
    reached="@",
    tick="|",
    tick_before="|",
    pointer="v",
    zero="|",
    gap=":",
    context="o",
)
"""Whole cells only: a length is right to the nearest cell, and what is not zero has at least one."""
