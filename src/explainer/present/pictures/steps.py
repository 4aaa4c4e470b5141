"""A ladder of stages, and how far up it a figure is."""

from __future__ import annotations

from explainer.picture import Steps
from explainer.present import words
from explainer.present.lines import Line, Span, width_of
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import legend, meaning
from explainer.present.pictures.sentences import caption, one_line
from explainer.present.wrapping import wrap
from explainer.story import Figure, Story

REACHED = "reached"
UNREACHED = "not in what was read"
LINK = "  "


def draw_steps(picture: Steps, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> list[Line]:
    """The stages beside each other, or below each other where they do not fit; each says whether it is reached."""
    if picture.at not in picture.steps or width < len(REACHED):
        return []
    at = picture.steps.index(picture.at)
    rungs = [_rung(step, place - at, glyphs) for place, step in enumerate(picture.steps)]
    beside: Line = tuple(span for rung in rungs for span in (Span(LINK), *rung))[1:]
    below = (line for rung in rungs for line in wrap(rung, width, rest="  "))
    lines = [beside] if width_of(beside) <= width else list(below)
    return lines + legend([meaning(glyphs.dot, "an earlier step", "fill-other") if at else ()], width)


def steps_sentence(picture: Steps, figure: Figure, story: Story) -> str:
    """The stages in their order, the one that is reached, and those that are not."""
    steps = words.listed(map(one_line, picture.steps))
    sentence = f"{caption(figure)}. Stages: {steps}; {REACHED}: {one_line(picture.at)}"
    beyond = picture.steps[picture.steps.index(picture.at) + 1 :] if picture.at in picture.steps else ()
    return f"{sentence}; {UNREACHED}: {words.listed(map(one_line, beyond))}." if beyond else f"{sentence}."


def _rung(step: str, beyond: int, glyphs: Glyphs) -> Line:
    """A stage with its sign; `beyond` counts the stages from the one that is reached."""
    if beyond < 0:
        return (Span(f"{glyphs.dot} {one_line(step)}", "fill-other"),)
    if beyond == 0:
        return Span(f"{glyphs.reached} {one_line(step)}", "value"), Span(f" ({REACHED})", "muted")
    return (Span(f"{glyphs.hollow} {one_line(step)} ({UNREACHED})", "muted"),)
