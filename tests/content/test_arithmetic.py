"""Arithmetic that keeps its qualifiers: nothing computed is surer, sharper or more exact than what it is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import TODAY, read
from explainer.content.arithmetic import MAX_CIRCLES
from explainer.content.formula import FormulaError, evaluate
from explainer.content.interval import QualifiedValue, qualified
from explainer.content.load import load_story
from explainer.story import Computed
from explainer.values import Formula, Id, Number, Qualifier, Range

WORDS: tuple[Qualifier, ...] = get_args(Qualifier)


def amount(words: str) -> QualifiedValue:
    """A quantity as it is read: "at least 1,200", "about 3 to 5"."""
    qualifier = next((word for word in WORDS if words.startswith(word)), None)
    low, _, high = words.removeprefix(qualifier or "").replace(",", "").partition(" to ")
    value = Range(number(low), number(high)) if high else number(low)
    return qualified(value, qualifier)


def number(text: str) -> Number:
    return Decimal(text) if "." in text else int(text)


def result(formula: str, step: Number | None = None, **figures: str) -> str:
    """What a formula comes to, as it is read."""
    return str(evaluate(Computed(Formula(formula), step), {Id(name): amount(words) for name, words in figures.items()}))


class TestAQualifierIsPartOfTheValue:
    @pytest.mark.parametrize(
        ("formula", "a", "b", "words"),
        [
            ("{a} - {b}", "at least 1,200", "400", "at least 800"),
            ("{a} + {b}", "more than 5", "3", "more than 8"),
            ("{a} + {b}", "at least 5", "more than 3", "more than 8"),
            ("{a} - {b}", "400", "at least 5", "up to 395"),
            ("{a} - {b}", "at least 400", "up to 5", "at least 395"),
            ("{a} * {b}", "at least 3", "more than 4", "more than 12"),
            ("{a} * -1 * {b}", "at least 3", "4", "up to -12"),
            ("{a} * {b}", "2 to 3", "at least 5", "at least 10"),
            ("{a} / {b}", "more than 13,000", "13", "more than 1,000"),
            ("{a} / {b}", "100", "at least 4", "up to 25"),
            ("{a} / {b}", "100", "more than 4", "less than 25"),
            ("{a} + {b}", "less than 8", "2", "2 to 10"),
            ("{a} + {b}", "less than 8", "up to 2", "less than 10"),
            ("10 - {a} * {b}", "less than 8", "1", "2 to 10"),
            ("{a} / {b} + 5", "100", "at least 4", "5 to 30"),
            ("{b} / (100 / {a})", "more than 25", "1", "more than 0.25"),
            ("{a} + {b}", "exactly 3", "4", "7"),
        ],
    )
    def test_what_is_open_stays_open(self, formula: str, a: str, b: str, words: str) -> None:
        assert result(formula, a=a, b=b) == words

    @pytest.mark.parametrize(
        ("formula", "words"),
        [
            ("{hours} * 365", "up to 6,570"),
            ("{hours} + {hours}", "up to 36"),
            ("24 - {hours}", "6 to 24"),
            ("{hours} + 6", "6 to 24"),
            ("-{hours}", "-18 to 0"),
            ("{hours} - 20", "-20 to -2"),
        ],
    )
    def test_up_to_has_0_for_its_floor(self, formula: str, words: str) -> None:
        assert result(formula, hours="up to 18") == words

    def test_up_to_a_negative_number_has_no_floor(self) -> None:
        assert result("{a} + 1", a="up to -3") == "up to -2"

    def test_up_to_0_is_0(self) -> None:
        assert result("{a} + 1", a="up to 0") == "1"
        assert result("{a} - {b}", a="up to 0", b="up to 0") == "up to 0"

    @pytest.mark.parametrize(
        ("formula", "a", "words"),
        [
            ("{a} / 4", "about 300", "about 75"),
            ("{a} / 4", "about 300 to 400", "about 75 to 100"),
            ("{a} / 4", "nearly 300", "about 75"),
            ("{a} + {b}", "about 300", "at least 304"),
            ("{a} * {c}", "about 300", "up to 600"),
        ],
    )
    def test_about_stays_about_and_an_open_word_stands(self, formula: str, a: str, words: str) -> None:
        figures = {Id("a"): amount(a), Id("b"): amount("at least 4"), Id("c"): amount("up to 2")}
        shown = evaluate(Computed(Formula(formula)), figures)
        assert str(shown) == words
        assert shown.allows is not None
        assert shown.allows.about

    @pytest.mark.parametrize(
        ("formula", "a", "b"),
        [
            ("{a} - {b}", "at least 12", "more than 5"),
            ("{a} + {b}", "at least 12", "up to -5"),
            ("{a} / {b}", "at least 1,200", "at least 400"),
            ("{a} * {b}", "at least 12", "up to 5"),
        ],
    )
    def test_a_result_without_an_end_is_refused(self, formula: str, a: str, b: str) -> None:
        words = formula.replace("{a}", a).replace("{b}", b)
        with pytest.raises(FormulaError, match=f"^{words.replace('+', '[+]').replace('*', '[*]')}, which has no end"):
            result(formula, a=a, b=b)

    def test_what_has_no_end_may_still_be_a_part_of_what_has_one(self) -> None:
        assert result("({a} - {b}) * 0 + 3", a="at least 12", b="more than 5") == "3"
        assert result("1 + {a} / {b}", a="at least 12", b="more than 5") == "more than 1"

    def test_a_possibility_is_no_number(self) -> None:
        with pytest.raises(FormulaError, match="a possibility is not a number"):
            result("{a} / 4", a="could exceed 50,000")

    def test_nothing_is_divided_by_zero(self) -> None:
        with pytest.raises(FormulaError, match=r"^5 / 0, a division by zero$"):
            result("5 / {a}", a="0")

    @pytest.mark.parametrize("divisor", ["-1 to 1", "0 to 1", "up to 18", "at least 0", "at least -3"])
    def test_nothing_is_divided_by_what_can_be_zero(self, divisor: str) -> None:
        with pytest.raises(FormulaError, match=r"a division by what can be zero$"):
            result("5 / {a}", a=divisor)

    def test_what_is_more_than_zero_is_not_zero(self) -> None:
        assert result("5 + 1 / ({a} - 3)", a="more than 3") == "more than 5"


class TestRounding:
    @pytest.mark.parametrize(
        ("a", "step", "words"),
        [
            ("at least 1,249", 100, "at least 1,200"),
            ("more than 1,299", 100, "more than 1,200"),
            ("at least -1,249", 100, "at least -1,300"),
            ("up to 1,201", 100, "up to 1,300"),
            ("up to -1,299", 100, "up to -1,200"),
            ("at least 1,200", 100, "at least 1,200"),
            ("1,249", 100, "about 1,200"),
            ("1,250", 100, "about 1,300"),
            ("-1,250", 100, "about -1,300"),
            ("1,200", 100, "1,200"),
            ("about 1,200", 100, "about 1,200"),
            ("1,200 to 1,250", 100, "about 1,200 to 1,300"),
            ("1,201 to 1,202", 100, "about 1,200"),
            ("2.5", Decimal("0.10"), "2.50"),
        ],
    )
    def test_goes_outwards_at_an_open_end_and_else_to_the_nearest(self, a: str, step: Number, words: str) -> None:
        assert result("{a}", step, a=a) == words

    @pytest.mark.parametrize(
        ("a", "words"),
        [("up to 1,201", "1 to 1,301"), ("at least 1,249", "at least 1,201"), ("1,249", "about 1,201")],
    )
    def test_what_is_made_from_the_rounded_number_rests_on_that(self, a: str, words: str) -> None:
        first = evaluate(Computed(Formula("{a}"), 100), {Id("a"): amount(a)})
        assert str(evaluate(Computed(Formula("{b} + 1")), {Id("b"): first})) == words

    @pytest.mark.parametrize(
        ("a", "words"),
        [
            ("2", "about 0.6666666667"),
            ("at least 2", "at least 0.6666666666"),
            ("up to 2", "up to 0.6666666667"),
        ],
    )
    def test_without_a_step_goes_to_ten_decimals(self, a: str, words: str) -> None:
        assert result("{a} / 3", a=a) == words


class TestHowLongAFormulaMayBe:
    def test_it_has_at_most_twenty_parentheses_within_each_other(self) -> None:
        assert result("(" * 20 + "1" + ")" * 20 + "*(2)") == "2"
        with pytest.raises(FormulaError, match="more than 20 parentheses within each other"):
            result("(" * 21 + "1" + ")" * 21)

    def test_it_has_at_most_three_hundred_characters(self) -> None:
        assert result("1+" * 149 + "10") == "159"
        with pytest.raises(FormulaError, match="more than 300 characters"):
            result("1+" * 149 + "100")


STORY = """
explainer: 2
title: A bridge
summary: It is counted.
as_of: 2025-08-12
article: paper
sources:
  paper: {name: The paper, kind: news, seen: cited}
  clerk: {name: The clerk, kind: statistics, via: [paper], seen: cited}
