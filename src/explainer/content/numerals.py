"""The numbers that a text says: in digits, with a scale word such as million, or as a word up to twenty."""

from __future__ import annotations

import re
from fractions import Fraction

WORDS = {
    word: number
    for number, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
            *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
        )
    )
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}

BLANKS = " \u00a0\u2009\u202f"
GROUPED = rf"\d{{1,3}}(?:[,'’{BLANKS}]\d{{3}})+(?:\.\d+)?(?!\d)"
"""Digits in groups of three, after a comma, an apostrophe or a blank: 1,200,000.5."""
TOKEN = re.compile(rf"{GROUPED}|\d+(?:[.,]\d+)?|[a-z]+", re.IGNORECASE | re.ASCII)


def numbers_in(text: str) -> set[Fraction]:
    """Every number that a text says; all readings where there are several."""
    found: set[Fraction] = set()
    latest: set[Fraction] = set()
    """The number that ends just before, which a scale word multiplies."""
    for token in TOKEN.finditer(text):
        word = token[0].lower()
        if word in SCALES:
            latest = {number * SCALES[word] for number in latest or {Fraction(1)}}
        elif word in WORDS:
            latest = {Fraction(WORDS[word])}
        else:
            latest = _readings(word) if word[0].isdigit() else set()
        found |= latest
    return found


def _readings(digits: str) -> set[Fraction]:
    """What digits can mean: 13.000 and 4,5 by the habits of several languages, "24 130" as one number or as two."""
    if re.fullmatch(GROUPED, digits):
        numbers = [re.sub(r"[^\d.]", "", digits)]
        return {Fraction(each) for each in (numbers + digits.split() if re.search(r"\s", digits) else numbers)}
    readings = {Fraction(digits.replace(",", "."))}
    if re.fullmatch(r"\d{1,3}\.\d{3}", digits):
        readings.add(Fraction(digits.replace(".", "")))
    return readings | {Fraction(part) for part in digits.split(",")}
