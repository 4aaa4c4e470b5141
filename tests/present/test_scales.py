"""Which numbers of a panel are drawn, and on which scale, so that nothing that two rows share misleads."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.present.page import Drawing
from explainer.present.scales import drawings
from explainer.story import Figure, Group
from explainer.values import Clock, Range, Value
from present.stories import figure, group


def people(*amounts: int, title: str = "Workers", unit: str = "people", of: int | None = None) -> Group:
    """A group of so many numbers; their ids are its title and their index."""
    figures = (figure(f"{title}-{index}", Value(amount), unit=unit) for index, amount in enumerate(amounts))
    return group(*figures, title=title, unit=unit, of=Value(of) if of else None)


def drawing(groups: list[Group], title: str) -> Drawing:
    """The drawing of the first number of the group with a title."""
    return next(found for name, found in drawings(groups).items() if name.startswith(title))


UNITS = st.sampled_from(["people", "entries", "dollars"])
GROUPS = st.lists(
    st.tuples(UNITS, st.lists(st.integers(0, 10**6), min_size=2, max_size=4), st.none() | st.integers(1, 10**6)),
    min_size=1,
    max_size=4,
)


@settings(deadline=None)
@given(GROUPS)
def test_scales_are_shared_by_one_unit_and_by_units_of_like_size(
    given_groups: list[tuple[str, list[int], int | None]],
) -> None:
    groups = [people(*numbers, title=str(at), unit=unit, of=of) for at, (unit, numbers, of) in enumerate(given_groups)]
    largest: dict[str, int] = {}
    for unit, numbers, of in given_groups:
        largest[unit] = max(largest.get(unit, 0), *numbers, of or 0)
    alone = {unit for unit, _, of in given_groups if of}
    most = max((number for unit, number in largest.items() if unit not in alone), default=0)
    for name, found in drawings(groups).items():
        unit = given_groups[int(name.split("-")[0])][0]
        joins = unit not in alone and largest[unit] * 5 >= most
        assert found.longest == (most if joins else largest[unit])


def test_another_unit_joins_from_a_fifth_of_the_largest_on() -> None:
    small = people(1, 19, title="Small", unit="entries")
    large = people(1, 20, title="Small", unit="entries")
    both = people(1, 100, title="Large")
    assert drawing([both, small], "Small").longest != drawing([both, small], "Large").longest
    assert drawing([both, large], "Small").longest == drawing([both, large], "Large").longest


def test_the_whole_of_a_group_fills_the_column_and_joins_no_other_unit() -> None:
    groups = [people(6, 12, title="Days", unit="hours", of=24), people(10, 100, title="Pay", unit="dollars")]
    found = drawing(groups, "Days")
    assert (found.longest, found.total) == (24, 24)
    assert found.longest != drawing(groups, "Pay").longest


def test_one_number_alone_is_not_drawn_unless_it_is_part_of_a_whole() -> None:
    assert not drawings([people(5)])
    assert len(drawings([people(5, of=10)])) == 1


@pytest.mark.parametrize(
    "left_out",
    [
        pytest.param(figure("x", Value(12, unit="times more")), id="a value with a unit of its own"),
        pytest.param(figure("x", Value(60), unit="percent"), id="a figure with a unit of its own"),
        pytest.param(figure("x", Value(-3)), id="a number below zero"),
        pytest.param(figure("x", Value(Range(-3, 3))), id="a range that begins below zero"),
        pytest.param(figure("x", None, quote="many"), id="words"),
        pytest.param(figure("x", None, clock=Clock(time(6), time(2))), id="a clock among people"),
    ],
)
def test_what_is_no_length_on_the_scale_of_its_group_is_not_drawn(left_out: Figure) -> None:
    found = drawings([group(figure("a", Value(1)), figure("b", Value(2)), left_out)])
    assert set(found) == {"a", "b"}


def test_a_clock_is_a_bar_of_its_span() -> None:
    day = figure("day", None, unit="hours a day", clock=Clock(time(6), time(2)))
    longest = figure("longest", Value(18, "up to"), unit="hours a day")
    found = drawings([group(day, longest, unit="hours a day", of=Value(24))])
    assert (found[day.id].low, found[day.id].high, found[day.id].total) == (20, 20, 24)


def test_a_unit_that_all_numbers_of_a_group_share_is_its_unit() -> None:
    found = drawings([group(figure("a", Value(1)), figure("b", Value(2)), unit=None)])
    assert set(found) == {"a", "b"}


def test_zeros_alone_have_no_scale() -> None:
    assert not drawings([people(0, 0)])


def test_things_are_drawn_as_such_where_they_can_be_counted() -> None:
    def cells(*values: Value) -> set[int]:
        figures = (figure(str(index), value) for index, value in enumerate(values))
        return {found.things for found in drawings([group(*figures, draw="things")]).values()}

    assert cells(Value(20), Value(10, "about")) == {20}
    assert cells(Value(20, "at least"), Value(10)) == {21}
    assert cells(Value(20), Value(Range(1, 2))) == {0}
