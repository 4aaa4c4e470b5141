"""The installed command on a real terminal: what only its bytes and its file can show."""

from __future__ import annotations

from collections.abc import Callable
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


def in_place(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def truncated_first(path: Path, data: bytes) -> None:
    path.write_bytes(b"")
    path.write_bytes(data)


def renamed(path: Path, data: bytes) -> None:
    new = path.with_suffix(".new")
    new.write_bytes(data)
    new.replace(path)


def with_backup(path: Path, data: bytes) -> None:
    path.rename(path.with_suffix(".bak"))
    path.write_bytes(data)


@pytest.mark.parametrize("save", [in_place, truncated_first, renamed, with_backup])
def test_a_save_is_shown(copy: Path, save: Callable[[Path, bytes], None]) -> None:
    with Terminal([COMMAND, copy, "--section", "scale"], 100, 30, env=environment()) as terminal:
        terminal.wait_for("Entries into Russia by North Koreans")
        save(copy, copy.read_bytes().replace(b"label: Entries into Russia by North Koreans", b"label: Crossings"))
        terminal.wait_for("Crossings")


def test_a_wrong_save_keeps_the_page_until_it_is_mended(copy: Path) -> None:
    good = copy.read_bytes()
    with Terminal([COMMAND, copy, "--section", "scale"], 100, 30, env=environment()) as terminal:
        terminal.wait_for("Entries into Russia by North Koreans")
        copy.write_bytes(good.replace(b"confidence: high", b"confidence: hihg", 1))
        terminal.wait_for("did you mean high?", "Showing the edition of", "Entries into Russia by North Koreans")
        terminal.press("p")
        terminal.wait_for("^^^^")
        copy.write_bytes(good)
        terminal.wait_until(lambda: "did you mean" not in terminal.text, "the banner to go")
        copy.unlink()
        terminal.wait_for("cannot be", "Entries into Russia by North Koreans")


def test_e_opens_the_editor_at_the_figure(copy: Path, tmp_path: Path) -> None:
    editor = tmp_path / "vim"
    editor.write_text('#!/bin/sh\necho "$1" > "$2.line"\nsed -i "s/label: Already working/label: Edited/" "$2"\n')
    editor.chmod(0o755)
    env = environment({"EDITOR": str(editor), "VISUAL": ""})
    with Terminal([COMMAND, copy, "--figure", "already-working"], 100, 30, env=env) as terminal:
        terminal.wait_for("Already working in Russia")
        terminal.press("e")
        terminal.wait_for("Edited in Russia")
        line = int(Path(f"{copy}.line").read_text(encoding="utf-8").strip().removeprefix("+"))
        assert "id: already-working" in copy.read_text(encoding="utf-8").splitlines()[line - 1]


@pytest.mark.parametrize(("name", "code"), [("TERM", 143), ("INT", 130)])
def test_a_signal_leaves_the_terminal_in_order(name: str, code: int) -> None:
    import signal

    with Terminal([COMMAND], 80, 24, env=environment(), cwd=TOP) as terminal:
        terminal.wait_for("1 Conditions")
        terminal.process.send_signal(getattr(signal, f"SIG{name}"))
        assert terminal.finish() == code
        assert not terminal.mode(1049)
        assert terminal.mode(25)
