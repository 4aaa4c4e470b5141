"""A timeline: each event in a row of its own, its strands as rails, and nothing that its legend does not explain."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from explainer.present.lines import text_of
from explainer.present.pictures import ASCII_SIGNS, Timeline, TimelineRow, timeline
from explainer.story import Event
from explainer.values import Id, PartialDate

from .stories import LABELS


def event(*when: int, **fields: Any) -> Event:
    return Event(PartialDate(*when), fields.pop("text", "something"), **fields)


def cells(row: TimelineRow, below: bool = False) -> str:
    """A row's signs without the blanks between them: one for each strand, then the event's own."""
    return (row.rails_below if below else row.rails)[::3]


def printed(shown: Timeline) -> list[str]:
    return [f"{cells(row)} {row.date}: {row.text}".strip() for row in shown.rows]


def gaps(*events: Event) -> list[str]:
    return [row.text for row in timeline(events).rows if row.event is None]


class TestRows:
    def test_the_days_of_one_week_are_told_apart(self) -> None:
        assert printed(timeline([event(2025, 3, day, text=f"Day {day}") for day in range(1, 8)])) == [
            f"◆ {day} Mar 2025: Day {day}" for day in range(1, 8)
        ]

    def test_fifteen_events_of_one_day_are_fifteen_rows_in_the_order_of_the_file(self) -> None:
        shown = timeline([event(2025, 3, 1, text=f"Thing {place}") for place in range(15)])
        assert [row.text for row in shown.rows] == [f"Thing {place}" for place in range(15)]
        assert text_of(shown.legend) == "◆ = in the article"

    def test_a_date_that_is_partly_known_stands_before_those_that_it_may_mean(self) -> None:
        dates = [(2023, 5, 12), (2024, 1), (2023, 5), (2023,), (2022, 12, 31)]
        shown = timeline([event(*when) for when in dates])
        assert [row.date for row in shown.rows] == ["31 Dec 2022", "2023", "May 2023", "12 May 2023", "Jan 2024"]

        shown = timeline([event(2023, 1, 1), event(2023, 1), event(2023)])
        assert [row.date for row in shown.rows] == ["2023", "Jan 2023", "1 Jan 2023"]

    def test_context_has_another_sign_than_the_article(self) -> None:
        shown = timeline([event(2023, context=True), event(2024)])
        assert [cells(row) for row in shown.rows if row.event] == ["◇", "◆"]
        assert text_of(shown.legend) == "◆ = in the article   ◇ = context"

    def test_what_is_planned_is_to_come(self) -> None:
        shown = timeline([event(2025), event(2026, planned=True, text="The new mark is to hold")])
        assert printed(shown)[-1] == "◆ 2026: to come: The new mark is to hold"

    def test_no_events_are_no_timeline(self) -> None:
        assert timeline([]) == Timeline((), (), ())


class TestRails:
    def test_a_strand_is_drawn_from_its_beginning_to_its_end(self) -> None:
        shown = timeline(
            [
                event(2023, 1, rail="law", marks="end"),
                event(2023, 2, rail="law"),
                event(2023, 3, rail="law", marks="start"),
                event(2023, 4, rail="watch", marks="start"),
                event(2023, 5, rail="law"),
                event(2023, 6),
                event(2023, 7, rail="watch", marks="end"),
            ]
        )
        assert shown.names == ("law", "watch")
        assert shown.headings == ("law", "   watch")
        assert [cells(row) for row in shown.rows] == ["╹ ◆", "╺ ◆", "╻ ◆", "┃╻◆", "┣┃◆", "┃┃◆", "┃╹◆"]
        assert [cells(row, below=True) for row in shown.rows] == ["   ", "   ", "┃  ", "┃┃ ", "┃┃ ", "┃┃ ", "┃  "]

    def test_nothing_is_said_of_how_long_a_strand_lasts_into_what_is_to_come(self) -> None:
        shown = timeline(
            [
                event(2023, rail="law", marks="start"),
                event(2024, 6, planned=True),
                event(2024, 7, planned=True, rail="law"),
                event(2024, 8, planned=True, rail="law", marks="end"),
            ]
        )
        assert [cells(row) for row in shown.rows if row.event] == ["╻◆", "┊◆", "╺◆", "╹◆"]

    def test_a_mark_of_what_already_is_changes_nothing(self) -> None:
        shown = timeline([event(year, rail="law", marks="start") for year in (2023, 2024, 2025)])
        assert [cells(row) for row in shown.rows if row.event] == ["╻◆", "┣◆", "┣◆"]

    def test_one_event_alone_has_no_rails(self) -> None:
        assert printed(timeline([event(2023, rail="law", marks="start")])) == ["◆ 2023: something"]


class TestGaps:
    def test_a_long_time_is_said_in_words(self) -> None:
        assert gaps(event(2017, 12, 22), event(2019, 12, 22)) == ["two years later"]
        assert gaps(event(2019, 12, 22), event(2024, 4, 30)) == ["more than four years later"]
        assert gaps(event(2019, 12, 22), event(2021, 2, 22)) == ["14 months later"]
        assert gaps(event(2019, 12, 22), event(2020, 12, 22)) == ["twelve months later"]

    def test_a_day_more_is_more(self) -> None:
        assert gaps(event(2019, 12, 22), event(2021, 2, 23)) == ["more than 14 months later"]
        assert gaps(event(2017, 12, 22), event(2019, 12, 23)) == ["more than two years later"]

    def test_it_is_never_longer_than_the_dates_allow(self) -> None:
        assert gaps(event(2019), event(2023)) == ["more than three years later"]
        assert gaps(event(2019, 1), event(2020, 12)) == ["more than 22 months later"]
        assert gaps(event(2019), event(2021, 12, 31)) == ["more than two years later"]

    def test_a_short_time_is_not(self) -> None:
        assert gaps(event(2019, 12, 22), event(2020, 12, 21)) == []
        assert gaps(event(2019), event(2019, 6, 1)) == []

    def test_what_is_short_beside_the_whole_is_not(self) -> None:
        assert gaps(*(event(year, 1, 1) for year in range(1900, 2000, 3))) == []
        assert gaps(event(1900, 1, 1), event(1903, 1, 1), event(2000, 1, 1)) == ["97 years later"]

    def test_a_fifth_of_the_whole_is_not_short(self) -> None:
        fifth = event(2000, 1, 1), event(2001, 1, 1), event(2005, 1, 1)
        assert gaps(*fifth) == ["twelve months later", "four years later"]
        assert gaps(*fifth, event(2005, 2, 1)) == ["four years later"]

    def test_the_time_between_the_end_of_a_strand_and_its_next_beginning_is_said_however_short(self) -> None:
        watch = event(2009, rail="watch", marks="start"), event(2024, 4, 30, rail="watch", marks="end")
        assert gaps(*watch, event(2024, 10, rail="watch", marks="start"))[-1] == "no watch for more than five months"
        assert gaps(*watch, event(2024, 5, 3, rail="watch", marks="start"))[-1] == "no watch for three days"
        assert gaps(*watch, event(2024, 4, 30, rail="watch", marks="start")) == ["more than 14 years later"]
        assert gaps(*watch, event(2024, 10, rail="other", marks="start")) == ["more than 14 years later"]

    def test_the_rails_that_last_go_through_it(self) -> None:
        law, watch = event(2017, rail="law", marks="start"), event(2018, rail="watch", marks="end")
        [gap] = [row for row in timeline([law, watch, event(2024)]).rows if row.event is None]
        assert (cells(gap), cells(gap, below=True)) == ("┊  ", "┊  ")


DATES = st.integers(1, 9999).map(PartialDate) | st.builds(
    PartialDate, st.sampled_from([2023, 2024, 2025]) | st.integers(1, 9999), st.integers(1, 12), st.integers(0, 28)
)
RAILS = st.none() | st.sampled_from(["law", "monitoring"]) | LABELS
MARKS = st.none() | st.sampled_from(["start", "end"])
EVENTS = st.lists(
    st.builds(Event, DATES, LABELS, st.none() | st.just(Id("un")), st.booleans(), st.booleans(), RAILS, MARKS),
    max_size=9,
)


few = settings(max_examples=100, deadline=None)


@few
@given(EVENTS)
def test_each_event_has_one_row(events: list[Event]) -> None:
    shown = timeline(events)
    told = [row.event for row in shown.rows if row.event]
    assert sorted(map(id, told)) == sorted(map(id, events))
    assert all(one.date.earliest <= two.date.earliest for one, two in pairwise(told))
    for row in shown.rows:
        assert len(row.rails) == len(row.rails_below) == 3 * len(shown.names) + 1
        assert cell_len(row.rails) == cell_len(row.rails_below) == len(row.rails)
        assert row.text
        assert bool(row.event) == bool(row.date)
    assert bool(shown.rows) == bool(events)


@few
@given(EVENTS)
def test_the_legend_has_the_signs_that_are_drawn_and_no_others(events: list[Event]) -> None:
    shown = timeline(events)
    signs = {sign for row in shown.rows for sign in row.rails + row.rails_below} - {" "}
    explained = [span.text for span in shown.legend if span.text in ASCII_SIGNS]
    assert sorted(signs) == sorted(explained)


def test_the_signs_stay_apart_in_ascii() -> None:
    assert "".join(ASCII_SIGNS.values()).isascii()
    assert len(set(ASCII_SIGNS.values())) == len(ASCII_SIGNS)


@few
@given(st.lists(st.dates(), min_size=2, max_size=6, unique=True), st.booleans())
def test_every_change_of_a_strand_is_seen(days: list[Any], begins: bool) -> None:
    marks = ("start", "end") if begins else ("end", "start")
    events = [
        event(day.year, day.month, day.day, rail="law", marks=marks[place % 2])
        for place, day in enumerate(sorted(days))
    ]
    for row in timeline(events).rows:
        if row.event:
            assert cells(row)[0] == {"start": "╻", "end": "╹"}[str(row.event.marks)]
            assert cells(row, below=True)[0] == {"start": "┃", "end": " "}[str(row.event.marks)]
