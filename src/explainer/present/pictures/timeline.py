"""The events of a section on an axis of years, each strand on a rail of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from explainer.present import words
from explainer.present.lines import Line, Role, Span, wrap
from explainer.present.pictures.axis import spread, ticked
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import flat, legend, meaning
from explainer.story import Event

LEAST_CELLS = 12
YEAR_LABEL_CELLS = 6
UNSTRANDED = "other events"


class Calendar:
    """Whole years laid over a row of cells."""

    def __init__(self, first: int, last: int, cells: int) -> None:
        self.first = first
        """The first year."""
        self.last = last
        """The last year, which ends where the cells do."""
        self.cells = cells
        """How many cells there are."""

    @property
    def days(self) -> int:
        """How many days there are."""
        return date(self.last, 12, 31).toordinal() - date(self.first, 1, 1).toordinal() + 1

    def cell(self, day: date) -> int:
        """The cell that a day falls into."""
        return (day.toordinal() - date(self.first, 1, 1).toordinal()) * self.cells // self.days


class Strand:
    """A rail's events, the earliest first."""

    def __init__(self, name: str | None, events: tuple[Event, ...]) -> None:
        self.name = name
        """Its name; none for the events that belong to no strand."""
        self.events = events

    @property
    def changes(self) -> list[Event]:
        """The events that begin or end it, without those that mark what already is."""
        changes: list[Event] = []
        for event in self.events:
            if event.marks and not (changes and changes[-1].marks == event.marks):
                changes.append(event)
        return changes


def timeline(events: Sequence[Event], width: int, glyphs: Glyphs) -> list[Line]:
    """The rails over their years; in words where they do not fit, and nothing without events."""
    if not events:
        return []
    calendar = Calendar(min(e.date.year for e in events), max(e.date.year for e in events), width - 1)
    strands = _strands(events)
    if width < LEAST_CELLS or any(2 * len(strand.changes) + 2 > calendar.cells for strand in strands):
        return wrap(timeline_sentence(events), max(width, 1))
    lines: list[Line] = []
    for strand in strands:
        lines += [*legend([_heading(strand)], width, glyphs), _marks(strand, calendar, glyphs)]
        if strand.changes:
            lines.append(_rail(strand, calendar, glyphs))
    lines += ticked(_years(calendar), width, glyphs)
    return lines + _legend(events, calendar, width, glyphs)


def timeline_sentence(events: Sequence[Event]) -> str:
    """From when to when, each strand with its beginnings and ends."""
    if not events:
        return ""
    ordered = sorted(events, key=lambda event: event.date.earliest)
    first, last = words.day(ordered[0].date), words.day(ordered[-1].date)
    span = first if first == last else f"{first} to {last}"
    rails = [f"{_name(strand)}: {_states(strand)}" for strand in _strands(events)]
    return f"A timeline, {span}. {'; '.join(rails)}."


def _strands(events: Sequence[Event]) -> list[Strand]:
    """The rails in the order in which the file names them; events of no strand come last."""
    rails = list(dict.fromkeys(event.rail for event in events if event.rail))
    ordered = sorted(events, key=lambda event: event.date.earliest)
    named: list[str | None] = [*rails, *([None] if any(not event.rail for event in events) else [])]
    return [Strand(name, tuple(e for e in ordered if (e.rail or None) == name)) for name in named]


def _name(strand: Strand) -> str:
    return flat(strand.name) if strand.name else UNSTRANDED


def _states(strand: Strand) -> str:
    """When the strand begins and ends, or how many events it has."""
    changes = strand.changes if strand.name else []
    if not changes:
        return words.count(len(strand.events), "event")
    prepositions = {"start": "from", "end": "until"}
    return ", ".join(f"{prepositions[event.marks]} {words.day(event.date)}" for event in changes if event.marks)


def _heading(strand: Strand) -> Line:
    return Span(_name(strand), "label"), Span(f": {_states(strand)}", "muted")


def _marks(strand: Strand, calendar: Calendar, glyphs: Glyphs) -> Line:
    """A mark in the cell of each event, or their number where one cell holds several."""
    cells: dict[int, list[Event]] = {}
    for event in strand.events:
        cells.setdefault(calendar.cell(event.date.earliest), []).append(event)
    return spread((cell, _mark(held, glyphs), _mark_role(held)) for cell, held in cells.items())


def _mark(events: Sequence[Event], glyphs: Glyphs) -> str:
    if len(events) > 1:
        return str(len(events)) if len(events) < 10 else "+"
    [event] = events
    if event.context:
        return glyphs.dated_context if event.date.day else glyphs.undated_context
    return glyphs.dated if event.date.day else glyphs.undated


def _mark_role(events: Sequence[Event]) -> Role:
    return "context" if all(event.context for event in events) else "mark"


def _rail(strand: Strand, calendar: Calendar, glyphs: Glyphs) -> Line:
    """A line where the strand is in force, with an open end where nothing ends it."""
    changes = strand.changes
    in_force = changes[0].marks == "end"
    text, begin = "", 0
    for place in (*_places(changes, calendar), calendar.cells):
        text += (glyphs.rail if in_force else " ") * (place - begin)
        begin, in_force = place, not in_force
    return (Span(text + (glyphs.arrow if not in_force else ""), "fill"),)


def _places(changes: Sequence[Event], calendar: Calendar) -> list[int]:
    """The cells where the state changes, moved as little as leaves every state at least one cell."""
    places: list[int] = []
    for event in changes:
        places.append(max(calendar.cell(event.date.earliest), places[-1] + 1 if places else 1))
    most = calendar.cells - 1
    for index in reversed(range(len(places))):
        places[index] = min(places[index], most)
        most = places[index] - 1
    return places


def _years(calendar: Calendar) -> list[tuple[int, str]]:
    """The years that have room for their label, at the cell of their first day."""
    years = calendar.last - calendar.first + 1
    every = next(
        step
        for power in range(5)
        for step in (1 * 10**power, 2 * 10**power, 5 * 10**power)
        if step * calendar.cells >= years * YEAR_LABEL_CELLS
    )
    shown = range(calendar.first, calendar.last + 1, every)
    return [(calendar.cell(date(year, 1, 1)), str(year)) for year in shown]


def _legend(events: Sequence[Event], calendar: Calendar, width: int, glyphs: Glyphs) -> list[Line]:
    """What the marks mean, and how fine the axis is."""
    kinds = {(event.context, bool(event.date.day)) for event in events}
    signs: list[tuple[tuple[bool, bool], str, str, Role]] = [
        ((False, True), glyphs.dated, "full date", "mark"),
        ((False, False), glyphs.undated, "day not known", "mark"),
        ((True, True), glyphs.dated_context, "context", "context"),
        ((True, False), glyphs.undated_context, "context, day not known", "context"),
    ]
    parts = [meaning(sign, text, role) for kind, sign, text, role in signs if kind in kinds]
    crowded = any(
        len(row.text) == 1 and (row.text.isdigit() or row.text == "+") for row in _all_marks(events, calendar, glyphs)
    )
    if crowded:
        parts.append(meaning("2", "two events in one cell", "mark"))
    finest = words.count(-(-calendar.days // calendar.cells), "day")
    parts.append((Span(f"not finer than {finest} a cell", "muted"),))
    return legend(parts, width, glyphs)


def _all_marks(events: Sequence[Event], calendar: Calendar, glyphs: Glyphs) -> Line:
    return tuple(span for strand in _strands(events) for span in _marks(strand, calendar, glyphs))
