"""Every key of the pages, declared once: the bindings, the foot, the help and the palette are made from this list."""

from __future__ import annotations

from typing import Literal, NamedTuple

Group = Literal["move", "ask", "take along", "edit", "leave"]
"""The groups of keys in the help."""


class Key(NamedTuple):
    """A key, or several that do the same."""

    keys: str
    """Textual's names of the keys, separated by commas; the first one is pressed for a click on the foot."""
    action: str
    """The action: an entry of `moves.MOVES`, or the part after `do_` of a method of the screen."""
    word: str
    """What it does in a word, for the foot."""
    help: str
    """What it does, for the keys' page and the palette."""
    group: Group
    shown: str
    """The keys' names in the help; empty where another entry names them."""
    number: int = 0
    """The number of the section that the key opens, from 1; 0 for other keys."""


KEYS = (
    Key("j", "next", "next", "the next figure, or the next thing on the page", "move", "j"),
    Key("k", "previous", "previous", "the previous one", "move", "k"),
    Key("enter,ctrl+j", "enter", "evidence", "the evidence behind the figure; follow what is marked", "ask", "enter"),
    Key("escape", "back", "back", "back to where you came from", "move", "esc"),
    Key("right,l", "next_section", "section", "the next section", "move", "→ l"),
    Key("left,h", "previous_section", "previous section", "the previous section", "move", "← h"),
    Key("1", "section", "section", "a section by its number", "move", "1-9", 1),
    *(Key(str(number), "section", "", "", "move", "", number) for number in range(2, 10)),
    Key("space,pagedown,ctrl+f", "page_down", "page", "a page on, then to the next section", "move", "space pgdn"),
    Key("b,pageup,ctrl+b", "page_up", "page up", "a page back", "move", "b pgup"),
    Key("down", "line_down", "line down", "a line on", "move", "↓"),
    Key("up", "line_up", "line up", "a line back", "move", "↑"),
    Key("g,home", "top", "top", "the top of the page", "move", "g home"),
    Key("G,end", "end", "end", "the end of the page", "move", "G end"),
    Key("tab", "other_page", "other side", "in the wide screen, move the page or the evidence", "move", "tab"),
    Key("s", "sources", "sources", "who is heard, through whom, and what changed on its way", "ask", "s"),
    Key("slash", "search", "search", "search everything that the story says", "ask", "/"),
    Key("n", "next_match", "next match", "the next match of a search", "ask", "n"),
    Key("N", "previous_match", "previous", "the previous match", "ask", "N"),
    Key("y", "copy", "copy", "the figure as one line, to the terminal's clipboard", "take along", "y"),
    Key("o", "open", "address", "the source's address; once more opens it", "take along", "o"),
    Key("e", "edit", "edit", "edit this figure in $VISUAL or $EDITOR, at its line", "edit", "e"),
    Key("p", "problems", "problems", "the problems of the file, while it has any", "edit", "p"),
    Key("question_mark", "keys", "keys", "the keys and the signs", "ask", "?"),
    Key("ctrl+z", "suspend", "suspend", "suspend the explainer", "leave", "ctrl+z"),
    Key("ctrl+p", "palette", "go to", "go to a section, figure or source by its words", "ask", "ctrl+p"),
    Key("q,ctrl+q", "quit", "quit", "quit the explainer", "leave", "q"),
)

FOOT = (
    *("problems", "next", "enter", "search", "sources", "copy", "next_section", "page_down", "open", "edit"),
    *("next_match", "previous_match", "back", "keys", "quit"),
)
"""The actions that the foot offers where they can be done, in their order."""
FOOT_ALWAYS = ("next_match", "previous_match", "back", "keys")
"""Those that it always shows, without their words where there is no room."""
FOOT_FIRST = ("enter", "quit")
"""Those that it shows next if there is room; the others follow in the order of the foot."""

BY_ACTION = {key.action: key for key in reversed(KEYS)}


def key_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """The keys for the help: each group's name, and its keys with what they do."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for key in KEYS:
        if key.shown:
            groups.setdefault(key.group.capitalize(), []).append((key.shown, key.help))
    return list(groups.items())
