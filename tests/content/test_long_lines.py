"""A line of twice as many signs takes about twice as long, wherever it is and whatever is wrong with it."""

from __future__ import annotations

import re
import time
from pathlib import Path
from unittest import mock

import pytest

from conftest import TODAY
from explainer.content.load import load_story
from explainer.content.mistakes import repair
from explainer.content.mistakes.lines import Lines

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
    "a formula": ("{carts} / 10", "{carts} @"),
    "a quote": ("quote: 100 carts", "quote: 100 carts @"),
    "a date": ("as_of: 2025-08-12", "as_of: @"),
    "an id": ("source: clerk", "source: a@b"),
    "an indentation": ("        label: Carts", "@label: Carts"),
}
LONG = 19_900
"""So many signs are still looked into: a text may have 20,000 characters."""
SIGNS = (" ", "\t", "\u00a0", ".", ", ", "{", '"', " #", ": ", "twenty one thousand ")


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


def test_twice_as_many_figures_take_twice_as_long() -> None:
    def seconds(number: int) -> float:
        story = RIGHT[: RIGHT.index("      - id: daily")] + "".join(map(FIGURE.format, range(number)))
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


def test_no_repair_is_looked_for_once_as_much_was_parsed_as_may_be() -> None:
    with mock.patch.object(repair, "MAX_READ", -1), mock.patch.object(Lines, "columns") as looked_for:
        assert load_story(RIGHT.replace("        label: Carts", "\tlabel: Carts").encode(), TODAY).errors
    assert not looked_for.called
