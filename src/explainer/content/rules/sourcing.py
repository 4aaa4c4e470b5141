"""What is told beside the numbers: who says so, in which words, when, and what to beware of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from explainer.content.decode import MISSING, Path
from explainer.content.rules.context import RuleContext, owes_source, readable
from explainer.content.rules.rule import Finding, rule
from explainer.values import PartialDate

LONG_CAVEAT = 140
"""More characters than this are not read with a number."""


@rule("error")
def missing_key(context: RuleContext) -> Iterator[Finding]:
    """Whoever says a thing is named: every figure has a source, unless the number is our own arithmetic."""
    for path, figure in context.figures("source", "basis", "computed"):
        if owes_source(figure):
            yield Finding(path, "expected the key source in a figure that is not computed, found none")


@rule("error")
def quote_missing(context: RuleContext) -> Iterator[Finding]:
    """A figure says whose words it is: the article's, as a quote; or that it is context, or our own arithmetic."""
    for path, figure in context.figures("quote", "context", "computed", "basis"):
        ours = figure.context or figure.computed is not None or figure.basis == "computed"
        if figure.quote is None and not ours:
            yield Finding(path, "expected a quote, context: true or computed in a figure, found none of them")


@rule("error")
def quote_not_found(context: RuleContext) -> Iterator[Finding]:
    """A quote is the article's words, one for one; white space and the form of quotation marks may differ."""
    if context.article is None:
        return
    from explainer.content.quotes import agreed, folded

    article = folded(context.article)
    for path, figure in context.figures("quote"):
        if figure.quote is not None:
            first = agreed(figure.quote, article)
            if first is not None:
                found = f'the article\'s words only up to "{first}"' if first else "other words"
                yield Finding((*path, "quote"), f"expected a quote from the article, found {found}")


@rule("error")
def future_date(context: RuleContext) -> Iterator[Finding]:
    """A story tells what has happened: a date to come is a slip of the pen."""
    latest = context.today + timedelta(days=1)  # it may be tomorrow already where the editor is
    for path, when in _dates(context):
        if isinstance(when, PartialDate) and when.earliest > latest:
            yield Finding(path, f"expected a date that has come, found {when}")


def _dates(context: RuleContext) -> Iterator[tuple[Path, Any]]:
    story = context.story
    yield ("as_of",), story.as_of
    if story.sources is not MISSING:
        for name, source in story.sources.items():
            if source is not MISSING:
                yield ("sources", name, "published"), source.published
    for path, section in context.sections():
        for event_path, event in readable(section, (*path, "events"), "events"):
            yield (*event_path, "date"), event.date
    for path, correction in readable(story, ("corrections",), "corrections"):
        yield (*path, "date"), correction.date


@rule("warning")
def long_caveat(context: RuleContext) -> Iterator[Finding]:
    """A caveat stands under a number and is read with it, so it is short."""
    for path, figure in context.figures():
        for caveat_path, caveat in readable(figure, (*path, "caveats"), "caveats", "text"):
            if len(caveat.text) > LONG_CAVEAT:
                written_out = (*caveat_path, "text")
                place = written_out if context.written(written_out) else caveat_path
                message = f"expected at most {LONG_CAVEAT} characters in a caveat, found {len(caveat.text)}"
                yield Finding(place, message)
