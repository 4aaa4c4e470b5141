"""Lines of spans as something that Textual can show: laid out anew for whatever width there is."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from functools import lru_cache

from textual.content import Content
from textual.css.styles import RulesMap
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget

from explainer.present.lines import Line, Role, width_of

STYLES: dict[Role, str] = {
    "plain": "",
    "title": "bold",
    "heading": "bold $text-accent",
    "label": "bold",
    "value": "bold $text-accent",
    "evidence": "$foreground 65%",
    "caveat": "$text-warning",
    "quote": "italic",
    "muted": "$foreground 65%",
    "context": "$text-secondary",
    "fill": "$text-accent",
    "fill-other": "$foreground 65%",
    "mark": "bold $text-error",
}
"""How each role looks; what it means is always said in words as well."""


def content_of(lines: list[Line]) -> Content:
    """Lines as one text; nothing in them is taken for markup."""
    parts: list[str | tuple[str, str]] = []
    for index, line in enumerate(lines):
        parts += ["\n"] if index else []
        parts += [(text, STYLES[role]) for text, role in line]
    return Content.assemble(*parts)


class LaidVisual(Visual):
    """A visual that is laid out when its width is known."""

    def __init__(self, lines: Callable[[int], list[Line]]) -> None:
        self.lines = lru_cache(2)(lines)
        self.content = lru_cache(2)(lambda width: content_of(self.lines(width)))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return self.content(width).render_strips(width, height, style, options) if width else []

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return max((width_of(line) for line in self.lines(container_width)), default=0)

    def get_minimal_width(self, rules: RulesMap) -> int:
        return 1

    def get_height(self, rules: RulesMap, width: int) -> int:
        return len(self.lines(width)) if width else 0


class Laid(Widget):
    """A widget that shows lines."""

    DEFAULT_CSS = """
    Laid { height: auto; width: 1fr; text-wrap: nowrap; }
    """

    @abstractmethod
    def lines(self, width: int) -> list[Line]:
        """What to show at a width in cells."""

    def render(self) -> LaidVisual:
        return LaidVisual(self.lines)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract(content_of(self.lines(self.content_size.width)).plain), "\n"
