"""The rows of a page in columns: label and value, drawing, and what they rest on, worked out for the whole page.

Cells are counted from the left edge of the text's lines; what marks a row stands outside, in a gutter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from explainer.present import words
from explainer.present.bars import WIDEST, draw
from explainer.present.glyphs import Glyphs
from explainer.present.lines import Line, Role, Span, Target, TextPart, cells, full_text
from explainer.present.page import Row, Standing, step_sign
from explainer.present.words import BACKGROUND, DOTS, REACHED
from explainer.present.wrapping import flow, wrapped
from explainer.values import Number

GUTTER = 2
"""The cells before each line, for what marks the current row."""
TEXT = 2
"""The cell where labels and the signs of the lines under a row begin; the sign of background stands before."""
TO_REACHED, TO_OPEN = " ━ ", " ┄ "

MIN_DRAWING = 8
"""The least cells of a column of drawings beside or under which something stands."""
MIN_TEXT = 24
"""The least cells for a quote beside what it rests on, on a page without drawings."""
MIN_LABEL = 8
"""The least cells for a label beside a value."""
WIDE = 90
"""The width of a page from which there are two cells before what a number rests on."""


class Columns(NamedTuple):
    """Where the columns of a page stand, in a width."""

    width: int
    field: int
    """The cells of label and value together: the label at its left edge, the value at its right one."""
    standing: int | None
    """Where it begins; None: it stands under the row."""
    drawing: int | None = None
    """Where drawings begin beside the values; None: they stand behind what the number rests on."""
    drawing_width: int = 0
    """The cells of a drawing beside a value."""
    behind: Mapping[Number, int] = {}
    """For the longest number of each scale, the cells of what the numbers rest on, behind which the drawings stand."""


def columns_of(rows: Sequence[Row], width: int) -> Columns:
    """The columns of a page's rows in a width."""
    field = max((_head(row) for row in rows if row.value), default=0)
    widest = max((_standing(row.standing) for row in rows), default=0)
    drawn = [(row.drawing.longest, _standing(row.standing)) for row in rows if row.drawing]
    beside = width - widest - (2 if width + GUTTER >= WIDE else 1)
    drawing = TEXT + field + 2
    if drawn:
        if beside - drawing >= MIN_DRAWING:
            return Columns(width, field, width - widest, drawing, min(WIDEST, beside - drawing))
        if not any(row.standing.words for row in rows) and drawing + widest <= width:
            return Columns(width, field, width - widest)
        if width - drawing >= MIN_DRAWING:
            return Columns(width, field, None, drawing, min(WIDEST, width - drawing))
        behind: dict[Number, int] = {}
        for longest, cells_before in drawn:
            behind[longest] = max(behind.get(longest, 0), cells_before)
        return Columns(width, width - TEXT, None, behind=behind)
    least = max(field, MIN_TEXT if any(not row.value for row in rows) else 0)
    if TEXT + least + 2 + widest <= width:
        return Columns(width, field, width - widest)
    return Columns(width, min(field, width - TEXT), None)


def _head(row: Row) -> int:
    return cells(row.value) + (cells(row.label) + 2 if row.label else 0)


def _standing(standing: Standing) -> int:
    return len(_dots(standing)) + cells(standing.words)


def _dots(standing: Standing) -> str:
    return f"{DOTS[standing.sureness]} " if standing.words else DOTS[standing.sureness]


class PlacedLine:
    """A line that is put together from left to right, beginning at a cell."""

    def __init__(self, cell: int = 0) -> None:
        self.spans: list[Span] = []
        self.parts: list[TextPart] = []
        self.cell = 0
        """The width so far."""
        self._characters = 0
        self.to(cell)

    def to(self, cell: int) -> PlacedLine:
        """Fill with blanks up to a cell."""
        return self.sign(" " * (cell - self.cell))

    def sign(self, text: str, role: Role = "plain") -> PlacedLine:
        """Put something that is no part of the block's text."""
        return self.put((Span(text, role),))

    def put(self, spans: Line, start: int = -1) -> PlacedLine:
        """Put spans; `start`: where they begin in the block's text, if they are a part of it."""
        text = full_text(spans)
        if text:
            if start >= 0:
                self.parts.append(TextPart(self._characters, text, start))
            self.spans += spans
            self.cell += cells(text)
            self._characters += len(text)
        return self

    def add(self, line: PlacedLine) -> PlacedLine:
        """Put another line behind it."""
        self.parts += [part._replace(at=part.at + self._characters) for part in line.parts]
        return self.put(tuple(line.spans))


def first_line(background: bool) -> PlacedLine:
    """The beginning of a row or an event, with the sign of what is not from the article."""
    return PlacedLine().sign(BACKGROUND if background else "", "background").to(TEXT)


def starts_of(texts: Iterable[str]) -> Iterator[int]:
    """Where each of a block's texts begins in all of its text."""
    return accumulate((len(text) + 1 for text in texts), initial=0)


