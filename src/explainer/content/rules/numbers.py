"""Numbers: with a unit, the right way round, and with arithmetic that holds."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content.decode import MISSING
from explainer.content.rules.context import RuleContext, readable
from explainer.content.rules.rule import Finding, rule
from explainer.content.suggest import did_you_mean, shown
from explainer.picture import Band, Bars, Days, Dots, Share, Steps
from explainer.values import Range


@rule("error")
def reversed_range(context: RuleContext) -> Iterator[Finding]:
    """A range is written from its lower to its higher end."""
    for path, figure in context.figures():
        for part_path, part in [(path, figure), *readable(figure, (*path, "differs"), "differs")]:
            value = part.value
            if isinstance(value, Range) and MISSING not in (value.low, value.high) and value.low > value.high:
                message = f"expected low: to be at most high:, found {value.low} above {value.high}"
                yield Finding((*part_path, "value"), message)


@rule("error")
def unit_missing(context: RuleContext) -> Iterator[Finding]:
    """A number without its unit can be taken for anything."""
    for path, figure in context.figures("value", "unit", "computed"):
        for key in ("value", "computed"):
            if getattr(figure, key) is not None and figure.unit is None:
                yield Finding((*path, key), "expected a unit with the value, found none")


@rule("error")
def unit_mismatch(context: RuleContext) -> Iterator[Finding]:
    """What is drawn side by side is compared, so it is all of one unit."""
    figures = context.figures_by_id()
    for path, name, figure in context.drawn_with():
        other = figures.get(name)
        if other is not None and not {MISSING, None} & {figure.unit, other.unit} and figure.unit != other.unit:
            units = [shown(str(unit)) for unit in (figure.unit, other.unit)]
            yield Finding(path, f'expected a figure in "{units[0]}", found {name} in "{units[1]}"')


@rule("error")
def formula(context: RuleContext) -> Iterator[Finding]:
    """A computed number shows its arithmetic: a formula that has a result, and nothing typed in beside it."""
    for path, figure in context.figures("computed", "basis", "value"):
        if (figure.computed is not None) != (figure.basis == "computed"):
            found = "a formula" if figure.computed is not None else "none"
            message = f"expected a formula where the basis is computed, and only there; found {found}"
            yield Finding((*path, "basis"), f"{message} under basis {figure.basis}")
        elif figure.computed is not None and figure.value is not None:
            yield Finding((*path, "value"), "expected no value beside a formula, found one")
        step = figure.computed.round if figure.computed is not None else None
        if step is not None and step is not MISSING and step <= 0:
            yield Finding((*path, "computed", "round"), f"expected a step above zero to round to, found {step}")
    for path, message in context.arithmetic.problems:
        yield Finding(path, message)


@rule("error")
def computed_confidence(context: RuleContext) -> Iterator[Finding]:
    """Arithmetic cannot be surer than the least sure of the numbers that it is made from."""
    order = ("low", "moderate", "high")
    figures = context.figures_by_id()
    for path, figure in context.figures("computed", "confidence"):
        if figure.computed is None or figure.computed.formula is MISSING:
            continue
        inputs = [figures[name] for name in context.arithmetic.names(figure.computed) if name in figures]
        sure = [each for each in inputs if each.confidence is not MISSING]
        weakest = min(sure, key=lambda each: order.index(each.confidence), default=None)
        if weakest and order.index(weakest.confidence) < order.index(figure.confidence):
            message = (
                f"expected at most the confidence of {weakest.id}, {weakest.confidence}; found {figure.confidence}"
            )
            yield Finding((*path, "confidence"), message)


@rule("warning")
def uncertain_without_range(context: RuleContext) -> Iterator[Finding]:
    """The word "estimated" alone goes unnoticed: a range or a qualifier at the number itself is seen."""
    for path, figure in context.figures("basis", "value", "qualifier"):
        plain = figure.value is not None and not isinstance(figure.value, Range) and figure.qualifier is None
        if plain and figure.basis in ("estimated", "forecast"):
            yield Finding((*path, "value"), f"expected a range or a qualifier, found one {figure.basis} number")


@rule("error")
def bad_value(context: RuleContext) -> Iterator[Finding]:
    """A picture can only draw what its figure has."""
    for path, figure in context.figures("picture", "value", "computed", "qualifier"):
        value, picture = figure.value, figure.picture
        if isinstance(picture, Bars | Band | Share | Dots) and value is None and figure.computed is None:
            yield Finding((*path, "picture"), f"expected a value to draw as {picture.kind}, found none")
        elif isinstance(picture, Steps) and MISSING not in (picture.steps, picture.at):
            if picture.at not in picture.steps:
                hint = did_you_mean(picture.at, [step for step in picture.steps if step is not MISSING])
                message = f'expected one of the steps, found "{shown(picture.at)}"{hint}'
                yield Finding((*path, "picture", "at"), message)
        elif isinstance(picture, Days) and not {MISSING, None} & {picture.marked, picture.of}:
            message = f"expected at most {picture.of} days, found {picture.marked}"
            if (picture.marked or 0) > picture.of:
                yield Finding((*path, "picture", "marked"), message)
