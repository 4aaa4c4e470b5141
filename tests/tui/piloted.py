"""The program without a terminal, its keys pressed and its mouse moved by a test."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from explainer.story import Story
from explainer.tui.app import ExplainerApp
from explainer.tui.navigation import Navigator
from explainer.watch import StoryFile, signature

from .seen import navigator_of


def app_of(story: Story, at: str | None = None, path: Path | None = None) -> ExplainerApp:
    """The program with a story, which it reads again when the file at a path is saved."""
    navigator = navigator_of(story, at=at)
    if path:
        file = StoryFile(signature(str(path)))
        navigator.state.loaded = navigator.state.loaded._replace(path=str(path), file=file)
    return ExplainerApp(navigator)


def navigator_in(pilot: Pilot[None]) -> Navigator:
    """What the program shows."""
    assert isinstance(pilot.app, ExplainerApp)
    return pilot.app.story_screen.navigator


def painted(pilot: Pilot[None]) -> str:
    """What the program has painted, row by row."""
    assert isinstance(pilot.app, ExplainerApp)
    canvas = pilot.app.story_screen.canvas
    return "\n".join(canvas.render_line(row).text.rstrip() for row in range(canvas.size.height))


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Let the program go on until a condition holds."""
    for _ in range(1000):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"waited in vain; on the screen:\n{painted(pilot)}")


async def taken_in(pilot: Pilot[None]) -> None:
    """Let the program go on until it has handled what was sent to it before."""
    done = asyncio.Event()
    pilot.app.call_later(done.set)
    await done.wait()
