"""A line of twice as many signs takes about twice as long, wherever it is and whatever is wrong with it."""

from __future__ import annotations

import re
import time
from decimal import Decimal
from pathlib import Path
from unittest import mock

import pytest

from conftest import TODAY
from explainer.content import suggest
from explainer.content.load import load_story
from explainer.content.mistakes import lines, repair
from explainer.content.mistakes.lines import Line, Lines, _line
from explainer.content.numbers_in_text import numbers_in
from explainer.content.quotes import TooLong, plain
from explainer.content.rules import context
from explainer.content.tree import Document
from explainer.content.tree_builder import parsed_text

RIGHT = (Path(__file__).parent / "right.yaml").read_text(encoding="utf-8")

PLACES = {
    "a number": ("value: 100", 'value: "low 1@x"'),
    "a text before a comment": ("label: Carts", 'label: "a"  #b@c'),
    "a text in quotation marks": ("label: Carts", "label: 'a' @"),
    "a text": ("label: Carts", "label: a@: b"),
    "a key": ("label: Carts", "label@: Carts"),
    "a list": ("label: Carts", "label: [@"),
    "braces": ("computed: {formula: ", "computed: {round: @"),
    "a caveat in braces": ("[Each crossing counts.]", "[{kind: note, text: @}]"),
    "a caveat": ("[Each crossing counts.]", "[Of 100 @]"),
    "a formula": ("{carts} / 10", "{carts} @"),
    "a quote": ("quote: 100 carts", "quote: 100 carts @"),
    "a date": ("as_of: 2025-08-12", "as_of: @"),
    "an id": ("source: clerk", "source: a@b"),
    "an indentation": ("        label: Carts", "@label: Carts"),
}
LONG = 19_900
"""So many signs are still looked into: a text may have 20,000 characters."""
SIGNS = (" ", "\t", "\u00a0", ".", ", ", "{", '"', " #", ": ", "twenty one thousand ", "1 ", "A-")


