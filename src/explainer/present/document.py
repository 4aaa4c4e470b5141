"""The story, or the parts of it that are asked for, as pages in reading order: every format is written from them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Literal, NamedTuple

from explainer.present import phrases, provenance
from explainer.present.lines import Target
from explainer.present.page import BLANK, Block, GroupTitle, Kind, Page
from explainer.present.section import section_page, summary_blocks
from explainer.story import Figure, Section, Story
from explainer.values import Id

SOURCES = "sources"
"""The word for the page of sources."""


class Chosen(NamedTuple):
    """The part of one section that is asked for."""

    section: Section
    is_complete: bool
    """Whether the whole section is asked for, with its question, summary and timeline."""
    figures: tuple[Figure, ...]


class Selection(NamedTuple):
    """The parts of a story that are asked for."""

    is_complete: bool
    """Whether the whole story is asked for."""
    sections: tuple[Chosen, ...]
    """The sections with something that is asked for, in their order."""
    figures: frozenset[Id]
    """The figures that are asked for by their own ids, with their evidence."""
    sources: tuple[Id, ...]
    """The sources that are asked for by their own ids."""
    overview: bool
    """Whether the page of sources is asked for."""


def select(story: Story, ids: Collection[str]) -> Selection:
    """What the ids name: sections, figures or sources, in this order. No ids: everything.

    `sources` is the page of sources, unless a section has this id.
    """
    sections = {section.id for section in story.sections}
    overview = SOURCES in ids and SOURCES not in sections
    figures = (set(ids) & story.figures_by_id.keys()) - sections - {SOURCES}
    found = []
    for section in story.sections:
        is_complete = not ids or section.id in ids
        chosen = tuple(figure for figure in section.figures if is_complete or figure.id in figures)
        if chosen:
            found.append(Chosen(section, is_complete, chosen))
    left = set(ids) - sections - figures - {SOURCES}
    sources = tuple(name for name in story.sources if name in left)
    return Selection(not ids, tuple(found), frozenset(map(Id, figures)), sources, overview or not ids)


def known_ids(story: Story) -> list[str]:
    """All ids that can be asked for."""
    return [*(section.id for section in story.sections), *story.figures_by_id, *story.sources, SOURCES]


class Part(NamedTuple):
    """A page of a document."""

    kind: Literal["summary", "section", "evidence", "sources"]
    page: Page
    target: Target | None = None
    """The section or figure that it is the page of; None for others."""


class Document(NamedTuple):
    """A story, or parts of it, in reading order."""

    title: str
    as_of: str
    """The date that the figures speak of."""
    parts: tuple[Part, ...]


def document(
    story: Story,
    selection: Selection,
    evidence: bool = False,
    pictures: bool = True,
    today: date | None = None,
    exported: date | None = None,
) -> Document:
    """What is asked for from the story: its summary, each section, the evidence of its figures, then the sources.

    `evidence`: whether every figure has its evidence; if not, only those that are asked for by their ids. `pictures`:
    whether numbers are drawn. `today`: the day that ages are counted to; None for a page that is kept, which has none.
    `exported`: the day that is named as that of export, if any.
    """
    summary = Page(story.title, tuple(summary_blocks(story, printed=True)))
    parts = [Part("summary", summary)] if selection.is_complete else []
    for chosen in selection.sections:
        figures = None if chosen.is_complete else chosen.figures
        page = section_page(story, chosen.section, figures, printed=True, pictures=pictures)
        parts.append(Part("section", page, Target("section", chosen.section.id)))
        for figure in chosen.figures:
            if evidence or figure.id in selection.figures:
                from explainer.present.evidence import evidence_page  # the panels alone do not need it

                page = evidence_page(story, figure, printed=True)
                parts.append(Part("evidence", page, Target("figure", figure.id)))
    if selection.overview or selection.sources:
        from explainer.present.sources import source_page, sources_page  # nor these

        if selection.overview:
            parts.append(Part("sources", sources_page(story)))
        else:
            parts += (Part("sources", source_page(story, name)) for name in selection.sources)
    return Document(story.title, phrases.as_of(story, today, exported), tuple(parts))


def link_names(document: Document) -> dict[Target | None, str]:
    """What can be linked to in a document, in order, each with its name there: a figure's name is its id, and as no id
    has an underscore, no two names are the same."""
    names: dict[Target | None, str] = {}
    for part in document.parts:
        if part.kind == "section" and part.target:
            names[part.target] = f"section_{part.target.name}"
        for block in part.page.blocks if part.kind != "evidence" else ():
            if block.row and block.target:
                names[block.target] = block.target.name
            elif block.target and block.target.kind == "source":
                for target in (block.target, *(span.target for span in block.spans)):
                    if target and target.kind == "source":
                        names.setdefault(target, f"source_{block.target.name}")
    return names


class Run(NamedTuple):
    """Blocks of a page that a format writes as one: a table under its title, a list, a journey, or texts."""

    kind: Kind
    """What all of them are; of a journey, the rungs."""
    blocks: tuple[Block, ...]
    group: GroupTitle | None
    """The title over them, if any."""


UNDER_RUNG = ("source-note", "account", "quote", "changed")
"""What stands under a rung of a journey."""


def runs(page: Page) -> Iterator[Run]:
    """The blocks of a page in runs, in their order, without blank lines."""
    title: GroupTitle | None = None
    kind: Kind = "blank"
    run: list[Block] = []
    for block in (*page.blocks, BLANK):
        own = "chain" if kind == "chain" and block.kind in UNDER_RUNG else block.kind
        if own != kind:
            if kind == "group":
                title = run[-1].group
            elif kind != "blank":
                yield Run(kind, tuple(run), title)
                title = None
            kind, run = own, []
        run.append(block)


def used_sources(story: Story, selection: Selection) -> Collection[Id]:
    """The sources that are selected, or that selected figures and events rest on; all of them for the whole story."""
    if selection.is_complete:
        return story.sources.keys()
    used = set(selection.sources)
    for chosen in selection.sections:
        for figure in chosen.figures:
            used.update(caveat.source for caveat in figure.caveats if caveat.source)
            for claim in provenance.claims_of(figure):
                used.update(provenance.chain(story, claim))
        events = chosen.section.timeline.events if chosen.is_complete and chosen.section.timeline else ()
        used.update(event.source for event in events if event.source)
    return used
