"""The story as one web page that needs nothing else: no script, and no request to anywhere.

Its evidence is folded, and open in print. What the file says stays text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources

from explainer.present.card import SIGNS_IN_WORDS, account_sides
from explainer.present.document import Part, groups, link_names
from explainer.present.lines import Line, Span, text_of
from explainer.present.page import Block, Target
from explainer.present.pictures import UTF8

WIDTH = 56
"""The columns of a picture where no width is given: as many as a column of text on the page."""
LOCKED = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the page: nothing but the style in it."""
TAGS = {"title": "strong", "value": "b", "label": "strong", "quote": "em", "changed": "strong", "mark": "strong"}
"""The element for each role that has one."""
CLASSES = {
    "muted": "quiet",
    "evidence": "quiet",
    "caveat": "caveat",
    "changed": "changed",
    "context": "context",
    "fill": "fill",
    "fill-other": "quiet",
    "mark": "changed",
}


def render(document: Part, language: str, width: int | None) -> Iterator[str]:
    """The lines of the page."""
    title = escape(document.blocks[0].body)
    style = resources.files("explainer").joinpath("output/page.css").read_text(encoding="utf-8").strip()
    yield "<!doctype html>"
    yield f'<html lang="{escape(language)}">'
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(LOCKED)}">'
    yield f"<title>{title}</title>"
    yield f"<style>\n{style}\n</style></head>"
    yield "<body>"
    yield from _Writer(document, width or WIDTH).page(document)
    yield "</body></html>"


