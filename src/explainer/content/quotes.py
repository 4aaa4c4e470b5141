"""Compares the quotes of a story with its article, all of them in one pass over the article's words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from html import unescape

from explainer.content.suggest import shortened

ALIKE = str.maketrans(
    {**dict.fromkeys("“”„‟«»〝〞″", '"'), **dict.fromkeys("‘’‚‛‹›′", "'"), **dict.fromkeys("‐‑‒–—―−", "-"),
     "\u00ad": None, "\u200b": None, "\u2060": None}
)  # fmt: skip
"""Characters that do not count as different: quotation marks, dashes, and marks of where a line may break."""

TOKEN_RE = re.compile(r"\w+\s*|[^\w\s]\s*")
TURNED_RE = re.compile(r"\b(?i:not|cannot|never|no|nobody|none|denie[sd]|deny)\b|n't\b|\b(?:may|might)\b")
"""Words behind which a piece of a sentence says more than the sentence, or the opposite; May is a month."""
STOPS, CLOSING = ".!?", "\"')]"

MARKUP_RE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\b|\Z)"
    r"|<(?:/?(?P<inline>a|b|em|i|small|span|strong|sub|sup|wbr)\b|[/!?a-z])"
    r"(?:[^>=]+|=(?:\"[^\"]*\"?|'[^']*'?)?)*+>?",
    re.IGNORECASE | re.DOTALL,
)
"""What is no text of a page: a comment, a script, a tag. Python's own parser of HTML never ends with some pages."""

MAX_TOKENS = 1_500_000
"""How many words and signs of an article are looked into; four megabytes of a text have half of it."""
MAX_PLACES = 50_000
"""How many places of quotes are looked at."""
MAX_WORDS = 100
"""How many words and signs of a sentence are looked at before a quote, and behind it."""


class TooLong(Exception):
    """An article has more words and signs than are looked into."""


def plain(article: str) -> str:
    """The text of an article; of one that begins as a page of HTML does, what a browser shows. Raises TooLong."""
    if article.lstrip().startswith("<"):
        article = unescape(MARKUP_RE.sub(lambda found: "" if found["inline"] else "\n\n", article))
    if len(_article_tokens(article)) > MAX_TOKENS:
        raise TooLong
    return article


