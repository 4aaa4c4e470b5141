"""Searching in a scene: where a search begins, and how its matches are brought into view."""

from __future__ import annotations

from explainer.present.page import Occurrence, Target
from explainer.present.pages import PageName, page_of
from explainer.present.search import Match, TextPlace
from explainer.tui.scene import Scene
from explainer.tui.search_state import Search
from explainer.tui.window import Stop

SEARCHED_FIRST = ("evidence", "sources", "problems", "keys")
"""The kinds of pages that are searched before the rest of the story, if the search begins on one."""


def begin(scene: Scene, query: str = "") -> None:
    """Begin a search from what is current; a query that is given moves nothing yet."""
    here = scene.here
    finder = scene.library.finder(here.page if here.page.kind in SEARCHED_FIRST else None)
    block = 0
    if here.page.kind == "section":
        block = scene.layout(here.page).lines[here.top].block if here.top else 0
        block = max(block, scene.library.first_block(here.page, here.mark) if here.mark else 0)
    scene.search = Search(finder, finder.position(TextPlace(here.page, block)), list(scene.trail))
    scene.search.look_for(query)


def look_for(scene: Scene, query: str) -> None:
    """Search for another text and show its first match; where there is none, go back to where the search began."""
    if scene.search:
        scene.search.look_for(query)
        _show_match(scene, scene.search)


def go_on(scene: Scene, by: int) -> None:
    """Go to the next or previous match."""
    if scene.search:
        scene.search.go_on(by)
        _show_match(scene, scene.search)


def give_up(scene: Scene) -> None:
    """End a search, and go back to where it began."""
    if scene.search:
        scene.trail = list(scene.search.before)
        scene.search = None
        scene.settle()


def _show_match(scene: Scene, search: Search) -> None:
    """Show the page of the match with the match in view; without a match, the pages open when the search began."""
    match = search.match
    if match is None:
        scene.trail = list(search.before)
        scene.settle()
        return
    scene.trail = [*_beneath(scene, search, match), Stop(match.place.page)]
    scene.settle()
    scene.show(scene.window(scene.here).at_block(match.place.block, max(match.start, 0)))


def _beneath(scene: Scene, search: Search, match: Match) -> list[Stop]:
    """The pages below a match's page: below evidence its figure's section, below others what was open before."""
    name = match.place.page
    if name.kind == "section":
        return []
    figure = Target("figure", name.name)
    if name.kind == "evidence" and (section := page_of(scene.edition.story, figure)):
        return [scene.window(Stop(section)).jumped(_own_mark(scene, section, figure))]
    before = list(search.before)
    return before[:-1] if before[-1].page == name else before


def _own_mark(scene: Scene, section: PageName, target: Target) -> Occurrence | None:
    page = scene.library.page(section)
    return page.occurrence_of(target) if page else None
