"""A ladder of stages, and how far up it a figure is."""

from __future__ import annotations

from explainer.picture import Steps
from explainer.present import words
from explainer.present.lines import Line, Span, width_of, wrap
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import evidence, flat, introduced, legend, notes
from explainer.story import Figure, Story

REACHED = "reached"
NOT_YET = "not yet"


def draw_steps(picture: Steps, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> list[Line]:
    """The stages beside each other, or below each other where they do not fit; the one reached is said to be."""
    if picture.at not in picture.steps or width < len(REACHED):
        return []
    rungs = [_rung(step, number, picture, glyphs) for number, step in enumerate(picture.steps)]
    link = Span(f" {glyphs.lead * 2} ", "muted")
    beside: Line = tuple(span for rung in rungs for span in (link, *rung))[1:]
    below = (line for rung in rungs for line in wrap(rung, width, rest="  "))
    lines = [beside] if width_of(beside) <= width else list(below)
    place = (Span(_place(picture), "muted"),)
    return [*lines, *legend([place, evidence(figure), notes(figure, figure)], width, glyphs)]


def say_steps(picture: Steps, figure: Figure, story: Story) -> str:
    """The stages in their order, and the one that is reached."""
    steps = words.listed(flat(step) for step in picture.steps) if picture.steps else ""
    return f"{introduced(figure)}. Stages: {steps}; {REACHED}: {flat(picture.at)}, {_place(picture)}."


def _rung(step: str, number: int, picture: Steps, glyphs: Glyphs) -> Line:
    """A stage with its sign: those passed, the one reached, those not reached."""
    at = picture.steps.index(picture.at)
    if number == at:
        return Span(f"{glyphs.reached} {flat(step)}", "fill"), Span(f" ({REACHED})", "mark")
    if number < at:
        return (Span(f"{glyphs.dot} {flat(step)}", "fill-other"),)
    return (Span(f"{glyphs.hollow} {flat(step)} ({NOT_YET})", "muted"),)


def _place(picture: Steps) -> str:
    at = picture.steps.index(picture.at) + 1 if picture.at in picture.steps else 0
    return f"step {words.number(at)} of {words.number(len(picture.steps))}" if at else "not one of them"
