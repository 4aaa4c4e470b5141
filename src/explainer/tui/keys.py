"""Every key, declared once: the footer, the help and the palette are made from this list.

A description is what the footer says; with its tooltip after it, it is the phrase of the help and the palette.
"""

from __future__ import annotations

from textual.binding import Binding


def _key(
    keys: str, action: str, description: str, more: str, shown: str | None = None, hidden: bool = False
) -> Binding:
    return Binding(
        keys, action, description, tooltip=more, key_display=shown, id=action, show=not hidden, system=hidden
    )


KEYS = [
    _key("j", "next_figure", "next", "figure"),
    _key("enter", "evidence", "evidence", "behind the figure", "enter"),
    _key("k", "previous_figure", "previous", "figure"),
    _key("escape", "back", "back", "to the figures", "esc"),
    _key("right,l", "next_section", "next section", "of the story", "→ l"),
    _key("left,h", "previous_section", "previous section", "of the story", "← h"),
    _key("1", "section(1)", "section", "by its number", "1-9"),
    *(_key(str(number), f"section({number})", "section", "by its number", hidden=True) for number in range(2, 10)),
    _key("space,pagedown", "page_down", "page", "on, then to the next section", "space"),
    _key("b,pageup", "page_up", "page up", "again", "b"),
    _key("down", "line_down", "line", "down", "↓"),
    _key("up", "line_up", "line up", "again", "↑"),
    _key("g,home", "top", "top", "of the section", "g"),
    _key("G,end", "end", "end", "of the section", "G"),
    _key("e", "edit", "edit", "the figure in your editor"),
    _key("p", "problems", "problems", "of the file"),
    _key("question_mark", "keys", "keys", "shown or hidden", "?"),
    _key("ctrl+z", "app.suspend_process", "suspend", "the explainer"),
    _key("q", "app.quit", "quit", "the explainer"),
]
"""In the order of their importance; the footer shows as many as there is room for."""
