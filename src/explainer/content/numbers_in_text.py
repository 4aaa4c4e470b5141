"""Finds the numbers in a text: in digits, with a scale word such as million, or in English words."""

from __future__ import annotations

import re
from collections.abc import Set
from decimal import Decimal
from functools import lru_cache

from explainer.content.interval import EXACT
from explainer.values import OPEN_ABOVE, OPEN_BELOW, Value

SMALL_NUMBERS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {word: number for number, word in enumerate(SMALL_NUMBERS)} | {word: 10 * at for at, word in enumerate(TENS, 2)}
PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
"""Parts of one, and also of a hundred: half is 0.5 or 50."""
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}

BLANKS = " \u00a0\u2009\u202f"
GROUPED = rf"\d{{1,3}}(?:[,'’{BLANKS}]\d{{3}})+(?:\.\d+)?(?!\d)"
"""Digits in groups of three, after a comma, an apostrophe or a blank: 1,200,000.5."""
MAX_SCALED = 10**9
"""A scale word multiplies numbers below it: nobody says a billion billions."""
TOKEN_RE = re.compile(rf"(?P<grouped>{GROUPED})|\d+(?:[.,]\d+)?|[a-z]+", re.IGNORECASE | re.ASCII)


def numbers_in(text: str) -> set[Decimal]:
    """Every number in a text; where one can be read in several ways, all of them."""
    found: set[Decimal] = set()
    latest: set[Decimal] = set()
    """The readings of the number just before: a scale word multiplies them, a smaller word is added."""
    for token in TOKEN_RE.finditer(text):
        word = token[0].lower()
        if word in SCALES:
            latest = {EXACT.multiply(number, SCALES[word]) for number in latest or {Decimal(1)} if number < MAX_SCALED}
        elif word in WORDS:
            latest = {
                Decimal(WORDS[word]),
                *(number + WORDS[word] for number in latest if _adds(number, WORDS[word])),
            }
        elif word in PARTS:
            latest = {PARTS[word], PARTS[word] * 100}
        elif word not in ("and", "a"):
            latest = _readings(word, bool(token["grouped"])) if word[0].isdigit() else set()
        found |= latest
    return found


def not_said(value: Value, text: str, numbers: Set[Decimal]) -> str:
    """What a value has otherwise than a text: an end that is not in it, or a qualifier against that before the number;
    else empty. `numbers`: those in the text."""
    for end in value.ends:
        if abs(end) not in numbers:
            return f"{end:,}"
    for own, other in ((OPEN_ABOVE, OPEN_BELOW), (OPEN_BELOW, OPEN_ABOVE)):
        if value.qualifier in own and (number := f"{value.ends[0]:,}") in re.findall(
            rf"(?i:{'|'.join(other)}) ([\d.,]*\d)\b", text
        ):
            return f"{value.qualifier} {number}"
    return ""


def _adds(number: Decimal, smaller: int) -> bool:
    """Whether a word adds to the number before it: twenty-one, a hundred and twenty."""
    return smaller > 0 and 20 <= number < MAX_SCALED**2 and number % 10 ** len(str(smaller)) == 0


@lru_cache(maxsize=1_000)
def _readings(digits: str, are_grouped: bool) -> set[Decimal]:
    """The numbers that digits can mean: 13.000 and 4,5 in several languages, "24 130" as one number or two."""
    if are_grouped:
        numbers = [re.sub(r"[^\d.]", "", digits)]
        return {Decimal(each) for each in (numbers + digits.split() if re.search(r"\s", digits) else numbers)}
    readings = {Decimal(digits.replace(",", "."))}
    if re.fullmatch(r"\d{1,3}\.\d{3}", digits):
        readings.add(Decimal(digits.replace(".", "")))
    return readings | {Decimal(part) for part in digits.split(",")}
