"""The installed command on a real terminal: what only its bytes and its file can show."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import COMMAND, CONTENT, TOP, environment
from terminal import Terminal


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    story = tmp_path / "story.yaml"
    story.write_bytes(CONTENT.read_bytes())
    return story


def test_a_reader_walks_through_the_five_panels_and_leaves() -> None:
    with Terminal([COMMAND], 100, 30, env=environment(), cwd=TOP) as terminal:
        terminal.wait_for("What do the workers say their days are like?")
        for key, question in (
            ("2", "How many are there?"),
            ("right", "What does the UN forbid"),
            ("l", "How many get away"),
            ("5", "What is said to come next?"),
        ):
            terminal.press(key)
            terminal.wait_for(question)
        terminal.press("enter")
        terminal.wait_for("Who says so")
        terminal.press("q")
        assert terminal.finish() == 0
        assert not terminal.mode(1049)
        assert terminal.mode(25)


@pytest.mark.parametrize(("name", "code"), [("TERM", 143), ("INT", 130)])
def test_a_signal_leaves_the_terminal_in_order(name: str, code: int) -> None:
    import signal

    with Terminal([COMMAND], 80, 24, env=environment(), cwd=TOP) as terminal:
        terminal.wait_for("1 Conditions")
        terminal.process.send_signal(getattr(signal, f"SIG{name}"))
        assert terminal.finish() == code
        assert not terminal.mode(1049)
        assert terminal.mode(25)
