"""Reads scalars: a function for each type of field takes the text as written, or raises Unfit."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

from explainer.content.suggest import question
from explainer.values import Formula, Id, Language, Number, PartialDate, Url

MAX_DIGITS = 30
MAX_ID = 60
MAX_URL = 2_048

ID = re.compile(r"[a-z0-9][a-z0-9-]*")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
WORDS_ALONE = re.compile(r"[^{}]*[A-Za-z][^{}]*")
"""A formula without braces that names something."""
URL = re.compile(r"https?://[\w.-]{0,252}\w(:\d{1,5})?([/?#][^\s\\\x00-\x20\x7f-\x9f]*)?", re.IGNORECASE)
"""A host without a user before it or a space, backslash or control character after it."""
TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


class Unfit(ValueError):
    """A text that does not fit its field: what was expected instead, how to mend it, and the rule that it breaks."""

    def __init__(self, expected: str, hint: str = "", rule: str = "bad-value") -> None:
        super().__init__(expected)
        self.expected = expected
        self.hint = hint
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
    raise Unfit("a text")


def identifier(written: str) -> Id:
    """An id: lower-case letters, digits and hyphens."""
    if ID.fullmatch(written) and len(written) <= MAX_ID:
        return Id(written)
    raise Unfit(f"an id of at most {MAX_ID} lower-case letters, digits and hyphens")


def language(written: str) -> Language:
    """A language as web pages name it: en, pt-BR."""
    if LANGUAGE.fullmatch(written):
        return Language(written)
    raise Unfit("a language as web pages name it, such as en or pt-BR")


def number(written: str) -> Number:
    """A whole or a decimal number, kept exactly."""
    if NUMBER.fullmatch(written) and len(written) <= MAX_DIGITS:
        return Decimal(written) if "." in written else int(written)
    if NUMBER.fullmatch(written):
        raise Unfit(f"a number of at most {MAX_DIGITS} digits")
    raise Unfit("a number such as 13000 or 0.5")


def whole(written: str) -> int:
    """A whole number above zero."""
    if written.isascii() and written.isdigit() and len(written) <= MAX_DIGITS and int(written):
        return int(written)
    raise Unfit("a whole number above zero")


def truth(written: str) -> bool:
    """Only true or false: other words for them are not guessed at."""
    if written in ("true", "false"):
        return written == "true"
    near = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(written.lower(), written.lower())
    raise Unfit("true or false", question([near] if near in ("true", "false") else []))


def partial_date(written: str) -> PartialDate:
    """A date as exactly as it is known."""
    if not (found := PARTIAL_DATE.fullmatch(written)):
        raise Unfit("a date such as 2025, 2025-08 or 2025-08-12")
    when = PartialDate(*(int(part or 0) for part in found.groups()))
    try:
        date(when.year, int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        raise Unfit("a date that is in the calendar") from None
    return when


def time_of_day(written: str) -> time:
    """A time of day such as 06:00."""
    if found := TIME.fullmatch(written):
        return time(int(found[1]), int(found[2]))
    raise Unfit("a time of day such as 06:00")


def formula(written: str) -> Formula:
    """A formula: {id} is a figure of the story that has a number, + - * / work from left to right, products before
    sums, and what stands in parentheses first."""
    folded = text(written)
    if not folded.isascii() or WORDS_ALONE.fullmatch(folded):
        raise Unfit('a formula such as "{rides} / 364"')
    return Formula(folded)


def url(written: str) -> Url:
    """An address that is safe to hand to a browser."""
    if len(written) <= MAX_URL and written.isprintable() and URL.fullmatch(written):
        return Url(written)
    raise Unfit(f"an http or https address with a host, of at most {MAX_URL:,} characters", rule="bad-url")


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


READERS: dict[Any, tuple[Callable[[str], object], str]] = {
    str: (text, "a text"),
    Id: (identifier, "an id"),
    Url: (url, "an address"),
    Language: (language, "a language"),
    int: (whole, "a whole number"),
    Number: (number, "a number"),
    Formula: (formula, "a formula"),
    bool: (truth, "true or false"),
    PartialDate: (partial_date, "a date"),
    time: (time_of_day, "a time of day"),
}
"""For each type of a scalar field: the function that reads it, and the type's name in messages."""


def one_of(allowed: tuple[str, ...]) -> Callable[[str], str]:
    """A function that reads a text which must be one of those allowed."""

    def read(written: str) -> str:
        if written in allowed:
            return written
        raise Unfit(" | ".join(allowed))

    return read
