"""The page of keys, signs and words."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.present import words
from explainer.present.card import AGREES, CHANGED, DIFFERS
from explainer.present.caveats import CAVEAT
from explainer.present.lines import Span
from explainer.present.page import BLANK, Block, Page, heading, text_block
from explainer.present.pictures.glyphs import UTF8
from explainer.present.pictures.timeline import MEANINGS

SIGNS = (
    (CAVEAT, "a caveat: what must be known beside the number"),
    (CHANGED, "changed on its way: what a teller said before it reached the article"),
    (DIFFERS, "another account, which says otherwise"),
    (AGREES, "another account, which agrees"),
    (UTF8.arrow, "an open end: more than what is drawn"),
    (UTF8.stop, "a closed end: at most what is drawn"),
    (UTF8.account, "what another account says, beside the figure's own number"),
    (UTF8.gap, "years that are left out between two rows"),
    (UTF8.dot, "a dot to count, or a step that was passed"),
    (UTF8.reached, "the step that is reached"),
    (UTF8.hollow, "not in what was read: a dot, or a step that is not reached"),
    (UTF8.context, "context: it is not in the article"),
    (UTF8.lead, "from zero to the low end of a range"),
    (UTF8.maybe, "between the low and the high end of a range"),
    ("→", "enter goes there"),
)
"""The signs beside the words and in the pictures, each with its meaning."""


def help_page(groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> Page:
    """The keys in their groups, then every sign, then what the words for evidence, caveats and confidence mean."""
    blocks: list[Block] = []
    for name, keys in groups:
        blocks += [*([BLANK] if blocks else []), heading(name), *_listed(keys)]
    blocks += [BLANK, heading("Signs"), *_listed(SIGNS)]
    rails = list(MEANINGS.items())
    blocks += [BLANK, heading("Signs of a timeline"), *_listed(rails)]
    kinds = [(UTF8.texture(basis) * 2, sentence) for basis, sentence in words.BASIS_SENTENCES.items()]
    blocks += [BLANK, heading("Kinds of evidence, each with its texture"), *_listed(kinds)]
    blocks += [BLANK, heading("Kinds of caveats"), *_listed(list(words.CAVEAT_SENTENCES.items()))]
    blocks += [BLANK, heading("Confidence"), text_block("paragraph", f"It says {words.CONFIDENCE}.")]
    blocks += [text_block("paragraph", sentence) for sentence in words.CONFIDENCE_SENTENCES.values()]
    return Page("Keys and signs", tuple(blocks))


def _listed(entries: Sequence[tuple[str, str]]) -> list[Block]:
    wide = max(len(sign) for sign, _ in entries)
    return [Block("item", (Span(told),), lead=(Span(f"{sign:<{wide}}  ", "key"),)) for sign, told in entries]
