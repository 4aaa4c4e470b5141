"""Reads values as they are written: a function for each type of field takes the text, or raises BadScalar."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any, NamedTuple, cast, get_args

from explainer.values import (
    Clock,
    Confidence,
    Formula,
    Id,
    Language,
    Number,
    PartialDate,
    Qualifier,
    Range,
    Sureness,
    Url,
    Value,
)

MAX_DIGITS = 30
MAX_ID = 60
MAX_URL = 2_048

ID_RE = re.compile(r"[a-z0-9][a-z0-9-]*")
NUMBER_RE = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
PARTIAL_DATE_RE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
LANGUAGE_RE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
WORDS_ALONE_RE = re.compile(r"[^{}]*[A-Za-z][^{}]*")
"""A formula without braces that names something."""
URL_RE = re.compile(r"https?://[\w.-]{0,252}\w(:\d{1,5})?([/?#][^\s\\\x00-\x20\x7f-\x9f]*)?", re.IGNORECASE)
"""A host without a user before it or a space, backslash or control character after it."""
CLOCK_RE = re.compile(r"([01]\d|2[0-3]):([0-5]\d) to ([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
GROUPED_RE = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
"""A number as it is read, thousands with or without commas."""
VALUE_RE = re.compile(
    rf"(?:({'|'.join(get_args(Qualifier))}) )?(-?\d[\d,]*(?:\.\d+)?)(?: to (-?\d[\d,]*(?:\.\d+)?))?(?: (\D.*))?",
    re.ASCII,
)
MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
NO_UNIT_RE = re.compile(
    rf"{MONTH}|(?:am|pm|a\.m|p\.m|to|or|and|plus|hundred|thousand|million|billion)\b",
    re.IGNORECASE,
)
"""The beginning of what is no unit: of a date, of a time, of a range, of another number or of one in words."""
OF_A_RANGE: tuple[Qualifier | None, ...] = (None, "exactly", "about")
"""The qualifiers that a range can have: its ends are closed."""


class BadScalar(ValueError):
    """A text that does not fit its field: what was expected instead, and the rule that it breaks, if that is not the
    one of its kind."""

    def __init__(self, expected: str, rule: str = "") -> None:
        self.expected = expected
        self.rule = rule


def text(written: str) -> str:
    """A text on one line: line feeds and tabs are spaces. Inside {} a comma ends a value, so a text with a comma needs
    quotation marks there."""
    folded = written.strip()
    if not folded.isprintable():
        parts = (part.strip(" ") for part in folded.replace("\t", "\n").split("\n"))
        folded = " ".join(filter(None, parts))
    if folded:
        return folded
    raise BadScalar("a text")


def identifier(written: str) -> Id:
    """An id: lower-case letters, digits and hyphens."""
    if ID_RE.fullmatch(written) and len(written) <= MAX_ID:
        return Id(written)
    raise BadScalar(f"an id of at most {MAX_ID} lower-case letters, digits and hyphens")


def language(written: str) -> Language:
    """A language as web pages name it: en, pt-BR."""
    if LANGUAGE_RE.fullmatch(written):
        return Language(written)
    raise BadScalar("a language as web pages name it, such as en or pt-BR")


def number(written: str) -> Number:
    """A whole or a decimal number, kept exactly."""
    if NUMBER_RE.fullmatch(written) and len(written) <= MAX_DIGITS:
        return Decimal(written) if "." in written else int(written)
    if NUMBER_RE.fullmatch(written):
        raise BadScalar(f"a number of at most {MAX_DIGITS} digits")
    raise BadScalar("a number such as 13000 or 0.5")


def whole(written: str) -> int:
    """A whole number above zero."""
    if written.isascii() and written.isdigit() and len(written) <= MAX_DIGITS and int(written):
        return int(written)
    raise BadScalar("a whole number above zero")


def truth(written: str) -> bool:
    """Only true or false: other words for them are not guessed at."""
    if written in ("true", "false"):
        return written == "true"
    raise BadScalar("true or false")


def partial_date(written: str) -> PartialDate:
    """A date as exactly as it is known."""
    if not (found := PARTIAL_DATE_RE.fullmatch(written)):
        raise BadScalar("a date such as 2025, 2025-08 or 2025-08-12")
    when = PartialDate(*(int(part or 0) for part in found.groups()))
    try:
        date(when.year, int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        raise BadScalar("a date that is in the calendar") from None
    return when


def value(written: str) -> Value:
    """A number as it is read: a qualifier, a number or two with "to" between them, and a unit of its own, if any:
    more than 13,000, 100 to 200 US dollars a month, about 20. Inside {} a number with a comma stands in quotation
    marks."""
    found = VALUE_RE.fullmatch(text(written))
    if not found:
        raise BadScalar("a value such as more than 13,000 or 100 to 200 people")
    unit = found[4]
    if unit and NO_UNIT_RE.match(unit):
        kind = "a date stands under period:, a time of day under clock:, and a number is written in digits"
        raise BadScalar(f"a unit after the number ({kind})")
    qualifier = cast("Qualifier | None", found[1])
    low = _amount(found[2])
    if not found[3]:
        return Value(low, qualifier, unit)
    high = _amount(found[3])
    if qualifier not in OF_A_RANGE:
        raise BadScalar("about or exactly with a range, whose ends are known")
    if low > high:
        raise BadScalar("a range from its lower to its higher end", "reversed-range")
    return Value(Range(low, high), qualifier, unit)


def _amount(written: str) -> Number:
    if not GROUPED_RE.fullmatch(written):
        raise BadScalar("thousands in groups of three, such as 13,000, and decimals after a point, such as 4.5")
    return number(written.replace(",", ""))


def confidence(written: str) -> Confidence:
    """How sure, and why: high, moderate or low, then because and the reason."""
    word, because, reason = text(written).partition(" because ")
    allowed = get_args(Sureness)
    if word not in allowed:
        raise BadScalar("high, moderate or low, then because and the reason")
    if not because or not reason.strip():
        raise BadScalar("because and a reason")
    return Confidence(cast("Sureness", word), reason.strip())


def clock(written: str) -> Clock:
    """A span of the day: 06:00 to 02:00."""
    found = CLOCK_RE.fullmatch(text(written))
    if not found:
        raise BadScalar("a span of the day such as 06:00 to 02:00")
    hour, minute, end_hour, end_minute = map(int, found.groups())
    return Clock(time(hour, minute), time(end_hour, end_minute))


def formula(written: str) -> Formula:
    """A formula: {id} is a figure of the story that has a number, + - * / work from left to right, products before
    sums, and what stands in parentheses first."""
    folded = text(written)
    if not folded.isascii() or WORDS_ALONE_RE.fullmatch(folded):
        raise BadScalar('a formula such as "{tickets} / 365"')
    return Formula(re.sub(r"\{([^{}]*)\}", lambda named: f"{{{named[1].strip()}}}", folded))


def url(written: str) -> Url:
    """An address that is safe to hand to a browser."""
    if len(written) <= MAX_URL and written.isprintable() and URL_RE.fullmatch(written):
        return Url(written)
    raise BadScalar(f"an http or https address with a host, of at most {MAX_URL:,} characters")


def host_scripts(address: str) -> str:
    """The scripts of the letters in an address's host where there are several, such as "Cyrillic and Latin".

    A host whose letters are of two scripts may look like another one.
    """
    import unicodedata  # an address is rarely other than ASCII

    if address.isascii():
        return ""
    host = re.split("[/?#:]", address.partition("://")[2])[0]
    scripts = sorted({unicodedata.name(letter, "an unknown").split()[0].title() for letter in host if letter.isalpha()})
    return " and ".join(scripts) if len(scripts) > 1 else ""


class Kind(NamedTuple):
    """A kind of scalar."""

    read: Callable[[str], object]
    """Takes the text as written, or raises BadScalar."""
    name: str
    """Its name in messages."""
    rule: str
    """The id of the rule that a text breaks which is not taken."""
    words: tuple[str, ...] = ()
    """The texts that are taken, where it is one of some words."""


KINDS: dict[Any, Kind] = {
    str: Kind(text, "a text", "empty-text"),
    Id: Kind(identifier, "an id", "bad-id"),
    Url: Kind(url, "an address", "bad-url"),
    Language: Kind(language, "a language", "bad-word"),
    int: Kind(whole, "a whole number", "bad-number"),
    Number: Kind(number, "a number", "bad-number"),
    Formula: Kind(formula, "a formula", "formula"),
    bool: Kind(truth, "true or false", "bad-word"),
    PartialDate: Kind(partial_date, "a date", "bad-date"),
    Value: Kind(value, "a value", "bad-value"),
    Confidence: Kind(confidence, "a confidence", "bad-confidence"),
    Clock: Kind(clock, "a span of the day", "bad-clock"),
}
"""The kind of each type of a scalar field that is not a choice of words."""


def one_of(allowed: tuple[str, ...]) -> Kind:
    """The kind of a text which must be one of those allowed."""
    words = " | ".join(allowed)

    def read(written: str) -> str:
        if written in allowed:
            return written
        raise BadScalar(words)

    return Kind(read, f"one of {words}", "bad-word", allowed)
