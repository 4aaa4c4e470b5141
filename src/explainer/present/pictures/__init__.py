"""Pictures of figures as lines of text: drawn to proportion, each with its scale and its evidence's word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TextIO

from explainer.characters import is_utf8
from explainer.picture import Band, Bars, Clock, Days, Dots, Share, Steps
from explainer.present.lines import Line, wrap
from explainer.present.pictures.band import band_sentence
from explainer.present.pictures.bars import bars_sentence
from explainer.present.pictures.clock import clock_sentence, draw_clock
from explainer.present.pictures.days import days_sentence, draw_days
from explainer.present.pictures.dots import dots_sentence, draw_dots
from explainer.present.pictures.glyphs import ASCII, UTF8, Glyphs
from explainer.present.pictures.scale import draw_to_scale
from explainer.present.pictures.sentences import caption
from explainer.present.pictures.share import draw_share, share_sentence
from explainer.present.pictures.steps import draw_steps, steps_sentence
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
    "remark",
    "sentence",
    "timeline",
    "timeline_sentence",
]


Draw = Callable[[Any, Figure, Story, int, Glyphs], list[Line]]
"""Draws one kind of picture: the lines, or none where it cannot be drawn in the width."""
Sentence = Callable[[Any, Figure, Story], str]
"""Says what one kind of picture shows, with its numbers."""

KINDS: Mapping[type, tuple[Draw, Sentence]] = {
    Bars: (draw_to_scale, bars_sentence),
    Band: (draw_to_scale, band_sentence),
    Clock: (draw_clock, clock_sentence),
    Days: (draw_days, days_sentence),
    Share: (draw_share, share_sentence),
    Dots: (draw_dots, dots_sentence),
    Steps: (draw_steps, steps_sentence),
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
    _, sentence_of = KINDS[type(figure.picture)]
    return sentence_of(figure.picture, figure, story)


def remark(figure: Figure, story: Story) -> str:
    """What the picture's sentence says beyond the figures that are drawn: the hours, the steps; else nothing."""
    if not isinstance(figure.picture, Clock | Steps):
        return ""
    return sentence(figure, story).removeprefix(f"{caption(figure)}. ")
