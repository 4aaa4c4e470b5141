"""The values that a story is made of: ids, addresses, exact numbers, and dates that may be partial."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, NamedTuple, NewType, TypeVar

Id = NewType("Id", str)
"""A name within the file: lower-case letters, digits and hyphens, beginning with a letter or digit."""

Url = NewType("Url", str)
"""An address to open in a browser: http or https with a host, at most 2,048 characters."""

Language = NewType("Language", str)
"""The name of a language as a web page has it: en, pt-BR."""

Formula = NewType("Formula", str)
"""Arithmetic over figures, such as {rides} / 364: ids in braces, numbers, + - * / and parentheses."""

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
        if self.day:
            return self.earliest
        month = self.month or 12
        if (self.year, month) == (9999, 12):
            return date.max
        after = date(self.year + month // 12, month % 12 + 1, 1)
        return after - timedelta(days=1)


class Range(NamedTuple):
    """A value known only to lie between two numbers, both included."""

    low: Number
    """The lower end."""
    high: Number
    """The upper end; not below the lower one."""


Quantity = Number | Range


def ends(value: Quantity) -> tuple[Number, ...]:
    """The low and the high end of a range; a number alone."""
    return (value.low, value.high) if isinstance(value, Range) else (value,)
