"""The application: themes, the palette, and the screen."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from functools import partial

from textual.app import App, SystemCommand
from textual.screen import Screen

from explainer.story import Story
from explainer.tui.keys import KEYS
from explainer.tui.reading import ReadingScreen
from explainer.tui.theme import NIGHT, PAPER


class ExplainerApp(App[None]):
    """Shows a story."""

    CSS = "SearchIcon { display: none; }"

    def __init__(self, story: Story, name: str, today: date, at: str | None = None) -> None:
        # Without colours the terminal's own are asked for, so that black is never drawn on black.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.register_theme(NIGHT)
        self.register_theme(PAPER)
        self.theme = NIGHT.name
        self.title = story.title
        self.reading = ReadingScreen(story, name, today, at)

    def get_default_screen(self) -> Screen[None]:
        return self.reading

    def get_system_commands(self, screen: Screen[None]) -> Iterable[SystemCommand]:
        """What every key does, from the keys' own declaration, and the choice of a theme."""
        for binding in KEYS:
            if not binding.system:
                title = f"{binding.description} {binding.tooltip}".capitalize()
                run = partial(self.reading.run_action, binding.action)
                yield SystemCommand(title, f"Key: {self.get_key_display(binding)}", run)
        yield SystemCommand("Choose a theme", "Light, dark and others", self.action_change_theme)
