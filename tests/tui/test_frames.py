"""On a terminal: one key paints one frame, of which only what changed is sent, and the screen is whole after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import CONTENT, TODAY
from explainer.story import Story
from explainer.tui import prompt
from explainer.tui.moves import MOVES
from explainer.tui.paint import fit
from explainer.tui.scene import Scene
from frames import blinking_rows
from terminal import Terminal, explainer_on

from .seen import rows, scene_of

Steps = list[tuple[str, Callable[[Scene], object]]]

WALK: Steps = [
    ("2", lambda scene: scene.open_section(1)),
    ("j", MOVES["next"]),
    ("j", MOVES["next"]),
    ("enter", MOVES["enter"]),
    ("down", MOVES["line_down"]),
    ("escape", MOVES["back"]),
    ("space", MOVES["page_down"]),
    ("k", MOVES["previous"]),
    ("G", MOVES["end"]),
    ("right", MOVES["next_section"]),
    ("s", MOVES["sources"]),
    ("j", MOVES["next"]),
    ("escape", MOVES["back"]),
    ("?", MOVES["keys"]),
    ("escape", MOVES["back"]),
    ("/", prompt.begin_search),
    ("w", lambda scene: prompt.put(scene, "w")),
    ("o", lambda scene: prompt.put(scene, "wo")),
    ("enter", prompt.accept),
    ("n", MOVES["next_match"]),
    ("escape", MOVES["back"]),
    ("ctrl+p", prompt.begin_choice),
    ("d", lambda scene: prompt.put(scene, "d")),
    ("escape", prompt.give_up),
]
"""Keys, and what each does to a scene."""


@pytest.fixture(params=[(80, 24), (140, 40)], ids="{0[0]}x{0[1]}".format)
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
    scene = scene_of(shipped, *size)
    for key, move in WALK:
        before, painted = terminal.frames[-1], rows(scene)
        move(scene)
        if rows(scene) == painted:
            continue
        answer = terminal.answer(key)
        assert [frame.is_synchronized for frame in answer.frames] == [True], key
        assert blinking_rows(before, answer.frames) == []
        assert list(terminal.rows) == rows(scene), key


def test_another_size_is_painted_whole(terminal: Terminal, size: tuple[int, int], shipped: Story) -> None:
    scene = scene_of(shipped, *size)
    terminal.answer("2")
    scene.open_section(1)
    for columns, height in ((100, 30), (40, 12), (30, 8), (150, 50)):
        terminal.resize(columns, height)
        fit(scene, columns, height)
        terminal.wait_until(lambda: list(terminal.rows) == rows(scene), f"the whole screen at {columns}x{height}")
