"""What holds for every picture: lengths to within one eighth of a cell, and never a cell too many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from explainer.picture import Band, Bars, Clock, Days, Dots, Share, Steps, Tick
from explainer.present.lines import Line, width_of, wrap
from explainer.present.pictures import (
    ASCII,
    ASCII_SIGNS,
    UTF8,
    Glyphs,
    TimelineRow,
    draw,
    sentence,
    timeline,
    timeline_sentence,
)
from explainer.present.pictures.clock import minutes
from explainer.story import Event, Story
from explainer.values import Id, Number, PartialDate, Quantity, Range

from .stories import figure, others, page, story_of

WIDTHS = st.integers(30, 120)
GLYPHS = st.sampled_from([UTF8, ASCII])
NUMBERS: st.SearchStrategy[Number] = st.one_of(
    st.integers(-1000, 1000),
    st.integers(-(10**12), 10**12),
    st.decimals(-10000, 10000, places=2),
    st.sampled_from([0, 1, 10**12, Decimal("0.001")]),
)
RANGES = st.tuples(NUMBERS, NUMBERS).map(lambda two: Range(*sorted(two)))
LETTERS = [*"ab 漢字é한…(-", "e\u0301\u0323", "\u0301", "🙂", "👍🏽", "👩\u200d🔬"]
LABELS = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=60).map("".join)
BASES = st.sampled_from(["counted", "testified", "estimated", "announced", "forecast", "reported", "law", "computed"])
QUALIFIERS = st.sampled_from([None, "exactly", "about", "up to", "at least", "more than", "could exceed"])
NO_OTHERS = story_of(figure("none"))
few = settings(max_examples=60, deadline=None)


def filled(line: Line, glyphs: Glyphs) -> Fraction:
    """How many cells of a line are filled."""
    textures = dict.fromkeys(glyphs.textures.values(), glyphs.parts)
    ends = {sign: part for signs in (glyphs.left, glyphs.right) for part, sign in enumerate(signs, 1)}
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
    drawing = replace(story.figures_by_id[Id("a")], picture=Bars("bars", others(*names[1:])))
    lines = draw(drawing, story, width, glyphs)
    if lines == wrap(sentence(drawing, story), width):
        return [], lines
    return lines[: len(values)], lines


def size(value: Quantity) -> Fraction:
    return Fraction(value.high) - Fraction(value.low) if isinstance(value, Range) else abs(Fraction(value))


@few
@given(st.lists(st.one_of(NUMBERS, RANGES), min_size=1, max_size=5), WIDTHS, GLYPHS)
def test_a_bar_is_as_long_as_its_value_on_the_printed_scale(values: list[Quantity], width: int, glyphs: Glyphs) -> None:
    rows, lines = bars_of(values, width, glyphs)
    assume(rows and any(map(size, values)))
    one = scale(lines)
    for value, row in zip(values, rows, strict=True):
        # An eighth of a cell in UTF-8, a whole one in ASCII.
        assert abs(filled(row, glyphs) - size(value) / one) <= Fraction(1, glyphs.parts)


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
    ordered = sorted(zip((size(value) for value in values), lengths[:-1], strict=True))
    assert [length for _, length in ordered] == sorted(lengths[:-1])


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
    assert abs(filled(lines[0], glyphs) - size(value) / scale(lines)) <= Fraction(1, glyphs.parts)


@few
@given(st.times(), st.times(), WIDTHS, GLYPHS)
def test_the_clock_fills_its_span_of_the_day(start: time, end: time, width: int, glyphs: Glyphs) -> None:
    span = Clock("clock", start.replace(second=0), end.replace(second=0))
    [strip, *_] = draw(figure("clock", picture=span), NO_OTHERS, width, glyphs)
    cells = width_of(strip)
    assert cells % 24 == 0
    assert abs(filled(strip, glyphs) - Fraction(minutes(span) * cells, 24 * 60)) <= Fraction(1, glyphs.parts)


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
    assert dots - 1 == (2 * value + each) // (2 * each)  # one more in the legend
    assert ("to the nearest dot" in page(lines).replace("\n", " ")) == bool(value % each)


@few
@given(st.integers(0, 365), WIDTHS, GLYPHS)
def test_a_year_has_all_its_days(marked: int, width: int, glyphs: Glyphs) -> None:
    lines = draw(figure("days", marked, unit="days", picture=Days("days", marked)), NO_OTHERS, width, glyphs)
    fill = sum(len(span.text) for line in lines for span in line if span.role == "fill")
    apart = sum(len(span.text) for line in lines for span in line if span.role == "mark")
    assert (fill - 1, apart) == (365 - marked, marked)  # one more in the legend


@st.composite
def any_figures(draw_from: st.DrawFn) -> Story:
    """A figure `x` with any picture, and two that it may be compared with."""
    unit, with_ = draw_from(LABELS), others("y", "z")
    day = st.builds(time, st.integers(0, 23), st.integers(0, 59))
    steps = tuple(draw_from(st.lists(LABELS, min_size=1, max_size=4)))
    picture = draw_from(
        st.one_of(
            st.just(Bars("bars", with_)),
            st.builds(Band, st.just("band"), st.none() | NUMBERS),
            st.builds(Clock, st.just("clock"), day, day, st.none() | st.builds(Tick, day, LABELS)),
            st.builds(Days, st.just("days"), st.integers(-1, 400), st.integers(-1, 500)),
            st.builds(Share, st.just("share"), st.integers(-1, 500)),
            st.builds(Dots, st.just("dots"), st.just(with_), st.integers(-1, 100), st.none() | st.integers(0, 300)),
            st.builds(Steps, st.just("steps"), st.just(steps), st.sampled_from([*steps, "none of them"])),
        )
    )
    value = st.none() | NUMBERS | RANGES | st.integers(0, 100)
    fields = {"basis": BASES, "qualifier": QUALIFIERS, "label": LABELS, "period": st.none() | LABELS}
    return story_of(
        *(
            figure(
                name,
                draw_from(value),
                unit=unit,
                context=draw_from(st.booleans()),
                picture=picture,
                **{field: draw_from(strategy) for field, strategy in fields.items()},
            )
            for name in "xyz"
        )
    )


@settings(max_examples=150, deadline=None)
@given(any_figures(), st.integers(12, 130), GLYPHS)
def test_no_line_is_wider_than_asked(story: Story, width: int, glyphs: Glyphs) -> None:
    drawn = story.figures_by_id[Id("x")]
    for line in draw(drawn, story, width, glyphs):
        assert width_of(line) <= width
        assert cell_len(page([line])) <= width
    assert sentence(drawn, story)


@st.composite
def any_events(draw_from: st.DrawFn) -> list[Event]:
    days = st.builds(
        PartialDate, st.sampled_from([2023, 2024, 2025]) | st.integers(1, 9999), st.integers(1, 12), st.integers(0, 28)
    )
    dates = days | st.integers(1, 9999).map(PartialDate)
    rails = st.none() | st.sampled_from(["law", "monitoring"]) | LABELS
    marks = st.none() | st.sampled_from(["start", "end"])
    planned = st.booleans()
    one = st.builds(Event, dates, LABELS, st.none() | st.just(Id("un")), st.booleans(), planned, rails, marks)
    return draw_from(st.lists(one, max_size=9))


def cells(row: TimelineRow, below: bool = False) -> list[str]:
    """A row's signs, one for each strand, then the event's own."""
    return list((row.rails_below if below else row.rails)[::3])


@settings(max_examples=100, deadline=None)
@given(any_events())
def test_a_timeline_has_a_row_for_each_event(events: list[Event]) -> None:
    shown = timeline(events)
    told = [row for row in shown.rows if row.event]
    assert sorted(id(row.event) for row in told) == sorted(map(id, events))
    assert [row.event.date.earliest for row in told if row.event] == sorted(each.date.earliest for each in events)
    for row in shown.rows:
        assert len(row.rails) == len(row.rails_below) == 3 * len(shown.names) + 1
        assert cell_len(row.rails) == cell_len(row.rails_below) == len(row.rails)
        assert row.text
        assert bool(row.event) == bool(row.date)
    assert bool(shown.rows) == bool(events) == bool(timeline_sentence(events))


@settings(max_examples=100, deadline=None)
@given(any_events())
def test_a_timeline_explains_the_signs_that_it_draws_and_no_others(events: list[Event]) -> None:
    shown = timeline(events)
    drawn = {sign for row in shown.rows for sign in row.rails + row.rails_below} - {" "}
    explained = [span.text for span in shown.legend if span.text in ASCII_SIGNS]
    assert drawn == set(explained)
    assert len(drawn) == len(explained)


@few
@given(st.lists(st.dates(), min_size=2, max_size=6, unique=True), st.booleans())
def test_every_change_of_a_strand_is_seen(days: list[Any], begins: bool) -> None:
    marks = ("start", "end") if begins else ("end", "start")
    events = [
        Event(PartialDate(day.year, day.month, day.day), "x", rail="law", marks=marks[index % 2])  # type: ignore[arg-type]
        for index, day in enumerate(sorted(days))
    ]
    for row in timeline(events).rows:
        if row.event:
            assert cells(row)[0] == {"start": "╻", "end": "╹"}[str(row.event.marks)]
            assert cells(row, below=True)[0] == {"start": "┃", "end": " "}[str(row.event.marks)]
