"""Guesses at keys and items that YAML does not read as such: a colon, a dash or a sign is missing, or is too much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from explainer.content.lookalike import without_comment
from explainer.content.mending.guess import Guess
from explainer.content.mending.outline import DASH, KEY, FileLine, entries, indent_of, open_columns
from explainer.content.mending.shapes import SHAPES
from explainer.content.scalars import ID
from explainer.content.suggest import shortened, shown
from explainer.problem import Place

PAIR = re.compile(r"(?P<key>[A-Za-z_][\w-]*)(?P<between>\s*[:=]\s*)(?P<value>\S.*)$")
PREPOSITIONS = {"at", "each", "from", "of", "to", "under", "with"}
"""Keys that are also words with which a text may go on."""
STRAY = re.compile(
    r" *(?P<sign>(?:[^\w\s\-]|[&*!]\w+)+)(?P<between> *)"
    rf"(?P<rest>(?:- +)*(?:(?P<key>{'|'.join(SHAPES)}):(?:\s.*|$)|(?P<name>{ID.pattern}): *$))"
)
"""A sign before a key that does not belong to it."""
FIRST_KEYS = {"id": "figures", "kind": "caveats", "text": "caveats", "date": "events", "source": "differs"}
"""For a key that items begin with, the list that it usually belongs to."""


def key(source: Sequence[str], lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """A key that YAML does not read as one, or a text that YAML does not read as going on."""
    if line.inside or line.key:
        return
    text = without_comment(line.text[line.key_at :])
    word = re.match(r"[A-Za-z_][\w-]*", text)
    if (pair := PAIR.match(text)) and (pair["key"] in SHAPES or not line.dashes):
        sign, length = pair["between"].strip(), len(pair["key"] + pair["between"])
        if sign == ":":
            expected = f"a blank after the colon of {pair['key']}, found none"
        else:
            expected = f"a colon after {pair['key']}, found {sign}"
        if not re.search(r"[\w\"'\[{]", pair["value"]):
            expected = f"a list or a mapping after {pair['key']}:, found {shown(pair['value'])}"
            yield _written(line, pair["key"], "", length, expected)
        yield _written(line, pair["key"], pair["value"], length, expected)
    elif word and word[0] in SHAPES.keys() - PREPOSITIONS and text[word.end() :][:1] in ("", " "):
        rest = text[word.end() :].strip()
        yield _written(line, word[0], rest, word.end(), f"a colon after {word[0]}, found none")
    elif ID.fullmatch(text.rstrip()) and not line.dashes and _opens_block(source, line):
        yield _written(line, text.rstrip(), "", len(text.rstrip()), f"a colon after {text.rstrip()}, found none")
    before = next((each for each in entries(lines, line.row) if each.value), None)
    place = Place(line.row + 1, line.key_at + 1, len(text.rstrip()))
    expected = "expected a key with a colon, found a text"
    if before is not None and not line.dashes and "text" in SHAPES.get(before.key, ("text",)):
        column = before.margin + 2
        written = [" " * column + line.text.lstrip()]
        hint = "one that goes on from the line before is indented deeper than its key"
        yield Guess(place, f"{expected}; {hint}, with {column} blanks; a comment begins with #", line.row, written)
    if not line.dashes and text.strip():
        hint = "a comment begins with # on every line, and a text that goes on is indented deeper than its key"
        yield Guess(place, f"{expected}; {hint}", line.row, ["#" + line.text])


def _opens_block(source: Sequence[str], line: FileLine) -> bool:
    """Whether the next line with something in it is an entry that is indented deeper."""
    after = next((text for text in source[line.row + 1 :] if text.strip()), "")
    return indent_of(after) > line.indent and KEY.match(after, indent_of(after)) is not None


def keyless(lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """A list or a mapping whose own key is missing."""
    if line.inside not in ("", "text"):
        return
    dash = DASH.match(line.text, line.indent)
    found = KEY.match(line.text, dash.end() if dash else line.indent)
    before = next(entries(lines, line.row), None)
    if found is None or before is None or not before.value or (line.indent <= before.margin and not dash):
        return
    what = f"the list that begins with {found['key']}" if dash else f"the key {found['key']}"
    hint = f"; is {FIRST_KEYS[found['key']]}: missing?" if dash and found["key"] in FIRST_KEYS else ""
    message = f"expected the key that {what} belongs to in a line above it, found none{hint}"
    yield Guess(Place(line.row + 1, line.indent + 1), message, certain=True)


def dash_before_id(lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """A dash before an id that stands beside other ids, as those of sources do."""
    beside = next((each for each in entries(lines, line.row) if each.indent <= line.indent), None)
    if line.inside or not line.dashes or beside is None or beside.indent < line.indent:
        return
    name = line.value if line.key == "id" else "" if line.value else line.key
    if beside.key and not beside.dashes and beside.key not in SHAPES and ID.fullmatch(name):
        written = f"{line.text[: line.indent]}{name}:"
        message = f"expected an id and a colon, found a dash before them; write {name}:"
        yield Guess(Place(line.row + 1, line.indent + 1), message, line.row, [written])


def stray(lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """A sign before a key: the key may be in its column, or moved to the right by the width of the sign."""
    only = line.text.strip()
    if only.rstrip(",") in ("}", "]") and only.endswith(","):
        message = f"expected nothing after the closing {only[0]}, found a comma; write {only[0]}"
        written = [line.text.rstrip()[:-1]]
        yield Guess(Place(line.row + 1, line.indent + 2), message, line.row, written)
    elif only == "{" and line.indent in open_columns(lines, line.row)[1]:
        message = "expected a dash before {, found none; write - {"
        yield Guess(Place(line.row + 1, line.indent + 1), message, line.row, [f"{' ' * line.indent}- {{"])
    elif len(only) < 4 and not re.search(r"[\w\s\-]", only):
        message = f"expected a key with a colon, found only {shown(only)}"
        yield Guess(Place(line.row + 1, line.indent + 1, len(only)), message, line.row, [""])
    stray = STRAY.fullmatch(line.text)
    if stray is None:
        return
    begin, end = stray.span("sign")
    message = f"expected the key {stray['key'] or stray['name']}, found {shown(stray['sign'])} before it; write "
    for column in dict.fromkeys([stray.start("rest") - (end - begin), stray.start("rest"), begin]):
        written = [" " * column + stray["rest"]]
        place = Place(line.row + 1, begin + 1, end - begin)
        yield Guess(place, message + shortened(stray["rest"]), line.row, written, rivals=True)


def missing_dash(lines: Mapping[int, FileLine], row: int) -> Iterator[Guess]:
    """The first item of a list of mappings without its dash."""
    refused = lines.get(row)
    if refused is None or not refused.dashes:
        return
    after: FileLine | None = None
    for line in entries(lines, row):
        if line.key and not line.value and "list" in SHAPES.get(line.key, ()) and line.key_at < refused.indent + 2:
            if after and after.key and not after.dashes and after.indent == refused.indent + 2:
                written = f"{' ' * refused.indent}- {after.text.lstrip()}"
                where = f"a dash before {after.key}, in column {refused.indent + 1}"
                message = f"expected {where}, found none; write {shortened(written.strip())}"
                yield Guess(Place(after.row + 1, after.indent + 1, len(after.key)), message, after.row, [written])
            return
        after = line


def dash_without_blank(lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """An item of a list whose dash touches its text."""
    found = re.match(r"( *(?:- +)*)-(?=[^\s-])(.+)", line.text)
    if found is None or line.inside in ("quotes", "block", "brackets"):
        return
    _, dashes, before = open_columns(lines, line.row)
    listed = before is not None and not before.value and "list" in SHAPES.get(before.key, ())
    if listed or len(found[1]) in dashes:
        message = f"expected a blank after the dash, found none; write - {shortened(found[2])}"
        yield Guess(Place(line.row + 1, len(found[1]) + 1), message, line.row, [f"{found[1]}- {found[2]}"])


def _written(line: FileLine, key: str, value: str, length: int, expected: str) -> Guess:
    written = f"{line.text[: line.key_at]}{key}: {value}".rstrip()
    message = f"expected {expected}; write {shortened(written.strip())}"
    return Guess(Place(line.row + 1, line.key_at + 1, length), message, line.row, [written])
