"""Characters that look like others: which one each looks like, and how it is named.

They are mistakes only where a character has a meaning in the format: in what indents a line, after a dash, around a
colon, in a key, an id, a number, a date or one of the words allowed. In running text they stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from explainer.content.mistakes.lines import KEYS, Lines, shared, values, without_comment
from explainer.content.mistakes.mistake import Repair, mistake
from explainer.content.rules.rule import Example
from explainer.content.suggest import quoted
from explainer.content.tree import Scalar
from explainer.content.tree_builder import REPLACED
from explainer.problem import Place

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
MARGIN_RE = re.compile(rf"^{GAP}+")
DASH_RE = re.compile(rf"(?P<dash>[-{DASHES}{BULLETS}])(?P<gap>{GAP}+|$)")
KEY_RE = re.compile(rf"(?P<key>[\w{UNSEEN}-]{{1,80}})(?P<before>{GAP}{{0,9}})(?P<colon>[:{COLONS}])(?P<after>{GAP}*)")


TAB_WIDTHS = (2, 4, 8)
"""The numbers of blanks that a tab may stand for."""


class Found(NamedTuple):
    """The first character of a scalar that looks like another one."""

    character: str
    place: Place
    """The place of the character; of the whole scalar where its text differs from what is written."""
    plain: str
    """The text as it was meant."""


@lru_cache(maxsize=1_000)
def plain(character: str) -> str:
    """The ASCII character that a character looks like; empty for an invisible one; itself if there is none."""
    if character.isascii():
        return character
    for wide, intended in ((BLANKS, " "), (UNSEEN, ""), (DASHES, "-"), (COLONS, ":"), (DOUBLE, '"'), (SINGLE, "'")):
        if re.match(f"[{wide}]", character):
            return intended
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    return SIGNS.get(character) or LETTERS.get(character.lower(), character)


def plain_text(text: str) -> str:
    """A text with `plain` of each of its characters."""
    return "".join(map(plain, text))


def named(character: str) -> str:
    """A character by its code and its name: U+00A0 no-break space."""
    import unicodedata  # only where there is a problem

    return f"U+{ord(character):04X} {unicodedata.name(character, 'a character without a name').lower()}"


def found(node: Scalar) -> Found | None:
    """The first character of a scalar that only looks like an ASCII one, and the text as it was meant; else None."""
    for at, character in enumerate(node.text, node.quoted):
        if plain(character) != character:
            place = node.place
            if place.length == len(node.text) + 2 * node.quoted:
                place = place._replace(column=place.column + at, length=1)
            return Found(character, place, plain_text(node.text))
    return None


def alike(character: str) -> tuple[str, str]:
    """What a character looks like, and its name: a blank, U+00A0 no-break space."""
    intended = plain(character)
    kinds = {"": "no invisible character", " ": "a blank"}
    return kinds.get(intended) or (f"the letter {intended}" if intended.isalpha() else intended), named(character)


def inner_of_quotes(text: str) -> str:
    """The text inside quotation marks of which one or both only look like YAML's; empty where a text has no such marks
    around it."""
    marks, inner = text[:1] + text[-1:], text[1:-1]
    if plain_text(marks) not in ("''", '""') or plain_text(marks) == marks or text[0] in inner:
        return ""
    return inner


def bare(text: str) -> str:
    """A scalar without the quotation marks and the comment that YAML would remove."""
    return without_comment(text).strip("'\" ")


@mistake(
    "look-alike",
    Example("the figure tickets", "label\uff1a on the boat", "label: on the boat"),
)
def in_form(lines: Lines, row: int) -> Iterator[Repair]:
    """Blanks, dashes and colons give a file its form; other programs write characters that only look like them."""
    text = lines[row].text
    intended = in_plain_form(text)
    if text.isascii() or intended == text:
        return
    at = shared(text, intended)
    alike_lines = {each: line for each, line in enumerate(lines.texts) if text[at] in line}
    mended = {each: plain for each, line in alike_lines.items() if (plain := in_plain_form(line)) != line}
    first = min(mended)
    length = len(text) - len(text[at:].lstrip(text[at])) - at
    expected, found = alike(text[at])
    found += _as_in(mended)
    yield Repair(Place(first + 1, lines.texts[first].index(text[at]) + 1, length), expected, found, mended)
    width = len(text) - len(text.lstrip(f"{text[at]} "))
    for moved in (intended, " " * width + intended.lstrip()):
        yield Repair(Place(row + 1, at + 1, length), expected, found, {row: moved})


def _as_in(rows: Collection[int]) -> str:
    """Says that a mistake is in more rows than one."""
    others = len(rows) - 1
    return f", as in {others:,} more line{'s' * (others > 1)}" if others else ""


@mistake("look-alike", Example("the figure tickets", "label: \u201cboth: 1 and 2\u201d", 'label: "both: 1 and 2"'))
def quotes(lines: Lines, row: int) -> Iterator[Repair]:
    """Only straight quotation marks are YAML's: others do not keep a colon or a comma in a text."""
    line = lines[row]
    for start, end in values(line):
        raw = line.text[start:end]
        if inner := inner_of_quotes(raw):
            at = start if plain(raw[0]) != raw[0] else end - 1
            written = line.text[:start] + quoted(inner) + line.text[end:]
            yield Repair(Place(row + 1, at + 1), *alike(line.text[at]), {row: written})


def in_plain_form(line: str) -> str:
    """A line with plain blanks, dashes and colons in its form; the rest of it as it is."""
    at = len(line) - len(MARGIN_RE.sub("", line))
    intended = plain_text(line[:at])
    while dash := DASH_RE.match(line, at):
        intended += "-" + (plain_text(dash["gap"]) or " ")
        at = dash.end()
    key = KEY_RE.match(line, at)
    if key is None:
        return intended + line[at:]
    rest, after = line[key.end() :], plain_text(key["after"])
    if not rest or (key["colon"] == ":" and key["after"]) or plain_text(key["key"]) in KEYS:
        return f"{intended}{key['key']}{plain_text(key['before'])}:{after or ' '}{rest}".rstrip(" ")
    return intended + line[at:]


@mistake("tab", Example("the figure tickets", "caveats:\n\t- One person.", "caveats:\n  - One person."))
def tab(lines: Lines, row: int) -> Iterator[Repair]:
    """Blanks indent a line, not tabs, which are as wide as a program pleases."""
    margin, content = _split(lines[row].text)
    if "\t" not in margin:
        return
    place = Place(row + 1, margin.index("\t") + 1, len(margin) - margin.index("\t"))
    tabbed = {each: _split(text) for each, text in enumerate(lines.texts[row:], row) if "\t" in _split(text)[0]}
    expected, found = "blanks before the text of a line", f"a tab{_as_in(tabbed)}"
    if len(tabbed) > 1:
        for width in TAB_WIDTHS:
            written = {each: before.replace("\t", " " * width) + after for each, (before, after) in tabbed.items()}
            yield Repair(place, expected, found, written, f"write {width} blanks for each tab")
    for column in lines.columns(row):
        yield Repair(place, expected, found, {row: " " * column + content}, f"write {column} blanks")


def _split(text: str) -> tuple[str, str]:
    """The white space that a line begins with, and the rest of it."""
    content = text.lstrip()
    return text[: len(text) - len(content)], content
