"""Where the matches of a search are highlighted on the rows of a page, also in drawings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from explainer.present.layout import Layout, LayoutLine
from explainer.present.pages import PageName
from explainer.present.search import Match, TextPlace, fold, fold_query
from explainer.tui.colours import Ground
from explainer.tui.rows import Stretch
from explainer.tui.search_state import Search

Numbered = tuple[int, LayoutLine]
"""A row of a page with its number."""
Spot = tuple[int, int, int]
"""A row's number, and the start and the end of a stretch of its characters."""


def highlights(search: Search, page: PageName, layout: Layout, lines: range) -> dict[int, list[Stretch]]:
    """The stretches to highlight in the blocks of some lines of a page, by the line's number."""
    found: dict[int, list[Stretch]] = {}
    for block in dict.fromkeys(row.block for row in layout.lines[lines.start : lines.stop]):
        matches = search.finder.within(search.query, TextPlace(page, block))
        for match, spots in _seen(layout, block, matches, fold_query(search.query), search.match) if matches else ():
            for number, begin, stop in spots:
                ground: Ground = "found" if match == search.match else "match"
                found.setdefault(number, []).append((begin, stop, ground))
    for stretches in found.values():
        stretches.sort(key=lambda stretch: stretch[2] == "found")  # the later one is seen
    return found


def _seen(
    layout: Layout, block: int, matches: Sequence[Match], query: str, current: Match | None
) -> Iterator[tuple[Match, list[Spot]]]:
    """Each match of a block with the stretches to highlight for it.

    A match whose text a drawing does not contain highlights the whole drawing: always for a number in large digits,
    for a picture only if the match is the current one.
    """
    first = bisect_left(layout.lines, block, key=lambda row: row.block)
    rows = list(takewhile(lambda each: each[1].block == block, enumerate(layout.lines[first:], first)))
    is_drawn, is_number = rows[0][1].drawn, layout.page.blocks[block].kind == "value"
    outside = [match for match in matches if is_drawn or match.start < 0]
    written = [spot for row in rows for spot in _written(row, query)] if outside else []
    # A drawing may contain some matches as text, but it does not say which. The first ones are taken as missing:
    # a number is drawn in large digits, and the unit after it is text.
    hidden = max(0, len(outside) - len(written))
    for match in matches:
        if match not in outside:
            yield match, [spot for row in rows for spot in _of_body(row, match)]
        elif (index := outside.index(match)) < hidden:
            is_whole = is_drawn and (is_number or match == current)
            whole = [spot for row in rows for spot in _whole(row)] if is_whole else []
            yield match, _digits(whole) if is_number else whole
        else:
            yield match, [written[index - hidden]]


def _of_body(numbered: Numbered, match: Match) -> Iterator[Spot]:
    number, row = numbered
    begin, stop = (max(0, min(at - row.start, len(row.text))) + row.cell for at in (match.start, match.end))
    if begin < stop:
        yield number, begin, stop


def _written(numbered: Numbered, query: str) -> Iterator[Spot]:
    """Where a folded text is in a row, outside of the row's part of the body."""
    number, row = numbered
    text = "".join(span.text for span in row.spans)
    after = row.cell + len(row.text)
    for offset, part in ((0, text[: row.cell]), (after, text[after:])):
        folded, positions = fold(part)
        at = folded.find(query)
        while at >= 0:
            end = at + len(query)
            begin, stop = (positions[at], positions[end - 1] + 1) if positions else (at, end)
            yield number, offset + begin, offset + stop
            at = folded.find(query, end)


def _whole(numbered: Numbered) -> Iterator[Spot]:
    """A row without the blanks around it."""
    number, row = numbered
    text = "".join(span.text for span in row.spans)
    if text.strip():
        yield number, len(text) - len(text.lstrip()), len(text.rstrip())


def _digits(rows: list[Spot]) -> list[Spot]:
    """Only the large digits: their last row also has the qualifier and the unit."""
    begin, stop = min((row[1] for row in rows[:-1]), default=0), max((row[2] for row in rows[:-1]), default=0)
    return [(number, begin, stop) for number, _, _ in rows] if begin < stop else rows
