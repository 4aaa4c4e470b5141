"""Mistakes of the column in which a line begins."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from explainer.content.mistakes.lines import KEYS, Lines, indent_of
from explainer.content.mistakes.mistake import Repair, mistake
from explainer.content.rules.rule import Example

MAX_MOVED = 5_000
"""The most lines that are moved together."""


@mistake(
    "indentation",
    Example("the figure tickets", "period: 2024\n measures: Tickets.", "period: 2024\nmeasures: Tickets."),
)
def indentation(lines: Lines, row: int) -> Iterator[Repair]:
    """A line begins in the column of those that it belongs to; what is below a key is indented deeper."""
    line = lines[row]
    what = "the dash" if line.dashes else f"the key {line.key}" if line.key else "the line"
    before = next(lines.before(row), None)
    lasts = cache(lambda column: list(_lasts(lines, row, column)))
    blocks = [
        (before is not None and before.is_text_at(column), last, column)
        for column in lines.columns(row)
        if column != line.indent
        for last in lasts(column if column > line.indent else None)
    ]
    # A key is hardly meant as a part of the text before it.
    for goes_on, last, column in sorted(blocks, key=lambda block: (line.is_entry and block[0], block[1])):
        by = column - line.indent
        written = {
            each: " " * by + text if by > 0 else text[min(-by, indent_of(text)) :]
            for each, text in enumerate(lines.texts[row : last + 1], row)
            if text.strip()
        }
        is_sure = not goes_on if line.is_entry or line.key else before is not None and column == before.indent
        expected, found = f"{what} in column {column + 1}", f"it in column {line.indent + 1}"
        yield Repair(line.place, expected, found, written, sure=is_sure)


def _lasts(lines: Lines, row: int, column: int | None) -> Iterator[int]:
    """The last rows that may move with a line: itself, what is deeper, those like it in its column, all that is not to
    its left; below a key without a value, some of those like it. Never one like it in the column, if any, to its right
    that it moves to."""
    line, last = lines[row], row
    before = next(lines.before(row), None)
    may_end = before is not None and before.key != "" and not before.value
    found = [row]
    for after in islice(lines.after(row), MAX_MOVED):
        is_like = bool(after.dashes) == bool(line.dashes) and (after.key in KEYS) == (line.key in KEYS)
        if after.indent < line.indent or (after.indent == column and is_like):
            break
        if after.indent == line.indent and (len(found) == 1 or not is_like or (may_end and len(found) < 6)):
            found.append(last)
        last = after.row
    yield from dict.fromkeys([*found, last])
