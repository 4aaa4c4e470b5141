"""A value as a bar from zero, or as things to count, in a column of cells."""

from __future__ import annotations

from explainer.present.glyphs import Glyphs
from explainer.present.lines import Line, Role, Span
from explainer.present.page import Drawing
from explainer.values import Number

WIDEST = 32
"""The most cells of a column of bars."""


def draw(drawing: Drawing, cells: int, glyphs: Glyphs, background: bool = False) -> Line:
    """The drawing in at most `cells` cells, of which a bar leaves the last one to the sign of an open or closed end."""
    role: Role = "background" if background else "fill"
    return _things(drawing, glyphs, role) if 0 < drawing.things <= cells else _bar(drawing, cells - 1, glyphs, role)


def _things(drawing: Drawing, glyphs: Glyphs, role: Role) -> Line:
    amount = int(drawing.high)
    rest = int(drawing.total) - amount if drawing.total is not None else 0
    end = "" if drawing.total is not None else _end(drawing, glyphs)
    return (Span(glyphs.thing * amount + end, role), Span(glyphs.other_thing * rest, role))


def _bar(drawing: Drawing, cells: int, glyphs: Glyphs, role: Role) -> Line:
    """The longest value of the scale takes all `cells`; a solid bar ends within a cell, a textured one at its edge.

    A range is textured up to its low end, and a line from there to its high one.
    """
    texture, longest = glyphs.texture(drawing.basis), drawing.longest
    parts = len(glyphs.parts) + 1 if texture == glyphs.shades[0] else 1
    full, part = divmod(_share(drawing.high, longest, cells * parts), parts)
    tip = glyphs.parts[part - 1] if part else "" if full or not drawing.high else glyphs.sliver
    used = full + len(tip)
    textured = min(_share(drawing.low, longest, cells), used - 1) if drawing.low < drawing.high else full
    end = _end(drawing, glyphs)
    bar = texture * textured + glyphs.line * (full - textured) + tip + end
    rest = _share(drawing.total, longest, cells) - used - len(end) if drawing.total is not None else 0
    return (Span(bar, role), Span(glyphs.rest * rest, "muted"))


def _end(drawing: Drawing, glyphs: Glyphs) -> str:
    return {"": "", "open": glyphs.open_end, "closed": glyphs.closed_end}[drawing.end]


def _share(value: Number, longest: Number, cells: int) -> int:
    """How many of the cells are nearest to a value's share of the longest, exactly worked out."""
    over, under = value.as_integer_ratio()
    most, least = longest.as_integer_ratio()
    return (2 * over * least * cells + under * most) // (2 * under * most)
