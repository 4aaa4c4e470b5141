"""Which known word may have been meant, and how a word that was found is quoted in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from explainer.sanitize import safe

MAX_COMPARED = 500
"""How many known words a word is compared with."""
MAX_SUGGESTED = 50
"""For how many problems of one file a near word is looked for: each comparison takes long."""


class Suggestions:
    """Finds near words for one file, up to MAX_SUGGESTED times."""

    def __init__(self) -> None:
        self._left = MAX_SUGGESTED

    def nearest(self, found: str, known: Iterable[str]) -> list[str]:
        """As the function of this name; empty after the limit."""
        if not self._left:
            return []
        self._left -= 1
        return nearest(found, known)


def shown(text: str) -> str:
    """What was found, safe to print and short enough for a sentence."""
    text = safe(text)
    return f"{text[:40]}…" if len(text) > 40 else text


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """Asks whether the nearest known word was meant; empty where none is near."""
    return question(nearest(found, known)[:1])


def nearest(found: str, known: Iterable[str]) -> list[str]:
    """The known words that are near to the one found, the nearest first, at most three."""
    from difflib import get_close_matches  # only where there is a problem

    words = {word.lower(): word for word in islice(known, MAX_COMPARED)}
    near = get_close_matches(found.lower()[:100], words, n=3, cutoff=0.6)
    near.sort(key=lambda word: sorted(word) != sorted(found.lower()))  # first those in which only letters were swapped
    return [words[word] for word in near]


def question(near: Sequence[str]) -> str:
    """Asks whether one of the near words was meant; empty where there are none."""
    return f"did you mean {' or '.join(near)}?" if near else ""


def instruction(key: str, intended: Sequence[str]) -> str:
    """Says what to write under a key, or in a list, where the key is empty; asks where it may be one of several texts;
    empty where there are none."""
    return f"write {key and f'{key}: '}{shortened(intended[0], 200)}" if len(intended) == 1 else question(intended)


def listing(words: Sequence[str]) -> str:
    """Words as a sentence lists them: one, two and three."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def keys_in_words(keys: Sequence[str]) -> str:
    """Keys as a sentence names them: key one, keys one and two."""
    return f"key{'s' * (len(keys) > 1)} {listing(keys)}"


def quoted(text: str) -> str:
    """A text in the quotation marks of YAML that need the fewest changes to it."""
    if "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def shortened(text: str, most: int = 100) -> str:
    """A line with its middle left out where it has more than `most` characters."""
    return text if len(text) <= most else f"{text[: most * 2 // 3]} … {text[-(most // 3) :]}"
