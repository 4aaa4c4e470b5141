"""What stands around the figures: the story's head, a section's head, its events."""

from __future__ import annotations

from datetime import date

from explainer.present import words
from explainer.present.lines import BLANK, Line, Span, wrap
from explainer.present.pictures import ASCII, ASCII_SIGNS, Glyphs, timeline, timeline_sentence
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
    shown = timeline(section.events)
    foreign = all(event.context for event in section.events)
    heading = (
        Span("Timeline", "heading"),
        Span(" · context: none of it is in the article" if foreign else "", "muted"),
    )
    lines = wrap(heading, width)
    if glyphs is None:
        lines += wrap(timeline_sentence(section.events), width)
    else:
        lines += [(Span(name, "label"),) for name in shown.headings]
    column = max(len(row.date) for row in shown.rows) + 2
    in_ascii = str.maketrans(ASCII_SIGNS) if glyphs is ASCII else {}
    for row in shown.rows:
        if row.event is None and glyphs is None:
            continue
        notes = [f"({story.sources[row.event.source].name})"] if row.event and row.event.source else []
        notes += ["context"] if row.event and row.event.context and not foreign else []
        line = (Span(row.text), Span(f" {' · '.join(notes)}" if notes else "", "muted"))
        rails, below = (f"{signs}  ".translate(in_ascii) if glyphs else "" for signs in (row.rails, row.rails_below))
        told = wrap(line, width - column - len(rails))
        lines.append((Span(rails, "fill"), Span(row.date.ljust(column), "muted"), *told[0]))
        lines += [(Span(below, "fill"), Span(" " * column), *more) for more in told[1:]]
    if glyphs is not None:
        legend = tuple(Span(text.translate(in_ascii), role) for text, role in shown.legend)
        lines += [BLANK, *wrap(legend, width)]
    return lines
