"""The widget that paints the screen: rows of spans on Textual's line API. Only what has changed is painted again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from explainer.present.lines import Line, Span, width_of
from explainer.sanitize import percent_encoded
from explainer.tui.colours import TextStyle, ThemeColours, text_style


@cache
def rich_style(style: TextStyle, address: str) -> Style:
    """A style as Rich draws it; the cache gives one style for each address, so that a wrapped link stays one link."""
    look = {name: value or None for name, value in style._asdict().items()}
    return Style(**look, link=percent_encoded(address) or None)


class Canvas(Widget):
    """Shows the painted rows that it is given."""

    DEFAULT_CSS = """
    Canvas { width: 100%; height: 100%; }
    """

    def __init__(self, colours: ThemeColours, rows: Sequence[Line]) -> None:
        super().__init__()
        self.colours = colours
        self.shown = rows
        """The rows, from the top of the screen."""

    def show(self, rows: Sequence[Line]) -> None:
        """Show other rows; only the parts that differ are painted."""
        before, self.shown = self.shown, rows
        if len(before) != len(rows):
            self.refresh()
            return
        changed = [_changed(old, new, y) for y, (old, new) in enumerate(zip(before, rows, strict=True)) if old != new]
        if changed:
            self.refresh(*changed)

    def use(self, colours: ThemeColours) -> None:
        """Paint everything in other colours."""
        self.colours = colours
        self.refresh()

    def render_line(self, y: int) -> Strip:
        if y >= len(self.shown):
            return Strip([Segment(" " * self.size.width, self._style(Span("")))], self.size.width)
        return Strip([Segment(span.text, self._style(span)) for span in _joined(self.shown[y])])

    def _style(self, span: Span) -> Style:
        return rich_style(text_style(self.colours, span.role, span.background), span.address)


def _joined(row: Line) -> list[Span]:
    """The row with neighbouring spans of one look joined; blanks take the look of what stands before them."""
    joined: list[Span] = []
    for span in row:
        before = joined[-1] if joined else Span("")
        is_blank = span.text.isspace() and not before.address and before.role != "link"
        is_alike = is_blank or (span.role, span.address) == (before.role, before.address)
        if joined and is_alike and span.background == before.background:
            joined[-1] = before._replace(text=before.text + span.text)
        else:
            joined.append(span)
    return joined


def _alike(one: Line, other: Line) -> int:
    """The cells of the spans with which both begin."""
    return sum(cell_len(a.text) for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _changed(old: Line, new: Line, y: int) -> Region:
    """The part of the row `y` in which its old and its new spans differ."""
    left, right = _alike(old, new), _alike(old[::-1], new[::-1])
    return Region(left, y, max(1, width_of(new) - left - right), 1)
