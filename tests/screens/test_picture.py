"""The README's picture of the screen."""

from __future__ import annotations

from pathlib import Path

from conftest import CONTENT, TODAY, Golden
from explainer.content.load import load_story
from explainer.present.layout import LayoutOptions
from explainer.present.pictures.glyphs import UTF8
from explainer.tui.app import ExplainerApp
from explainer.tui.edition import first_edition
from explainer.tui.scene import Scene


async def test_the_picture_is_of_the_screen_as_it_is(golden: Golden) -> None:
    edition = first_edition(load_story(CONTENT.read_bytes(), TODAY), "content.yaml", "content.yaml", TODAY)
    async with ExplainerApp(Scene(edition, LayoutOptions(UTF8), "scale")).run_test(size=(100, 36)) as pilot:
        await pilot.pause()
        golden(Path(__file__).parent / "scale.svg", pilot.app.export_screenshot())
