"""The page of keys, signs and words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from explainer.present import words
from explainer.present.glyphs import UTF8
from explainer.present.lines import Span
from explainer.present.page import BLANK, Block, Page, heading
from explainer.story import BASIS_SENTENCES, CAVEAT_SENTENCES


def help_page(groups: Sequence[tuple[str, Collection[tuple[str, str]]]]) -> Page:
    """The keys in their groups, then every sign, then what the words for evidence, caveats and confidence mean."""
    textures = [(UTF8.texture(basis) * 2, sentence) for basis, sentence in BASIS_SENTENCES.items()]
    caveats = [(words.CAVEATS[kind], sentence) for kind, sentence in CAVEAT_SENTENCES.items() if words.CAVEATS[kind]]
    sureness = [(words.DOTS[word], sentence) for word, sentence in words.CONFIDENCE_SENTENCES.items()]
    parts = [
        *groups,
        (words.HELP_SIGNS, words.SIGNS.items()),
        (words.JOURNEY, words.JOURNEY_SIGNS.items()),
        (words.HELP_RAILS, words.RAIL_SIGNS.items()),
        (words.HELP_BASIS, textures),
        (f"Confidence: {words.CONFIDENCE}", sureness),
        (words.HELP_CAVEATS, caveats),
    ]
    blocks: list[Block] = []
    for name, entries in parts:
        blocks += [*([BLANK] if blocks else []), heading(name), *_listed(entries)]
    return Page(words.HELP, tuple(blocks))


def _listed(entries: Collection[tuple[str, str]]) -> list[Block]:
    wide = max(len(sign.rstrip()) for sign, _ in entries)
    return [Block("item", (Span(told),), lead=(Span(f"{sign.rstrip():<{wide}}  ", "key"),)) for sign, told in entries]
