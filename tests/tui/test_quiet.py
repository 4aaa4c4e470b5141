"""What changes nothing that is seen is not painted; a file that changes while it is read is read again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Region

from conftest import TODAY
from explainer.present.lines import Span
from explainer.tui import app as application
from explainer.tui.app import ExplainerApp
from explainer.tui.colours import TERMINAL
from explainer.tui.navigation import Navigator
from explainer.tui.reload import LoadedStory, reread
from explainer.tui.widget import Canvas

from .piloted import app_of, navigator_in, painted, taken_in, until
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
            assert isinstance(pilot.app, ExplainerApp)
            pilot.app.show_save(navigator_in(pilot).state, reread(str(path), TODAY))
            await taken_in(pilot)
            return len(refreshed)

        assert await paints(file_of()) == 0
        assert await paints(file_of() + "\n# a remark\n") == 0
        assert await paints(file_of(caveats={"c2": "words of another section"})) == 1  # the notice
        assert await paints(file_of(caveats={"a2": "words of this one"})) > 0
        assert "words of this one" in painted(pilot)


async def test_a_key_that_changes_nothing_says_so_in_one_row_and_once(refreshed: list[int]) -> None:
    async with app_of(story_of()).run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "k")
        for key in ("k", "h", "p", "tab", "9", "x", "f5"):
            refreshed.clear()
            await pilot.press(key, key, key)
            assert refreshed == [1], key


async def test_a_file_that_changes_while_it_is_read_is_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a file, and the rest of it while the half is being read."""
    half = file_of({"one": OUTLINE["one"]})
    read: list[int] = []
    shown: list[int] = []

    def slow(path_: str, today: date) -> Mapping[str, Any]:
        changes = reread(path_, today)
        read.append(len(changes["story"].sections))
        if read == [1]:
            path.write_text(file_of(caveats={"a1": "the whole"}), encoding="utf-8")
        return changes

    show_story = Navigator.show_story

    def counted(navigator: Navigator, loaded: LoadedStory) -> None:
        show_story(navigator, loaded)
        shown.append(len(navigator.state.loaded.story.sections))

    monkeypatch.setattr(application, "reread", slow)
    monkeypatch.setattr(Navigator, "show_story", counted)
    app = app_of(story_of(), path=path)
    async with app.run_test(size=(80, 24)) as pilot:
        path.write_text(half, encoding="utf-8")
        await until(pilot, lambda: "the whole" in painted(pilot))
        assert (read, shown) == ([1, 3], [3])
        assert navigator_in(pilot).state.loaded.story.sections[0].figures[0].caveats[0].text == "the whole"


def test_after_wide_signs_exactly_what_changed_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    regions: list[Region] = []
    canvas = Canvas(TERMINAL, [(Span("漢字"), Span("old"), Span("end"))])
    monkeypatch.setattr(canvas, "refresh", lambda *changed: regions.extend(changed))
    canvas.show([(Span("漢字"), Span("new"), Span("end"))])
    assert regions == [Region(4, 0, 3, 1)]


def test_blanks_are_painted_with_the_text_before_them_unless_it_is_underlined_or_on_another_background() -> None:
    row = (Span("1,117", "value"), Span("  "), Span("count"), Span(" ", background="current"), Span("link", "link"))
    canvas = Canvas(TERMINAL, [(*row, Span(" "), Span("end"))])
    assert [segment.text for segment in canvas.render_line(0)] == ["1,117  ", "count", " ", "link", " end"]
