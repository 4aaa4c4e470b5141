"""Bars and bands of one unit in one panel at one scale: a cell stands for the same number in all of them."""

from __future__ import annotations

from fractions import Fraction

from explainer.picture import Band, Bars
from explainer.present.lines import Line
from explainer.present.pictures.axis import ends
from explainer.present.pictures.band import BandLayout, band_layout
from explainer.present.pictures.bars import BarsLayout, bars_layout
from explainer.present.pictures.glyphs import Glyphs
from explainer.story import Figure, Story


def draw_to_scale(picture: Bars | Band, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> list[Line]:
    """The figure's bars or band at the coarsest of the scales that the pictures of its unit in its panel need.

    No lines where it has no room.
    """
    own = _layout(figure, story, width, glyphs)
    if own is None:
        return []
    step = own.finest_step
    if step is None and any(end for value in own.values for end in ends(value)):
        return []
    steps = [step, *(_finest_step(other, story, width, glyphs) for other in _same_scale(figure, story))]
    return own.draw(max(filter(None, steps), default=None))


def _same_scale(figure: Figure, story: Story) -> list[Figure]:
    """The other figures of the panel with bars or a band of the same unit."""
    panel = next((section for section in story.sections if any(each.id == figure.id for each in section.figures)), None)
    return [
        other
        for other in (panel.figures if panel else ())
        if isinstance(other.picture, Bars | Band) and other.unit == figure.unit and other.id != figure.id
    ]


def _finest_step(figure: Figure, story: Story, width: int, glyphs: Glyphs) -> Fraction | None:
    layout = _layout(figure, story, width, glyphs)
    return layout.finest_step if layout else None


def _layout(figure: Figure, story: Story, width: int, glyphs: Glyphs) -> BarsLayout | BandLayout | None:
    if isinstance(figure.picture, Bars):
        return bars_layout(figure.picture, figure, story, width, glyphs)
    return band_layout(figure.picture, figure, story, width, glyphs) if isinstance(figure.picture, Band) else None
