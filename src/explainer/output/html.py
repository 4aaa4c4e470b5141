"""The story as one web page that needs nothing else: no script, and no request to anywhere.

Each group is a table. The evidence of each figure is folded under its row, and open in print. What the file says stays
text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources

from explainer.present import words
from explainer.present.bars import WIDEST
from explainer.present.document import Document, Part, Run, link_names, runs
from explainer.present.lines import Line, Span, Target
from explainer.present.page import Block, Drawing, EventRow, GroupTitle, Page, Row, Standing, step_sign
from explainer.present.spoken import drawn_in_words, on_one_line
from explainer.values import Number

LOCKED = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the page: nothing but the style in it."""
STRONG, QUIET, SIGN = "<strong>", '<span class="quiet">', '<span class="sign">'
ELEMENTS = {
    "title": STRONG,
    "label": STRONG,
    "heading": STRONG,
    "value": "<b>",
    "muted": QUIET,
    "caveat": QUIET,
    "changed": SIGN,
    "sign": SIGN,
    "background": '<span class="cool">',
}
"""The beginning of the element of each role that has one."""
ENDS = {"": ""} | {begin: f"</{begin[1:-1].split()[0]}>" for begin in ELEMENTS.values()}
"""The end of each of these elements."""
STORY_KINDS = ("paragraph", "quote", "account", "caveat")
"""The kinds of blocks whose text is the story's."""
BACKGROUND = (
    f'<span class="cool" role="img" aria-label="{words.SPOKEN_LEADS[f"{words.BACKGROUND} "].strip()}"'
    f' title="{words.NOT_FROM_THE_ARTICLE}">{words.BACKGROUND}</span> '
)


def render(document: Document, language: str) -> Iterator[str]:
    """The lines of the page, whose own words are English; `language`: that of the story's texts."""
    style = resources.files("explainer").joinpath("output/page.css").read_text(encoding="utf-8").strip()
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(LOCKED)}">'
    yield f"<title>{escape(document.title)}</title>"
    yield f"<style>\n{style}\n</style></head>"
    yield "<body>"
    yield from _Writer(document, language).page(document)
    yield "</body></html>"


