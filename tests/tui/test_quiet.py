"""What changes nothing that is seen is not painted; a file that changes while it is read is read again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.geometry import Region

from conftest import TODAY
from explainer.tui import app as application
from explainer.tui.canvas import Canvas
from explainer.tui.colours import TERMINAL
from explainer.tui.reload import Saved, reread
from explainer.tui.rows import Piece
from explainer.tui.screen import StoryScreen
from explainer.watch import StoryFile, signature

from .piloted import app_of, painted, scene_in, taken_in, until
from .stories import OUTLINE, file_of, story_of


@pytest.fixture
def refreshed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many parts of the screen were painted again at each change of it."""
    refreshed: list[int] = []
    refresh = Canvas.refresh

    def counted(canvas: Canvas, *regions: object, **more: object) -> object:
        refreshed.append(len(regions))
        return refresh(canvas, *regions, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Canvas, "refresh", counted)
    return refreshed


async def test_a_save_that_changes_nothing_paints_nothing(path: Path, refreshed: list[int]) -> None:
    story = story_of()
    async with app_of(story).run_test(size=(80, 24)) as pilot:
        await pilot.press("j")

        async def paints(text: str) -> int:
            path.write_text(text, encoding="utf-8")
            refreshed.clear()
            pilot.app.post_message(reread(str(path), TODAY))
            await taken_in(pilot)
            return len(refreshed)

        assert await paints(file_of()) == 0
        assert await paints(file_of() + "\n# a remark\n") == 0
        assert await paints(file_of(caveats={"c2": "words of another section"})) == 0
        assert await paints(file_of(caveats={"a2": "words of this one"})) > 0
        assert "words of this one" in painted(pilot)


async def test_a_key_that_changes_nothing_paints_nothing(refreshed: list[int]) -> None:
    async with app_of(story_of()).run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "k")
        refreshed.clear()
        await pilot.press("k", "h", "p", "tab", "9", "x", "f5")
        assert refreshed == []


async def test_a_file_that_changes_while_it_is_read_is_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a file, and the rest of it while the half is being read."""
    half = file_of({"one": OUTLINE["one"]})
    read: list[int] = []
    shown: list[int] = []

    def slow(path_: str, today: date) -> Saved:
        saved = reread(path_, today)
        read.append(len(saved.applied_to(edition).story.sections))
        if read == [1]:
            path.write_text(file_of(caveats={"a1": "the whole"}), encoding="utf-8")
        return saved

    take = StoryScreen.take

    def counted(screen: StoryScreen, edition: object) -> None:
        take(screen, edition)  # type: ignore[arg-type]
        shown.append(len(screen.scene.edition.story.sections))

    monkeypatch.setattr(application, "reread", slow)
    monkeypatch.setattr(StoryScreen, "take", counted)
    app = app_of(story_of(), file=StoryFile(str(path), signature(str(path))))
    edition = app.story_screen.scene.edition
    async with app.run_test(size=(80, 24)) as pilot:
        path.write_text(half, encoding="utf-8")
        await until(pilot, lambda: "the whole" in painted(pilot))
        assert (read, shown) == ([1, 3], [3])
        assert scene_in(pilot).edition.story.sections[0].figures[0].caveats[0].text == "the whole"


def test_after_wide_signs_exactly_what_changed_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    regions: list[Region] = []
    canvas = Canvas(TERMINAL, [(Piece("漢字"), Piece("old"), Piece("end"))])
    monkeypatch.setattr(canvas, "refresh", lambda *changed: regions.extend(changed))
    canvas.show([(Piece("漢字"), Piece("new"), Piece("end"))])
    assert regions == [Region(4, 0, 3, 1)]
