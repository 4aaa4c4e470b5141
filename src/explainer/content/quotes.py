"""Whether a quote is the article's words."""

from __future__ import annotations

import re
from bisect import bisect_left

STRAIGHT = str.maketrans("“”„‘’‚", "\"\"\"'''")


def agreed(quote: str, article: str) -> str | None:
    """As many of a quote's first words as stand in the folded article; None where all of them do.

    White space and the form of quotation marks may differ.
    """
    words = folded(quote).split()
    if _stands_in(words, article):
        return None
    last = bisect_left(range(1, len(words)), True, key=lambda end: not _stands_in(words[:end], article))
    return " ".join(words[:last])


def folded(text: str) -> str:
    """A text with single spaces and straight quotation marks."""
    return " ".join(text.translate(STRAIGHT).split())


def _stands_in(words: list[str], article: str) -> bool:
    """Whether these words stand in the article one after the other, and none of them only as a part of a word."""
    return not words or bool(re.search(rf"(?<!\w){re.escape(' '.join(words))}(?!\w)", article))
