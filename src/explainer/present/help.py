"""The page of keys, signs and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explainer.present import words
from explainer.present.glyphs import UTF8
from explainer.present.page import BLANK, Block, Entry, Page, heading
from explainer.story import BASIS_SENTENCES, CAVEAT_SENTENCES


def help_page(keys: Iterable[tuple[str, str]], kind: str) -> Page:
    """The signs of a kind of page, the keys, then all other signs, and what the words for evidence and caveats mean."""
    textures: dict[str, str] = {}
    for basis, sentence in BASIS_SENTENCES.items():
        texture = UTF8.texture(basis) * 2
        textures[texture] = f"{textures.get(texture, '')} {sentence}".strip()
    caveats = {words.CAVEATS[kind]: sentence for kind, sentence in CAVEAT_SENTENCES.items() if words.CAVEATS[kind]}
    sureness = {words.DOTS[word]: sentence for word, sentence in words.CONFIDENCE_SENTENCES.items()}
    signs = [(words.HELP_SIGNS, words.SIGNS), (words.JOURNEY, words.JOURNEY_SIGNS)]
    first, other = reversed(signs) if kind == "evidence" else signs
    parts: list[tuple[str, Mapping[str, str]]] = [
        first,
        (words.HELP_KEYS, dict(keys)),
        other,
        (words.HELP_RAILS, words.RAIL_SIGNS),
        (words.HELP_BASIS, textures),
        (words.HELP_CONFIDENCE, sureness),
        (words.HELP_CAVEATS, caveats),
    ]
    blocks: list[Block] = []
    for name, meanings in parts:
        wide = max(len(sign.rstrip()) for sign in meanings)
        entries = [Entry(f"{sign.rstrip():<{wide}}", text) for sign, text in meanings.items()]
        pairs = (Block("entries", entries=tuple(entries[at : at + 2])) for at in range(0, len(entries), 2))
        blocks += [*([BLANK] if blocks else []), heading(name), *pairs]
    return Page(words.HELP, tuple(blocks))
