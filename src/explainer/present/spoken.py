"""Pages to be read aloud: words stand for the signs and for the columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from explainer.present import words
from explainer.present.lines import Line, Span, text_of
from explainer.present.page import Block, Drawing, EventRow, GroupTitle, Page, Row, Sides, step_sign
from explainer.present.words import BETWEEN
from explainer.values import Range, written


def drawn_in_words(drawing: Drawing) -> str:
    """What a drawing shows: 12 to 16, of 24; the longest is 24."""
    shown = written(drawing.low if drawing.low == drawing.high else Range(drawing.low, drawing.high))
    shown = words.DRAWN[drawing.end].format(shown)
    if drawing.total is not None:
        shown = words.TOTAL.format(shown, written(drawing.total))
    return words.LONGEST.format(shown, written(drawing.longest))


def in_words(page: Page) -> Page:
    """The page with a sentence for each row, and words instead of signs."""
    return Page(page.title, tuple(spoken for block in page.blocks for spoken in _spoken(block)))


def _spoken(block: Block) -> Iterator[Block]:
    if block.row:
        yield from _lines(block, _row(block.row))
    elif block.sides:
        yield from _lines(block, _sides(block.sides))
    elif block.group:
        yield from (Block("paragraph", spans) for spans in _group(block.group))
    elif block.event:
        yield from _lines(block, [(Span(_event(block.event)),)])
    else:
        lead = _in(words.SPOKEN_STEPS if block.kind == "item" else words.SPOKEN_LEADS, block.lead)
        spans, right = _in(words.SPOKEN_WITHIN, block.spans), _in(words.SPOKEN_DOTS, block.right)
        is_sentence = text_of(spans).endswith((".", "!", "?"))
        before, behind = (Span(" ("), Span(")")) if is_sentence else (Span(", "), Span(""))
        beside = (before, *right, behind) if text_of(right) else ()
        below = "  " if text_of(lead) else block.below
        yield block._replace(lead=lead, spans=(*spans, *beside), right=(), below=below, draw=None)


def _lines(block: Block, lines: Iterable[Line]) -> Iterator[Block]:
    """The lines that stand for a block with fields."""
    return (Block("paragraph", spans, target=block.target, below="  ") for spans in lines)


def on_one_line(block: Block) -> Line:
    """A block without its columns, with words instead of the signs before and behind it."""
    if not block.lead and not block.right:
        return block.spans
    lead = [Span(_word(words.SPOKEN_LEADS, span), "muted") for span in block.lead]
    right = [Span(_word(words.SPOKEN_DOTS, span), "muted") for span in block.right]
    between = (Span(BETWEEN, "muted"),) if text_of(block.right) else ()
    return (*lead, *block.spans, *between, *right)


def _in(spoken: Mapping[str, str], spans: Line) -> Line:
    """Spans with the words for those that are signs, and commas between facts."""
    return tuple(span._replace(text=_word(spoken, span)) for span in spans)


def _word(spoken: Mapping[str, str], span: Span) -> str:
    text = spoken.get(span.text, span.text)
    return text.replace(BETWEEN, ", ") if span.role == "muted" else text


def _row(row: Row) -> Iterator[Line]:
    between = ": " if row.label and row.value else ""
    value = (Span(row.value, "value"),) if row.value else ()
    standing = row.standing
    facts = [words.AS_BACKGROUND] if row.background else []
    facts += [standing.words.replace(BETWEEN, ", "), words.SURE.format(standing.sureness)]
    yield (Span(row.label + between), *value, Span(f" ({', '.join(facts)})", "muted"))
    yield from ((Span(words.SPOKEN_UNDER[under.kind], "sign"), *under.spans) for under in row.under)
    if row.in_evidence:
        yield (Span(row.in_evidence.replace(BETWEEN, ", "), "muted"),)
    yield from ((Span(f"{words.SPOKEN_STEPS[step_sign(step).text]}{step.text}"),) for step in row.steps)


def _sides(sides: Sides) -> Iterator[Line]:
    if sides.title:
        yield (Span(sides.title),)
        for name, spans in zip(sides.names, (sides.left, sides.right), strict=True):
            yield (Span(f"{name[:1].upper()}{name[1:]}: " if name else ""), *spans)


def _group(group: GroupTitle) -> Iterator[Line]:
    yield (Span(group.title, "heading"), *((Span(f", {group.about}", "muted"),) if group.about else ()))
    if group.note:
        yield group.note


def _event(event: EventRow) -> str:
    facts = (words.AS_BACKGROUND if event.background else "", event.strand, text_of(event.origin))
    text = ", ".join(filter(None, facts))
    return f"{event.date}: {event.text}{f' ({text})' if text else ''}"
