"""Rules of what belongs to a number: its source, its quote and its caveats."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content.records import words_of
from explainer.content.rules.context import Row, RuleContext
from explainer.content.rules.rule import Example, Finding, rule
from explainer.content.suggest import keys_in_words
from explainer.content.value_readers import host_scripts
from explainer.story import NOT_SAID, Basis, Caveat, Figure, Source, Step, Story


def has_origin(figure: Figure) -> bool:
    """Whether a figure says whose it is: the article's, another source's, or ours."""
    return figure.quote is not None or figure.background or figure.computed is not None


LONG_CAVEAT = 140
"""Caveats of more characters than this are not read with the number."""


@rule(
    "missing-key",
    "error",
    RuleContext.figures,
    Example("the figure people", "basis: estimate", "basis: estimate\nsource: reed"),
    by_group=True,
)
def missing_key(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A figure has all that a reader is owed, of its own or from its group: what it is, who says so and how sure that
    is; only our own arithmetic has no source."""
    lacking = [] if figure.label else ["label"]
    if has_origin(figure) and figure.computed is None:
        lacking += [] if figure.confidence is not NOT_SAID else ["confidence"]
        lacking += [] if figure.source is not None else ["source"]
    if lacking:
        yield Finding(f"expected the {keys_in_words(lacking)} in a figure or its group, found none")


@rule(
    "missing-caveat",
    "error",
    RuleContext.rows,
    Example("the figure working-day", "basis: witnesses", "basis: witnesses\ncaveat: They tell it from memory."),
    by_group=True,
)
def missing_caveat(context: RuleContext, row: Row) -> Iterator[Finding]:
    """No number is without its limits: they stand at the figure, or in the note of its group."""
    if not row.figure.caveats and row.group.note is None:
        yield Finding("expected caveat: in the figure or note: in its group, found neither")


