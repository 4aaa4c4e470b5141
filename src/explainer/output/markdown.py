"""The story as GitHub-flavoured Markdown. What the file says stays text: never a link, an image or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from explainer.present import words
from explainer.present.bars import draw
from explainer.present.document import Document, Run, link_names, runs
from explainer.present.glyphs import UTF8
from explainer.present.lines import Line, Role, Span, Target, text_of
from explainer.present.page import Block, EventRow, GroupTitle, Page, Row, step_sign
from explainer.present.spoken import on_one_line
from explainer.sanitize import percent_encoded

WIDTH = 24
"""The signs of the longest drawing."""

SPECIAL = re.compile(r"[\\`*_{}\[\]|~$#]")
"""Characters with a meaning anywhere in a line: $ begins a formula on GitHub, and # ends a heading."""
AT_THE_START = re.compile(r"^(\d*)([+\-=>]|(?<=\d)[.)])")
"""Characters with a meaning at the beginning of a line."""
BY_ITSELF = re.compile(r"@|:(?=//|[\w+-]+:)|www(?=\.)|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
"""What GitHub turns into a link, a mention or an emoji without any markup; `www.` alone is a link already."""
BROKEN = "<!-- -->"
"""Invisible to a reader; after such a character it keeps GitHub from making anything of the text."""
MARKS: dict[Role, str] = {"value": "**", "label": "**", "heading": "**", "quote": "*"}


@lru_cache(1024)  # the names of sources and the signs between them occur often
def escaped(text: str) -> str:
    """A text that Markdown shows as it is, wherever it stands."""
    clean = SPECIAL.sub(r"\\\g<0>", text.replace("&", "&amp;").replace("<", "&lt;"))
    clean = BY_ITSELF.sub(rf"\g<0>{BROKEN}", clean)
    return AT_THE_START.sub(r"\1\\\2", clean)


def render(document: Document) -> str:
    """A document as Markdown."""
    return "\n\n".join(_Writer(document).document(document)).rstrip("\n")


class _Writer:
    """Writes the pages of a document, with links between them."""

    def __init__(self, document: Document) -> None:
        self.names = link_names(document)

    def document(self, document: Document) -> Iterator[str]:
        """The paragraphs of all its pages."""
        yield f"# {escaped(document.title)}"
        yield escaped(document.as_of)
        for part in document.parts:
            if part.kind == "section":
                yield self.anchor(part.target)
            if part.kind == "evidence":
                yield f"### {words.EVIDENCE}{words.BETWEEN}{escaped(part.page.title)}"
            elif part.kind != "summary":
                yield f"## {escaped(part.page.title)}"
            yield from self.blocks(part.page, "####" if part.kind == "evidence" else "###")
            if part.kind == "summary":
                yield escaped(words.LEGEND)

    def blocks(self, page: Page, level: str) -> Iterator[str]:
        """The blocks of a page: tables and lists under the title of their group, and texts as they follow."""
        for run in runs(page):
            yield from self.title(run.group, level) if run.group else ()
            if run.kind == "row":
                yield _table(
                    (*words.ROW_COLUMNS, words.BESIDE_ROW),
                    [self.row(block, block.row) for block in run.blocks if block.row],
                )
            elif run.kind == "event":
                yield _table(words.EVENT_COLUMNS, [self.event(block.event) for block in run.blocks if block.event])
            elif run.kind == "sides":
                yield self.sides(run)
            elif run.kind == "item":
                yield "\n".join(f"- {self.block(block)}" for block in run.blocks)
            elif run.kind == "chain":
                yield "\n".join(
                    f"{'- ' if block.kind == 'chain' else '  <br>'}{self.block(block)}" for block in run.blocks
                )
            else:
                yield from (self.text(block, level) for block in run.blocks)

    def title(self, group: GroupTitle, level: str) -> Iterator[str]:
        about = f" · {escaped(group.about)}" if group.about else ""
        yield f"{level} {escaped(group.title)}{about}"
        if group.note:
            yield self.inline(group.note)

    def text(self, block: Block, level: str) -> str:
        """A block as a heading or a paragraph."""
        if block.kind == "heading":
            return f"{level} {escaped(block.body)}"
        return f"{self.anchor(block.target) if block.kind == 'source' else ''}{self.block(block)}"

    def anchor(self, target: Target | None) -> str:
        """The place that links to a target lead to."""
        return f'<a id="{self.names[target]}"></a>'

    def row(self, block: Block, row: Row) -> list[str]:
        """A figure: what stands in its columns, and in the last one all that must be said beside it."""
        before = f"{self.anchor(block.target)}{'◇ ' if row.background else ''}"
        standing = row.standing
        cell = [f"{words.UNDER[each.kind]}{self.inline(each.spans)}" for each in row.under]
        cell += [escaped(row.in_evidence)] if row.in_evidence else []
        cell += [f"{step_sign(step).text}{escaped(step.text)}" for step in row.steps]
        drawn = text_of(draw(row.drawing, WIDTH, UTF8)) if row.drawing else ""
        return [
            f"{before}{escaped(row.label)}",
            f"**{escaped(row.value)}**" if row.value else "",
            f"`{drawn}`" if drawn else "",
            f"{words.DOTS[standing.sureness]} {self.linked(standing.rests_on)}",
            "<br>".join(cell),
        ]

    def event(self, event: EventRow) -> list[str]:
        sign = f"{words.BACKGROUND} " if event.background else ""
        return [f"{sign}{event.date}", escaped(event.text), escaped(event.strand), self.linked(event.origin)]

    def sides(self, run: Run) -> str:
        """What two say of the same thing, beside each other: a row for each figure."""
        rows = [(block.target, block.sides) for block in run.blocks if block.sides and block.target]
        cells = [
            (self.link(escaped(side.title), target), self.inline(side.left), self.inline(side.right))
            for target, side in rows
        ]
        return _table((words.ROW_COLUMNS[0], *map(escaped, rows[0][1].names)), cells)

    def block(self, block: Block) -> str:
        return self.inline(on_one_line(block), block.target).strip()

    def inline(self, spans: Line, target: Target | None = None) -> str:
        """Spans with their emphasis and their links."""
        return "".join(self.span(span, target) for span in spans)

    def span(self, span: Span, target: Target | None) -> str:
        if span.address:
            return f"<{percent_encoded(span.address)}>"
        text = span.text.strip(" ")
        if not text:
            return span.text
        mark = MARKS.get(span.role, "")
        shown = self.link(f"{mark}{escaped(text)}{mark}", span.target or (target if span.role == "link" else None))
        before, after = span.text.split(text)
        return f"{before}{shown}{after}"

    def linked(self, spans: Line) -> str:
        """Spans with their links, without emphasis."""
        return "".join(self.link(escaped(span.text), span.target) for span in spans)

    def link(self, text: str, target: Target | None) -> str:
        """A text as a link to its target, where the document has that."""
        return f"[{text}](#{self.names[target]})" if target in self.names else text


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table without the columns in which nothing stands; numbers are right-aligned."""
    used = [column for column in range(len(heads)) if any(row[column] for row in rows)]
    rule = ["---:" if head == words.ROW_COLUMNS[1] else "---" for head in heads]
    return "\n".join(f"| {' | '.join(cells[column] for column in used)} |" for cells in (heads, rule, *rows))
