"""Numbers: with a unit, the right way round, and with arithmetic that holds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from explainer.content.formula import literals, references
from explainer.content.interval import OF_A_RANGE
from explainer.content.rules.context import Drawn, Parts, RuleContext
from explainer.content.rules.rule import Example, Finding, rule
from explainer.content.suggest import shown
from explainer.picture import Band, Bars, Days, Dots, Share, Steps
from explainer.story import Account, Figure
from explainer.values import Number, Quantity, Range

CONFIDENCE = ("low", "moderate", "high")


@rule(
    "reversed-range",
    "error",
    RuleContext.quantities,
    Example("the figure people", "value: {low: 1400, high: 900}", "value: {low: 900, high: 1400}"),
)
def reversed_range(context: RuleContext, value: Quantity) -> Iterator[Finding]:
    """A range is written from its lower to its higher end."""
    if isinstance(value, Range) and value.low > value.high:
        yield Finding(f"expected low: to be at most high:, found {value.low} above {value.high}")


@rule(
    "unit-missing",
    "error",
    RuleContext.figures,
    Example("the figure people", "value: {low: 900, high: 1400}", "value: {low: 900, high: 1400}\nunit: people"),
)
def unit_missing(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A number without its unit can be taken for anything."""
    for key, number in (("value", figure.value), ("computed", figure.computed)):
        if number is not None and figure.unit is None:
            yield Finding("expected a unit with the value, found none", (key,))


@rule(
    "unit-mismatch",
    "error",
    RuleContext.drawn,
    Example(
        "the figure rides",
        "unit: rides\npicture: {kind: bars, with: [people]}",
        "unit: rides\npicture: {kind: bars, with: [rides-before]}",
    ),
)
def unit_mismatch(context: RuleContext, drawn: Drawn) -> Iterator[Finding]:
    """What is drawn side by side is compared, so it is all of one unit."""
    other = context.figures_by_id.get(drawn.name)
    unit, found = drawn.owner.unit, other.unit if other is not None else None
    if unit is not None and found is not None and unit != found:
        yield Finding(f'expected a figure in "{shown(unit)}", found {drawn.name} in "{shown(found)}"')


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
        found = "none" if computed is None else "a formula"
        message = f"expected a formula where the basis is computed, and only there; found {found}"
        yield Finding(f"{message} under basis {figure.basis}", ("basis",))
    elif computed is not None and figure.value is not None:
        yield Finding("expected no value beside a formula, found one", ("value",))
    if computed is None:
        return
    if problem := context.arithmetic.problems.get(figure.id):
        yield Finding(problem, ("computed", "formula"))
    if computed.round is not None and computed.round <= 0:
        yield Finding(f"expected a step above zero to round to, found {computed.round}", ("computed", "round"))


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
        message = f"expected {allowed}; found {figure.qualifier}; left out, it is worked out"
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
    """How many decimals a number, or an end of a range, is written with."""
    ends: tuple[Number, ...] = (value.low, value.high) if isinstance(value, Range) else (value,)
    return max(-int(Decimal(end).as_tuple().exponent) for end in ends)


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


@rule(
    "uncertain-without-range",
    "warning",
    RuleContext.figures,
    Example("the figure people", "basis: estimated\nvalue: 1150", "basis: estimated\nvalue: {low: 900, high: 1400}"),
)
def uncertain_without_range(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """The word "estimated" alone goes unnoticed: a range or a qualifier at the number itself is seen."""
    plain = figure.value is not None and not isinstance(figure.value, Range) and figure.qualifier is None
    if plain and figure.basis in ("estimated", "forecast"):
        yield Finding(f"expected a range or a qualifier, found one {figure.basis} number", ("value",))


@rule(
    "bad-value",
    "error",
    RuleContext.figures,
    Example(
        "the figure third-line",
        "picture: {kind: steps, steps: [announced, paid for, running], at: ordered}",
        "picture: {kind: steps, steps: [announced, paid for, running], at: announced}",
    ),
)
def bad_value(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A picture can only draw what its figure has."""
    picture = figure.picture
    if isinstance(picture, Bars | Band | Share | Dots) and figure.value is None and figure.computed is None:
        yield Finding(f"expected a value to draw as {picture.kind}, found none", ("picture",))
    elif isinstance(picture, Steps) and picture.at not in picture.steps:
        hint = context.suggestions.did_you_mean(picture.at, picture.steps)
        yield Finding(f'expected one of the steps, found "{shown(picture.at)}"{hint}', ("picture", "at"))
    elif isinstance(picture, Days) and picture.marked is not None and picture.marked > picture.of:
        yield Finding(f"expected at most {picture.of} days, found {picture.marked}", ("picture", "marked"))
