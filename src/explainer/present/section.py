"""A section as a page; the first one begins with the story's summary and what changed on its way."""

from __future__ import annotations

from datetime import date

from explainer.present import provenance, words
from explainer.present.card import CHANGED, figure_blocks, target_of
from explainer.present.caveats import note_spans
from explainer.present.lines import Line, Role, Span
from explainer.present.page import BLANK, Block, Page, Target, heading, text_block
from explainer.present.pictures import panel_scale, timeline
from explainer.story import Event, Section, Story


def section_page(story: Story, section: Section) -> Page:
    """The section's question and answer, its figures and its events; the first one begins with the story's summary."""
    opening = [*summary_blocks(story), BLANK] if section is story.sections[0] else []
    blocks = [*opening, *head_blocks(section)]
    scale = panel_scale(story, section.figures)
    for figure in section.figures:
        blocks += [*([] if figure.under else [BLANK]), *figure_blocks(story, figure, scale)]
    if section.events:
        blocks += [BLANK, *event_blocks(story, section)]
    return Page(section.title, tuple(blocks))


def as_of(story: Story, today: date) -> str:
    """The date that the figures speak of, how long ago that is, and when they were last checked."""
    checked = f"checked {words.day(story.checked)}" if story.checked else ""
    return " · ".join(filter(None, (f"as of {words.day(story.as_of)}", words.age(story.as_of, today), checked)))


def summary_blocks(story: Story) -> list[Block]:
    """The story's summary, what changed on its way, and the corrections."""
    blocks = [text_block("paragraph", story.summary), *changes_blocks(story)]
    for correction in story.corrections:
        blocks += [BLANK] if correction is story.corrections[0] else []
        blocks.append(text_block("caveat", f"Corrected {words.day(correction.date)}: {correction.text}", "caveat"))
    return blocks


def changes_blocks(story: Story) -> list[Block]:
    """Where the story changed on its way to the article, one line each, under a line that counts them."""
    changes = provenance.changes(story)
    if not changes:
        return []
    places = f"{words.spelled(len(changes))} {'place' if len(changes) == 1 else 'places'}"
    counted = f"On its way to this article the story changed in {places}"
    blocks = [BLANK, Block("changed", (Span(counted, "changed"),), lead=(Span(CHANGED, "changed"),))]
    for figure, account in changes:
        said = (Span(figure.label, "label"), Span(f" · {story.sources[account.source].name}: {account.says}"))
        blocks.append(Block("item", said, indent=2, below="  ", target=target_of(figure)))
    return blocks


def head_blocks(section: Section) -> list[Block]:
    """A section's question and its answer."""
    return [heading(section.question), text_block("paragraph", section.summary)]


def event_blocks(story: Story, section: Section, rails: bool = True) -> list[Block]:
    """A section's events as a timeline, one row each; the strands are rails at the left, or words without `rails`."""
    drawn = timeline(section.events)
    wide = max(len(row.date) for row in drawn.rows)
    foreign = all(event.context for event in section.events)
    title = (Span("Timeline", "heading"), Span(" · context: none of it is in the article" if foreign else "", "muted"))
    blocks = [Block("heading", title)]
    blocks += [Block("rails", (Span(name, "muted"),)) for name in drawn.headings if rails]
    for row in drawn.rows:
        lead: Line = (Span(f"{row.date:>{wide}}  ", "muted"),)
        if rails:
            own: Role = "context" if row.event and row.event.context else "fill"
            lead = (Span(row.rails[:-1], "fill"), Span(f"{row.rails[-1]}  ", own), *lead)
        below = f"{row.rails_below}  {' ' * wide}  " if rails else None
        if row.event is None:
            blocks.append(Block("event", (Span(row.text, "muted"),), lead=lead, below=below))
            continue
        event = row.event
        notes = ["context"] if event.context and not foreign else []
        notes += [_strand(event)] if event.rail and not rails else []
        spans = (Span(row.text), *note_spans(story, notes, event.source))
        target = Target("event", f"{section.id}/{section.events.index(event)}")
        blocks.append(Block("event", spans, lead=lead, below=below, target=target))
    if drawn.legend and rails:
        blocks.append(Block("rails", drawn.legend))
    return blocks


def _strand(event: Event) -> str:
    """The strand of an event in words, and whether it begins or ends: law begins."""
    return " ".join([event.rail or "", *({"start": "begins", "end": "ends"}[edge] for edge in [event.marks] if edge)])
