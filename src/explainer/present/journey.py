"""The journey of a claim: a rung for each source that passed it on, with its words, and what other accounts say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from explainer.present import phrases, provenance, words
from explainer.present.lines import Line, Role, Span, Target
from explainer.present.page import Block, text_block
from explainer.present.words import CHANGED_RUNG, LAST_RUNG, NOT_READ, ORIGIN, OTHER, READ, RUNG
from explainer.story import SEEN, Account, Figure, Source, Story, has_number
from explainer.values import Id


class Accounts(NamedTuple):
    """What is told of a figure."""

    journey: Sequence[Block]
    """A rung for each teller in its own chain, with what each said."""
    others: Sequence[Block]
    """Others who tell what its origin says."""
    agree: Sequence[Block]
    disagree: Sequence[Block]


def accounts_of(story: Story, figure: Figure) -> Accounts:
    """All that is said of a figure besides its number."""
    chain = provenance.chain(story, figure)
    by_teller: dict[Id, list[Block]] = defaultdict(list)
    again: list[Block] = []
    agree: list[Block] = []
    rewordings = provenance.reworded(story, figure)
    for account in rewordings:
        by_teller[account.source].append(_words(figure, account))
    for account in figure.agrees:
        if set(chain).issuperset(provenance.chain(story, account)):
            by_teller[account.source].append(_words(figure, account)._replace(folded=True))
        else:
            is_again = provenance.is_same_voice(story, figure, account)
            (again if is_again else agree).extend(_other(story, figure, account))
    if figure.quote and story.article:
        is_in_row = not has_number(figure)
        quote = Block("quote", (Span(phrases.quoted(figure.quote), "quote"),), folded=not is_in_row)
        by_teller[story.article].append(quote)
    journey = rungs(story, chain, by_teller, {account.source for account in rewordings})
    disagree = [block for account in provenance.differing(story, figure) for block in _other(story, figure, account)]
    return Accounts(journey, again, agree, disagree)


def rungs(
    story: Story, chain: Sequence[Id], by_teller: Mapping[Id, Sequence[Block]], rewording: Set[Id]
) -> list[Block]:
    """A rung for each source of a chain, with what it said; after the last of those `rewording` it the words change."""
    blocks: list[Block] = []
    for number, name in enumerate(chain):
        source = story.sources[name]
        sign = NOT_READ if number and source.seen == "cited" else READ if number else ORIGIN
        before = RUNG if number < len(chain) - 1 else LAST_RUNG
        target, lead = Target("source", name), (Span(before, "muted"),)
        blocks.append(_rung(sign, (Span(source.name),), source, target, before[:2]))
        under = [*_stake(story, name), *by_teller.get(name, ())]
        blocks += [block._replace(lead=lead, below=before, target=target) for block in under]
        if name in rewording and rewording.isdisjoint(chain[number + 1 :]):
            spans = (Span(words.WORDS_CHANGE, "changed"),)
            blocks.append(Block("changed", spans, lead=(Span(CHANGED_RUNG, "sign"),), target=target))
    return blocks


def _rung(sign: str, name: Line, last: Source, target: Target, below: str | None = None) -> Block:
    """Who tells it, on what day, and how it was read, which cannot be said of an origin that is only heard of."""
    read = "" if sign == ORIGIN and last.seen == "cited" else SEEN[last.seen]
    role: Role = "muted" if sign == NOT_READ else "plain" if sign == OTHER else "value"
    spans, right = (*name, Span(phrases.published(last), "muted")), (Span(read, "muted"),)
    return Block("chain", spans, lead=(Span(sign, role),), right=right, below=below, target=target)


def _stake(story: Story, name: Id) -> list[Block]:
    """Why a source might want it believed, or that nobody is named."""
    if story.sources[name].anonymous:
        return [text_block("source-note", words.UNNAMED, "muted")]
    stake = provenance.speaker(story, name).stake
    return [text_block("source-note", words.STAKE.format(stake), "muted")] if stake else []


def _other(story: Story, figure: Figure, account: Account) -> list[Block]:
    """An account from elsewhere: who says it, unless it is the figure's own voice, who carried it, and the words."""
    chain = provenance.chain(story, account)
    if len(chain) > 1 and provenance.is_same_voice(story, figure, account):
        chain = chain[1:]
    last = story.sources[chain[-1]]
    target = Target("source", chain[-1])
    rung = _rung(OTHER, provenance.relay_spans(story, chain, "plain"), last, target)
    return [rung, _words(figure, account)._replace(lead=(Span(LAST_RUNG),), folded=True, target=target)]


def _words(figure: Figure, account: Account) -> Block:
    """What an account says, with its number where the words leave that out."""
    says = account.says
    if account.value is not None and str(account.value) not in says.lower():
        says = f"{says} ({account.value})"
    return text_block("account", says)
