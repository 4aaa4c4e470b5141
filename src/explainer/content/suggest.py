"""Which known word may have been meant, and how a word that was found is quoted in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from explainer.characters import safe

MOST_COMPARED = 500
"""How many known words a word is compared with."""


def shown(text: str) -> str:
    """What was found, safe to print and short enough for a sentence."""
    text = safe(text)
    return f"{text[:40]}…" if len(text) > 40 else text


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """The end of a sentence that names the nearest known word, or nothing where none is near."""
    close = nearest(found, known)
    return f"; did you mean {close[0]}?" if close else ""


def nearest(found: str, known: Iterable[str]) -> list[str]:
    """The known words that are near to the one found, the nearest first, at most three; only so many are compared."""
    from difflib import get_close_matches  # only where there is a problem

    words = {word.lower(): word for word in islice(known, MOST_COMPARED)}
    return [words[word] for word in get_close_matches(found.lower()[:100], words, n=3, cutoff=0.6)]
