"""Textual apps to measure against: `frame` has a header, a text and a footer; `switch` two texts of 25 lines."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static

TEXTS = ["\n".join(f"{word} text, line {line}: so much stands on it" for line in range(25)) for word in ("one", "two")]


class Frame(App[None]):
    def compose(self) -> ComposeResult:
        yield Header()
        yield Static("bare text")
        yield Footer()


class Switch(App[None]):
    BINDINGS = [("j", "switch(1)", "one"), ("k", "switch(0)", "other")]

    def compose(self) -> ComposeResult:
        yield Static(TEXTS[0])

    def action_switch(self, index: int) -> None:
        self.query_one(Static).update(TEXTS[index])


(Switch if sys.argv[1] == "switch" else Frame)().run()
