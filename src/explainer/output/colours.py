"""The colours of text on a terminal."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TextIO

from explainer.present.lines import Role

COLOURS: Mapping[Role, str] = {
    "title": "1",
    "heading": "1",
    "label": "1",
    "value": "1;33",
    "caveat": "2",
    "sign": "31",
    "changed": "31",
    "quote": "3",
    "muted": "2",
    "background": "36",
    "fill": "33",
    "mark": "1;31",
    "link": "4",
}
"""SGR parameters of the terminal's own colours, by role."""


def colours_for(stream: TextIO, refused: bool = False) -> Mapping[Role, str]:
    """The colours for a stream: on a terminal, or where CLICOLOR_FORCE is set and not 0.

    None at all where `refused`, where NO_COLOR is set, or for a terminal that calls itself dumb.
    """
    forced = os.environ.get("CLICOLOR_FORCE", "") not in ("", "0")
    wanted = forced or (stream.isatty() and os.environ.get("TERM") != "dumb")
    return COLOURS if wanted and not refused and not os.environ.get("NO_COLOR") else {}
