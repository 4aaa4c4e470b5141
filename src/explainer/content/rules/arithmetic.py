"""Rules of calculated figures: a formula with a result, and never surer or more precise than its inputs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from explainer.content.arithmetic import is_percentage
from explainer.content.formula import FormulaError, evaluate, literals, references
from explainer.content.rules.context import RuleContext
from explainer.content.rules.rule import Example, Finding, rule
from explainer.content.suggest import quoted
from explainer.story import NOT_SAID, Computed, Figure
from explainer.values import SURENESS, Formula, Quantity, ends


@rule(
    "formula",
    "error",
    RuleContext.figures,
    Example(
        "the figure tickets-a-day",
        'computed: {formula: "{tickets} / 0"}',
        'computed: {formula: "{tickets} / 365", round: 1}',
    ),
)
def formula(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A calculated number shows its arithmetic: a formula that has a result, and nothing typed in beside it."""
    computed = figure.computed
    if computed is None:
        return
    if figure.value is not None:
        yield Finding("expected no value: beside a formula, found one; leave it out", "value")
    if is_percentage(figure) and re.search(r"\* ?100$|^100 ?\*", computed.formula):
        message = "expected no 100 in a formula of percent, whose result is multiplied by 100, found one; leave it out"
        yield Finding(message, "computed", "formula")
    if problem := context.arithmetic.problems.get(figure.id):
        yield Finding(f"{problem}{_formula_hint(context, figure, computed)}", "computed", "formula")
    if computed.round is not None and computed.round <= 0:
        yield Finding(f"expected round: above zero, found {computed.round}", "computed", "round")


def _formula_hint(context: RuleContext, figure: Figure, computed: Computed) -> str:
    """How to write a formula that has a result once its signs are those of the format; else empty."""
    from explainer.content.mistakes.values import formula as mended_formula  # only where there is a problem

    intended = computed._replace(formula=Formula(mended_formula(computed.formula)))
    try:
        evaluate(intended, context.arithmetic.inputs, is_percentage(figure))
    except FormulaError:
        return ""
    return f"; write formula: {quoted(intended.formula)}"


@rule(
    "false-precision",
    "warning",
    RuleContext.figures,
    Example(
        "the figure tickets-a-day",
        'computed: {formula: "{tickets} / 365"}  # tickets: 12,345',
        'computed: {formula: "{tickets} / 365", round: 1}',
    ),
)
def false_precision(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """More decimals than any input has are an accident of the division, and look like knowledge."""
    result = context.arithmetic.results.get(figure.id)
    if result is None or figure.computed is None or figure.computed.round is not None:
        return
    stated, formula = context.arithmetic.inputs, figure.computed.formula
    inputs: list[Quantity] = [stated[name].value for name in references(formula) if name in stated]
    most = max(map(_decimals, [*inputs, *map(Decimal, literals(formula))]), default=0)
    if (found := _decimals(result.value)) > most:
        message = f"expected round: beside formula:, found {found} decimals, of numbers with at most {most}"
        yield Finding(message, "computed")


def _decimals(value: Quantity) -> int:
    """The number of decimals of a number, or of the end of a range that has more."""
    return max(-int(Decimal(end).as_tuple().exponent) for end in ends(value))


@rule(
    "computed-confidence",
    "error",
    RuleContext.figures,
    Example(
        "the figure tickets-a-day",
        'computed: {formula: "{tickets-before} / 365", round: 1}  # itself moderate\n'
        "confidence: high because it is only arithmetic",
        'computed: {formula: "{tickets-before} / 365", round: 1}',
    ),
)
def computed_confidence(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """Arithmetic cannot be surer than the least sure of the numbers that it is made from."""
    if figure.computed is None or figure.confidence is NOT_SAID:
        return
    names = references(figure.computed.formula)
    inputs = [context.figures_by_id[name] for name in names if name in context.figures_by_id]
    stated = [each for each in inputs if each.confidence is not NOT_SAID]
    weakest = min(stated, key=lambda each: SURENESS.index(each.confidence.word), default=figure)
    if SURENESS.index(weakest.confidence.word) < SURENESS.index(figure.confidence.word):
        message = f"expected at most the confidence of {weakest.id}, {weakest.confidence.word}"
        yield Finding(f"{message}; found {figure.confidence.word}; leave confidence: out", "confidence")
