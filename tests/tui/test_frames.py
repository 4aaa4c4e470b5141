"""On a terminal: one key paints one frame, of which only what changed is sent, and the screen is whole after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from conftest import CONTENT, TODAY
from explainer.story import Story
from explainer.tui import prompt
from explainer.tui.colours import PAPER
from explainer.tui.frame import fit
from explainer.tui.navigation import Navigator
from frames import blinking_rows
from prepared import PREPARED
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


@pytest.fixture(params=[(80, 24), (126, 30)], ids="{0[0]}x{0[1]}".format, scope="module")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    size: tuple[int, int] = request.param
    return size


@pytest.fixture(scope="module")
def program(size: tuple[int, int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    folder = tmp_path_factory.mktemp("frames")
    (folder / "story.yaml").write_bytes(CONTENT.read_bytes())
    with Terminal([*explainer_on(TODAY, PREPARED), "story.yaml"], *size, cwd=folder) as terminal:
        terminal.wait_for_update()
        yield terminal


@pytest.fixture
def terminal(program: Terminal, size: tuple[int, int], shipped: Story) -> Terminal:
    """The program with its first section in front, at rest."""
    program.resize(*size)
    program.press("escape", "escape", "2", "g", "1", "j", "g")
    program.wait_until(lambda: list(program.rows) == rows(navigator_of(shipped, *size)), "the first page")
    program.settle()
    return program


def test_each_key_paints_one_frame_and_the_whole_of_it(
    terminal: Terminal, size: tuple[int, int], shipped: Story
) -> None:
    navigator = navigator_of(shipped, *size)
    for key, move in WALK:
        count, painted = len(terminal.frames), rows(navigator)
        move(navigator)
        if rows(navigator) == painted:
            continue
        terminal.press(key)
        terminal.wait_until(lambda: len(terminal.frames) > count, f"an answer to {key}")  # noqa: B023
        before, *frames = terminal.frames[count - 1 :]
        assert [frame.is_synchronized for frame in frames] == [True], key
        assert list(frames[0].rows) == rows(navigator), key  # a second frame for the key before would come first
        assert blinking_rows(before, frames) == []
    count = len(terminal.frames)
    terminal.settle()
    assert len(terminal.frames) == count


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
