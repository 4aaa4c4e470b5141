"""Mistakes of colons, quotation marks, brackets and commas, and of signs that are not meant as such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explainer.content.mistakes.lines import (
    ANY_KEY,
    FIELD_RE,
    HEADER_RE,
    KEYS,
    Line,
    Lines,
    closed_at,
    comment_at,
    opened,
    values,
    without_comment,
)
from explainer.content.mistakes.mistake import Repair, changed, mistake
from explainer.content.rules.rule import Example
from explainer.content.suggest import quoted, shortened, shown
from explainer.content.tree_builder import QUOTES
from explainer.content.value_readers import ID_RE
from explainer.problem import Place

SIGNS = "[]{},*&!|>%@`#\"'"
"""Signs of YAML's own: a text that begins with one needs quotation marks."""
BEGINS_RE = re.compile(r"-(?=\s|$)|[?:]")
"""More such signs, some of which count only where a blank follows."""
ESCAPE_RE = re.compile(r"\\(?:[0abtnvfre \"/\\N_LP]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|$|(?P<wrong>.))")
BLOCK_SIGN_RE = re.compile(r"(?P<sign>>[-+]|\|[-+]?)\s+(?=\S)")
"""The sign that a block of text begins with; a > alone may belong to the text."""
COLON_RE = re.compile(rf"(?P<key>{ANY_KEY})(?P<between>[\s:=;.,]*)(?P<value>.*)")
LATE_COLON_RE = re.compile(rf"(?P<key>{ANY_KEY})(?P<value>\S) :(?P<rest>\S.*)")
"""A colon and the blank before it that changed places with the first character of the value."""
NO_COMMA_RE = re.compile(
    rf"(?P<value>\S+?)(?P<between>[^\w\s,\]}}\x22\x27]? +|[\uff0c\u3001\uff1b\u060c] *)(?P<key>{ANY_KEY}): "
)
"""A key in braces that no comma stands before, but a blank or another sign."""
STRAY_RE = re.compile(
    rf" *(?P<sign>(?:[^\w\s\-]|[&*!]\w+)+)(?P<between> *)"
    rf"(?P<rest>(?:- +)*(?:(?P<key>{ANY_KEY}):(?:\s.*|$)|(?P<name>{ID_RE.pattern}):(?: .*)?$))"
)
"""A sign before a key that does not belong to it."""
TWICE_RE = re.compile(r"(?<!\S)(?P<word>\S{1,80}?) ?(?P=word)(?!\S)")
"""A word, or the dash of an item, that is there twice."""
CLOSING = {"[": "]", "{": "}", "'": "'", '"': '"'}


@mistake("colon", Example("the figure tickets", "label:on the boat", "label: on the boat"))
def colon(lines: Lines, row: int) -> Iterator[Repair]:
    """A colon and a blank stand between a key and its value, and nothing else."""
    line = lines[row]
    start = line.key_at
    if late := LATE_COLON_RE.match(line.text, start):
        written = f"{late['key']}: {late['value']}{late['rest']}"
        yield changed(line, start, len(line.text), written, f"a colon after {late['key']}", late["value"])
    if found := COLON_RE.match(line.text, start):
        between, end = found["between"], found.end("between")
        if between.strip() != ":" or not between.endswith(" "):
            colon = (
                f"a blank after the colon of {found['key']}"
                if between.startswith(":")
                else f"a colon after {found['key']}"
            )
            yield changed(line, start, end, f"{found['key']}: ", colon, between.strip(": ") or "none")
    elif ":" in line.text:  # within the key, or a letter behind it
        letters = re.sub(r" ?:", "", line.text[start:], count=1)
        if intended := re.match(ANY_KEY, letters):
            written = f"{intended[0]}: {letters[intended.end() :].lstrip()}"
            yield changed(
                line, start, len(line.text), written, f"a colon after {intended[0]}", shown(line.text[start:])
            )
    name, after = line.text[start:].strip(), next(lines.after(row), None)
    if ID_RE.fullmatch(name) and not line.dashes and after is not None and after.indent > line.indent:
        yield changed(line, start, start + len(name), f"{name}:", f"a colon after {name}", "none")
    for each in FIELD_RE.finditer(line.text, start + 1):
        if each["between"] != ": ":
            message = f"a colon and a blank after {each['key']}"
            begin, end = each.start("between"), each.end("between")
            yield changed(line, begin, end, ": ", message, each["between"].strip() or "none")


