"""The hours of a day in a strip, with a span that may pass midnight."""

from __future__ import annotations

from datetime import time

from explainer.picture import Clock, Tick
from explainer.present import words
from explainer.present.lines import Line, Span, wrap
from explainer.present.pictures.axis import filled, ticked
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import evidence, flat, introduced, legend, meaning, notes
from explainer.present.widths import cell_len
from explainer.story import Figure, Story

DAY = 24 * 60
MOST_CELLS_AN_HOUR = 5
LEAST_LABEL_CELLS = 6


def draw_clock(picture: Clock, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> list[Line]:
    """The strip from the hour in which the span begins, its hours, and the competing claim above it."""
    an_hour = min(MOST_CELLS_AN_HOUR, width // 24)
    if an_hour < 1:
        return []
    first = picture.from_.hour
    above = _claim(picture.tick, first, an_hour, width, glyphs) if picture.tick else []
    hours = ticked(_hours(first, an_hour), width, glyphs)
    span = (Span(_span(picture), "value"),)
    cells = meaning(glyphs.textures[figure.basis] * an_hour, words.count(1, "hour"))
    parts = [span, cells, evidence(figure), notes(figure, figure)]
    return [*above, _strip(picture, figure, an_hour, glyphs), *hours, *legend(parts, width, glyphs)]


def say_clock(picture: Clock, figure: Figure, story: Story) -> str:
    """The span with its length, and the competing claim."""
    claim = f" Marked at {_claimed(picture.tick)}." if picture.tick else ""
    return f"{introduced(figure)}. On the day's 24 hours: {_span(picture)}.{claim}"


def minutes(picture: Clock) -> int:
    """How long the span is, in minutes; the same time again is a whole day later."""
    return (_minute(picture.to) - _minute(picture.from_)) % DAY or DAY


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _span(picture: Clock) -> str:
    hours, rest = divmod(minutes(picture), 60)
    parts = [words.count(hours, "hour") if hours else "", words.count(rest, "minute") if rest else ""]
    length = " ".join(part for part in parts if part)
    return f"{words.clock(picture.from_)} to {words.clock(picture.to)}, {length}"


def _claimed(tick: Tick) -> str:
    return f"{words.clock(tick.at)}: {flat(tick.label)}"


def _strip(picture: Clock, figure: Figure, an_hour: int, glyphs: Glyphs) -> Line:
    texture, cells = glyphs.textures[figure.basis], 24 * an_hour
    begins = picture.from_.minute
    start, end = (
        (minute * an_hour * glyphs.parts + 30) // 60 for minute in (begins, min(begins + minutes(picture), DAY))
    )
    text = filled(start, max(end, start + 1), texture, glyphs).ljust(cells)
    over = begins + minutes(picture) - DAY
    if over > 0:
        # The span ends after the strip does, in the strip's first hour, before the minute at which it began.
        until = (over * an_hour * glyphs.parts + 30) // 60
        if until % glyphs.parts and until // glyphs.parts == start // glyphs.parts:
            # One cell holds its end and its beginning: it shows how much of it is filled.
            until += glyphs.parts - start % glyphs.parts
        wrapped = filled(0, until, texture, glyphs)
        text = wrapped + text[len(wrapped) :]
    spans: list[Span] = []
    for piece in _runs(text):
        spans.append(Span(piece.replace(" ", glyphs.empty), "muted" if piece.isspace() else "fill"))
    return tuple(spans)


def _runs(text: str) -> list[str]:
    """The text in pieces that are either blank or not."""
    pieces: list[str] = []
    for sign in text:
        if pieces and pieces[-1].isspace() == sign.isspace():
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


def _hours(first: int, an_hour: int) -> list[tuple[int, str]]:
    """Every so many hours the hour of the day, at its cell; the first hour again at the end."""
    every = next(hours for hours in (2, 3, 4, 6) if hours * an_hour >= LEAST_LABEL_CELLS)
    return [(hour * an_hour, f"{(first + hour) % 24:02}") for hour in range(0, 25, every)]


def _claim(tick: Tick, first: int, an_hour: int, width: int, glyphs: Glyphs) -> list[Line]:
    """The label and a sign that points at the first cell after the claim's end, on one line where that fits."""
    at = round((_minute(tick.at) - first * 60) % DAY * an_hour / 60)
    label = _claimed(tick)
    wide = cell_len(label)
    if at + 2 + wide <= width:
        return [(Span(" " * at), Span(f"{glyphs.pointer} {label}", "mark"))]
    if wide + 1 <= at:
        return [(Span(" " * (at - wide - 1)), Span(f"{label} {glyphs.pointer}", "mark"))]
    return [*wrap(label, width, "mark"), (Span(" " * at), Span(glyphs.pointer, "mark"))]
