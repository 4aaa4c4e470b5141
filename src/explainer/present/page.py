"""What stands around the figures: the story's head, a section's head, its events."""

from __future__ import annotations

from datetime import date

from explainer.present import words
from explainer.present.lines import BLANK, Line, Span, indented, wrap
from explainer.present.pictures import Glyphs, timeline, timeline_sentence
from explainer.story import Section, Story


def as_of(story: Story, today: date) -> str:
    """The date that the figures speak of, and how long ago that is."""
    return f"as of {words.day(story.as_of)} · {words.age(story.as_of, today)}"


def summary(story: Story, width: int) -> list[Line]:
    """The story in short, and what has been corrected since."""
    lines = wrap(story.summary, width)
    for correction in story.corrections:
        lines += [BLANK] if correction is story.corrections[0] else []
        lines += wrap(f"Corrected {words.day(correction.date)}: {correction.text}", width, "caveat", rest="  ")
    return lines


def section_head(section: Section, width: int) -> list[Line]:
    """A panel's question and its answer."""
    return [*wrap(section.question, width, "heading"), *wrap(section.summary, width)]


def events(story: Story, section: Section, width: int, glyphs: Glyphs | None) -> list[Line]:
    """A section's events on a timeline, and as a list with the dates in a column of their own."""
    if not section.events:
        return []
    column = max(len(words.day(event.date)) for event in section.events) + 2
    foreign = all(event.context for event in section.events)
    heading = (
        Span("Timeline", "heading"),
        Span(" · context: none of it is in the article" if foreign else "", "muted"),
    )
    lines = wrap(heading, width)
    if glyphs is None:
        lines += wrap(timeline_sentence(section.events), width)
    else:
        lines += [*indented(timeline(section.events, width - 2, glyphs)), BLANK]
    for event in section.events:
        notes = [f"({story.sources[event.source].name})"] if event.source else []
        notes += ["context"] if event.context and not foreign else []
        line = (Span(event.text), Span(f" {' · '.join(notes)}", "muted"))
        told = wrap(line, width - column)
        lines.append((Span(words.day(event.date).ljust(column), "muted"), *told[0]))
        lines += [(Span(" " * column), *more) for more in told[1:]]
    return lines