sections:
  - id: traffic
    title: Traffic
    question: How many cross?
    summary: Some do.
    figures:
      - id: crossing
        label: The crossing
        quote: carts
        basis: reported
        source: clerk
        confidence: low because it is told
        caveat: It may have risen.
"""


def story(*figures: str) -> str:
    """A story of figures: "a = at least 12", "b = {a} / 4", each with keys of its own after a semicolon."""
    text = STORY
    for figure in figures:
        name, _, rest = figure.partition(" = ")
        value, _, more = rest.partition("; ")
        said = f"basis: reported, quote: '{value} carts', source: paper, value: '{value}', unit: carts"
        ours = f'computed: {{formula: "{value}"}}'
        number = ours if "{" in value else said
        unit = "" if "unit: " in f"{number}{more}" else ", unit: carts"
        sure = "" if "{" in value else ", confidence: low because it is told"
        alike = f"caveat: It may have risen.{unit}{sure}"
        text += f"      - {{id: {name}, label: row {name}, {number}, {more + ', ' if more else ''}{alike}}}\n"
    return text


def shown(*figures: str) -> dict[str, str]:
    """The values of a story's figures, as they are read."""
    values = {each.id: each.value for each in read(story(*figures)).figures}
    return {name: str(qualified(value.amount, value.qualifier)) for name, value in values.items() if value}


