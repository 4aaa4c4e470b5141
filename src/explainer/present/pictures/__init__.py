"""Pictures of figures as lines of text: drawn in proportion, each with its scale and the word for its evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TextIO

from explainer.picture import Band, Bars, Clock, Days, Dots, Share, Steps
from explainer.present.lines import Line
from explainer.present.pictures.band import band_sentence
from explainer.present.pictures.bars import bars_sentence
from explainer.present.pictures.clock import clock_sentence, draw_clock
from explainer.present.pictures.days import days_sentence, draw_days
from explainer.present.pictures.dots import dots_sentence, draw_dots
from explainer.present.pictures.glyphs import ASCII, UTF8, Glyphs
from explainer.present.pictures.scale import Scale, draw_to_scale, panel_scale
from explainer.present.pictures.sentences import caption
from explainer.present.pictures.share import draw_share, share_sentence
from explainer.present.pictures.steps import draw_steps, steps_sentence
from explainer.present.pictures.timeline import ASCII_SIGNS, Timeline, TimelineRow, timeline
from explainer.present.wrapping import wrap
from explainer.sanitize import is_utf8
from explainer.story import Figure, Story

__all__ = [
    "ASCII",
    "ASCII_SIGNS",
    "UTF8",
    "Glyphs",
    "Scale",
    "Timeline",
    "TimelineRow",
    "draw",
    "for_stream",
    "panel_scale",
    "remark",
    "sentence",
    "timeline",
]


Draw = Callable[[Any, Figure, Story, int, Glyphs], list[Line]]
"""Draws one kind of picture: the lines, or none where it cannot be drawn in the width."""
Sentence = Callable[[Any, Figure, Story], str]
"""Says what one kind of picture shows, with its numbers."""

DRAWN: Mapping[type, Draw] = {
    Clock: draw_clock,
    Days: draw_days,
    Share: draw_share,
    Dots: draw_dots,
    Steps: draw_steps,
}
"""The kinds that need no scale of their panel; bars and bands share one."""

TOLD: Mapping[type, Sentence] = {
    Bars: bars_sentence,
    Band: band_sentence,
    Clock: clock_sentence,
    Days: days_sentence,
    Share: share_sentence,
    Dots: dots_sentence,
    Steps: steps_sentence,
}


def for_stream(stream: TextIO | None) -> Glyphs:
    """The glyphs that a stream can take."""
    return UTF8 if is_utf8(stream) else ASCII


def draw(figure: Figure, story: Story, width: int, glyphs: Glyphs, scale: Scale | None = None) -> list[Line]:
    """The figure's picture in at most `width` cells, else its sentence; no lines where it has no picture.

    `story` holds the figures that the picture names; `scale` is the one of its panel, worked out where it is not given.
    """
    if figure.picture is None:
        return []
    if isinstance(figure.picture, Bars | Band):
        lines = draw_to_scale(figure, story, width, glyphs, scale or panel_scale(story, _panel(figure, story)))
    else:
        lines = DRAWN[type(figure.picture)](figure.picture, figure, story, width, glyphs)
    return lines or wrap(sentence(figure, story), max(width, 1))


def _panel(figure: Figure, story: Story) -> Sequence[Figure]:
    """A figure with the others of its section."""
    panels = (section.figures for section in story.sections)
    panel = next((panel for panel in panels if any(each.id == figure.id for each in panel)), ())
    return [figure, *(each for each in panel if each.id != figure.id)]


def sentence(figure: Figure, story: Story) -> str:
    """What the figure's picture shows, in words and with its numbers; empty where it has no picture."""
    if figure.picture is None:
        return ""
    return TOLD[type(figure.picture)](figure.picture, figure, story)


def remark(figure: Figure, story: Story) -> str:
    """What the picture's sentence adds to the figures that are drawn: the hours, the steps; empty for other kinds."""
    if not isinstance(figure.picture, Clock | Steps):
        return ""
    return sentence(figure, story).removeprefix(f"{caption(figure)}. ")
