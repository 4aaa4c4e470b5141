"""The signs that pictures are made of: one set for terminals with UTF-8, one in ASCII."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.present import words
from explainer.story import Basis, Qualifier
from explainer.values import Quantity


class Glyphs:
    """One set of signs; each is one cell wide, except `ellipsis` and `at_most`. These are eighth-blocks and shades."""

    textures: Mapping[Basis, str] = {
        "counted": "█",
        "testified": "▓",
        "estimated": "▒",
        "announced": "░",
        "forecast": "░",
        "reported": "▚",
        "law": "║",
        "computed": "╱",
    }
    """The sign of a filled cell, for each kind of evidence."""
    left: tuple[str, ...] = ("▏", "▎", "▍", "▌", "▋", "▊", "▉")
    """A cell filled from its left edge by one part, two parts and so on; as many as a cell has parts, less one."""
    right: tuple[str, ...] = ("▕", "🮇", "🮈", "▐", "🮉", "🮊", "🮋")
    """The same, filled up to its right edge."""
    arrow: str = "▸"
    """An open end: more than what is filled."""
    stop: str = "┤"
    """A closed end: at most what is filled."""
    lead: str = "─"
    """From zero to the low end of a range."""
    maybe: str = "?"
    """A cell or dot between the low and the high end of a range."""
    empty: str = "·"
    """A cell that is not filled."""
    apart: str = "□"
    """A cell that is set apart."""
    dot: str = "●"
    """A dot to count."""
    hollow: str = "○"
    """A dot that is not among those counted, or a step that is not reached."""
    tick: str = "▏"
    """A place on an axis: the left edge of its cell."""
    tick_before: str = "▕"
    """A place on an axis: the right edge of its cell."""
    pointer: str = "▾"
    """Points at a place in the line below."""
    zero: str = "│"
    """The axis where bars go to both sides."""
    rail: str = "━"
    """A strand of a timeline while it is in force."""
    reached: str = "▸"
    """The step that is reached."""
    dated: str = "●"
    """An event with its full date."""
    undated: str = "○"
    """An event of which only the year or the month is known."""
    dated_context: str = "◆"
    """An event with its full date that is not in the article."""
    undated_context: str = "◇"
    """An event that is not in the article and of which only the year or the month is known."""
    between: str = " · "
    """Stands between the parts of a legend."""
    ellipsis: str = "…"
    """Ends a label that was cut."""
    at_most: str = "≤"
    """Stands before a number that is an upper bound."""

    @property
    def parts(self) -> int:
        """How many parts of a cell a length can be drawn in."""
        return len(self.left) + 1

    def marked(self, value: Quantity, qualifier: Qualifier | None) -> str:
        """A number with how it is meant, in the fewest cells."""
        return words.compact_number(value, qualifier).replace("≤", self.at_most)


class Ascii(Glyphs):
    """Whole cells only: a length is right to the nearest cell, and what is not zero has at least one."""

    textures = {
        "counted": "#",
        "testified": "=",
        "estimated": "o",
        "announced": ":",
        "forecast": ":",
        "reported": "x",
        "law": "H",
        "computed": "/",
    }
    left = ()
    right = ()
    arrow = ">"
    stop = "]"
    lead = "-"
    maybe = "?"
    empty = "."
    apart = "O"
    dot = "*"
    hollow = "o"
    tick = "|"
    tick_before = "|"
    pointer = "v"
    zero = "|"
    rail = "="
    reached = ">"
    dated = "*"
    undated = "o"
    dated_context = "X"
    undated_context = "x"
    between = " - "
    ellipsis = "..."
    at_most = "<="


UTF8, ASCII = Glyphs(), Ascii()
