"""Every page of a story by its name: the sections, the evidence of figures and events, the sources."""

from __future__ import annotations

from typing import Literal, NamedTuple

from explainer.present.lines import Target
from explainer.present.page import Page
from explainer.present.section import section_page
from explainer.present.timeline import event_at
from explainer.story import Story
from explainer.values import Id


class PageName(NamedTuple):
    """What identifies a page."""

    kind: Literal["section", "evidence", "sources", "problems", "keys", "palette", "folder", "story"]
    name: str = ""
    """The id of the section, the figure or the event; the name of the story's file; for the palette, the text that is
    typed; else empty."""


def story_page(story: Story, name: PageName) -> Page | None:
    """A page of the story; None where the story does not have it, or where it is no page of a story."""
    if name.kind == "section":
        return next((section_page(story, section) for section in story.sections if section.id == name.name), None)
    if name.kind == "evidence":
        from explainer.present.evidence import event_page, evidence_page  # the first page does not need it

        figure = story.figures_by_id.get(Id(name.name))
        return evidence_page(story, figure) if figure else event_page(story, name.name)
    if name.kind == "sources":
        from explainer.present.sources import sources_page  # nor this

        return sources_page(story)
    return None


def page_of(story: Story, target: Target) -> PageName | None:
    """The page on which a section, figure, event or source itself stands; None where the story does not have it."""
    if target.kind == "section" and any(section.id == target.name for section in story.sections):
        return PageName("section", target.name)
    if target.kind == "figure" and (location := story.locations.get(Id(target.name))):
        return PageName("section", location.section.id)
    if target.kind == "event" and (found := event_at(story, target.name)):
        return PageName("section", found[0].id)
    return PageName("sources") if target.kind == "source" and target.name in story.sources else None
