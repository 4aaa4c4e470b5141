"""Rules of what others say: an account agrees or differs by its number, and support comes another way."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from explainer.content.interval import EXACT, End, Interval, qualified
from explainer.content.numbers_in_text import not_said
from explainer.content.rules.context import RuleContext
from explainer.content.rules.rule import Example, Finding, rule
from explainer.story import Figure
from explainer.values import Id, Value


@rule(
    "account",
    "error",
    RuleContext.figures,
    Example(
        "the figure tickets",
        'agrees:\n  - {source: mercury, says: "9,000 stubs.", value: "9,000"}',
        'agrees:\n  - {source: mercury, says: "12,345 stubs.", value: "12,345"}',
    ),
)
def account(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """What agrees can be true together with the figure, and what differs cannot: its number says something else. Of a
    teller in the figure's own chain only the words differ, and the number need not."""
    own = _claim(context, figure.value, figure.quote) if figure.agrees or figure.differs else None
    if own is None:
        return
    for index, agreeing in enumerate(figure.agrees):
        other = _claim(context, agreeing.value, agreeing.says)
        if other is not None and not _meet(own, other):
            found = f"expected under agrees: a number within {figure.value}, found {agreeing.value}"
            yield Finding(f"{found}; write it under differs:", "agrees", index, "value")
    tellers = context.chain_of(figure.source, figure.via)
    for index, differing in enumerate(figure.differs):
        other = _claim(context, differing.value, differing.says)
        if other is not None and differing.source not in tellers and _holds(own, other):
            found = f"expected under differs: a number other than {figure.value}, found {differing.value}"
            yield Finding(f"{found}; write it under agrees:", "differs", index, "value")


def _claim(context: RuleContext, value: Value | None, words: str | None) -> Interval | None:
    """The numbers that a value allows. None for a value that is not in its words, which is reported as such."""
    if value is None or value.unit is not None:
        return None
    if words and context.is_english and not_said(value, words, context.numbers_in(words)):
        return None
    return _allowed(value)


@lru_cache(maxsize=1_000)  # who agrees says the same number
def _allowed(value: Value) -> Interval | None:
    """The numbers that a value allows; about and nearly allow what would be rounded to the number that is said."""
    if value.qualifier not in ("about", "nearly"):
        return qualified(value.amount, value.qualifier).allows
    low, high = value.ends
    above = Decimal(0) if value.qualifier == "nearly" else _half_step(high)
    low, high = EXACT.subtract(Decimal(low), _half_step(low)), EXACT.add(Decimal(high), above)
    return Interval(End(Fraction(low)), End(Fraction(high)))


def _half_step(number: int | Decimal) -> Decimal:
    """Half of the last digit that is not zero: 500 for 4,000, 5 for 20."""
    exponent = Decimal(number).normalize(EXACT).as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1) if number else Decimal(0)


def _meet(one: Interval, other: Interval) -> bool:
    """Whether a number can be in both."""
    return max(one.begins, other.begins) < min(one.ends, other.ends)


def _holds(one: Interval, other: Interval) -> bool:
    """Whether all numbers of the other are among those of the one."""
    return one.begins <= other.begins and one.ends >= other.ends


@rule(
    "same-way",
    "warning",
    RuleContext.figures,
    Example(
        "the figure tickets",
        "agrees:\n  - {source: parish, says: More than 12 thousand.}  # who passed it on",
        "agrees:\n  - {source: mercury, says: More than 12 thousand.}",
    ),
)
def same_way(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A report that is told again is no second report: what agrees came to us another way than the figure."""
    tellers = context.chain_of(figure.source, figure.via)
    for index, agreeing in enumerate(figure.agrees):
        way = context.chain_of(agreeing.source, agreeing.via)
        shared: list[Id] = [name for name in way if name in tellers and name != figure.source]
        if shared:
            message = f"expected an account that came another way, found {shared[0]}"
            yield Finding(f"{message}, through which the figure came too; leave it out", "agrees", index)
