"""What may be written shorter: read as if it had been written whole, and refused where that would be unclear."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest

from conftest import TODAY, read
from explainer.content.load import load_story
from explainer.story import Caveat, Figure, Step, Story
from explainer.values import Id, Value

RIGHT = (Path(__file__).parent / "right.yaml").read_text(encoding="utf-8")
SOURCES = """\
  board: {name: The board, kind: statement, seen: cited}
  crier: {name: The crier, kind: news, seen: full, url: "https://example.org/crier"}
"""

GROUP = """\
- title: The bridge
  note: One bridge.
  unit: carts
  basis: estimate
  confidence: low because they were counted from afar
  source: board
  via: [crier]
  background: true
  of: 200
  figures:
"""
"""A group that says all that a figure takes."""

OWN = """\
unit: riders
basis: law
confidence: high because it is the law
source: clerk
via: [crier]
background: true
"""
"""A figure's own words for all of it."""


def with_group(figure: str, group: str = GROUP) -> str:
    """The right story with one more group, of one figure."""
    figures = f"    - id: new\n{indent(figure, '      ')}"
    before, after = RIGHT.replace("sources:\n", f"sources:\n{SOURCES}").split("    figures:\n")
    first = f"      - title: Traffic\n        figures:\n{indent(after, '    ')}"
    return f"{before}    groups:\n{first}{indent(group + figures, '      ')}"


def figure_of(figure: str, group: str = GROUP) -> Figure:
    return read(with_group(figure, group)).figures_by_id[Id("new")]


def messages(story: str) -> list[str]:
    return [problem.message for problem in load_story(story.encode(), TODAY).problems]


class TestWhatAFigureTakesFromItsGroup:
    def taken(self, figure: Figure) -> tuple[object, ...]:
        return figure.unit, figure.basis, figure.confidence.word, figure.source, figure.via, figure.background

    def test_background_takes_all(self) -> None:
        figure = figure_of("label: seen\nvalue: 20\n")
        assert self.taken(figure) == ("carts", "estimate", "low", "board", ("crier",), True)

    def test_its_own_words_are_kept(self) -> None:
        figure = figure_of(f"label: seen\nvalue: 20\n{OWN}")
        assert self.taken(figure) == ("riders", "law", "high", "clerk", ("crier",), True)

    def test_a_quote_is_not_background_and_did_not_come_that_way(self) -> None:
        figure = figure_of("label: seen\nquote: 20 carts\nvalue: 20\nsource: clerk\n")
        assert self.taken(figure) == ("carts", "estimate", "low", "clerk", (), False)

    def test_a_source_of_its_own_has_its_own_way(self) -> None:
        figure = figure_of("label: seen\nvalue: 20\nsource: crier\n")
        assert self.taken(figure) == ("carts", "estimate", "low", "crier", (), True)

    def test_a_calculated_one_takes_the_unit_alone_and_is_as_sure_as_its_weakest_input(self) -> None:
        figure = figure_of('label: half\ncomputed: {formula: "{carts} / 2"}\n')
        assert self.taken(figure) == ("carts", "calculated", "moderate", None, (), False)
        assert figure.value == Value(50)

    def test_the_whole_is_the_groups(self) -> None:
        story = read(with_group("label: seen\nvalue: 20\n"))
        assert story.locations[Id("new")].group.of == Value(200)
        assert messages(with_group("label: seen\nvalue: 300\n")) == ["expected a part of 200, from 0 to it, found 300"]

    def test_a_note_of_the_group_is_a_caveat_for_all_its_figures(self) -> None:
        figure = figure_of("label: seen\nvalue: 20\n")
        assert figure.caveats == ()
        without = GROUP.replace("  note: One bridge.\n", "")
        assert messages(with_group("label: seen\nvalue: 20\n", without)) == [
            "expected caveat: in the figure or note: in its group, found neither"
        ]


class TestOneGroupAlone:
    def test_a_section_with_figures_has_one_group_of_its_title(self) -> None:
        [section] = read(RIGHT).sections
        assert [(group.title, len(group.figures)) for group in section.groups] == [(section.title, 3)]

    def test_both_are_too_much(self) -> None:
        both = with_group("label: seen\nvalue: 20\n") + "    figures: []\n"
        assert messages(both) == ["expected figures or groups, found both"]


