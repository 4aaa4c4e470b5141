"""Bars and bands of one unit in one panel at one scale: a cell stands for the same number in all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache

from explainer.picture import Band, Bars
from explainer.present.lines import Line
from explainer.present.pictures.band import BandLayout, band_layout
from explainer.present.pictures.bars import BarsLayout, bars_layout
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.lengths import filled_from_zero
from explainer.story import Figure, Story

Scale = Callable[[str | None, int, Glyphs], Fraction | None]
"""How much a cell stands for in a panel's bars and bands of a unit, in a width; None where none of them has a scale."""


def panel_scale(story: Story, figures: Sequence[Figure]) -> Scale:
    """The scale that the bars and bands of a panel's figures share: the coarsest that any of them needs."""

    @cache
    def scale(unit: str | None, width: int, glyphs: Glyphs) -> Fraction | None:
        alike = (figure for figure in figures if figure.unit == unit)
        layouts = (_layout(figure, story, width, glyphs) for figure in alike)
        return max(filter(None, (layout.finest_step for layout in layouts if layout)), default=None)

    return scale


def draw_to_scale(figure: Figure, story: Story, width: int, glyphs: Glyphs, scale: Scale) -> list[Line]:
    """The figure's bars or band at the scale of its panel. No lines where it has no room."""
    own = _layout(figure, story, width, glyphs)
    if own is None or (own.finest_step is None and any(end for value in own.values for end in filled_from_zero(value))):
        return []
    return own.draw(scale(figure.unit, width, glyphs))


def _layout(figure: Figure, story: Story, width: int, glyphs: Glyphs) -> BarsLayout | BandLayout | None:
    if isinstance(figure.picture, Bars):
        return bars_layout(figure.picture, figure, story, width, glyphs)
    return band_layout(figure.picture, figure, story, width, glyphs) if isinstance(figure.picture, Band) else None
