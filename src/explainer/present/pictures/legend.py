"""What stands beside and under the drawings: labels, notes, the scale and the word of each texture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explainer.present import words
from explainer.present.lines import Line, Role, Span, width_of, wrap
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.widths import cell_len
from explainer.story import Figure
from explainer.values import Number

NO_NUMBER = "no number"


def names(figures: Sequence[Figure]) -> list[str]:
    """What tells rows apart: the period where each has its own, else the label, with the period where those differ."""
    periods = [figure.period for figure in figures]
    told = [period for period in periods if period]
    if len(figures) > 1 and len(set(told)) == len(figures):
        return told
    same = len(set(periods)) == 1
    return [flat(f.label if same or not f.period else f"{f.label}, {f.period}") for f in figures]


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def shortened(text: str, cells: int, glyphs: Glyphs) -> str:
    """A text cut to a number of cells, with the sign that it was."""
    if cell_len(text) <= cells:
        return text
    cut = text
    while cut and cell_len(cut) + len(glyphs.ellipsis) > cells:
        # A joiner left at the end would join the sign to the letter before it.
        cut = cut[:-1].rstrip(" \u200d")
    return cut + glyphs.ellipsis if cut else ""


def distinct(labels: Sequence[str], cells: int, glyphs: Glyphs) -> bool:
    """Whether cutting the labels leaves apart what was."""
    return len({shortened(label, cells, glyphs) for label in labels}) == len(set(labels))


def padded(text: str, cells: int, glyphs: Glyphs) -> str:
    """A text of exactly a number of cells."""
    cut = shortened(text, cells, glyphs)
    return cut + " " * (cells - cell_len(cut))


def notes(figure: Figure, first: Figure) -> Line:
    """What must be known of a row: that it is context, that it is ours, or that its evidence is not the first's."""
    other = figure.basis if figure.basis != first.basis else ""
    basis = words.OURS if figure.basis == "computed" else other
    if not figure.context:
        return (Span(basis, "muted"),) if basis else ()
    return (Span("context", "context"), *((Span(f", {basis}", "muted"),) if basis else ()))


def said(figure: Figure, value: str) -> Line:
    """A figure's value in the words given, or that it has none."""
    return (Span(value, "value") if figure.value is not None else Span(NO_NUMBER, "muted"),)


def legend(parts: Iterable[Line], width: int, glyphs: Glyphs) -> list[Line]:
    """The parts of a legend, one after another, broken to the width."""
    spans: list[Span] = []
    for part in filter(None, parts):
        if spans:
            spans.append(Span(glyphs.between, "muted"))
        spans += part
    line = tuple(spans)
    if not line or width_of(line) <= width:
        return [line] if line else []
    return wrap(line, width)


def meaning(sign: str, text: str, role: Role = "fill") -> Line:
    """A sign and what it stands for: █ = 250 entries."""
    return Span(sign, role), Span(f" = {text}", "muted")


def units(amount: Number, unit: str | None) -> str:
    """What a sign stands for. A unit is a plural, so that one of it is said with the unit as a label: 1 (people)."""
    if not unit:
        return words.number(amount)
    return f"{words.number(amount)} {unit}" if amount != 1 else f"{words.number(amount)} ({unit})"


def evidence(figure: Figure) -> Line:
    """The word of a figure's evidence, for the end of a legend."""
    return (Span(figure.basis, "muted"),)


def other_textures(figures: Sequence[Figure], glyphs: Glyphs) -> list[Line]:
    """The texture and the word of each kind of evidence that the first figure does not have."""
    first, *others = figures
    bases = dict.fromkeys(other.basis for other in others if other.basis != first.basis and other.value is not None)
    return [(Span(glyphs.textures[basis], "fill-other"), Span(f" {basis}", "muted")) for basis in bases]


def told(figure: Figure) -> str:
    """A figure in words: Entries into Russia, 2024: more than 13,000 entries (counted)."""
    return f"{_titled(figure)}: {amount(figure)} {_based(figure)}"


def introduced(figure: Figure) -> str:
    """The same for a picture that needs no number: without one, nothing is said of it."""
    return told(figure) if figure.value is not None else f"{_titled(figure)} {_based(figure)}"


def _titled(figure: Figure) -> str:
    return flat(f"{figure.label}, {figure.period}" if figure.period else figure.label)


def _based(figure: Figure) -> str:
    basis = words.OURS if figure.basis == "computed" else figure.basis
    return f"({'context, ' if figure.context else ''}{basis})"


def amount(figure: Figure) -> str:
    """A figure's number with how it is meant and its unit."""
    if figure.value is None:
        return NO_NUMBER
    return " ".join(part for part in (words.qualified(figure.value, figure.qualifier), figure.unit) if part)
