"""Rules of numbers: a unit, a whole that holds its parts, and things that can be counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.content.numbers_in_text import not_said
from explainer.content.rules.context import Row, RuleContext, TypedNumber
from explainer.content.rules.rule import Example, Finding, rule
from explainer.story import Figure
from explainer.values import Range, Value

MAX_ROW = 36
"""The most letters of a label and its value together."""
THOUSANDS_RE = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
"""A decimal number that some would read as thousands."""


@rule(
    "thousands",
    "warning",
    RuleContext.typed_numbers,
    Example("the figure tickets-before", "value: more than 5.500", "value: more than 5,500"),
)
def thousands(context: RuleContext, typed: TypedNumber) -> Iterator[Finding]:
    """A dot stands before decimals: 1.200 is little more than one, though some write thousands so. A number that is
    quoted with these very decimals is right."""
    for end in dict.fromkeys(typed.value.ends):
        written = str(end)
        if not THOUSANDS_RE.fullmatch(written):
            continue
        if context.is_english and re.search(rf"(?<![\d.,]){re.escape(written)}(?![\d.,])", typed.words):
            continue
        small = written.rstrip("0").rstrip(".") if written.endswith("0") else f"{written}0"
        intended = f"write {written.replace('.', '')}, or {small} where that is meant"
        found = f"found {written}, which is read as {written.rstrip('0').rstrip('.')}"
        yield Finding(f"expected thousands without a dot, {found}; {intended}")


@rule(
    "number-not-said",
    "warning",
    RuleContext.typed_numbers,
    Example(
        "the figure people",
        "quote: somewhere between 300 and 450 people\nvalue: 30 to 450 people",
        "quote: somewhere between 300 and 450 people\nvalue: 300 to 450 people",
    ),
)
def number_not_said(context: RuleContext, typed: TypedNumber) -> Iterator[Finding]:
    """A number is the one in the words beside it, the quote or what an account says: in digits, with a word such as
    million, or in words of English."""
    if not typed.words or not context.is_english:
        return
    found = not_said(typed.value, typed.words, context.numbers_in(typed.words))
    if found and not context.has_problem(typed.path) and not context.has_problem(typed.words_path):
        yield Finding(f"expected a number that is in the words beside it, found {found}, which is not")


@rule(
    "range-of-one-number",
    "warning",
    RuleContext.values,
    Example("the figure new-stages", "value: 2 to 2", "value: 2"),
)
def range_of_one_number(context: RuleContext, value: Value) -> Iterator[Finding]:
    """A range says that the number may lie anywhere in it; where both ends are the same, there is only the number."""
    low, high = value.ends
    if isinstance(value.amount, Range) and low == high:
        yield Finding(f"expected two ends that differ, found {low:,} twice; write {low:,}")


@rule(
    "unit-missing",
    "error",
    RuleContext.figures,
    Example(
        "the group Landing stages to be built",
        "title: Landing stages to be built",
        "title: Landing stages to be built\nunit: stages",
    ),
    by_group=True,
)
def unit_missing(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A number without its unit can be taken for anything."""
    owes = figure.computed is not None or (figure.value is not None and figure.value.unit is None)
    if owes and figure.unit is None:
        key = "computed" if figure.computed is not None else "value"
        yield Finding(
            "expected a unit in the value, the figure or its group, found none; write unit: with what is counted",
            key,
        )


@rule(
    "unit-twice",
    "warning",
    RuleContext.figures,
    Example("the figure tickets-before", "value: 5,500 tickets\nunit: tickets", "value: 5,500\nunit: tickets"),
)
def unit_twice(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """The unit of a group or a figure is shown once for all; a value has one behind it only where that is another."""
    unit = (figure.value and figure.value.unit) or ""
    words = unit.split()
    half = words[: len(words) // 2]
    if unit and figure.value and figure.value.ends != (1, 1) and (unit == figure.unit or words == half * 2):
        once = f"write it as {' '.join(half)}" if unit != figure.unit else "leave it out of the value"
        yield Finding(f"expected the unit once, found {unit}{' twice' if unit == figure.unit else ''}; {once}", "value")


@rule(
    "part-of-whole",
    "error",
    RuleContext.rows,
    Example("the figure new-stages", "value: 7\nof: 5", "value: 2\nof: 5"),
)
def part_of_whole(context: RuleContext, row: Row) -> Iterator[Finding]:
    """What is a part of a whole is not above it, and the whole is above zero."""
    whole, value = row.figure.of or row.group.of, row.figure.value
    if whole is None:
        return
    if whole.ends[0] <= 0:
        yield Finding(f"expected of: above zero, found {whole.ends[0]:,}", "of")
    elif value is not None and value.unit is None and not 0 <= value.ends[0] <= value.ends[1] <= whole.ends[1]:
        yield Finding(f"expected a part of {whole}, from 0 to it, found {value}", "value")


@rule(
    "not-things",
    "error",
    RuleContext.rows,
    Example("the figure new-stages", "value: 2.5", "value: 2"),
)
def not_things(context: RuleContext, row: Row) -> Iterator[Finding]:
    """What is drawn as things is counted in whole ones, not below zero."""
    value = row.figure.value
    if row.group.draw == "things" and value is not None and any(end < 0 or end % 1 for end in value.ends):
        yield Finding(
            f"expected a whole number with draw: things, found {value}; leave draw: out of the group", "value"
        )


@rule(
    "long-row",
    "warning",
    RuleContext.figures,
    Example(
        "the figure tickets",
        "label: tickets that the ferry office sold\nvalue: 12,345",
        "label: from the office\nvalue: 12,345",
    ),
)
def long_row(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A label says only what tells its row from the others, so that label and number fit in a column of every page."""
    if figure.value is None:
        return
    if (letters := len(f"{figure.label} {figure.value}")) > MAX_ROW:
        yield Finding(
            f"expected at most {MAX_ROW} letters in label and value together, found {letters}; shorten the label",
            "label",
        )


@rule(
    "forecast-high",
    "warning",
    RuleContext.figures,
    Example(
        "the figure new-stages",
        "basis: forecast\nconfidence: high because it was announced",
        "basis: forecast\nconfidence: moderate because it was announced",
    ),
)
def forecast_high(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """Nothing that was read supports a forecast as firmly as what has happened."""
    if figure.basis == "forecast" and figure.confidence.word == "high":
        yield Finding("expected moderate or low with basis: forecast, found high", "confidence")
