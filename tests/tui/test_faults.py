"""A fault of the program costs a blink, not the page; a program that would only blink ends in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import environment
from prepared import PREPARED
from terminal import Terminal

from .stories import file_of

BROKEN = """
import os, sys
from explainer import cli
from explainer.tui import keys, screen
from explainer.tui.terminal import run

def fail(*_):
    story = "the question " + "of two"
    raise RuntimeError(story)

class Rich(Exception):
    def __rich__(self):
        return "a text of the story"

def fail_richly(_):
    raise Rich

def spoil(navigator):
    navigator.state.stack.clear()

keys.ACTIONS["sources"] = keys.ACTIONS["sources"]._replace(do=fail)
keys.ACTIONS["keys"] = keys.ACTIONS["keys"]._replace(do=fail_richly)
keys.ACTIONS["top"] = keys.ACTIONS["top"]._replace(do=spoil)
screen.StoryScreen.show_address = lambda screen, address: setattr(screen.state, "question", "Really?") or fail()
screen.StoryScreen.copy = lambda screen: screen.app.run_worker(fail, thread=True)
run.PERIOD = float(os.environ.get("PERIOD", run.PERIOD))
sys.exit(cli.main())
"""
"""Faults: `s` raises, `?` what Textual would show, `g` leaves no page, `o` a question, `y` fails in a thread."""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "state" / "explainer" / "fault.txt"


@contextmanager
def broken(folder: Path, **more: str) -> Iterator[Terminal]:
    script, story = folder / "broken.py", folder / "story.yaml"
    script.write_text(BROKEN, encoding="utf-8")
    story.write_text(file_of(), encoding="utf-8")
    env = environment({"HOME": str(folder), "XDG_STATE_HOME": str(folder / "state"), **more})
    with Terminal([PREPARED, script, story, "--section", "two"], 100, 30, env=env) as terminal:
        terminal.wait_for_update()
        yield terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with broken(tmp_path) as terminal:
        yield terminal


NOTICE = "Started again after a fault; the traceback is in "


KEYS = {"s": "in a move", "?": "one that Textual would show", "y": "in a thread"}


def test_the_screen_comes_back_at_the_same_place(tmp_path: Path, kept: Path) -> None:
    with broken(tmp_path, PERIOD="0") as terminal:
        for figure, (key, fault) in enumerate(KEYS.items(), 2):
            terminal.press("j")
            terminal.wait_for(f"{figure} of 6")
            terminal.settle()
            before = terminal.rows[:25]
            terminal.press(key)
            terminal.wait_for(f"{NOTICE}~/state/explainer/fault.txt")
            assert terminal.rows[:25] == before, fault
            assert terminal.mode(1049)
            text = kept.read_text(encoding="utf-8")
            kept.unlink()
            assert "broken.py" in text, fault
            assert "the question of two" not in text, fault
        terminal.press("q")
        assert terminal.finish() == 0
        assert not terminal.mode(1049)


def test_what_was_asked_before_it_is_asked_no_more_and_the_file_is_still_watched(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.press("o")
    terminal.wait_for(NOTICE)
    assert "Really?" not in terminal.text
    (tmp_path / "story.yaml").write_text(file_of().replace("Label b2", "Saved b2"), encoding="utf-8")
    terminal.wait_for("Saved b2")


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


def test_faults_further_apart_do_not_and_the_theme_is_kept(tmp_path: Path) -> None:
    with broken(tmp_path, PERIOD="0") as terminal:
        dark = background(terminal)
        terminal.press("ctrl+p", "theme light", "enter")
        terminal.wait_until(lambda: background(terminal) != dark, "the theme to change")
        light = background(terminal)
        for _ in range(3):
            terminal.press("s")
            terminal.wait_for(NOTICE)
            terminal.press("j")
            terminal.wait_until(lambda: NOTICE not in terminal.text, "the notice to go")
        assert background(terminal) == light


def background(terminal: Terminal) -> str:
    """The colour behind the middle of the screen."""
    return terminal.screen.buffer[15][50].bg
