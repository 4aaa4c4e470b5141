"""The evidence of a figure or an event, as the journey from who says it to us, and what must be known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from explainer.present import numbers, phrases, provenance, words
from explainer.present.caveats import caveat_block, main_caveat
from explainer.present.citation import address_of, sentence
from explainer.present.digits import Head
from explainer.present.hours import hours_lines
from explainer.present.journey import accounts_of, rungs
from explainer.present.lines import Line, Role, Span, Target, text_of
from explainer.present.page import BLANK, Block, Page, Row, Standing, heading, step_sign, text_block
from explainer.present.scales import drawings
from explainer.present.section import arithmetic
from explainer.present.timeline import event_at, strand_of, timeline_blocks
from explainer.present.words import BACKGROUND
from explainer.story import Caveat, Figure, Story, names_in
from explainer.values import written

WIDEST = 76
"""The most cells of a line: sentences are hard to read in longer ones."""

Parts = Iterable[tuple[str, Sequence[Block]]]
"""The parts of a page, each with its title; those that are empty are left out."""


def evidence_page(story: Story, figure: Figure, printed: bool = False) -> Page:
    """The evidence of a figure.

    `printed`: for a front without keys, where its panel stands before it, with all caveats and what came of it.
    """
    accounts = accounts_of(story, figure)
    note = story.locations[figure.id].group.note
    main = None if printed else main_caveat(story, figure)
    more = [caveat_block(story, Caveat(note))] if note else []
    more += [caveat_block(story, caveat, folded=True) for caveat in figure.caveats if caveat is not main]
    parts: Parts = [
        (words.JOURNEY, accounts.journey),
        (words.OTHERS, accounts.others),
        (words.OUTCOME, () if printed else _steps(figure)),
        (words.MEASURES, _paragraph(figure.measures)),
        (words.DOES_NOT_SHOW, _paragraph(figure.does_not_show)),
        (f"{words.WHY} {figure.confidence.word}", _paragraph(figure.confidence.because)),
        (words.MORE_CAVEATS if main else words.ALL_CAVEATS, () if printed else more),
        (words.AGREE, accounts.agree),
        (words.DISAGREE, accounts.disagree),
        (words.IN_GROUP, () if printed else _beside(story, figure)),
        (words.CALCULATION, _calculation(story, figure)),
    ]
    blocks = [*_head(story, figure), *([BLANK, caveat_block(story, main)] if main else [])]
    blocks += [*_titled(parts), *_quotable(story, Target("figure", figure.id), printed)]
    return Page(story.full_name(figure), tuple(blocks), WIDEST)


def event_page(story: Story, name: str) -> Page | None:
    """The evidence of an event, named as its target is; None where the story does not have it."""
    if (found := event_at(story, name)) is None:
        return None
    section, timeline, event = found
    facts = filter(None, (words.PLANNED if event.planned else "", strand_of(event)))
    about = _facts(facts, event.background)
    title = f"{timeline.title}: {phrases.day(event.date)}"
    blocks = [text_block("value", title, "heading"), text_block("paragraph", event.text, "label")]
    blocks += [Block("paragraph", about)] if text_of(about) else []
    if timeline.note:
        blocks += [BLANK, caveat_block(story, Caveat(timeline.note))]
    own = Target("event", name)
    _, *events = timeline_blocks(story, section.id, timeline)
    beside = [block._replace(target=None) if block.target == own else block for block in events]
    parts: Parts = [
        (words.JOURNEY, rungs(story, provenance.chain(story, event), {}, set())),
        (words.IN_TIMELINE, beside if len(beside) > 1 else ()),
    ]
    return Page(title, (*blocks, *_titled(parts), *_quotable(story, own, printed=False)), WIDEST)


def _titled(parts: Parts) -> Iterator[Block]:
    for title, blocks in parts:
        if blocks:
            yield from (BLANK, heading(title), *blocks)


def _paragraph(text: str | None) -> list[Block]:
    if not text:
        return []
    return [Block("paragraph", (Span(phrases.ended(text[:1].upper() + text[1:])),), folded=True)]


def _facts(facts: Iterable[str], is_background: bool) -> Line:
    """Facts in one line; background with its sign comes last."""
    line: Line = (Span(" · ".join(facts), "muted"),)
    if not is_background:
        return line
    between = " · " if text_of(line) else ""
    return (*line, Span(between, "muted"), Span(f"{BACKGROUND} ", "background"), Span(words.AS_BACKGROUND, "muted"))


def _head(story: Story, figure: Figure) -> Iterator[Block]:
    """The full name, the number and what it rests on; a span of the day is drawn with its hours."""
    value, period = numbers.stated(story, figure)
    confidence = figure.confidence.word
    head = Head(
        story.full_name(figure),
        (Span(value, "value"), Span(f", {period}" if period else "")) if value else (Span(period),),
        _facts([figure.basis], figure.background),
        (Span(f"{words.DOTS[confidence]} "), Span(words.SURE.format(confidence), "muted")),
        figure.value,
    )
    yield Block("value", head.sentence, draw=head.draw)
    if figure.clock is not None:
        role: Role = "background" if figure.background else "fill"
        hours_of_day = (Span(words.OF_A_DAY.format(phrases.span(figure.clock))),)
        yield BLANK
        yield Block("picture", hours_of_day, draw=partial(hours_lines, figure.clock, figure.basis, role))


def _steps(figure: Figure) -> list[Block]:
    return [
        text_block("item", step.text, "plain" if step.reached else "muted")._replace(lead=(step_sign(step),))
        for step in figure.steps
    ]


def _beside(story: Story, figure: Figure) -> list[Block]:
    """The rows of the figure's group, without what stands under them; its own leads nowhere."""
    section, group, _ = story.locations[figure.id]
    drawn = drawings(section.groups)
    blocks: list[Block] = []
    for each in group.figures:
        value = numbers.in_row(story, each)
        row = Row(
            "" if each.label == value else each.label,
            value,
            Standing(each.confidence.word),
            each.background or each.computed is not None,
            drawn.get(each.id),
        )
        blocks.append(Block("row", row=row, target=None if each is figure else Target("figure", each.id)))
    return blocks if len(blocks) > 1 else []


