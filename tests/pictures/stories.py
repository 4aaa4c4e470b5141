"""Small figures to draw."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from explainer.picture import Band, Bars, Clock, Days, Dots, Share, Steps, Tick
from explainer.present.lines import Line, text_of
from explainer.present.pictures import UTF8, Glyphs, draw
from explainer.story import Event, Figure, Section, Story
from explainer.values import Id, PartialDate, Range

LETTERS = [*"ab 漢字é한…(-", "e\u0301\u0323", "\u0301", "🙂", "👍🏽", "👩\u200d🔬"]
LABELS = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=60).map("".join)
"""Texts of letters of all widths."""


def figure(name: str, value: Any = None, **fields: Any) -> Figure:
    """A figure with what every figure must have."""
    given: dict[str, Any] = {
        "label": name,
        "basis": "counted",
        "confidence": "high",
        "because": "a reason",
        "caveats": (),
        "unit": "entries" if value is not None else None,
    }
    return Figure(id=Id(name), value=value, **{**given, **fields})


def story_of(*figures: Figure) -> Story:
    """A story of one panel with these figures."""
    section = Section(Id("panel"), "Panel", "A question?", "An answer.", figures)
    return Story(1, "A title", "A summary.", PartialDate(2025), {}, (section,))


def drawn(only: Figure, width: int = 60, glyphs: Glyphs = UTF8) -> str:
    """A figure of a story of its own, as it is drawn."""
    return page(draw(only, story_of(only), width, glyphs))


def page(lines: Iterable[Line]) -> str:
    return "\n".join(text_of(line) for line in lines)


def others(*names: str) -> tuple[Id, ...]:
    return tuple(Id(name) for name in names)


ENTRIES = "Entries into Russia by North Koreans"
WAYS = "Ways to leave the building site"
ARRIVALS = "Arrivals in South Korea"
STORY = story_of(
    figure(
        "bars",
        13000,
        label=ENTRIES,
        qualifier="more than",
        period="2024",
        picture=Bars("bars", others("year-before", "untold", "record")),
    ),
    figure("year-before", 1080, label=ENTRIES, qualifier="about", period="2023", basis="computed"),
    figure("record", 21000, label=ENTRIES, qualifier="about", period="2019", context=True),
    figure("untold", label=ENTRIES, period="2020"),
    figure(
        "bars-below-zero",
        Decimal("-12.5"),
        label="Change in the north",
        unit="points",
        picture=Bars("bars", others("south", "east", "west")),
    ),
    figure("south", 20, label="Change in the south of the country", unit="points", qualifier="up to"),
    figure("east", 0, label="East", unit="points"),
    figure("west", Range(-8, -3), label="West", unit="points", basis="estimated", context=True),
    figure("band-range", Range(100, 200), unit="USD a month", basis="testified", picture=Band("band", 250)),
    figure("band-open", 10000, qualifier="more than", unit="people", basis="estimated", picture=Band("band", 50000)),
    figure("band-forecast", 50000, qualifier="could exceed", unit="people", basis="forecast", picture=Band("band")),
    figure("band-stop", 18, qualifier="up to", unit="hours a day", basis="testified", picture=Band("band", 24)),
    figure(
        "clock",
        20,
        unit="hours",
        basis="testified",
        picture=Clock("clock", time(6), time(2), Tick(time(0), "18 hours, the article's figure")),
    ),
    figure("clock-halves", unit="hours", basis="reported", picture=Clock("clock", time(22, 30), time(5, 45))),
    figure("days", 2, unit="days off a year", basis="testified", picture=Days("days", 2)),
    figure(
        "share",
        Decimal("59.7"),
        qualifier="about",
        unit="of 100 entries",
        basis="computed",
        context=True,
        picture=Share("share"),
    ),
    figure("share-range", Range(30, 45), unit="of 100", basis="estimated", picture=Share("share")),
    figure(
        "dots",
        20,
        label=ARRIVALS,
        qualifier="about",
        unit="people",
        period="before",
        picture=Dots("dots", others("arrivals-now")),
    ),
    figure("arrivals-now", 10, label=ARRIVALS, qualifier="about", unit="people", period="now"),
    figure("dots-of", 1, label="Told of beatings", unit="people", basis="testified", picture=Dots("dots", (), 1, 6)),
    figure(
        "steps",
        5000,
        unit="people",
        basis="announced",
        picture=Steps("steps", ("announced", "reported", "confirmed"), "reported"),
    ),
)


def _event(when: tuple[int, ...], text: str, **fields: Any) -> Event:
    return Event(PartialDate(*when), text, **fields)


EVENTS = (
    _event((2017, 8, 5), "Resolution 2371", source=Id("un"), context=True, rail="law"),
    _event((2017, 9, 11), "Resolution 2375", source=Id("un"), context=True, rail="law", marks="start"),
    _event((2019, 12, 22), "Deadline", source=Id("un"), rail="law"),
    _event((2024, 4, 30), "The panel ends", source=Id("un"), context=True, rail="monitoring", marks="end"),
    _event((2024, 10), "MSMT", source=Id("msmt"), context=True, rail="monitoring", marks="start"),
    _event((2022, 2, 24), "Full-scale invasion"),
    _event((2023,), "Groups of five"),
    _event((2025, 8, 12), "The BBC reports"),
    _event((2031, 6), "The treaty is to be renewed", source=Id("un"), context=True, planned=True, rail="law"),
)
