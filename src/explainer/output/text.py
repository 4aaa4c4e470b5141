"""The story as plain text of a width."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.present.card import SIGNS_IN_WORDS
from explainer.present.document import Part
from explainer.present.layout import LayoutOptions, lay_out
from explainer.present.lines import Line, Span
from explainer.present.page import BLANK, Block, Page, indented
from explainer.present.pictures import UTF8, Glyphs
from explainer.present.provenance import RELAY

WIDTH = 80
"""The width of text, in columns, where the terminal is wider or there is none."""


def render(document: Part, width: int, glyphs: Glyphs | None = UTF8) -> Iterator[Line]:
    """The lines of a document, ready to print. Without glyphs nothing is drawn, and words stand for the signs."""
    blocks = list(_blocks(document, width))
    if glyphs is None:
        blocks = [_in_words(block) for block in blocks if block.kind != "rule"]
    page = Page(document.blocks[0].body, tuple(blocks))
    return (row.spans for row in lay_out(page, width, LayoutOptions(glyphs or UTF8, pictures=glyphs is not None)).lines)


def _blocks(part: Part, width: int) -> Iterator[Block]:
    """The blocks of a part and of those in it, with the blank lines between them."""
    match part.kind:
        case "story":
            yield from _titled(part, "═" * width)
        case "section" | "sources":
            yield from (BLANK, BLANK)
            yield from _titled(part, "─" * len(part.blocks[0].body))
        case "evidence":
            yield from indented(part.blocks)
        case _:
            yield BLANK
            yield from part.blocks
    for inner in part.parts:
        yield from _blocks(inner, width)


def _titled(part: Part, rule: str) -> Iterator[Block]:
    """The part's title with a rule under it, then its other blocks."""
    title, *others = part.blocks
    yield title
    yield Block("rule", (Span(rule, "muted"),))
    yield from others


def _in_words(block: Block) -> Block:
    """The block with words instead of the signs before and in it, for text that is read aloud."""
    lead = tuple(span._replace(text=SIGNS_IN_WORDS.get(span.text, span.text)) for span in block.lead)
    spans = tuple(span._replace(text=" through ") if span.text == RELAY else span for span in block.spans)
    return block._replace(lead=lead, spans=spans, below="  " if block.lead and block.below is None else block.below)
