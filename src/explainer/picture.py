"""How a figure is drawn: one record for each kind of picture, its fields the keys of the file.

A trailing underscore keeps a key that is a Python keyword: `with_` is written `with`.
"""

from datetime import time
from typing import Literal, NamedTuple

from explainer.values import AtLeastOne, Id, Number


class Bars(NamedTuple):
    """Bars from zero: this figure's, then those of the figures named. The value: a number or a range."""

    kind: Literal["bars"]
    """Bars to compare figures of one unit."""
    with_: tuple[Id, ...] = ()
    """Ids of figures of the same unit, drawn with this one, years forward; naming this one too says where it stands."""
    to: Number | None = None
    """Where the axis ends at least, without a label; left out: at the largest value of the panel in this unit."""


class Band(NamedTuple):
    """The figure's value or range on an axis from zero; an open end has an arrow. The value: a number or a range."""

    kind: Literal["band"]
    """A band on an axis."""
    to: Number | None = None
    """Where the axis ends at least, without a label; left out: at the largest value of the panel in this unit."""


class Tick(NamedTuple):
    """A mark on the clock for a competing claim."""

    at: time
    """The time of day, as 06:00."""
    label: str
    """What the mark stands for."""


class Clock(NamedTuple):
    """Twenty-four hours in a strip, with a span that may pass midnight. The value: none is needed."""

    kind: Literal["clock"]
    """Hours of a day."""
    from_: time
    """When the span begins, as 06:00."""
    to: time
    """When the span ends, as 02:00; before its beginning, it is on the next day."""
    tick: Tick | None = None
    """Where a competing claim would end."""


class Days(NamedTuple):
    """A period of days as cells, some of them set apart. The value: whole days, at most `of`."""

    kind: Literal["days"]
    """Days as cells."""
    marked: int | None = None
    """How many days are set apart; left out: the figure's value."""
    of: int = 365
    """How many days there are."""


class Share(NamedTuple):
    """A share as filled cells. The value: from 0 to `of`."""

    kind: Literal["share"]
    """A part of a whole, as cells."""
    of: int = 100
    """How many cells make the whole, in the figure's unit."""


class Dots(NamedTuple):
    """Rows of dots: this figure's, then those of the figures named. The value: not below 0."""

    kind: Literal["dots"]
    """Dots to count by eye."""
    with_: tuple[Id, ...] = ()
    """Ids of figures of the same unit, a row each, years forward; naming this one too says where it stands."""
    each: int = 1
    """What one dot stands for, in the figure's unit."""
    of: int | None = None
    """How many dots a row has in all; the hollow ones mean only: not among them in what was read."""


class Steps(NamedTuple):
    """A ladder, and how far up it this figure is. The value: none is needed."""

    kind: Literal["steps"]
    """Stages in their order."""
    steps: AtLeastOne[str]
    """The stages, the first one first."""
    at: str
    """The stage reached: one of the steps."""


Picture = Bars | Band | Clock | Days | Share | Dots | Steps
