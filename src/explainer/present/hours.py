"""The hours of a day as a strip, with the span that a figure speaks of."""

from __future__ import annotations

from datetime import time
from itertools import groupby

from explainer.present.glyphs import Glyphs
from explainer.present.lines import Line, Role, Span
from explainer.story import Basis
from explainer.values import Clock

DAY = 24 * 60
MAX_CELLS_AN_HOUR = 3
MARKS = (time(0), time(6), time(12), time(18))
"""The hours that are named besides the ends of the span, where they have room."""


def hours_lines(clock: Clock, basis: Basis, role: Role, width: int, glyphs: Glyphs) -> list[Line]:
    """A whole day from the hour in which the span begins, under the names of its hours; no lines where it has no room.

    A cell is filled where its middle lies in the span.
    """
    cells_an_hour = min(MAX_CELLS_AN_HOUR, width // 24)
    if cells_an_hour < 1:
        return []
    cells = 24 * cells_an_hour
    middles = ((cell + 0.5) * 60 / cells_an_hour for cell in range(cells))
    filled = [(middle - clock.begin.minute) % DAY < clock.hours * 60 for middle in middles]
    if not any(filled):
        filled[clock.begin.minute * cells_an_hour // 60] = True
    strip = tuple(
        Span(glyphs.texture(basis) * len(list(run)), role) if is_filled else Span(glyphs.rest * len(list(run)), "muted")
        for is_filled, run in groupby(filled)
    )
    names = [
        (round(((at.hour - clock.begin.hour) * 60 + at.minute) % DAY * cells_an_hour / 60), _name(at))
        for at in (clock.begin, clock.end, *MARKS)
    ]
    return [_placed([*names, (cells, _name(clock.begin.replace(minute=0)))], width), strip]


def _name(at: time) -> str:
    return f"{at:%H:%M}" if at.minute else f"{at:%H}"


def _placed(names: list[tuple[int, str]], width: int) -> Line:
    """The names at their cells, as far as each has room beside those before it."""
    line = " " * width
    for cell, name in names:
        end = cell + len(name)
        if end <= width and not line[max(0, cell - 1) : end + 1].strip():
            line = f"{line[:cell]}{name}{line[end:]}"
    return (Span(line.rstrip(), "muted"),)
