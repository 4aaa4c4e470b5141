"""The visible part of each page of a scene, with highlights and the selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from explainer.present.layout import Layout
from explainer.present.page import Occurrence
from explainer.present.selecting import selected_text
from explainer.tui.rows import Stretch
from explainer.tui.scene import Scene
from explainer.tui.window import Stop


class View(NamedTuple):
    """The visible part of a page."""

    layout: Layout
    top: int = 0
    """The first line in view."""
    height: int = 0
    """How many lines there is room for."""
    current: Occurrence | None = None
    """The current mark."""
    highlights: Mapping[int, Sequence[Stretch]] = {}
    """The stretches to highlight, by the number of their line."""
    selected: tuple[tuple[int, int], tuple[int, int]] | None = None
    """The first and the last selected cell, as line and cell of the text."""
    divided: bool = False
    """Whether a vertical line divides the page from the one to its left."""
    active: bool = True
    """Whether the keys move this page."""


def view_of(scene: Scene, stop: Stop, beside: bool = False) -> View:
    """The visible part of a page; `beside`: whether it is the evidence shown beside a section."""
    chosen = scene.selection
    if chosen and (chosen.page, chosen.beside) != (stop.page, beside):
        chosen = None
    return View(
        scene.layout(stop.page),
        stop.top,
        scene.boxes.page.height,
        stop.mark,
        highlights=_highlights(scene, stop),
        selected=(chosen.start, chosen.end) if chosen and chosen.start != chosen.end else None,
        divided=beside,
        active=stop is scene.here,
    )


def _highlights(scene: Scene, stop: Stop) -> Mapping[int, Sequence[Stretch]]:
    """The matches of the search in the visible part of a page."""
    if scene.search is None or not scene.search.query:
        return {}
    from explainer.tui.highlights import highlights  # only while something is searched for

    lines = range(stop.top, stop.top + scene.boxes.page.height)
    return highlights(scene.search, stop.page, scene.layout(stop.page), lines)


def chosen_text(scene: Scene) -> str:
    """The selected text, wrapped lines joined; empty where nothing is selected."""
    chosen = scene.selection
    stop = scene.beside if chosen and chosen.beside else scene.main
    if chosen is None or stop is None or chosen.page != stop.page or chosen.start == chosen.end:
        return ""
    return selected_text(scene.layout(stop.page), chosen.start, chosen.end)
