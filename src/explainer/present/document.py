"""The story, or the parts of it that are asked for, as a tree in reading order: every format is written from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from explainer.present import pictures, provenance
from explainer.present.card import figure_blocks, target_of
from explainer.present.evidence import evidence_beneath
from explainer.present.lines import Span
from explainer.present.page import Block, Target, text_block
from explainer.present.section import as_of, event_blocks, head_blocks, summary_blocks
from explainer.present.sources import source_blocks, source_page, sources_page
from explainer.story import Figure, Section, Story
from explainer.values import Id

SOURCES = "sources"
"""The word for the page of sources."""


class Chosen(NamedTuple):
    """The part of one section that is asked for."""

    section: Section
    whole: bool
    """Whether the whole section is asked for, with its question, summary and events."""
    figures: tuple[Figure, ...]


class Selection(NamedTuple):
    """The parts of a story that are asked for."""

    whole: bool
    """Whether the whole story is asked for."""
    sections: tuple[Chosen, ...]
    """The sections with something that is asked for, in their order."""
    sources: tuple[Id, ...]
    """The sources that are asked for by their own ids."""
    overview: bool
    """Whether the page of sources is asked for."""


def select(story: Story, ids: Collection[str]) -> Selection:
    """What the ids name: sections, figures (a card brings its rows) or sources, in this order. No ids: everything.

    `sources` is the page of sources, unless a section has this id.
    """
    sections = {section.id for section in story.sections}
    overview = SOURCES in ids and SOURCES not in sections
    figures = set(ids) & story.figures_by_id.keys() - {SOURCES}
    found = []
    for section in story.sections:
        whole = not ids or section.id in ids
        chosen = tuple(each for each in section.figures if whole or each.id in figures or each.under in figures)
        if chosen:
            found.append(Chosen(section, whole, chosen))
    left = set(ids) - sections - figures - {SOURCES}
    return Selection(not ids, tuple(found), tuple(name for name in story.sources if name in left), overview)


def known_ids(story: Story) -> list[str]:
    """All ids that can be asked for."""
    return [*(section.id for section in story.sections), *story.figures_by_id, *story.sources, SOURCES]


class Part(NamedTuple):
    """A part of a document: its own blocks, then the parts inside it."""

    kind: Literal["story", "section", "figure", "evidence", "events", "sources"]
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...] = ()
    target: Target | None = None
    """The section or figure that the part shows, if it shows one."""


class DocumentOptions(NamedTuple):
    """How much of a story is wanted."""

    brief: bool = False
    """Whether cards and rows have all their caveats, and no evidence."""
    pictures: bool = True
    """Whether pictures are drawn; if not, only what they say beyond their figures is written, in words."""


def document(story: Story, selection: Selection, today: date, options: DocumentOptions) -> Part:
    """What is asked for from the story, as one document."""
    title = Block("title", (Span(story.title, "title"),), right=(Span(as_of(story, today), "muted"),))
    parts = [_section(story, chosen, options) for chosen in selection.sections]
    sources = list(_sources(story, selection, options))
    if sources:
        parts.append(Part("sources", (text_block("title", "Sources", "title"), *sources)))
    return Part("story", (title, *(summary_blocks(story) if selection.whole else ())), tuple(parts))


def _section(story: Story, chosen: Chosen, options: DocumentOptions) -> Part:
    section = chosen.section
    head = head_blocks(section) if chosen.whole else ()
    scale = pictures.panel_scale(story, section.figures)
    parts = list(_figures(story, chosen.figures, options, scale))
    if chosen.whole and section.events:
        parts.append(Part("events", tuple(event_blocks(story, section, rails=options.pictures))))
    blocks = (text_block("title", section.title, "title"), *head)
    return Part("section", blocks, tuple(parts), Target("section", section.id))


def _figures(
    story: Story, figures: Sequence[Figure], options: DocumentOptions, scale: pictures.Scale
) -> Iterator[Part]:
    """Each card with its rows in it, and each row whose card is not asked for."""
    cards: dict[Id | None, list[Part]] = {figure.id: [] for figure in figures if figure.under is None}
    for figure in figures:
        if figure.under in cards:
            cards[figure.under].append(_figure(story, figure, options, scale))
    for figure in figures:
        if figure.under not in cards:
            yield _figure(story, figure, options, scale, cards.get(figure.id, ()))


def _figure(
    story: Story, figure: Figure, options: DocumentOptions, scale: pictures.Scale, rows: Sequence[Part] = ()
) -> Part:
    caveats = len(figure.caveats) if options.brief else 1
    blocks = figure_blocks(story, figure, scale, counted=False, caveats=caveats)
    if not options.pictures:
        blocks = [told for block in blocks if (told := _without_picture(story, figure, block))]
    behind = () if options.brief else (Part("evidence", tuple(evidence_beneath(story, figure)), (), target_of(figure)),)
    return Part("figure", tuple(blocks), (*behind, *rows), target_of(figure))


def _without_picture(story: Story, figure: Figure, block: Block) -> Block | None:
    """The block; for a picture, what it says beyond the figures that it draws, or None where that is nothing."""
    if block.kind != "picture":
        return block
    told = pictures.remark(figure, story)
    return block._replace(kind="paragraph", spans=(Span(told),), draw=None) if told else None


def _sources(story: Story, selection: Selection, options: DocumentOptions) -> Iterator[Block]:
    """All about the sources that are asked for, and the facts of the others that something shown rests on."""
    if selection.overview:
        yield from sources_page(story).blocks
        return
    asked, used = set(selection.sources), used_sources(story, selection)
    for name in story.sources:
        if name in asked:
            yield from source_page(story, name).blocks
        elif name in used and not options.brief:
            yield from source_blocks(story, [name])


def used_sources(story: Story, selection: Selection) -> Collection[Id]:
    """The sources that the selected figures and events rest on; all of them for the whole story."""
    if selection.whole:
        return story.sources.keys()
    used = set()
    for chosen in selection.sections:
        used.update(provenance.sources_of(story, chosen.figures))
        used.update(event.source for event in chosen.section.events if chosen.whole and event.source)
    return used


def groups(blocks: Iterable[Block]) -> Iterator[tuple[str, list[Block]]]:
    """The blocks in groups, each with its kind: accounts, events and items that follow one another belong together.

    So do a source and the notes, links and items after it.
    """
    group: list[Block] = []
    for block in blocks:
        kind = group[0].kind if group else ""
        same = block.kind == kind and kind in ("account", "event", "item")
        if group and not same and not (kind in ("source", "bar") and block.kind in ("source-note", "link", "item")):
            yield kind, group
            group = []
        group.append(block)
    if group:
        yield group[0].kind, group


def link_names(document: Part) -> dict[Target, str]:
    """What can be linked to in a document, in order, each with its name there: a figure's name is its id."""
    found: dict[Target, str] = {}
    if document.target:
        found[document.target] = _name(document.target)
    for block in document.blocks:
        if block.kind == "source" and block.target:
            found[block.target] = _name(block.target)
    for part in document.parts:
        found |= link_names(part)
    return found


def _name(target: Target) -> str:
    """A target's name in a document; as no id has an underscore, no two names are the same."""
    return target.name if target.kind == "figure" else f"{target.kind}_{target.name}"