def flowed(line: PlacedLine, spans: Line, width: int, start: int) -> Iterator[PlacedLine]:
    """A line and what follows it, with spans behind its beginning in at most `width` cells; further lines begin where
    the spans do. `start`: where they begin in the block's text."""
    cell = line.cell
    for at, part in flow(spans, width - cell):
        line = PlacedLine(cell) if at else line
        yield line.put(part, start + at)


def row_lines(row: Row, columns: Columns, glyphs: Glyphs, evidence: Target | None) -> list[PlacedLine]:
    """The lines of a row and of all that stands under it; `evidence`: where its counts lead, if anywhere."""
    starts = starts_of(row.texts)
    if row.value:
        lines = list(_labelled(row, columns, starts))
    else:  # beside what it rests on, or above it
        end = columns.width if columns.standing is None else columns.standing - 2
        lines = list(flowed(first_line(row.background), (Span(row.label),), end, next(starts)))
    head = lines[-1] if row.value else lines[0]
    if row.drawing and columns.drawing is not None:
        head.to(columns.drawing).put(draw(row.drawing, columns.drawing_width, glyphs, row.background))
    lines += _rests_on(row, columns, head, next(starts), glyphs)
    lines += _under(row, columns.width, starts, evidence)
    return lines


def _labelled(row: Row, columns: Columns, starts: Iterator[int]) -> Iterator[PlacedLine]:
    """Label and value on one line, else the label on lines of its own, with the value at the end of the last."""
    label, value = next(starts), next(starts)
    right = TEXT + columns.field - cells(row.value)
    longest = max(map(cells, row.label.split()), default=0)
    has_room = right - 2 - TEXT >= max(MIN_LABEL, longest)
    end = right - 2 if _head(row) > columns.field and has_room else TEXT + columns.field
    *above, line = flowed(first_line(row.background), (Span(row.label),), end, label)
    yield from above
    if line.cell > TEXT and line.cell + 2 > right:
        yield line
        line = PlacedLine()
    for at, text in wrapped(row.value, columns.field):
        line = line if not at else PlacedLine()
        yield line.to(max(right, TEXT)).put((Span(text, "value"),), value + at)


def _rests_on(row: Row, columns: Columns, head: PlacedLine, start: int, glyphs: Glyphs) -> Iterator[PlacedLine]:
    """What the row rests on, at the end of a line of it or on one of its own, there with the drawing behind it."""
    standing = row.standing
    dots = _dots(standing)
    if columns.standing is not None:
        head.to(columns.standing).sign(dots).put(standing.rests_on, start)
        return
    *above, line = flowed(PlacedLine(TEXT).sign(dots), standing.rests_on, columns.width, start)
    yield from above
    if row.drawing and columns.drawing is None:
        at = TEXT + columns.behind[row.drawing.longest] + 2
        width = min(WIDEST, columns.width - at)
        if width >= 2:
            line.to(at).put(draw(row.drawing, width, glyphs, row.background))
    yield line


def _under(row: Row, width: int, starts: Iterator[int], evidence: Target | None) -> list[PlacedLine]:
    """Arithmetic, accounts, caveats, the counts of the rest at the right edge of the last line, and the stages."""
    lines: list[PlacedLine] = []
    for under in row.under:
        line = PlacedLine(TEXT).sign(words.UNDER[under.kind], "muted" if under.kind == "arithmetic" else "sign")
        lines += flowed(line, under.spans, width, next(starts))
    lines += _counted(row, width, next(starts), lines[-1] if lines else None, evidence)
    lines += _staged(row, width, starts)
    return lines


def _counted(
    row: Row, width: int, start: int, last: PlacedLine | None, evidence: Target | None
) -> Iterator[PlacedLine]:
    """The counts of other accounts, and of more caveats where there is room, at the right edge."""
    for text in (row.in_evidence, row.counts):
        if text and last and last.cell + 2 + cells(text) <= width:
            last.to(width - cells(text)).put((Span(text, "muted", target=evidence),), start)
            return
    if row.counts:
        for at, text in wrapped(row.in_evidence, width - TEXT):
            yield PlacedLine(width - cells(text)).put((Span(text, "muted", target=evidence),), start + at)


def _staged(row: Row, width: int, starts: Iterator[int]) -> Iterator[PlacedLine]:
    """What came of it: all steps on one line if they fit, else a line for each."""
    signs = len(REACHED) * len(row.steps) + len(TO_OPEN) * (len(row.steps) - 1)
    on_one = TEXT + signs + sum(cells(step.text) for step in row.steps) <= width
    line = PlacedLine(TEXT)
    for number, step in enumerate(row.steps):
        role: Role = "plain" if step.reached else "muted"
        if on_one and number:
            line.sign(TO_REACHED if step.reached else TO_OPEN, "muted")
        line.put((step_sign(step),))
        *above, line = flowed(line, (Span(step.text, role),), width, next(starts))
        yield from above
        if not on_one or step is row.steps[-1]:
            yield line
            line = PlacedLine(TEXT)
