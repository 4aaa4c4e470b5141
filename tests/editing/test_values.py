"""Values as people write them, characters that look like others, and the form that each message asks for."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time
from decimal import Decimal
from typing import get_args

import pytest

from conftest import TODAY
from explainer.content import value_readers
from explainer.content.load import load_story
from explainer.content.mistakes.values import NOTHING, SIZES, UNIT_NAMES
from explainer.problem import Problem
from explainer.values import Clock, Confidence, Qualifier, Range, Value

from .stories import NEW

PLACES = {
    "value": "value: 300 to 450 people",
    "round": "round: 1",
    "sample": "sample: 3 ",
    "as_of": "as_of: 2025-03-14",
    "clock": "clock: 05:30 to 22:00",
    "of": "of: 5 ",
    "via": "via: [parish, herald]",
    "computed": 'computed: {formula: "{tickets} / 365", round: 1}',
    "formula": 'formula: "{tickets} / 365"',
    "explainer": "explainer: 2",
    "basis": "basis: estimate",
    "confidence": "confidence: low because she asked on one morning",
    "background": "background: true",
    "url": "url: https://herald.example/full-to-the-rail",
    "source": "source: reed",
    "id": "id: tickets-a-day\n",
}
"""A line of the new story for each key."""


def only_problem(story: str) -> Problem:
    problems = load_story(story.encode(), TODAY).problems
    assert len(problems) == 1, problems
    return problems[0]


def answer(key: str, written: str) -> str:
    """What is asked for where a value is written so; the place is proved to be the value's."""
    line = PLACES[key]
    at = NEW.index(line) + len(key) + 2
    story = NEW.replace(line, f"{key}: {written}" + line[len(line.rstrip()) :], 1)
    problem = only_problem(story)
    assert problem.place.line == NEW.count("\n", 0, at) + 1
    column = at - NEW.rindex("\n", 0, at)
    assert column <= problem.place.column <= column + len(written)
    return problem.message.partition("; ")[2]


