"""Whether a quote is the article's words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left

ALIKE = str.maketrans(
    {**dict.fromkeys("“”„‟«»〝〞″", '"'), **dict.fromkeys("‘’‚‛‹›′", "'"), **dict.fromkeys("‐‑‒–—―−", "-"),
     "\u00ad": None, "\u200b": None, "\u2060": None}
)  # fmt: skip
"""Characters that only look or print otherwise: quotation marks, dashes, and what marks where a line may break."""


def agreed(quote: str, article: str) -> str | None:
    """As many of a quote's first words as stand in the folded article; None where all of them do.

    White space, dashes and the form of letters and quotation marks may differ: see `folded`.
    """
    words = folded(quote).split()
    if _stands_in(words, article):
        return None
    last = bisect_left(range(1, len(words)), True, key=lambda end: not _stands_in(words[:end], article))
    return " ".join(words[:last])


def folded(text: str) -> str:
    """A text with single spaces, straight quotation marks, plain dashes and letters in one form.

    Composed and decomposed letters, ligatures and the ellipsis sign are the same; soft hyphens are nothing.
    """
    return " ".join(unicodedata.normalize("NFKC", text.translate(ALIKE)).split())


def _stands_in(words: list[str], article: str) -> bool:
    """Whether these words stand in the article one after the other, and none of them only as a part of a word."""
    return not words or bool(re.search(rf"(?<!\w){re.escape(' '.join(words))}(?!\w)", article))