class QuoteSearch:
    """The quotes of a story, looked for in its article.

    White space and hyphens at the ends of lines, the form of letters, dashes and quotation marks may differ. All quotes
    are looked for at once, as Aho and Corasick do: each state is a beginning of quotes.
    """

    def __init__(self, quotes: Iterable[str], article: str) -> None:
        self._quotes = {quote: _tokens(quote) for quote in quotes}
        self._next: list[dict[str, int]] = [{}]
        """For each state, the state that a word leads to; 0 is the empty beginning."""
        self._whole = {quote: self._state(tokens) for quote, tokens in self._quotes.items()}
        """The state of each whole quote."""
        known = {token.rstrip() for tokens in self._quotes.values() for token in tokens}
        self._article = _joined(_article_tokens(article), known)
        self._found: dict[int, int] = {}
        """For each beginning that the article has, the index behind its first place."""
        self._places: dict[int, list[int]] = defaultdict(list)
        """For each whole quote, the indexes behind its places."""
        self._search()

    def difference(self, quote: str) -> tuple[str, str] | None:
        """The longest beginning of a quote, in words, that the article has, and how the article goes on behind its
        first place; None where the article has the whole quote."""
        if self._whole[quote] in self._found:
            return None
        tokens = self._quotes[quote]
        state = count = end = 0
        for index, token in enumerate(tokens, 1):
            state = self._next[state][token.rstrip()]
            if state not in self._found:
                break
            if token[-1].isspace():
                count, end = index, self._found[state]
        following = "".join(self._article[end : end + 100]).split() if count else []
        goes_on = " ".join(following[:6]) + ("..." if len(following) > 6 else "")
        return shortened("".join(tokens[:count]).rstrip()), shortened(goes_on)

    def turned(self, quote: str) -> tuple[str, str] | None:
        """A word that turns or weakens what follows it, where the quote begins behind one in its sentence, and that
        sentence; None where one place of the quote has none."""
        places = self._places[self._whole[quote]]
        for end in places:
            at = begin = end - len(self._quotes[quote])
            while begin and at - begin < MAX_WORDS and not self._ends_sentence(begin - 1):
                begin -= 1
            turned = TURNED_RE.findall("".join(self._article[begin:at]))
            if not turned:
                return None
        if not places:
            return None
        last = min(end + MAX_WORDS, len(self._article))
        stop = next((at + 1 for at in range(end - 1, last) if self._ends_sentence(at)), last)
        return turned[-1], shortened(" ".join("".join(self._article[begin:stop]).split()), 400)

    def _ends_sentence(self, index: int) -> bool:
        token = self._article[index]
        sign = token.rstrip()
        if sign in CLOSING and index:
            sign = self._article[index - 1]
        return token.count("\n") > 1 or (token[-1].isspace() and sign in STOPS)

    def _state(self, tokens: Iterable[str]) -> int:
        """The state of a quote; it is made where there is none yet."""
        state = 0
        for token in tokens:
            after = self._next[state].setdefault(token.rstrip(), len(self._next))
            if after == len(self._next):
                self._next.append({})
            state = after
        return state

    def _search(self) -> None:
        shorter, whole_in = [0] * len(self._next), [0] * len(self._next)
        """For each state, that of its longest end that is a beginning too, and that is a whole quote."""
        whole = set(self._whole.values())
        order = [0]
        for state in order:  # it grows: the shorter beginnings first
            for word, after in self._next[state].items():
                end = self._after(shorter[state], word, shorter) if state else 0
                shorter[after] = end
                whole_in[after] = end if end in whole else whole_in[end]
                order.append(after)
        words = list(map(str.rstrip, self._article))
        state, end, left = 0, 0, MAX_PLACES
        for begin in [index for index, word in enumerate(words) if word in self._next[0]]:
            end = max(begin, end)
            while end < len(words) and (state := self._after(state, words[end], shorter)):
                end += 1
                self._found.setdefault(state, end)
                quote = state if state in whole else whole_in[state]
                while quote and left:
                    self._places[quote].append(end)
                    quote, left = whole_in[quote], left - 1
        for state in reversed(order):
            if state in self._found:
                first = self._found.get(shorter[state], len(words))
                self._found[shorter[state]] = min(first, self._found[state])

    def _after(self, state: int, word: str, shorter: list[int]) -> int:
        """The longest beginning with which a text ends that goes on from a state with a word."""
        while state and word not in self._next[state]:
            state = shorter[state]
        return self._next[state].get(word, 0)


def _tokens(text: str) -> list[str]:
    """The words and signs of a text, each with the white space behind it, in one form: composed and decomposed letters
    are the same, ligatures are letters, the ellipsis sign is three dots."""
    alike = re.sub(r"\u00ad\s*\n", "-\n", text).translate(ALIKE)
    return TOKEN_RE.findall(unicodedata.normalize("NFKC", alike).strip())


@lru_cache(maxsize=1)
def _article_tokens(article: str) -> tuple[str, ...]:
    """As `_tokens`, once for all stories that quote an article."""
    return tuple(_tokens(article))


def _joined(article: Sequence[str], words: Set[str]) -> list[str]:
    """The tokens of an article without the hyphens at the ends of lines that divide one of these words."""
    tokens = list(article)
    for index in [index for index, token in enumerate(tokens) if "\n" in token and token[0] == "-"]:
        whole = "".join(tokens[index - 1 : index] + tokens[index + 1 : index + 2])
        if whole.rstrip() in words:
            tokens[index - 1 : index + 2] = "", "", whole
    return list(filter(None, tokens))
