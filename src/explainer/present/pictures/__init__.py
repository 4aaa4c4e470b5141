"""Pictures of figures as lines of text: drawn to proportion, each with its scale and its evidence's word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TextIO

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
from explainer.present.pictures.timeline import timeline, timeline_sentence
from explainer.story import Figure
from explainer.values import Id

__all__ = ["ASCII", "UTF8", "Glyphs", "draw", "for_stream", "sentence", "timeline", "timeline_sentence"]


class Kind(NamedTuple):
    """How one kind of picture is drawn and said."""

    draw: Callable[[Any, Figure, Mapping[Id, Figure], int, Glyphs], list[Line]]
    """The lines, or none where the picture cannot be drawn in the width."""
    say: Callable[[Any, Figure, Mapping[Id, Figure]], str]
    """What the picture shows, with its numbers."""


KINDS: Mapping[type, Kind] = {
    Bars: Kind(draw_bars, say_bars),
    Band: Kind(draw_band, say_band),
    Clock: Kind(draw_clock, say_clock),
    Days: Kind(draw_days, say_days),
    Share: Kind(draw_share, say_share),
    Dots: Kind(draw_dots, say_dots),
    Steps: Kind(draw_steps, say_steps),
}


def for_stream(stream: TextIO | None) -> Glyphs:
    """The glyphs that a stream can take."""
    return UTF8 if is_utf8(stream) else ASCII


def draw(figure: Figure, figures: Mapping[Id, Figure], width: int, glyphs: Glyphs) -> list[Line]:
    """The figure's picture in at most `width` cells, its sentence where that has no room, nothing where it has none.

    `figures` holds the figures that pictures name, computed ones with their value.
    """
    if figure.picture is None:
        return []
    kind = KINDS[type(figure.picture)]
    return kind.draw(figure.picture, figure, figures, width, glyphs) or wrap(sentence(figure, figures), max(width, 1))


def sentence(figure: Figure, figures: Mapping[Id, Figure]) -> str:
    """What the figure's picture shows, in words and with its numbers; nothing where it has none."""
    if figure.picture is None:
        return ""
    return KINDS[type(figure.picture)].say(figure.picture, figure, figures)
