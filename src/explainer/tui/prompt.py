"""Typing at the foot: a text to search for, or words to choose from the palette.

`scene.typed` is None except while a query is being typed or the palette is in front.
"""

from __future__ import annotations

from collections.abc import Callable

from explainer.present.page import Target
from explainer.present.pages import PageName
from explainer.sanitize import safe
from explainer.tui import searching
from explainer.tui.scene import Scene

MOST_TYPED = 200
"""The most characters of a query."""


def begin_search(scene: Scene) -> None:
    """Begin a search: what is typed from now on is its query."""
    searching.begin(scene)
    scene.typed = ""


def begin_choice(scene: Scene) -> None:
    """Open the palette: what is typed from now on narrows its choices."""
    scene.search = None
    scene.open(PageName("palette"))
    scene.typed = ""


def takes(scene: Scene, key: str, character: str | None) -> bool:
    """Handle a key while something is typed: it edits the text, moves through the choices, or is a letter.

    Returns whether the key was handled.
    """
    if scene.typed is None or key == "ctrl+q":
        return False
    if key in EDITING:
        put(scene, EDITING[key](scene.typed))
    elif key in ("escape", "ctrl+c"):
        give_up(scene)
    elif key in CHOOSING and not scene.search:
        CHOOSING[key](scene)
    elif character:
        put(scene, scene.typed + character)
    return True


def put(scene: Scene, text: str) -> None:
    """Replace the typed text: search for it, or list the choices that have its words."""
    scene.typed = text[:MOST_TYPED]
    if scene.search:
        searching.look_for(scene, scene.typed)
    else:
        scene.replace_page(PageName("palette", scene.typed))


def paste(scene: Scene, text: str) -> None:
    """Add a text to what is typed."""
    if scene.typed is not None:
        put(scene, scene.typed + safe(text))


def give_up(scene: Scene) -> None:
    """Stop typing, and go back to where the reader was before."""
    scene.typed = None
    if scene.search:
        searching.give_up(scene)
    else:
        scene.back()


def accept(scene: Scene) -> Target | None:
    """Keep what is found, or go to what is chosen; a chosen action is returned, to be done by the caller."""
    typed, scene.typed = (scene.typed or "").strip(), None
    if scene.search:
        if scene.search.match is None:
            searching.give_up(scene)
            if typed:
                scene.notice = f"{typed}: not found in this story"
        return None
    mark = scene.here.mark
    scene.back()
    if mark is None or mark.target.kind == "action":
        return mark and mark.target
    scene.go_to(mark.target)
    return None


def stop(scene: Scene) -> None:
    """Stop typing because something else is done: a search with a match stays, the palette closes."""
    if scene.typed is not None and scene.search is None:
        scene.back()
    elif scene.search and scene.search.match is None:
        scene.search = None
    scene.typed = None


EDITING: dict[str, Callable[[str], str]] = {
    "backspace": lambda typed: typed[:-1],
    "ctrl+h": lambda typed: typed[:-1],
    "ctrl+w": lambda typed: "".join(typed.rstrip().rpartition(" ")[:2]),
    "ctrl+u": lambda typed: "",
}
"""What keys make of the text that is typed."""

CHOOSING: dict[str, Callable[[Scene], object]] = {
    "down": lambda scene: scene.step(1),
    "up": lambda scene: scene.step(-1),
    "pagedown": lambda scene: scene.page_down(),
    "pageup": lambda scene: scene.page_up(),
}
"""What moves through the choices of the palette."""
