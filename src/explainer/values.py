"""The values that a story is made of: ids, addresses, exact numbers, and dates that may be partial."""

from datetime import date, time
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple, NewType, TypeVar

Id = NewType("Id", str)
"""A name within the file: lower-case letters, digits and hyphens, beginning with a letter or digit."""

Url = NewType("Url", str)
"""An address to open in a browser: http or https with a host, at most 2,048 characters."""

Language = NewType("Language", str)
"""The name of a language as a web page has it: en, pt-BR."""

Formula = NewType("Formula", str)
"""Arithmetic over figures, such as {tickets} / 365: ids in braces, numbers, + - * / and parentheses."""

Number = int | Decimal
"""An exact number: what the file says, digit by digit, never a float."""

_Item = TypeVar("_Item")
AtLeastOne = Annotated[tuple[_Item, ...], 1]
"""A list that may not be empty."""


class PartialDate(NamedTuple):
    """A date as exactly as it is known: 2025, 2025-08 or 2025-08-12."""

    year: int
    month: int = 0
    """1 to 12; 0 where only the year is known."""
    day: int = 0
    """1 to 31; 0 where the day is not known."""

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        from calendar import monthrange  # importing it takes longer than most commands need it

        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


class Range(NamedTuple):
    """A value known only to lie between two numbers, both included."""

    low: Number
    """The lower end."""
    high: Number
    """The upper end; not below the lower one."""


Quantity = Number | Range


def written(value: Quantity) -> str:
    """A number with thousands separators, or a range as its two ends: 13,000, 0.17, 100 to 200."""
    if isinstance(value, Range):
        return f"{written(value.low)} to {written(value.high)}"
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


Qualifier = Literal["exactly", "about", "nearly", "at least", "more than", "up to", "less than", "could exceed"]
OPEN_ABOVE: tuple[Qualifier, ...] = ("at least", "more than", "could exceed")
"""The qualifiers under which a number has no upper end."""
OPEN_BELOW: tuple[Qualifier, ...] = ("up to", "less than")
"""The qualifiers under which a number has no lower end."""


class Value(NamedTuple):
    """A number as it is meant: more than 13,000 entries, 100 to 200 US dollars a month, about 20, -3."""

    amount: Quantity
    """The number, or the range that it lies in."""
    qualifier: Qualifier | None = None
    """How it is meant. exactly: the number itself; about: near it; nearly: just below it; at least, more than: open
    above; up to, less than: open below; could exceed: a possibility, not a number. A range takes about or exactly."""
    unit: str | None = None
    """A unit of its own, other than the figure's; a value that has one is not drawn."""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.qualifier, written(self.amount), self.unit)))

    @property
    def ends(self) -> tuple[Number, Number]:
        """The low and the high end; of a number alone, the number twice."""
        return ends(self.amount)


Sureness = Literal["low", "moderate", "high"]
SURENESS: tuple[Sureness, ...] = ("low", "moderate", "high")
"""The words of sureness, the least first."""


class Confidence(NamedTuple):
    """How well what was read supports a claim as it is worded: low because two counts disagree."""

    word: Sureness
    """high, moderate or low."""
    because: str
    """The reason."""


class Clock(NamedTuple):
    """A span of the day, which may pass midnight: 06:00 to 02:00."""

    begin: time
    """When it begins."""
    end: time
    """When it ends; before its beginning, it is on the next day."""

    @property
    def hours(self) -> Decimal:
        """How long it is, above 0 and at most 24 hours."""
        minutes = (self.end.hour - self.begin.hour) * 60 + self.end.minute - self.begin.minute
        return Decimal((minutes - 1) % (24 * 60) + 1) / 60


def ends(value: Quantity) -> tuple[Number, Number]:
    """The low and the high end; of a number alone, the number twice."""
    return (value.low, value.high) if isinstance(value, Range) else (value, value)
