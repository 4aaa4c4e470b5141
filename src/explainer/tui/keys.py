"""Every action with its keys, declared once: foot, help and palette are made from this table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from explainer.present import words
from explainer.present.pages import PageName
from explainer.tui import prompt
from explainer.tui.navigation import Navigator
from explainer.tui.state import State


class Action(NamedTuple):
    """Something that a reader can do, and the keys that do it."""

    name: str
    keys: str
    """Textual's names of the keys, separated by commas; empty where no key of the pages does it."""
    shown: str
    """The keys' names in the help; empty where another entry names them."""
    word: str
    """What it does in a word, for the foot and the palette; empty where neither has it."""
    help: str
    """What it does, and the one that `shown` names besides, for the keys' page."""
    idle: str
    """What is said where it has changed nothing."""
    do: Callable[[Navigator], object] | None
    """What it does to the state; None where the screen does it."""
    can: Callable[[State], object] = lambda _: True
    """Whether it would do anything now."""


def _toggles(kind: Literal["sources", "keys", "problems"]) -> Callable[[Navigator], object]:
    """Opens a page, and closes it where it is in front."""

    def toggle(navigator: Navigator) -> None:
        front = navigator.state.front.page
        if front.kind == kind:
            navigator.back()
        else:
            navigator.open(PageName(kind, front.kind if kind == "keys" else ""))

    return toggle


def _section_action(index: int) -> Action:
    """The action of a digit; the help names all of them at the first one."""

    def open_section(navigator: Navigator) -> None:
        if not navigator.open_section(index):
            navigator.state.notice = words.NO_SECTION.format(index + 1)

    shown, texts = ("", ("", "", words.SECTION[2])) if index else ("1-9", words.SECTION)
    return Action(f"section_{index + 1}", str(index + 1), shown, *texts, open_section)


def _pair(
    on: tuple[str, str],
    back: tuple[str, str],
    shown: str,
    texts: tuple[str, str, str, str],
    move: Callable[[Navigator, int], object],
    can: Callable[[State], object] = lambda _: True,
) -> tuple[Action, Action]:
    """The actions that move by 1 and by -1, each given by name and keys; the help names both at the first."""
    word, sentence, end, top = texts
    return (
        Action(*on, shown, word, sentence, end, lambda navigator: move(navigator, 1), can),
        Action(*back, "", "", "", top, lambda navigator: move(navigator, -1), can),
    )


ACTION_LIST = (
    *_pair(("next", "j"), ("previous", "k"), "j k", words.NEXT, Navigator.move),
    Action("enter", "enter,ctrl+j", "enter", *words.ENTER, Navigator.enter, lambda state: state.destination),
    Action("page_down", "space,pagedown,ctrl+f", "space b", *words.PAGE_DOWN, Navigator.page_down),
    Action("page_up", "b,pageup,ctrl+b,shift+space", "", "", "", words.TOP, Navigator.page_up),
    *_pair(("half_down", "d,ctrl+d"), ("half_up", "u,ctrl+u"), "d u", words.HALF_PAGE, Navigator.half_page),
    *_pair(("line_down", "down,ctrl+e"), ("line_up", "up,ctrl+y"), "↓ ↑", words.LINE, Navigator.scroll),
    *_pair(("next_group", "right_curly_bracket"), ("previous_group", "left_curly_bracket"), "} {", words.GROUP,
           Navigator.move_group),
    Action("top", "g,home,ctrl+home", "g G", *words.TO_TOP, lambda to: to.jump_to_edge(False)),
    Action("end", "G,end,ctrl+end", "", "", "", words.END, lambda to: to.jump_to_edge(True)),
    *map(_section_action, range(9)),
    *_pair(("next_section", "right,l"), ("previous_section", "left,h"), "→ ←", words.NEXT_SECTION, Navigator.turn),
    Action("back", "escape", "esc", *words.BACK, Navigator.back, lambda state: state.can_go_back or state.search),
    Action("return", "backspace,ctrl+h,ctrl+o,alt+left,ctrl+left", "backspace", *words.RETURN, Navigator.go_back),
    Action("other_page", "tab,shift+tab", "tab", *words.OTHER_PAGE, Navigator.other_page),
    Action("search", "slash", "/", *words.SEARCH, prompt.begin_search),
    Action("next_match", "n", "n N", *words.NEXT_MATCH, lambda to: to.next_match(1), lambda state: state.search),
    Action("previous_match", "N", "", words.PREVIOUS, "", words.NO_MATCH, lambda to: to.next_match(-1),
           lambda state: state.search),
    Action("sources", "s", "s", *words.SHOW_SOURCES, _toggles("sources")),
    Action("palette", "ctrl+p", "ctrl+p", *words.GO_TO, prompt.begin_choice),
    Action("copy", "y", "y", *words.COPY, None, lambda state: state.subject),
    Action("open", "o", "o", *words.ADDRESS, None, lambda state: state.address),
    Action("edit", "e", "e", *words.EDIT, None),
    Action("problems", "p", "p", *words.SHOW_PROBLEMS, _toggles("problems"), lambda state: state.loaded.problems),
    *_pair(("next_change", "full_stop"), ("previous_change", "comma"), ". ,", words.NEXT_CHANGE,
           Navigator.go_to_change, lambda state: state.changed),
    Action("keys", "question_mark,f1", "? F1", *words.SHOW_KEYS, _toggles("keys")),
    Action("suspend", "ctrl+z", "ctrl+z", *words.SUSPEND, None),
    Action("quit", "q,ctrl+q", "q", *words.QUIT, None),
    Action("interrupt", "ctrl+c,super+c", "ctrl+c", *words.INTERRUPT, None),
)  # fmt: skip
ACTIONS = {action.name: action for action in ACTION_LIST}
KEYS = {key: action.name for action in ACTION_LIST for key in action.keys.split(",") if key}
"""The name of each key's action."""

FOOT = {
    "folder": ("keys", "enter", "quit", "next", "page_down"),
    "section": ("problems", "keys", "enter", "next_change", "back", "quit", "next", "page_down"),
    "evidence": ("back", "keys", "enter", "copy", "open", "next"),
    "sources": ("back", "keys", "enter", "next", "open"),
    "problems": ("back", "keys", "edit", "next", "quit"),
    "keys": ("back", "quit", "page_down", "search"),
    "search": ("next_match", "previous_match", "back", "keys", "enter"),
}
"""What the foot offers for each kind of page in front, and during a search: the first five that can be done."""
MAX_OFFERED = 5


def key_entries(sections: int) -> list[tuple[str, str]]:
    """The keys for the help, with what they do, in a story of so many sections."""
    entries = [(each.shown.replace("1-9", f"1-{min(sections, 9)}"), each.help) for each in ACTION_LIST if each.shown]
    return [entry for entry in entries if entry[0] != "1-0"]