def broken(*figures: str) -> list[str]:
    return [problem.rule for problem in load_story(story(*figures).encode(), TODAY).problems]


class TestTheFigureOfAStory:
    def test_has_its_value_and_its_qualifier(self) -> None:
        assert shown("a = at least 1,200", "b = 400", "c = {a} - {b}")["c"] == "at least 800"

    def test_is_made_from_results_as_from_any_figure(self) -> None:
        figures = shown("a = at least 3", "b = 5 - {a}", "c = 10 - {b}")
        assert (figures["b"], figures["c"]) == ("up to 2", "at least 8")

    def test_of_percent_is_multiplied_by_100(self) -> None:
        figures = ("a = 30", "b = 40", "c = {a} / {b}; unit: percent of carts", "d = {a} / {b}; unit: carts")
        assert (shown(*figures)["c"], broken(*figures)) == ("75", ["false-precision"])

    def test_that_could_exceed_a_number_enters_no_formula(self) -> None:
        assert broken("a = could exceed 8", "b = {a} + 1") == ["formula"]

    def test_is_as_sure_as_the_weakest_of_its_inputs_unless_it_says_less(self) -> None:
        figures = ("a = 8", "b = 9", "c = {a} + {b}", "d = {c} + 1")
        told = story(*figures).replace("low because it is told", "high because it is counted", 2)
        assert [each.confidence.word for each in read(told).figures] == ["high", "high", "low", "low", "low"]
        surer = told.replace('{c} + 1"}', '{c} + 1"}, confidence: high because it is a sum')
        assert [each.rule for each in load_story(surer.encode(), TODAY).problems] == []

    def test_that_rests_on_one_without_a_result_is_no_second_mistake(self) -> None:
        assert broken("a = 8", "b = {a} / 0", "c = {b} + 1") == ["formula"]

    def test_with_a_value_beside_its_formula_is_one_mistake(self) -> None:
        assert broken("a = 8", "b = {a} + 1; value: 9") == ["formula"]

    def test_whose_id_is_taken_does_not_count(self) -> None:
        assert broken("a = 8", "b = {a} / 2", "a = {b} + 1") == ["duplicate-id"]

    @pytest.mark.parametrize(
        ("names", "circle"), [("abcd", "a -> b -> c -> d -> a"), ("abcde", "a -> ... (5 figures)")]
    )
    def test_that_rests_on_itself_is_told_once(self, names: str, circle: str) -> None:
        figures = [f"{one} = {{{other}}} + 1" for one, other in zip(names, names[1:] + "a", strict=True)]
        problems = load_story(story(*figures, "z = 2 * {a}").encode(), TODAY).errors
        assert [problem.message for problem in problems] == [
            f"expected a formula that does not rest on itself, found {circle}"
        ]

    def test_that_rests_on_itself_keeps_no_other_from_its_result(self) -> None:
        circles = [f"{one}{at} = {{{other}{at}}} + 1" for at in range(MAX_CIRCLES) for one, other in ("ab", "ba")]
        assert broken("c = 8", "d = {c} / 0", *circles) == ["formula"] * (MAX_CIRCLES + 1)

    def test_has_no_more_decimals_than_its_inputs_unless_it_is_rounded(self) -> None:
        assert broken("a = 8.5", "b = {a} / 2") == ["false-precision"]
        assert broken("a = 8.50", "b = {a} / 2") == []
        assert broken("a = 8", "b = {a} * 0.5 + 0.5") == []
        assert broken("a = 3", "b = {a} / 8", "c = {b} + 1") == ["false-precision"]
        rounded = story("a = 8", "b = {a} / 3").replace('/ 3"', '/ 3", round: 0.001')
        assert load_story(rounded.encode(), TODAY).problems == ()