@mistake("twice", Example("the figure tickets", "period: 2024\nperiod: 2024", "period: 2024"))
def twice(lines: Lines, row: int) -> Iterator[Repair]:
    """A line, a key or a dash that is there twice is there once too often."""
    line = lines[row]
    if row and line.text == lines[row - 1].text:
        yield Repair(line.place, "each line once", "the line before again", {row - 1: line.text, row: ""}, "delete it")
    for found in TWICE_RE.finditer(line.text):
        word = found["word"]
        yield changed(line, found.start(), found.end(), word, f"{shown(word)} once", "it twice")


@mistake(
    "dash-blank",
    Example(
        "the figure tickets",
        "caveats:\n- One person is counted twice.\n-Children are not counted.",
        "caveats:\n- One person is counted twice.\n- Children are not counted.",
    ),
)
def dash_blank(lines: Lines, row: int) -> Iterator[Repair]:
    """A blank follows the dash of an item."""
    if found := re.match(r"( *(?:- +)*)-(?=[^\s-])", lines[row].text):
        yield changed(lines[row], len(found[1]), found.end(), "- ", "a blank after the dash", "none")


@mistake("stray-sign", Example("the figure tickets", "@label: on the boat", "label: on the boat"))
def stray_sign(lines: Lines, row: int) -> Iterator[Repair]:
    """Before a key stand only blanks and the dash of an item."""
    line = lines[row]
    only = line.text.strip()
    if only == "{":
        yield changed(line, line.indent, line.indent + 1, "- {", "a dash before {", "none")
    elif len(only) < 4 and only not in ("---", "...") and not re.search(r"[\w\s]", only):
        where = line.indent, len(line.text)
        if only.endswith(","):
            yield changed(line, *where, only[:-1], f"nothing after the closing {only[0]}", "a comma")
        yield changed(line, *where, "", "a key with a colon", f"only {shown(only)}")
    if stray := STRAY_RE.fullmatch(line.text):
        begin, end = stray.span("sign")
        for column in (stray.start("rest"), begin):
            place = Place(row + 1, begin + 1, end - begin)
            expected = f"the key {stray['key'] or stray['name']}"
            found = f"{shown(stray['sign'])} before it"
            hint = f"write {shortened(stray['rest'])}"
            yield Repair(place, expected, found, {row: " " * column + stray["rest"]}, hint)


@mistake("block-sign", Example("the figure tickets", "measures: >- Tickets.", "measures: Tickets."))
def block_sign(lines: Lines, row: int) -> Iterator[Repair]:
    """A text stands below the sign > or | that begins a block, not beside it."""
    line = lines[row]
    if sign := BLOCK_SIGN_RE.match(line.value):
        expected = f"the text below {sign['sign']}"
        yield changed(line, line.value_at, line.value_at + sign.end(), "", expected, "it beside it")


@mistake(
    "keys-in-a-line",
    Example("the figure tickets", "period: 2024, basis: count", "period: 2024\nbasis: count"),
)
def keys_in_a_line(lines: Lines, row: int) -> Iterator[Repair]:
    """Each key has a line of its own, or all stand in braces."""
    line = lines[row]
    if line.key in KEYS and (second := re.search(rf", +(?P<key>{ANY_KEY}): ", line.value)):
        start = line.value_at + second.start("key")
        place = Place(row + 1, start + 1, len(second["key"]))
        rest = line.text[: line.value_at + second.start()]
        for written in (f"{line.text[: line.key_at]}{{{line.text[line.key_at :].rstrip()}", rest):
            found, mend = f"{second['key']} after a comma", "put each on its own line, or all in braces"
            yield Repair(place, "one key in a line", found, {row: written}, mend, sure=False)


