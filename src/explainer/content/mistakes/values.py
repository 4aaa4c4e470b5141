"""What was meant by a text that its field does not take, as the format writes it.

A function for each kind of field proposes texts, from what people write instead; of these only what the field takes is
told. So none of them checks numbers, dates or addresses itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from typing import Any

from explainer.content import value_readers
from explainer.content.interval import EXACT
from explainer.content.mistakes.characters import plain_text
from explainer.content.numbers_in_text import SCALES, WORDS
from explainer.content.value_readers import OF_A_RANGE, BadScalar

QUALIFIERS = {
    "about": r"~|≈|≃|≅|∼|±|c\.|ca\.?|circa|approx\.?|approximately|around|roughly|some|close to|about",
    "nearly": r"nearly|almost|just under|just below",
    "at least": r"≥|>=|=>|⩾|min\.?|minimum|a minimum of|not less than|no fewer than|no less than|at least|from",
    "more than": r">|over|above|more than|exceeding|upwards of",
    "up to": r"≤|<=|=<|⩽|max\.?|maximum|a maximum of|at most|not more than|no more than|up to|until",
    "less than": r"<|under|below|less than|fewer than",
    "exactly": r"=|precisely|exact|exactly",
    "could exceed": r"could exceed|may exceed|might exceed",
}
"""What people write for each qualifier, as a regular expression."""
UNIT_NAMES = {
    "%": "percent",
    "X": "times",
    "$": "dollars",
    "US$": "dollars",
    "USD": "dollars",
    "€": "euros",
    "EUR": "euros",
    "£": "pounds",
    "GBP": "pounds",
    "₽": "rubles",
    "RUB": "rubles",
    "¥": "yen",
    "₩": "won",
    "₴": "hryvnias",
    "₹": "rupees",
}
"""The units that signs and codes stand for."""
SIZES = {**SCALES, "k": 1_000, "m": 10**6, "mln": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
IN_A_DATE_RE = re.compile(
    r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|[T ]\d\d:\d\d.*$", re.I
)
"""Parts of a date that add nothing: the letters after a day, "of", weekdays, the time of day."""
TIMES = {"midnight": "00:00", "24:00": "00:00", "noon": "12:00", "midday": "12:00"}
TIME_RE = re.compile(r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d\d)?)?\s*(?P<half>[ap]\.?m\.?)?")
"""A time of day: 6, 6:30, 6h30, 6 p.m."""
MAX_LENGTH = 300
"""A longer text is no number, date or id that was written in another form."""
NOTHING = {"", "-", "?", "~", "n/a", "na", "none", "null", "nil", "unknown", "tbd", "tba", "tbc", "nan", "x", "xx"}
"""What people write where nothing is known."""

OPEN_RE = re.compile(f"(?:{'|'.join(f'({words})' for words in QUALIFIERS.values())})(?![a-z])\\s*", re.I)
"""A qualifier at the beginning of a text: one group for each, in the order of QUALIFIERS."""
CURRENCY_RE = re.compile(r"(?:US\$|USD|EUR|GBP|RUB|[$€£¥₽₩₴₹])\s*", re.I)
NUMBER_RE = re.compile(r"[+-]?\d+(?:[.,_' ]\d+)*(?:e[+-]?\d{1,2}\b)?|[+-]?[.,]\d+", re.I)
SURE_RE = re.compile(r"\W*(high|moderate|medium|low)\b(?:\W*(?:because|since|as)\b)?\W*(.*)", re.I)
SIZE_RE = re.compile(rf"\s*(?:{'|'.join(sorted(SIZES, key=len, reverse=True))})\.?(?![a-z])", re.I)
MORE_RE = re.compile(r"\s*(?:\+|(?:or more|and more|plus)\b)", re.I)
BETWEEN_RE = re.compile(r"\s*(?:--?|to|and|or|\.\.\.?|…)\s*", re.I)
UNIT_RE = re.compile(r"\s*(%|US\$|USD|EUR|GBP|RUB|[$€£¥₽₩₴₹]|[a-z](?:[^\W\d]|[ /-])*)$", re.I)


def proposals(written: str, read: Callable[[str], object]) -> list[str]:
    """The texts of which one was meant, as the format writes them: several where it may be any of them."""
    if read not in PROPOSALS or len(written) > MAX_LENGTH:
        return []
    proposed = PROPOSALS[read](" ".join(plain_text(written).split()))
    return [text for text in dict.fromkeys(proposed) if is_taken(text, read)]


def is_taken(text: str, read: Callable[[str], object]) -> bool:
    """Whether a function that reads scalars takes a text."""
    with suppress(BadScalar):
        read(text)
        return True
    return False


def _value(text: str) -> Iterator[str]:
    """A number or range with its qualifier and its unit, where a text is only these."""
    text = text.rstrip(" ,;.")
    if text.lower() in WORDS:
        yield str(WORDS[text.lower()])
    qualifier = ""
    if opened := OPEN_RE.match(text):
        qualifier = next(word for word, group in zip(QUALIFIERS, opened.groups(), strict=True) if group)
        text = text[opened.end() :]
    low = _number(re.sub(r"^(?:between|from)\s+", "", text, flags=re.I))
    if low is None:
        return
    number, unit, rest = low
    value = f"{number:,f}"
    if more := MORE_RE.match(rest):
        qualifier, rest = "at least", rest[more.end() :]
    if (between := BETWEEN_RE.match(rest)) and (high := _number(rest[between.end() :])):
        value = " to ".join(f"{end:,f}" for end in sorted((number, high[0])))
        qualifier = qualifier if qualifier in OF_A_RANGE else ""
        unit, rest = unit or high[1], high[2]
    if found := UNIT_RE.fullmatch(rest):
        unit, rest = UNIT_NAMES.get(found[1].upper(), found[1].strip()), ""
    if not rest.strip():
        yield " ".join(filter(None, (qualifier, value, unit)))


def _number(text: str) -> tuple[Decimal, str, str] | None:
    """The number that a text begins with, the currency before it, and the rest of the text; None without a number."""
    unit = ""
    if before := CURRENCY_RE.match(text):
        unit, text = UNIT_NAMES[before[0].strip().upper()], text[before.end() :]
    found = NUMBER_RE.match(text)
    number = _decimal(found[0]) if found else None
    if found is None or number is None:
        return None
    rest = text[found.end() :]
    if size := SIZE_RE.match(rest):
        times = Decimal(SIZES[size[0].strip().rstrip(".").lower()])
        number, rest = EXACT.multiply(number, times).normalize(EXACT), rest[size.end() :]
    return number, unit, rest


def _decimal(written: str) -> Decimal | None:
    """A number without separators of thousands, and with a point before its decimals; None where it is unclear."""
    for thousands, point in (",.", ".,", " .", " ,", "'.", "_."):
        if re.fullmatch(rf"[+-]?\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{point}\d+)?", written):
            return Decimal(written.replace(thousands, "").replace(point, "."))
    text = written.replace(",", ".")
    return Decimal(text) if re.fullmatch(r"[+-]?\d*\.?\d+(?:e[+-]?\d+)?", text, re.I) else None


def _plain_number(text: str) -> Iterator[str]:
    """The number of a value without what stands beside it: 40 of about 40."""
    for value in _value(text):
        numbers = [part.replace(",", "") for part in value.split() if part[-1].isdigit()]
        if len(numbers) == 1:
            yield numbers[0]


def _dates(text: str) -> Iterator[str]:
    """A date, both ways where day and month could be swapped; only the year beside what is no part of a date."""
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    parts = re.findall(r"\w+", IN_A_DATE_RE.sub("", text))
    numbers = [part for part in parts if part.isdecimal()]
    months = [part[:3].lower() for part in parts if part[:3].lower() in MONTHS]
    if not numbers or (len(numbers) > 1 and len(numbers) + len(months) < len(parts)) or len(months) > 1:
        return
    begins_with_year = len(numbers[0]) == 4
    year, others = (numbers[0], numbers[1:]) if begins_with_year else (numbers[-1], numbers[:-1])
    if len(year) == 2 and len(parts) == 3 and "-" not in text:  # in 25-08-12 the year may be first
        year = f"20{year}"
    orders = [others] if begins_with_year else [others[::-1]]
    if months:
        orders = [[str(MONTHS.index(months[0]) + 1), *others]]
    elif not begins_with_year and "." not in text:
        orders.append(others)
    for order in orders:
        yield "-".join([year, *(f"{int(part):02}" for part in order)])


def _clock(text: str) -> Iterator[str]:
    """A span of the day."""
    yield " to ".join(_time(end.lower()) for end in re.split(r"\s*(?:-|to|until|till)\s*", text, maxsplit=1))


def _time(text: str) -> str:
    """A time of day; empty where it is none."""
    found = TIME_RE.fullmatch(text)
    if text in TIMES or found is None:
        return TIMES.get(text, "")
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] == "p" else 0)
    return f"{hour:02}:{found['minute'] or '00'}"


def _confidence(text: str) -> Iterator[str]:
    """A confidence with its word and its reason, or dots in its place."""
    if found := SURE_RE.match(text):
        word = found[1].lower()
        yield f"{'moderate' if word == 'medium' else word} because {found[2] or '...'}"


def _truth(text: str) -> Iterator[str]:
    """True or false."""
    yield {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(text.lower(), text.lower())


def _id(text: str) -> Iterator[str]:
    """An id made of a name."""
    import unicodedata  # only where there is a problem

    letters = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    yield re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: value_readers.MAX_ID].strip("-")


def _urls(text: str) -> Iterator[str]:
    """The addresses in a text that is not only one; an address of which the beginning is missing."""
    found = re.findall(r"https?://[^\s<>()\[\]\"',]+", text, re.I)
    if len(found) != 1 or not text.startswith(found[0]):
        yield from found
    if re.match(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]|$)", text, re.I):
        yield f"https://{text}"


def formula(written: str) -> str:
    """A formula with its figures in braces, and with + - * / for signs that look like them."""
    text = " ".join(plain_text(written).split()).removeprefix("=").strip()
    text = re.sub(r"(?<=[\w})]) x (?=[\w{(])", " * ", text)
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    if "{" not in text:
        text = re.sub(r"[A-Za-z_][\w-]*", lambda word: f"{{{word[0].lower().replace('_', '-')}}}", text)
    return re.sub(r" ?([*/+]) ?", r" \1 ", text)


PROPOSALS: dict[Callable[[str], Any], Callable[[str], Iterable[str]]] = {
    value_readers.number: _plain_number,
    value_readers.whole: _plain_number,
    value_readers.value: _value,
    value_readers.clock: _clock,
    value_readers.confidence: _confidence,
    value_readers.truth: _truth,
    value_readers.partial_date: _dates,
    value_readers.identifier: _id,
    value_readers.url: _urls,
    value_readers.formula: lambda text: [formula(text)],
}
"""For each function that reads scalars: the one that proposes what was meant by a text which it refuses."""


def named(written: str, known: Mapping[str, str]) -> list[str]:
    """The known ids or words that a text names, one or several; `known`: each by its names in lower case."""
    text = plain_text(written).lower()
    for parts in (re.split(r"\s*(?:[,;>›→]|->)\s*", " ".join(text.split())), listed(text)):
        if all(part in known for part in parts):
            return [known[part] for part in parts]
    return []


def listed(written: str) -> list[str]:
    """The parts of a text in which several ids are written one after another."""
    return re.split(r"(?:[\s,;>›→]|->|(?<=\s)-(?=\s))+", written.strip(" -,;"))
