"""Compares a quote with the article's words."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left

ALIKE = str.maketrans(
    {**dict.fromkeys("“”„‟«»〝〞″", '"'), **dict.fromkeys("‘’‚‛‹›′", "'"), **dict.fromkeys("‐‑‒–—―−", "-"),
     "\u00ad": None, "\u200b": None, "\u2060": None}
)  # fmt: skip
"""Characters that do not count as different: quotation marks, dashes, and marks of where a line may break."""


def agreed(quote: str, article: str) -> str | None:
    """The longest beginning of a quote, in words, that is in the folded article; None where the whole quote is.

    White space, dashes and the form of letters and quotation marks may differ: see `folded`.
    """
    words = folded(quote).split()
    if _is_in(words, article):
        return None
    last = bisect_left(range(1, len(words)), True, key=lambda end: not _is_in(words[:end], article))
    return " ".join(words[:last])


def folded(text: str) -> str:
    """A text with single spaces, straight quotation marks, plain dashes and letters in one form.

    Composed and decomposed letters become the same, ligatures become letters, the ellipsis sign becomes three dots, and
    soft hyphens are removed.
    """
    return " ".join(unicodedata.normalize("NFKC", text.translate(ALIKE)).split())


def _is_in(words: list[str], article: str) -> bool:
    """Whether the article has these words one after the other, as whole words."""
    text = " ".join(words)
    at = article.find(text)
    while at >= 0 and (_in_a_word(article[at - 1 : at]) or _in_a_word(article[at + len(text) : at + len(text) + 1])):
        at = article.find(text, at + 1)
    return at >= 0


def _in_a_word(character: str) -> bool:
    return character.isalnum() or character == "_"
