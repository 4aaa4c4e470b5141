"""Rules of computed figures: a formula with a result, and never more certain or precise than its inputs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from explainer.content.formula import FormulaError, evaluate, literals, references
from explainer.content.interval import OF_A_RANGE
from explainer.content.rules.context import Parts, RuleContext
from explainer.content.rules.rule import Example, Finding, rule
from explainer.content.suggest import quoted
from explainer.story import Account, Computed, Figure
from explainer.values import Formula, Quantity, Range, ends

CONFIDENCE = ("low", "moderate", "high")


@rule(
    "formula",
    "error",
    RuleContext.figures,
    Example(
        "the figure rides-a-night",
        'computed: {formula: "{rides} / 0"}',
        'computed: {formula: "{rides} / 364", round: 5}',
    ),
)
def formula(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A computed number shows its arithmetic: a formula that has a result, and nothing typed in beside it."""
    computed = figure.computed
    if (computed is not None) != (figure.basis == "computed"):
        found, hint = ("none", "") if computed is None else ("a formula", "; write basis: computed")
        message = f"expected a formula where the basis is computed, and only there; found {found}"
        yield Finding(f"{message} under basis {figure.basis}{hint}", ("basis",))
    elif computed is not None and figure.value is not None:
        yield Finding("expected no value beside a formula, found one", ("value",))
    if computed is None:
        return
    if problem := context.arithmetic.problems.get(figure.id):
        yield Finding(f"{problem}{_formula_hint(context, computed)}", ("computed", "formula"))
    if computed.round is not None and computed.round <= 0:
        yield Finding(f"expected a step above zero to round to, found {computed.round}", ("computed", "round"))


def _formula_hint(context: RuleContext, computed: Computed) -> str:
    """How to write a formula that has a result once its signs are those of the format; else empty."""
    from explainer.content.hints import mended_formula  # only where there is a problem

    meant = computed._replace(formula=Formula(mended_formula(computed.formula)))
    try:
        evaluate(meant, context.arithmetic.inputs)
    except FormulaError:
        return ""
    return f"; write formula: {quoted(meant.formula)}"


@rule(
    "qualifier",
    "error",
    RuleContext.figures,
    Example(
        "the figure rides-a-night",
        'computed: {formula: "{rides} / 364", round: 5}  # rides: more than 18,000\nqualifier: about',
        'computed: {formula: "{rides} / 364", round: 5}',
    ),
)
def qualifier(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """What is computed is as vague and as open as what it is made from and rounded to; a qualifier of the editor's own
    may claim less, and never more."""
    result = context.arithmetic.results.get(figure.id) if figure.computed is not None else None
    if result is not None and figure.qualifier not in (None, *result.may_say):
        allowed = f"what the inputs and the rounding allow, {' | '.join(result.may_say)}"
        message = f"expected {allowed}; found {figure.qualifier}; leave qualifier out and it is worked out"
        yield Finding(message, ("qualifier",))


def _claims(context: RuleContext) -> Parts[Figure | Account]:
    return [*context.figures(), *context.accounts()]


@rule(
    "qualifier",
    "error",
    _claims,
    Example(
        "the figure people",
        "value: {low: 900, high: 1400}\nqualifier: at least",
        "value: {low: 900, high: 1400}\nqualifier: about",
    ),
)
def qualifier_of_a_range(context: RuleContext, claim: Figure | Account) -> Iterator[Finding]:
    """Both ends of a range are given, so it is not open: it takes about or exactly."""
    if isinstance(claim.value, Range) and claim.qualifier not in OF_A_RANGE:
        message = f"expected about or exactly with a range, whose ends are known, found {claim.qualifier}"
        yield Finding(message, ("qualifier",))


@rule(
    "false-precision",
    "warning",
    RuleContext.figures,
    Example(
        "the figure rides-a-night",
        'computed: {formula: "{rides} / 364"}  # rides: more than 18,000',
        'computed: {formula: "{rides} / 364", round: 5}',
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
        message = f"expected round: beside formula:, found {found} decimals where no input has more than {most}"
        yield Finding(message, ("computed",))


def _decimals(value: Quantity) -> int:
    """The number of decimals of a number, or of the end of a range that has more."""
    return max(-int(Decimal(end).as_tuple().exponent) for end in ends(value))


@rule(
    "computed-confidence",
    "error",
    RuleContext.figures,
    Example(
        "the figure rides-a-night",
        'computed: {formula: "{rides-before} / 366", round: 5}\nconfidence: high  # rides-before: moderate',
        'computed: {formula: "{rides-before} / 366", round: 5}\nconfidence: moderate',
    ),
)
def computed_confidence(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """Arithmetic cannot be surer than the least sure of the numbers that it is made from."""
    names = references(figure.computed.formula) if figure.computed is not None else []
    inputs = [context.figures_by_id[name] for name in names if name in context.figures_by_id]
    weakest = min(inputs, key=lambda each: CONFIDENCE.index(each.confidence), default=figure)
    if CONFIDENCE.index(weakest.confidence) < CONFIDENCE.index(figure.confidence):
        message = f"expected at most the confidence of {weakest.id}, {weakest.confidence}; found {figure.confidence}"
        yield Finding(message, ("confidence",))
