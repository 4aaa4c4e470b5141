"""Going on with another edition at the place where the one before was being read."""

from __future__ import annotations

from explainer.present.page import Anchor, Mark
from explainer.present.pages import PageName
from explainer.story import Section, Story
from explainer.tui import searching
from explainer.tui.edition import Edition, neighbour
from explainer.tui.library import Library
from explainer.tui.scene import Scene
from explainer.tui.window import Stop
from explainer.values import Id


def take(scene: Scene, edition: Edition) -> None:
    """Show another edition: what is current stays where it stood; where it is gone, its neighbour is current."""
    below = [scene.window(stop).below_top for stop in scene.trail]
    before = scene.edition.story
    kept = [_kept(stop, before, edition.story) for stop in scene.trail]
    sought = scene.search.query if scene.search else None
    scene.edition = edition
    scene.search = scene.selection = None
    scene.library = Library(edition, scene.look, scene.themes)
    scene.visited = {name: _kept(stop, before, edition.story) for name, stop in scene.visited.items()}
    places = [(stop, lines) for stop, lines in zip(kept, below, strict=True) if scene.library.page(stop.page)]
    if not places or places[0][0].page.kind != "section":
        index = min(_index(before, kept), len(edition.story.sections) - 1)
        places = [(Stop(PageName("section", edition.story.sections[index].id)), 0)]
    scene.trail = [stop for stop, _ in places]
    scene.trail = [scene.window(stop).at_offset(lines) for stop, lines in places]
    scene.settle()
    if sought is not None:
        searching.begin(scene, sought)
    elif scene.here.page.kind != "palette":
        scene.typed = None


def _kept(stop: Stop, before: Story, after: Story) -> Stop:
    """A place with a figure that the other edition has too."""
    old, new = _section(before, stop), _section(after, stop)
    if old is None or new is None or stop.mark is None or stop.mark.anchor.kind != "figure":
        return stop
    figure = neighbour(old.figures, Id(stop.mark.anchor.name), new.figures)
    return stop._replace(mark=Mark(Anchor("figure", figure), stop.mark.nth))


def _section(story: Story, stop: Stop) -> Section | None:
    wanted = stop.page.name if stop.page.kind == "section" else None
    return next((section for section in story.sections if section.id == wanted), None)


def _index(story: Story, trail: list[Stop]) -> int:
    names = [stop.page.name for stop in trail if stop.page.kind == "section"]
    return next((index for index, section in enumerate(story.sections) if section.id in names), 0)
