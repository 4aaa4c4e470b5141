"""Rules of what belongs to a number: its source, its quote and its caveats."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content.numerals import numbers_in
from explainer.content.rules.context import Quoted, RuleContext, owes_source
from explainer.content.rules.rule import Example, Finding, rule
from explainer.content.scalars import host_scripts
from explainer.story import Caveat, Figure
from explainer.values import Url, ends

LONG_CAVEAT = 140
"""Caveats of more characters than this are not read with the number."""


@rule(
    "missing-key",
    "error",
    RuleContext.figures,
    Example("the figure rides", "basis: counted", "basis: counted\nsource: depot"),
)
def missing_key(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """Whoever says a thing is named: every figure has a source, unless the number is our own arithmetic."""
    if owes_source(figure):
        yield Finding("expected the key source in a figure that is not computed, found none")


@rule(
    "quote-missing",
    "error",
    RuleContext.figures,
    Example(
        "the figure people",
        "label: People who ride  # whose words are these?",
        "label: People who ride\nquote: somewhere between 900 and 1,400 people",
    ),
)
def quote_missing(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A figure says whose words it is: the article's, as a quote; or that it is context, or our own arithmetic."""
    ours = figure.context or figure.computed is not None or figure.basis == "computed"
    if figure.quote is None and not ours:
        yield Finding("expected a quote, context: true or computed in a figure, found none of them")


@rule(
    "quote-in-context",
    "warning",
    RuleContext.figures,
    Example(
        "the figure people",
        "quote: somewhere between 900 and 1,400 people\ncontext: true",
        "quote: somewhere between 900 and 1,400 people",
    ),
)
def quote_in_context(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """Context is what the article does not say, and a quote is what it says: nothing is both."""
    if figure.quote is not None and figure.context:
        yield Finding("expected a quote or context: true, found both; context is not in the article", ("context",))


@rule(
    "quote-not-found",
    "error",
    RuleContext.figures,
    Example(
        "the figure rides",
        "quote: in 2024 more than 18,000 rides were sold",
        "quote: more than 18,000 rides were sold in 2024",
    ),
)
def quote_not_found(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A quote is the article's words, one for one; white space and the form of quotation marks may differ."""
    if context.article is None or figure.quote is None:
        return
    from explainer.content.quotes import agreed  # only where there is an article

    first = agreed(figure.quote, context.folded_article)
    if first is not None:
        found = f'the article\'s words only up to "{first}"' if first else "other words"
        yield Finding(f"expected a quote from the article, found {found}", ("quote",))


@rule(
    "value-not-in-quote",
    "warning",
    RuleContext.quoted_values,
    Example(
        "the figure rides",
        "quote: more than 18,000 rides were sold in 2024\nvalue: 1800",
        "quote: more than 18,000 rides were sold in 2024\nvalue: 18000",
    ),
)
def value_not_in_quote(context: RuleContext, quoted: Quoted) -> Iterator[Finding]:
    """The number shown is the number quoted: in digits, with a word such as million, or in words of English."""
    if not context.is_english or context.is_spoilt((*quoted.path[:-1], "quote")):
        return
    said = numbers_in(quoted.quote)
    missing = [end for end in ends(quoted.value) if abs(end) not in said]
    if missing and not context.has_problem(quoted.path):
        yield Finding(f"expected the number as the quote has it, found {missing[0]}, which is not in the quote")


@rule(
    "mixed-scripts",
    "warning",
    RuleContext.addresses,
    Example(
        "the source lantern",
        "url: https://lantern.ex\u0430mple/night-buses  # one a is Cyrillic",
        "url: https://lantern.example/night-buses",
    ),
)
def mixed_scripts(context: RuleContext, address: Url) -> Iterator[Finding]:
    """A host with letters of two scripts may look like another one, to which the reader believes to go."""
    if scripts := host_scripts(address):
        yield Finding(f"expected a host with letters of one script, found {scripts}")


@rule(
    "long-caveat",
    "warning",
    RuleContext.caveats,
    Example(
        "the figure rides",
        "caveats:\n  - >-\n"
        "    A ticket is sold each time that somebody boards one of the buses,\n"
        "    so that a person who rides there and back again in one and the same\n"
        "    night is counted not once but twice.",
        "caveats:\n  - One person who rides twice counts twice.",
    ),
)
def long_caveat(context: RuleContext, caveat: Caveat) -> Iterator[Finding]:
    """A caveat stands under a number and is read with it, so it is short."""
    if len(caveat.text) > LONG_CAVEAT:
        message = f"expected at most {LONG_CAVEAT} characters in a caveat, found {len(caveat.text)}"
        yield Finding(message, ("text",))
