"""Pictures of figures as lines of text: drawn to proportion, each with its scale and its evidence's word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TextIO

from explainer.characters import is_utf8
from explainer.picture import Band, Bars, Clock, Days, Dots, Share, Steps
from explainer.present.lines import Line, wrap
from explainer.present.pictures.band import draw_band, say_band
from explainer.present.pictures.bars import draw_bars, say_bars
from explainer.present.pictures.cells import draw_days, draw_share, say_days, say_share
from explainer.present.pictures.clock import draw_clock, say_clock
from explainer.present.pictures.dots import draw_dots, say_dots
from explainer.present.pictures.glyphs import ASCII, UTF8, Glyphs
from explainer.present.pictures.steps import draw_steps, say_steps
from explainer.present.pictures.timeline import ASCII_SIGNS, Timeline, TimelineRow, timeline, timeline_sentence
from explainer.story import Figure, Story

__all__ = [
    "ASCII",
    "ASCII_SIGNS",
    "UTF8",
    "Glyphs",
    "Timeline",
    "TimelineRow",
    "draw",
    "for_stream",
    "sentence",
    "timeline",
    "timeline_sentence",
]


Draw = Callable[[Any, Figure, Story, int, Glyphs], list[Line]]
"""Draws one kind of picture: the lines, or none where it cannot be drawn in the width."""
Say = Callable[[Any, Figure, Story], str]
"""Says what one kind of picture shows, with its numbers."""

KINDS: Mapping[type, tuple[Draw, Say]] = {
    Bars: (draw_bars, say_bars),
    Band: (draw_band, say_band),
    Clock: (draw_clock, say_clock),
    Days: (draw_days, say_days),
    Share: (draw_share, say_share),
    Dots: (draw_dots, say_dots),
    Steps: (draw_steps, say_steps),
}


def for_stream(stream: TextIO | None) -> Glyphs:
    """The glyphs that a stream can take."""
    return UTF8 if is_utf8(stream) else ASCII


def draw(figure: Figure, story: Story, width: int, glyphs: Glyphs) -> list[Line]:
    """The figure's picture in at most `width` cells, its sentence where that has no room, nothing where it has none.

    `story` holds the figures that the picture names, and those of its section whose scale it shares.
    """
    if figure.picture is None:
        return []
    draw_it, _ = KINDS[type(figure.picture)]
    return draw_it(figure.picture, figure, story, width, glyphs) or wrap(sentence(figure, story), max(width, 1))


def sentence(figure: Figure, story: Story) -> str:
    """What the figure's picture shows, in words and with its numbers; nothing where it has none."""
    if figure.picture is None:
        return ""
    _, say_it = KINDS[type(figure.picture)]
    return say_it(figure.picture, figure, story)