class Arithmetic(NamedTuple):
    """A formula, and what it comes to for numbers in the places of its figures."""

    formula: str
    figures: frozenset[str]
    worked_out: Callable[[Mapping[str, Fraction]], Fraction]


def joined(one: Arithmetic, sign: str, other: Arithmetic) -> Arithmetic:
    def worked_out(numbers: Mapping[str, Fraction]) -> Fraction:
        first, second = one.worked_out(numbers), other.worked_out(numbers)
        match sign:
            case "+":
                return first + second
            case "-":
                return first - second
            case "*":
                return first * second
            case _:
                return first / second

    return Arithmetic(f"({one.formula} {sign} {other.formula})", one.figures | other.figures, worked_out)


NAMES = ("a", "b", "c")
NUMBERS: st.SearchStrategy[Number] = st.integers(-9, 30) | st.decimals(-5, 20, places=1)
QUANTITIES: st.SearchStrategy[QualifiedValue] = st.builds(
    qualified, NUMBERS, st.sampled_from([None, *(word for word in WORDS if word != "could exceed")])
) | st.builds(
    lambda low, width, word: qualified(Range(low, low + width), word),
    st.integers(-9, 30),
    st.integers(0, 9),
    st.sampled_from([None, "exactly", "about"]),
)
FORMULAS = st.recursive(
    st.sampled_from(NAMES).map(lambda name: Arithmetic(f"{{{name}}}", frozenset(name), lambda numbers: numbers[name]))
    | st.integers(0, 12).map(lambda n: Arithmetic(str(n), frozenset(), lambda numbers: Fraction(n))),
    lambda part: st.builds(joined, part, st.sampled_from("+-*/"), part),
    max_leaves=5,
)
PARTS = sorted({Fraction(part, whole) for whole in range(1, 8) for part in range(whole + 1)})
MOVES = st.sampled_from(PARTS) | st.integers(0, 10**6).map(Fraction)


