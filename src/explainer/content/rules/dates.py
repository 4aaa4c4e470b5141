"""Rules of dates: no date in the future unless planned, and lists of dates in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from explainer.content.rules.context import RuleContext
from explainer.content.rules.rule import Example, Finding, rule
from explainer.content.value_readers import MONTH
from explainer.story import Event, Figure, Source, Story, Timeline
from explainer.values import PartialDate


def _is_to_come(when: PartialDate, context: RuleContext) -> bool:
    return (when.earliest - context.today).days > 1  # the editor's day may be one ahead


@rule(
    "future-date",
    "warning",
    RuleContext.dates,
    Example("the story", "as_of: 3025-03-14", "as_of: 2025-03-14"),
)
def future_date(context: RuleContext, when: PartialDate) -> Iterator[Finding]:
    """A story tells what has happened: a date to come is a slip of the pen, or the clock is behind."""
    if _is_to_come(when, context):
        yield Finding(f"expected a date that is not in the future, found {when}")


@rule(
    "future-date",
    "warning",
    RuleContext.events,
    Example(
        "the timeline",
        "events:\n  - {date: 3031, text: A second boat is to come}",
        "events:\n  - {date: 3031, text: A second boat is to come, planned: true}",
    ),
)
def future_event(context: RuleContext, event: Event) -> Iterator[Finding]:
    """An event to come is planned, and is shown as such."""
    if not event.planned and _is_to_come(event.date, context):
        hint = "for a planned event write planned: true"
        message = f"expected a date that is not in the future, found {event.date}; {hint}"
        yield Finding(message, "date")


@rule(
    "overdue-plan",
    "warning",
    RuleContext.events,
    Example(
        "the timeline",
        "events:\n  - {date: 2025-04, text: A second boat is to come, planned: true}",
        "events:\n  - {date: 2025-04, text: A second boat comes}",
    ),
)
def overdue_plan(context: RuleContext, event: Event) -> Iterator[Finding]:
    """Once its day has gone by, a plan was kept or was not, and the story can say which."""
    if event.planned and (context.today - event.date.latest).days > 1:
        message = (
            f"expected a planned event in the future, found {event.date}; write what came of it, and leave planned: out"
        )
        yield Finding(message, "date")


@rule(
    "order",
    "warning",
    RuleContext.timelines,
    Example(
        "the timeline",
        "events:\n"
        "  - {date: 2025-03-10, text: A second boat is announced, source: parish}\n"
        "  - {date: 2021, text: A boat with an engine, source: parish}",
        "events:\n"
        "  - {date: 2021, text: A boat with an engine, source: parish}\n"
        "  - {date: 2025-03-10, text: A second boat is announced, source: parish}",
    ),
)
def order_of_events(context: RuleContext, timeline: Timeline) -> Iterator[Finding]:
    """Events are told from the first to the last."""
    for index, (before, event) in enumerate(pairwise(timeline.events), 1):
        is_slip = not before.planned and _is_to_come(before.date, context)  # reported as such
        if event.date.latest < before.date.earliest and not is_slip:
            message = f"expected the earliest event first, found {event.date} after {before.date}"
            yield Finding(message, "events", index, "date")


@rule(
    "order",
    "warning",
    RuleContext.whole_story,
    Example(
        "the story",
        "corrections:\n"
        "  - {date: 2025-03-16, text: There are to be two landing stages.}\n"
        "  - {date: 2025-03-20, text: One of the crew was misquoted.}",
        "corrections:\n"
        "  - {date: 2025-03-20, text: One of the crew was misquoted.}\n"
        "  - {date: 2025-03-16, text: There are to be two landing stages.}",
    ),
)
def order_of_corrections(context: RuleContext, story: Story) -> Iterator[Finding]:
    """Corrections are told from the newest on."""
    for index, (before, correction) in enumerate(pairwise(story.corrections), 1):
        is_slip = _is_to_come(correction.date, context)  # reported as such
        if correction.date.earliest > before.date.latest and not is_slip:
            message = f"expected the newest correction first, found {correction.date} after {before.date}"
            yield Finding(message, "corrections", index, "date")


@rule(
    "order",
    "warning",
    RuleContext.whole_story,
    Example("the story", "as_of: 2025-03-14\nchecked: 2025-02-01", "as_of: 2025-03-14\nchecked: 2025-04-02"),
)
def order_of_checked(context: RuleContext, story: Story) -> Iterator[Finding]:
    """The last look at the record is not before the day that its figures speak of."""
    late = story.checked is not None and story.checked.latest < story.as_of.earliest
    if late and not context.has_problem(("as_of",)):
        message = f"expected a day not before as_of, {story.as_of}, found {story.checked}"
        yield Finding(message, "checked")


@rule(
    "order",
    "warning",
    RuleContext.sources,
    Example(
        "the source herald",
        "published: 2025-03-14\naccessed: 2024-03-20",
        "published: 2025-03-14\naccessed: 2025-03-20",
    ),
)
def order_of_accessed(context: RuleContext, source: Source) -> Iterator[Finding]:
    """Nobody reads a source before it is published."""
    published, accessed = source.published, source.accessed
    if published is not None and accessed is not None and accessed.latest < published.earliest:
        yield Finding(f"expected a day not before published, {published}, found {accessed}", "accessed")


PERIOD_RE = re.compile(rf"\b(?:({MONTH}) )?((?:19|20|21)\d\d)\b(?:-(0\d|1[0-2])\b)?", re.IGNORECASE)
"""A year with its month, if any, by name before it or by number behind it."""
MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"


@rule(
    "future-count",
    "warning",
    RuleContext.figures,
    Example("the figure tickets", "period: 2142", "period: 2024"),
)
def future_count(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """What was counted, or seen by witnesses, has happened: a period to come belongs to a forecast."""
    if figure.basis in ("count", "witnesses") and figure.period is not None:
        for found in PERIOD_RE.finditer(figure.period):
            name, year, number = found.groups()
            month = MONTHS.index(name[:3].lower()) // 3 + 1 if name else int(number or 0)
            if (int(year), month) > (context.today.year, context.today.month if month else 0):
                message = f"expected a period that is not in the future with basis: {figure.basis}, found {found[0]}"
                yield Finding(message, "period")
                return
