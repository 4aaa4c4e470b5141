"""The README's picture of the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import CONTENT, TODAY, Golden
from explainer.content.load import load_story
from explainer.present.glyphs import UTF8
from explainer.tui.app import ExplainerApp
from explainer.tui.navigation import Navigator
from explainer.tui.pages import make_page
from explainer.tui.reload import first_load
from explainer.tui.state import State


async def test_the_picture_is_of_the_screen_as_it_is(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    loaded = first_load(load_story(CONTENT.read_bytes(), TODAY), "content.yaml", TODAY)
    navigator = Navigator(State(loaded, UTF8, make_page), "scale")
    async with ExplainerApp(navigator).run_test(size=(100, 36)) as pilot:
        await pilot.pause()
        golden(Path(__file__).parent / "scale.svg", pilot.app.export_screenshot(title=loaded.story.title))
