"""Texts of the story with the numbers of its figures in them, and caveats."""

from __future__ import annotations

from explainer.present import provenance, words
from explainer.present.lines import Line, Role, Span, Target
from explainer.present.numbers import in_row, in_words
from explainer.present.page import Block
from explainer.present.words import CAVEAT
from explainer.story import BOUND, Caveat, Figure, Story
from explainer.values import Id


def with_numbers(story: Story, text: str | None, role: Role = "plain", sentences: bool = True) -> Line:
    """A text with the number of each figure that it names in braces, as the figure's row has it; empty without a text.

    In `sentences`, a number that begins one begins with a capital.
    """
    if not text:
        return ()
    if "{" not in text:
        return (Span(text, role),)
    spans: list[Span] = []
    end = 0
    for found in BOUND.finditer(text):
        figure = story.figures_by_id.get(Id(found[1]))
        if figure is None:
            continue
        before = text[end : found.start()]
        spans += [Span(before, role)] if before else []
        number = in_row(story, figure) or in_words(figure)
        if sentences and _begins_sentence(text[: found.start()]):
            number = number[:1].upper() + number[1:]
        spans.append(Span(number, "value", target=Target("figure", figure.id)))
        end = found.end()
    return (*spans, Span(text[end:], role)) if end < len(text) else tuple(spans)


def _begins_sentence(before: str) -> bool:
    """Whether a sentence begins after a text."""
    before = before.rstrip(" “‘\"'(").rstrip("”’\"')")
    return not before or before[-1] in ".!?…"


def main_caveat(story: Story, figure: Figure) -> Caveat | None:
    """The caveat that stands under a figure's row: its first, unless that says the same as an account of a teller
    before us."""
    if figure.caveat is None or (figure.caveat.kind == "retold" and provenance.reworded(story, figure)):
        return None
    return figure.caveat


def caveat_block(story: Story, caveat: Caveat, folded: bool = False) -> Block:
    """A caveat, with its kind and the source that it rests on in parentheses.

    `folded`: whether it stands in a figure's evidence alone.
    """
    kind = words.CAVEATS[caveat.kind]
    spans = with_numbers(story, caveat.text, "caveat")
    if kind or caveat.source:
        source = provenance.relay_spans(story, [caveat.source] if caveat.source else [], "muted")
        between = Span(", " if kind and source else "", "muted")
        spans = (*spans, Span(" (", "muted"), Span(kind, "muted"), between, *source, Span(")", "muted"))
    return Block("caveat", spans, lead=(Span(CAVEAT, "sign"),), folded=folded)
