"""On a terminal: one key paints one frame, of which only what changed is sent, and the screen is whole after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from conftest import CONTENT, TODAY
from explainer.story import Story
from explainer.tui import prompt
from explainer.tui.colours import PAPER
from explainer.tui.frame import fit
from explainer.tui.navigation import Navigator
from frames import blinking_rows
from terminal import Terminal, explainer_on

from .seen import do, navigator_of, rows

Steps = list[tuple[str, Callable[[Navigator], object]]]

WALK: Steps = [
    ("2", lambda navigator: navigator.open_section(1)),
    ("j", partial(do, "next")),
    ("j", partial(do, "next")),
    ("enter", partial(do, "enter")),
    ("down", partial(do, "line_down")),
    ("escape", partial(do, "back")),
    ("space", partial(do, "page_down")),
    ("k", partial(do, "previous")),
    ("G", partial(do, "end")),
    ("right", partial(do, "next_section")),
    ("s", partial(do, "sources")),
    ("j", partial(do, "next")),
    ("escape", partial(do, "back")),
    ("?", partial(do, "keys")),
    ("escape", partial(do, "back")),
    ("/", prompt.begin_search),
    ("w", lambda navigator: prompt.put(navigator, "w")),
    ("o", lambda navigator: prompt.put(navigator, "wo")),
    ("enter", prompt.accept),
    ("n", partial(do, "next_match")),
    ("escape", partial(do, "back")),
    ("ctrl+p", prompt.begin_choice),
    ("d", lambda navigator: prompt.put(navigator, "d")),
    ("escape", prompt.give_up),
]
"""Keys, and what each does."""


@pytest.fixture(params=[(80, 24), (126, 30)], ids="{0[0]}x{0[1]}".format)
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    size: tuple[int, int] = request.param
    return size


@pytest.fixture
def terminal(size: tuple[int, int], tmp_path: Path) -> Iterator[Terminal]:
    (tmp_path / "story.yaml").write_bytes(CONTENT.read_bytes())
    with Terminal([*explainer_on(TODAY), "story.yaml"], *size, cwd=tmp_path) as terminal:
        terminal.wait_for_update()
        yield terminal


def test_each_key_paints_one_frame_and_the_whole_of_it(
    terminal: Terminal, size: tuple[int, int], shipped: Story
) -> None:
    navigator = navigator_of(shipped, *size)
    for key, move in WALK:
        before, painted = terminal.frames[-1], rows(navigator)
        move(navigator)
        if rows(navigator) == painted:
            continue
        answer = terminal.answer(key)
        assert [frame.is_synchronized for frame in answer.frames] == [True], key
        assert blinking_rows(before, answer.frames) == []
        assert list(terminal.rows) == rows(navigator), key


def test_another_theme_paints_one_frame(terminal: Terminal) -> None:
    terminal.press("ctrl+p", "theme explainer-light")
    terminal.wait_for("go to theme explainer-light")
    terminal.settle()
    answer = terminal.answer("enter")
    assert [frame.is_synchronized for frame in answer.frames] == [True]
    assert terminal.screen.buffer[15][50].bg == PAPER.background.removeprefix("#")


def test_another_size_is_painted_whole(terminal: Terminal, size: tuple[int, int], shipped: Story) -> None:
    navigator = navigator_of(shipped, *size)
    terminal.answer("2")
    navigator.open_section(1)
    for columns, height in ((100, 30), (40, 12), (30, 8), (150, 50)):
        terminal.resize(columns, height)
        fit(navigator, columns, height)
        terminal.wait_until(lambda: list(terminal.rows) == rows(navigator), f"the whole screen at {columns}x{height}")
