"""Evaluates the computed figures of a partial story, each after the figures in its formula."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter

from explainer.content.formula import FormulaError, evaluate, references
from explainer.content.interval import QualifiedValue, qualified
from explainer.content.unread import Unread
from explainer.story import Computed, Figure
from explainer.values import Id

MAX_CIRCLES = 50
"""How many circles of formulas are looked for: each time, all formulas are put in order."""


class Arithmetic:
    """The results of the formulas, and the problems of those without a result."""

    def __init__(self) -> None:
        self.results: dict[Id, QualifiedValue] = {}
        """For each computed figure with a result: its value, and the qualifier that follows from its inputs; each after
        its inputs."""
        self.inputs: dict[Id, QualifiedValue] = {}
        """The value of each figure that formulas name: as written, or its result."""
        self.problems: dict[Id, str] = {}
        """The message for each figure whose own formula is the reason that it has no result."""


def evaluate_all(figures: Mapping[Id, Figure]) -> Arithmetic:
    """Evaluate all formulas of the figures. `figures`: by their ids."""
    arithmetic = Arithmetic()
    unsound: set[Id] = set()
    """Figures whose value could not be read or worked out, for a reason that is reported elsewhere."""
    computed: dict[Id, Computed] = {}
    for name, figure in figures.items():
        if not _sound(figure):
            unsound.add(name)
        elif figure.computed is not None:
            computed[name] = figure.computed
    for name in _in_order(computed, arithmetic, unsound):
        inputs = references(computed[name].formula)
        if name in unsound or any(each in unsound or each not in figures for each in inputs):
            unsound.add(name)
            continue
        for each in inputs:
            if each not in arithmetic.inputs and (value := figures[each].value) is not None:
                arithmetic.inputs[each] = qualified(value.amount, value.qualifier)
        try:
            result = evaluate(computed[name], arithmetic.inputs, is_percentage(figures[name]))
            arithmetic.results[name] = arithmetic.inputs[name] = result
        except Unread:
            unsound.add(name)
        except FormulaError as error:
            unsound.add(name)
            arithmetic.problems[name] = f"expected a formula with a result, found {error}"
    return arithmetic


def is_percentage(figure: Figure) -> bool:
    """Whether a figure's unit is percent, so that a part divided by its whole is multiplied by 100."""
    return figure.unit is not None and figure.unit.split()[0] == "percent"


def _in_order(computed: Mapping[Id, Computed], arithmetic: Arithmetic, unsound: set[Id]) -> list[Id]:
    """The computed figures, each after its inputs; a circle is reported once. Empty with too many circles."""
    inputs = {name: [each for each in references(one.formula) if each in computed] for name, one in computed.items()}
    for _ in range(MAX_CIRCLES + 1):
        try:
            return list(TopologicalSorter(inputs).static_order())
        except CycleError as error:
            circle = error.args[1][::-1]
            name = circle[0]
            shown = " -> ".join(circle) if len(circle) < 6 else f"{name} -> ... ({len(circle) - 1} figures)"
            arithmetic.problems[name] = f"expected a formula that does not rest on itself, found {shown}"
            unsound.add(name)
            inputs[name] = []
    return []


def _sound(figure: Figure) -> bool:
    """Whether a number, or a formula with its step and its unit, could be read and is valid."""
    with suppress(Unread):
        computed, _ = figure.computed, (figure.value, figure.unit)
        return computed is None or (bool(computed.formula) and (computed.round is None or computed.round > 0))
    return False
