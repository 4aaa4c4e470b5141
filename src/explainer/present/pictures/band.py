"""A value or a range on an axis from zero."""

from __future__ import annotations

from explainer.picture import Band
from explainer.present import words
from explainer.present.lines import Line, Span
from explainer.present.pictures.axis import Axis, filled, fit, ticked
from explainer.present.pictures.bars import end_sign
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import evidence, legend, meaning, notes, told, units
from explainer.story import Figure, Story
from explainer.values import Number, Quantity, Range

LEAST_CELLS = 6


def draw_band(picture: Band, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> list[Line]:
    """The strip, its numbers at their places, and the scale; nothing without a value or room."""
    value = figure.value
    if value is None:
        return []
    on_axis: list[Quantity] = [value] if picture.to is None else [value, picture.to]
    axis = fit(on_axis, width - 1, glyphs.parts)
    places = _places(value, figure, axis, picture.to, glyphs) if axis else []
    if axis is None or width < LEAST_CELLS or any(len(text) >= width for _, text in places):
        return []
    return [
        _strip(value, figure, axis, glyphs),
        *ticked(places, width, glyphs),
        *legend(_legend(figure, axis, glyphs), width, glyphs),
    ]


def say_band(picture: Band, figure: Figure, story: Story) -> str:
    """The value, and how far the axis goes."""
    until = ", on an axis from zero" + (f" to {words.number(picture.to)}" if picture.to is not None else "")
    return f"{told(figure)}{until}."


def _strip(value: Quantity, figure: Figure, axis: Axis, glyphs: Glyphs) -> Line:
    start, end = axis.extent(value)
    text = filled(start, end, glyphs.textures[figure.basis], glyphs)
    drawn = text.lstrip()
    lead = len(text) - len(drawn)
    nearest_to_zero = axis.below if isinstance(value, Range) else lead
    return tuple(
        span
        for span in (
            Span(" " * min(lead, nearest_to_zero)),
            Span(glyphs.lead * max(lead - nearest_to_zero, 0), "muted"),
            Span(drawn, "fill"),
            Span(glyphs.lead * max(axis.below - len(text), 0), "muted"),
            Span(end_sign(value, figure.qualifier, glyphs), "fill"),
        )
        if span.text
    )


def _places(
    value: Quantity, figure: Figure, axis: Axis | None, to: Number | None, glyphs: Glyphs
) -> list[tuple[int, str]]:
    """The numbers below the strip: the value's, then zero, then the axis' end."""
    assert axis is not None
    if isinstance(value, Range):
        numbers = [(value.low, words.number(value.low)), (value.high, words.number(value.high))]
    else:
        numbers = [(value, glyphs.marked(value, figure.qualifier))]
    said = {number for number, _ in numbers}
    numbers += [(number, words.number(number)) for number in (0, to) if number is not None and number not in said]
    return [(axis.cell(number), text) for number, text in numbers]


def _legend(figure: Figure, axis: Axis, glyphs: Glyphs) -> list[Line]:
    scale = units(axis.scale, figure.unit)
    return [meaning(glyphs.textures[figure.basis], scale), evidence(figure), notes(figure, figure)]
