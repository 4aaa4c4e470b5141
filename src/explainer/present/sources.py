"""The page of sources: through whom the story came, who is heard, what changed on the way, and every source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from rich.cells import cell_len

from explainer.present import card, provenance, words
from explainer.present.lines import Line, Role, Span
from explainer.present.page import BLANK, Block, Page, Target, heading, indented, text_block
from explainer.present.pictures.glyphs import Glyphs
from explainer.story import Figure, Source, Story
from explainer.values import Id

LEAST_BAR = 6
"""The least room for a bar, in cells."""


class Heard(NamedTuple):
    """A source as the origin of figures, under one of the names of its voice."""

    source: Id
    figures: tuple[Figure, ...]
    """The figures whose origin it is."""
    alone: int
    """How many of them rest on this voice alone."""
    also: bool
    """Whether it is another name of the voice before it."""


def sources_page(story: Story) -> Page:
    """The page of sources: who says what, all of it worked out from the story."""
    parts = [_ways(story), _heard(story), _changes(story), _alone(story), _every(story)]
    blocks: list[Block] = []
    for part in parts:
        blocks += [*([BLANK] if blocks and part else []), *part]
    return Page("Sources", tuple(blocks))


def source_page(story: Story, name: Id) -> Page:
    """One source and the figures whose origin it is."""
    return Page(story.sources[name].name, tuple(_with_figures(story, name)))


def _ways(story: Story) -> list[Block]:
    """The chains through which the quoted claims came, and how many claims came through each."""
    quoted = [figure for figure in story.figures if figure.quote and not figure.context]
    ways = Counter(tuple(provenance.chain(story, figure)[1:]) for figure in quoted)
    blocks = [heading("How this story reached you")]
    for way, amount in ways.most_common():
        through = provenance.RELAY.join(story.sources[name].name for name in way) or "its origin itself"
        told = f"{amount} of {words.count(len(quoted), 'quoted claim')} reached you through "
        blocks.append(Block("paragraph", (Span(told), Span(through, "label"))))
    ours = sum(figure.computed is not None for figure in story.figures)
    context = sum(figure.context and figure.computed is None for figure in story.figures)
    others = [f"{words.count(context, 'figure')} of context came by other ways"] if context else []
    others += [f"{words.count(ours, 'figure')} {'is' if ours == 1 else 'are'} {words.OURS}"] if ours else []
    if others:
        blocks.append(text_block("paragraph", f"{'; '.join(others)}.", "muted"))
    return blocks


def heard(story: Story) -> list[Heard]:
    """Every origin, the voice with the most figures first; the other names of a voice follow it and count with it."""
    by_origin: dict[Id, list[Figure]] = {}
    for figure in story.figures:
        if figure.source is not None:
            by_origin.setdefault(figure.source, []).append(figure)
    voices: dict[Id, list[Id]] = {}
    for origin in by_origin:
        voices.setdefault(provenance.voice(story, origin) or origin, []).append(origin)
    order = sorted(voices, key=lambda voice: -sum(len(by_origin[name]) for name in voices[voice]))
    found: list[Heard] = []
    for voice in order:
        names = sorted(voices[voice], key=lambda name: name != voice)
        for place, name in enumerate(names):
            own = by_origin[name]
            alone = sum(provenance.stands_alone(story, figure) for figure in own)
            found.append(Heard(name, tuple(own), alone, also=place > 0))
    return found


def _heard(story: Story) -> list[Block]:
    rows = heard(story)
    if not rows:
        return []
    most = max(len(row.figures) for row in rows)
    wide = max(_indent(row) + cell_len(_name(story, row)) for row in rows)
    counted = max(len(_alone_count(story, row)) for row in rows)
    blocks = [
        heading("Who is heard"),
        text_block("paragraph", "How many figures rest on each, and on it alone.", "muted"),
    ]
    told: set[str] = set()
    for row in rows:
        told = told if row.also else set()
        nature = [block for block in _nature(story, row.source) if block.body not in told]
        told |= {block.body for block in nature}
        count = f"{words.count(len(row.figures), 'figure')}, {_alone_count(story, row)}"
        spans: Line = (Span(_name(story, row), "label"), Span(f": {count}"))
        draw = partial(_bar, story, row, most, wide, counted)
        target = Target("source", row.source)
        blocks.append(Block("bar", spans, draw=draw, indent=_indent(row), target=target))
        blocks += nature
    return blocks


def _nature(story: Story, name: Id) -> list[Block]:
    """What sort of source it is, how much of it was read, and its interest."""
    source, target = story.sources[name], Target("source", name)
    blocks = [_more(f"{words.KINDS[source.kind]}, {words.SEEN[source.seen]}", target, "muted")]
    return blocks + ([_more(f"Interest: {source.interest}", target, "caveat")] if source.interest else [])


def _name(story: Story, row: Heard) -> str:
    name = story.sources[row.source].name
    return f"also heard as: {name}" if row.also else name


def _indent(row: Heard) -> int:
    return 2 if row.also else 0


def _alone_count(story: Story, row: Heard) -> str:
    if story.sources[row.source].anonymous:
        return "not named: no voice"
    if row.alone == len(row.figures):
        return "on it alone" if row.alone == 1 else "all on it alone"
    return f"{row.alone or 'none'} on it alone"


def _bar(story: Story, row: Heard, most: int, wide: int, counted: int, width: int, glyphs: Glyphs) -> list[Line]:
    """The name, a bar as long as its number of figures, and the counts; no lines where they have no room."""
    name, indent = _name(story, row), _indent(row)
    wide = min(wide, (width + indent) // 2) - indent
    counts = f" {len(row.figures):>3}  {_alone_count(story, row):<{counted}}"
    room = min(40, width - wide - 2 - cell_len(counts))
    if room < LEAST_BAR or cell_len(name) > wide:
        return []
    cells = max(1, len(row.figures) * room // most)
    bar = Span(glyphs.texture("counted") * cells, "fill")
    named = Span(name + " " * (wide - cell_len(name)) + "  ", "label")
    return [(named, bar, Span(" " * (room - cells)), Span(counts, "muted"))]


def _changes(story: Story) -> list[Block]:
    """What changed on its way, with both wordings."""
    found = provenance.changes(story)
    if not found:
        return []
    title = f"{card.CHANGED}Changed on its way: {words.spelled(len(found))} {'place' if len(found) == 1 else 'places'}"
    blocks = [heading(title)]
    for figure, account in found:
        target = card.target_of(figure)
        blocks.append(Block("item", (Span(figure.label, "link"),), target=target))
        blocks.append(Block("account", card.said_by(story, account), indent=2, target=target))
        if figure.quote:
            article = story.sources[story.article].name if story.article else "article"
            said = card.account_spans((Span(article, "label"),), f"“{figure.quote}”", "quote")
            blocks.append(Block("account", said, indent=2, target=target))
    return blocks


def _alone(story: Story) -> list[Block]:
    """Which figures rest on one voice alone, by voice."""
    blocks = [heading("Figures that rest on one voice alone")]
    by_voice: dict[Id, list[Figure]] = {}
    for row in heard(story):
        for figure in row.figures:
            if provenance.stands_alone(story, figure) and (voice := provenance.voice(story, row.source)):
                by_voice.setdefault(voice, []).append(figure)
    for voice, figures in by_voice.items():
        told = (Span(story.sources[voice].name, "label"), Span(f": {words.count(len(figures), 'figure')}"))
        blocks.append(Block("paragraph", told))
        blocks += indented(map(card.figure_link, figures))
    return blocks if by_voice else []


def _every(story: Story) -> list[Block]:
    blocks = [heading("Every source")]
    for name in story.sources:
        blocks += _with_figures(story, name)
    return blocks


def _with_figures(story: Story, name: Id) -> list[Block]:
    """A source, how many figures it carried, and the figures whose origin it is."""
    own = [figure for figure in story.figures if figure.source == name]
    carried = sum(name in provenance.chain(story, figure)[1:] for figure in story.figures)
    blocks = source_blocks(story, [name])
    if carried:
        blocks.append(_more(f"It carried {words.count(carried, 'figure')}.", Target("source", name), "muted"))
    return [*blocks, *indented(map(card.figure_link, own))]


def source_blocks(story: Story, names: Iterable[Id]) -> list[Block]:
    """Everything that is known of the sources named, one after the other."""
    return [block for name in names for block in _source(story, name)]


def _source(story: Story, name: Id) -> list[Block]:
    source, target = story.sources[name], Target("source", name)
    blocks = [Block("source", (Span(source.name, "label"), Span(dated(source))), target=target)]
    if source.title:
        blocks.append(_more(f"“{source.title}”", target))
    blocks.append(_more(", ".join(_facts(story, source)), target, "muted"))
    if source.interest:
        blocks.append(_more(f"Interest: {source.interest}", target))
    if source.url:
        blocks.append(Block("link", (Span(source.url, "link", source.url),), indent=2, target=target))
    return blocks


def _facts(story: Story, source: Source) -> Sequence[str]:
    facts = [words.KINDS[source.kind], words.SEEN[source.seen]]
    if source.accessed:
        facts[-1] += f" on {words.day(source.accessed)}"
    facts += ["not named"] if source.anonymous else []
    facts += [words.count(source.sample, "person", "people")] if source.sample else []
    facts += [f"the voice of {story.sources[source.voice].name}"] if source.voice else []
    return facts


def _more(text: str, target: Target, role: Role = "plain") -> Block:
    return Block("source-note", (Span(text, role),), indent=2, target=target)


def dated(source: Source) -> str:
    """Who wrote a source and when it was published, as it follows the source's name."""
    parts = [source.author or "", words.day(source.published) if source.published else ""]
    return "".join(f", {part}" for part in parts if part)
