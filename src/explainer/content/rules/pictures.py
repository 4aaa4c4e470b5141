"""Rules of pictures: they draw the figure's own number, beside figures of the same unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from explainer.content.rules.context import RuleContext, drawn_with
from explainer.content.rules.rule import Example, Finding, rule
from explainer.content.suggest import shown
from explainer.picture import Band, Bars, Days, Dots, Share, Steps
from explainer.story import Figure
from explainer.values import Number, Quantity, Range


@rule(
    "unit-mismatch",
    "error",
    RuleContext.figures,
    Example(
        "the figure rides",
        "unit: rides\npicture: {kind: bars, with: [people]}",
        "unit: rides\npicture: {kind: bars, with: [rides-before]}",
    ),
)
def unit_mismatch(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """What is drawn side by side is compared, so it is all of one unit."""
    names = drawn_with(figure)
    others = [(index, context.figures_by_id.get(name)) for index, name in enumerate(names)]
    units = {index: other.unit for index, other in others if other is not None and other is not figure and other.unit}
    different = {index: unit for index, unit in units.items() if unit != figure.unit}
    if figure.unit is None or not different:
        return
    if len(different) == len(units) > 1 and len(set(different.values())) == 1:
        theirs = f'expected "{shown(different.popitem()[1])}", the unit of the figures in its picture'
        yield Finding(f'{theirs}, found "{shown(figure.unit)}"', ("unit",))
        return
    for index, unit in different.items():
        message = f'expected a figure in "{shown(figure.unit)}", found {names[index]} in "{shown(unit)}"'
        yield Finding(message, ("picture", "with", index))


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
    needs_value = isinstance(picture, Bars | Band | Share | Dots) or (
        isinstance(picture, Days) and picture.marked is None
    )
    if picture is not None and needs_value and figure.value is None and figure.computed is None:
        yield Finding(f"expected a value to draw as {picture.kind}, found none", ("picture",))
    elif isinstance(picture, Steps) and picture.at not in picture.steps:
        if alike := _looks_like(picture.at, picture.steps):
            yield Finding(alike, ("picture", "at"))
            return
        hint = context.suggestions.did_you_mean(picture.at, picture.steps)
        yield Finding(f'expected one of the steps, found "{shown(picture.at)}"{hint}', ("picture", "at"))


def _looks_like(text: str, others: Sequence[str]) -> str:
    """A message for a text that only looks like one of the others; empty where it looks like none of them."""
    if all(each.isascii() for each in (text, *others)):
        return ""
    from explainer.content import lookalike  # only where there is a problem

    def plain(each: str) -> str:
        return lookalike.plain_text(each).replace(" ", "")

    other = next((each for each in others if plain(each) == plain(text)), None)
    if other is None:
        return ""
    if found := lookalike.found(text):
        return f"{found.message}, unlike in the steps"
    found = lookalike.found(other)
    return f"{found.message} in the steps" if found else ""


@rule(
    "picture-mismatch",
    "error",
    RuleContext.figures,
    Example("the figure nights-off", "picture: {kind: days, marked: 3}  # value: 2", "picture: {kind: days}"),
)
def picture_mismatch(context: RuleContext, figure: Figure) -> Iterator[Finding]:
    """A picture draws its figure's number and no other, with as many cells as that needs."""
    value, picture = context.value_of(figure), figure.picture
    if isinstance(picture, Days):
        yield from _days(picture, value)
    elif isinstance(picture, Share) and value is not None and _high(value) > picture.of:
        whole = f'of: is how many "{shown(figure.unit or "")}" make the whole'
        message = f"expected at most {picture.of}, the whole, found {_high(value)}; {whole}"
        yield Finding(message, ("picture", "of"))
    elif isinstance(picture, Dots) and picture.of is not None:
        others = [context.figures_by_id[name] for name in picture.with_ if name in context.figures_by_id]
        values = [value, *map(context.value_of, others)]
        most = max((_high(each) for each in values if each is not None), default=0)
        if Fraction(most) / picture.each >= picture.of + Fraction(1, 2):  # dots are drawn to the nearest one
            message = f"expected at most {picture.of} dots of {picture.each}, found {most} to draw"
            yield Finding(message, ("picture", "of"))


def _days(picture: Days, value: Quantity | None) -> Iterator[Finding]:
    if isinstance(value, Range):
        message = f"expected a whole number of days to draw, found {value.low} to {value.high}"
        yield Finding(message, ("picture",))
        return
    marked = value if picture.marked is None else picture.marked
    if value is not None and marked != value:
        message = f"expected {value}, the figure's value, found {marked}; leave marked out and the value is drawn"
        yield Finding(message, ("picture", "marked"))
    elif marked is not None and (marked < 1 or marked % 1):
        yield Finding(f"expected a whole number of days to draw, found {marked}", ("picture",))
    elif marked is not None and marked > picture.of:
        yield Finding(f"expected at most {picture.of} days, found {marked}", ("picture", "marked"))


def _high(value: Quantity) -> Number:
    return value.high if isinstance(value, Range) else value
