"""A fault of the program costs a blink, not the page; a program that would only blink ends in order."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import environment
from terminal import Terminal

from .stories import file_of

BROKEN = """
import sys
from explainer import cli
from explainer.tui import moves, reload, rows, scene, screen

def fail(*_):
    story = "the question " + "of two"
    raise RuntimeError(story)

class Rich(Exception):
    def __rich__(self):
        return "a text of the story"

def fail_richly(_):
    raise Rich

def spoil(scene):
    scene.trail.clear()

moves.MOVES["sources"] = fail
moves.MOVES["keys"] = fail_richly
moves.MOVES["top"] = spoil
screen.StoryScreen.do_open = lambda screen: screen.ask("Really?", fail) or fail()
screen.StoryScreen.do_copy = lambda screen: screen.app.run_worker(fail, thread=True)
sys.exit(cli.main())
"""
"""Faults: `s` raises, `?` what Textual would show, `g` leaves no page, `o` a question, `y` fails in a thread."""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "state" / "explainer" / "fault.txt"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    script, story = tmp_path / "broken.py", tmp_path / "story.yaml"
    script.write_text(BROKEN, encoding="utf-8")
    story.write_text(file_of(), encoding="utf-8")
    env = environment({"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")})
    with Terminal([sys.executable, script, story, "--section", "two"], 100, 30, env=env) as terminal:
        terminal.wait_for_update()
        yield terminal


NOTICE = "Started again after a fault; the traceback is in "


@pytest.mark.parametrize("key", ["s", "?", "y"], ids=["in a move", "one that Textual would show", "in a thread"])
def test_the_screen_comes_back_at_the_same_place(terminal: Terminal, kept: Path, key: str) -> None:
    terminal.press("j", "down", "down")
    terminal.wait_for("figure 2 of 6")
    terminal.settle()
    before = terminal.rows[:25]
    terminal.press(key)
    terminal.wait_for(f"{NOTICE}~/state/explainer/fault.txt")
    assert terminal.rows[:25] == before
    assert terminal.mode(1049)
    terminal.press("j")
    terminal.wait_for("figure 3 of 6")
    terminal.press("q")
    assert terminal.finish() == 0
    assert not terminal.mode(1049)
    text = kept.read_text(encoding="utf-8")
    assert "broken.py" in text
    assert "the question of two" not in text


def test_the_file_is_still_watched_after_it(terminal: Terminal, tmp_path: Path) -> None:
    terminal.press("s")
    terminal.wait_for(NOTICE)
    (tmp_path / "story.yaml").write_text(file_of().replace("Label b2", "Saved b2"), encoding="utf-8")
    terminal.wait_for("Saved b2")


def test_what_was_asked_before_it_is_asked_no_more(terminal: Terminal) -> None:
    terminal.press("o")
    terminal.wait_for(NOTICE)
    assert "Really?" not in terminal.text


def test_a_fault_that_leaves_no_page_begins_with_the_first(terminal: Terminal) -> None:
    terminal.press("g")
    terminal.wait_for(NOTICE, "The question of one")
    terminal.press("2")
    terminal.wait_for("The question of two")


def test_the_third_one_within_a_minute_ends_the_program_in_order(terminal: Terminal, kept: Path) -> None:
    for _ in range(2):
        terminal.press("s")
        terminal.wait_for(NOTICE)
        terminal.press("j")
        terminal.wait_until(lambda: NOTICE not in terminal.text, "the notice to go")
    terminal.press("s")
    assert terminal.finish() == 70
    assert not terminal.mode(1049)
    assert terminal.mode(25)
    assert not terminal.mode(1000)
    assert f"explainer: stopped by a fault of its own; the traceback is in {kept}" in terminal.text.replace("\n", "")
    assert "Traceback" not in terminal.text
    assert "the question of two" not in terminal.text.replace("The question", "")


def test_a_fault_now_and_then_does_not_and_the_file_and_the_theme_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    from explainer.tui import app
    from explainer.tui.terminal import run

    from .seen import scene_of
    from .stories import story_of

    times = iter([0.0, 1.0, 62.0, 63.0])
    ends: list[Exception | None] = [RuntimeError(), RuntimeError(), RuntimeError(), None]

    started: list[tuple[object, str]] = []

    class App:
        """A program that goes on to another file and theme, and then ends with a fault or without."""

        return_code = 0

        def __init__(self, scene: object, file: object, theme: str, page: object) -> None:
            started.append((file, theme))
            self.file, self.theme, self.fault = f"file {len(started)}", f"theme {len(started)}", ends.pop(0)

        async def run_async(self) -> None:
            pass

    class Page:
        def __init__(self, text: str) -> None:
            pass

        def __enter__(self) -> Page:
            return self

        __exit__ = hold_signals = lambda *_: None

    monkeypatch.setattr(app, "ExplainerApp", App)
    monkeypatch.setattr(run, "FirstPage", Page)
    monkeypatch.setattr("explainer.crash.record", lambda error: "somewhere")
    monkeypatch.setattr(run, "monotonic", lambda: next(times))
    assert run.run(scene_of(story_of()), None, "explainer-dark") == 0
    assert ends == []
    assert started == [(None, "explainer-dark"), *((f"file {number}", f"theme {number}") for number in (1, 2, 3))]
