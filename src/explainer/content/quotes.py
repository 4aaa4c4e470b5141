"""Compares a quote with the article's words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

ALIKE = str.maketrans(
    {**dict.fromkeys("“”„‟«»〝〞″", '"'), **dict.fromkeys("‘’‚‛‹›′", "'"), **dict.fromkeys("‐‑‒–—―−", "-"),
     "\u00ad": None, "\u200b": None, "\u2060": None}
)  # fmt: skip
"""Characters that do not count as different: quotation marks, dashes, and marks of where a line may break."""

TURNED_RE = re.compile(r"\b(?:not|never|no|nobody|none|denie[sd]|deny|may|might|n't)\b", re.IGNORECASE)
"""Words behind which a piece of a sentence says more than the sentence, or the opposite."""


def agreed(quote: str, article: str) -> str | None:
    """The longest beginning of a quote, in words, that is in the folded article; None where the whole quote is.

    White space, dashes and the form of letters and quotation marks may differ: see `folded`.
    """
    words = folded(quote).split()
    if _is_in(words, article):
        return None
    last = bisect_left(range(1, len(words)), True, key=lambda end: not _is_in(words[:end], article))
    return " ".join(words[:last])


def goes_on(beginning: str, article: str, words: int = 6) -> str:
    """The words of the folded article behind its first place that has these words, at most so many."""
    at = next(_places(beginning, article), len(article))
    following = article[at + len(beginning) :].split(maxsplit=words)
    return " ".join(following[:words]) + ("..." if len(following) > words else "")


def before_in_sentence(quote: str, article: str) -> tuple[str, str] | None:
    """A word that turns or weakens what follows it, where the quote begins behind one in its sentence of the folded
    article, and that sentence; None where one place of the quote has none."""
    words = folded(quote)
    found = None
    for at in _places(words, article):
        begin = max(article.rfind(mark, 0, at) for mark in (". ", "! ", "? ", '." '))
        turned = TURNED_RE.findall(article[begin + 1 : at])
        if not turned:
            return None
        last = at + len(words) - 1
        end = min((stop for mark in ".!?" if (stop := article.find(mark, last)) >= 0), default=len(article) - 1)
        found = turned[-1], article[begin + 1 : end + 1].strip()
    return found


def folded(text: str) -> str:
    """A text with single spaces, straight quotation marks, plain dashes and letters in one form.

    Composed and decomposed letters become the same, ligatures become letters, the ellipsis sign becomes three dots, and
    soft hyphens are removed.
    """
    return " ".join(unicodedata.normalize("NFKC", text.translate(ALIKE)).split())


def _is_in(words: list[str], article: str) -> bool:
    """Whether the article has these words one after the other, as whole words."""
    return next(_places(" ".join(words), article), None) is not None


def _places(text: str, article: str) -> Iterator[int]:
    """Where the article has a text that neither begins nor ends within a word."""
    at = article.find(text)
    while at >= 0:
        end = at + len(text)
        if not (_in_a_word(article[at - 1 : at]) or _in_a_word(article[end : end + 1])):
            yield at
        at = article.find(text, at + 1)


def _in_a_word(character: str) -> bool:
    return character.isalnum() or character == "_"
