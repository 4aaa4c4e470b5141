"""The page of sources: through whom the story came, who is heard, what changed on the way, and every source."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.present import words
from explainer.present.lines import Role, Span
from explainer.present.page import Anchor, Block
from explainer.story import Source, Story
from explainer.values import Id


def source_blocks(story: Story, names: Iterable[Id]) -> list[Block]:
    """Everything that is known of the sources named, one after the other."""
    return [block for name in names for block in _source(story, name)]


def _source(story: Story, name: Id) -> list[Block]:
    source, anchor = story.sources[name], Anchor("source", name)
    facts = [words.KINDS[source.kind], words.SEEN[source.seen]]
    if source.accessed:
        facts[-1] += f" on {words.day(source.accessed)}"
    facts += ["not named"] if source.anonymous else []
    facts += [words.count(source.sample, "person", "people")] if source.sample else []
    facts += [f"the voice of {story.sources[source.voice].name}"] if source.voice else []
    blocks = [Block("source", (Span(source.name, "label"), Span(dated(source))), anchor=anchor)]
    if source.title:
        blocks.append(_more(f"“{source.title}”", anchor))
    blocks.append(_more(", ".join(facts), anchor, "muted"))
    if source.interest:
        blocks.append(_more(f"Interest: {source.interest}", anchor))
    if source.url:
        blocks.append(Block("link", (Span(source.url, "link", source.url),), indent=2, anchor=anchor))
    return blocks


def _more(text: str, anchor: Anchor, role: Role = "plain") -> Block:
    return Block("source", (Span(text, role),), indent=2, anchor=anchor)


def dated(source: Source) -> str:
    """Who wrote a source and when it was published, as it follows the source's name."""
    parts = [source.author or "", words.day(source.published) if source.published else ""]
    return "".join(f", {part}" for part in parts if part)
