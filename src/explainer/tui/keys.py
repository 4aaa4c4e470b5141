"""Every action with its keys, declared once: foot, help and palette are made from this table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

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
    do: Callable[[Navigator], object] | None
    """What it does to the state; None where the screen does it."""
    idle: str = ""
    """What is said where it has changed nothing."""
    can: Callable[[State], object] = lambda _: True
    """Whether it would do anything now."""


END, TOP = "This is the end.", "This is the top."
NO_MATCH, NO_CHANGE = "There is no other match: / searches.", "No other row has changed."


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
            navigator.state.notice = f"There is no section {index + 1}."

    shown, sentence = ("", "") if index else ("1-9", "a section by its number")
    return Action(f"section_{index + 1}", str(index + 1), shown, "", sentence, open_section, "This is that section.")


def _pair(
    on: tuple[str, str, str],
    back: tuple[str, str, str],
    shown: str,
    word: str,
    sentence: str,
    move: Callable[[Navigator, int], object],
    can: Callable[[State], object] = lambda _: True,
) -> tuple[Action, Action]:
    """The actions that move by 1 and by -1, each given by name, keys and `idle`; the help names both at the first."""
    return (
        Action(*on[:2], shown, word, sentence, lambda navigator: move(navigator, 1), on[2], can),
        Action(*back[:2], "", "", "", lambda navigator: move(navigator, -1), back[2], can),
    )


ACTION_LIST = (
    *_pair(("next", "j", END), ("previous", "k", TOP), "j k", "next", "next row, previous row", Navigator.move),
    Action("enter", "enter,ctrl+j", "enter", "evidence", "the evidence; follow", Navigator.enter,
           "Nothing is behind this.", lambda state: state.destination),
    Action("page_down", "space,pagedown,ctrl+f", "space b", "page", "a page down, up", Navigator.page_down, END),
    Action("page_up", "b,pageup,ctrl+b,shift+space", "", "", "", Navigator.page_up, TOP),
    *_pair(("half_down", "d,ctrl+d", END), ("half_up", "u,ctrl+u", TOP), "d u", "", "half a page down, up",
           Navigator.half_page),
    *_pair(("line_down", "down,ctrl+e", END), ("line_up", "up,ctrl+y", TOP), "↓ ↑", "", "a line down, up",
           Navigator.scroll),
    *_pair(("next_group", "right_curly_bracket", END), ("previous_group", "left_curly_bracket", TOP), "} {", "",
           "next group, previous", Navigator.move_group),
    Action("top", "g,home,ctrl+home", "g G", "", "top, end", lambda to: to.jump_to_edge(False), TOP),
    Action("end", "G,end,ctrl+end", "", "", "", lambda to: to.jump_to_edge(True), END),
    *map(_section_action, range(9)),
    *_pair(("next_section", "right,l", "This is the last section."),
           ("previous_section", "left,h", "This is the first section."), "→ ←", "", "next section, previous",
           Navigator.turn),
    Action("back", "escape", "esc", "back", "close, or end a search", Navigator.back,
           "Nothing to close: q quits.", lambda state: state.can_go_back or state.search),
    Action("return", "backspace,ctrl+h,ctrl+o,alt+left,ctrl+left", "backspace", "", "the place before",
           Navigator.go_back, "No place before this one."),
    Action("other_page", "tab,shift+tab", "tab", "", "the evidence beside", Navigator.other_page,
           "There is no second column here: enter opens the evidence."),
    Action("search", "slash", "/", "search", "search everything", prompt.begin_search),
    Action("next_match", "n", "n N", "next", "next match, previous", lambda to: to.next_match(1), NO_MATCH,
           lambda state: state.search),
    Action("previous_match", "N", "", "previous", "", lambda to: to.next_match(-1), NO_MATCH,
           lambda state: state.search),
    Action("sources", "s", "s", "sources", "sources and rewordings", _toggles("sources"), "A folder has no sources."),
    Action("palette", "ctrl+p", "ctrl+p", "go to", "a row or source by words", prompt.begin_choice),
    Action("copy", "y", "y", "copy", "copy as one sentence", None, "Nothing to copy is marked.",
           lambda state: state.subject),
    Action("open", "o", "o", "address", "address; twice opens it", None, "No address is known here.",
           lambda state: state.address),
    Action("edit", "e", "e", "edit", "edit in $EDITOR", None),
    Action("problems", "p", "p", "problems", "errors and warnings", _toggles("problems"),
           "Nothing is wrong with the file.", lambda state: state.loaded.problems),
    *_pair(("next_change", "full_stop", NO_CHANGE), ("previous_change", "comma", NO_CHANGE), ". ,", "change",
           "next change, previous", Navigator.go_to_change, lambda state: state.changed),
    Action("keys", "question_mark,f1", "? F1", "keys", "keys and signs", _toggles("keys")),
    Action("suspend", "ctrl+z", "ctrl+z", "suspend", "suspend", None),
    Action("quit", "q,ctrl+q", "q", "quit", "quit", None),
    Action("interrupt", "ctrl+c,super+c", "ctrl+c", "", "copy selection, else quit", None),
    Action("accept", "", "", "", "", None),
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
