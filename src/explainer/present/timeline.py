"""The events of a section in the order of time, a row each, with every strand as a rail."""

from __future__ import annotations

from explainer.present import phrases, provenance, words
from explainer.present.caveats import with_numbers
from explainer.present.lines import Target
from explainer.present.page import Block, EventRow, GroupTitle
from explainer.present.words import BEGINS, ENDS, INSIDE, LASTS, OUTSIDE
from explainer.story import Event, Section, Story, Timeline


def timeline_blocks(story: Story, section: str, timeline: Timeline) -> list[Block]:
    """A timeline's title with what its rails are, and its events, the earliest first."""
    events = sorted(
        enumerate(timeline.events), key=lambda each: (each[1].date.earliest, -each[1].date.latest.toordinal())
    )
    strands = list(dict.fromkeys(event.rail for event in timeline.events if event.rail))
    note = with_numbers(story, timeline.note, "muted")
    blocks = [Block("group", group=GroupTitle(timeline.title, note=note, rails=phrases.rails(strands)))]
    first_marks = {event.rail: event.marks for _, event in reversed(events) if event.marks}
    lasting = {name: first_marks.get(name) == "end" for name in strands}
    for index, event in events:
        rails = " ".join(_rails(event, lasting))
        row = EventRow(
            phrases.day(event.date),
            f"{words.PLANNED}: {event.text}" if event.planned else event.text,
            rails,
            " ".join(LASTS if lasts else " " for lasts in lasting.values()),
            strand_of(event),
            provenance.origin(story, event),
            event.background,
        )
        blocks.append(Block("event", event=row, target=Target("event", f"{section}/{index}")))
    return blocks


def event_at(story: Story, name: str) -> tuple[Section, Timeline, Event] | None:
    """The event that a target names: its section's id and its index there; None where there is none."""
    section_id, _, index = name.rpartition("/")
    for section in story.sections:
        timeline = section.timeline
        if section.id == section_id and timeline and index.isdecimal() and int(index) < len(timeline.events):
            return section, timeline, timeline.events[int(index)]
    return None


def _rails(event: Event, lasting: dict[str, bool]) -> list[str]:
    """The signs of an event's line; `lasting` says which strands last before it, and is updated to those after it."""
    signs = []
    for name, lasts in lasting.items():
        sign = LASTS if lasts else " "
        if event.rail == name:
            sign = INSIDE if lasts else OUTSIDE
            if event.marks == ("end" if lasts else "start"):
                sign = ENDS if lasts else BEGINS
                lasting[name] = not lasts
        signs.append(sign)
    return signs


def strand_of(event: Event) -> str:
    """The strand of an event in words, and whether it begins or ends: law begins."""
    return " ".join(filter(None, (event.rail or "", words.MARKS.get(event.marks or "", ""))))
