"""The numbers that a value with its qualifier allows: intervals with open ends, and exact arithmetic with them.

A qualifier is part of a value. "At least" and "more than" leave it open above; "up to" and "less than" leave it open
below, where a value that is not negative has 0 for its floor; "about" and "nearly" keep both ends and make every result
"about". So a result is never surer, sharper or more exact than what it is made from. Inputs are taken as independent of
each other.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from explainer.values import Number, Qualifier, Quantity, Range, Value, ends

DECIMALS = 10
"""How many decimals a result keeps where no rounding is given."""

EXACT = Context(prec=100)
"""More digits than any result can have."""


class End(NamedTuple):
    """One end of an interval."""

    at: Fraction | float
    """An exact number; a float only for infinity, where the interval is open without limit."""
    included: bool = True
    """Whether the end itself is allowed: of "at least", but not of "more than"."""
    floor: bool = False
    """Whether it is only the 0 that an amount cannot fall below, not a number from a source."""

    def __neg__(self) -> End:
        return self._replace(at=-self.at)


class Interval(NamedTuple):
    """All numbers from one end to another."""

    low: End
    high: End
    about: bool = False
    """Whether the ends themselves are vague."""

    @property
    def begins(self) -> tuple[Fraction | float, bool]:
        """What its lower end is compared by: an end that is left out begins after itself."""
        return self.low.at, not self.low.included

    @property
    def ends(self) -> tuple[Fraction | float, bool]:
        """What its upper end is compared by: an end that is left out ends before itself."""
        return self.high.at, self.high.included

    @property
    def is_endless(self) -> bool:
        """Whether neither end is known."""
        known = [isinstance(end.at, Fraction) and not end.floor for end in (self.low, self.high)]
        return not any(known) and self.low.at != self.high.at

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.about)

    def __add__(self, other: Interval) -> Interval:  # type: ignore[override]  # a sum, no longer tuple
        return Interval(_sum(self.low, other.low), _sum(self.high, other.high), self.about or other.about)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:  # type: ignore[override]  # a product, no copies
        corners = [_product(one, two) for one in (self.low, self.high) for two in (other.low, other.high)]
        # Of equal corners a closed one wins, as a product can reach it, and a given number wins over a mere floor.
        low = min(corners, key=lambda end: (end.at, not end.included, end.floor))
        high = max(corners, key=lambda end: (end.at, end.included, not end.floor))
        return Interval(low, high, self.about or other.about)

    def __truediv__(self, other: Interval) -> Interval:
        low, high = other.low, other.high
        # Zero lies between the ends, or is an included end: an open end at 0 is never reached.
        if other.begins <= (0, False) and other.ends >= (0, True):
            raise ZeroDivisionError("a division by " + ("zero" if low.at == high.at else "what can be zero"))
        # The greatest divisor gives the least result; divisors that come near to 0 from below lead to minus infinity.
        return self * Interval(_inverse(high, -math.inf), _inverse(low, math.inf), other.about)


def _sum(one: End, two: End) -> End:
    """The end of a sum; infinite where one of the two is."""
    for end in (one, two):
        if isinstance(end.at, float):
            return end
    at = one.at + two.at
    return End(at, one.included and two.included, (one.floor or two.floor) and at == 0)


def _product(one: End, two: End) -> End:
    """A corner of a product: an end times an end. The least and the greatest of its four corners are its ends."""
    zeros = [end for end in (one, two) if end.at == 0]
    if zeros:  # also times infinity: an included zero makes every product zero
        return End(Fraction(0), any(end.included for end in zeros), all(end.floor for end in zeros))
    if isinstance(one.at, Fraction) and isinstance(two.at, Fraction):
        return End(one.at * two.at, one.included and two.included)
    return End(math.inf if (one.at > 0) == (two.at > 0) else -math.inf, included=False)


def _inverse(end: End, at_zero: float) -> End:
    """One divided by an end: 0, not included, for an infinite end; `at_zero`, an infinity, for an end at 0."""
    if isinstance(end.at, float):
        return End(Fraction(0), included=False, floor=True)
    return End(1 / end.at, end.included) if end.at else End(at_zero, included=False)


class QualifiedValue(NamedTuple):
    """A value with its qualifier, and the numbers that they allow."""

    value: Quantity
    qualifier: Qualifier | None
    allows: Interval | None
    """None for "could exceed": a possibility says nothing about the number itself."""

    def __str__(self) -> str:
        return str(Value(self.value, self.qualifier))


def qualified(value: Quantity, qualifier: Qualifier | None) -> QualifiedValue:
    """A value with its qualifier; a range takes only about or exactly."""
    low, high = ends(value)
    at_low, at_high = End(Fraction(low)), End(Fraction(high))
    match qualifier:
        case "at least" | "more than":
            allows = Interval(at_low._replace(included=qualifier == "at least"), End(math.inf, included=False))
        case "up to" | "less than":
            is_reached = qualifier == "up to"
            has_floor = high > 0 or (high == 0 and is_reached)
            below = End(Fraction(0), floor=True) if has_floor else End(-math.inf, included=False)
            allows = Interval(below, at_high._replace(included=is_reached))
        case "could exceed":
            return QualifiedValue(value, qualifier, None)
        case _:
            allows = Interval(at_low, at_high, qualifier in ("about", "nearly"))
    return QualifiedValue(value, qualifier, allows)


def rounded(result: Interval, step: Number | None) -> QualifiedValue:
    """An interval that is not endless, as shown: rounded to multiples of the step, or of 0.0000000001 without one.

    At an open end the number moves outwards, so that it stays true; otherwise it is the nearest multiple, halves
    away from zero, and "about" is added where that changes the number.
    """
    low, high = result.low, result.high
    if isinstance(low.at, Fraction) and isinstance(high.at, Fraction) and not low.floor:
        first, last = (_multiple(end, step, _nearest) for end in (low.at, high.at))
        vague = result.about or (Fraction(first), Fraction(last)) != (low.at, high.at)
        return qualified(first if first == last else Range(first, last), "about" if vague else None)
    if isinstance(high.at, Fraction):
        number = _multiple(high.at, step, math.ceil)
        upper: Qualifier = "up to" if high.included else "less than"
        return QualifiedValue(number, upper, result._replace(high=End(Fraction(number), high.included)))
    assert isinstance(low.at, Fraction)
    number = _multiple(low.at, step, math.floor)
    word: Qualifier = "at least" if low.included else "more than"
    return QualifiedValue(number, word, result._replace(low=End(Fraction(number), low.included)))


def _nearest(steps: Fraction) -> int:
    return int(abs(steps) + Fraction(1, 2)) * (1 if steps >= 0 else -1)


def _multiple(value: Fraction, step: Number | None, whole: Callable[[Fraction], int]) -> Number:
    """A multiple of the step, with the step's decimals; without a step, a number without zeros at its end."""
    unit = Decimal(1).scaleb(-DECIMALS) if step is None else step
    steps = whole(value / Fraction(unit))
    if isinstance(unit, int):
        return steps * unit
    kept = EXACT.multiply(Decimal(steps), unit)
    if step is not None:
        return kept
    return int(kept) if kept == kept.to_integral_value(context=EXACT) else kept.normalize(EXACT)