@pytest.mark.parametrize(
    ("key", "written", "asked"),
    [
        ("value", "40%", "write value: 40 percent"),
        ("value", "~400", "write value: about 400"),
        ("value", "≈400", "write value: about 400"),
        ("value", "approximately 400", "write value: about 400"),
        ("value", "5+ people", "write value: at least 5 people"),
        ("value", "13 million+ dollars", "write value: at least 13,000,000 dollars"),
        ("value", "5 or more", "write value: at least 5"),
        ("value", "5 or 6", "write value: 5 to 6"),
        ("value", "3 to 5+", ""),
        ("value", "9" * 33, ""),
        ("value", "400+", "write value: at least 400"),
        ("value", ">400", "write value: more than 400"),
        ("value", "over 400", "write value: more than 400"),
        ("value", "More than 400", "write value: more than 400"),
        ("value", "≤400", "write value: up to 400"),
        ("value", "fewer than 60", "write value: less than 60"),
        ("value", "almost 60", "write value: nearly 60"),
        ("value", "might exceed 60", "write value: could exceed 60"),
        ("value", "precisely 60", "write value: exactly 60"),
        ("value", "400-500", "write value: 400 to 500"),
        ("value", "400–500", "write value: 400 to 500"),
        ("value", "[400, 500]", "write value: 400 to 500"),
        ("value", "{low: 400, high: 500}", "write value: 400 to 500"),
        ("value", "500 to 400", "write value: 400 to 500"),
        ("value", "10-15%", "write value: 10 to 15 percent"),
        ("value", "5 to $6", "write value: 5 to 6 dollars"),
        ("value", "roughly 5 to 6", "write value: about 5 to 6"),
        ("value", "at least 5 to 6", "write value: 5 to 6"),
        ("value", "4,5", "write value: 4.5"),
        ("value", "1 200", "write value: 1,200"),
        ("value", "1.200,5", "write value: 1,200.5"),
        ("value", "5 hundred", "write value: 500"),
        ("value", "5 thousand people", "write value: 5,000 people"),
        ("value", "1.2 million", "write value: 1,200,000"),
        ("value", "2 billion", "write value: 2,000,000,000"),
        ("value", "1.8e4", "write value: 18,000"),
        ("value", "$100", "write value: 100 dollars"),
        ("value", "€100", "write value: 100 euros"),
        ("value", "five", "write value: 5"),
        ("value", "+3", "write value: 3"),
        ("value", "11 September 2017", ""),
        ("value", "12 sep", ""),
        ("value", "6 am", ""),
        ("value", "3 p.m.", ""),
        ("value", "5 to", ""),
        ("value", "from 5 to 6", "write value: 5 to 6"),
        ("value", "between 5 and 6 people", "write value: 5 to 6 people"),
        ("value", "6 to 5 people", "write value: 5 to 6 people"),
        ("value", "$5 to 6", "write value: 5 to 6 dollars"),
        ("value", "over 1,200.5", "write value: more than 1,200.5"),
        ("value", "over 1 200.5", "write value: more than 1,200.5"),
        ("value", "~5.", "write value: about 5"),
        ("value", "-0,5", "write value: -0.5"),
        ("value", ".5", "write value: 0.5"),
        ("value", "1'200", "write value: 1,200"),
        ("value", "1_200", "write value: 1,200"),
        ("value", "1 200,5", "write value: 1,200.5"),
        ("value", "5 6", ""),
        ("value", "~5 or so", ""),
        *(("value", f"5{unit}", f"write value: 5 {name}") for unit, name in UNIT_NAMES.items()),
        *(("value", f"US$5{size}", f"write value: {5 * times:,} dollars") for size, times in SIZES.items()),
        *(("value", f'"{word}"', "what is not known is left out") for word in sorted(NOTHING)),
        ("of", "~100", "write of: about 100"),
        ("sample", "about 40", "write sample: 40"),
        ("sample", "zero", ""),
        ("round", "5 to 6", ""),
        ("as_of", "12/08/2025", "did you mean 2025-08-12 or 2025-12-08?"),
        ("as_of", "31/08/2025", "write as_of: 2025-08-31"),
        ("as_of", "12.08.2025", "write as_of: 2025-08-12"),
        ("as_of", "12.08.25", "write as_of: 2025-08-12"),
        ("as_of", "spring 2025", "write as_of: 2025"),
        ("as_of", "2024 or 2025", ""),
        ("as_of", "2025/08/12", "write as_of: 2025-08-12"),
        ("as_of", "2025-8-1", "write as_of: 2025-08-01"),
        ("as_of", "Aug 2025", "write as_of: 2025-08"),
        ("as_of", "12 Aug 2025", "write as_of: 2025-08-12"),
        ("as_of", "August 12th, 2025", "write as_of: 2025-08-12"),
        ("as_of", "20250812", "write as_of: 2025-08-12"),
        ("as_of", "Tuesday, 12 August 2025", "write as_of: 2025-08-12"),
        ("as_of", "2025-08-12T10:00", "write as_of: 2025-08-12"),
        ("as_of", "the 12th of May 25", ""),
        ("as_of", "12 May 25", "write as_of: 2025-05-12"),
        ("as_of", "08/2025", "write as_of: 2025-08"),
        ("as_of", "08/25", ""),
        ("as_of", "1" * 5_000, ""),
        ("as_of", "March or April 2025", ""),
        ("as_of", "in 3 weeks", ""),
        ("as_of", "unknown", ""),
        ("as_of", "soon", ""),
        *(("as_of", f"{date(2025, month, 1):%B} 2025", f"write as_of: 2025-{month:02}") for month in range(1, 13)),
        ("clock", "midnight to noon", "write clock: 00:00 to 12:00"),
        ("clock", "6h30 till 18h", "write clock: 06:30 to 18:00"),
        ("clock", "6 am to 2 am", "write clock: 06:00 to 02:00"),
        ("clock", "10:30 pm - 5:30 am", "write clock: 22:30 to 05:30"),
        ("clock", "12 am until 12.30 pm", "write clock: 00:00 to 12:30"),
        ("clock", "6:00–18:00", "write clock: 06:00 to 18:00"),
        ("clock", "18:00 to 24:00", "write clock: 18:00 to 00:00"),
        ("clock", "22:30", ""),
        ("clock", "25:00 to 05:30", ""),
        ("via", "courier", "write via: [courier]"),
        ("via", "parish, herald", "write via: [parish, herald]"),
        ("computed", "tickets / people", 'write computed: {formula: "{tickets} / {people}"}'),
        ("formula", "tickets / 365", 'write formula: "{tickets} / 365"'),
        ("formula", "= Tickets_before x 365", 'write formula: "{tickets-before} * 365"'),
        ("computed", "1,000 * tickets", 'write computed: {formula: "1000 * {tickets}"}'),
        ("explainer", "3", "update explainer"),
        ("explainer", "2.0", ""),
        ("confidence", "High because so", "write confidence: high because so"),
        ("confidence", "medium because so", "write confidence: moderate because so"),
        ("confidence", "low since so", "write confidence: low because so"),
        ("confidence", "low - so", "write confidence: low because so"),
        ("confidence", "low", "write confidence: low because ..."),
        ("confidence", "low because", "write confidence: low because ..."),
        ("confidence", "very high because so", ""),
        ("confidence", "because so", ""),
        ("basis", "Estimate", "write basis: estimate"),
        ("basis", "estimat", "did you mean estimate?"),
        ("basis", "count, estimate", "did you mean count or estimate?"),
        ("background", "yes", "write background: true"),
        ("background", "no", "write background: false"),
        ("background", "on", "write background: true"),
        ("background", "OFF", "write background: false"),
        ("background", "maybe", ""),
        ("url", "www.herald.example/x", "write url: https://www.herald.example/x"),
        ("url", "https://herald.example/a b", "a blank in it is left out, or written as %20"),
        ("url", "see <https://herald.example/x>", "write url: https://herald.example/x"),
        ("url", "none here", ""),
        ("url", "Herald", ""),
        ("source", "[reed]", "write source: reed"),
        ("source", "Dr Ida Reed", "write source: reed"),
        ("id", "Straße 5", "write id: strasse-5"),
        ("id", "Café 5", "write id: cafe-5"),
    ],
)
def test_a_value_is_refused_with_the_form_that_is_right(key: str, written: str, asked: str) -> None:
    assert answer(key, written) == asked


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("13000", Value(13_000)),
        ("13,000", Value(13_000)),
        ("1,234.5", Value(Decimal("1234.5"))),
        ("0.5", Value(Decimal("0.5"))),
        ("-3", Value(-3)),
        ("-5 to -3", Value(Range(-5, -3))),
        ("100 to 200", Value(Range(100, 200))),
        ("about 100 to 200 people", Value(Range(100, 200), "about", "people")),
        ("exactly 1 to 2", Value(Range(1, 2), "exactly")),
        ("100 to 200 US dollars a month", Value(Range(100, 200), unit="US dollars a month")),
        ("40 percent of riders", Value(40, unit="percent of riders")),
        ("12 times more", Value(12, unit="times more")),
        *((f"{word} 1,300 rides", Value(1_300, word, "rides")) for word in get_args(Qualifier)),
        ("5 marriages", Value(5, unit="marriages")),
        ("5 decades", Value(5, unit="decades")),
        ("5 tons", Value(5, unit="tons")),
        ("5 amps", Value(5, unit="amps")),
        ("5 orders", Value(5, unit="orders")),
    ],
)
def test_a_value_is_read_as_it_is_written(written: str, value: Value) -> None:
    assert value_readers.value(written) == value


