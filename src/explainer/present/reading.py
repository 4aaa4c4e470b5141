"""Pages to be read aloud: words stand for the signs and for the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explainer.present.columns import BACKGROUND, OPEN, REACHED
from explainer.present.lines import Line, Span, text_of
from explainer.present.page import BLANK, Block, Drawing, EventRow, GroupTitle, Page, Row
from explainer.present.provenance import RELAY
from explainer.present.words import DOTS, number

SIGNS = {
    "! ": "Caveat: ",
    f"{BACKGROUND} ": "Background: ",
    "⇄ ": "",
    "⇄   ": "",
    "◉ ": "Said by ",
    "● ": "Passed on by ",
    "◌ ": "Passed on by ",
    "○ ": "Also: ",
    "│   ": "  ",
}
"""The words for the signs before a text."""
BETWEEN = " · "
"""Between two facts."""
STEPS = {**SIGNS, REACHED: "Reached: ", OPEN: "Still open: "}
"""Those in lists, where the signs of what came of an announcement stand."""
SPOKEN = {f"{BACKGROUND} ": "", RELAY: " through ", **{f"{dots} ": "" for dots in DOTS.values()}}
"""The words for signs within a text; what some signs mean follows them in words."""
SURENESS = {dots: f"{word} confidence" for word, dots in DOTS.items()}
"""Those for the dots at the end of a line."""
UNDER = {"arithmetic": "Calculated: ", "changed": "Reworded. ", "caveat": "Caveat: "}
"""The words for what stands under a row."""
LEGEND = "●●● to ●○○ how sure · ⇄ reworded on its way · ! caveat · ◇ background, not from the article · = calculated"
"""What the signs of a page mean, in one line."""
SIGN_UNDER = {"arithmetic": "=", "changed": "⇄", "caveat": "!"}
"""The sign of each."""


def drawn_in_words(drawing: Drawing) -> str:
    """What a drawing shows: 12 to 16, of 24; the longest is 24."""
    shown = number(drawing.low) if drawing.low == drawing.high else f"{number(drawing.low)} to {number(drawing.high)}"
    shown = {"open": f"{shown} and more", "closed": f"at most {shown}"}.get(drawing.end, shown)
    whole = f", of {number(drawing.whole)}" if drawing.whole is not None else ""
    return f"{shown}{whole}; the longest is {number(drawing.scale.longest)}"


def in_words(page: Page) -> Page:
    """The page with a sentence for each row, and words instead of signs."""
    return Page(page.title, tuple(_told(page.blocks)))


def _told(blocks: Sequence[Block]) -> Iterator[Block]:
    sides = ("The article: ", "")
    for block, after in zip(blocks, (*blocks[1:], BLANK), strict=True):
        if block.group and after.event:  # what each rail is must be known only where rails are drawn
            yield from _spoken(block._replace(group=block.group._replace(about="")))
        elif block.sides and block.target is None:
            sides = (f"{text_of(block.sides.left).capitalize()}: ", f"{text_of(block.sides.right)}: ")
        elif block.sides:
            spoken = zip(sides, (block.sides.left, block.sides.right), strict=True)
            yield from (
                Block("paragraph", (Span(name), *spans), target=block.target, below="  ") for name, spans in spoken
            )
        else:
            yield from _spoken(block)


def _spoken(block: Block) -> Iterator[Block]:
    if block.row:
        yield from (Block("paragraph", spans, target=block.target, below="  ") for spans in _row(block.row))
    elif block.group:
        yield from (Block("paragraph", spans) for spans in _group(block.group))
    elif block.event:
        yield Block("paragraph", (Span(_event(block.event)),), target=block.target, below="  ")
    else:
        lead = _in(STEPS if block.kind == "item" else SIGNS, block.lead)
        spans, right = _in(SPOKEN, block.spans), _in(SURENESS, block.right)
        beside = (Span(", "), *right) if text_of(right) else ()
        below = "  " if text_of(lead) else block.below
        yield block._replace(lead=lead, spans=(*spans, *beside), right=(), below=below)


def _in(spoken: Mapping[str, str], spans: Line) -> Line:
    """Spans with the words for those that are signs, and commas between facts."""
    return tuple(
        span._replace(text=text.replace(BETWEEN, ", ") if span.role == "muted" else text)
        for span in spans
        for text in (spoken.get(span.text, span.text),)
    )


def _row(row: Row) -> Iterator[Line]:
    named = f"{row.label}: " if row.label and row.value else ""
    said = (Span(named), Span(row.value, "value")) if row.value else (Span(row.sentence),)
    standing = row.standing
    facts = ["background"] if row.background else []
    facts += [standing.basis, standing.origin, f"{standing.sureness} confidence"]
    yield (*said, Span(f" ({', '.join(filter(None, facts))})", "muted"))
    yield from ((Span(UNDER[under.kind], "sign"), *under.spans) for under in row.under)
    if row.told_more:
        yield (Span(row.told_more.replace(BETWEEN, ", "), "muted"),)
    yield from ((Span(f"{'Reached' if stage.reached else 'Still open'}: {stage.text}"),) for stage in row.stages)


def _group(group: GroupTitle) -> Iterator[Line]:
    yield (Span(group.title, "heading"), *((Span(f", {group.about}", "muted"),) if group.about else ()))
    if group.note:
        yield group.note


def _event(event: EventRow) -> str:
    facts = ("background" if event.background else "", event.strand, event.origin)
    said = ", ".join(filter(None, facts))
    return f"{event.date}: {event.text}{f' ({said})' if said else ''}"
