"""The widget that paints a scene: rows of pieces on Textual's line API. Only what has changed is painted again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from explainer.sanitize import percent_encoded
from explainer.tui.colours import TextStyle, ThemeColours, text_style
from explainer.tui.rows import Painted, Piece


@cache
def rich_style(style: TextStyle, address: str) -> Style:
    """A style as Rich draws it; the cache gives one style for each address, so that a wrapped link stays one link."""
    return Style(
        color=style.color or None,
        bgcolor=style.background or None,
        bold=style.bold or None,
        italic=style.italic or None,
        underline=style.underline or None,
        reverse=style.reverse or None,
        link=percent_encoded(address) or None,
    )


class Canvas(Widget):
    """Shows the painted rows that it is given."""

    DEFAULT_CSS = """
    Canvas { width: 100%; height: 100%; }
    """
    ALLOW_SELECT = False

    def __init__(self, colours: ThemeColours, rows: Sequence[Painted]) -> None:
        super().__init__()
        self.colours = colours
        self.shown = rows
        """The rows, from the top of the screen."""

    def show(self, rows: Sequence[Painted]) -> None:
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
            return Strip([Segment(" " * self.size.width, self._style(Piece("")))], self.size.width)
        return Strip([Segment(piece.text, self._style(piece)) for piece in _joined(self.shown[y])])

    def _style(self, piece: Piece) -> Style:
        return rich_style(text_style(self.colours, piece.role, piece.ground), piece.address)


def _joined(row: Painted) -> list[Piece]:
    """The row with neighbouring pieces of one look joined."""
    found: list[Piece] = []
    for piece in row:
        if found and piece[1:] == found[-1][1:]:
            found[-1] = found[-1]._replace(text=found[-1].text + piece.text)
        else:
            found.append(piece)
    return found


def _changed(old: Painted, new: Painted, y: int) -> Region:
    """The part of the row `y` in which its old and its new pieces differ."""
    left = right = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        left += cell_len(one.text)
    for one, other in zip(reversed(old), reversed(new), strict=False):
        if one != other:
            break
        right += cell_len(one.text)
    width = sum(cell_len(piece.text) for piece in new)
    return Region(left, y, max(1, width - left - right), 1)
