"""What the keys that move through a story do to a scene."""

from __future__ import annotations

from collections.abc import Callable

from explainer.present.pages import PageName
from explainer.tui import searching
from explainer.tui.scene import Scene

END = "This is the end."


def page_down(scene: Scene) -> None:
    """Go a page on; at the end of the story, show a notice."""
    if not scene.page_down():
        scene.notice = END


MOVES: dict[str, Callable[[Scene], object]] = {
    "next": lambda scene: scene.step(1),
    "previous": lambda scene: scene.step(-1),
    "line_down": lambda scene: scene.scroll(1),
    "line_up": lambda scene: scene.scroll(-1),
    "page_down": page_down,
    "page_up": lambda scene: scene.page_up(),
    "top": lambda scene: scene.to_edge(last=False),
    "end": lambda scene: scene.to_edge(last=True),
    "next_section": lambda scene: scene.turn(1),
    "previous_section": lambda scene: scene.turn(-1),
    "other_page": lambda scene: scene.other_page(),
    "enter": lambda scene: scene.enter(),
    "back": lambda scene: scene.back(),
    "sources": lambda scene: scene.open(PageName("sources")),
    "problems": lambda scene: scene.open(PageName("problems")),
    "keys": lambda scene: scene.open(PageName("keys")),
    "next_match": lambda scene: searching.go_on(scene, 1),
    "previous_match": lambda scene: searching.go_on(scene, -1),
}
"""The actions that need only the scene."""
