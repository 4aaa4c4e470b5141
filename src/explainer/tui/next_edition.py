"""Changes to another edition and keeps the reader's place."""

from __future__ import annotations

from explainer.present.page import Occurrence, Target
from explainer.present.pages import PageName
from explainer.story import Story
from explainer.tui import searching
from explainer.tui.edition import Edition, neighbour
from explainer.tui.library import Library
from explainer.tui.scene import Scene
from explainer.tui.window import Stop
from explainer.values import Id


def take(scene: Scene, edition: Edition) -> None:
    """Show another edition: what is current keeps its place on the screen, or its neighbour becomes current.

    A search is made again with the same query, without moving.
    """
    windows = [scene.window(stop) for stop in scene.trail]
    before, after = scene.edition.story, edition.story
    kept = [_kept(stop, before, after) for stop in scene.trail]
    sought = scene.search.query if scene.search else None
    scene.edition = edition
    scene.selection = None
    scene.library = Library(edition, scene.look, scene.themes)
    left = (_kept(stop, before, after) for stop in scene.visited.values() if _index(before, stop) is not None)
    scene.visited = {Id(stop.page.name): stop for stop in left}
    places = [(old, stop) for old, stop in zip(windows, kept, strict=True) if scene.library.page(stop.page)]
    scene.trail = [stop for _, stop in places]
    scene.trail = [scene.carried(old, stop) for old, stop in places]
    scene.settle()
    if sought is not None:
        searching.begin(scene, sought)


def _kept(stop: Stop, before: Story, after: Story) -> Stop:
    """A place in the new edition: in the same section, else in the one with its figure, else in that of its number."""
    index = _index(before, stop)
    if index is None:
        return stop
    figure = Id(stop.mark.target.name) if stop.mark and stop.mark.target.kind == "figure" else None
    old = before.sections[index]
    heirs = [section for section in after.sections if section.id == old.id]
    heirs += [section for section in after.sections if any(each.id == figure for each in section.figures)]
    section = [*heirs, after.sections[min(index, len(after.sections) - 1)]][0]
    stop = stop._replace(page=PageName("section", section.id))
    if figure is None or stop.mark is None or figure not in (each.id for each in old.figures):
        return stop
    return stop._replace(
        mark=Occurrence(Target("figure", neighbour(old.figures, figure, section.figures)), stop.mark.nth)
    )


def _index(story: Story, stop: Stop) -> int | None:
    """The index of a place's section in a story; None for another page, or a section that is gone."""
    ids = [section.id for section in story.sections]
    return ids.index(Id(stop.page.name)) if stop.page.kind == "section" and stop.page.name in ids else None
