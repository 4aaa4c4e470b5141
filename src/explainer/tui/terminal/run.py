"""Runs the screen, and begins again at the same place after a fault of the program itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from time import monotonic

from explainer.present import words
from explainer.sanitize import safe
from explainer.tui.colours import OWN, TERMINAL, colour_depth
from explainer.tui.frame import frame
from explainer.tui.navigation import Navigator
from explainer.tui.state import State
from explainer.tui.terminal.background import theme_of_environment
from explainer.tui.terminal.first_page import FirstPage, page_text

MAX_FAULTS = 3
"""So many faults within `PERIOD` end the program: restarting would only repeat them."""
PERIOD = 60
"""Seconds."""


def run(start: Callable[[], Navigator], theme: str) -> int:
    """Show the story until the reader leaves, and return the exit code.

    `start`: makes the navigator, and lays out its page while the terminal answers.
    `theme`: its name; empty: ours for the terminal's background.
    After a fault a new application shows the same state, and a notice says where the traceback was written.
    The third fault within a minute is raised.
    """
    faults: list[float] = []
    _forget_settings_of_textual()
    depth = colour_depth()
    navigator: Navigator | None = None
    while True:
        with FirstPage() as first_page:
            if not theme and depth:
                first_page.ask_background()
            navigator = navigator or start()
            rows = frame(navigator.state)
            theme = theme or first_page.background_theme() or theme_of_environment()
            colours = OWN[theme][depth] if theme in OWN else TERMINAL
            first_page.paint(page_text(rows, colours))
            # These imports take longer than everything else, so the page is painted before them.
            import asyncio

            from explainer.tui.app import ExplainerApp

            app = ExplainerApp(navigator, theme, first_page)
            try:
                asyncio.run(app.run_until_left(first_page))
            except Exception as error:
                app.fault = error
        if app.fault is None:
            return app.return_code or 0
        now = monotonic()
        faults = [*(at for at in faults if now - at < PERIOD), now]
        if len(faults) == MAX_FAULTS:
            raise app.fault
        from explainer import crash  # only a fault needs it

        where = safe(crash.record(app.fault))
        navigator = _usable(navigator)
        navigator.state.question = ""
        navigator.state.notice = words.RESTARTED.format(crash.kept(_from_home(where)))
        theme = app.story_screen.theme


def _forget_settings_of_textual() -> None:
    """Take from the environment what would have Textual run another way, or end it, or show a size that is not so.

    Only what switches off a protocol of the keyboard stays: some terminals need it.
    """
    for name in [*os.environ]:
        of_textual = name.startswith("TEXTUAL") and name != "TEXTUAL_DISABLE_KITTY_KEY"
        if of_textual or name in ("COLUMNS", "LINES"):
            del os.environ[name]


def _from_home(path: str) -> str:
    """A path with ~ for the home folder."""
    home = os.path.expanduser("~")
    return f"~{path.removeprefix(home)}" if path.startswith(f"{home}{os.sep}") else path


def _usable(navigator: Navigator) -> Navigator:
    """The navigator if its state can still be painted; else a new one, at the story's first section."""
    state = navigator.state
    try:
        frame(state)
    except Exception:  # whatever state the fault has left; the fault itself is recorded already
        fresh = State(state.loaded, state.glyphs, state.make_page, state.columns, state.rows)
        fresh.folder = state.folder
        return Navigator(fresh)
    return navigator
