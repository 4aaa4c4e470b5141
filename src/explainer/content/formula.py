"""Formulas over figures: a small evaluator with exact interval arithmetic.

Every quantity is an interval, a plain number one of no width. Ranges carry through: the result is the range of all
results that the inputs allow, taken as independent of each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Context, Decimal
from fractions import Fraction

from explainer.story import Computed
from explainer.values import Id, Number, Quantity, Range

MAX_LENGTH = 300
MAX_DEPTH = 20
MAX_SIZE = 10**30
DECIMALS = 10
"""How many decimals a result keeps where no rounding is given."""

EXACT = Context(prec=100)
"""More digits than any result can have."""

TOKEN = re.compile(r"\s*(?:\{([^{}]*)\}|(\d+(?:\.\d+)?)|([-+*/()])|(\S))", re.ASCII)


class FormulaError(ValueError):
    """A formula that cannot be read or has no result; the text says why."""


class Interval:
    """All numbers from low to high."""

    def __init__(self, low: Fraction, high: Fraction) -> None:
        self.low, self.high = low, high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        ends = [one * two for one in (self.low, self.high) for two in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        if other.low <= 0 <= other.high:
            raise FormulaError("a division by zero" if other.low == other.high else "a division by a range with zero")
        return self * Interval(1 / other.high, 1 / other.low)


def references(formula: str) -> list[Id]:
    """The ids of the figures that a formula names, each once; none of a formula that is too long to be one."""
    if len(formula) > MAX_LENGTH:
        return []
    return list(dict.fromkeys(Id(token[1].strip()) for token in TOKEN.finditer(formula) if token[1] is not None))


def evaluate(computed: Computed, values: Mapping[Id, Quantity]) -> Quantity:
    """The result over the values of the figures named, rounded as given.

    Raises FormulaError where the formula cannot be read, names a figure without a value, divides by zero, or grows
    beyond 30 digits.
    """
    result = _Parser(computed.formula, values).result()
    if max(abs(result.low), abs(result.high)) >= MAX_SIZE:
        raise FormulaError("a result of more than 30 digits")
    low, high = (_rounded(end, computed.round) for end in (result.low, result.high))
    return low if low == high else Range(low, high)


def _rounded(value: Fraction, step: Number | None) -> Number:
    """The nearest multiple of the step, halves away from zero; a bare number where it is whole and no step is given."""
    unit = Decimal(1).scaleb(-DECIMALS) if step is None else step
    steps = value / Fraction(unit)
    away = int(abs(steps) + Fraction(1, 2)) * (1 if steps >= 0 else -1)
    if isinstance(unit, int):
        return away * unit
    kept = EXACT.multiply(Decimal(away), unit)
    if step is not None:
        return kept
    return int(kept) if kept == kept.to_integral_value(context=EXACT) else kept.normalize(EXACT)


class _Parser:
    """Recursive descent, no deeper than twenty parentheses within each other."""

    def __init__(self, formula: str, values: Mapping[Id, Quantity]) -> None:
        if len(formula) > MAX_LENGTH:
            raise FormulaError(f"more than {MAX_LENGTH} characters")
        self.tokens = [token for token in TOKEN.finditer(formula) if token[0].strip()]
        self.values = values
        self.next = 0
        self.depth = 0

    def result(self) -> Interval:
        value = self.sum()
        if self.next < len(self.tokens):
            raise FormulaError(f"{self.seen()} where the formula should go on with + - * / or end")
        return value

    def seen(self) -> str:
        return f'"{self.tokens[self.next][0].strip()}"' if self.next < len(self.tokens) else "its end"

    def taken(self, signs: str) -> str:
        """The sign that comes next if it is one of these, taken from the formula; else nothing."""
        if self.next < len(self.tokens) and (sign := self.tokens[self.next][3]) and sign in signs:
            self.next += 1
            return str(sign)
        return ""

    def chain(self, operand: Callable[[], Interval], signs: str) -> Interval:
        value = operand()
        while sign := self.taken(signs):
            other = operand()
            match sign:
                case "+":
                    value = value + other
                case "-":
                    value = value - other
                case "*":
                    value = value * other
                case _:
                    value = value / other
        return value

    def sum(self) -> Interval:
        return self.chain(self.product, "+-")

    def product(self) -> Interval:
        return self.chain(self.operand, "*/")

    def operand(self) -> Interval:
        if self.taken("-"):
            return Interval(Fraction(0), Fraction(0)) - self.operand()
        if self.taken("("):
            return self.parenthesised()
        if self.next >= len(self.tokens) or not (self.tokens[self.next][1] is not None or self.tokens[self.next][2]):
            raise FormulaError(f"{self.seen()} where a number or a figure in braces should be")
        _, name, written, *_ = self.tokens[self.next].group(0, 1, 2)
        self.next += 1
        if name is None:
            return Interval(Fraction(written), Fraction(written))
        return self.figure(Id(name.strip()))

    def parenthesised(self) -> Interval:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError(f"more than {MAX_DEPTH} parentheses within each other")
        value = self.sum()
        if not self.taken(")"):
            raise FormulaError(f'{self.seen()} where a ")" should be')
        self.depth -= 1
        return value

    def figure(self, name: Id) -> Interval:
        value = self.values.get(name)
        if value is None:
            raise FormulaError(f"{{{name}}}, a figure without a value")
        low, high = (value.low, value.high) if isinstance(value, Range) else (value, value)
        return Interval(Fraction(low), Fraction(high))
