"""The application: its themes, its palette, and the life of the file behind the screen."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import work
from textual.app import App, SuspendNotSupported, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen
from textual.worker import get_current_worker

from explainer import crash, editor
from explainer.characters import safe
from explainer.content.files import CONTENT
from explainer.story import Story
from explainer.tui.confirm import Confirm
from explainer.tui.keys import KEYS
from explainer.tui.palette import StoryProvider
from explainer.tui.reading import ReadingScreen
from explainer.tui.reload import Saved, StoryFile, line_of, reread
from explainer.tui.sanitize import Guard
from explainer.tui.theme import NIGHT, PAPER
from explainer.watch import changes, signature

ENDING_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class ExplainerApp(App[None]):
    """Shows a story, and what its file becomes while it is read."""

    CSS = "SearchIcon { display: none; }"
    COMMANDS = App.COMMANDS | {StoryProvider}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "interrupt", "interrupt", show=False, system=True)]

    def __init__(
        self, story: Story, name: str, today: date, at: str | None = None, file: StoryFile | None = None
    ) -> None:
        # Without colours the terminal's own are asked for, so that black is never drawn on black.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.register_theme(NIGHT)
        self.register_theme(PAPER)
        self.theme = NIGHT.name
        self.title = story.title
        self.today = today
        self.file = file
        self.reading = ReadingScreen(story, name, today, at, file.path if file else name)

    def get_default_screen(self) -> Screen[None]:
        return self.reading

    def on_mount(self) -> None:
        self.call_after_refresh(self.collect_garbage)
        # Textual itself paints only what it takes to have changed on a terminal that others wrote to.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh())
        if self.file:
            self.watch_file(self.file)
        if not self.is_headless:
            self.end_with_the_terminal()

    def collect_garbage(self) -> None:
        """Begin to, but do not look again and again through what is there for good."""
        gc.freeze()
        gc.enable()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), Guard()]

    def get_system_commands(self, screen: Screen[None]) -> Iterable[SystemCommand]:
        """What every key does, from the keys' own declaration, and the choice of a theme."""
        for binding in KEYS:
            if not binding.system:
                title = f"{binding.description} {binding.tooltip}".capitalize()
                run = partial(self.reading.run_action, binding.action)
                yield SystemCommand(title, f"Key: {self.get_key_display(binding)}", run)
        yield SystemCommand("Choose a theme", "Light, dark and others", self.action_change_theme)

    def end_with_the_terminal(self) -> None:
        """Leave in good order when a signal says so, or when the terminal is gone without one."""
        self.end_with_signals()
        self.set_interval(1, self.leave_if_alone)

    def end_with_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ENDING_SIGNALS:
            if (number := getattr(signal, name, None)) and sys.platform != "win32":
                loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def leave_if_alone(self) -> None:
        try:
            import termios

            termios.tcgetattr(sys.stdin)
        except ImportError:
            return
        except (termios.error, OSError, ValueError):
            self.exit(return_code=128 + 1)

    def action_interrupt(self) -> None:
        """Copy what is selected, or leave as other programs do."""
        if self.screen.get_selected_text():
            self.screen.action_copy_text()
        else:
            self.exit(return_code=130)

    def _fatal_error(self) -> None:
        # Textual's own would print the whole traceback over the reader's terminal.
        self.panic(Text(crash.sentence()))

    @work(thread=True, exclusive=True, group="file")
    def watch_file(self, file: StoryFile) -> None:
        """Read the file again whenever it was saved, off the event loop."""
        worker = get_current_worker()
        for state in changes(file.path, file.signature, lambda: worker.is_cancelled):
            saved = reread(file.path, self.today)
            if signature(file.path) == state:  # else it changed meanwhile: what was read may be half of it
                self.reading.post_message(saved)

    def on_saved(self, saved: Saved) -> None:
        if self.file and saved.reading and saved.story:
            self.file = replace(self.file, places=saved.reading.places)

    async def action_edit(self) -> None:
        """Open the current figure in the reader's own editor."""
        if not self.file:
            self.notify("This story has no file to edit.", markup=False)
        elif not editor.chosen():
            self.notify("Set $VISUAL or $EDITOR to your editor first.", severity="warning", markup=False)
        elif self.file.shipped:
            question = f"This story belongs to the program. Write a copy to ./{CONTENT} and edit that?"
            self.push_screen(Confirm(question), self.edit_copy)
        else:
            self.edit(self.file)

    def edit_copy(self, agreed: bool | None) -> None:
        """Write the shipped story to the folder at hand, go on with the copy, and open it."""
        if not agreed or not self.file:
            return
        try:
            with open(CONTENT, "xb") as copy:
                copy.write(Path(self.file.path).read_bytes())
        except OSError as error:
            reason = error.strerror or str(error)
            self.notify(f"No copy was written: {safe(reason)}.", severity="error", markup=False)
            return
        self.file = replace(self.file, path=CONTENT, shipped=False, signature=None)
        self.reading.move_to(CONTENT)
        self.watch_file(self.file)
        self.edit(self.file)

    def edit(self, file: StoryFile) -> None:
        line = line_of(self.reading.story, self.reading.panel.figure.id, file.places)
        words = editor.command(editor.chosen(), file.path, line)
        told = ""
        try:
            with self.suspend(), self.interrupts_left_to_others():
                told = editor.run(words)  # raises nothing: the screen would not come back
        except SuspendNotSupported:
            told = "This terminal cannot step aside for an editor."
        if told:
            self.notify(told, severity="warning", markup=False)

    @contextmanager
    def interrupts_left_to_others(self) -> Iterator[None]:
        """Do not end by a ctrl+c that is meant for the program which has the terminal meanwhile."""
        if self.is_headless or sys.platform == "win32":
            yield
            return
        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, lambda: None)
        yield
        # What came meanwhile waits in the loop and is taken after this.
        self.set_timer(0.1, self.end_with_signals)
