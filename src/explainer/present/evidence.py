"""A figure's evidence, in parts with a heading each, without what its card already says."""

from __future__ import annotations

import re
from functools import partial

from explainer.present import card, provenance, words
from explainer.present.card import AGREES, CHANGED, DIFFERS
from explainer.present.caveats import caveat_block
from explainer.present.lines import Line, Span
from explainer.present.page import BLANK, Block, Page, Target, heading, text_block
from explainer.present.pictures.accounts import accounts_sentence, draw_accounts
from explainer.present.sources import dated, source_blocks
from explainer.story import Account, Figure, Source, Story
from explainer.values import Id

NAME = re.compile(r"\{\s*([^}]*?)\s*\}")
"""A figure that a formula names."""


def evidence_page(story: Story, figure: Figure) -> Page:
    """The figure with its number and its main caveat, then its evidence, the figures near it and its sources."""
    label = Block("label", (Span(figure.label, "heading"),), right=card.evidence_label(figure))
    told = card.headline_spans(figure) if figure.value is not None else ()
    main = [caveat_block(story, caveat) for caveat in figure.caveats[:1]]
    blocks = [label, *([Block("value", told)] if told else []), *main, BLANK]
    blocks += evidence_blocks(story, figure)
    near = [story.figures_by_id[figure.under]] if figure.under else []
    near += provenance.rows_under(story, figure)
    if near:
        blocks += [BLANK, heading("It stands under" if figure.under else "Under it"), *map(card.figure_link, near)]
    named = provenance.sources_of(story, [figure])
    if named:
        blocks += [BLANK, heading("Sources"), *source_blocks(story, named)]
    return Page(figure.label, tuple(blocks))


def evidence_beneath(story: Story, figure: Figure) -> list[Block]:
    """A figure's evidence for a page on which its card stands above it: each part begins with its name.

    Left out are the chain of sources, the quote where the card shows it, and the general meaning of the labels.
    """
    quote = [_quote(figure)] if figure.quote and figure.value is not None else []
    parts: list[tuple[str, list[Block]]] = [
        ("Our arithmetic", _arithmetic(story, figure)),
        ("In the article's words", quote),
        ("What it counts", [text_block("paragraph", figure.measures)] if figure.measures else []),
        ("What it does not show", [text_block("paragraph", figure.does_not_show)] if figure.does_not_show else []),
        (f"Why {figure.confidence}", [text_block("paragraph", figure.because)]),
    ]
    blocks: list[Block] = []
    for name, (first, *others) in (part for part in parts if part[1]):
        blocks += [first._replace(lead=(Span(f"{name}: ", "heading"),), below="  "), *others]
    blocks += [caveat_block(story, caveat) for caveat in figure.caveats[1:]]
    return [*blocks, *_accounts(story, figure)]


def evidence_blocks(story: Story, figure: Figure) -> list[Block]:
    """A figure's evidence: the parts that are not empty, with a blank line between them."""
    parts: list[tuple[str, list[Block]]] = [
        ("Our arithmetic", _arithmetic(story, figure)),
        ("In the article's words", [_quote(figure)] if figure.quote else []),
        ("Who says so", _who(story, figure)),
        ("What it counts", [text_block("paragraph", figure.measures)] if figure.measures else []),
        ("What it does not show", [text_block("paragraph", figure.does_not_show)] if figure.does_not_show else []),
        ("How sure it is", _how_sure(figure)),
        ("More caveats", [caveat_block(story, caveat) for caveat in figure.caveats[1:]]),
        ("Other accounts", [*_axis(story, figure), *_accounts(story, figure)]),
    ]
    blocks: list[Block] = []
    for title, part in parts:
        if part:
            blocks += [BLANK] if blocks else []
            blocks += [heading(title), *part]
    return [block._replace(folded=True) for block in blocks]


def _quote(figure: Figure) -> Block:
    return text_block("quote", f"“{figure.quote}”", "quote")