@rule(
    "basis",
    "error",
    RuleContext.figures,
    Example("the figure people", "value: 300 to 450 people", "value: 300 to 450 people\nbasis: estimate"),
    by_group=True,
)
def basis(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A figure says what kind of evidence it is, or its group does. Calculated is what our own formula says, and
    nothing else; it goes with `computed` and is never written."""
    if has_origin(figure) and figure.computed is None and figure.basis == "calculated":
        words = " | ".join(words_of(Basis))
        yield Finding(f"expected basis: in the figure or its group, found none; write one of {words}", "basis")
    if figure.computed is not None and figure.basis != "calculated":
        yield Finding(f"expected no basis: beside a formula, found {figure.basis}; leave it out", "basis")


@rule(
    "quote-missing",
    "error",
    RuleContext.figures,
    Example(
        "the figure people",
        "label: by one expert  # whose words are these?",
        "label: by one expert\nquote: somewhere between 300 and 450 people",
    ),
    by_group=True,
)
def quote_missing(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A figure says whose words it is: the article's, as a quote; or that it is background, or our own arithmetic."""
    if not has_origin(figure):
        yield Finding(
            "expected quote: or computed: in a figure, or background: true in it or its group, found none of them"
        )


@rule(
    "quote-in-background",
    "error",
    RuleContext.figures,
    Example(
        "the figure people",
        "quote: somewhere between 300 and 450 people\nbackground: true",
        "quote: somewhere between 300 and 450 people",
    ),
)
def quote_in_background(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """Background is what the article does not say, and a quote is what it says: nothing is both."""
    if figure.quote is not None and figure.background:
        yield Finding("expected quote: or background: true, found both; leave one out", "background")


@rule(
    "quote-without-article",
    "error",
    RuleContext.whole_story,
    Example("the story", "title: The ferry  # and no article:", "title: The ferry\narticle: herald"),
)
def quote_without_article(context: RuleContext, story: Story) -> Iterator[Finding]:
    """A quote is the article's words, so a story that quotes names its article."""
    if story.article is None:
        quoted = [path for path, figure in context.figures() if figure.quote is not None]
        if quoted:
            yield Finding(
                "expected article: in a story that quotes, found none; write the id of the source that is quoted",
                *quoted[0],
                "quote",
            )


@rule(
    "chain",
    "error",
    RuleContext.figures,
    Example(
        "the figure tickets-before",
        "background: true\nvia: [parish, herald]  # herald is the article",
        "background: true\nvia: [parish]",
    ),
)
def chain(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """What is quoted came to us through the article, and what is background did not."""
    article, sources = context.story.article, context.story.sources
    tellers = context.chain_of(figure.source, figure.via)
    if article not in sources or len(set(tellers)) < len(tellers) or not set(tellers) <= sources.keys():
        return  # reported as such
    way = " > ".join(tellers)
    if figure.quote is not None and tellers and tellers[-1] != article:
        message = f"expected via: to end with the article, {article}, as there is a quote; found {way}"
        yield Finding(message, "via")
    elif figure.quote is None and figure.background and article in tellers:
        hint = "write via: with who carried it, or quote the article"
        yield Finding(f"expected background to come without the article, found {way}; {hint}", "via")


@rule(
    "step",
    "error",
    RuleContext.steps,
    Example("the figure new-stages", "steps: [{reached: announced, open: paid for}]",
            "steps: [{reached: announced}, {open: paid for}]"),
)  # fmt: skip
def step(context: RuleContext, step: Step) -> Iterator[Finding]:
    """Of each step one thing is said: that it is reached, or that it is still open."""
    if (step.reached is None) == (step.open is None):
        found = "neither" if step.reached is None else "both"
        yield Finding(f"expected reached: or open: in a step, found {found}")


@rule(
    "quote-not-found",
    "error",
    RuleContext.figures,
    Example(
        "the figure tickets",
        "quote: in 2024 the office sold 12,345 tickets",
        "quote: the office sold 12,345 tickets in 2024",
    ),
)
def quote_not_found(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A quote is the article's words, one for one; white space and the form of quotation marks may differ."""
    difference = context.quotes.difference(figure.quote) if context.quotes and figure.quote is not None else None
    if difference is not None:
        begin, after = difference
        found = f'the article\'s words only up to "{begin}", which goes on "{after}"' if begin else "other words"
        yield Finding(f"expected a quote from the article, found {found}", "quote")


@rule(
    "cut-quote",
    "warning",
    RuleContext.figures,
    Example(
        "",
        "quote: two will be built; of the sentence: Nobody says that two will be built.",
        "quote: Nobody says that two will be built",
    ),
)
def cut_quote(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A quote that begins behind not, never, no, denied, may or might says more, or the opposite, than its sentence."""
    if context.quotes and figure.quote is not None and (found := context.quotes.turned(figure.quote)):
        word, sentence = found
        message = f'expected the quote to begin before "{word}", found only what follows it in: {sentence}'
        yield Finding(message, "quote")


@rule(
    "read-where",
    "warning",
    RuleContext.sources,
    Example(
        "the source herald",
        "seen: full  # and where can it be read again?",
        "seen: full\ntitle: Full to the rail\nurl: https://herald.example/full-to-the-rail",
    ),
)
def read_where(context: RuleContext, source: Source) -> Iterator[Finding]:
    """What was read can be read again: it has an address, or its title and a day."""
    day = source.published or source.accessed
    if source.seen != "cited" and source.url is None and not (source.title is not None and day is not None):
        yield Finding("expected url:, or title: with published: or accessed:, in a source that was read; found neither")


@rule(
    "mixed-scripts",
    "warning",
    RuleContext.sources,
    Example(
        "the source herald",
        "url: https://herald.ex\u0430mple/full-to-the-rail  # one a is Cyrillic",
        "url: https://herald.example/full-to-the-rail",
    ),
)
def mixed_scripts(context: RuleContext, source: Source) -> Iterator[Finding]:
    """A host with letters of two scripts may look like another one, to which the reader believes to go."""
    if source.url is not None and (scripts := host_scripts(source.url)):
        yield Finding(f"expected a host with letters of one script, found {scripts}", "url")


@rule(
    "long-caveat",
    "warning",
    RuleContext.caveats,
    Example(
        "the figure tickets",
        "caveats:\n  - >-\n"
        "    A ticket is sold each time that somebody steps on board of the ferry,\n"
        "    so that a person who crosses there and back again on one and the same\n"
        "    day is counted not once but twice.",
        "caveats:\n  - Who crosses twice is sold two tickets.",
    ),
)
def long_caveat(context: RuleContext, caveat: Caveat) -> Iterator[Finding]:
    """A caveat stands under a number and is read with it, so it is short."""
    if len(caveat.text) > LONG_CAVEAT:
        message = (
            f"expected at most {LONG_CAVEAT} characters in a caveat, found {len(caveat.text)}; shorten it, or write two"
        )
        yield Finding(message)
