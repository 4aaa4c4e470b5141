"""A section as a page: its question and answer, then its figures as rows in groups, then its timeline.

The first one begins with the story's summary and how the story reached us.
"""

from __future__ import annotations

from collections.abc import Collection

from explainer.present import numbers, phrases, provenance, words
from explainer.present.caveats import caveat_block, main_caveat, with_numbers
from explainer.present.lines import Line, Span, Target
from explainer.present.page import BLANK, Block, Drawing, GroupTitle, Page, Row, Standing, Under, heading, text_block
from explainer.present.scales import drawings
from explainer.present.timeline import timeline_blocks
from explainer.story import Figure, Group, Section, Story


def section_page(
    story: Story,
    section: Section,
    chosen: Collection[Figure] | None = None,
    printed: bool = False,
    pictures: bool = True,
) -> Page:
    """The page of a section; `chosen`: only the rows of these figures, under the titles of their groups.

    `printed`: for a front without keys, whose rows have all their caveats under them, not the first one alone, each
    with its kind and the source that it rests on, and where the story's summary stands before the first section.
    `pictures`: whether numbers are drawn.
    """
    drawn = drawings(section.groups) if pictures else {}
    blocks: list[Block] = []
    if chosen is None:
        blocks += [*summary_blocks(story), BLANK] if section is story.sections[0] and not printed else []
        blocks += [
            heading(section.question),
            Block("paragraph", with_numbers(story, section.summary)),
        ]
    for group in section.groups:
        figures = [figure for figure in group.figures if chosen is None or figure in chosen]
        if figures:
            blocks += [*([BLANK] if blocks else []), _title_block(story, group)]
            blocks += [_row_block(story, figure, drawn.get(figure.id), printed) for figure in figures]
    if section.timeline is not None and chosen is None:
        blocks += [BLANK, *timeline_blocks(story, section.id, section.timeline)]
    return Page(section.title, tuple(blocks))


def summary_blocks(story: Story, printed: bool = False) -> list[Block]:
    """The story's summary, how far it came and where it was reworded on its way, and the newest correction."""
    blocks = [Block("paragraph", with_numbers(story, story.summary))]
    if relay := _relay(story, printed):
        blocks.append(Block("changed", relay, lead=(Span(words.CHANGED, "changed"),)))
    for correction in story.corrections[:1]:
        blocks.append(text_block("caveat", phrases.correction(correction), "caveat"))
    if (before := len(story.corrections) - 1) > 0:
        blocks.append(text_block("caveat", phrases.corrected_before(before), "caveat"))
    return blocks


def _relay(story: Story, printed: bool) -> Line:
    """The usual way of the story, and how many times it was reworded; empty where it was not."""
    rewordings, way = provenance.rewordings(story), provenance.usual_way(story)
    if not rewordings:
        return ()
    hand = (Span(words.THIRD_HAND, "changed"),) if len(way) == 3 else ()
    through = (*hand, *provenance.relay_spans(story, way, "changed"), Span(". ", "changed")) if way else ()
    return (*through, Span(phrases.reworded(len(rewordings), printed), "changed"))


def _title_block(story: Story, group: Group) -> Block:
    """The title over a group's rows, with its unit, its whole and its note."""
    about = ", ".join(filter(None, (numbers.unit_of(group), words.OF.format(group.of) if group.of else "")))
    note = with_numbers(story, group.note, "muted")
    return Block("group", group=GroupTitle(group.title, about, note))


def _row_block(story: Story, figure: Figure, drawing: Drawing | None, printed: bool) -> Block:
    """A figure's row, with what stands under it."""
    value = numbers.in_row(story, figure)
    label = "" if figure.label == value else figure.label
    if not value:
        label = phrases.quoted(figure.quote) if figure.quote else f"{label}: {figure.says or ''}"
    again = sum(provenance.is_same_voice(story, figure, account) for account in figure.agrees)
    others = (len(provenance.differing(story, figure)), len(figure.agrees) - again, again)
    row = Row(
        label,
        value,
        standing(story, figure),
        figure.background or figure.computed is not None,
        drawing,
        _under(story, figure, printed),
        phrases.accounts(*others),
        phrases.accounts(*others, 0 if printed else len(figure.caveats[1:])),
        figure.steps,
    )
    return Block("row", row=row, target=Target("figure", figure.id))


def standing(story: Story, figure: Figure) -> Standing:
    """How sure a figure is, its kind of evidence, and who says it."""
    origin = provenance.origin(story, figure) or (Span(words.OURS, "muted"),)
    return Standing(figure.confidence.word, (Span(f"{figure.basis} · ", "muted"), *origin))


def _under(story: Story, figure: Figure, printed: bool) -> tuple[Under, ...]:
    """The arithmetic, the accounts of tellers before us, and the main caveat, unless it says the same as those."""
    lines: list[Under] = []
    if figure.computed is not None:
        lines.append(Under("arithmetic", arithmetic(story, figure)))
    for account in provenance.reworded(story, figure):
        teller = Span(
            f"{provenance.short(story, account.source)}: ", "changed", target=Target("source", account.source)
        )
        lines.append(Under("changed", (teller, Span(account.says, "changed"))))
    if printed:
        lines += (Under("caveat", caveat_block(story, caveat).spans) for caveat in figure.caveats)
    elif main := main_caveat(story, figure):
        lines.append(Under("caveat", with_numbers(story, main.text, "caveat")))
    return tuple(lines)


def arithmetic(story: Story, figure: Figure) -> Line:
    """A calculated figure's formula, with the numbers of its figures as their rows have them."""
    assert figure.computed is not None
    spans: list[Span] = []
    for span in with_numbers(story, figure.computed.formula, "muted", sentences=False):
        text = f"({span.text})" if " to " in span.text else span.text
        spans.append(span._replace(text=text, role="muted"))
    return tuple(spans)