def _calculation(story: Story, figure: Figure) -> list[Block]:
    """The formula with numbers instead of ids, its result, and the figures that the numbers are from."""
    if figure.computed is None:
        return []
    rounding = figure.computed.round
    rounded = words.ROUNDED.format(words.WHOLE_NUMBERS if rounding == 1 else written(rounding)) if rounding else ""
    result = Span(f" = {numbers.number(story, figure)}{rounded}")
    blocks = [Block("paragraph", (*arithmetic(story, figure), result))]
    for name in dict.fromkeys(names_in(figure.computed.formula)):
        operand = story.figures_by_id[name]
        spans = (Span(f"{story.full_name(operand)}: "), Span(numbers.number(story, operand), "value"))
        sign = Span(f"{BACKGROUND} ", "background") if operand.background else Span("  ")
        dots = (Span(words.DOTS[operand.confidence.word]),)
        blocks.append(Block("item", spans, lead=(sign,), right=dots, target=Target("figure", name)))
    return blocks


def _quotable(story: Story, target: Target, printed: bool) -> Iterator[Block]:
    """The sentence that is copied, and the address that is opened, each with its key."""
    copies, opens = ((), ()) if printed else ((Span(words.COPIES, "muted"),), (Span(words.OPENS, "muted"),))
    yield from (BLANK, Block("heading", (Span(words.QUOTABLE, "heading"),), right=copies))
    yield text_block("paragraph", sentence(story, target))
    if url := address_of(story, target):
        yield Block("link", (Span(url, "link", url),), right=opens)