def seconds(place: tuple[str, str], sign: str, length: int) -> float:
    """How long it takes to check a story with so many characters of signs in a place, in processor time."""
    old, new = place
    assert old in RIGHT
    story = RIGHT.replace(old, new.replace("@", sign * (length // len(sign))), 1).encode()
    begin = time.process_time()
    load_story(story, TODAY)
    return time.process_time() - begin


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_no_line_freezes_the_check(place: tuple[str, str]) -> None:
    for sign in SIGNS:
        long = seconds(place, sign, LONG)
        if long > 0.3:
            short = seconds(place, sign, LONG // 2)
            assert long < 3 * short + 0.3, f"{sign!r}: {short:.2f} and {long:.2f} seconds"


FIGURE = """\
      - id: carts-{0}  # explainer: allow long-row because it is asked
        label: Carts {0}
        quote: 100 carts
        basis: count
        source: clerk
        confidence: low because it is told
        caveat: Of the 100 some are empty.
"""


def many(number: int, figure: str = FIGURE) -> str:
    """A right story with so many figures."""
    return RIGHT[: RIGHT.index("      - id: daily")] + "".join(map(figure.format, range(number)))


def test_twice_as_many_figures_take_twice_as_long() -> None:
    def seconds(number: int) -> float:
        story = many(number)
        begin = time.process_time()
        assert load_story(story.encode(), TODAY).story
        return time.process_time() - begin

    assert seconds(1_000) < 3 * seconds(500) + 0.3


def test_many_wrong_quotes_are_looked_for_in_a_long_article_one_after_the_other() -> None:
    figure = RIGHT[RIGHT.index("      - id: carts") : RIGHT.index("      - id: daily")]
    figures = "".join(figure.replace("id: carts", f"id: carts-{number}") for number in range(100))
    article = "100 wagons and a toll of 1 or 2 coins, " * 25_000
    problems = load_story(f"{RIGHT}{figures}".encode(), TODAY, article).problems
    assert len(re.findall('words only up to "100"', " ".join(problem.message for problem in problems))) == 101


def test_a_long_quote_is_looked_for_in_a_long_article_once() -> None:
    def seconds(words: int) -> float:
        story = RIGHT.replace("quote: 100 carts", f"quote: {'a ' * words}b").encode()
        begin = time.process_time()
        load_story(story, TODAY, "a " * 100_000)
        return time.process_time() - begin

    assert seconds(9_900) < 3 * seconds(4_950) + 0.3


HOSTILE = {
    "dashes": "- - -\n" * 16_000,
    "a mistake on the last line": many(800) + "\tlabel: x\n",
    "a mistake on the first lines": many(800).replace("        label: Carts", "\tlabel: Carts", 1),
    "mistakes far from each other": many(800).replace("        label: Carts 10", "\tlabel: Carts 10"),
    "mistakes everywhere": many(800).replace("        label: Carts", "\tlabel: Carts"),
    "blanks that only look like them": many(330).replace("  ", "\u00a0\u00a0"),
    "full-width colons": many(330).replace(":", "\uff1a"),
    "brackets that are never closed": RIGHT + "        via: [\n" * 13_000,
    "quotation marks that are never closed": RIGHT + '        label: "x\n' * 13_000,
    "a text that goes on and on": RIGHT.replace("It is told.", "It is\n" + "          told: so\n" * 13_000),
    "a list in a list below a text": RIGHT + "        check\n" + "        - - - - - - - - - x\n" * 3_300,
}


@pytest.mark.parametrize("story", HOSTILE.values(), ids=HOSTILE)
def test_what_is_read_to_find_a_mistake_has_a_limit(story: str) -> None:
    read, looked_into = [0], [0]

    def parsed(text: str) -> Document:
        document = parsed_text(text)
        read[0] += document.values
        return document

    def line(row: int, text: str) -> Line:
        looked_into[0] += 1
        return _line(row, text)

    limit = repair.MAX_READ // 3  # of a third of the longest files, to take less time
    with (
        mock.patch.object(repair, "MAX_READ", limit),
        mock.patch.object(repair, "parsed_text", parsed),
        mock.patch.object(lines, "_line", line),
    ):
        assert load_story(story.encode(), TODAY).errors
    assert read[0] <= limit
    assert looked_into[0] <= 17_000


def test_a_mistake_far_down_is_found_by_looking_into_the_lines_around_it() -> None:
    looked_into = []

    def line(row: int, text: str) -> Line:
        looked_into.append(row)
        return _line(row, text)

    with mock.patch.object(lines, "_line", line):
        [error] = load_story(
            (many(1_500) + FIGURE.format("last").replace("        label", "\tlabel")).encode(), TODAY
        ).errors
    assert error.rule == "tab"
    assert len(looked_into) < 1_000


def test_a_text_is_not_followed_without_end() -> None:
    read = [0]

    def parsed(text: str) -> Document:
        read[0] += text.count("\n")
        return parsed_text(text)

    story = RIGHT.replace("label: Carts\n", "label: Carts: x\n" + "          more of it\n" * 45_000)
    with mock.patch.object(repair, "parsed_text", parsed):
        assert load_story(story.encode(), TODAY).errors
    assert read[0] < 2 * repair.MAX_READ


def test_numbers_are_looked_for_in_so_many_texts_and_no_more() -> None:
    looked_into = [0]

    def numbers(text: str) -> set[Decimal]:
        looked_into[0] += len(text)
        return numbers_in(text)

    figure = FIGURE.replace("100 carts", f"'{{0}} of {'twenty one thousand ' * 900}'").replace("  # explainer", "  # x")
    with mock.patch.object(context, "numbers_in", numbers):
        load_story(many(100, figure).encode(), TODAY)
    assert looked_into[0] <= context.MAX_LOOKED_INTO < 100 * 18_000


def test_comments_that_allow_what_is_no_rule_are_answered_one_after_the_other() -> None:
    with mock.patch.object(suggest, "nearest", wraps=suggest.nearest) as looked_for:
        errors = load_story(many(500).replace("allow long-row", "allow long-raw").encode(), TODAY).errors
    assert (len(errors), looked_for.call_count) == (500, suggest.MAX_SUGGESTED)


def test_an_article_of_signs_alone_is_refused() -> None:
    with pytest.raises(TooLong):
        plain(".,-;" * 400_000)


def test_no_repair_is_looked_for_once_as_much_was_read_as_may_be() -> None:
    with mock.patch.object(repair, "MAX_READ", -1), mock.patch.object(Lines, "columns") as looked_for:
        assert load_story(RIGHT.replace("        label: Carts", "\tlabel: Carts").encode(), TODAY).errors
    assert not looked_for.called
