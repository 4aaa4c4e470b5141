"""Values as people write them, characters that look like others, and the form that each message asks for."""

from __future__ import annotations

import re
import unicodedata

import pytest

from conftest import TODAY
from explainer.content.load import load_story
from explainer.problem import Problem

from .stories import NEW

PLACES = {
    "value": "value: 18000",
    "round": "round: 5",
    "sample": "sample: 4",
    "as_of": "as_of: 2025-03-14",
    "from": 'from: "22:30"',
    "via": "via: [town-hall, lantern]",
    "computed": 'computed: {formula: "{rides} / 364", round: 5}',
    "formula": 'formula: "{rides} / 364"',
    "explainer": "explainer: 1",
    "confidence": "confidence: high",
    "qualifier": "qualifier: more than",
    "context": "context: true",
    "url": "url: https://lantern.example/night-buses",
    "source": "source: depot",
    "picture": "picture: {kind: share, of: 100}",
    "id": "id: rides\n",
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
    story = NEW.replace(line, f"{key}: {written}" + "\n" * line.endswith("\n"), 1)
    problem = only_problem(story)
    assert problem.place.line == NEW.count("\n", 0, at) + 1
    column = at - NEW.rindex("\n", 0, at)
    assert column <= problem.place.column <= column + len(written)
    return problem.message.partition("; ")[2]


@pytest.mark.parametrize(
    ("key", "written", "asked"),
    [
        ("value", "40%", "write value: 40 and unit: percent"),
        ("value", "~400", "write value: 400 and qualifier: about"),
        ("value", "≈400", "write value: 400 and qualifier: about"),
        ("value", "5+ people", "write value: 5, qualifier: at least and unit: people"),
        ("value", "13 million+ dollars", "write value: 13000000, qualifier: at least and unit: dollars"),
        ("value", "5 or more", "write value: 5 and qualifier: at least"),
        ("value", "3 to 5+", ""),
        ("value", "9" * 33, ""),
        ("value", "about 400", "write value: 400 and qualifier: about"),
        ("value", "400+", "write value: 400 and qualifier: at least"),
        ("value", ">400", "write value: 400 and qualifier: more than"),
        ("value", "over 400", "write value: 400 and qualifier: more than"),
        ("value", "up to 400", "write value: 400 and qualifier: up to"),
        ("value", "400-500", "write value: {low: 400, high: 500}"),
        ("value", "400–500", "write value: {low: 400, high: 500}"),
        ("value", "400 to 500", "write value: {low: 400, high: 500}"),
        ("value", "[400, 500]", "write value: {low: 400, high: 500}"),
        ("value", "(low: 400, high: 500)", "write value: {low: 400, high: 500}"),
        ("value", "10-15%", "write value: {low: 10, high: 15} and unit: percent"),
        ("value", "5 to $6", "write value: {low: 5, high: 6} and unit: dollars"),
        ("value", "about 5 to 6", "write value: {low: 5, high: 6} and qualifier: about"),
        ("value", "at least 5 to 6", "write value: {low: 5, high: 6}"),
        ("value", "4,5", "write value: 4.5"),
        ("value", "1 200", "write value: 1200"),
        ("value", "1,200", "write value: 1200"),
        ("value", "1.200,5", "write value: 1200.5"),
        ("value", "1.2 million", "write value: 1200000"),
        ("value", "1.8e4", "write value: 18000"),
        ("value", "$100", "write value: 100 and unit: dollars"),
        ("value", "€100", "write value: 100 and unit: euros"),
        ("value", "five", "write value: 5"),
        ("value", "n/a", "what is not known is left out"),
        ("sample", "about 40", "write sample: 40"),
        ("sample", "zero", ""),
        ("round", "5 to 6", ""),
        ("as_of", "12/08/2025", "write as_of: 2025-08-12 or 2025-12-08"),
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
        ("from", "24:00", 'the end of a day is the beginning of the next; write from: "00:00"'),
        ("from", "6:00", 'write from: "06:00"'),
        ("from", "6 pm", 'write from: "18:00"'),
        ("from", "12 am", 'write from: "00:00"'),
        ("from", "12.30 pm", 'write from: "12:30"'),
        ("via", "courier", "write via: [courier]"),
        ("via", "town-hall, lantern", "write via: [town-hall, lantern]"),
        ("computed", "rides / people", 'write computed: {formula: "{rides} / {people}"}'),
        ("formula", "rides / 364", 'write formula: "{rides} / 364"'),
        ("formula", "= Rides_total x 364", 'write formula: "{rides-total} * 364"'),
        ("explainer", "2", "written for a newer explainer: update it"),
        ("explainer", "1.0", "write explainer: 1"),
        ("confidence", "High", "write confidence: high"),
        ("confidence", "medium", "write confidence: moderate"),
        ("qualifier", "approximately", "write qualifier: about"),
        ("context", "yes", "did you mean true?"),
        ("url", "www.lantern.example/x", "write url: https://www.lantern.example/x"),
        ("url", "https://lantern.example/a b", "a blank in it is left out, or written as %20"),
        ("source", "[depot]", "write source: depot"),
        ("picture", "share", "write picture: {kind: share}"),
        ("id", "Straße 5", "did you mean strasse-5?"),
    ],
)
def test_a_value_is_refused_with_the_form_that_is_right(key: str, written: str, asked: str) -> None:
    assert answer(key, written) == asked


LIKE = "\u00a0\u2009\u3000\u200b\u00ad\u2011\u2013\u2212\u201c\u2019\uff1a\uff10\u0430\u03bf"


class TestCharactersThatLookLikeOthers:
    @pytest.mark.parametrize("character", LIKE, ids=unicodedata.name)
    @pytest.mark.parametrize("key", ["value", "as_of", "confidence", "explainer"])
    def test_each_is_named_once_at_its_place(self, character: str, key: str) -> None:
        line = PLACES[key].rstrip("\n")
        at = len(line) - line.endswith('"')
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
        assert ", as in 2" in only_problem(story).message

    @pytest.mark.parametrize("character", LIKE, ids=unicodedata.name)
    @pytest.mark.parametrize("text", ["Rides on", "One person who", "By-law 12", "paid for,", "The Quill Lantern"])
    def test_in_running_text_it_stays_what_it_is(self, character: str, text: str) -> None:
        first, blank, rest = text.partition(" ")
        assert load_story(NEW.replace(text, f"{first}{character}{blank}{rest}").encode(), TODAY).problems == ()


@pytest.mark.parametrize("text", ["Fährt man", "„Wer fährt“, sagte sie", "It’s 5–6 – or so", "C#: no", "a#b", "x:y"])
def test_a_text_that_is_right_is_left_alone(text: str) -> None:
    written = f'"{text}"' if ": " in text else text
    assert load_story(NEW.replace("Rides on the night buses", written).encode(), TODAY).problems == ()


def test_a_number_of_three_decimals_is_right_where_it_is_quoted_so() -> None:
    quote = "more than 18.125 rides were sold in 2024"
    story = NEW.replace("more than 18,000 rides were sold in 2024", quote).replace("value: 18000", "value: 18.125")
    found = {problem.rule for problem in load_story(story.encode(), TODAY).problems}
    assert "thousands" not in found
    german = load_story(story.replace("language: en", "language: de").encode(), TODAY).problems
    assert "thousands" in {problem.rule for problem in german}


@pytest.mark.parametrize(
    ("written", "doubtful"),
    [("18.000", True), ("180.125", True), ("1800.125", False), ("0.125", False), ("18.00", False), ("18.0000", False)],
)
def test_what_looks_like_thousands_after_a_dot_is_doubtful(written: str, doubtful: bool) -> None:
    story = NEW.replace("value: 18000", f"value: {written}")
    assert ("thousands" in {problem.rule for problem in load_story(story.encode(), TODAY).problems}) == doubtful


def test_numbers_in_the_words_of_another_language_are_not_missed() -> None:
    story = NEW.replace("nine of them are left", "neun sind noch da")
    assert [problem.rule for problem in load_story(story.encode(), TODAY).problems] == ["value-not-in-quote"]
    assert load_story(story.replace("language: en", "language: de").encode(), TODAY).problems == ()
