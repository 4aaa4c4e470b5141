"""Guesses at lines in the wrong column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from explainer.content.mending.guess import Guess
from explainer.content.mending.outline import DASH, HEADER, KEY, FileLine, entries, indent_of, open_columns
from explainer.content.mending.shapes import SHAPES
from explainer.problem import Place

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
    if line.inside and not (line.inside in ("text", "block") and known):
        return
    if line.dashes and before.key and not before.value and line.indent < before.key_at:
        return  # see list_left
    columns = dashes if line.dashes else keys
    if line.indent in columns or (not before.value and line.indent > before.margin):
        return
    outer = next((each for each in entries(lines, line.row) if not each.indent), before)
    if outer.key and outer.key not in SHAPES:
        yield _moved(source, outer, line.indent, f"the key {outer.key}", [outer.row])
    what = "the dash" if line.dashes else f"the key {found['key']}" if found else "the line"
    rows = _rows(source, line)
    is_deeper = (not source[row].strip() or indent_of(source[row]) > line.indent for row in rows[1:])
    deeper = rows[: 1 + len(list(takewhile(bool, is_deeper)))]
    after = next((indent_of(text) for text in source[line.row + 1 :] if text.strip()), 0)

    def fit(column: int) -> tuple[bool, bool, int]:
        beside = next((each for each in entries(lines, line.row) if column in each.dashes), None)
        unlike = bool(line.dashes) and beside is not None and beside.key != line.key
        return bool(line.dashes) and column + 2 != after, unlike, abs(column - line.indent)

    for number, column in enumerate(sorted(columns, key=fit) if line.inside != "block" else ()):
        items = [_item(source, deeper, column)] if line.dashes else []
        for moved in ([line.row], *items, deeper, rows):
            yield _moved(source, line, column, what, moved)
        if number == 0 and before.key and known:  # one line before is likelier than all lines in a farther column
            beside = before.indent + line.indent - before.key_at
            whose = "the dash" if before.dashes else f"the key {before.key}"
            yield _moved(source, before, beside, whose, [before.row])


def _item(source: Sequence[str], rows: Sequence[int], column: int) -> Sequence[int]:
    """The first of these rows and those after it, up to one that begins with a dash in a column."""
    dashes = (row for row in rows[1:] if indent_of(source[row]) == column and DASH.match(source[row], column))
    return rows[: next(dashes, rows[-1] + 1) - rows[0]]


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
        if indent_of(source[row]) < line.indent and source[row].strip():
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
    margin = indent_of(text)
    if DASH.match(text, margin):
        return margin != first.indent and margin in dashes
    return margin == before.key_at and KEY.match(text, margin) is not None


def _rows(source: Sequence[str], line: FileLine) -> list[int]:
    """The row of a line and the rows after it, up to one that is indented less."""
    rows = []
    for row in range(line.row, len(source)):
        if source[row].strip() and indent_of(source[row]) < line.indent:
            break
        rows.append(row)
    return rows


def _how_far(column: int, verb: str = "indent it with") -> str:
    """A hint how to move a line to a column, from 0."""
    return f"{verb} {column} blank{'s' * (column != 1)}" if column else "begin it at the left edge"


def _moved(source: Sequence[str], line: FileLine, column: int, what: str, rows: Sequence[int]) -> Guess:
    message = f"expected {what} in column {column + 1}, found it in column {line.indent + 1}; {_how_far(column)}"
    if more := sum(bool(source[row].strip()) for row in rows) - 1:
        by = f"{abs(column - line.indent)} {'more' if column > line.indent else 'fewer'}"
        message += f", and the {f'{more} lines' if more > 1 else 'line'} after it with {by}"
    return _shifted(source, line, rows, column, message)


def _shifted(source: Sequence[str], line: FileLine, rows: Sequence[int], column: int, message: str) -> Guess:
    by = column - line.indent
    written = [" " * by + source[row] if by > 0 else source[row][-by:] for row in rows]
    found = line.text.strip()
    return Guess(Place(line.row + 1, line.indent + 1, len(found)), message, line.row, written, rivals=True)
