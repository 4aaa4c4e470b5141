"""Rules of numbers: a unit, the ends of a range in order, and the uncertainty at the number itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.content.rules.context import RuleContext, TypedNumber
from explainer.content.rules.rule import Example, Finding, rule
from explainer.story import Figure
from explainer.values import Quantity, Range, ends


@rule(
    "reversed-range",
    "error",
    RuleContext.quantities,
    Example("the figure people", "value: {low: 1400, high: 900}", "value: {low: 900, high: 1400}"),
)
def reversed_range(context: RuleContext, value: Quantity) -> Iterator[Finding]:
    """A range is written from its lower to its higher end."""
    if isinstance(value, Range) and value.low > value.high:
        meant = f"{{low: {value.high}, high: {value.low}}}"
        yield Finding(f"expected low: to be at most high:, found {value.low} above {value.high}; write {meant}")


@rule(
    "thousands",
    "warning",
    RuleContext.typed_numbers,
    Example("the figure rides", "value: 18.000", "value: 18000"),
)
def thousands(context: RuleContext, typed: TypedNumber) -> Iterator[Finding]:
    """A dot stands before decimals: 1.200 is little more than one, though some write thousands so. A number that is
    quoted with these very decimals is right."""
    for end in ends(typed.value):
        written = str(end)
        if not re.fullmatch(r"[+-]?[1-9]\d{0,2}\.\d{3}", written):
            continue
        if context.is_english and re.search(rf"(?<![\d.,]){re.escape(written)}(?![\d.,])", typed.words):
            continue
        small = written.rstrip("0").rstrip(".") if written.endswith("0") else f"{written}0"
        meant = f"write {written.replace('.', '')}, or {small} where that is meant"
        found = f"found {written}, which is read as {written.rstrip('0').rstrip('.')}"
        yield Finding(f"expected thousands without a dot, {found}; {meant}")


@rule(
    "range-of-one-number",
    "warning",
    RuleContext.quantities,
    Example("the figure shift-workers", "value: {low: 40, high: 40}", "value: 40"),
)
def range_of_one_number(context: RuleContext, value: Quantity) -> Iterator[Finding]:
    """A range says that the number may lie anywhere in it; where both ends are the same, there is only the number."""
    if isinstance(value, Range) and value.low == value.high:
        yield Finding(f"expected two ends that differ, found {value.low} twice; write {value.low}")


@rule(
    "unit-missing",
    "error",
    RuleContext.figures,
    Example("the figure people", "value: {low: 900, high: 1400}", "value: {low: 900, high: 1400}\nunit: people"),
)
def unit_missing(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A number without its unit can be taken for anything."""
    for key, number in (("value", figure.value), ("computed", figure.computed)):
        if number is not None and figure.unit is None:
            yield Finding("expected a unit with the value, found none", (key,))


@rule(
    "uncertain-without-range",
    "warning",
    RuleContext.figures,
    Example("the figure people", "basis: estimated\nvalue: 1150", "basis: estimated\nvalue: {low: 900, high: 1400}"),
)
def uncertain_without_range(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """The word "estimated" alone goes unnoticed: a range or a qualifier at the number itself is seen."""
    plain = figure.value is not None and not isinstance(figure.value, Range) and figure.qualifier is None
    if plain and figure.basis in ("estimated", "forecast"):
        yield Finding(f"expected a range or a qualifier, found one {figure.basis} number", ("value",))


@rule(
    "forecast-high",
    "warning",
    RuleContext.figures,
    Example(
        "the figure third-line",
        "basis: forecast\nqualifier: up to\nconfidence: high",
        "basis: forecast\nqualifier: up to\nconfidence: moderate",
    ),
)
def forecast_high(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """Nothing that was read supports a forecast as firmly as what has happened."""
    if figure.basis == "forecast" and figure.confidence == "high":
        yield Finding("expected moderate or low in a forecast, found high", ("confidence",))
