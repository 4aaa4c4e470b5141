"""A value or a range on an axis from zero."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from rich.cells import cell_len

from explainer.picture import Band
from explainer.present import words
from explainer.present.lines import Line, Span
from explainer.present.pictures.bars import end_sign
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import end_meanings, legend, meaning, units
from explainer.present.pictures.lengths import Axis, axis_at, filled, finest_step, place_labels
from explainer.present.pictures.sentences import figure_sentence
from explainer.story import Figure, Story
from explainer.values import Number, Quantity, Range

LEAST_CELLS = 6


class BandLayout(NamedTuple):
    """A strip that fits in a width, with one cell left for the sign at its end."""

    figure: Figure
    value: Quantity
    values: Sequence[Quantity]
    """The values that the axis must hold."""
    width: int
    glyphs: Glyphs

    @property
    def finest_step(self) -> Fraction | None:
        """The finest step at which all values fit; None where all values are 0 or none fits."""
        return finest_step(self.values, self.width - 1, self.glyphs.parts)

    def draw(self, step: Fraction | None) -> list[Line]:
        """The strip, its numbers at their places, and the legend; no lines without a step."""
        if step is None:
            return []
        axis = axis_at(step, self.values, self.glyphs.parts)
        strip = _strip(self.value, self.figure, axis, self.glyphs)
        places = [(axis.cell(number), text) for number, text in _numbers(self.value, self.figure)]
        labels = place_labels(places, self.width, self.glyphs)
        return [strip, *labels, *legend(_legend(self.figure, strip, axis, self.glyphs), self.width)]


def band_layout(picture: Band, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> BandLayout | None:
    """The strip in a width; None without a value or room for its numbers."""
    value = figure.value
    if value is None or width < LEAST_CELLS or any(cell_len(text) >= width for _, text in _numbers(value, figure)):
        return None
    return BandLayout(figure, value, [value] if picture.to is None else [value, picture.to], width, glyphs)


def band_sentence(picture: Band, figure: Figure, story: Story) -> str:
    """The value in words."""
    return f"{figure_sentence(figure)}, on an axis from zero."


def _strip(value: Quantity, figure: Figure, axis: Axis, glyphs: Glyphs) -> Line:
    start, end = axis.extent(value)
    text = filled(start, end, glyphs.texture(figure.basis), glyphs)
    drawn = text.lstrip()
    blank = len(text) - len(drawn)
    nearest_to_zero = axis.below if isinstance(value, Range) else blank
    return tuple(
        span
        for span in (
            Span(" " * min(blank, nearest_to_zero)),
            Span(glyphs.lead * max(blank - nearest_to_zero, 0), "muted"),
            Span(drawn, "fill"),
            Span(glyphs.lead * max(axis.below - len(text), 0), "muted"),
            Span(end_sign(value, figure.qualifier, glyphs), "fill"),
        )
        if span.text
    )


def _numbers(value: Quantity, figure: Figure) -> list[tuple[Number, str]]:
    """What stands below the strip: the value's own numbers, and zero. The axis's end is no source's number."""
    if isinstance(value, Range):
        numbers = [(value.low, words.number(value.low)), (value.high, words.number(value.high))]
    else:
        numbers = [(value, words.qualified(value, figure.qualifier))]
    return numbers if any(number == 0 for number, _ in numbers) else [*numbers, (0, "0")]


def _legend(figure: Figure, strip: Line, axis: Axis, glyphs: Glyphs) -> list[Line]:
    return [
        meaning(glyphs.texture(figure.basis), f"{units(axis.scale, figure.unit)}, {figure.basis}"),
        *end_meanings([end_sign(figure.value, figure.qualifier, glyphs)], glyphs),
        meaning(glyphs.lead, "from zero", "muted") if any(glyphs.lead in span.text for span in strip) else (),
    ]
