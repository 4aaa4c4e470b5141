"""What the program says with numbers, dates and names in it: quotes, days, ages, counts, and sentences of these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time

from explainer.present.words import AS_OF, BETWEEN, MONTHS, SOURCES, SPELLED
from explainer.story import Correction, Source, Story
from explainer.values import Clock, PartialDate


def quoted(quote: str) -> str:
    """A quote in its marks; double marks inside it are single."""
    pieces = quote.split('"')
    marks = ("‘" if not before or before[-1] in " (" else "’" for before in pieces[:-1])
    single = "".join(text + mark for text, mark in zip(pieces, (*marks, ""), strict=True))
    return f"“{single.replace('“', '‘').replace('”', '’')}”"


def day(when: PartialDate | date) -> str:
    """A date as exactly as it is known: 12 Aug 2025, Aug 2025 or 2025."""
    return f"{when.day or ''} {MONTHS[when.month]} {when.year}".lstrip()


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


def as_of(story: Story, today: date | None, exported: date | None) -> str:
    """The day that the figures speak of, how long before `today` it is, when they were checked, and that of export."""
    facts = (
        AS_OF.format(day(story.as_of)),
        age(story.as_of, today) if today else "",
        f"checked {day(story.checked)}" if story.checked else "",
        f"exported {day(exported)}" if exported else "",
    )
    return BETWEEN.join(filter(None, facts))


def correction(made: Correction) -> str:
    """What was changed since publication, and when."""
    return f"Corrected {day(made.date)}: {made.text}"


def corrected_before(amount: int) -> str:
    """How many corrections there are before the newest, and where."""
    return f"{count(amount, 'earlier correction')}: the sources list all."


def clock(at: time) -> str:
    """A time of day: 6 am, 6:30 pm, noon, midnight."""
    if at.minute == 0 and at.hour in (0, 12):
        return "noon" if at.hour else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{(at.hour - 1) % 12 + 1}{minutes} {'am' if at.hour < 12 else 'pm'}"


def span(hours: Clock) -> str:
    """A span of the day: 6 am to 2 am."""
    return f"{clock(hours.begin)} to {clock(hours.end)}"


def published(source: Source) -> str:
    """The day of a source, behind its name; empty where it is not known."""
    return f", {day(source.published)}" if source.published else ""


def count(amount: int, one: str, many: str = "") -> str:
    """An amount with its noun: 1 other account, 2 other accounts."""
    return f"{amount:,} {one if amount == 1 else many or one + 's'}"


def ended(text: str) -> str:
    """A text as a sentence, with a point at its end where it has none."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: a, b and c."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def spelled(amount: int) -> str:
    """An amount in a sentence: a word up to twelve, then digits."""
    return SPELLED[amount] if amount < len(SPELLED) else f"{amount:,}"


def places(amount: int) -> str:
    """How many places: one place, six places."""
    return f"{spelled(amount)} {'place' if amount == 1 else 'places'}"


def reworded(amount: int, printed: bool) -> str:
    """In how many places the story was reworded, and where they are listed."""
    return f"Reworded in {places(amount)}{f', listed under {SOURCES}' if printed else ': press s'}."


def _some(amount: int, one: str, many: str = "", before: str = "") -> str:
    """An amount with its noun or its verb; empty where it is zero."""
    return f"{before}{count(amount, one, many)}" if amount else ""


def accounts(disagreeing: int, agreeing: int, again: int, more: int = 0) -> str:
    """How many others disagree and agree, and how many tell the same again: 1 disagrees · also in 2 reports; then how
    many more caveats there are."""
    facts = (
        _some(disagreeing, "disagrees", "disagree"),
        _some(agreeing, "agrees", "agree"),
        _some(again, "report", before="also in "),
        _some(more, "more caveat"),
    )
    return BETWEEN.join(filter(None, facts))


def rails(strands: Sequence[str]) -> str:
    """What each rail is, from left to right."""
    if len(strands) == 2:
        return f"left {strands[0]}, right {strands[1]}"
    return f"{'from left: ' if len(strands) > 1 else ''}{', '.join(strands)}"


def support(stated: int, second: int, unnamed: int) -> str:
    """How many of the figures that somebody states have a second source, and for how many nobody is named."""
    some = f"{spelled(second).capitalize() if second else 'None'} of the {count(stated, 'figure')} that somebody states"
    has = f"{some} {'has' if second < 2 else 'have'} a second, independent source"
    return f"{has}; for {unnamed:,} nobody is named." if unnamed else f"{has}."


def ways(quoted: int, usual: int, through: str, background: int, calculated: int) -> str:
    """How many of the figures the article has, `through` whom most of them came, and how many more we calculated."""
    some = f"{usual:,} of them " if usual < quoted else ""
    way = f", {some}through {through}" if through else ""
    parts = (
        _some(quoted, f"is in the article{way}", f"are in the article{way}"),
        _some(background, "is background", "are background"),
    )
    ours = _some(calculated, "more is calculated by us.", "more are calculated by us.", before=" ")
    return f"Of the figures, {'; '.join(filter(None, parts))}.{ours}"