class _Writer:
    """Writes the parts of a document, with links between them."""

    def __init__(self, document: Part, width: int) -> None:
        self.width = width
        self.link_names = link_names(document)

    def page(self, document: Part) -> Iterator[str]:
        """The header, the sections and the sources, each in a landmark of its own."""
        title, *summary = document.blocks
        yield f"<header><h1>{escape(title.body)}</h1>"
        yield f'<p class="quiet">{self.inline(title.right)}</p>'
        yield from self.blocks(summary, 2)
        yield "</header>"
        yield '<nav aria-label="Sections"><ul>'
        for part in document.parts:
            yield f'<li><a href="#{self.name(part)}">{escape(part.blocks[0].body)}</a></li>'
        yield "</ul></nav><main>"
        for part in document.parts:
            yield from self.section(part)
        yield "</main>"

    def name(self, part: Part) -> str:
        """The name of a part in the page's address."""
        return escape(self.link_names[part.target] if part.target else "sources_all")

    def section(self, part: Part) -> Iterator[str]:
        name = self.name(part)
        yield f'<section id="{name}" aria-labelledby="{name}_title">'
        yield f'<h2 id="{name}_title">{escape(part.blocks[0].body)}</h2>'
        yield from self.blocks(part.blocks[1:], 3)
        for inner in part.parts:
            yield from self.inner(inner, 3)
        yield "</section>"

    def inner(self, part: Part, level: int) -> Iterator[str]:
        """A figure with its evidence and its rows, or the events of a section."""
        if part.kind == "evidence":
            yield "<details><summary>Evidence</summary>"
            yield from self.blocks(part.blocks, level)
            yield "</details>"
        elif part.kind == "figure":
            kind = "card" if part.blocks[0].kind == "label" else "row"
            yield f'<article class="{kind}" id="{self.name(part)}">'
            yield from self.blocks(part.blocks, level)
            for each in part.parts:
                yield from self.inner(each, level + 1)
            yield "</article>"
        else:
            yield from self.blocks(part.blocks, level)

    def blocks(self, blocks: Sequence[Block], level: int) -> Iterator[str]:
        for kind, group in groups(blocks):
            yield from self.group(level, kind, group)

    def group(self, level: int, kind: str, blocks: Sequence[Block]) -> Iterator[str]:
        """Blocks that belong together."""
        block, tag = blocks[0], f"h{min(level, 6)}"
        match kind:
            case "heading":
                yield f"<{tag}>{self.inline(block.spans)}</{tag}>"
            case "label":
                yield f"<{tag}>{escape(block.body)}</{tag}>"
                yield f'<p class="quiet">{self.inline(block.right)}</p>'
            case "row":
                yield f"<{tag}>{escape(block.spans[0].text)}</{tag}>"
                yield f'<p class="value">{self.inline(block.spans[2:])}</p>' if block.spans[2:] else ""
            case "value":
                yield f'<p class="value">{self.inline(block.spans)}</p>'
            case "picture":
                yield self.picture(block)
            case "item":
                yield f"<ul>{''.join(f'<li>{self.block(each)}</li>' for each in blocks)}</ul>"
            case "account":
                yield from self.accounts(blocks)
            case "event":
                yield from self.events(blocks)
            case "rails":
                yield f'<p class="quiet">{escape(block.body.strip())}</p>'
            case "source" | "bar":
                yield from self.source(blocks)
            case "blank":
                pass
            case _:
                yield f'<p class="{kind}">{self.block(block)}</p>'

    def picture(self, block: Block) -> str:
        """The drawing, with its sentence for screen readers; where it cannot be drawn, the sentence."""
        drawn = block.draw(self.width, UTF8) if block.draw else []
        lines = [text_of(line) for line in drawn]
        if not lines or "".join(" ".join(lines).split()) == "".join(block.body.split()):
            return f"<p>{escape(block.body)}</p>"
        shown = "\n".join("".join(self.span(span, None) for span in line) for line in drawn)
        return f'<pre role="img" aria-label="{escape(block.body)}" tabindex="0">{shown}</pre>'

    def accounts(self, blocks: Sequence[Block]) -> Iterator[str]:
        yield '<dl class="accounts">'
        for block in blocks:
            word = "".join(SIGNS_IN_WORDS.get(span.text, "") for span in block.lead).strip(": ")
            who, says = account_sides(block)
            before = f'<span class="quiet">{escape(word)}:</span> ' if word else ""
            yield f"<dt>{before}{self.inline(who)}</dt><dd>{self.inline(says)}</dd>"
        yield "</dl>"

    def events(self, blocks: Sequence[Block]) -> Iterator[str]:
        yield '<div class="wide" tabindex="0" role="region" aria-label="Timeline"><table class="events">'
        for block in blocks:
            *rails, day = (span.text for span in block.lead)
            rail = escape("".join(rails).rstrip())
            drawn = f'<td class="rail" aria-hidden="true">{rail}</td>' if rails else ""
            yield f'<tr>{drawn}<th scope="row">{escape(day.strip())}</th><td>{self.inline(block.spans)}</td></tr>'
        yield "</table></div>"

    def source(self, blocks: Sequence[Block]) -> Iterator[str]:
        first, *others = blocks
        name = f' id="{escape(self.link_names[first.target])}"' if first.kind == "source" and first.target else ""
        yield f'<div class="source"{name}><p>{self.block(first)}</p>'
        yield from (f"<p>{self.block(block)}</p>" for block in others if block.kind != "item")
        listed = [block for block in others if block.kind == "item"]
        if listed:
            yield f"<ul>{''.join(f'<li>{self.block(block)}</li>' for block in listed)}</ul>"
        yield "</div>"

    def block(self, block: Block) -> str:
        """A block's text, with a word instead of the sign before it."""
        lead = [span._replace(text=SIGNS_IN_WORDS.get(span.text, span.text), role="label") for span in block.lead]
        return self.inline((*lead, *block.spans), block.target)

    def inline(self, spans: Line, target: Target | None = None) -> str:
        return "".join(self.span(span, target) for span in spans)

    def span(self, span: Span, target: Target | None) -> str:
        """A span with the element of its role, and its link."""
        text = escape(span.text)
        if not text.strip():
            return text
        if span.address:
            return f'<a href="{escape(span.address)}" rel="noopener noreferrer">{text}</a>'
        linked = Target("source", span.source) if span.source else target if span.role == "link" else None
        if linked in self.link_names:
            text = f'<a href="#{escape(self.link_names[linked])}">{text}</a>'
        if tag := TAGS.get(span.role):
            text = f"<{tag}>{text}</{tag}>"
        look = CLASSES.get(span.role)
        return f'<span class="{look}">{text}</span>' if look else text