@pytest.mark.parametrize(
    ("written", "span", "hours"),
    [
        ("06:00 to 02:00", Clock(time(6), time(2)), 20),
        ("08:30 to 17:15", Clock(time(8, 30), time(17, 15)), Decimal("8.75")),
        ("00:00 to 00:00", Clock(time(0), time(0)), 24),
    ],
)
def test_a_span_of_the_day_may_pass_midnight(written: str, span: Clock, hours: Decimal) -> None:
    assert value_readers.clock(written) == span
    assert span.hours == hours


def test_a_confidence_is_parted_at_its_first_because() -> None:
    assert value_readers.confidence("low because it fell because of the rain") == Confidence(
        "low", "it fell because of the rain"
    )


LIKE = "\u00a0\u2009\u3000\u200b\u00ad\u2011\u2013\u2212\u201c\u2019\uff1a\uff10\u0430\u03bf"


class TestCharactersThatLookLikeOthers:
    @pytest.mark.parametrize("character", LIKE, ids=unicodedata.name)
    @pytest.mark.parametrize("key", ["value", "as_of", "basis", "explainer", "clock"])
    def test_each_is_named_once_at_its_place(self, character: str, key: str) -> None:
        line = PLACES[key]
        at = line.find(" to ") if " to " in line else len(line)
        written = line[:at] + character + line[at:]
        problem = only_problem(NEW.replace(line, written, 1))
        assert f"found U+{ord(character):04X} {unicodedata.name(character).lower()}" in problem.message
        before = NEW[: NEW.index(line) + at]
        assert (problem.place.line, problem.place.column) == (
            before.count("\n") + 1,
            len(before.rpartition("\n")[2]) + 1,
        )

    def test_a_file_that_is_indented_with_another_blank_has_one_problem(self) -> None:
        story = re.sub(r"^ +", lambda margin: "\u00a0" * len(margin[0]), NEW, flags=re.MULTILINE)
        others = len(re.findall("^ ", NEW, re.MULTILINE)) - 1
        assert f", as in {others} more lines" in only_problem(story).message

    @pytest.mark.parametrize("character", LIKE, ids=unicodedata.name)
    def test_in_running_text_it_stays_what_it_is(self, character: str) -> None:
        story = NEW
        for text in ("Ferry tickets", "Who crosses", "paid for", "The Sallow Herald"):
            assert text in NEW
            first, blank, rest = text.partition(" ")
            story = story.replace(text, f"{first}{character}{blank}{rest}")
        assert load_story(story.encode(), TODAY).problems == ()


