"""What stands in the number's place of a figure, with its unit and its period."""

from __future__ import annotations

from explainer.present import phrases, words
from explainer.story import Figure, Group, Story


def unit_of(group: Group) -> str | None:
    """The unit of a group's rows: its own, else the one that all its figures with a number share."""
    if group.unit is not None:
        return group.unit
    units = {figure.unit for figure in group.figures if figure.value is not None}
    return units.pop() if len(units) == 1 else None


def in_row(story: Story, figure: Figure, is_alone: bool = False) -> str:
    """What stands in the number's place in a figure's row, and in texts that name the figure; empty where words do.

    It is the value, with its unit where that is not the one of its group's rows or where it `is_alone`; else the clock,
    else the period.
    """
    group = story.locations[figure.id].group
    if figure.value is not None:
        own = figure.value.unit or figure.unit
        shown = words.ONE.get(own, own) if own and figure.value.amount == 1 else own
        text = str(figure.value._replace(unit=shown if is_alone or own != unit_of(group) else None))
        return words.PART_OF.format(text, figure.of) if figure.of and figure.of != group.of else text
    if figure.clock is not None:
        return phrases.span(figure.clock)
    return "" if figure.quote or figure.says else figure.period or ""


def number(story: Story, figure: Figure) -> str:
    """What stands in the number's place where a figure stands alone, without the unit of its group."""
    return in_row(story, figure, is_alone=True)


def stated(story: Story, figure: Figure) -> tuple[str, str]:
    """A figure's number, else what is said, where it stands alone; and its period, if that or its label is not it."""
    value = number(story, figure) or figure.says or ""
    return value, figure.period if figure.period and figure.period not in (figure.label, value) else ""


def in_words(figure: Figure) -> str:
    """What stands in the number's place where a row has no number: the quote in its marks, else what is said."""
    return phrases.quoted(figure.quote) if figure.quote else figure.says or ""
