"""Compares the quotes of a story with its article, word by word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set
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

    White space and hyphens at the ends of lines, the form of letters, dashes and quotation marks may differ.
    """

    def __init__(self, quotes: Iterable[str], article: str) -> None:
        self._quotes = {quote: _tokens(quote) for quote in quotes}
        known = {token.rstrip() for tokens in self._quotes.values() for token in tokens}
        self._article = _joined(_article_tokens(article), known)
        self._text = _spaced(self._article)
        self._left = MAX_PLACES

    def difference(self, quote: str) -> tuple[str, str] | None:
        """The longest beginning of a quote, in words, that the article has, and how the article goes on behind its
        first place; None where the article has the whole quote."""
        tokens = self._quotes[quote]
        if _spaced(tokens) in self._text:
            return None
        at = count = place = 0
        for index, token in enumerate(tokens, 1):
            at = self._text.find(_spaced(tokens[:index]), at)
            if at < 0:
                break
            if token[-1].isspace():
                count, place = index, at
        end = self._text.count(" ", 0, place) + count
        following = "".join(self._article[end : end + 100]).split() if count else []
        goes_on = " ".join(following[:6]) + ("..." if len(following) > 6 else "")
        return shortened("".join(tokens[:count]).rstrip()), shortened(goes_on)

    def turned(self, quote: str) -> tuple[str, str] | None:
        """A word that turns or weakens what follows it, where the quote begins behind one in its sentence, and that
        sentence; None where one place of the quote has none."""
        tokens = self._quotes[quote]
        found = None
        for start in self._places(tokens):
            begin = start
            while begin and start - begin < MAX_WORDS and not self._ends_sentence(begin - 1):
                begin -= 1
            turned = TURNED_RE.findall("".join(self._article[begin:start]))
            if not turned:
                return None
            end = start + len(tokens)
            last = min(end + MAX_WORDS, len(self._article))
            stop = next((at + 1 for at in range(end - 1, last) if self._ends_sentence(at)), last)
            sentence = " ".join("".join(self._article[begin:stop]).split())
            found = turned[-1], shortened(sentence, 400)
        return found

    def _places(self, tokens: Sequence[str]) -> Iterator[int]:
        """The indexes in the article at which a quote begins."""
        text = _spaced(tokens)
        index = end = 0
        while self._left and (at := self._text.find(text, end)) >= 0:
            self._left -= 1
            index += self._text.count(" ", end, at)
            yield index
            index, end = index + 1, at + 1

    def _ends_sentence(self, index: int) -> bool:
        token = self._article[index]
        sign = token.rstrip()
        if sign in CLOSING and index:
            sign = self._article[index - 1]
        return token.count("\n") > 1 or (token[-1].isspace() and sign in STOPS)


def _spaced(tokens: Iterable[str]) -> str:
    """Words and signs with one blank on each side, so that a text in this form is searched for whole ones."""
    return f" {' '.join(map(str.rstrip, tokens))} "


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
