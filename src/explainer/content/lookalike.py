"""Characters that look like others: which one each looks like, and how it is named.

They are mistakes only where a character has a meaning in the format: in what indents a line, after a dash, around a
colon, in a key, an id, a number, a date or one of the words allowed. In running text they stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from explainer.content.tree_builder import REPLACED

BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164"
"""Blanks other than the space. This and the strings below are the inside of a character class, [...]."""
INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f"
DASHES = "\u2010-\u2015\u2043\u2212\u2796\u2e3a\u2e3b\u30fc\ufe58\ufe63\uff0d"
BULLETS = "\u2022\u2023\u25aa\u25cf\u25e6\u00b7"
"""Signs that other programs put before the items of a list."""
COLONS = "\u02d0\u0589\u2236\ua789\ufe13\ufe55\uff1a"
DOUBLE = "\u201c-\u201f\u2033\u301d-\u301f\u02ba\uff02"
SINGLE = "\u2018-\u201b\u2032\u02b9\u02bb-\u02bd\u00b4\uff07"

LETTERS = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0455\u0458\u04bb\u0501\u051b\u051d\u043a\u043c\u0442\u043f\u0438\u0437"
        "\u03bf\u03b1\u03bd\u03b9\u03ba\u03c1\u03c4\u03c5\u03c7\u03b7\u0131\u0251\u0261",
        "aeopcxyisjhdqwkmtnu3oavikptuxniag",
        strict=True,
    )
)
"""Letters of other scripts by the Latin ones that they look like in lower case."""

SIGNS = {
    **dict.fromkeys("\u3001\u060c\ufe10\ufe50", ","),
    **dict(zip("\u2044\u2215\u00f7\u2217\u00d7\u22c5\u2022\u2024\u3002\u223c\u02dc", "///****..~~", strict=True)),
}

UNSEEN = INVISIBLE + REPLACED
GAP = rf"[ {BLANKS}{UNSEEN}]"
IN_FORM = re.compile(
    rf" *(?:- +)*(?:-?[{BLANKS}{UNSEEN}]|[{DASHES}{BULLETS}]{GAP}"
    rf"|[^\s:]{{0,80}}{GAP}{{0,9}}(?:[{COLONS}]|:[{BLANKS}{UNSEEN}]))"
)
"""The beginning of a line that may have a look-alike where it counts; rare in a right file."""


class Found(NamedTuple):
    """A text in which a character looks like another one."""

    at: int
    """The index of the first of them."""
    message: str
    """What was expected there, and what was found."""
    plain: str
    """The text as it was meant."""


@lru_cache(maxsize=1_000)
def plain(character: str) -> str:
    """The ASCII character that a character looks like; empty for an invisible one; itself if there is none."""
    if character.isascii():
        return character
    for wide, meant in ((BLANKS, " "), (UNSEEN, ""), (DASHES, "-"), (COLONS, ":"), (DOUBLE, '"'), (SINGLE, "'")):
        if re.match(f"[{wide}]", character):
            return meant
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    if character.isdecimal():
        return str(int(character))
    return SIGNS.get(character) or LETTERS.get(character.lower(), character)


def plain_text(text: str) -> str:
    """A text with `plain` of each of its characters."""
    return "".join(map(plain, text))


def rows_in_form(lines: Iterable[str]) -> list[int]:
    """The rows, from 0, of the lines that may have a look-alike where it counts."""
    return [row for row, line in enumerate(lines) if not line.isascii() and IN_FORM.match(line)]


def named(character: str) -> str:
    """A character by its code and its name: U+00A0 no-break space."""
    import unicodedata  # only where there is a problem

    return f"U+{ord(character):04X} {unicodedata.name(character, 'a character without a name').lower()}"


def found(text: str) -> Found | None:
    """The first character of a text that only looks like an ASCII one, and the text as it was meant; else None."""
    meant = plain_text(text)
    at = next((index for index, character in enumerate(text) if plain(character) != character), None)
    return None if at is None else Found(at, message(text[at]), meant)


def message(character: str, expected: str | None = None) -> str:
    """A message: `expected`, by default what the character looks like, and the character that was found."""
    meant = plain(character) if expected is None else expected
    kinds = {"": "no invisible character", " ": "a blank"}
    what = kinds.get(meant) or (f"the letter {meant}" if meant.isalpha() else meant)
    return f"expected {what}, found {named(character)}"


def inner_of_quotes(text: str) -> str:
    """The text inside quotation marks that only look like YAML's; empty where a text has no such marks around it."""
    marks = [plain(each) for each in text[:1] + text[-1:]]
    if len(text) < 3 or marks[0] != marks[1] or marks[0] not in ("'", '"') or text[0] == marks[0]:
        return ""
    inner = text[1:-1]
    other = text[0] in inner or (marks[0] == '"' and any(plain(each) == '"' for each in inner))
    return "" if other else inner


def comment_at(text: str) -> int:
    """Where a comment begins in a line, with the blanks before it; the end of the line where there is none.

    A # that touches a word may be meant as a part of the text.
    """
    at = text.find("#")
    while at >= 0 and (text[at - 1 : at].strip() or text[at + 1 : at + 2].strip()):
        at = text.find("#", at + 1)
    return len(text) if at < 0 else len(text[:at].rstrip())


def without_comment(text: str) -> str:
    """A line without the comment at its end."""
    return text[: comment_at(text)]


def bare(text: str) -> str:
    """A scalar without the quotation marks and the comment that YAML would remove."""
    text = without_comment(text).strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1].strip()
    return text
