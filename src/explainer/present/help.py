"""The page of keys, signs and words."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.present import words
from explainer.present.columns import BACKGROUND, SIGNS
from explainer.present.evidence import NOT_READ, ORIGIN, OTHER, READ
from explainer.present.glyphs import UTF8
from explainer.present.lines import Span
from explainer.present.page import BLANK, Block, Page, heading
from explainer.present.timeline import MEANINGS
from explainer.story import BASIS_SENTENCES, CAVEAT_SENTENCES

LEGEND = (
    (words.DOTS["moderate"], "how sure: three dots are high, two moderate, one low"),
    (BACKGROUND, "background, or calculated by us: not from the article"),
    (SIGNS["changed"], "reworded: what a teller said before it reached the article"),
    (SIGNS["caveat"], "a caveat: what must be known beside the number"),
    (SIGNS["arithmetic"], "how we calculated it"),
    (UTF8.open_end, "more: it may be more than what is drawn"),
    (UTF8.closed_end, "up to: it is at most what is drawn"),
    (UTF8.line, "from zero to the low end of a range"),
    (UTF8.rest, "the rest of the whole that it is a part of"),
    (UTF8.thing + UTF8.other_thing, "a sign for each, and for each of the rest"),
)
"""The signs of rows, each with its meaning."""

JOURNEY = (
    (ORIGIN, "who says it"),
    (READ, "who passed it on, and was read by us; a step that is reached"),
    (NOT_READ, "who passed it on, and was not read by us"),
    (OTHER, "others who speak of it; a step that is open"),
)
"""The signs of evidence, each with its meaning."""


def help_page(groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> Page:
    """The keys in their groups, then every sign, then what the words for evidence, caveats and confidence mean."""
    textures = [(UTF8.texture(basis) * 2, sentence) for basis, sentence in BASIS_SENTENCES.items()]
    caveats = [(words.CAVEATS[kind], sentence) for kind, sentence in CAVEAT_SENTENCES.items() if words.CAVEATS[kind]]
    sureness = [(words.DOTS[word], sentence) for word, sentence in words.CONFIDENCE_SENTENCES.items()]
    parts = [
        *groups,
        ("Signs", LEGEND),
        ("How it reached us", JOURNEY),
        ("Signs of a timeline", list(MEANINGS.items())),
        ("Kinds of evidence, each with its texture", textures),
        (f"Confidence: {words.CONFIDENCE}", sureness),
        ("Caveats", caveats),
    ]
    blocks: list[Block] = []
    for name, entries in parts:
        blocks += [*([BLANK] if blocks else []), heading(name), *_listed(entries)]
    return Page("Keys and signs", tuple(blocks))


def _listed(entries: Sequence[tuple[str, str]]) -> list[Block]:
    wide = max(len(sign.rstrip()) for sign, _ in entries)
    return [Block("item", (Span(told),), lead=(Span(f"{sign.rstrip():<{wide}}  ", "key"),)) for sign, told in entries]
