"""Figures in the sentences that stand for pictures."""

from __future__ import annotations

from explainer.present import words
from explainer.story import Figure

NO_NUMBER = "no number"


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def figure_sentence(figure: Figure) -> str:
    """A figure in words: Entries into Russia, 2024: more than 13,000 entries (counted)."""
    return f"{_title(figure)}: {amount(figure)} {_evidence(figure)}"


def caption(figure: Figure) -> str:
    """The same for a picture that needs no number: where the figure has none, the sentence does not mention it."""
    return figure_sentence(figure) if figure.value is not None else f"{_title(figure)} {_evidence(figure)}"


def amount(figure: Figure) -> str:
    """A figure's number with its qualifier and unit."""
    if figure.value is None:
        return NO_NUMBER
    return " ".join(part for part in (words.qualified(figure.value, figure.qualifier), figure.unit) if part)


def _title(figure: Figure) -> str:
    return one_line(f"{figure.label}, {figure.period}" if figure.period else figure.label)


def _evidence(figure: Figure) -> str:
    basis = words.OURS if figure.basis == "computed" else figure.basis
    return f"({'context, ' if figure.context else ''}{basis})"