@pytest.mark.parametrize(
    "text",
    ["Fährt man", "„Wer fährt“, sagte sie", "It’s 5–6 – or so", "—so—", "“Who” rides “what”", "C#: no", "a#b", "x:y"],
)
def test_a_text_that_is_right_is_left_alone(text: str) -> None:
    written = f'"{text}"' if ": " in text else text
    assert load_story(NEW.replace("Full to the rail", written).encode(), TODAY).problems == ()


def test_a_number_of_three_decimals_is_right_where_it_is_quoted_so() -> None:
    quote = "the office sold 12.125 tickets in 2024"
    story = NEW.replace("the office sold 12,345 tickets in 2024", quote).replace("value: 12,345", "value: 12.125")
    found = {problem.rule for problem in load_story(story.encode(), TODAY).problems}
    assert "thousands" not in found
    german = load_story(story.replace("language: en", "language: de").encode(), TODAY).problems
    assert "thousands" in {problem.rule for problem in german}


@pytest.mark.parametrize(
    ("written", "doubtful"),
    [("18.000", True), ("180.125", True), ("1800.125", False), ("0.125", False), ("18.00", False), ("18.0000", False)],
)
def test_what_looks_like_thousands_after_a_dot_is_doubtful(written: str, doubtful: bool) -> None:
    story = NEW.replace("value: 12,345", f"value: {written}")
    assert ("thousands" in {problem.rule for problem in load_story(story.encode(), TODAY).problems}) == doubtful


def test_numbers_in_the_words_of_another_language_are_not_missed() -> None:
    story = NEW.replace("two more landing stages will be built", "zwei weitere Stege werden gebaut")
    assert [problem.rule for problem in load_story(story.encode(), TODAY).problems] == ["number-not-said"]
    assert load_story(story.replace("language: en", "language: de").encode(), TODAY).problems == ()
