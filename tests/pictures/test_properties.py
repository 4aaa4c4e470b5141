"""What holds for every picture: lengths to within one eighth of a cell, and never a cell too many."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import time
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from explainer.picture import Band, Bars, Clock, Days, Dots, Picture, Share, Steps, Tick
from explainer.present.lines import Line, text_of, width_of
from explainer.present.pictures import (
    ASCII,
    UTF8,
    Glyphs,
    draw,
    sentence,
)
from explainer.present.pictures.clock import minutes
from explainer.present.wrapping import wrap
from explainer.story import Story
from explainer.values import Id, Number, Quantity, Range

from .stories import LABELS, figure, others, page, story_of

WIDTHS = st.integers(30, 120)
GLYPHS = st.sampled_from([UTF8, ASCII])
NUMBERS: st.SearchStrategy[Number] = st.one_of(
    st.integers(-1000, 1000),
    st.integers(-(10**12), 10**12),
    st.decimals(-10000, 10000, places=2),
    st.sampled_from([0, 1, 10**12, Decimal("0.001")]),
)
RANGES = st.tuples(NUMBERS, NUMBERS).map(lambda two: Range(*sorted(two)))
BASES = st.sampled_from(["counted", "testified", "estimated", "announced", "forecast", "reported", "law", "computed"])
QUALIFIERS = st.sampled_from([None, "exactly", "about", "up to", "at least", "more than", "could exceed"])
NO_OTHERS = story_of(figure("none"))
few = settings(max_examples=60, deadline=None)


def filled(line: Line, glyphs: Glyphs) -> Fraction:
    """How many cells of a line are filled."""
    textures = dict.fromkeys(dict(glyphs.textures).values(), glyphs.parts)
    ends = {sign: part for part, sign in enumerate(glyphs.left, 1)} | {"▕": 1, "▐": 4}
    drawn = "".join(span.text for span in line if span.role in ("fill", "fill-other"))
    return sum((Fraction({**textures, **ends}.get(sign, 0), glyphs.parts) for sign in drawn), Fraction())


def scale(lines: Sequence[Line]) -> Fraction:
    """What one cell stands for, as printed."""
    printed = re.search(r"[█#] = ([\d,.]+)", page(lines))
    assert printed
    return Fraction(printed[1].replace(",", ""))


def bars_of(values: Sequence[Quantity | None], width: int, glyphs: Glyphs) -> tuple[list[Line], list[Line]]:
    """The rows of a picture with a bar for each value, and all its lines; no rows where it is said in words."""
    names = [chr(ord("a") + index) for index in range(len(values))]
    story = story_of(*(figure(name, value) for name, value in zip(names, values, strict=True)))
    drawing = story.figures_by_id[Id("a")]._replace(picture=Bars("bars", others(*names[1:])))
    lines = draw(drawing, story, width, glyphs)
    if lines == wrap(sentence(drawing, story), width):
        return [], lines
    return [line for line in lines if any(span.role == "value" for span in line)], lines


def tolerance(value: Quantity, glyphs: Glyphs) -> Fraction:
    """An eighth of a cell in UTF-8, a whole one in ASCII; more where it begins inside a cell, for want of signs."""
    begins_inside = isinstance(value, Range) or value < 0
    return Fraction(3 if begins_inside and glyphs is UTF8 else 1, glyphs.parts)


def size(value: Quantity) -> Fraction:
    return Fraction(value.high) - Fraction(value.low) if isinstance(value, Range) else abs(Fraction(value))


@few
@given(st.lists(st.one_of(NUMBERS, RANGES), min_size=1, max_size=5), WIDTHS, GLYPHS)
def test_a_bar_is_as_long_as_its_value_on_the_printed_scale(values: list[Quantity], width: int, glyphs: Glyphs) -> None:
    rows, lines = bars_of(values, width, glyphs)
    assume(rows and any(map(size, values)))
    one = scale(lines)
    for value, row in zip(values, rows, strict=True):
        assert abs(filled(row, glyphs) - size(value) / one) <= tolerance(value, glyphs)


@few
@given(st.lists(NUMBERS, min_size=1, max_size=5), WIDTHS, GLYPHS)
def test_only_zero_is_drawn_as_nothing(values: list[Number], width: int, glyphs: Glyphs) -> None:
    rows, _ = bars_of(values, width, glyphs)
    assert all((filled(row, glyphs) == 0) == (value == 0) for value, row in zip(values, rows, strict=False))


@few
@given(st.lists(st.one_of(NUMBERS), min_size=2, max_size=5), WIDTHS, GLYPHS)
def test_equal_values_draw_equal_bars_and_larger_ones_none_shorter(
    values: list[Number], width: int, glyphs: Glyphs
) -> None:
    rows, _ = bars_of([*values, values[0]], width, glyphs)
    assume(rows)
    lengths = [filled(row, glyphs) for row in rows]
    assert lengths[0] == lengths[-1]
    # To either side of zero for itself: there are fewer signs for a cell that is filled up to its right edge.
    for below in (False, True):
        side = [(size(value), drawn) for value, drawn in zip(values, lengths, strict=False) if (value < 0) == below]
        assert [drawn for _, drawn in sorted(side)] == sorted(drawn for _, drawn in side)


@few
@given(st.lists(st.integers(-99, 99), min_size=1, max_size=4), WIDTHS, GLYPHS)
def test_bars_leave_zero_to_their_own_side(values: list[int], width: int, glyphs: Glyphs) -> None:
    assume(min(values) < 0)
    rows, _ = bars_of(values, width, glyphs)
    assert rows
    texts = ["".join(span.text for span in row) for row in rows]
    places = [text.index(glyphs.zero) for text in texts]
    assert len(set(places)) == 1
    for value, row, text in zip(values, rows, texts, strict=True):
        left = "".join(sign for sign in text[: places[0]] if sign not in "abcd ")
        assert bool(left) == (value < 0)
        assert str(value) in text
        assert value == 0 or filled(row, glyphs)


@few
@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=5), WIDTHS, GLYPHS)
def test_every_number_is_said_whole(values: list[int], width: int, glyphs: Glyphs) -> None:
    _, lines = bars_of(values, width, glyphs)
    assert all(f"{value:,}" in page(lines).replace("\n", " ") for value in values)


@few
@given(st.one_of(NUMBERS, RANGES), st.none() | st.integers(0, 10**6), WIDTHS, GLYPHS)
def test_a_band_is_as_long_as_its_value_on_the_printed_scale(
    value: Quantity, to: int | None, width: int, glyphs: Glyphs
) -> None:
    drawing = figure("band", value, picture=Band("band", to))
    lines = draw(drawing, story_of(drawing), width, glyphs)
    assume(size(value) and lines != wrap(sentence(drawing, story_of(drawing)), width))
    assert abs(filled(lines[0], glyphs) - size(value) / scale(lines)) <= tolerance(value, glyphs)


@few
@given(st.times(), st.times(), WIDTHS, GLYPHS)
def test_the_clock_fills_its_span_of_the_day(start: time, end: time, width: int, glyphs: Glyphs) -> None:
    span = Clock("clock", start.replace(second=0), end.replace(second=0))
    [strip, *_] = draw(figure("clock", picture=span), NO_OTHERS, width, glyphs)
    cells = width_of(strip)
    assert cells % 24 == 0
    allowed = Fraction(3 if start.minute and glyphs is UTF8 else 1, glyphs.parts)
    assert abs(filled(strip, glyphs) - Fraction(minutes(span) * cells, 24 * 60)) <= allowed


@few
@given(st.integers(0, 20), st.integers(1, 10), st.integers(0, 10), GLYPHS)
def test_of_a_range_of_dots_what_is_above_its_high_end_is_hollow(
    low: int, between: int, rest: int, glyphs: Glyphs
) -> None:
    picture = Dots("dots", of=low + between + rest)
    drawing = figure("dots", Range(low, low + between), picture=picture)
    [row, *_] = draw(drawing, story_of(drawing), 120, glyphs)
    dots = glyphs.dot * low + glyphs.maybe * between + glyphs.hollow * rest
    assert text_of(row).replace(" ", "").startswith(f"{dots}{low}to{low + between}")


@few
@given(st.times(), WIDTHS, GLYPHS)
def test_a_span_of_one_minute_is_seen_on_the_clock(start: time, width: int, glyphs: Glyphs) -> None:
    end = time(*divmod((start.hour * 60 + start.minute + 1) % (24 * 60), 60))
    span = Clock("clock", start.replace(second=0, microsecond=0), end)
    [strip, *_] = draw(figure("clock", picture=span), NO_OTHERS, width, glyphs)
    assert filled(strip, glyphs) > 0


@few
@given(st.decimals(0, 100, places=2), WIDTHS, GLYPHS)
def test_a_share_fills_its_part_of_the_cells(value: Decimal, width: int, glyphs: Glyphs) -> None:
    lines = draw(figure("share", value, unit="of 100", picture=Share("share")), NO_OTHERS, width, glyphs)
    cells = [line for line in lines if not re.search("[a-z]", page([line]))]
    assert abs(sum(filled(line, glyphs) for line in cells) - Fraction(value)) <= Fraction(1, glyphs.parts)
    assert sum(len("".join(page([line]).split())) for line in cells) == 100


@few
@given(st.integers(0, 120), st.integers(1, 7), WIDTHS, GLYPHS)
def test_a_dot_stands_for_as_many_as_it_says(value: int, each: int, width: int, glyphs: Glyphs) -> None:
    lines = draw(figure("x", value, picture=Dots("dots", (), each)), NO_OTHERS, width, glyphs)
    dots = sum(span.text.count(glyphs.dot) for line in lines for span in line if span.role == "fill")
    nearest = (2 * value + each) // (2 * each)
    assert dots == nearest + bool(nearest or value % each)  # one more in the legend
    assert ("to the nearest dot" in page(lines).replace("\n", " ")) == bool(value % each)


@few
@given(st.integers(4, 12), GLYPHS)
def test_a_row_of_dots_has_as_many_tens_in_a_line_as_fit(letters: int, glyphs: Glyphs) -> None:
    row = figure("x", 45, label="x" * letters, picture=Dots("dots", others("y"), 1))
    story = story_of(row, figure("y", 1, label="y" * letters))

    def dots(width: int) -> list[int]:
        """How many dots each line of the row has: the other row and the legend have one each."""
        counts = [page([line]).count(glyphs.dot) for line in draw(row, story, width, glyphs)]
        return [count for count in counts if count > 1]

    beside = letters + len("    45")
    assert dots(beside + 49) == [45]
    assert dots(beside + 48) == dots(beside + 43) == [40, 5]
    assert dots(beside + 42) == dots(beside + 32) == [30, 15]
    assert dots(beside + 31) == dots(beside + 21) == [20, 20, 5]
    assert dots(beside + 20) == dots(beside + 10) == [10, 10, 10, 10, 5]


@settings(max_examples=200, deadline=None)
@given(st.times(), st.times(), st.booleans(), st.integers(-1, 1), st.integers(24, 130), GLYPHS)
def test_the_clock_points_at_its_claim_and_names_it_beside_where_that_fits(
    start: time, at: time, behind: bool, more: int, width: int, glyphs: Glyphs
) -> None:
    an_hour = min(5, width // 24)
    cell = round(Fraction(((at.hour - start.hour) * 60 + at.minute) % (24 * 60) * an_hour, 60))
    room = width - cell - 2 if behind else cell - 1
    letters = room + more - len("00:00: ")  # the label has just room, or a cell too few or too many
    assume(letters > 0)
    label = f"{at:%H:%M}: {'x' * letters}"
    span = Clock("clock", start.replace(second=0), time(12), Tick(at.replace(second=0), "x" * letters))
    rows = [page([line]) for line in draw(figure("clock", picture=span), NO_OTHERS, width, glyphs)]
    row = next(row for row in rows if glyphs.pointer in row)
    if cell + 2 + len(label) <= width:
        assert rows[0] == row == f"{' ' * cell}{glyphs.pointer} {label}"
    elif len(label) + 1 <= cell:
        assert rows[0] == row == f"{label} {glyphs.pointer}".rjust(cell + 1)
    else:
        above = rows[: rows.index(row)]
        assert "".join(above).replace(" ", "") == label.replace(" ", "")
        assert row == f"{' ' * cell}{glyphs.pointer}"


@few
@given(st.integers(0, 365), WIDTHS, GLYPHS)
def test_a_year_has_all_its_days(marked: int, width: int, glyphs: Glyphs) -> None:
    lines = draw(figure("days", marked, unit="days", picture=Days("days", marked)), NO_OTHERS, width, glyphs)
    drawn = [span for line in lines for span in line if not re.search("[a-z]", span.text)]
    filled_days = sum(len(span.text) for span in drawn if span.role == "fill")
    empty_days = sum(len(span.text.strip()) for span in drawn if span.role == "muted")
    # One of each more in the legend, where there are any.
    assert (filled_days, empty_days) == (marked + bool(marked), 365 - marked + (marked < 365))


WITH = others("y", "z")
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
PICTURES: dict[type, st.SearchStrategy[Picture]] = {
    Bars: st.just(Bars("bars", WITH)),
    Band: st.builds(Band, st.just("band"), st.none() | NUMBERS),
    Clock: st.builds(Clock, st.just("clock"), TIMES, TIMES, st.none() | st.builds(Tick, TIMES, LABELS)),
    Days: st.builds(Days, st.just("days"), st.integers(-1, 400), st.integers(-1, 500)),
    Share: st.builds(Share, st.just("share"), st.integers(-1, 500)),
    Dots: st.builds(Dots, st.just("dots"), st.just(WITH), st.integers(-1, 100), st.none() | st.integers(0, 300)),
    Steps: st.lists(LABELS, min_size=1, max_size=4).flatmap(
        lambda steps: st.builds(
            Steps, st.just("steps"), st.just(tuple(steps)), st.sampled_from([*steps, "none of them"])
        )
    ),
}
FIELDS = st.fixed_dictionaries(
    {
        "value": st.none() | NUMBERS | RANGES | st.integers(0, 100),
        "context": st.booleans(),
        "basis": BASES,
        "qualifier": QUALIFIERS,
        "label": LABELS,
        "period": st.none() | LABELS,
    }
)


def any_figures(*kinds: type) -> st.SearchStrategy[Story]:
    """A figure `x` with a picture of one of these kinds, else any, and two that it may be compared with."""

    def story(unit: str, picture: Picture, three: Sequence[Mapping[str, Any]]) -> Story:
        return story_of(
            *(figure(name, unit=unit, picture=picture, **fields) for name, fields in zip("xyz", three, strict=True))
        )

    pictures = st.one_of([PICTURES[kind] for kind in kinds or PICTURES])
    return st.builds(story, LABELS, pictures, st.tuples(FIELDS, FIELDS, FIELDS))


@settings(max_examples=150, deadline=None)
@given(any_figures(), st.integers(12, 130), GLYPHS)
def test_no_line_is_wider_than_asked(story: Story, width: int, glyphs: Glyphs) -> None:
    drawn = story.figures_by_id[Id("x")]
    for line in draw(drawn, story, width, glyphs):
        assert width_of(line) <= width
        assert cell_len(page([line])) <= width
    assert sentence(drawn, story)


SIGNS = {
    *dict(UTF8.textures).values(),
    *(UTF8.arrow, UTF8.stop, UTF8.lead, UTF8.maybe, UTF8.empty, UTF8.dot, UTF8.hollow, UTF8.zero),
}
"""What a legend explains. Ends of bars are parts of a filled cell; other signs have their words beside them."""


@settings(max_examples=300, deadline=None)
@given(any_figures(Bars, Band, Clock, Days, Share, Dots), st.integers(40, 130))
def test_a_legend_has_the_signs_that_are_drawn_and_no_others(story: Story, width: int) -> None:
    drawn = story.figures_by_id[Id("x")]
    lines = draw(drawn, story, width, UTF8)
    assume(lines != wrap(sentence(drawn, story), width))
    texts = [page([line]) for line in lines]
    begin = next((number for number, text in enumerate(texts) if re.match(r"\S+ = ", text)), len(lines))
    signs = {
        sign for line in lines[:begin] for span in line if span.role not in ("plain", "value") for sign in span.text
    }
    explained = [sign[0] for sign in re.findall(r"(\S+) = ", " ".join(texts[begin:]))]
    assert len(set(explained)) == len(explained)
    assert signs & SIGNS <= set(explained)
    # A bar shorter than a cell is a part of the sign of its evidence; a number of less than half a dot has none.
    parts = set(dict(UTF8.textures).values()) if {*UTF8.left, *UTF8.right} & signs else set()
    rounded = {UTF8.dot} if "to the nearest dot" in " ".join(texts) else set()
    assert set(explained) - signs <= parts | rounded


@settings(max_examples=150, deadline=None)
@given(any_figures(Bars, Dots), st.integers(20, 130), GLYPHS)
def test_no_label_is_cut(story: Story, width: int, glyphs: Glyphs) -> None:
    drawn = story.figures_by_id[Id("x")]
    told = "".join(page(draw(drawn, story, width, glyphs)).split())
    periods = [each.period for each in story.figures]
    names = periods if all(periods) and len(set(periods)) == 3 else [each.label for each in story.figures]
    assert all("".join(str(name).split()) in told for name in names)