@mistake("bracket", Example("the source office", "via: [parish, herald", "via: [parish, herald]"))
def bracket(lines: Lines, row: int) -> Iterator[Repair]:
    """Each bracket that is opened is closed, and none besides."""
    line = lines[row]
    value, at = line.value, line.value_at
    for twice in re.finditer(r"([\[\]{}])\1", line.text):
        yield changed(line, *twice.span(), twice[1], f"{twice[1]} once", "it twice")
    for field in re.finditer(r"\[[^\[\]{}:]*?(?=, \w+:|\}|$)", line.text):
        yield changed(line, field.end(), field.end(), "]", "a closing ]", "none")
    if value[:1] in ("[", "{") and not closed_at(value):
        rows = [row, *lines.continued(line)]
        texts = [value, *(without_comment(lines[each].text) for each in rows[1:])]
        _, left = list(opened("\n".join(texts)))[-1]
        closing = "".join(CLOSING[bracket] for bracket in reversed(left[:20]))
        last = lines[rows[-1]].text
        end = comment_at(last)
        written = {rows[-1]: last[:end] + closing + last[end:]}
        is_sure = len(closing) < 2  # else some of the signs may belong before others
        yield Repair(Place(row + 1, at + 1), f"a closing {closing[-1:]}", "none", written, sure=is_sure)


@mistake("comma", Example("the source office", "via: [parish,, herald]", "via: [parish, herald]"))
def comma(lines: Lines, row: int) -> Iterator[Repair]:
    """One comma stands between two items in brackets or two keys in braces, and none anywhere else."""
    line = lines[row]
    end = len(without_comment(line.text).rstrip())
    if line.text[:end].endswith(","):
        yield changed(line, end - 1, end, "", "no comma at the end of a line", "one")
    for twice in re.finditer(r",(\s*,)+", line.text):
        yield changed(line, *twice.span(), ",", "one comma", "two")
    for missing in NO_COMMA_RE.finditer(line.text, line.key_at):
        put, found = missing.end("value"), missing["between"].strip()
        yield changed(line, put, missing.start("key"), ", ", f"a comma before {missing['key']}", found or "none")


@mistake("escape", Example("the figure tickets", 'label: "on the \\parish boat"', "label: on the \\parish boat"))
def escape(lines: Lines, row: int) -> Iterator[Repair]:
    """In double quotation marks a backslash begins an escape of YAML's; one that is meant is written twice."""
    line = lines[row]
    at = line.text.find('"')
    wrong = next((each for each in ESCAPE_RE.finditer(line.text, at) if each["wrong"]), None)
    if wrong and at >= 0:
        doubled = ESCAPE_RE.sub(lambda each: "\\" + each[0] if each["wrong"] else each[0], line.text[at:])
        place = Place(row + 1, wrong.start() + 1, len(wrong[0]))
        expected = "an escape of YAML's after \\ in double quotation marks"
        yield Repair(place, expected, wrong[0], {row: line.text[:at] + doubled})


class _Text(NamedTuple):
    """A text of one line that may be meant to stand in quotation marks, or with the lines that may go on with it."""

    line: Line
    start: int
    end: int
    """The columns in the first line between which it stands."""
    more: Sequence[Line] = ()

    @property
    def raw(self) -> str:
        """What stands in the first line."""
        return self.line.text[self.start : self.end]

    @property
    def whole(self) -> str:
        """All lines of it, without the blanks around them."""
        return "\n".join([self.raw, *(each.text.strip() for each in self.more)])

    def written(self, text: str) -> dict[int, str]:
        """The rows with another text, of as many lines, in its place."""
        first, *rest = text.split("\n")
        after = "" if self.more else self.line.text[self.end :]
        below = {each.row: " " * each.indent + part for each, part in zip(self.more, rest, strict=True)}
        return {self.line.row: (self.line.text[: self.start] + first + after).rstrip(), **below}


