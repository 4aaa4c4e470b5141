"""Typing at the foot: a text to search for, or words to choose from the palette.

`state.typed` is None except while a query is being typed or the palette is in front.
"""

from __future__ import annotations

from collections.abc import Callable

from explainer.present import words
from explainer.present.lines import Target
from explainer.present.pages import PageName
from explainer.sanitize import safe
from explainer.tui.navigation import Navigator
from explainer.tui.state import Bookmark

MAX_TYPED = 200
"""The most characters of a query."""

EDITING: dict[str, Callable[[str], str]] = {
    "backspace": lambda typed: typed[:-1],
    "ctrl+h": lambda typed: typed[:-1],
    "ctrl+w": lambda typed: "".join(typed.rstrip().rpartition(" ")[:2]),
    "ctrl+u": lambda typed: "",
}
"""What keys make of the text that is typed."""

CHOOSING: dict[str, Callable[[Navigator], object]] = {
    "down": lambda navigator: navigator.move(1),
    "up": lambda navigator: navigator.move(-1),
    "pagedown": Navigator.page_down,
    "pageup": Navigator.page_up,
}
"""What moves through the choices of the palette."""


def begin_search(navigator: Navigator) -> None:
    """Begin a search: what is typed from now on is its query."""
    navigator.begin_search()
    navigator.state.typed = ""


def begin_choice(navigator: Navigator) -> None:
    """Open the palette: what is typed from now on narrows its choices."""
    navigator.state.search = None
    navigator.open(PageName("palette"))
    navigator.state.typed = ""


def handle_key(navigator: Navigator, key: str, character: str | None) -> bool:
    """Handle a key while something is typed: it edits the text, moves through the choices, or is a letter.

    Returns whether the key was handled.
    """
    typed = navigator.state.typed
    if typed is None or key == "ctrl+q":
        return False
    if key in EDITING:
        put(navigator, EDITING[key](typed))
    elif key in ("escape", "ctrl+c") or (key == "ctrl+p" and not navigator.state.search):
        give_up(navigator)
    elif key in CHOOSING and not navigator.state.search:
        CHOOSING[key](navigator)
    elif character:
        put(navigator, typed + character)
    return True


def put(navigator: Navigator, text: str) -> None:
    """Replace the typed text: search for it, or list the choices that have its words."""
    typed = navigator.state.typed = text[:MAX_TYPED]
    if search := navigator.state.search:
        navigator.show_match(search.looked_for(typed))
    else:
        navigator.replace_page(PageName("palette", typed))


def paste(navigator: Navigator, text: str) -> None:
    """Add a text to what is typed."""
    if navigator.state.typed is not None:
        put(navigator, navigator.state.typed + safe(text))


def give_up(navigator: Navigator) -> None:
    """Stop typing, and go back to where the reader was before."""
    navigator.state.typed = None
    if search := navigator.state.search:
        navigator.give_up_search(search)
    else:
        navigator.back()


def accept(navigator: Navigator) -> Target | None:
    """Keep what is found, with a way back to where the search began, or go to what is chosen.

    A chosen action is returned, to be done by the caller.
    """
    state = navigator.state
    typed, state.typed = (state.typed or "").strip(), None
    if search := state.search:
        if search.match is None:
            navigator.give_up_search(search)
            if typed:
                state.notice = words.NOT_IN_STORY.format(typed)
        else:
            navigator.remember(Bookmark(tuple(search.before)))
            state.arrived = state.bookmark
        return None
    current = state.front.current
    navigator.back()
    if current is None or current.target.kind == "action":
        return current and current.target
    navigator.go_to(current.target)
    state.arrived = state.bookmark
    return None


def stop(navigator: Navigator) -> None:
    """Stop typing because something else is done: a search with a match stays, the palette closes."""
    state = navigator.state
    if state.typed is not None and state.search is None:
        navigator.back()
    elif state.search and state.search.match is None:
        state.search = None
    state.typed = None
