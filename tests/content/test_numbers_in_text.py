"""Which numbers a text says, as the rule about quotes asks for them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from explainer.content.numbers_in_text import numbers_in
from explainer.values import Number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13000 people", 13_000),
        ("more than 13,000 people", 13_000),
        ("13 000 people", 13_000),
        ("13\u202f000 people", 13_000),
        ("13’000 people", 13_000),
        ("13.000 people, as some languages write", 13_000),
        ("1,200,000.5 roubles", Decimal("1200000.5")),
        ("1.2 million people", 1_200_000),
        ("1.2 million people, the unit being a million", Decimal("1.2")),
        ("two hundred thousand", 200_000),
        ("a million roubles", 1_000_000),
        ("4,5 per cent", Decimal("4.5")),
        ("Eighteen hours a day", 18),
        ("twenty of them", 20),
        ("thirty-one of them", 31),
        ("ninety nine balloons", 99),
        ("one hundred and twenty-one people", 121),
        ("three hundred and fifty thousand people", 350_000),
        ("two dozen people", 24),
        ("half of them", 50),
        ("half a million people", 500_000),
        ("a quarter of the fleet", Decimal("0.25")),
        ("an 18-hour day", 18),
        ("$100m", 100),
        ("100-200 dollars", 200),
        ("in 2024, 130 people", 130),
        ("12.50 roubles", Decimal("12.5")),
    ],
)
def test_a_number_is_found_as_people_write_it(text: str, number: Number) -> None:
    assert number in numbers_in(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("more than 13,000 people", 13),
        ("more than 13,000 people", 1_300),
        ("1.2 million people", 1_200),
        ("hundreds of people", 100),
        ("five or six people", 11),
        ("twelve five times", 17),
        ("someone", 1),
        ("a toll", 1),
        ("", 0),
    ],
)
def test_a_number_that_is_not_said_is_not_found(text: str, number: Number) -> None:
    assert number not in numbers_in(text)
