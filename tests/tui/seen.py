"""What a reader sees: rows of the screen, and a whole panel read by scrolling through it."""

from __future__ import annotations

import time
from collections.abc import Callable

from rich.segment import Segment
from textual.app import App
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

from conftest import TODAY
from explainer.story import Story
from explainer.tui.app import ExplainerApp
from explainer.tui.reading import ReadingScreen

SIZES = [(40, 12), (60, 20), (80, 24), (100, 30), (140, 40), (300, 100)]


def app_of(story: Story, at: str | None = None) -> ExplainerApp:
    return ExplainerApp(story, "content.yaml", TODAY, at)


def strips(app: App[None]) -> list[Strip]:
    """The rows of the screen on top."""
    return app.screen._compositor.render_strips(app.size)


def rows(app: App[None], region: Region | None = None) -> list[str]:
    """The rows of the screen, or of a part of it, as text."""
    region = region or app.size.region
    return [strip.crop(region.x, region.right).text.rstrip() for strip in strips(app)[region.y : region.bottom]]


def page(app: App[None]) -> str:
    return "\n".join(rows(app))


def segments(app: App[None]) -> list[Segment]:
    return [segment for strip in strips(app) for segment in strip if segment.text.strip()]


async def read_through(pilot: Pilot[None], scroll: VerticalScroll) -> list[str]:
    """Every row of what is scrolled, as it is seen while paging from its top to its end."""
    seen: dict[int, str] = {}
    height = scroll.scrollable_content_region.height
    for top in range(0, round(scroll.max_scroll_y) + height, height):
        scroll.scroll_to(y=min(top, scroll.max_scroll_y), animate=False, immediate=True)
        await pilot.pause()
        for number, row in enumerate(rows(pilot.app, scroll.scrollable_content_region)):
            seen[round(scroll.scroll_y) + number] = row
    assert sorted(seen) == list(range(len(seen)))
    return [seen[number] for number in sorted(seen)]


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Wait for what the app does in its own time, such as a search; a condition that does not come is a failure."""
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, f"waited in vain; on the screen:\n{page(pilot.app)}"
        await pilot.pause(0.01)


def reading(pilot: Pilot[None]) -> ReadingScreen:
    assert isinstance(pilot.app, ExplainerApp)
    return pilot.app.reading


def section(pilot: Pilot[None]) -> str:
    """The id of the section that is shown."""
    return reading(pilot).panel.section.id


def figure(pilot: Pilot[None]) -> str:
    """The id of the current figure."""
    return reading(pilot).panel.figure.id
