"""What is typed at the foot: a text to search for, or the words of something to go to in the palette.

`scene.typed` is a text exactly while there is a search to be typed or the palette is in front.
"""

from __future__ import annotations

from collections.abc import Callable

from explainer.present.page import Anchor
from explainer.present.pages import PageName
from explainer.sanitize import safe
from explainer.tui import searching
from explainer.tui.scene import Scene

MOST_TYPED = 200
"""How many characters of a query are taken."""


def begin_search(scene: Scene) -> None:
    """Let a text be typed to search for."""
    searching.begin(scene)
    scene.typed = ""


def begin_choice(scene: Scene) -> None:
    """Let something be chosen to go to or to do."""
    scene.search = None
    scene.open(PageName("palette"))
    scene.typed = ""


def takes(scene: Scene, key: str, character: str | None) -> bool:
    """Take a key while something is typed: it edits the text, moves through the choices, or is a letter."""
    if scene.typed is None:
        return False
    scene.notice = ""
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
    """Make another text what is typed: search for it, or list the choices that it leaves."""
    scene.typed = text[:MOST_TYPED]
    if scene.search:
        searching.look_for(scene, scene.typed)
    else:
        scene.replace_page(PageName("palette", scene.typed))


def paste(scene: Scene, text: str) -> None:
    """Put a text behind what is typed."""
    if scene.typed is not None:
        put(scene, scene.typed + safe(text.replace("\n", " ")))


def give_up(scene: Scene) -> None:
    """Stop typing, and go back to where that began."""
    scene.typed = None
    if scene.search:
        searching.give_up(scene)
    else:
        scene.back()


def accept(scene: Scene) -> Anchor | None:
    """Keep what is found, or go to what is chosen; something to be done that was chosen is handed back."""
    typed, scene.typed = scene.typed, None
    if scene.search:
        if not typed or scene.search.match is None:
            searching.give_up(scene)
            scene.notice = f"{typed.strip()}: not found in this story" if typed and typed.strip() else ""
        return None
    mark = scene.here.mark
    scene.back()
    if mark is None or mark.anchor.kind == "verb":
        return mark and mark.anchor
    scene.go_to(mark.anchor)
    return None


def stop(scene: Scene) -> None:
    """Stop typing where something else is done: what was found stays found, the palette closes."""
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
