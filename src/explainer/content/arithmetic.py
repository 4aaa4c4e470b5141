"""What the computed figures of a partial story come to: each after those that it is made from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from explainer.content.decode import MISSING, Path
from explainer.content.formula import FormulaError, evaluate, references
from explainer.story import Computed, Figure
from explainer.values import Id, Quantity, Range


class Arithmetic:
    """Every figure's value, the computed ones included, and where a formula has no result."""

    def __init__(self) -> None:
        self.values: dict[Id, Quantity] = {}
        self.problems: list[tuple[Path, str]] = []

    def names(self, computed: Computed) -> list[Id]:
        """The figures that a formula names."""
        return references(computed.formula)

    def unknown(self, computed: Computed, known: Iterable[Id]) -> list[Id]:
        """The figures that a formula names and the story does not have."""
        return [name for name in self.names(computed) if name not in known]


def evaluate_all(figures: list[tuple[Path, Figure]]) -> Arithmetic:
    """Evaluate all formulas of the figures given with their paths."""
    arithmetic = Arithmetic()
    computed: dict[Id, tuple[Path, Computed]] = {}
    unsound: set[Id] = set()
    """Figures whose value could not be read or worked out, for a reason that is reported elsewhere."""
    for path, figure in figures:
        if figure.computed is not None:
            if _sound(figure.computed):
                computed[figure.id] = ((*path, "computed", "formula"), figure.computed)
            else:
                unsound.add(figure.id)
        elif not _sound(figure.value):
            unsound.add(figure.id)
        elif figure.value is not None:
            arithmetic.values[figure.id] = figure.value
    known = {figure.id for _, figure in figures}
    for name in _in_order(computed, arithmetic, unsound):
        path, formula = computed[name]
        inputs = arithmetic.names(formula)
        if name in unsound or any(each in unsound or each not in known for each in inputs):
            unsound.add(name)
            continue
        try:
            arithmetic.values[name] = evaluate(formula, arithmetic.values)
        except FormulaError as error:
            unsound.add(name)
            arithmetic.problems.append((path, f"expected a formula with a result, found {error}"))
    return arithmetic


def _in_order(
    computed: dict[Id, tuple[Path, Computed]], arithmetic: Arithmetic, unsound: set[Id]
) -> list[Id]:  # fmt: skip
    """The computed figures, each after its inputs; a circle is reported where it begins. A walk without recursion."""
    inputs = {name: [each for each in references(formula.formula) if each in computed]
              for name, (_, formula) in computed.items()}  # fmt: skip
    order: dict[Id, None] = {}
    reported: set[Id] = set()
    for start, named in inputs.items():
        way = {} if start in order else {start: iter(named)}
        while way:
            name, others = next(reversed(way.items()))
            other = next(others, None)
            if other is None:
                way.popitem()
                order[name] = None
            elif other in way:
                unsound.add(name)
                if other not in reported:
                    reported.add(other)
                    arithmetic.problems.append((computed[other][0], _circle([*way], other)))
            elif other not in order:
                way[other] = iter(inputs[other])
    return list(order)


def _circle(way: list[Id], back_to: Id) -> str:
    names = [*way[way.index(back_to) :], back_to]
    shown = " -> ".join(names) if len(names) < 6 else f"{back_to} -> ... ({len(names) - 1} figures)"
    return f"expected a formula that does not rest on itself, found {shown}"


def _sound(value: Any) -> bool:
    """Whether all of a value or a formula could be read, a range is the right way round, and a step above zero."""
    if isinstance(value, Range):
        return MISSING not in (value.low, value.high) and value.low <= value.high
    if isinstance(value, Computed):
        return MISSING not in (value.formula, value.round) and (value.round is None or value.round > 0)
    return value is not MISSING
