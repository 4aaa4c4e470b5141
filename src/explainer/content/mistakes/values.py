"""Hints: how to write a value, worked out from what people write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from explainer.content import scalars
from explainer.content.mistakes.characters import bare, plain, plain_text
from explainer.content.numerals import SCALES, WORDS
from explainer.content.scalars import OF_A_RANGE, BadScalar
from explainer.content.suggest import question, shortened

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
    **{"%": "percent", "X": "times", "$": "dollars", "US$": "dollars", "USD": "dollars", "€": "euros", "EUR": "euros"},
    **{"£": "pounds", "GBP": "pounds", "₽": "rubles", "RUB": "rubles", "¥": "yen", "₩": "won", "₴": "hryvnias"},
    "₹": "rupees",
}
"""The units that signs and codes stand for."""
SIZES = {**SCALES, "k": 1_000, "m": 10**6, "mln": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "dozen": 12}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
IN_A_DATE_RE = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?,?", re.I)
"""Parts of a date that add nothing: weekdays, "of", the letters after a day."""
CLOCK_RE = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d\d)?|(?=\d\d\D*$)(?P<touching>\d\d)|)(?::\d\d)?"
    r"\s*(?P<half>am|pm|a\.m\.|p\.m\.|h|hrs|o'clock)?"
)
"""A time of day: 6, 6:30, 6h30, or 0630 with minutes that touch the hour; seconds are left out."""
NOTHING = {"", "-", "?", "~", "n/a", "na", "none", "null", "nil", "unknown", "tbd", "tba", "tbc", "nan", "x", "xx"}

OPEN_RE = re.compile(f"(?:{'|'.join(f'({words})' for words in QUALIFIERS.values())})(?![a-z])\\s*", re.I)
"""A qualifier at the beginning of a text: one group for each, in the order of QUALIFIERS."""
CURRENCY_RE = re.compile(r"(?:US\$|USD|EUR|GBP|RUB|[$€£¥₽₩₴₹])\s*", re.I)
NUMBER_RE = re.compile(r"[+-]?\d+(?:[.,_' ]\d+)*|[+-]?[.,]\d+")
SURE_RE = re.compile(r"\W*(high|moderate|medium|low)\b(?:\W*(?:because|since|as)\b)?\W*(.*)", re.I)
LOW_HIGH_RE = re.compile(r"\W*low\W+(\d+(?:\.\d+)?)\W+high\W+(\d+(?:\.\d+)?)\W*")
SCIENTIFIC_RE = re.compile(r"[+-]?\d+(?:\.\d+)?e[+-]?\d{1,2}", re.I)
SIZE_RE = re.compile(rf"\s*(?:{'|'.join(sorted(SIZES, key=len, reverse=True))})\.?(?![a-z])", re.I)
MORE_RE = re.compile(r"\s*(?:\+|(?:or more|and more|plus)\b)", re.I)
BETWEEN_RE = re.compile(r"\s*(?:--?|to|and|or|\.\.\.?|…)\s*", re.I)
UNIT_RE = re.compile(r"\s*(%|US\$|USD|EUR|GBP|RUB|[$€£¥₽₩₴₹]|percent|[a-z][\w /-]*)$", re.I)


class Amount(NamedTuple):
    """A number as the format writes it."""

    value: str
    qualifier: str = ""
    unit: str = ""


def amount(written: str) -> Amount | None:
    """The number or range, the qualifier and the unit in a text; None where the text is not only these."""
    written = written.rstrip(" ,;.")
    text = "".join(plain(each) if plain(each) in "- " or each.isdecimal() else each for each in written).strip()
    if text.lower() in WORDS:
        return Amount(str(WORDS[text.lower()]))
    if ends := LOW_HIGH_RE.fullmatch(text):
        return Amount(f"{_grouped(ends[1])} to {_grouped(ends[2])}")
    if SCIENTIFIC_RE.fullmatch(text):
        return Amount(f"{Decimal(text):f}")
    qualifier = unit = ""
    if opened := OPEN_RE.match(text):
        qualifier = next(word for word, group in zip(QUALIFIERS, opened.groups(), strict=True) if group)
        text = text[opened.end() :]
    text = re.sub(r"^between\s+|^from\s+", "", text, flags=re.I)
    low = _number(text)
    if low is None:
        return None
    number, unit, rest = low
    if more := MORE_RE.match(rest):
        qualifier, rest = "at least", rest[more.end() :]
    if (between := BETWEEN_RE.match(rest)) and (high := _number(rest[between.end() :])):
        number, rest = f"{_grouped(number)} to {_grouped(high[0])}", high[2]
        qualifier = qualifier if qualifier in OF_A_RANGE else ""
        unit = unit or high[1]
    if found := UNIT_RE.fullmatch(rest):
        unit, rest = UNIT_NAMES.get(found[1].upper(), found[1].strip()), ""
    return None if rest.strip() else Amount(number, qualifier, unit)


def _number(text: str) -> tuple[str, str, str] | None:
    """The number that a text begins with, the currency before it, and the rest of the text; None without a number."""
    unit = ""
    if before := CURRENCY_RE.match(text):
        unit, text = UNIT_NAMES[before[0].strip().upper()], text[before.end() :]
    found = NUMBER_RE.match(text)
    if found is None:
        return None
    number, rest = _digits(found[0]), text[found.end() :]
    if number is not None and (size := SIZE_RE.match(rest)):
        times = SIZES[size[0].strip().rstrip(".").lower()]
        whole, _, decimals = number.partition(".")
        number, rest = _plain(int(whole + decimals) * times, len(decimals)), rest[size.end() :]
    return None if number is None else (number, unit, rest)


def _plain(digits: int, decimals: int) -> str:
    """A number from its digits, of which the last `decimals` are decimals; zeros at their end are left out."""
    if not decimals:
        return str(digits)
    text = f"{digits:0{decimals + 1}}"
    return f"{text[:-decimals]}.{text[-decimals:]}".rstrip("0").rstrip(".")


def _digits(written: str) -> str | None:
    """A number without separators of thousands, and with a point before its decimals; None where it is unclear."""
    sign, text = ("-", written[1:]) if written[0] == "-" else ("", written.lstrip("+"))
    for thousands, point in ((",", "."), (".", ","), (" ", "."), (" ", ","), ("'", "."), ("_", ".")):
        group, mark = re.escape(thousands), re.escape(point)
        if re.fullmatch(rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{mark}\d+)?|\d{{1,3}}(?:{group}\d\d)+{group}\d{{3}}", text):
            return sign + text.replace(thousands, "").replace(point, ".")
    if re.fullmatch(r"\d*[.,]?\d+", text):
        whole, _, decimals = text.replace(",", ".").partition(".")
        return f"{sign}{whole or 0}.{decimals}" if decimals else sign + whole
    return None


def number_hint(key: str, written: str) -> str:
    """How to write a number under a key."""
    found = amount(written)
    if found is None or found.value == written.strip() or " to " in found.value:
        return ""
    return f"; write {key}: {found.value}" if key else f"; write {found.value}"


def value_hint(key: str, written: str) -> str:
    """How to write a value under a key: its qualifier, its number with separators, and its unit."""
    found = amount(written)
    if found is None:
        return ""
    number = found.value if " to " in found.value else _grouped(found.value)
    text = " ".join(filter(None, (found.qualifier, number, found.unit)))
    try:
        scalars.value(text)
    except BadScalar:
        return ""
    return f"; write {key}: {text}" if key else f"; write {text}"


def _grouped(number: str) -> str:
    """A number with commas between thousands."""
    whole, point, decimals = number.partition(".")
    is_short = whole.lstrip("-").isdigit() and len(whole) <= scalars.MAX_DIGITS
    return f"{int(whole):,}{point}{decimals}" if is_short else number


def whole_hint(key: str, written: str) -> str:
    """How to write a whole number."""
    found = amount(written)
    return f"; write {key}: {found.value}" if found and found.value.isdigit() and int(found.value) else ""


def date_hint(key: str, written: str) -> str:
    """How to write a date; both ways where day and month could be swapped."""
    found = list(dict.fromkeys(_dates(" ".join(plain_text(written).split()))))
    return f"; write {key}: {' or '.join(found)}" if found else ""


def _dates(text: str) -> list[str]:
    """The dates that a text can mean, as the format writes them; without one, the only year in it."""
    text = IN_A_DATE_RE.sub("", text)
    text = re.sub(r"[T ]\d\d:\d\d.*$", "", text).strip()
    parts = re.split(r"[\s,./-]+", text.strip(" .,"))
    if re.fullmatch(r"\d{8}", text):
        parts = [text[:4], text[4:6], text[6:]]
    names = [at for at, part in enumerate(parts) if part[:3].lower() in MONTHS and part.isalpha()]
    if len(names) == 1:
        month = str(MONTHS.index(parts.pop(names[0])[:3].lower()) + 1)
        orders = [(year, month, rest) for year, *rest in (parts, parts[::-1]) if year.isdigit()]
    else:
        orders = [(parts[0], parts[1], parts[2:])] if len(parts) in (2, 3) and len(parts[0]) == 4 else []
        if len(parts) > 1 and not ("-" in text and len(parts[-1]) == 2):  # else the year may be written first
            last = parts[-1]
            orders += [(last, month, day) for day, month in _pairs(parts[:-1], "." in text)]
    found = [when for year, month, rest in orders if len(rest) < 2 and (when := _date(year, month, *rest))]
    years = re.findall(r"\b(?:1[5-9]|20)\d\d\b", text)
    return found or (years if years and not re.search(r"\d", text.replace(years[0], "", 1)) else [])


def _pairs(parts: Sequence[str], day_first: bool) -> list[tuple[list[str], str]]:
    """Day and month, in both orders if both are possible; or a month alone. The day is a list of none or one."""
    if len(parts) == 1:
        return [([], parts[0])]
    if len(parts) != 2:
        return []
    one, other = parts
    return [([one], other)] if day_first else [([one], other), ([other], one)]


def _date(year: str, month: str, day: str = "") -> str:
    """A date as the format writes it; empty where it is not in the calendar."""
    if not all(part.isdecimal() and part.isascii() for part in (year, month, day or "1")):
        return ""
    if len(year) != 4 and not (day and len(year) == 2):
        return ""
    full = int(year) + (2000 if len(year) == 2 else 0)
    try:
        date(full, int(month), int(day or 1))
    except ValueError:
        return ""
    return f"{full:04}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def time_hint(key: str, written: str) -> str:
    """How to write a time of day."""
    text = plain_text(written).strip().lower()
    words = {"midnight": "00:00", "noon": "12:00", "midday": "12:00"}
    found = CLOCK_RE.fullmatch(text)
    if text in words:
        return f'; write {key}: "{words[text]}"'
    if not found:
        return ""
    hour, minute = int(found["hour"]), int(found["minute"] or found["touching"] or 0)
    if found["half"] and found["half"][0] in "ap":
        hour = hour % 12 + (12 if found["half"][0] == "p" else 0)
    if hour == 24 and minute == 0:
        return f'; the end of a day is the beginning of the next; write {key}: "00:00"'
    return f'; write {key}: "{hour:02}:{minute:02}"' if hour < 24 and minute < 60 else ""


def clock_hint(key: str, written: str) -> str:
    """How to write a span of the day."""
    ends = [time_hint("", end) for end in re.split(r"\s*(?:-|–|to|until|till)\s*", written.strip(), maxsplit=1)]
    times = [found[0] for end in ends if (found := re.search(r"\d\d:\d\d", end))]
    return f"; write {key}: {times[0]} to {times[1]}" if len(times) == 2 else ""


def confidence_hint(key: str, written: str) -> str:
    """How to write a confidence: its word and its reason."""
    found = SURE_RE.match(" ".join(plain_text(written).split()))
    if not found:
        return ""
    word = {"medium": "moderate"}.get(found[1].lower(), found[1].lower())
    return f"; write {key}: {word} because {shortened(found[2]) or '...'}"


def id_hint(key: str, written: str) -> str:
    """How to write an id."""
    import unicodedata  # only where there is a problem

    letters = unicodedata.normalize("NFKD", written.lower().replace("ß", "ss"))
    near = re.sub(r"[^a-z0-9]+", "-", "".join(each for each in letters if not unicodedata.combining(each)))
    near = near.strip("-")[: scalars.MAX_ID].strip("-")
    return question([near] if near else [])


def reference_hint(key: str, written: str, known: Mapping[str, str]) -> str:
    """Which id was meant where a name is written instead, or more than one id; `known`: the ids by their names."""
    text = " ".join(bare(plain_text(written)).lower().split())
    if text in known:
        return f"; write {key}: {known[text]}" if key else f"; write {known[text]}"
    ids = listed_ids(text)
    if len(ids) < 2 or not all(each in known for each in ids):
        return ""
    return question(ids) if key else f"; write {', '.join(ids)}"


def listed_ids(written: str) -> list[str]:
    """The parts of a text in which several ids are written one after another."""
    return re.split(r"(?:[\s,;>›→]|->|(?<=\s)-(?=\s))+", written.strip(" -,;"))


def url_hint(key: str, written: str) -> str:
    """How to write an address of which only the beginning is missing, or that something else stands around."""
    text = written.strip().removeprefix("//")
    addresses = re.findall(r"https?://[^\s<>()\[\]\"',]+", text, re.I)
    if not all(map(scalars.URL_RE.fullmatch, addresses)):
        return ""
    if len(addresses) > 1:
        return question(addresses)
    if re.match(r"(?:www\.)?[\w-]+\.[a-z]{2,}(?:[/?#]|\.|$)", text, re.I):
        addresses = [f"https://{text}"]
    elif addresses and text.startswith(addresses[0]):
        return "; a blank in it is left out, or written as %20" if " " in text else ""
    return f"; write {key}: {addresses[0]}" if addresses and scalars.URL_RE.fullmatch(addresses[0]) else ""


HINTS: dict[Callable[[str], Any], Callable[[str, str], str]] = {
    scalars.number: number_hint,
    scalars.value: value_hint,
    scalars.clock: clock_hint,
    scalars.confidence: confidence_hint,
    scalars.whole: whole_hint,
    scalars.partial_date: date_hint,
    scalars.time_of_day: time_hint,
    scalars.identifier: id_hint,
    scalars.url: url_hint,
}
"""For each function that reads a scalar: the one that gives a hint for a text that it refuses, under a key."""


def word_hint(key: str, written: str, allowed: Collection[str]) -> str:
    """Which of the allowed words was meant, where the text is another form of it; empty otherwise."""
    text = " ".join(bare(plain_text(written)).split())
    intended = {"medium": "moderate"}.get(text.lower(), text.lower())
    same = [each for each in allowed if each.lower() == intended]
    if key == "explainer":
        if re.fullmatch(r"v?2(?:\.0)*", text, re.I):
            return "; write explainer: 2"
        return "; written for a newer explainer: update it" if re.match(r"v?\d", text, re.I) else ""
    return f"; write {key}: {same[0]}" if same else ""


def formula(written: str) -> str:
    """A formula with its figures in braces, and with + - * / for signs that look like them."""
    text = " ".join(plain_text(written).split()).removeprefix("=").strip()
    text = re.sub(r"(?<=[\w})]) x (?=[\w{(])", " * ", text)
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    if "{" not in text:
        text = re.sub(r"[A-Za-z_][\w-]*", lambda word: f"{{{word[0].lower().replace('_', '-')}}}", text)
    return re.sub(r" ?([*/+]) ?", r" \1 ", text)
