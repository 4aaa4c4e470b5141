"""Formulas over figures, worked out exactly.

    sum     = product, then any number of: + product, - product
    product = operand, then any number of: * operand, / operand
    operand = a number such as 12 or 0.5
            | {id}, a figure of the story that has a number
            | (sum)
            | -operand

Blanks may stand between any two of these. A formula has at most 300 characters, and 20 parentheses within each other;
its result has at most 30 digits. A figure enters with its range and its qualifier, and the result carries what follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from explainer.content.interval import End, Interval, QualifiedValue, rounded
from explainer.story import Computed
from explainer.values import Id, Range

MAX_LENGTH = 300
MAX_DEPTH = 20
MAX_SIZE = 10**30
HUNDRED = Interval(End(Fraction(100)), End(Fraction(100)))
MAX_SHOWN = 120
"""The most characters of a formula in a message."""

TOKEN_RE = re.compile(
    r"\s*(?:\{(?P<id>[^{}]*)\}|(?P<number>\d+(?:\.\d+)?)|(?P<sign>[-+*/()])|(?P<unknown>\S))", re.ASCII
)


class FormulaError(ValueError):
    """A formula that cannot be read or has no result; the text says why."""


def references(formula: str) -> list[Id]:
    """The ids of the figures that a formula names, each once; none for a formula over MAX_LENGTH characters."""
    if len(formula) > MAX_LENGTH:
        return []
    return list(
        dict.fromkeys(Id(token["id"].strip()) for token in TOKEN_RE.finditer(formula) if token["id"] is not None)
    )


def literals(formula: str) -> list[str]:
    """The numbers that are written out in a formula."""
    return [token["number"] for token in TOKEN_RE.finditer(formula[:MAX_LENGTH]) if token["number"] is not None]


def evaluate(computed: Computed, figures: Mapping[Id, QualifiedValue], is_percentage: bool = False) -> QualifiedValue:
    """The result with the values of the figures named, rounded to the step that is given, if any.

    A percentage is the result multiplied by 100.

    Raises FormulaError where the formula cannot be read, names a figure without a value or one that is only possible,
    divides by what can be zero, has no known end, or grows beyond 30 digits.
    """
    try:
        result = _Parser(computed.formula, figures).result()
        if is_percentage:
            result = result * HUNDRED
    except ZeroDivisionError as error:
        raise FormulaError(f"{_in_words(computed.formula, figures)}, {error}") from None
    if result.is_endless:
        words = _in_words(computed.formula, figures)
        raise FormulaError(f"{words}, which has no end; give one of its figures a range, such as 400 to 500")
    if any(isinstance(end.at, Fraction) and abs(end.at) >= MAX_SIZE for end in (result.low, result.high)):
        raise FormulaError("a result of more than 30 digits")
    return rounded(result, computed.round)


def _in_words(formula: str, figures: Mapping[Id, QualifiedValue]) -> str:
    """The formula with its figures as they are stated."""

    def words(named: re.Match[str]) -> str:
        figure = figures.get(Id(named[1].strip()))
        if figure is None:
            return named[0]
        return f"({figure})" if isinstance(figure.value, Range) else str(figure)

    text = re.sub(r"\{([^{}]*)\}", words, formula)
    return f"{text[:MAX_SHOWN]}…" if len(text) > MAX_SHOWN else text


class _Parser:
    """Recursive descent, no deeper than twenty parentheses within each other."""

    def __init__(self, formula: str, figures: Mapping[Id, QualifiedValue]) -> None:
        if len(formula) > MAX_LENGTH:
            raise FormulaError(f"more than {MAX_LENGTH} characters")
        self.tokens = [token for token in TOKEN_RE.finditer(formula) if token[0].strip()]
        self.figures = figures
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
        """Take the next sign from the formula if it is one of these, and return it; else return ""."""
        if self.next < len(self.tokens) and (sign := self.tokens[self.next]["sign"]) and sign in signs:
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
            return -self.operand()
        if self.taken("("):
            return self.parenthesised()
        token = self.tokens[self.next] if self.next < len(self.tokens) else None
        if token is not None and token["unknown"] == "{":
            raise FormulaError('a "{" that encloses no id')
        if token is None or token.lastgroup not in ("id", "number"):
            raise FormulaError(f"{self.seen()} where a number or a figure in braces should be")
        self.next += 1
        if token.lastgroup == "id":
            return self.figure(Id(token["id"].strip()))
        return Interval(End(Fraction(token["number"])), End(Fraction(token["number"])))

    def parenthesised(self) -> Interval:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError(f"more than {MAX_DEPTH} parentheses within each other")
        value = self.sum()
        if not self.taken(")"):
            is_cut = self.next == len(self.tokens)
            where = 'a ")" should be' if is_cut else 'the formula should go on with + - * / or ")"'
            raise FormulaError(f"{self.seen()} where {where}")
        self.depth -= 1
        return value

    def figure(self, name: Id) -> Interval:
        figure = self.figures.get(name)
        if figure is None:
            raise FormulaError(f"{{{name}}}, a figure without a value")
        if figure.allows is None:
            raise FormulaError(f"{{{name}}}, which {figure}; a possibility is not a number to calculate with")
        return figure.allows
