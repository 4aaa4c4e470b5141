"""Every action with its keys, declared once: foot, help and palette are made from this table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple, Protocol

from explainer.present.pages import PageName
from explainer.tui import prompt
from explainer.tui.navigation import Navigator
from explainer.tui.state import State


class Host(Protocol):
    """What actions are done with: the screen, with the reader's navigator and what only the application can do."""

    navigator: Navigator

    def accept(self) -> None: ...
    def copy(self) -> None: ...
    def open_address(self) -> None: ...
    def edit(self) -> None: ...
    def suspend(self) -> None: ...
    def interrupt(self) -> None: ...
    def quit(self) -> None: ...


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
    do: Callable[[Host], object]
    idle: str = ""
    """What is said where it has changed nothing."""
    can: Callable[[State], object] = lambda _: True
    """Whether it would do anything now."""


END, TOP = "This is the end.", "This is the top."


def _moves(move: Callable[[Navigator], object]) -> Callable[[Host], object]:
    return lambda host: move(host.navigator)


def _toggles(kind: Literal["sources", "keys", "problems"]) -> Callable[[Host], object]:
    """Opens a page, and closes it where it is in front."""

    def toggle(host: Host) -> None:
        navigator = host.navigator
        front = navigator.state.front.page
        if front.kind == kind:
            navigator.back()
        else:
            navigator.open(PageName(kind, front.kind if kind == "keys" else ""))

    return toggle


def _section_action(index: int) -> Action:
    """The action of a digit; the help names all of them at the first one."""

    def open_section(host: Host) -> None:
        if not host.navigator.open_section(index):
            host.navigator.state.notice = f"There is no section {index + 1}."

    shown, sentence = ("", "") if index else ("1-9", "a section by its number")
    return Action(f"section_{index + 1}", str(index + 1), shown, "", sentence, open_section, "This is that section.")


ACTION_LIST = (
    Action("next", "j", "j k", "next", "next row, previous row", _moves(lambda to: to.step(1)), END),
    Action("previous", "k", "", "", "", _moves(lambda to: to.step(-1)), TOP),
    Action("enter", "enter,ctrl+j", "enter", "evidence", "the evidence; follow", _moves(Navigator.enter),
           "Nothing is behind this.", lambda state: state.destination),
    Action("page_down", "space,pagedown,ctrl+f", "space b", "page", "a page down, up",
           _moves(Navigator.page_down), END),
    Action("page_up", "b,pageup,ctrl+b,shift+space", "", "", "", _moves(Navigator.page_up), TOP),
    Action("half_down", "d,ctrl+d", "d u", "", "half a page down, up", _moves(lambda to: to.half_page(1)), END),
    Action("half_up", "u,ctrl+u", "", "", "", _moves(lambda to: to.half_page(-1)), TOP),
    Action("line_down", "down,ctrl+e", "↓ ↑", "", "a line down, up", _moves(lambda to: to.scroll(1)), END),
    Action("line_up", "up,ctrl+y", "", "", "", _moves(lambda to: to.scroll(-1)), TOP),
    Action("next_group", "right_curly_bracket", "} {", "", "next group, previous",
           _moves(lambda to: to.step_group(1)), END),
    Action("previous_group", "left_curly_bracket", "", "", "", _moves(lambda to: to.step_group(-1)), TOP),
    Action("top", "g,home,ctrl+home", "g G", "", "top, end", _moves(lambda to: to.jump_to_edge(False)), TOP),
    Action("end", "G,end,ctrl+end", "", "", "", _moves(lambda to: to.jump_to_edge(True)), END),
    *map(_section_action, range(9)),
    Action("next_section", "right,l", "→ ←", "", "next section, previous", _moves(lambda to: to.turn(1)),
           "This is the last section."),
    Action("previous_section", "left,h", "", "", "", _moves(lambda to: to.turn(-1)), "This is the first section."),
    Action("back", "escape", "esc", "back", "close, or end a search", _moves(Navigator.back),
           "Nothing to close: q quits.", lambda state: state.can_go_back or state.search),
    Action("return", "backspace,ctrl+h,ctrl+o,alt+left,ctrl+left", "backspace", "", "the place before",
           _moves(Navigator.go_back), "No place before this one."),
    Action("other_page", "tab,shift+tab", "tab", "", "the evidence beside",
           _moves(Navigator.other_page), "There is no second column here: enter opens the evidence."),
    Action("search", "slash", "/", "search", "search everything", _moves(prompt.begin_search)),
    Action("next_match", "n", "n N", "next", "next match, previous", _moves(lambda to: to.next_match(1)),
           "There is no other match: / searches.", lambda state: state.search),
    Action("previous_match", "N", "", "previous", "", _moves(lambda to: to.next_match(-1)),
           "There is no other match: / searches.", lambda state: state.search),
    Action("sources", "s", "s", "sources", "sources and rewordings", _toggles("sources"), "A folder has no sources."),
    Action("palette", "ctrl+p", "ctrl+p", "go to", "a row or source by words", _moves(prompt.begin_choice)),
    Action("copy", "y", "y", "copy", "copy as one sentence", lambda host: host.copy(), "Nothing to copy is marked.",
           lambda state: state.subject),
    Action("open", "o", "o", "address", "address; twice opens it", lambda host: host.open_address(),
           "No address is known here.", lambda state: state.address),
    Action("edit", "e", "e", "edit", "edit in $EDITOR", lambda host: host.edit()),
    Action("problems", "p", "p", "problems", "errors and warnings", _toggles("problems"),
           "Nothing is wrong with the file.", lambda state: state.loaded.problems),
    Action("next_change", "full_stop", ". ,", "change", "next change, previous",
           _moves(lambda to: to.go_to_change(1)), "No other row has changed.", lambda state: state.changed),
    Action("previous_change", "comma", "", "", "", _moves(lambda to: to.go_to_change(-1)), "No other row has changed."),
    Action("keys", "question_mark,f1", "? F1", "keys", "keys and signs", _toggles("keys")),
    Action("suspend", "ctrl+z", "ctrl+z", "suspend", "suspend", lambda host: host.suspend()),
    Action("quit", "q,ctrl+q", "q", "quit", "quit", lambda host: host.quit()),
    Action("interrupt", "ctrl+c,super+c", "ctrl+c", "", "copy selection, else quit",
           lambda host: host.interrupt()),
    Action("accept", "", "", "", "", lambda host: host.accept()),
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
