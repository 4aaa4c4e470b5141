"""Which numbers of a panel are drawn, and which of them on one scale, so that no two lengths mislead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from explainer.present.numbers import unit_of
from explainer.present.page import Drawing
from explainer.story import Group
from explainer.values import OPEN_ABOVE, OPEN_BELOW, Id, Number, Value

MIN_SHARE = 5
"""A unit joins the scale of the panel's largest where its own largest is at least this part of it."""


def drawings(groups: Sequence[Group]) -> Mapping[Id, Drawing]:
    """The drawing of each figure of a panel that has one, by id.

    Groups of one unit share a scale. A group of another unit joins that of the panel's largest where its own largest is
    at least a fifth of it, else it has its own, as has a unit with a group that is a part of a whole. Not drawn are
    negative numbers, those with a unit of their own, and the only number of a group that is no part of a whole.
    """
    drawn = [(group, unit_of(group), _drawn(group)) for group in groups]
    alone = {unit for group, unit, _ in drawn if group.of is not None}
    longest: dict[str | None, Number] = {}
    for _, unit, numbers in drawn:
        longest[unit] = max([longest.get(unit, 0), *(max(each.high, each.total or 0) for each in numbers.values())])
    shared = max((most for unit, most in longest.items() if unit not in alone), default=0)
    found: dict[Id, Drawing] = {}
    for group, unit, numbers in drawn:
        if (most := longest[unit]) > 0:
            joins = unit not in alone and most * MIN_SHARE >= shared
            cells = _cells_of_things(group, numbers)
            for name, number in numbers.items():
                found[name] = number._replace(longest=shared if joins else most, things=cells)
    return found


def _drawn(group: Group) -> dict[Id, Drawing]:
    """The numbers of a group that are drawn, by the ids of their figures."""
    unit = unit_of(group)
    has_hours = unit.startswith("hour") if unit else all(figure.value is None for figure in group.figures)
    numbers: dict[Id, Drawing] = {}
    for figure in group.figures:
        of = figure.of or group.of
        total = of.ends[1] if of else None
        if figure.value is not None:
            low, high = figure.value.ends
            if low >= 0 and (figure.value.unit or figure.unit) == unit:
                numbers[figure.id] = Drawing(low, high, figure.basis, 0, _end(figure.value), total)
        elif figure.clock is not None and has_hours:
            hours = figure.clock.hours
            numbers[figure.id] = Drawing(hours, hours, figure.basis, 0, total=total)
    return numbers if len(numbers) > 1 or group.of is not None else {}


def _end(value: Value) -> Literal["", "open", "closed"]:
    if value.qualifier in OPEN_ABOVE:
        return "open"
    return "closed" if value.qualifier in OPEN_BELOW else ""


def _cells_of_things(group: Group, numbers: Mapping[Id, Drawing]) -> int:
    """How many cells the largest of a group of things takes; 0 where bars are drawn, as for ranges and fractions."""
    if group.draw != "things":
        return 0
    most = 0
    for each in numbers.values():
        total = each.total or 0
        if each.low != each.high or each.high != int(each.high) or total != int(total):
            return 0
        most = max(most, int(total), int(each.high) + (each.end != "" and each.total is None))
    return most
