"""Characters that must not reach a terminal from a file, and what is shown in their place.

A terminal acts on some characters instead of drawing them: escape sequences begin with one, and others reorder or hide
the text around them. `content.document` and `content.tree_builder` refuse them in a story. Whatever is printed goes
through `output.streams`, and what is painted through `tui.terminal.first_page` or `tui.terminal.output_filter`: they
replace them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TextIO

FORBIDDEN = (
    "["
    "\x00-\x08\x0b-\x1f\x7f"  # C0 without tab and line feed, DEL
    "\x80-\x9f"  # C1
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # separators, bidirectional embeddings, overrides and isolates
    "\ufff9-\ufffb\ufeff"  # interlinear annotation, a byte order mark inside a text
    "\ud800-\udfff"  # lone surrogates
    "\ufdd0-\ufdef\ufffe\uffff"  # non-characters; those of the higher planes follow
    + "".join(f"{chr((plane << 16) + 0xFFFE)}-{chr((plane << 16) + 0xFFFF)}" for plane in range(1, 17))
    + "\U000e0000-\U000e007f"  # tags: invisible copies of ASCII
    "]"
)
"""The characters that no text, key or message may hold, as a regular expression: see `forbidden`."""


@cache
def forbidden() -> re.Pattern[str]:
    """Matches a forbidden character. It is slow to compile, and a printable text has none: ask `isprintable` first."""
    return re.compile(FORBIDDEN)


def is_utf8(stream: TextIO | None) -> bool:
    """Whether a stream's encoding is UTF-8, which has every character."""
    return stream is not None and (stream.encoding or "").lower().replace("-", "") in ("utf8", "cp65001")


def visible(character: str) -> str:
    """A name to show instead of a forbidden character: ^[ for escape, ^? for DEL, <U+202E> for the others."""
    code = ord(character)
    if code < 0x20:
        return f"^{chr(code + 0x40)}"
    return "^?" if code == 0x7F else f"<U+{code:04X}>"


def safe(text: str) -> str:
    """A text of any origin, on one line and without a character that a terminal would act on."""
    return made_visible(text.replace("\t", " ").replace("\n", " "))


def made_visible(text: str) -> str:
    """A text, of one line or more, with names instead of its forbidden characters."""
    return text if text.replace("\n", "").isprintable() else forbidden().sub(lambda found: visible(found[0]), text)


def percent_encoded(address: str) -> str:
    """An address with what is not plain ASCII percent-encoded, so that it cannot end what it stands in."""
    from urllib.parse import quote  # slow to import, and only a link needs it

    return quote(address, safe="!#$%&'()*+,/:;=?@[]~")
