"""The rows of a picture that compares figures: their order, their labels, and what stands after each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from explainer.present import words
from explainer.present.lines import Line, Role, Span
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import meaning
from explainer.present.pictures.sentences import NO_NUMBER, figure_sentence, one_line
from explainer.present.wrapping import wrap
from explainer.story import Basis, Figure, Story
from explainer.values import Id

CONTEXT = "context"


class Row(NamedTuple):
    """A figure as a row of a picture."""

    figure: Figure
    """What is drawn."""
    label: str
    """What distinguishes it from the other rows; empty where it is the only row."""
    gap: str
    """The years that are left out before it, in words; empty where none are."""
    value: Line
    """Its value in words."""
    basis: Basis | None
    """The kind of evidence; None for another account of the same thing, whose kind is not known."""
    context: bool = False
    """Whether it is context beside rows of the article."""
    evidence: str = ""
    """The word for its evidence, where that differs from the evidence of the picture's figure."""


def rows_of(figure: Figure, named: Sequence[Id], story: Story) -> list[Row]:
    """The figure and those named with it, the earliest year first."""
    figures = _in_order(figure, named, story)
    labels = _labels(figures)
    mixed = len({each.context for each in figures}) > 1
    return [
        Row(
            each,
            labels[place],
            _years_between(figures[place - 1], each) if place else "",
            _value_span(each, "value" if each.context == figure.context else "plain"),
            each.basis,
            mixed and each.context,
            "" if each.basis == figure.basis else words.OURS if each.basis == "computed" else each.basis,
        )
        for place, each in enumerate(figures)
    ]


def rows_sentence(figure: Figure, named: Sequence[Id], story: Story) -> str:
    """The rows with their numbers and the years that are left out, in one sentence."""
    figures = _in_order(figure, named, story)
    told: list[str] = []
    for place, each in enumerate(figures):
        gap = _years_between(figures[place - 1], each) if place else ""
        told += [*([gap] if gap else []), figure_sentence(each)]
    return f"{'; '.join(told)}."


def label_cells(rows: Sequence[Row]) -> int:
    """The width of the column of labels in cells, with two blanks after it; 0 where there are no labels."""
    widest = max(cell_len(row.label) for row in rows)
    return widest + 2 if widest else 0


def row_end(row: Row, evidence: bool, short: bool, glyphs: Glyphs) -> Line:
    """What stands after a row's drawing: its value, and that it is context, by the sign alone where `short`.

    `evidence`: whether to name evidence that differs from the figure's; not where the row's texture shows it.
    """
    notes: list[Span] = []
    if row.context:
        notes = [Span("  "), Span(glyphs.context if short else f"{glyphs.context} {CONTEXT}", "context")]
    if evidence and row.evidence and not short:
        notes.append(Span(f", {row.evidence}" if notes else f"  {row.evidence}", "muted"))
    return (*row.value, *notes)


def short_meaning(rows: Sequence[Row], evidence: bool, glyphs: Glyphs) -> Line:
    """The legend for the bare context sign; empty where no row has it or it means different things."""
    notes = {(row.context, row.evidence if evidence else "") for row in rows} - {(False, "")}
    if len(notes) != 1:
        return ()
    [(context, word)] = notes
    return meaning(glyphs.context, ", ".join(filter(None, (CONTEXT, word))), "context") if context else ()


def gap_lines(row: Row, column: int, width: int, glyphs: Glyphs) -> list[Line]:
    """What stands before a row: which years are left out, if any are."""
    told = wrap(row.gap, width - column, "muted") if row.gap else []
    return [(Span((" " if place else glyphs.gap).ljust(column), "muted"), *line) for place, line in enumerate(told)]


def _in_order(figure: Figure, named: Sequence[Id], story: Story) -> list[Figure]:
    """By year where each has a different one; else as the file names them, the figure first unless it is named too."""
    others = [figure if name == figure.id else story.figures_by_id[name] for name in named]
    figures = others if figure.id in named else [figure, *others]
    years = [_year(each) for each in figures]
    if len({frame for _, frame in years}) == 1 and len({year for year, _ in years}) == len(figures) and all(years[0]):
        figures.sort(key=_year)
    return figures


def _year(figure: Figure) -> tuple[int, str]:
    """The only year of a figure's period, and the period with {} in its place; 0 and "" where it has no single one."""
    period = one_line(figure.period or "")
    found = re.findall(r"(?<![\d.,])[12]\d{3}(?![\d.,/-])", period)
    return (int(found[0]), period.replace(found[0], "{}")) if len(found) == 1 else (0, "")


def _years_between(before: Figure, after: Figure) -> str:
    (first, frame), (last, other) = _year(before), _year(after)
    if not first or frame != other or last - first < 2:
        return ""
    return f"{first + 1} not shown" if last - first == 2 else f"{first + 1} to {last - 1} not shown"


def _labels(figures: Sequence[Figure]) -> list[str]:
    """The periods where no two are the same, else the labels, with the periods where those differ."""
    if len(figures) == 1:
        return [""]
    periods = [one_line(figure.period or "") for figure in figures]
    if all(periods) and len(set(periods)) == len(figures):
        return periods
    same = len(set(periods)) == 1
    labels = [one_line(figure.label) for figure in figures]
    return [
        label if same or not period else f"{label}, {period}" for label, period in zip(labels, periods, strict=True)
    ]


def _value_span(figure: Figure, role: Role) -> Line:
    """A figure's value in words, or that it has none."""
    if figure.value is None:
        return (Span(NO_NUMBER, "muted"),)
    return (Span(words.qualified(figure.value, figure.qualifier), role),)
