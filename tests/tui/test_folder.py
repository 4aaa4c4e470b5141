"""A folder of stories on the screen: names at once, the rest as it is read, and a way into each story and back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from conftest import COMMAND, TODAY, environment
from explainer import watch
from explainer.present.glyphs import UTF8
from explainer.tui import prompt, reload
from explainer.tui.app import ExplainerApp
from explainer.tui.keys import ACTION_LIST
from explainer.tui.navigation import Navigator
from explainer.tui.pages import make_page
from explainer.tui.reload import load_folder, read_folder
from explainer.tui.state import State
from prepared import PREPARED
from terminal import Terminal

from .piloted import painted, until
from .seen import clicked, do, seen
from .stories import file_of, spoilt


def titled(title: str) -> str:
    return file_of().replace("title: T", f"title: {title}", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three stories, the second of them broken."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "a.yaml").write_text(titled("First story"), encoding="utf-8")
    (folder / "b.yaml").write_text(spoilt(basis=2), encoding="utf-8")
    (folder / "c.yaml").write_text(titled("Third story"), encoding="utf-8")
    return folder


def opened(folder: Path) -> Navigator:
    """A folder on a screen, before any of its stories is read."""
    return Navigator(State(load_folder(str(folder), TODAY), UTF8, make_page, 80, 24))


def lists_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Any]]:
    """The lists of the folder until its three stories are read."""
    monkeypatch.setattr(reload, "BETWEEN_LISTS", -1)
    return list(islice(read_folder(str(folder), lambda: False), 4))


def take(navigator: Navigator, changes: Mapping[str, Any]) -> None:
    navigator.show_story(navigator.state.loaded._replace(**changes))


@pytest.fixture
def navigator(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Navigator:
    """A folder on a screen, all of its stories read."""
    monkeypatch.setattr(reload, "date", SimpleNamespace(today=lambda: TODAY))
    navigator = opened(folder)
    for changes in lists_of(folder, monkeypatch):
        take(navigator, changes)
    return navigator


class TestThePage:
    def test_names_are_there_before_a_story_is_read(self, folder: Path) -> None:
        shown = seen(opened(folder))
        assert all(text in shown for text in ("library", "3 stories", "a.yaml", "b.yaml", "c.yaml", "1 of 3"))

    def test_what_is_read_has_title_date_and_age_and_figures(self, navigator: Navigator) -> None:
        shown = seen(navigator)
        assert "First story 1 Jan 2025 · 22 months ago" in " ".join(shown.split())
        assert "a.yaml · 11 figures" in shown

    def test_a_broken_story_says_what_is_wrong_and_hides_no_other(self, navigator: Navigator) -> None:
        shown = seen(navigator)
        assert "2 errors" in shown
        assert "did you mean witnesses?" in shown
        assert "Third story" in shown

    def test_the_marked_story_stays_marked_while_others_are_read(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        navigator = opened(folder)
        do("end", navigator)
        for changes in lists_of(folder, monkeypatch):
            take(navigator, changes)
        assert "3 of 3" in seen(navigator)

    def test_it_is_searched(self, navigator: Navigator) -> None:
        do("search", navigator)
        prompt.put(navigator, "third")
        assert "1 of 1" in seen(navigator)
        prompt.put(navigator, "source")
        assert "not found" in seen(navigator)


class TestGoingInAndBack:
    def test_enter_opens_a_story_and_back_comes_to_where_it_was(self, navigator: Navigator) -> None:
        do("end", navigator)
        do("enter", navigator)
        assert "The question of one" in seen(navigator)
        assert "esc back" in seen(navigator)
        do("next_section", navigator)
        do("enter", navigator)
        do("back", navigator)
        assert "The question of two" in seen(navigator)
        do("back", navigator)
        assert "3 of 3" in seen(navigator)

    def test_a_broken_story_is_not_opened_but_said_to_have_errors(self, navigator: Navigator) -> None:
        do("next", navigator)
        do("enter", navigator)
        assert "b.yaml cannot be shown before its errors are mended." in seen(navigator)

    def test_a_story_that_is_gone_is_not_opened(self, navigator: Navigator, folder: Path) -> None:
        shutil.rmtree(folder)
        do("enter", navigator)
        assert "a.yaml: cannot be read: no such file or directory" in " ".join(seen(navigator).split())

    def test_a_click_marks_a_story_and_another_opens_it(self, navigator: Navigator) -> None:
        row = next(number for number, text in enumerate(seen(navigator).splitlines()) if "Third story" in text)
        clicked(navigator, 10, row)
        assert "3 of 3" in seen(navigator)
        clicked(navigator, 10, row)
        assert "The question of one" in seen(navigator)

    def test_another_size_meanwhile_is_that_of_the_folder_too(self, navigator: Navigator) -> None:
        do("enter", navigator)
        navigator.resize(60, 20, 0)
        do("back", navigator)
        navigator.resize(60, 20, 0)
        assert {len(row) for row in seen(navigator).splitlines()} <= set(range(61))
        assert "First story" in seen(navigator)


class TestReadingInTurn:
    @pytest.fixture
    def lists(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mapping[str, Any]]:
        """The lists of the folder as they come, time passing at once."""
        monkeypatch.setattr(watch, "time", SimpleNamespace(sleep=lambda _: None))
        monkeypatch.setattr(reload, "BETWEEN_LISTS", -1)
        return read_folder(str(folder), lambda: False)

    @staticmethod
    def titles(changes: Mapping[str, Any]) -> list[str | None]:
        return [each.title or (each.fault and "broken") for each in changes["entries"]]

    def test_one_after_the_other_is_read(self, lists: Iterator[Mapping[str, Any]]) -> None:
        assert [self.titles(next(lists)) for _ in range(4)] == [
            [None, None, None],
            ["First story", None, None],
            ["First story", "broken", None],
            ["First story", "broken", "Third story"],
        ]

    def test_saved_new_and_removed_stories_are_seen(self, lists: Iterator[Mapping[str, Any]], folder: Path) -> None:
        first = list(islice(lists, 4))[-1]
        (folder / "b.yaml").write_text(titled("Second story, mended"), encoding="utf-8")
        (folder / "c.yaml").unlink()
        (folder / "d.yaml").write_text(titled("A new story"), encoding="utf-8")
        assert self.titles(list(islice(lists, 3))[-1]) == ["First story", "Second story, mended", "A new story"]
        assert self.titles(first) == ["First story", "broken", "Third story"]

    def test_a_folder_that_vanishes_is_said_and_one_that_comes_back_is_read(
        self, lists: Iterator[Mapping[str, Any]], folder: Path, navigator: Navigator
    ) -> None:
        list(islice(lists, 4))
        folder.rename(folder.with_name("elsewhere"))
        gone = next(lists)
        assert gone == {"unreadable": f"{folder}: cannot be read: no such file or directory"}
        folder.with_name("elsewhere").rename(folder)
        assert next(lists)["unreadable"] == ""


async def test_no_key_ends_the_program_on_a_folder(navigator: Navigator) -> None:
    leaving = ("quit", "interrupt", "suspend")
    async with ExplainerApp(navigator).run_test(size=(150, 42)) as pilot:
        for action in ACTION_LIST:
            for key in filter(None, action.keys.split(",")):
                if action.name not in leaving:
                    await pilot.press(key, "escape")  # which leads back from what the key has opened
        await pilot.press("escape", "escape", "escape", "escape", "g", "j", "k")
        await until(pilot, lambda: "1 of 3" in painted(pilot))
        for key, said in (("e", "There is no file to edit here."), ("s", "A folder has no sources.")):
            await pilot.press(key)
            assert said in painted(pilot)


def test_on_a_terminal_it_lives(folder: Path) -> None:
    with Terminal([PREPARED, COMMAND, "library"], 80, 24, env=environment(), cwd=folder.parent) as terminal:
        terminal.wait_for("3 stories", "First story", "Third story", "did you mean witnesses?")
        terminal.press("enter")
        terminal.wait_for("The question of one")
        (folder / "a.yaml").write_text(titled("First story, saved"), encoding="utf-8")
        terminal.wait_for("First story, saved", "The question of one")
        (folder / "d.yaml").write_text(titled("A new story"), encoding="utf-8")
        (folder / "b.yaml").unlink()
        terminal.press("backspace")
        terminal.wait_for("First story, saved", "A new story", "1 of 3")
        folder.rename(folder.with_name("elsewhere"))
        terminal.wait_for("library: cannot be read: no such file or directory", "A new story")
        terminal.press("q")
        assert terminal.finish() == 0
