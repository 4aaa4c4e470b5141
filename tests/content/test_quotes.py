"""Quotes are found in an article, or up to their longest beginning in it, as if each were looked for by itself."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from explainer.content.quotes import QuoteSearch

TEXTS = st.lists(st.sampled_from(["a", "b", "c", "a,", "b."]), min_size=1, max_size=12).map(" ".join)


def begins(words: list[str], article: str) -> bool:
    """Whether these words, as they are written, stand one after the other in an article."""
    return not words or re.search(rf"(?<!\w){re.escape(' '.join(words))}(?!\w)", article) is not None


@given(article=TEXTS, quotes=st.lists(TEXTS, max_size=5))
def test_all_are_found_in_one_pass(article: str, quotes: list[str]) -> None:
    search = QuoteSearch(quotes, article)
    for quote in quotes:
        words = quote.split()
        longest = max(count for count in range(len(words) + 1) if begins(words[:count], article))
        found = search.difference(quote)
        assert (len(words) if found is None else len(found[0].split())) == longest


@given(article=TEXTS)
def test_a_place_where_it_is_said_plainly_is_enough(article: str) -> None:
    turned = QuoteSearch(["d e"], f"{article} not d e. {article}").turned("d e")
    assert turned is not None
    assert turned[0] == "not"
    assert QuoteSearch(["d e"], f"{article} not d e. d e {article}").turned("d e") is None
