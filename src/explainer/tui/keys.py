"""Every action with its keys, declared once: bindings, foot, help and palette are made from this table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple, Protocol

from explainer.present.pages import PageName
from explainer.tui import prompt
from explainer.tui.navigation import Navigator
from explainer.tui.state import State

Group = Literal["move", "ask", "take along", "edit", "leave"]
"""The groups of keys in the help."""


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
    """What it does in a word, for the foot; empty where neither the foot nor the palette has it."""
    help: str
    """What it does, for the keys' page and the palette."""
    group: Group
    do: Callable[[Host], object]
    can: Callable[[State], object] = lambda _: True
    """Whether it would do anything now."""


def _page_down(host: Host) -> None:
    if not host.navigator.page_down():
        host.navigator.state.notice = "This is the end."


def _opens(name: Literal["sources", "keys", "problems"]) -> Callable[[Host], object]:
    return lambda host: host.navigator.open(PageName(name))


def _section_action(index: int) -> Action:
    """The action of a digit; the help names all of them at the first one."""
    shown, sentence = ("", "") if index else ("1-9", "a section by its number")
    number = str(index + 1)
    return Action(
        f"section_{number}", number, shown, "", sentence, "move", lambda host: host.navigator.open_section(index)
    )


ACTION_LIST = (
    Action("next", "j", "j", "next", "the next row, or the next thing on the page", "move",
           lambda host: host.navigator.step(1)),
    Action("previous", "k", "k", "previous", "the previous one", "move", lambda host: host.navigator.step(-1)),
    Action("enter", "enter,ctrl+j", "enter", "evidence", "the evidence behind what is marked; follow a name", "ask",
           lambda host: host.navigator.enter(), lambda state: state.destination),
    Action("back", "escape,backspace", "esc", "back", "back to where you came from", "move",
           lambda host: host.navigator.back(), lambda state: state.can_go_back or state.search),
    Action("next_section", "right,l", "→ l", "section", "the next section", "move",
           lambda host: host.navigator.turn(1), lambda state: len(state.loaded.story.sections) > 1),
    Action("previous_section", "left,h", "← h", "previous section", "the previous section", "move",
           lambda host: host.navigator.turn(-1)),
    *map(_section_action, range(9)),
    Action("page_down", "space,pagedown,ctrl+f", "space pgdn", "page", "a page on, then to the next section", "move",
           _page_down),
    Action("page_up", "b,pageup,ctrl+b", "b pgup", "page up", "a page back", "move",
           lambda host: host.navigator.page_up()),
    Action("line_down", "down", "↓", "line down", "a line on", "move", lambda host: host.navigator.scroll(1)),
    Action("line_up", "up", "↑", "line up", "a line back", "move", lambda host: host.navigator.scroll(-1)),
    Action("top", "g,home", "g home", "top", "the top of the page", "move",
           lambda host: host.navigator.to_edge(last=False)),
    Action("end", "G,end", "G end", "end", "the end of the page", "move",
           lambda host: host.navigator.to_edge(last=True)),
    Action("other_page", "tab", "tab", "other side", "in the wide screen, move the page or the evidence", "move",
           lambda host: host.navigator.other_page()),
    Action("sources", "s", "s", "sources", "who is heard, through whom, and what changed on its way", "ask",
           _opens("sources"), lambda state: state.loaded.story.sections and state.front.page.kind != "sources"),
    Action("search", "slash", "/", "search", "search everything that the story says", "ask",
           lambda host: prompt.begin_search(host.navigator)),
    Action("next_match", "n", "n", "next match", "the next match of a search", "ask",
           lambda host: host.navigator.next_match(1), lambda state: state.search),
    Action("previous_match", "N", "N", "previous", "the previous match", "ask",
           lambda host: host.navigator.next_match(-1), lambda state: state.search),
    Action("copy", "y", "y", "copy", "what is marked as one sentence, to the terminal's clipboard", "take along",
           lambda host: host.copy(), lambda state: state.subject),
    Action("open", "o", "o", "address", "the source's address; once more opens it", "take along",
           lambda host: host.open_address(), lambda state: state.address),
    Action("edit", "e", "e", "edit", "edit this figure in $VISUAL or $EDITOR, at its line", "edit",
           lambda host: host.edit(), lambda state: state.loaded.story.sections),
    Action("problems", "p", "p", "problems", "the problems of the file, while it has any", "edit",
           _opens("problems"), lambda state: state.loaded.errors and state.front.page.kind != "problems"),
    Action("keys", "question_mark", "?", "keys", "the keys and the signs", "ask",
           _opens("keys"), lambda state: state.front.page.kind != "keys"),
    Action("suspend", "ctrl+z", "ctrl+z", "suspend", "suspend the explainer", "leave", lambda host: host.suspend()),
    Action("palette", "ctrl+p", "ctrl+p", "go to", "go to a section, figure or source by its words", "ask",
           lambda host: prompt.begin_choice(host.navigator)),
    Action("quit", "q,ctrl+q", "q", "quit", "quit the explainer", "leave", lambda host: host.quit()),
    Action("interrupt", "ctrl+c,super+c", "", "", "", "leave", lambda host: host.interrupt()),
    Action("accept", "", "", "", "", "ask", lambda host: host.accept()),
)  # fmt: skip
ACTIONS = {action.name: action for action in ACTION_LIST}

FOOT = (
    *("problems", "next", "enter", "page_down", "search", "sources", "copy", "next_section", "open", "edit"),
    *("next_match", "previous_match", "back", "keys", "quit"),
)
"""The actions that the foot offers where they can be done, in their order."""
FOOT_ALWAYS = ("next_match", "previous_match", "back", "keys")
"""Those that it always shows, without their words where there is no room."""
FOOT_FIRST = ("enter", "quit")
"""Those that it shows next if there is room; the others follow in the order of the foot."""


def key_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """The keys for the help: each group's name, and its keys with what they do."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for action in ACTION_LIST:
        if action.shown:
            groups.setdefault(action.group.capitalize(), []).append((action.shown, action.help))
    return list(groups.items())
