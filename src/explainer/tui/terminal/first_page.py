"""Paints the first page before Textual is imported, and keeps the terminal in order until Textual takes over.

Importing Textual takes longer than everything else. The page is painted as plain rows; Textual's own first frame shows
the same words at the same places. Keys that are typed meanwhile wait in the terminal, unechoed, and are answered.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any, Self

from explainer.present.lines import Line
from explainer.sanitize import made_visible
from explainer.tui.colours import TERMINAL, TextStyle, ThemeColours, text_style
from explainer.tui.terminal.tty import set_settings, settings, without_echo, write

ENTER = "\x1b[?1049h\x1b[?25l"
"""Switches to the alternate screen and hides the cursor, as Textual's driver does."""
LEAVE = "\x1b[?1049l\x1b[?25h"
ENDING_SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)]
"""The signals that end the program, as far as the system has them."""


def has_true_colour() -> bool:
    """Whether the terminal says that it has 24-bit colours, and NO_COLOR is not set."""
    return not os.environ.get("NO_COLOR") and os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit")


def page_text(rows: Sequence[Line], colours: ThemeColours) -> str:
    """The characters and escape sequences that paint rows from the top of the screen."""
    shown = colours if has_true_colour() else TERMINAL
    return "".join(f"\x1b[{number};1H{_row_text(row, shown)}" for number, row in enumerate(rows, 1)) + "\x1b[m"


def _row_text(row: Line, colours: ThemeColours) -> str:
    text, before = "", None
    for piece in row:
        style = text_style(colours, piece.role, piece.background)
        text += made_visible(piece.text) if style == before else f"\x1b[{_codes(style)}m{made_visible(piece.text)}"
        before = style
    return text


def _codes(style: TextStyle) -> str:
    wanted = ((style.bold, "1"), (style.italic, "3"), (style.underline, "4"), (style.reverse, "7"))
    codes = ["0", *(code for is_on, code in wanted if is_on)]
    for ground, colour in (("38", style.color), ("48", style.background)):
        if colour.startswith("#"):
            codes.append(f"{ground};2;{int(colour[1:3], 16)};{int(colour[3:5], 16)};{int(colour[5:7], 16)}")
    return ";".join(codes)


class FirstPage:
    """The terminal between the first page and the end of the program; use it in a `with`.

    The terminal's settings and screen are restored at the end, whatever happens. Keys are not echoed meanwhile. A
    signal that ends the program raises SystemExit with 128 and its number. From then on signals are ignored: the exit
    code is decided, and another ctrl+c would end Python with a traceback.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        """The characters that paint the page."""
        self.is_taken_over = False
        """Whether Textual has taken the terminal; it then leaves the alternate screen itself."""
        self.before: list[Any] | None = None
        """The terminal's settings before the program; None where there is no terminal."""
        self.ended_by: int | None = None
        """The signal that ended the program, if any."""

    def __enter__(self) -> Self:
        _answer_signals(self._end)
        try:
            self.before = settings()
            set_settings(without_echo(self.before))
            write(ENTER + self.text)
        except BaseException:  # also a signal: nothing else would restore the terminal
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        _answer_signals(signal.SIG_IGN)
        _mask_signals("SIG_UNBLOCK")
        if not self.is_taken_over:
            write(LEAVE)
        set_settings(self.before)
        if self.ended_by is not None:  # Python 3.11 replaces an exception raised while a class is made
            raise SystemExit(128 + self.ended_by) from None

    def taken_over(self) -> str:
        """The page for Textual to paint again as it takes over; empty when it takes over again after a stop."""
        again, self.is_taken_over = self.is_taken_over, True
        return "" if again else self.text

    def hold_signals(self) -> None:
        """Block signals until `__exit__`: an event loop that closes restores the default handler of each."""
        _mask_signals("SIG_BLOCK")

    def _end(self, number: int, frame: FrameType | None) -> None:
        _answer_signals(signal.SIG_IGN)
        self.ended_by = number
        raise SystemExit(128 + number)


def _answer_signals(handler: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    for number in ENDING_SIGNALS:
        signal.signal(number, handler)


def _mask_signals(how: str) -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(getattr(signal, how), ENDING_SIGNALS)
