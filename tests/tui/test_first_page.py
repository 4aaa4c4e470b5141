"""On a terminal: the first page stands before Textual is there, nothing of it moves after, and no key is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import CONTENT, TODAY
from explainer.story import Story
from prepared import PREPARED
from terminal import Terminal, explainer_on

from .seen import navigator_of, rows

SIZE = (100, 30)
TAKES_OVER = b"\x1b[?1049h"
BEGINS_UPDATE = b"\x1b[?2026h"


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    (tmp_path / "story.yaml").write_bytes(CONTENT.read_bytes())
    return [*explainer_on(TODAY), "story.yaml"]


def test_nothing_of_it_moves_or_blanks_when_textual_paints(command: list[str], tmp_path: Path) -> None:
    with Terminal(command, *SIZE, cwd=tmp_path) as terminal:
        terminal.wait_for("What do the workers say", "q quit")
        first = len(terminal.frames) - 1
        before = terminal.raw.count(TAKES_OVER)
        terminal.wait_for_update()
        assert (before, terminal.raw.count(TAKES_OVER)) == (1, 2)
        assert {frame.rows for frame in terminal.frames[first:]} == {terminal.frames[first].rows}
        # Some terminals clear as they are taken over again: the page must follow at once, not with the first update.
        behind, _, _ = terminal.raw.split(TAKES_OVER)[2].partition(BEGINS_UPDATE)
        assert b"What do the workers say" in behind


@pytest.mark.parametrize("painted", [False, True], ids=["before it", "on it"])
def test_keys_that_are_typed_early_are_answered(
    command: list[str], tmp_path: Path, shipped: Story, painted: bool
) -> None:
    navigator = navigator_of(shipped, *SIZE)
    navigator.open_section(1)
    navigator.move(1)
    with Terminal(command, *SIZE, cwd=tmp_path) as terminal:
        terminal.wait_until(lambda: not painted or TAKES_OVER in terminal.raw, "the first page")
        terminal.press("2", "j")
        terminal.wait_until(lambda: list(terminal.rows) == rows(navigator), "the second figure of the second section")


def test_keys_that_are_typed_on_it_are_not_shown(command: list[str], tmp_path: Path) -> None:
    with Terminal(command, *SIZE, cwd=tmp_path) as terminal:
        terminal.wait_for("What do the workers say", "q quit")
        page = terminal.rows
        terminal.press("Q", "Q", "Q")
        terminal.wait_for_update()
        assert terminal.rows[:-1] == page[:-1]
        assert not any("QQQ" in frame.rows[-1] for frame in terminal.frames)


def test_the_hidden_cursor_stands_at_the_mark_and_where_text_is_typed() -> None:
    with Terminal([*explainer_on(TODAY, PREPARED), CONTENT], *SIZE) as terminal:
        terminal.wait_for_update()
        for keys in (["2"], ["j", "j"], ["enter"], ["j"]):
            terminal.answer(*keys)
            row = next(number for number, text in enumerate(terminal.rows) if text.startswith("▌"))
            assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == (0, row)
        terminal.answer("/")
        terminal.answer("wor")
        assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == (terminal.rows[-1].index("│"), SIZE[1] - 1)
        assert not terminal.mode(25)