def _arithmetic(story: Story, figure: Figure) -> list[Block]:
    """The formula with numbers instead of ids, and a link to the figure of each number."""
    if figure.computed is None or figure.value is None:
        return []
    shown = NAME.sub(lambda found: _operand(story.figures_by_id[Id(found[1])]), figure.computed.formula)
    step = figure.computed.round
    rounded = f", rounded to {'whole numbers' if step == 1 else words.number(step)}" if step else ""
    result = words.qualified(figure.value, figure.qualifier)
    if figure.qualifier not in (None, "exactly", "about") and _rests_on_about(story, figure):
        result = f"{figure.qualifier} about {words.quantity(figure.value)}"
    inputs = _inputs(story, figure).values()
    return [text_block("paragraph", f"{shown} = {result}{rounded}"), *map(card.figure_link, inputs)]


def _inputs(story: Story, figure: Figure) -> dict[Id, Figure]:
    """The figures that a figure's formula names."""
    names = map(Id, NAME.findall(figure.computed.formula)) if figure.computed is not None else ()
    return {name: story.figures_by_id[name] for name in names}


def _rests_on_about(story: Story, figure: Figure) -> bool:
    """Whether a number that a result is computed from, directly or through other results, is qualified "about"."""
    seen, left = {figure.id}, [figure]
    while left:
        new = {name: each for name, each in _inputs(story, left.pop()).items() if name not in seen}
        if any(each.qualifier == "about" for each in new.values()):
            return True
        seen |= new.keys()
        left += new.values()
    return False


def _operand(figure: Figure) -> str:
    if figure.value is None:
        return figure.label
    text = words.qualified(figure.value, figure.qualifier)
    return f"({text})" if " to " in text else text


def _who(story: Story, figure: Figure) -> list[Block]:
    """The chain of sources as a stair, the origin on top, and what each of them said where that differs."""
    said = {account.source: account for account in provenance.changed(story, figure)}
    if figure.context:
        context = [text_block("paragraph", "This is context: it is not in the article.", "context")]
    else:
        context = []
    return context + [
        _teller(name, story.sources[name], depth, said.get(name))
        for depth, name in enumerate(provenance.chain(story, figure))
    ]


def _teller(name: Id, source: Source, depth: int, said: Account | None) -> Block:
    step = f"{'  ' * (depth - 1)}└ " if depth else ""
    spans: Line = (Span(source.name, "link"), Span(dated(source), "muted"))
    if said:
        spans = (*spans, Span(f"  {CHANGED}", "changed"), Span(said.says))
    return Block("item", spans, lead=(Span(step, "muted"),) if step else (), target=Target("source", name))


def _how_sure(figure: Figure) -> list[Block]:
    sure = Block("paragraph", (Span(f"{figure.confidence}: ", "label"), Span(figure.because)))
    meaning = f"{words.BASIS_SENTENCES[figure.basis]} Confidence says {words.CONFIDENCE}."
    return [sure, text_block("paragraph", meaning, "muted")]


def _accounts(story: Story, figure: Figure) -> list[Block]:
    return [
        *(_account(story, figure, account, DIFFERS) for account in provenance.differing(story, figure)),
        *(_account(story, figure, account, AGREES) for account in figure.agrees),
    ]


def _axis(story: Story, figure: Figure) -> list[Block]:
    """The figure and the accounts that have a number, on one axis; empty where no number differs from the figure's."""
    accounts = (*figure.differs, *figure.agrees)
    valued = [(_teller_name(story, figure, each), each) for each in accounts if each.value is not None]
    if figure.value is None or all(account.value == figure.value for _, account in valued):
        return []
    sentence = (Span(accounts_sentence(figure, valued)),)
    return [Block("picture", sentence, draw=partial(draw_accounts, figure, valued))]


def _teller_name(story: Story, figure: Figure, account: Account) -> str:
    """The name to show for an account: its origin, or where that is the figure's own voice, who carried it to us."""
    same = provenance.is_same_voice(story, figure, account)
    return story.sources[provenance.account_chain(story, account)[-1] if same else account.source].name


def _account(story: Story, figure: Figure, account: Account, sign: str) -> Block:
    number = ""
    if account.value is not None:
        value = words.qualified(account.value, account.qualifier)
        number = f" ({value} {figure.unit})" if value not in account.says else ""
    tellers = provenance.relay_spans(story, provenance.account_chain(story, account), "link")
    same = " (the same voice)" if sign == AGREES and provenance.is_same_voice(story, figure, account) else ""
    spans = card.account_spans(tellers, f"{account.says}{number}{same}")
    return Block("account", spans, lead=(Span(sign, "label"),), target=Target("source", account.source))
