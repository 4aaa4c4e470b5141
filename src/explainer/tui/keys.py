"""Every action with its keys and its words, declared once: foot, help and palette are made from this table.

Where two keys do a thing in two directions, the first row has the words for both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from explainer.present import words
from explainer.tui import prompt
from explainer.tui.navigation import Navigator
from explainer.tui.state import State


class Action(NamedTuple):
    """Something that a reader can do, and the keys that do it."""

    name: str
    keys: str
    """Textual's names of the keys, separated by commas."""
    shown: str = ""
    """The keys' names in the help; empty where another row names them."""
    word: str = ""
    """What it does in a word, for the foot and the palette; empty where neither has it."""
    help: str = ""
    """What it does, and the one that `shown` names besides, for the keys' page."""
    idle: str = ""
    """What is said where it has changed nothing; empty where it always changes something, or says why not itself."""
    do: Callable[[Navigator], object] | None = None
    """What it does to the state; None where the screen does it."""
    can: Callable[[State], object] = lambda _: True
    """Whether it would do anything now."""


def _section_action(number: int) -> Action:
    """The action of a digit; the help names all of them at the first one."""
    first = Action(f"section_{number}", str(number), shown="1-9", help="a section by its number",
                   idle="This is that section.", do=lambda to: to.open_section(number - 1))  # fmt: skip
    return first if number == 1 else first._replace(shown="", help="")


ACTION_LIST = (
    Action("next", "j", shown="j k", word="next", help="next row, previous row",
           idle=words.END, do=lambda to: to.move(1)),
    Action("previous", "k",
           idle=words.TOP, do=lambda to: to.move(-1)),
    Action("enter", "enter,ctrl+j", shown="enter", word="evidence", help="the evidence; follow",
           idle="Nothing is behind this.", do=Navigator.enter, can=lambda state: state.destination),
    Action("page_down", "space,pagedown,ctrl+f", shown="space b", word="page", help="a page down, up",
           idle=words.END, do=Navigator.page_down),
    Action("page_up", "b,pageup,ctrl+b,shift+space",
           idle=words.TOP, do=Navigator.page_up),
    Action("half_down", "d,ctrl+d", shown="d u", help="half a page down, up",
           idle=words.END, do=lambda to: to.half_page(1)),
    Action("half_up", "u,ctrl+u",
           idle=words.TOP, do=lambda to: to.half_page(-1)),
    Action("line_down", "down,ctrl+e", shown="↓ ↑", help="a line down, up",
           idle=words.END, do=lambda to: to.scroll(1)),
    Action("line_up", "up,ctrl+y",
           idle=words.TOP, do=lambda to: to.scroll(-1)),
    Action("next_group", "right_curly_bracket", shown="} {", help="next group, previous",
           idle=words.END, do=lambda to: to.move_group(1)),
    Action("previous_group", "left_curly_bracket",
           idle=words.TOP, do=lambda to: to.move_group(-1)),
    Action("top", "g,home,ctrl+home", shown="g G", help="top, end",
           idle=words.TOP, do=lambda to: to.jump_to_edge(False)),
    Action("end", "G,end,ctrl+end",
           idle=words.END, do=lambda to: to.jump_to_edge(True)),
    *map(_section_action, range(1, 10)),
    Action("next_section", "right,l", shown="→ ←", help="next section, previous",
           idle="This is the last section.", do=lambda to: to.turn(1)),
    Action("previous_section", "left,h",
           idle="This is the first section.", do=lambda to: to.turn(-1)),
    Action("back", "escape", shown="esc", word="back", help="close, or end a search",
           idle="Nothing to close: q quits.", do=Navigator.back, can=lambda state: state.can_go_back or state.search),
    Action("return", "backspace,ctrl+h,ctrl+o,alt+left,ctrl+left", shown="backspace", help="the place before",
           idle="No place before this one.", do=Navigator.go_back),
    Action("other_page", "tab,shift+tab", shown="tab", help="the evidence beside",
           idle="There is no second column here: enter opens the evidence.", do=Navigator.other_page),
    Action("search", "slash", shown="/", word="search", help="search everything",
           do=prompt.begin_search),
    Action("next_match", "n", shown="n N", word="next", help="next match, previous",
           idle=words.NO_MATCH, do=lambda to: to.next_match(1), can=lambda state: state.search),
    Action("previous_match", "N", word="previous",
           idle=words.NO_MATCH, do=lambda to: to.next_match(-1), can=lambda state: state.search),
    Action("sources", "s", shown="s", word="sources", help="sources and rewordings",
           idle="A folder has no sources.", do=lambda to: to.toggle("sources")),
    Action("palette", "ctrl+p", shown="ctrl+p", word=words.GO_TO, help="a row or source by words",
           do=prompt.begin_choice),
    Action("copy", "y", shown="y", word="copy", help="copy as one sentence",
           idle="Nothing to copy is marked.", can=lambda state: state.subject),
    Action("open", "o", shown="o", word="address", help="address; twice opens it",
           idle="No address is known here.", can=lambda state: state.address),
    Action("edit", "e", shown="e", word="edit", help="edit in $EDITOR"),
    Action("problems", "p", shown="p", word="problems", help="errors and warnings",
           idle="Nothing is wrong with the file.", do=lambda to: to.toggle("problems"),
           can=lambda state: state.loaded.problems),
    Action("next_change", "full_stop", shown=". ,", word="change", help="next change, previous",
           idle=words.NO_CHANGE, do=lambda to: to.go_to_change(1), can=lambda state: state.changed),
    Action("previous_change", "comma",
           idle=words.NO_CHANGE, do=lambda to: to.go_to_change(-1)),
    Action("keys", "question_mark,f1", shown="? F1", word="keys", help="keys and signs",
           do=lambda to: to.toggle("keys")),
    Action("suspend", "ctrl+z", shown="ctrl+z", word="suspend", help="suspend"),
    Action("quit", "q,ctrl+q", shown="q", word="quit", help="quit"),
    Action("interrupt", "ctrl+c,super+c", shown="ctrl+c", help="copy selection, else quit"),
)  # fmt: skip
ACTIONS = {action.name: action for action in ACTION_LIST}
KEYS = {key: action.name for action in ACTION_LIST for key in action.keys.split(",")}
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
