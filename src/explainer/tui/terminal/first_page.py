"""Paints the first page before Textual is imported, and keeps the terminal in order until Textual takes over.

Importing Textual takes longer than everything else. The page is painted as plain rows; Textual's own first frame shows
the same words at the same places. Keys that are typed meanwhile wait in the terminal, unechoed, and are answered.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from time import monotonic
from types import FrameType
from typing import Any, Self

from explainer.present.lines import Line
from explainer.sanitize import made_visible
from explainer.tui.colours import TextStyle, ThemeColours, text_style
from explainer.tui.terminal import background
from explainer.tui.terminal.tty import read_until, set_settings, settings, without_echo, write

ENTER = "\x1b[?1049h\x1b[?25l"
"""Switches to the alternate screen and hides the cursor, as Textual's driver does."""
LEAVE = "".join(f"\x1b[?{mode}l" for mode in (2004, 1000, 1003, 1015, 1006, 1004)) + (
    "\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"
)
"""Switches off whatever the program may have switched on: reports of pastes, the mouse and the focus, lines that are
cut, the keyboard protocol; then shows the screen from before, and the cursor."""


def _numbers(*names: str) -> list[int]:
    """The numbers of signals, as far as the system has them."""
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


ENDING_SIGNALS = _numbers(
    *("SIGHUP", "SIGINT", "SIGQUIT", "SIGABRT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGTERM"),
    *("SIGXCPU", "SIGVTALRM", "SIGPROF"),
)
"""The signals that end a program that does not answer them and that Python can answer."""
STOPS, CONTINUES = getattr(signal, "SIGTSTP", None), getattr(signal, "SIGCONT", None)
"""The signal by which ctrl+z stops a program, and the one that lets it go on; None on Windows."""
CAUGHT_SIGNALS = [*ENDING_SIGNALS, *_numbers("SIGTSTP", "SIGCONT")]


def page_text(rows: Sequence[Line], colours: ThemeColours) -> str:
    """The characters and escape sequences that paint rows from the top of the screen."""
    return "".join(f"\x1b[{number};1H{_row_text(row, colours)}" for number, row in enumerate(rows, 1)) + "\x1b[m"


def _row_text(row: Line, colours: ThemeColours) -> str:
    text, before = "", None
    for span in row:
        style = text_style(colours, span.role, span.background)
        text += made_visible(span.text) if style == before else f"\x1b[{_codes(style)}m{made_visible(span.text)}"
        before = style
    return text


def _codes(style: TextStyle) -> str:
    codes = ["0", *(str(code) for code, is_on in zip((1, 2, 3, 4, 7), style[2:], strict=True) if is_on)]
    for layer, colour in ((3, style.color), (4, style.bgcolor)):
        if colour.startswith("#"):
            codes.append(f"{layer}8;2;{int(colour[1:3], 16)};{int(colour[3:5], 16)};{int(colour[5:7], 16)}")
        elif colour:
            number = int(colour.removeprefix("color(").removesuffix(")"))
            codes.append(f"{layer}{number}" if number < 8 else f"{layer}8;5;{number}")
    return ";".join(codes)


class FirstPage:
    """The terminal between the first page and the end of the program, and its signals; use it in a `with`.

    The terminal's settings and screen are restored at the end, whatever happens. Keys are not echoed meanwhile.
    A signal is answered at once, save while an event loop runs: what a handler raises may be swallowed wherever it
    comes, and be printed there.
    """

    def __init__(self) -> None:
        self.text = ""
        """The characters that paint the page; empty before, and once Textual has taken the terminal over."""
        self.typed = b""
        """What has come from the terminal before Textual reads it."""
        self.answer_until = 0.0
        """The time at which to stop waiting for the terminal's background."""
        self.awaits_background = False
        """Whether the theme is to be the one for the terminal's background, which it has not said yet."""
        self.is_entered = False
        """Whether the screen is the program's, so that it is to be left."""
        self.before: list[Any] | None = None
        """The terminal's settings before the program; None where there is no terminal."""
        self.answer: Callable[[int], object] = self.answer_at_once
        """What is done upon a signal, given its number."""

    def __enter__(self) -> Self:
        self.before = settings()
        self.catch_signals()
        set_settings(without_echo(self.before))
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def ask_background(self) -> None:
        """Ask the terminal for its background."""
        if os.environ.get("TERM") != "linux":  # which would print the question
            write(background.QUESTION)
            self.answer_until = monotonic() + background.ANSWER_TIMEOUT

    def background_theme(self) -> str:
        """The theme for the background that the terminal answers; empty where no answer comes in time."""
        self.typed = read_until(background.END, self.answer_until)
        theme = background.theme_of(self.typed.decode("latin-1"))
        self.awaits_background = not theme
        return theme

    def paint(self, text: str) -> None:
        """Paint the page on a screen of its own."""
        self.text = text
        self._enter()

    def catch_signals(self) -> None:
        """Have all signals that would end or stop the program, or that let it go on, answered here."""
        for number in CAUGHT_SIGNALS:
            signal.signal(number, self._caught)

    @staticmethod
    def ignore_signals() -> None:
        """Ignore signals that end a program, as the exit code is decided; as it ends, Python would undo a handler."""
        for number in ENDING_SIGNALS:
            signal.signal(number, signal.SIG_IGN)

    def _caught(self, number: int, frame: FrameType | None) -> None:
        self.answer(number)

    def answer_at_once(self, number: int) -> None:
        """End with 128 and the signal's number, or stop; the terminal is then as it was before the program."""
        if number == CONTINUES:
            if self.text:
                self._enter()
            return
        self.leave()
        if number == STOPS:
            os.kill(os.getpid(), signal.SIGSTOP)
        else:
            os._exit(128 + number)

    def taken_over(self) -> str:
        """The page for Textual to paint again as it takes over; empty when it takes over again after a stop."""
        text, self.text = self.text, ""
        self.is_entered = True
        return text

    def leave(self) -> None:
        """Put the terminal back as it was before the program."""
        if self.is_entered:
            write(LEAVE)
            self.is_entered = False
        set_settings(self.before)

    def _enter(self) -> None:
        set_settings(without_echo(self.before))
        self.is_entered = True
        write(ENTER + self.text)
