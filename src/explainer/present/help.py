"""The page of keys and signs."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.present.lines import Span
from explainer.present.page import BLANK, Block, Page, heading


def help_page(groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> Page:
    """The keys as a person groups them: for each group its name, and each key with what it does."""
    wide = max(len(key) for _, keys in groups for key, _ in keys)
    blocks: list[Block] = []
    for name, keys in groups:
        blocks += [*([BLANK] if blocks else []), heading(name)]
        blocks += [Block("item", (Span(does),), lead=(Span(f"{key:<{wide}}  ", "key"),)) for key, does in keys]
    return Page("Keys and signs", tuple(blocks))
