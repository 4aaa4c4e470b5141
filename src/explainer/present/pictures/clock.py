"""The hours of a day in a strip, with a span that may pass midnight."""

from __future__ import annotations

from datetime import time

from rich.cells import cell_len

from explainer.picture import Clock, Tick
from explainer.present import words
from explainer.present.lines import Line, Span
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import legend, meaning
from explainer.present.pictures.lengths import filled, place_labels
from explainer.present.pictures.sentences import caption, one_line
from explainer.present.wrapping import wrap
from explainer.story import Figure, Story

DAY = 24 * 60
MOST_CELLS_AN_HOUR = 5
MARKS = (("midnight", 0), ("noon", 12))
"""Labels for hours, as words: a number would look like one that a source gave."""


def draw_clock(picture: Clock, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> list[Line]:
    """The strip from the hour in which the span begins, its two ends, and the competing claim above it."""
    an_hour = min(MOST_CELLS_AN_HOUR, width // 24)
    if an_hour < 1:
        return []
    above = _claim(picture.tick, picture.from_.hour, an_hour, width, glyphs) if picture.tick else []
    strip = _strip(picture, figure, an_hour, glyphs)
    drawn = {sign for span in strip for sign in span.text}
    texture = glyphs.texture(figure.basis)
    meanings = [
        meaning(texture * an_hour, f"1 hour, {figure.basis}") if texture in drawn else (),
        meaning(glyphs.empty, "outside it", "muted") if glyphs.empty in drawn else (),
    ]
    return [*above, strip, *_labels(picture, an_hour, width, glyphs), *legend(meanings, width)]


def clock_sentence(picture: Clock, figure: Figure, story: Story) -> str:
    """The span, and the competing claim."""
    claim = f" Marked at {_claimed(picture.tick)}." if picture.tick else ""
    span = f"{words.clock(picture.from_)} to {words.clock(picture.to)}"
    return f"{caption(figure)}. On the day's 24 hours: {span}.{claim}"


def minutes(picture: Clock) -> int:
    """How long the span is, in minutes; two equal times are a whole day apart."""
    return (_minute(picture.to) - _minute(picture.from_)) % DAY or DAY


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _claimed(tick: Tick) -> str:
    return f"{words.clock(tick.at)}: {one_line(tick.label)}"


def _strip(picture: Clock, figure: Figure, an_hour: int, glyphs: Glyphs) -> Line:
    texture, cells = glyphs.texture(figure.basis), 24 * an_hour
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


def _labels(picture: Clock, an_hour: int, width: int, glyphs: Glyphs) -> list[Line]:
    """The span's ends under the strip; noon and midnight too where they have room on the same line."""
    first = picture.from_.hour * 60

    def place(minute: int) -> int:
        return round((minute - first) % DAY * an_hour / 60)

    places = [(place(_minute(at)), words.clock(at)) for at in (picture.from_, picture.to)]
    places = places[:1] if places[0][1] == places[1][1] else places
    lines = place_labels(places, width, glyphs)
    for word, hour in MARKS:
        more = place_labels([*places, (place(hour * 60), word)], width, glyphs)
        if len(more) == len(lines) and place(hour * 60) not in (cell for cell, _ in places):
            places.append((place(hour * 60), word))
            lines = more
    return lines


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
