"""The story as GitHub-flavoured Markdown. What the file says stays text: never a link, an image or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from explainer.present.card import SIGNS_IN_WORDS, account_sides
from explainer.present.document import Part, groups, link_names
from explainer.present.lines import Line, Role, Span, text_of
from explainer.present.page import Block, Target
from explainer.present.pictures import UTF8
from explainer.sanitize import percent_encoded

WIDTH = 72
"""The columns of a picture where no width is given."""

SPECIAL = re.compile(r"[\\`*_{}\[\]|~$#]")
"""Characters with a meaning anywhere in a line: $ begins a formula on GitHub, and # ends a heading."""
AT_THE_START = re.compile(r"^(\d*)([+\-=>]|(?<=\d)[.)])")
"""Characters with a meaning at the beginning of a line."""
BY_ITSELF = re.compile(r"@|:(?=//|[\w+-]+:)|www(?=\.)|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
"""What GitHub turns into a link, a mention or an emoji without any markup; `www.` alone is a link already."""
BROKEN = "<!-- -->"
"""Invisible to a reader; after such a character it keeps GitHub from making anything of the text."""
MARKS: dict[Role, str] = {"value": "**", "label": "**", "heading": "**", "changed": "**", "quote": "*"}
NEXT_LINE = "\\\n"


@lru_cache(1024)  # the names of sources and the signs between them occur often
def escaped(text: str) -> str:
    """A text that Markdown shows as it is, wherever it stands."""
    clean = SPECIAL.sub(r"\\\g<0>", text.replace("&", "&amp;").replace("<", "&lt;"))
    clean = BY_ITSELF.sub(rf"\g<0>{BROKEN}", clean)
    return AT_THE_START.sub(r"\1\\\2", clean)


def render(document: Part, width: int | None) -> str:
    """A document as Markdown."""
    return "\n\n".join(_Writer(document, width or WIDTH).part(document, 1))


class _Writer:
    """Writes the parts of a document, with links between them and a number for each source."""

    def __init__(self, document: Part, width: int) -> None:
        self.width = width
        self.link_names = link_names(document)
        sources = (target for target in self.link_names if target.kind == "source")
        self.notes = {target.name: number for number, target in enumerate(sources, 1)}

    def part(self, part: Part, level: int) -> Iterator[str]:
        """The paragraphs of a part; `level` is that of its heading, from 1."""
        if part.kind == "evidence":
            yield from self.evidence(part.blocks)
        else:
            if part.target:
                yield f'<a id="{self.link_names[part.target]}"></a>'
            for kind, blocks in groups(part.blocks):
                yield from filter(None, self.group(part, level, kind, blocks))
        for inner in part.parts:
            yield from self.part(inner, level + 1)

    def group(self, part: Part, level: int, kind: str, blocks: Sequence[Block]) -> Iterator[str]:
        """Blocks that belong together, as paragraphs."""
        block, hashes = blocks[0], "#" * level
        match kind:
            case "title" | "label":
                yield f"{hashes} {escaped(block.body)}"
                yield self.inline(block.right)
            case "row":
                yield f"{hashes} {escaped(block.spans[0].text)}"
                yield self.inline(block.spans[2:])
            case "heading":
                yield self.inline(block.spans) if part.kind == "section" else f"{hashes}# {escaped(block.body)}"
            case "picture":
                yield from self.picture(block)
            case "caveat" | "changed":
                yield f"> {self.block(block)}"
            case "item":
                yield "\n".join(f"- {self.block(each)}" for each in blocks)
            case "account":
                yield self.accounts(blocks)
            case "event":
                yield self.events(blocks)
            case "rails":
                yield escaped(block.body.strip())
            case "source" | "bar":
                yield self.source(blocks)
            case _:
                yield self.block(block)

    def evidence(self, blocks: Sequence[Block]) -> Iterator[str]:
        """A figure's evidence: a list, and the other accounts as tables."""
        bullets: list[str] = []
        for kind, group in groups(blocks):
            if kind == "account":
                yield "\n".join(bullets)
                yield self.accounts(group)
                bullets = []
            else:
                bullets += [f"{'  ' if kind == 'item' else ''}- {self.block(each)}" for each in group]
        if bullets:
            yield "\n".join(bullets)

    def accounts(self, blocks: Sequence[Block]) -> str:
        """A table of who says what."""
        rows = ["|  | Who | Says |", "|---|---|---|"]
        for block in blocks:
            word = "".join(SIGNS_IN_WORDS.get(span.text, "") for span in block.lead).strip(": ")
            who, says = account_sides(block)
            rows.append(f"| {word} | {self.inline(who)} | {self.inline(says)} |")
        return "\n".join(rows)

    def events(self, blocks: Sequence[Block]) -> str:
        """A table of events with their dates, and with rails where they are drawn."""
        railed = any(len(block.lead) > 1 for block in blocks)
        rows = ["|  | Date | Event |", "|---|---:|---|"] if railed else ["| Date | Event |", "|---:|---|"]
        for block in blocks:
            *rails, day = (span.text for span in block.lead)
            rail = "".join(rails).rstrip()
            cells = [f"`{rail}`" if rail else ""] if railed else []
            rows.append(f"| {' | '.join([*cells, day.strip(), self.inline(block.spans)])} |")
        return "\n".join(rows)

    def source(self, blocks: Sequence[Block]) -> str:
        """A source as a numbered note, or a line under "Who is heard", with the blocks about it."""
        first, *others = blocks
        before = "- "
        if first.kind == "source" and first.target:
            before = f'{self.notes[first.target.name]}. <a id="{self.link_names[first.target]}"></a>'
        told = [self.block(block) for block in others if block.kind != "item"]
        listed = [f"\n    - {self.block(block)}" for block in others if block.kind == "item"]
        return NEXT_LINE.join([f"{before}{self.block(first)}", *told]) + "".join(listed)

    def picture(self, block: Block) -> Iterator[str]:
        """The drawing as it is, then what it shows in words."""
        drawn = block.draw(self.width, UTF8) if block.draw else []
        lines = [text_of(line) for line in drawn]
        if "".join(" ".join(lines).split()) != "".join(block.body.split()):
            fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", "".join(lines))), 3)
            yield "\n".join([f"{fence}text", *lines, fence])
        yield f"*{escaped(block.body)}*"

    def block(self, block: Block) -> str:
        """A block on one line, with a word instead of the sign before it."""
        lead = [span._replace(text=SIGNS_IN_WORDS.get(span.text, span.text), role="heading") for span in block.lead]
        return self.inline((*lead, *block.spans), block.target)

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
        shown = f"{mark}{escaped(text)}{mark}"
        if span.role == "link" and target in self.link_names:
            shown = f"[{shown}](#{self.link_names[target]})"
        if span.source in self.notes:
            name = self.link_names[Target("source", span.source)]
            shown += f"<sup>[{self.notes[span.source]}](#{name})</sup>"
        before, after = span.text.split(text)
        return f"{before}{shown}{after}"
