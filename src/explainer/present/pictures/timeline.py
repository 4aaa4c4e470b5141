"""The events of a section in the order of time, a row each, with every strand as a rail at the left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from explainer.present import words
from explainer.present.lines import Line, Span
from explainer.story import Event

BEGINS, LASTS, ENDS = "╻", "┃", "╹"
INSIDE, OUTSIDE = "┣", "╺"
UNSAID = "┊"
ARTICLE, CONTEXT = "◆", "◇"

MEANINGS = {
    BEGINS: "begins",
    LASTS: "lasts",
    ENDS: "ends",
    INSIDE: "an event while it lasts",
    OUTSIDE: "another event of it",
    UNSAID: "no end was said",
    ARTICLE: "in the article",
    CONTEXT: "context",
}
"""What each sign of a timeline means."""

ASCII_SIGNS = {BEGINS: ".", LASTS: "|", ENDS: "'", INSIDE: "+", OUTSIDE: "-", UNSAID: ":", ARTICLE: "*", CONTEXT: "o"}
"""Each sign of a timeline as one ASCII character; no two are the same."""

BETWEEN_RAILS = "  "
BETWEEN_MEANINGS = "   "
TO_COME = "to come: "

LONG_MONTHS = 12
"""The least gap, in whole months, that gets a row of its own, if it is also a fifth of the whole time."""


class TimelineRow(NamedTuple):
    """One event, or a gap in words."""

    rails: str
    """The signs left of the row's first line: one for each strand, then the event's own."""
    rails_below: str
    """The signs left of the row's further lines, as wide as `rails`."""
    date: str
    """The date in words; empty for a gap."""
    text: str
    """The event's words, or how long the gap is."""
    event: Event | None
    """The event; None for a gap."""


class Timeline(NamedTuple):
    """Events in the order of time, free of any width. `timeline` makes one."""

    names: tuple[str, ...]
    """The strands from left to right."""
    rows: tuple[TimelineRow, ...]
    """The events, the earliest first, with the gaps between them."""
    legend: Line
    """What the signs mean: all that occur in the rows, and no others."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The names, a line each, so that each one begins above its rail."""
        return tuple(f"{' ' * (1 + len(BETWEEN_RAILS)) * place}{name}" for place, name in enumerate(self.names))


def timeline(events: Sequence[Event]) -> Timeline:
    """The events by their earliest possible day; planned ones begin with "to come:".

    A strand lasts from an event that begins it to one that ends it; one that ends before it begins had lasted before.
    One event alone has no rails.
    """
    ordered = _in_order(events)
    names = _strands(events) if len(ordered) > 1 else []
    lasting = {name: next(iter(_changes(name, ordered)), None) == "end" for name in names}
    rows: list[TimelineRow] = []
    before: Event | None = None
    planned = False
    for event in ordered:
        if before is not None:
            rows += _gap(before, event, ordered, lasting)
        planned = planned or event.planned
        rows.append(_row(event, lasting, planned))
        before = event
    return Timeline(tuple(names), tuple(rows), _legend(rows))


def _in_order(events: Sequence[Event]) -> list[Event]:
    """The earliest possible day first; of dates that begin on one day, the least exact first."""
    return sorted(events, key=lambda event: (event.date.earliest, -event.date.latest.toordinal()))


def _strands(events: Sequence[Event]) -> list[str]:
    """The strands in the order in which the file names them."""
    return list(dict.fromkeys(_strand(event) for event in events if event.rail))


def _strand(event: Event) -> str:
    return " ".join((event.rail or "").split())


def _changes(name: str, ordered: Sequence[Event]) -> list[str]:
    return [event.marks for event in ordered if event.marks and _strand(event) == name]


def _row(event: Event, lasting: dict[str, bool], planned: bool) -> TimelineRow:
    """The event's row; `lasting` says what lasts before it, and is updated to what lasts after it."""
    passing = UNSAID if planned else LASTS
    cells = []
    for name, lasts in lasting.items():
        sign = passing if lasts else " "
        if _strand(event) == name:
            sign = INSIDE if lasts and not planned else OUTSIDE
            if event.marks == ("end" if lasts else "start"):
                sign = ENDS if lasts else BEGINS
                lasting[name] = not lasts
        cells.append(sign)
    below = [passing if lasts else " " for lasts in lasting.values()]
    text = f"{TO_COME}{event.text}" if event.planned else event.text
    rails = BETWEEN_RAILS.join([*cells, CONTEXT if event.context else ARTICLE])
    return TimelineRow(rails, BETWEEN_RAILS.join([*below, " "]), words.day(event.date), text, event)


def _gap(before: Event, after: Event, ordered: Sequence[Event], lasting: dict[str, bool]) -> list[TimelineRow]:
    """A row for a long time without an event, or for the time from a strand's end to its next beginning."""
    length, months = _time_between(before, after)
    whole = _months(ordered[0].date.latest, ordered[-1].date.earliest)
    paused = before.marks == "end" and after.marks == "start" and _strand(before) == _strand(after) in lasting
    if not length or not (paused or (months >= LONG_MONTHS and 5 * months >= whole)):
        return []
    rails = BETWEEN_RAILS.join([*(UNSAID if lasts else " " for lasts in lasting.values()), " "])
    return [TimelineRow(rails, rails, "", f"no {_strand(after)} for {length}" if paused else f"{length} later", None)]


def _time_between(before: Event, after: Event) -> tuple[str, int]:
    """The least time between the two dates, in words and in whole months; no words where they touch."""
    start, end = before.date.latest, after.date.earliest
    if start >= end:
        return "", 0
    months = _months(start, end)
    exact = bool(before.date.day and after.date.day)
    if not months:
        amount, unit, rest = (end - start).days, "day", False
    elif months < 24:
        amount, unit, rest = months, "month", start.day != end.day
    else:
        amount, unit, rest = months // 12, "year", (start.month, start.day) != (end.month, end.day)
    length = f"{words.spelled(amount)} {unit}{'s' if amount > 1 else ''}"
    return (length if exact and not rest else f"more than {length}"), months


def _months(start: date, end: date) -> int:
    """The whole months from one day to another."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _legend(rows: Sequence[TimelineRow]) -> Line:
    drawn = {sign for row in rows for sign in row.rails + row.rails_below}
    spans: list[Span] = []
    for sign, meaning in MEANINGS.items():
        if sign in drawn:
            spans += [Span(BETWEEN_MEANINGS)] if spans else []
            spans += [Span(sign, "context" if sign == CONTEXT else "fill"), Span(f" = {meaning}", "muted")]
    return tuple(spans)
