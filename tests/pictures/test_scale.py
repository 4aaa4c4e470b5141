"""Bars and bands of one unit in one panel: the same number is as long in all of them."""

from __future__ import annotations

import re
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.picture import Band, Bars
from explainer.present.pictures import ASCII, UTF8, Glyphs, draw
from explainer.story import Figure, Story
from explainer.values import Id

from .stories import figure, others, page, story_of

NUMBERS = st.integers(1, 10**6)


def scales(story: Story, width: int = 80, glyphs: Glyphs = UTF8) -> list[Fraction]:
    """What one cell stands for in each picture, as printed."""
    printed = [page(draw(each, story, width, glyphs)) for each in story.figures if each.picture]
    found = [re.search(r"^[█#] = ([\d,.]+)", text, re.MULTILINE) for text in printed]
    return [Fraction(match[1].replace(",", "")) for match in found if match]


def band(name: str, value: int, to: int | None = None, unit: str = "people") -> Figure:
    return figure(name, value, unit=unit, picture=Band("band", to))


def test_bars_and_bands_share_a_scale() -> None:
    bars = figure("bars", 300, unit="people", picture=Bars("bars", others("far")))
    [scale, *others_] = scales(story_of(band("small", 10_000), bars, figure("far", 70_000, unit="people")))
    assert others_ == [scale]
    assert scale >= 1_000


def test_the_farthest_end_holds_for_all() -> None:
    narrow, wide = (scales(story_of(band("a", 10), band("b", 20, to)))[0] for to in (None, 1000))
    assert narrow < wide


def test_another_unit_has_a_scale_of_its_own() -> None:
    people, entries = scales(story_of(band("a", 10), band("b", 50_000, unit="entries")))
    assert people < entries


def test_another_panel_has_a_scale_of_its_own() -> None:
    first, second = story_of(band("a", 10)), story_of(band("b", 50_000))
    both = first._replace(sections=(*first.sections, *second.sections))
    assert scales(both) == [*scales(first), *scales(second)]


def test_a_picture_without_a_number_or_without_room_changes_nothing() -> None:
    alone = scales(story_of(band("a", 10)))
    assert scales(story_of(band("a", 10), figure("b", unit="people", picture=Band("band", 10_000)))) == alone
    crowded = figure("b", 10**40, unit="people", picture=Bars("bars"))
    assert scales(story_of(band("a", 10), crowded), 40) == scales(story_of(band("a", 10)), 40)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 10**6), st.booleans(), st.none() | st.integers(1, 10**6)), min_size=2, max_size=4
    ),
    st.text("ab ", max_size=40),
    st.integers(40, 120),
    st.sampled_from([UTF8, ASCII]),
)
def test_every_picture_of_a_unit_has_the_same_scale(
    values: list[tuple[int, bool, int | None]], label: str, width: int, glyphs: Glyphs
) -> None:
    """Whatever their kind, their labels and where their axes end."""
    names = [f"n{place}" for place in range(len(values))]
    figures = [
        figure(
            name,
            value,
            label=f"{label}{name}",
            unit="people",
            picture=Bars("bars", (Id(names[0]),), to) if bars else Band("band", to),
        )
        for name, (value, bars, to) in zip(names, values, strict=True)
    ]
    assert len(set(scales(story_of(*figures), width, glyphs))) == 1
    assert len(scales(story_of(*figures), width, glyphs)) == len(figures)
