"""A figure as blocks: a card with everything that belongs to the number, or a row under a card."""

from __future__ import annotations

from functools import partial

from explainer.present import pictures, provenance, words
from explainer.present.caveats import CAVEAT, caveat_block
from explainer.present.digits import large_number
from explainer.present.lines import Line, Role, Span
from explainer.present.page import Block, Target, indented
from explainer.story import Account, Figure, Story

DIFFERS = "≠ "
AGREES = "= "
CHANGED = "⇄ "
CHANGED_WORDS = "changed on its way"
ROW = "· "
LEADS_TO = "→ "

SIGNS_IN_WORDS = {
    CAVEAT: "Caveat: ",
    DIFFERS: "Says otherwise: ",
    AGREES: "Agrees: ",
    CHANGED: "",
    ROW: "",
    LEADS_TO: "",
}
"""The words that stand for each sign in text to be read aloud; empty where the text beside it says the same."""


def figure_blocks(
    story: Story, figure: Figure, scale: pictures.Scale, counted: bool = True, caveats: int = 1
) -> list[Block]:
    """The figure's card, or its row where it stands under another figure, with its first caveats.

    `scale`: the one that its panel's pictures share. `caveats`: how many caveats at most. `counted`: say how many more
    caveats and other accounts the evidence has, where the evidence is not on the same page.
    """
    told = [caveat_block(story, caveat, target_of(figure)) for caveat in figure.caveats[:caveats]]
    return _row(story, figure, counted, told) if figure.under else _card(story, figure, scale, counted, told)


def target_of(figure: Figure) -> Target:
    """The target of a figure, the same on every page."""
    return Target("figure", figure.id)


def _card(story: Story, figure: Figure, scale: pictures.Scale, counted: bool, caveats: list[Block]) -> list[Block]:
    target = target_of(figure)
    blocks = [Block("label", (Span(figure.label, "label"),), right=evidence_label(figure), target=target)]
    blocks += headline(figure)
    if figure.picture is not None:
        sentence = (Span(pictures.sentence(figure, story)),)
        draw = partial(pictures.draw, figure, story, scale=scale)
        blocks.append(Block("picture", sentence, draw=draw, indent=2, target=target))
    more = _folded(story, figure) if counted else ()
    chain = Block("chain", _relay(story, figure), right=more, below="  ", target=target)
    return [*blocks, *_changed(story, figure), *caveats, chain]


def _row(story: Story, figure: Figure, counted: bool, caveats: list[Block]) -> list[Block]:
    target = target_of(figure)
    facts = (*_in_context(figure, words.short_evidence_label(figure)), Span(" · ", "muted"), *_relay(story, figure))
    told = headline_spans(figure)
    spans: Line = (Span(figure.label), *((Span(": "), *told) if told else ()))
    blocks = [
        Block("row", spans, lead=(Span(ROW, "muted"),), target=target),
        Block("chain", facts, lead=(Span("  "),), target=target),
        *_changed(story, figure),
        *caveats,
    ]
    if counted:
        blocks[-1] = blocks[-1]._replace(right=_folded(story, figure))
    return indented(blocks[:2]) + indented(blocks[2:], 4)


def evidence_label(figure: Figure) -> Line:
    """The kind of evidence and the confidence, after the word context where the figure is not in the article."""
    return _in_context(figure, words.evidence_label(figure))


def _in_context(figure: Figure, label: str) -> Line:
    told = (Span(label, "evidence"),)
    return (Span("context", "context"), Span(" · ", "evidence"), *told) if figure.context else told


def _relay(story: Story, figure: Figure) -> Line:
    chain = provenance.chain(story, figure)
    return provenance.relay_spans(story, chain, "muted") or (Span(words.OURS, "muted"),)


def headline(figure: Figure) -> list[Block]:
    """The number with its qualifier, unit and period, or the article's words where there is no number."""
    spans = headline_spans(figure)
    if not spans:
        return []
    if figure.value is None:
        return [Block("quote", spans, target=target_of(figure))]
    return [Block("value", spans, draw=partial(large_number, figure), target=target_of(figure))]


def headline_spans(figure: Figure) -> Line:
    """The headline's spans; empty where the figure has no number, quote or period."""
    if figure.value is not None:
        after = words.unit_and_period(figure)
        value = Span(words.qualified(figure.value, figure.qualifier), "value")
        return (value, Span(f" {after}")) if after else (value,)
    quote = (Span(f"“{figure.quote}”", "quote"),) if figure.quote else ()
    period = (Span(f" {figure.period}" if quote else figure.period),) if figure.period else ()
    return (*quote, *period)


def figure_link(figure: Figure) -> Block:
    """A link to a figure, with its number."""
    told = headline_spans(figure)
    spans: Line = (Span(figure.label, "link"), *((Span(": "), *told) if told else ()))
    return Block("item", spans, lead=(Span(LEADS_TO, "muted"),), target=target_of(figure))


def _changed(story: Story, figure: Figure) -> list[Block]:
    return [
        Block(
            "changed",
            (Span(f"{CHANGED_WORDS}  ", "changed"), *said_by(story, account)),
            lead=(Span(CHANGED, "changed"),),
            target=target_of(figure),
        )
        for account in provenance.changed(story, figure)
    ]


def said_by(story: Story, account: Account) -> Line:
    """An account: who says it, and what they say."""
    return account_spans((Span(story.sources[account.source].name, "label", source=account.source),), account.says)


def account_spans(who: Line, says: str, role: Role = "plain") -> Line:
    """Who says something, and what they say, in one line; `account_sides` splits it again."""
    return *who, Span(": "), Span(says, role)


def account_sides(block: Block) -> tuple[Line, Line]:
    """Who says something, and what they say, from a block with the spans of `account_spans`."""
    *who, _, says = block.spans
    return tuple(who), (says,)


def _folded(story: Story, figure: Figure) -> Line:
    """How many more caveats and other accounts the evidence has; empty where it has none."""
    more, others = len(figure.caveats) - 1, len(provenance.differing(story, figure))
    parts = [f"+ {words.count(more, 'more caveat')}"] if more else []
    parts += [f"{DIFFERS}{words.count(others, 'other account')}"] if others else []
    again = sum(provenance.is_same_voice(story, figure, account) for account in figure.agrees)
    agreeing = len(figure.agrees) - again
    parts += [f"{AGREES}{words.count(agreeing, 'account agrees', 'accounts agree')}"] if agreeing else []
    parts += [f"{AGREES}{words.count(again, 'more report')} of it"] if again else []
    return (Span(" · ".join(parts), "muted"),) if parts else ()
