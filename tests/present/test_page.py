"""A panel as a reader sees it: the columns, what stands under a row, and prose with the numbers of the rows."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from explainer.present.glyphs import ASCII
from explainer.story import Account, Caveat, Computed, Event, Figure, Step, Timeline
from explainer.values import Clock, Confidence, Formula, PartialDate, Range, Value
from present.stories import BBC, FAKTI, SEOUL, below, caveats, figure, group, page_of, rows_of, shown

LOW = Confidence("low", "only a quotation was read")
WORKERS = group(
    figure("October 2024", Value(4000, "about"), background=True),
    figure(
        "said to work there",
        Value(10000, "more than"),
        quote="more than 10,000 are already working in Russia",
        confidence=LOW,
        differs=(Account(BBC, "sent during 2024, not there now."),),
        caveats=(Caveat("Sent is not there.", "retold"), Caveat("One official says it.")),
    ),
    figure("planned", Value(40000, "up to"), background=True, basis="reported", caveats=caveats("A plan.")),
    figure("projected", Value(50000, "could exceed"), quote="could exceed 50,000", basis="forecast", confidence=LOW),
    title="North Korean workers in Russia",
    note="Estimates; no source has a head count.",
)


def test_a_row_is_one_line_of_label_value_bar_and_what_it_rests_on() -> None:
    assert below(shown(page_of(WORKERS), 98), "North Korean workers") == [
        "  ◇ October 2024             about 4,000  ▒▒                                  ●●○ estimate · Seoul",
        "    said to work there  more than 10,000  ▒▒▒▒▒▒▸                             ●○○ estimate · Seoul",
        "    ⇄ BBC: sent during 2024, not there now.                                          1 more caveat",
        "  ◇ planned                 up to 40,000  ░░░░░░░░░░░░░░░░░░░░░░░░░┤          ●●○ reported · Seoul",
        "    ! A plan.",
        "    projected        could exceed 50,000  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░▸    ●○○ forecast · Seoul",
    ]


def test_on_a_narrower_page_the_bars_are_shorter() -> None:
    assert below(shown(page_of(WORKERS), 78), "North Korean workers") == [
        "  Estimates; no source has a head count.",
        "  ◇ October 2024             about 4,000  ▒               ●●○ estimate · Seoul",
        "    said to work there  more than 10,000  ▒▒▒▸            ●○○ estimate · Seoul",
        "    ⇄ BBC: sent during 2024, not there now.                      1 more caveat",
        "  ◇ planned                 up to 40,000  ░░░░░░░░░░░┤    ●●○ reported · Seoul",
        "    ! A plan.",
        "    projected        could exceed 50,000  ░░░░░░░░░░░░░░▸ ●○○ forecast · Seoul",
    ]


def test_where_bars_have_no_room_beside_it_what_a_row_rests_on_stands_under_the_row() -> None:
    assert below(shown(page_of(WORKERS), 58), "North Korean workers")[:4] == [
        "  Estimates; no source has a head count.",
        "  ◇ October 2024             about 4,000  ▒",
        "    ●●○ estimate · Seoul",
        "    said to work there  more than 10,000  ▒▒▒▸",
    ]


def test_on_a_narrow_page_the_bars_stand_behind_it_and_labels_are_broken_but_no_number() -> None:
    assert below(shown(page_of(WORKERS), 38), "North Korean workers")[3:] == [
        "  ◇ October 2024           about 4,000",
        "    ●●○ estimate · Seoul  ▒",
        "    said to work",
        "    there             more than 10,000",
        "    ●○○ estimate · Seoul  ▒▒▸",
        "    ⇄ BBC: sent during 2024, not there",
        "      now.               1 more caveat",
        "  ◇ planned               up to 40,000",
        "    ●●○ reported · Seoul  ░░░░░░░░░┤",
        "    ! A plan.",
        "    projected      could exceed 50,000",
        "    ●○○ forecast · Seoul  ░░░░░░░░░░░▸",
    ]


def test_a_page_in_ascii_has_the_same_columns() -> None:
    assert below(shown(page_of(WORKERS), 78, ASCII), "North Korean workers")[1:5] == [
        "  + October 2024             about 4,000  =               **. estimate | Seoul",
        "    said to work there  more than 10,000  ===>            *.. estimate | Seoul",
        "    ~ BBC: sent during 2024, not there now.                      1 more caveat",
        "  + planned                 up to 40,000  :::::::::::|    **. reported | Seoul",
    ]


def test_a_title_carries_the_unit_the_whole_and_the_note() -> None:
    def title(width: int, **more: Any) -> list[str]:
        lines = shown(page_of(group(figure("a", says="much"), **more)), width)
        return [line for line in lines[lines.index("", 2) + 1 :] if not line.startswith("    ")]

    assert title(98, of=Value(24), note="They recall it.") == ["  Workers · people, of 24. They recall it."]
    assert title(98, note="They recall it.", unit=None) == ["  Workers · They recall it."]
    assert title(40, of=Value(24), note="They recall it.") == ["  Workers · people, of 24", "  They recall it."]


def rows(*figures: Figure, width: int = 78, **more: Any) -> list[str]:
    """The lines of a group without drawings."""
    return below(shown(page_of(group(*figures, **more)), width), "Workers")


def test_a_quote_stands_alone_in_its_marks_and_wraps_before_what_it_rests_on() -> None:
    quote = 'it is "very likely" that some of them will also work in the occupied Ukrainian territories'
    assert rows(figure("occupied", quote=quote)) == [
        "    “it is ‘very likely’ that some of them will also      ●●○ estimate · Seoul",
        "    work in the occupied Ukrainian territories”",
    ]


def test_what_is_said_stands_behind_its_label() -> None:
    assert rows(figure("April", says="left out of the statistics", background=True)) == [
        "  ◇ April: left out of the statistics                     ●●○ estimate · Seoul"
    ]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"value": Value(Range(100, 200))}, "100 to 200"),
        ({"value": Value(12, unit="times more")}, "12 times more"),
        ({"value": Value(60, "about"), "unit": "percent"}, "about 60 percent"),
        ({"value": Value(3), "of": Value(7)}, "3 of 7"),
        ({"value": Value(-3)}, "-3"),
        ({"clock": Clock(time(6), time(2))}, "6 am to 2 am"),
        ({"clock": Clock(time(6, 30), time(12))}, "6:30 am to noon"),
        ({"clock": Clock(time(0), time(13, 5)), "quote": "at night"}, "midnight to 1:05 pm"),
        ({"period": "11 September 2017"}, "11 September 2017"),
    ],
)
def test_what_stands_in_the_place_of_a_number(value: dict[str, object], told: str) -> None:
    row = rows_of(page_of(group(figure("one", Value(1)), figure("x", **value))))[1]  # type: ignore[arg-type]
    assert row.value == told


def test_a_label_that_is_the_period_is_not_said_twice() -> None:
    (line,) = rows(figure("2017", period="2017"))
    assert line.count("2017") == 1


def test_a_calculated_row_is_background_and_shows_its_arithmetic_with_the_numbers_of_its_rows() -> None:
    lines = rows(
        figure("one", Value(13221)),
        figure("two", Value(Range(1000, 1117), "about")),
        figure(
            "by-us", Value(12, "about"), unit="times as many", source=None, basis="calculated",
            computed=Computed(Formula("{one} / {two}")),
        ),
    )  # fmt: skip
    assert lines[-2].split() == ["◇", "by-us", "about", "12", "times", "as", "many", "●●○", "calculated", "·", "ours"]
    assert lines[-1] == "    = 13,221 / (about 1,000 to 1,117)"


def test_other_accounts_are_always_counted_and_more_caveats_where_there_is_room() -> None:
    same = Account(SEOUL, "So it is.")
    other = Account(BBC, "So it is.", via=(FAKTI,))
    counted = figure("sent", Value(5), agrees=(other, same), differs=(Account(FAKTI, "No."),), source=SEOUL, via=(BBC,),
                     caveats=caveats("One.", "Two.", "Three."))  # fmt: skip
    wide, narrow = (rows(counted, width=width) for width in (78, 28))
    assert wide[1].split("  ")[-1] == "1 disagrees · 1 agrees · also in 1 report · 2 more caveats"
    assert "1 disagrees" in " ".join(narrow)
    full = figure(
        "sent", Value(5), differs=(Account(FAKTI, "No."),), caveats=caveats("A caveat that fills it.", "Two.")
    )
    assert rows(full, width=44)[1:] == ["    ! A caveat that fills it.    1 disagrees"]
    only_caveats = figure(
        "sent", Value(5), caveats=caveats("A caveat that fills all of the line, to the very end of it.", "Two.")
    )
    assert "more caveat" not in " ".join(rows(only_caveats, width=70))
    assert rows(only_caveats, width=98)[1].endswith("  1 more caveat")


def test_a_caveat_stands_under_what_was_reworded_unless_it_says_that_again() -> None:
    def under(kind: str) -> list[str]:
        caveat = Caveat("Not so.", kind)  # type: ignore[arg-type]
        return rows(figure("x", Value(5), differs=(Account(BBC, "sent"),), caveats=(caveat,)))[1:]

    assert under("retold") == ["    ⇄ BBC: sent"]
    assert under("gaps") == ["    ⇄ BBC: sent", "    ! Not so."]


def test_steps_stand_on_one_line_if_they_fit_else_on_a_line_each() -> None:
    steps = figure("x", Value(5), steps=(Step(reached="announced"), Step(reached="on the way"), Step(open="there")))
    assert rows(steps)[1:] == ["    ● announced ━ ● on the way ┄ ○ there"]
    assert rows(steps, width=28)[2:] == ["    ● announced", "    ● on the way", "    ○ there"]


def test_numbers_in_prose_are_those_of_the_rows_and_begin_a_sentence_with_a_capital() -> None:
    page = page_of(WORKERS, summary="{planned} are planned. Seoul says {October 2024}, {October-2024}.")
    assert "  Up to 40,000 are planned. Seoul says {October 2024}, {October-2024}." in shown(page, 98)


EVENTS = (
    Event(PartialDate(2017, 9, 11), "No new permits.", SEOUL, True, rail="rules", marks="start"),
    Event(PartialDate(2009), "The panel begins.", SEOUL, True, rail="checks", marks="start"),
    Event(PartialDate(2019, 12), "The deadline.", None, False, rail="rules"),
    Event(PartialDate(2024, 4, 30), "The panel ends.", BBC, True, rail="checks", marks="end"),
    Event(PartialDate(2030), "A review.", None, True, planned=True),
)


def test_a_timeline_has_a_rail_for_each_strand() -> None:
    timeline = Timeline("Rules and checks", EVENTS, note="Of the UN.")
    assert shown(page_of(WORKERS, timeline=timeline), 60)[-6:] == [
        "  Rules and checks · left rules, right checks. Of the UN.",
        "  ◇        2009    ┳  The panel begins.                Seoul",
        "  ◇ 11 Sep 2017  ┳ ┃  No new permits.                  Seoul",
        "       Dec 2019  ╋ ┃  The deadline.",
        "  ◇ 30 Apr 2024  ┃ ┻  The panel ends.                    BBC",
        "  ◇        2030  ┃    planned: A review.",
    ]
