"""Whether the terminal is light or dark: asked before the first page, and answered then, later or never."""

from __future__ import annotations

import os
import re

from explainer.tui.colours import DARK, LIGHT

QUESTION = "\x1b]11;?\x1b\\\x1b[c"
"""Asks for the background (OSC 11), then what every terminal answers (DA1): after that nothing more comes."""
ANSWER_TIMEOUT = 0.04
"""Seconds that the first page waits for the answer: with the waiting's own cost it comes 50 ms later at most."""
ANSWER = r"\x1b\]11;rgba?:([\da-fA-F]{1,4})/([\da-fA-F]{1,4})/([\da-fA-F]{1,4})(?:/[\da-fA-F]{1,4})?(?:\x07|\x1b\\)"
END = re.compile(rb"\x1b\[\?[\d;]*c")


def theme_of(text: str) -> str:
    """The theme for the background that the terminal has answered; empty where the text has no answer."""
    answer = re.search(ANSWER, text)
    if answer is None:
        return ""
    red, green, blue = (int(each, 16) / (16 ** len(each) - 1) for each in answer.groups())
    return LIGHT if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 else DARK


def theme_of_environment() -> str:
    """The theme for the background that COLORFGBG names, such as 0;15: white, 7 or 15, is light; dark without one."""
    return LIGHT if os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15") else DARK