class _Writer:
    """Writes the pages of a document, with links between them."""

    def __init__(self, document: Document, language: str) -> None:
        self.language = language
        self.evidence = {part.target: part.page for part in document.parts if part.kind == "evidence"}
        self.names = {target: escape(name) for target, name in link_names(document).items()}
        rows = (block.row for part in document.parts for block in part.page.blocks if block.row)
        self.is_drawn = any(row.drawing for row in rows)
        self.columns = [each for each in words.ROW_COLUMNS if self.is_drawn or each != words.ROW_COLUMNS[2]]

    def page(self, document: Document) -> Iterator[str]:
        """The header with the story's summary, the sections and the sources, each in a landmark of its own."""
        parts = [part for part in document.parts if part.kind in ("section", "sources")]
        yield f'<header><h1>{self.story_text(escape(document.title))}</h1><p class="day">{escape(document.as_of)}</p>'
        for part in document.parts:
            if part.kind == "summary":
                yield from self.blocks(part.page, 2)
        yield f'<p class="legend">{escape(words.LEGEND)}</p></header>'
        yield f'<nav aria-label="{words.SECTIONS}"><ul>'
        yield from (f'<li><a href="#{self.name(part)}">{escape(part.page.title)}</a></li>' for part in parts)
        yield "</ul></nav><main>"
        for part in parts:
            name = self.name(part)
            yield f'<section class="{part.kind}" id="{name}" aria-labelledby="{name}_title">'
            title = escape(part.page.title)
            yield f'<h2 id="{name}_title">{self.story_text(title) if part.kind == "section" else title}</h2>'
            yield from self.blocks(part.page, 3)
            yield "</section>"
        yield "</main>"

    def story_text(self, text: str) -> str:
        """A text of the story, with its language where that is another than the page's."""
        return text if self.language == "en" else f'<span lang="{escape(self.language)}">{text}</span>'

    def name(self, part: Part) -> str:
        """The name of a page in the document's address."""
        return self.names.get(part.target, "sources_all")

    def blocks(self, page: Page, level: int) -> Iterator[str]:
        """The blocks of a page: tables under the title of their group, and texts as they follow."""
        for run in runs(page):
            if run.kind == "row":
                yield f'<table class="rows">{self.caption(run, level)}'
                yield _heads(self.columns, "</thead>")
                for block in run.blocks:
                    yield from self.row(block) if block.row else ()
                yield "</table>"
            elif run.kind == "event":
                yield f'<table class="events">{self.caption(run, level)}'
                yield _heads(words.EVENT_COLUMNS)
                yield from (self.event(block.event) for block in run.blocks if block.event)
                yield "</tbody></table>"
            elif run.kind == "sides":
                yield f'<table class="sides">{self.caption(run, level)}'
                yield from self.sides(run)
                yield "</tbody></table>"
            elif run.kind == "item":
                yield from (self.title(run.group, level),) if run.group else ()
                yield f"<ul>{''.join(f'<li>{self.block(block)}</li>' for block in run.blocks)}</ul>"
            elif run.kind == "chain":
                yield from self.rungs(run.blocks)
            else:
                yield from (self.text(block, level) for block in run.blocks)

    def text(self, block: Block, level: int) -> str:
        if block.kind == "heading":
            # In evidence the headings are ours, in a section the one is the story's question.
            return f"<h{level}>{self.inline(block.spans, is_story_text=level == 3)}</h{level}>"
        name = f' id="{self.names[block.target]}"' if block.kind == "source" else ""
        return f'<p class="{block.kind}"{name}>{self.block(block)}</p>'

    def title(self, group: GroupTitle, level: int) -> str:
        """The title of a group, with what holds for all of it."""
        about = f' <span class="quiet">· {escape(group.about)}</span>' if group.about else ""
        note = f'<p class="quiet">{self.inline(group.note)}</p>' if group.note else ""
        return f"<h{level}>{self.story_text(escape(group.title))}{about}</h{level}>{note}"

    def caption(self, run: Run, level: int) -> str:
        return f"<caption>{self.title(run.group, level)}</caption>" if run.group else ""

    def row(self, block: Block) -> Iterator[str]:
        """A figure, and under it, across the columns, what must be said beside it, and its evidence."""
        row = block.row
        assert row
        across = f'<td colspan="{len(self.columns)}">'
        name = self.names[block.target]
        anchor = f' <a class="anchor" href="#{name}" aria-label="{words.LINK_TO_FIGURE}">#</a>'
        sign = BACKGROUND if row.background else ""
        yield f'<tbody id="{name}">'
        label = self.story_text(escape(row.label))
        if row.value:
            cells = f'<th scope="row">{sign}{label}{anchor}</th><td><b>{escape(row.value)}</b></td>'
            drawn = self.drawing(row.drawing, row.background) if row.drawing else ""
            cells += f"<td>{drawn}</td>" if self.is_drawn else ""
        else:
            head = f'<th scope="row" colspan="{len(self.columns) - 1}">'
            cells = f"{head}{sign}{label}{anchor}</th>"
        yield f"<tr>{cells}<td>{self.standing(row.standing)}</td></tr>"
        for line in self.under(row):
            yield f'<tr class="under">{across}{line}</td></tr>'
        if block.target in self.evidence:
            yield f'<tr class="under">{across}<details><summary>{words.EVIDENCE}</summary>'
            yield from self.blocks(self.evidence[block.target], 4)
            yield "</details></td></tr>"
        yield "</tbody>"

    def under(self, row: Row) -> Iterator[str]:
        for each in row.under:
            label = escape(words.SPOKEN_UNDER[each.kind].strip())
            sign = f'<span class="sign" role="img" aria-label="{label}">{words.UNDER[each.kind].strip()}</span>'
            yield f"{sign} {self.inline(each.spans)}"
        if row.in_evidence:
            yield f'<span class="quiet">{escape(row.in_evidence)}</span>'
        for step in row.steps:
            sign = step_sign(step).text
            meaning = words.SPOKEN_STEPS[sign].strip()
            sign = f'<span role="img" aria-label="{meaning}">{sign.strip()}</span>'
            yield f"{sign} {self.story_text(escape(step.text))}"

    def standing(self, standing: Standing) -> str:
        label = words.SURE.format(standing.sureness)
        sure = f'<span role="img" aria-label="{label},">{words.DOTS[standing.sureness]}</span>'
        return f'{sure} <span class="quiet">{self.linked(standing.rests_on)}</span>'

    def drawing(self, drawing: Drawing, is_background: bool) -> str:
        """A bar from zero, whose length is the value's share of the longest on its scale; or a sign for each thing."""
        label = escape(drawn_in_words(drawing))
        look = " cool" if is_background else ""
        if 0 < drawing.things <= WIDEST:
            amount, total = int(drawing.high), int(drawing.total or drawing.high)
            look += "" if drawing.total or not drawing.end else f" {drawing.end}"
            things = "<i></i>" * amount + '<i class="other"></i>' * (total - amount)
            attributes = f'class="things{look}" style="--most:{drawing.things}" role="img" aria-label="{label}"'
            return f"<span {attributes}>{things}</span>"
        longest = drawing.longest
        low, high = (_percent(value, longest) for value in (drawing.low, drawing.high))
        parts = [f'<i class="rest" style="width:{_percent(drawing.total, longest)}%"></i>'] if drawing.total else []
        parts += [
            f'<i class="{" ".join(filter(None, ("fill", drawing.basis, drawing.end)))}" style="width:{low}%"></i>'
        ]
        parts += [f'<i class="range" style="left:{low}%;width:{round(high - low, 2)}%"></i>'] if low < high else []
        return f'<span class="bar{look}" role="img" aria-label="{label}">{"".join(parts)}</span>'

    def event(self, event: EventRow) -> str:
        sign = BACKGROUND if event.background else ""
        return (
            f'<tr><th scope="row">{sign}{escape(event.date)}</th><td>{self.story_text(escape(event.text))}</td>'
            f'<td class="quiet">{escape(event.strand)}</td><td class="quiet">{self.linked(event.origin)}</td></tr>'
        )

    def sides(self, run: Run) -> Iterator[str]:
        """What two say of the same thing, beside each other: a row for each figure."""
        rows = [(block.target, block.sides) for block in run.blocks if block.sides and block.target]
        yield _heads((words.ROW_COLUMNS[0], *rows[0][1].names))
        for target, side in rows:
            left, right = self.inline(side.left), self.inline(side.right)
            named = self.link(self.story_text(escape(side.title)), target)
            yield f'<tr><th scope="row">{named}</th><td>{left}</td><td>{right}</td></tr>'

    def rungs(self, blocks: Sequence[Block]) -> Iterator[str]:
        """A journey: an item for each teller, with what they said under it."""
        for number, block in enumerate(blocks):
            if block.kind == "chain":
                yield "</li><li>" if number else '<ol class="rungs"><li>'
            yield f'<p class="{block.kind}">{self.block(block)}</p>'
        yield "</li></ol>"

    def block(self, block: Block) -> str:
        return self.inline(on_one_line(block), block.target, block.kind in STORY_KINDS)

    def inline(self, spans: Line, target: Target | None = None, is_story_text: bool = True) -> str:
        """Spans with their links; `is_story_text`: whether they are texts of the story, save for what is quiet."""
        return "".join([self.span(span, target, is_story_text and span.role != "muted") for span in spans])

    def span(self, span: Span, target: Target | None, is_story_text: bool) -> str:
        """A span with the element of its role, and its link."""
        bare = span.text.strip(" ")
        if not bare:
            return span.text
        text = escape(bare)
        if span.address:
            return f'<a href="{escape(span.address)}" rel="noopener noreferrer">{text}</a>'
        text = self.story_text(text) if is_story_text else text
        text = self.link(text, span.target or (target if span.role == "link" else None))
        begin = ELEMENTS.get(span.role, "")
        return span.text.replace(bare, f"{begin}{text}{ENDS[begin]}")

    def linked(self, spans: Line) -> str:
        """Spans with their links, without the elements of their roles."""
        return "".join(self.link(escape(span.text), span.target) for span in spans)

    def link(self, text: str, target: Target | None) -> str:
        """A text as a link to its target, where the page has that."""
        return f'<a href="#{self.names[target]}">{text}</a>' if target in self.names else text


def _heads(heads: Sequence[str], end: str = "</thead><tbody>") -> str:
    """The header cells of a table."""
    cells = (f'<th scope="col"><span>{escape(word)}</span></th>' for word in heads)
    return f"<thead><tr>{''.join(cells)}</tr>{end}"


def _percent(value: Number, longest: Number) -> float:
    """A number's share of the longest, in percent with two decimals."""
    return round(float(value) / float(longest) * 100, 2)
