"""The pages of a scene as they are in view, with what is found and selected in them."""

from __future__ import annotations

from explainer.present.selecting import selected_text
from explainer.tui.rows import View
from explainer.tui.scene import Scene
from explainer.tui.window import Stop


def view_of(scene: Scene, stop: Stop, beside: bool = False) -> View:
    """A page in view; `beside`: it is the evidence that stands beside a section."""
    chosen = scene.selection
    if chosen and (chosen.page, chosen.beside) != (stop.page, beside):
        chosen = None
    match = scene.search.match if scene.search else None
    return View(
        scene.layout(stop.page),
        stop.top,
        scene.boxes.page.height,
        stop.mark,
        matches=_matches(scene, stop),
        found=(match.place.block, match.start) if match and match.place.page == stop.page else None,
        selected=(chosen.start, chosen.end) if chosen and chosen.start != chosen.end else None,
        divided=beside,
        active=stop is scene.here,
    )


def _matches(scene: Scene, stop: Stop) -> dict[int, list[tuple[int, int]]]:
    """The matches of a search in the blocks that are in view."""
    search = scene.search
    if search is None or not search.query:
        return {}
    from explainer.present.search import Place  # only while something is searched for

    lines = scene.layout(stop.page).lines[stop.top : stop.top + scene.boxes.page.height]
    found = {line.block: search.finder.within(search.query, Place(stop.page, line.block)) for line in lines}
    return {block: matches for block, matches in found.items() if matches}


def chosen_text(scene: Scene) -> str:
    """What is selected, as it is read."""
    chosen = scene.selection
    stop = scene.beside if chosen and chosen.beside else scene.main
    if chosen is None or stop is None or chosen.page != stop.page or chosen.start == chosen.end:
        return ""
    return selected_text(scene.layout(stop.page), chosen.start, chosen.end)