def allowed(said: QualifiedValue, move: Fraction) -> Fraction:
    """One of the numbers that a quantity allows, as a reader takes the words."""
    if isinstance(said.value, Range):
        low, high = Fraction(said.value.low), Fraction(said.value.high)
        return low + (high - low) * min(move, Fraction(1))
    value = Fraction(said.value)
    match said.qualifier:
        case "at least":
            return value + move
        case "more than":
            return value + move + Fraction(1, 1000)
        case "up to" if value >= 0:
            return value * min(move, Fraction(1))
        case "up to":
            return value - move
        case "less than" if value > 0:
            return value * min(move, Fraction(999, 1000))
        case "less than":
            return value - move - Fraction(1, 1000)
        case _:
            return value


def holds(claim: QualifiedValue, number: Fraction, off: Fraction) -> bool:
    """Whether a number is one that a claim is true of, as a reader takes the words."""
    if isinstance(claim.value, Range):
        return Fraction(claim.value.low) - off <= number <= Fraction(claim.value.high) + off
    value = Fraction(claim.value)
    match claim.qualifier:
        case "at least":
            return number >= value
        case "more than":
            return number > value
        case "up to":
            return number <= value
        case "less than":
            return number < value
        case "could exceed":
            return True
        case _:
            return abs(number - value) <= off


@settings(max_examples=400, deadline=None)
@given(
    FORMULAS,
    st.tuples(QUANTITIES, QUANTITIES, QUANTITIES),
    st.lists(st.tuples(MOVES, MOVES, MOVES), min_size=5, max_size=5),
    st.none() | st.sampled_from([1, 5, 100, Decimal("0.1")]),
)
def test_whatever_the_inputs_allow_the_true_result_lies_in_what_is_shown(
    arithmetic: Arithmetic,
    quantities: tuple[QualifiedValue, ...],
    moves: list[tuple[Fraction, ...]],
    step: Number | None,
) -> None:
    figures = dict(zip(NAMES, quantities, strict=True))
    try:
        claim = evaluate(
            Computed(Formula(arithmetic.formula), step), {Id(name): each for name, each in figures.items()}
        )
    except FormulaError:
        return
    off = Fraction(step or Decimal("0.0000000001")) / 2
    for each in moves:
        numbers = {name: allowed(figures[name], move) for name, move in zip(NAMES, each, strict=True)}
        true = arithmetic.worked_out(numbers)
        assert holds(claim, true, off)
        if claim.qualifier is None and not isinstance(claim.value, Range):
            assert true == claim.value
    vague = any(figures[name].qualifier in ("about", "nearly") for name in arithmetic.figures)
    assert claim.allows is not None
    assert claim.allows.about or not vague
    assert claim.qualifier in ("about", "up to", "less than", "at least", "more than") or not vague


class TestHowSureAResultIs:
    STORY = (Path(__file__).parent / "right.yaml").read_text(encoding="utf-8")
    TOLL = STORY[STORY.index("      - id: toll") :]

    @pytest.mark.parametrize(
        ("first", "second", "weakest"),
        [("high", "moderate", "tolls"), ("moderate", "high", "carts"), ("low", "moderate", "carts"),
         ("high", "low", "tolls"), ("high", "high", "")],
    )  # fmt: skip
    def test_it_is_no_surer_than_any_of_its_inputs(self, first: str, second: str, weakest: str) -> None:
        other = self.TOLL.replace("id: toll", "id: tolls").replace(": low because", f": {second} because")
        story = (
            self.STORY.replace("low because it is a sum", "high because it is a sum")
            .replace(": moderate because", f": {first} because")
            .replace('"{carts} / 10", round: 1', '"{carts} * {tolls}", round: 1')
        )
        problems = load_story((story + other).encode(), TODAY).problems
        told = [problem.message for problem in problems if problem.rule == "computed-confidence"]
        sure = {"carts": first, "tolls": second}
        assert told == (
            [f"expected at most the confidence of {weakest}, {sure[weakest]}; found high; leave confidence: out"]
            if weakest
            else []
        )
