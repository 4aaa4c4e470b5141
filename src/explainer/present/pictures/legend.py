"""The legend under a picture: what each sign that is drawn means, and the word of each texture."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.present import words
from explainer.present.lines import Line, Role, Span, width_of
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.wrapping import wrap
from explainer.values import Number

BETWEEN = 3
"""Blanks between two parts of a legend; a separator could be taken for a sign that is explained."""


def legend(parts: Iterable[Line], width: int) -> list[Line]:
    """The parts one after another, each on one line where it fits; empty parts are left out."""
    lines: list[Line] = []
    for part in filter(None, parts):
        if lines and width_of(lines[-1]) + BETWEEN + width_of(part) <= width:
            lines[-1] = (*lines[-1], Span(" " * BETWEEN), *part)
        else:
            lines += wrap(part, width)
    return lines


def meaning(sign: str, text: str, role: Role = "fill") -> Line:
    """A sign and what it stands for: █ = 250 entries, counted."""
    return Span(sign, role), Span(f" = {text}", "muted")


def units(amount: Number, unit: str | None) -> str:
    """An amount with its unit. Units are plural, so for an amount of 1 the unit is in parentheses: 1 (people)."""
    if not unit:
        return words.number(amount)
    return f"{words.number(amount)} {unit}" if amount != 1 else f"{words.number(amount)} ({unit})"


def end_meanings(signs: Iterable[str], glyphs: Glyphs) -> list[Line]:
    """The meanings of those signs at the ends of bars that are drawn."""
    drawn = set(signs)
    known = ((glyphs.arrow, "open end"), (glyphs.stop, "upper limit"))
    return [meaning(sign, text) for sign, text in known if sign in drawn]


def between_ends(glyphs: Glyphs) -> Line:
    """What the sign between the low and the high end of a range means."""
    return meaning(glyphs.maybe, "between low and high", "mark")