def _texts(lines: Lines, row: int) -> Iterator[_Text]:
    """The texts of a line; that of its own key also with the lines after it."""
    line = lines[row]
    for start, end in values(line):
        yield _Text(line, start, end)
        if start <= line.value_at and (more := lines.continued(line)):
            yield _Text(line, start, end, [lines[each] for each in more])


def _reason(raw: str) -> str:
    """Why a text needs quotation marks."""
    if (raw[0] in SIGNS and not HEADER_RE.match(raw)) or BEGINS_RE.match(raw):
        return f"begins with {raw[0]}"
    if raw.endswith(":"):
        return "ends with a colon"
    found = re.search(r": | #|[\[\]{},]", raw)
    if found is None:
        return ""
    sign = "a comma" if found[0] == "," else f'"{found[0]}"' if " " in found[0] else found[0]
    return f"holds {sign}"


@mistake("quotation-mark-open", Example("the figure tickets", 'label: "on the boat', 'label: "on the boat"'))
def quotation_mark_open(lines: Lines, row: int) -> Iterator[Repair]:
    """A quotation mark that begins a text is followed by another one that ends it."""
    for text in _texts(lines, row):
        if text.raw[:1] in QUOTES and not closed_at(text.raw):
            written = text.written(text.whole + text.raw[0])
            yield Repair(Place(row + 1, text.end + 1), "a closing quotation mark", "none", written)


@mistake("quotation-mark-inside", Example("the figure tickets", 'label: "on the "boat""', "label: 'on the \"boat\"'"))
def quotation_mark_inside(lines: Lines, row: int) -> Iterator[Repair]:
    """A quotation mark ends the text that one of its kind began, also in the middle of it."""
    for text in _texts(lines, row):
        closed = closed_at(text.raw)
        if text.raw[:1] in QUOTES and closed < len(text.raw):
            found = shown(text.raw[closed:].strip()) if closed else "none"
            written = text.written(requoted(text.whole))
            place = Place(row + 1, text.start + closed + 1)
            yield Repair(place, "nothing after the closing quotation mark", found, written)


def requoted(text: str) -> str:
    """A text that contains the quotation mark that it begins with, put in quotation marks as it was meant.

    'The children's test' is one text in quotes; "Children" tested begins with a word in quotes.
    """
    mark = text[0]
    end = closed_at(text.split("\n", maxsplit=1)[0])
    word_in_quotes = text[end - 2 : end - 1] != " " and text[end : end + 1] in (" ", "\n", ",", ".")
    if text.endswith(mark) and not (word_in_quotes and mark == '"'):
        inner = text[1:-1]
        return quoted(inner.replace("''", "'") if mark == "'" else inner.replace('\\"', '"'))
    return quoted(text)


@mistake(
    "quotation-marks-missing",
    Example("the figure tickets", "label: both lines: 1 and 2", 'label: "both lines: 1 and 2"'),
)
def quotation_marks_missing(lines: Lines, row: int) -> Iterator[Repair]:
    """A text that begins with a sign of YAML's, or holds a colon with a blank or a # after one, needs quotation marks;
    in brackets and braces one with a comma, a bracket or a brace as well."""
    expected = "a text in quotation marks"
    for text in _texts(lines, row):
        if text.raw.strip() and (reason := _reason(text.raw)):
            place = Place(row + 1, text.start + 1, text.end - text.start)
            yield Repair(place, expected, f"one that {reason}", text.written(quoted(text.whole)))
    line = lines[row]
    comment = line.text.find(" #", line.value_at - 1)
    if line.key in KEYS and comment >= 0 and not line.value:
        cut = line.text[comment + 1 :].rstrip()
        yield changed(line, line.value_at, len(line.text), quoted(cut), expected, "one that begins with #")
