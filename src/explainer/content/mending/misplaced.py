"""Guesses at lines in the wrong column, and at keys that YAML does not read as keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from explainer.content.mending.guess import Guess
from explainer.content.mending.outline import COMMENT, DASH, HEADER, KEY, FileLine, entries, open_columns
from explainer.content.mending.shapes import SHAPES
from explainer.content.scalars import ID
from explainer.content.suggest import shortened, shown
from explainer.problem import Place

PAIR = re.compile(r"(?P<key>[A-Za-z_][\w-]*)(?P<between>\s*[:=]\s*)(?P<value>\S.*)$")
PREPOSITIONS = {"at", "each", "from", "of", "to", "under", "with"}
"""Keys that are also words with which a text may go on."""
STRAY = re.compile(
    rf" *(?P<sign>(?:[^\w\s\-]|[&*!]\w+)+)(?P<between> *)(?P<rest>(?:- +)*(?P<key>{'|'.join(SHAPES)}):(?:\s.*|$))"
)
"""A sign before a key that does not belong to it."""
FIRST_KEYS = {"id": "figures", "kind": "caveats", "text": "caveats", "date": "events", "source": "differs"}
"""For a key that items begin with, the list that it usually belongs to."""
UNIT = (2, 4, 8)
"""The numbers of blanks that a tab may stand for."""


def tab(source: Sequence[str], lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """A tab in the indentation of a line."""
    content = line.text.lstrip()
    if line.inside in ("quotes", "brackets") or line.text[line.indent : line.indent + 1] != "\t" or not content:
        return
    place = Place(line.row + 1, line.indent + 1, len(line.text) - len(content) - line.indent)
    tabbed = [row for row in range(line.row, len(source)) if re.match(r" *\t\s*\S", source[row])]
    expected = "expected blanks before the text of a line, found a tab"
    if others := len(tabbed) - 1:
        for unit in UNIT:
            written = list(source[line.row : tabbed[-1] + 1])
            for row in tabbed:
                margin = source[row][: len(source[row]) - len(source[row].lstrip())]
                written[row - line.row] = margin.replace("\t", " " * unit) + source[row].lstrip()
            message = f"{expected}, as in {others} more line{'s' * (others > 1)}; write {unit} blanks for each tab"
            yield Guess(place, message, line.row, written)
    keys, dashes, before = open_columns(lines, line.row)
    columns = dashes if DASH.match(content) else keys
    inner = [before.margin + 2] if before and not before.value else []
    for column in [*inner, *columns]:
        yield Guess(place, f"{expected}; {_how_far(column, 'write')}", line.row, [" " * column + content])


def key(source: Sequence[str], lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """A key that YAML does not read as one, or a text that YAML does not read as going on."""
    if line.inside == "block":
        first = min(row for row in lines if row > line.begun[0])
        if line.indent < lines[first].indent:
            yield _moved(source, line, lines[first].indent, "the text", [line.row])
    if line.inside or line.key:
        return
    text = COMMENT.sub("", line.text[line.key_at :])
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
        yield Guess(place, f"{expected}; {hint}, with {column} blanks", line.row, written)
    if not line.dashes and text.strip():
        hint = "a comment begins with # on every line, and a text that goes on is indented deeper than its key"
        yield Guess(place, f"{expected}; {hint}", line.row, ["#" + line.text])


def _opens_block(source: Sequence[str], line: FileLine) -> bool:
    """Whether the next line with something in it is an entry that is indented deeper."""
    after = next((text for text in source[line.row + 1 :] if text.strip()), "")
    return _margin(after) > line.indent and KEY.match(after, _margin(after)) is not None


def dash_before_id(lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """A dash before an id that stands beside other ids, as those of sources do."""
    beside = next((each for each in entries(lines, line.row) if each.indent <= line.indent), None)
    if line.inside or not line.dashes or beside is None or beside.indent < line.indent:
        return
    name = line.value if line.key == "id" else "" if line.value else line.key
    if not beside.dashes and beside.key not in SHAPES and ID.fullmatch(name):
        written = f"{line.text[: line.indent]}{name}:"
        message = f"expected an id and a colon, found a dash before them; write {name}:"
        yield Guess(Place(line.row + 1, line.indent + 1), message, line.row, [written])


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


def stray(line: FileLine) -> Iterator[Guess]:
    """A sign before a key: the key may be in its column, or moved to the right by the width of the sign."""
    only = line.text.strip()
    if len(only) < 4 and not re.search(r"[\w\s\-]", only):
        message = f"expected a key with a colon, found only {shown(only)}"
        yield Guess(Place(line.row + 1, line.indent + 1, len(only)), message, line.row, [""])
    stray = STRAY.fullmatch(line.text)
    if stray is None:
        return
    begin, end = stray.span("sign")
    message = f"expected the key {stray['key']}, found {shown(stray['sign'])} before it; write "
    for column in dict.fromkeys([stray.start("rest") - (end - begin), stray.start("rest"), begin]):
        written = [" " * column + stray["rest"]]
        place = Place(line.row + 1, begin + 1, end - begin)
        yield Guess(place, message + shortened(stray["rest"]), line.row, written, rivals=True)


def _written(line: FileLine, key: str, value: str, length: int, expected: str) -> Guess:
    written = f"{line.text[: line.key_at]}{key}: {value}".rstrip()
    message = f"expected {expected}; write {shortened(written.strip())}"
    return Guess(Place(line.row + 1, line.key_at + 1, length), message, line.row, [written])


def nested(source: Sequence[str], lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """A block that is not indented below its key."""
    before = next(entries(lines, line.row), None)
    if line.inside or not line.key or before is None or not before.key or before.value:
        return
    if line.indent == before.key_at and line.key not in SHAPES and "mapping" in SHAPES.get(before.key, ()):
        yield _moved(source, line, line.indent + 2, f"{line.key} below {before.key},", [line.row])


def indentation(source: Sequence[str], lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """A line between the columns in which it could begin."""
    keys, dashes, before = open_columns(lines, line.row)
    if before is None:
        return
    found = KEY.match(line.text, line.indent)
    known = found and found["key"] in SHAPES
    if line.inside and not (line.inside == "text" and known):
        return
    if line.dashes and before.key and not before.value and line.indent < before.key_at:
        return  # see list_left
    columns = dashes if line.dashes else keys
    if line.indent in columns or (not before.value and line.indent > before.margin):
        return
    what = "the dash" if line.dashes else f"the key {found['key']}" if found else "the line"
    deeper = [row for row in _rows(source, line) if _all_deeper(source, line, row)]
    after = next((_margin(text) for text in source[line.row + 1 :] if text.strip()), 0)
    for column in sorted(columns, key=lambda each: (bool(line.dashes) and each + 2 != after, abs(each - line.indent))):
        for rows in ([line.row], deeper, _rows(source, line)):
            yield _moved(source, line, column, what, rows)
    if before.key and known:
        column = before.indent + line.indent - before.key_at
        what = "the dash" if before.dashes else f"the key {before.key}"
        yield _moved(source, before, column, what, [before.row])


def list_left(source: Sequence[str], lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """A list to the left of its key."""
    before = next(entries(lines, line.row), None)
    if line.inside or not line.dashes or before is None or before.value or line.indent >= before.key_at:
        return
    if "list" not in SHAPES.get(before.key, ()):
        return
    column = before.key_at + 2
    _, dashes, _ = open_columns(lines, line.row)
    ends = (row for row in _rows(source, line) if _ends_list(source[row], before, line, dashes))
    end = next(ends, len(source))
    rows = [row for row in _rows(source, line) if row < end]
    yield _shifted(source, line, rows, column, list_message(before.key, line.indent + 1, column))


def list_message(key: str, found: int, column: int) -> str:
    """The message for a list to the left of its key; `found`: its column, from 1; `column`: how far to indent it."""
    return (
        f"expected the list of {key} below its key, found it to the left of it, in column {found}; "
        f"indent it with {column} blanks"
    )


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
                message = f"expected a dash before {after.key}, found none; write {shortened(written.strip())}"
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


def unindented_text(source: Sequence[str], lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """A block of text that is not indented below its key."""
    before = next(entries(lines, line.row), None)
    if line.inside or before is None or not before.key or not HEADER.match(before.value or " "):
        return
    if line.indent > before.margin or line.dashes or line.key in SHAPES:
        return
    rows = []
    for row in range(line.row, len(source)):
        entry = KEY.match(source[row].lstrip())
        if _margin(source[row]) < line.indent and source[row].strip():
            break
        if source[row].lstrip().startswith(("- ", "#")) or (entry and entry["key"] in SHAPES):
            break
        rows.append(row)
    while rows and not source[rows[-1]].strip():
        rows.pop()
    column = before.margin + 2
    message = f"expected the text of {before.key} indented below its key, found it in column {line.indent + 1}; "
    yield _shifted(source, line, rows, column, f"{message}indent it with {column} blanks")


def _ends_list(text: str, before: FileLine, first: FileLine, dashes: Sequence[int]) -> bool:
    """Whether a line ends the list that begins with the line `first` and should be below the key of `before`."""
    margin = _margin(text)
    if DASH.match(text, margin):
        return margin != first.indent and margin in dashes
    return margin == before.key_at and KEY.match(text, margin) is not None


def _all_deeper(source: Sequence[str], line: FileLine, row: int) -> bool:
    return all(not source[each].strip() or _margin(source[each]) > line.indent for each in range(line.row + 1, row + 1))


def _rows(source: Sequence[str], line: FileLine) -> list[int]:
    """The row of a line and the rows after it, up to one that is indented less."""
    rows = []
    for row in range(line.row, len(source)):
        if source[row].strip() and _margin(source[row]) < line.indent:
            break
        rows.append(row)
    return rows


def _margin(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _how_far(column: int, verb: str = "indent it with") -> str:
    """A hint how to move a line to a column, from 0."""
    return f"{verb} {column} blank{'s' * (column != 1)}" if column else "begin it at the left edge"


def _moved(source: Sequence[str], line: FileLine, column: int, what: str, rows: Sequence[int]) -> Guess:
    message = f"expected {what} in column {column + 1}, found it in column {line.indent + 1}; {_how_far(column)}"
    return _shifted(source, line, rows, column, message)


def _shifted(source: Sequence[str], line: FileLine, rows: Sequence[int], column: int, message: str) -> Guess:
    by = column - line.indent
    written = [" " * by + source[row] if by > 0 else source[row][-by:] for row in rows]
    found = line.text.strip()
    return Guess(Place(line.row + 1, line.indent + 1, len(found)), message, line.row, written, rivals=True)