class TestCaveats:
    @pytest.mark.parametrize(
        ("written", "caveats"),
        [
            ("caveat: It is old.", [Caveat("It is old.")]),
            ("caveat: {dated: It is old.}", [Caveat("It is old.", "dated")]),
            ("caveat: {dated: It is old., source: crier}", [Caveat("It is old.", "dated", Id("crier"))]),
            ("caveat: {note: It is old.}", [Caveat("It is old.", "note")]),
            ("caveats:\n  - It is old.\n  - few-people: Two.", [Caveat("It is old."), Caveat("Two.", "few-people")]),
            ("caveats:\n  - stake: Paid.\n    source: crier", [Caveat("Paid.", "stake", Id("crier"))]),
        ],
    )
    def test_each_form(self, written: str, caveats: list[Caveat]) -> None:
        figure = figure_of(f"label: seen\nvalue: 20\n{written}\n")
        assert figure.caveats == tuple(caveats)
        assert figure.caveat == caveats[0]

    @pytest.mark.parametrize(
        ("written", "answer"),
        [
            ("caveat: [It is old.]", "expected one under caveat, found a list; write caveats:"),
            ("caveats: It is old.", 'found the text "It is old."; write caveats: ["It is old."]'),
            ("caveat: It is old.\ncaveats: [Two.]", "expected caveat or caveats, found both"),
            ("caveat: {gossip: It is said.}", 'found "gossip"'),
            ("caveat: {dated: Old., gaps: Two.}", "found dated and gaps"),
            ("caveat: {source: crier}", "found source"),
            ("caveat: {dated: Old., source: cryer}", "found cryer; did you mean crier?"),
        ],
    )
    def test_each_mistake_has_one_message(self, written: str, answer: str) -> None:
        [message] = messages(with_group(f"label: seen\nvalue: 20\n{written}\n"))
        assert answer in message


class TestInPlaceOfANumber:
    def test_a_label_that_is_left_out_is_the_period(self) -> None:
        assert figure_of("value: 20\nperiod: in 2024\n").label == "in 2024"
        assert messages(with_group("value: 20\n")) == ["expected the key label in a figure or its group, found none"]

    def test_a_clock_a_saying_and_steps(self) -> None:
        figure = figure_of(
            "label: open\nclock: 22:30 to 05:30\nsays: at night\nsteps:\n  - reached: built\n  - open: paid for\n"
        )
        assert figure.clock is not None
        assert figure.clock.hours == 7
        assert figure.says == "at night"
        assert figure.steps == (Step(reached="built"), Step(open="paid for"))


class TestNumbersInTexts:
    def summary(self, text: str) -> str:
        return RIGHT.replace("summary: Some do.", f'summary: "{text}"')

    def test_an_id_in_braces_names_a_figure_with_a_number(self) -> None:
        assert messages(self.summary("Of {carts} carts {daily} a day.")) == []

    @pytest.mark.parametrize(
        ("text", "answer"),
        [
            ("Of {cart} carts.", "expected the id of a figure, found cart; did you mean carts?"),
            ("Some 250 carts.", "expected the number of a figure, found 250; write the id of its figure in braces"),
        ],
    )
    def test_what_is_no_figure_is_told(self, text: str, answer: str) -> None:
        assert messages(self.summary(text)) == [answer]

    def test_in_a_note_and_a_caveat_too(self) -> None:
        figure = "label: seen\nvalue: 20\ncaveat: Of {carts} in all.\n"
        assert messages(with_group(figure, GROUP.replace("One bridge.", "By {carts}."))) == []
        assert messages(with_group(figure.replace("carts", "cards"))) == [
            "expected the id of a figure, found cards; did you mean carts?"
        ]


class TestATimeline:
    TIMELINE = "    timeline:\n      title: Years\n      background: true\n      events:\n"

    def events(self, *events: str) -> Story:
        return read(RIGHT + self.TIMELINE + "".join(f"        - {event}\n" for event in events))

    def test_its_events_are_background_unless_they_say_otherwise(self) -> None:
        story = self.events(
            "{date: 2020, text: It opens., source: paper}",
            "{date: 2021-03, text: It closes., source: paper, background: false}",
        )
        timeline = story.sections[0].timeline
        assert timeline is not None
        assert [event.background for event in timeline.events] == [True, False]


@pytest.mark.parametrize("version", ["1", "1.0", '"1"'])
def test_a_story_of_the_format_before_has_one_message_that_names_what_changed(version: str) -> None:
    before = "title: A bridge\ncards: [bars]\nfigures:\n  - {id: a, qualifier: about, value: {low: 1}}\n"
    [message] = messages(f"explainer: {version}\n{before}")
    assert message.startswith("expected explainer: 2, found the earlier format; in 2, ")
    for changed in (
        "groups",
        "more than 13,000",
        "confidence: WORD because REASON",
        "background:",
        "stake:",
        "KIND: TEXT",
    ):
        assert changed in message
