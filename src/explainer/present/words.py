"""Numbers, dates, evidence and relays in words: the one place for every front."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from explainer.story import Basis, CaveatKind, Confidence, Figure, Qualifier, Seen, SourceKind
from explainer.values import Number, PartialDate, Quantity, Range

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
OURS = "our arithmetic"

BASIS_SENTENCES: dict[Basis, str] = {
    "counted": "Counted: from a register or a series.",
    "testified": "Testified: told by people who say they saw it.",
    "estimated": "Estimated: somebody's judgement of a size nobody counted.",
    "announced": "Announced: what somebody said would be done.",
    "forecast": "Forecast: what somebody expects.",
    "reported": "Reported: told without saying what it rests on.",
    "law": "Law: what a legal text says.",
    "computed": "Computed: our arithmetic over other figures here.",
}
"""What each kind of evidence means, for a reader who asks."""

CONFIDENCE = "how well what was read supports the claim as it is worded"
"""What confidence means, everywhere."""

CONFIDENCE_SENTENCES: dict[Confidence, str] = {
    "high": "High: what was read supports the claim as it is worded.",
    "moderate": "Moderate: what was read supports it in part, or on the word of one side.",
    "low": "Low: what was read supports it weakly, or says something else.",
}
"""What each degree of confidence means."""

CAVEAT_SENTENCES: dict[CaveatKind, str] = {
    "note": "must be known beside the number; shown without its kind",
    "inconsistency": "something else that was read says otherwise",
    "ambiguity": "the words can be read in more than one way",
    "sample": "few people were asked, or only some kinds of people",
    "anonymity": "who says it is not named",
    "interest": "who says it may want it believed",
    "definition": "what is counted is not what one would expect",
    "coverage": "something is left out, or not known",
    "relay": "it changed on its way to the article",
    "dated": "it was true then, and may not be true now",
}
"""What each kind of caveat means; the word of the kind is shown after the caveat."""

KINDS: dict[SourceKind, str] = {
    "testimony": "testimony",
    "statistics": "statistics",
    "intelligence": "intelligence service",
    "statement": "official statement",
    "law": "legal text",
    "expert": "expert",
    "news": "news report",
}
"""What sort of evidence a source is."""

SEEN: dict[Seen, str] = {"full": "read in full", "excerpt": "read in excerpts", "cited": "not read, cited by others"}
"""How much of a source was read."""


def number(value: Number) -> str:
    """An exact number with thousands separators: 13,000 or 0.17."""
    return f"{value:,f}" if not isinstance(value, int) else f"{value:,}"


def quantity(value: Quantity) -> str:
    """A number, or a range as its two ends: 100 to 200."""
    if isinstance(value, Range):
        return f"{number(value.low)} to {number(value.high)}"
    return number(value)


def qualified(value: Quantity, qualifier: Qualifier | None) -> str:
    """A number with its qualifier: more than 13,000."""
    return f"{qualifier} {quantity(value)}" if qualifier else quantity(value)


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
    """A time of day: 06:00."""
    return f"{at:%H:%M}"


def count(amount: int, one: str, many: str = "") -> str:
    """An amount with its noun: 1 other account, 2 other accounts."""
    return f"{amount:,} {one if amount == 1 else many or one + 's'}"


def evidence_label(figure: Figure) -> str:
    """Basis and confidence: counted · high confidence."""
    return f"{figure.basis} · {figure.confidence} confidence"


def short_evidence_label(figure: Figure) -> str:
    """The same where there is little room: counted · high."""
    return f"{figure.basis} · {figure.confidence}"


def unit_and_period(figure: Figure) -> str:
    """What follows a number: its unit and period."""
    return ", ".join(part for part in (figure.unit, figure.period) if part)


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: a, b and c."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def spelled(amount: int) -> str:
    """An amount in a sentence: a word up to twelve, then digits."""
    return SPELLED[amount] if amount < len(SPELLED) else f"{amount:,}"
