"""Numbers, dates, evidence and relays in words: the one place for every front."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from explainer.story import CaveatKind, Figure, Group
from explainer.values import Clock, Number, PartialDate, Quantity, Range, Sureness, Value

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
OURS = "ours"
"""The origin of what we calculated."""

CONFIDENCE = "how well what we read supports the claim as it is worded"
"""What confidence means, everywhere."""

CONFIDENCE_SENTENCES: dict[Sureness, str] = {
    "high": "High: what we read supports the claim as it is worded.",
    "moderate": "Moderate: what we read supports it in part, or on the word of one side.",
    "low": "Low: what we read supports it weakly, or says something else.",
}
"""What each degree of confidence means."""

DOTS: dict[Sureness, str] = {"high": "●●●", "moderate": "●●○", "low": "●○○"}
"""Each degree of confidence as a sign."""

CAVEATS: dict[CaveatKind, str] = {
    "note": "",
    "conflict": "conflict",
    "unclear": "unclear",
    "few-people": "few people",
    "unnamed": "unnamed",
    "stake": "stake",
    "definition": "what is counted",
    "gaps": "gaps",
    "retold": "reworded",
    "dated": "dated",
}
"""The word for each kind of caveat, after its text; a note has none."""

UNNAMED = "unnamed: nobody can be asked"
"""What an unnamed source means for a reader."""


def number(value: Number) -> str:
    """An exact number with thousands separators: 13,000 or 0.17."""
    return f"{value:,f}" if not isinstance(value, int) else f"{value:,}"


def quantity(value: Quantity) -> str:
    """A number, or a range as its two ends: 100 to 200."""
    if isinstance(value, Range):
        return f"{number(value.low)} to {number(value.high)}"
    return number(value)


def value(stated: Value) -> str:
    """A value as it is read, with a unit of its own: more than 13,000, 12 times more."""
    return " ".join(filter(None, (stated.qualifier, quantity(stated.amount), stated.unit)))


def unit_of(group: Group) -> str | None:
    """The unit of a group's rows: its own, else the one that all its figures with a number share."""
    if group.unit is not None:
        return group.unit
    units = {figure.unit for figure in group.figures if figure.value is not None}
    return units.pop() if len(units) == 1 else None


def in_row(figure: Figure, group: Group, unit: str | None) -> str:
    """What stands in the number's place in a figure's row, and in texts that name the figure; empty where words do.

    It is the value, with its unit where that is not `unit`, the one of its group's rows; else the clock, else the
    period.
    """
    if figure.value is not None:
        own = figure.value.unit or figure.unit
        text = value(figure.value._replace(unit=own if own != unit else None))
        return f"{text} of {value(figure.of)}" if figure.of and figure.of != group.of else text
    if figure.clock is not None:
        return span(figure.clock)
    return "" if figure.quote or figure.says else figure.period or ""


def about(figure: Figure, period: str | None) -> str:
    """What is said of a figure's number beside its digits: its qualifier, its unit, its whole and a period."""
    if figure.value is None:
        return ""
    of = f"of {value(figure.of)}" if figure.of else ""
    return ", ".join(filter(None, (figure.value.qualifier, figure.value.unit or figure.unit, of, period)))


def in_words(figure: Figure) -> str:
    """What stands in the number's place where a row has no number: the quote in its marks, else what is said."""
    return quoted(figure.quote) if figure.quote else figure.says or ""


def quoted(quote: str) -> str:
    """A quote in its marks; double marks inside it are single."""
    if '"' in quote:
        pieces = quote.split('"')
        marks = ("‘" if not before or before[-1] in " (" else "’" for before in pieces[:-1])
        quote = "".join(text + mark for text, mark in zip(pieces, (*marks, ""), strict=True))
    return f"“{quote.replace('“', '‘').replace('”', '’')}”"


def day(when: PartialDate) -> str:
    """A date as exactly as it is known: 12 Aug 2025, Aug 2025 or 2025."""
    parts = [str(when.day) if when.day else "", MONTHS[when.month - 1] if when.month else "", str(when.year)]
    return " ".join(part for part in parts if part)


def age(when: PartialDate, today: date) -> str:
    """How long ago a date is, in the largest unit that says at least two: 15 months ago; empty where it is to come.

    A partial date counts from the last day that it can mean, so that an age is never overstated.
    """
    days = (today - when.latest).days
    if days < 0:
        return "not yet over" if when.earliest <= today else ""
    if days < 2:
        return ("today", "yesterday")[days]
    if days < 14:
        return f"{days} days ago"
    months = (today.year - when.latest.year) * 12 + today.month - when.latest.month - (today.day < when.latest.day)
    if months < 2:
        return f"{days // 7} weeks ago"
    return f"{months} months ago" if months < 24 else f"{months // 12} years ago"


def clock(at: time) -> str:
    """A time of day: 6 am, 6:30 pm, noon, midnight."""
    if at.minute == 0 and at.hour in (0, 12):
        return "noon" if at.hour else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{(at.hour - 1) % 12 + 1}{minutes} {'am' if at.hour < 12 else 'pm'}"


def span(hours: Clock) -> str:
    """A span of the day: 6 am to 2 am."""
    return f"{clock(hours.begin)} to {clock(hours.end)}"


def count(amount: int, one: str, many: str = "") -> str:
    """An amount with its noun: 1 other account, 2 other accounts."""
    return f"{amount:,} {one if amount == 1 else many or one + 's'}"


def is_many(amount: int) -> str:
    """An amount with its verb: 1 is, 10 are."""
    return f"{amount:,} {'is' if amount == 1 else 'are'}"


def ended(text: str) -> str:
    """A text as a sentence, with a point at its end where it has none."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: a, b and c."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def spelled(amount: int) -> str:
    """An amount in a sentence: a word up to twelve, then digits."""
    return SPELLED[amount] if amount < len(SPELLED) else f"{amount:,}"
