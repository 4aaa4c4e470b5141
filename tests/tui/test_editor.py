"""`e`: the reader's own editor opens at the current figure, and the screen comes back with what was changed."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from pathlib import Path

import pytest

from conftest import COMMAND, CONTENT, TODAY, environment
from explainer import editor
from explainer.content.load import load_story
from explainer.story import Story
from explainer.tui.app import ExplainerApp
from explainer.tui.reload import StoryFile
from explainer.watch import signature
from terminal import Terminal

from .seen import app_of


class TestTheCommandLine:
    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("vi", "vi +42 /s.yaml"),
            ("/usr/bin/vim", "/usr/bin/vim +42 /s.yaml"),
            ("nvim --clean", "nvim --clean +42 /s.yaml"),
            ("nano -w", "nano -w +42 /s.yaml"),
            ("emacs -nw", "emacs -nw +42 /s.yaml"),
            ("emacsclient -t", "emacsclient -t +42 /s.yaml"),
            ("micro", "micro +42 /s.yaml"),
            ("kak", "kak +42 /s.yaml"),
            ("hx", "hx /s.yaml:42"),
            ("/opt/helix", "/opt/helix /s.yaml:42"),
            ("subl --wait", "subl --wait /s.yaml:42"),
            ("code", "code --wait --goto /s.yaml:42"),
            ("code --wait", "code --wait --goto /s.yaml:42"),
            ("codium -w", "codium -w --goto /s.yaml:42"),
            ("'/my programs/vim' -n", "'/my programs/vim' -n +42 /s.yaml"),
            ("gedit", "gedit /s.yaml"),
            ("vimmer", "vimmer /s.yaml"),
            ("sh -c 'vim \"$@\"' vim", "sh -c 'vim \"$@\"' vim /s.yaml"),
        ],
    )
    def test_each_knows_a_line_in_its_own_way_and_others_get_the_file(self, words: str, expected: str) -> None:
        assert shlex.join(editor.command(shlex.split(words), "/s.yaml", 42)) == expected

    def test_a_path_is_one_word_and_no_option(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        assert editor.command(["vim"], "-my story.yaml", 1) == ["vim", "+1", f"{tmp_path}/-my story.yaml"]

    @pytest.mark.parametrize(
        ("visual", "other", "expected"),
        [
            ("code -w", "vi", ["code", "-w"]),
            ("", "vi", ["vi"]),
            (None, "vi", ["vi"]),
            (" ", "vi", ["vi"]),
            ("'/my programs/vi' -n", None, ["/my programs/vi", "-n"]),
            (None, None, []),
            ("", "", []),
            ("'vi", "nano", []),
        ],
    )
    def test_visual_comes_before_editor(
        self, visual: str | None, other: str | None, expected: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name, value in (("VISUAL", visual), ("EDITOR", other)):
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)
        assert editor.chosen() == expected


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    story = tmp_path / "story.yaml"
    story.write_bytes(CONTENT.read_bytes())
    return story


@pytest.fixture
def vim(tmp_path: Path) -> Path:
    """An editor that is called vim, in a folder with a blank in its name; `does` tells it what to do."""
    path = tmp_path / "my editor" / "vim"
    path.parent.mkdir()
    return path


def does(program: Path, script: str) -> None:
    """Write a program that notes the words it was called with, and does what a shell script says."""
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "$0.words"\n{script}\n', encoding="utf-8")
    program.chmod(0o755)


def called_with(program: Path) -> list[str]:
    """All words that the program was called with."""
    return Path(f"{program}.words").read_text(encoding="utf-8").splitlines()


def with_editor(words: str) -> dict[str, str]:
    return environment({"VISUAL": "", "EDITOR": words})


def test_it_opens_at_the_figure_and_the_change_is_shown(copy: Path, vim: Path) -> None:
    does(vim, 'echo "the editor has the terminal"; sed -i "s/label: Already working/label: Edited/" "$3"')
    with Terminal([COMMAND, copy, "--figure", "already-working"], 100, 30, env=with_editor(f"'{vim}' -n")) as terminal:
        terminal.wait_for("Already working in Russia")
        above = len(terminal.raw)
        terminal.press("e")
        terminal.wait_for("▌ Edited in Russia")
        option, line, path = called_with(vim)
        assert (option, path) == ("-n", str(copy))
        row = int(line.removeprefix("+"))
        assert copy.read_text(encoding="utf-8").splitlines()[row - 1] == "      - id: already-working"
        left, said, back = (
            terminal.raw.index(part, above) for part in (b"\x1b[?1049l", b"the editor has", b"\x1b[?1049h")
        )
        assert left < said < back
        assert terminal.mode(1049)

        does(vim, 'sed -i "1i # a line more" "$3"; sed -i "s/label: Edited/label: Edited twice/" "$3"')
        terminal.press("e")
        terminal.wait_for("▌ Edited twice in Russia")
        terminal.press("e")
        terminal.wait_until(lambda: len(called_with(vim)) == 9, "the editor's third call")
        assert called_with(vim)[7] == f"+{row + 1}"
        terminal.press("q")
        assert terminal.finish() == 0


def test_an_interrupt_of_the_editor_is_the_editor_s(copy: Path, vim: Path) -> None:
    does(vim, 'kill -INT $PPID; sed -i "s/label: Already working/label: Edited/" "$2"')
    with Terminal([COMMAND, copy, "--section", "scale"], 100, 30, env=with_editor(f"'{vim}'")) as terminal:
        terminal.wait_for("Already working in Russia")
        terminal.press("e")
        terminal.wait_for("Edited in Russia")
        terminal.press("q")
        assert terminal.finish() == 0


def test_an_editor_that_fails_is_told_and_the_screen_stays(copy: Path, tmp_path: Path) -> None:
    edit = tmp_path / "edit"
    env = {**with_editor("edit"), "PATH": str(tmp_path) + ":/bin:/usr/bin"}
    with Terminal([COMMAND, copy, "--section", "scale"], 100, 30, env=env) as terminal:
        terminal.wait_for("How many are there?")
        edit.mkdir()
        terminal.press("e")
        terminal.wait_for("edit could not be started: Permission denied.", "How many are there?")
        edit.rmdir()
        terminal.press("e")
        terminal.wait_for("edit could not be started: No such file or", "How many are there?")
        does(edit, "exit 3")
        terminal.press("e")
        terminal.wait_for("edit ended with 3.", "How many are there?")
        terminal.press("1")
        terminal.wait_for("What do the workers say")
        terminal.press("q")
        assert terminal.finish() == 0
        assert not terminal.mode(1049)


@pytest.mark.parametrize("words", ["", "'vi"], ids=["none", "one that cannot be read"])
async def test_without_an_editor_it_says_how_to_name_one(
    words: str, shipped: Story, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", words)
    monkeypatch.delenv("VISUAL", raising=False)
    async with ExplainerApp(shipped, "story.yaml", TODAY, file=file_of(copy)).run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        told = "Set $VISUAL or $EDITOR to your editor first."
        assert [each.message for each in pilot.app._notifications] == [told]


async def test_a_terminal_that_cannot_step_aside_is_told(
    shipped: Story, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vi")
    async with ExplainerApp(shipped, "story.yaml", TODAY, file=file_of(copy)).run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert [each.message for each in pilot.app._notifications] == ["This terminal cannot step aside for an editor."]


async def test_a_story_without_a_file_has_nothing_to_edit(shipped: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vi")
    async with app_of(shipped).run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert [each.message for each in pilot.app._notifications] == ["This story has no file to edit."]


def file_of(path: Path, shipped: bool = False) -> StoryFile:
    return StoryFile(str(path), signature(str(path)), load_story(path.read_bytes(), TODAY).places, shipped)


SHIPPED = """
import sys
from datetime import date
from explainer.content.load import load_story
from explainer.tui.app import ExplainerApp
from explainer.tui.reload import StoryFile
from explainer.watch import signature

path, today = sys.argv[1], date(2026, 11, 25)
reading = load_story(open(path, "rb").read(), today)
file = StoryFile(path, signature(path), reading.places, shipped=True)
ExplainerApp(reading.story, "the story shipped with explainer", today, "scale", file).run()
"""
"""The program with a story that belongs to it."""


def test_the_shipped_story_is_copied_before_it_is_edited(copy: Path, vim: Path, tmp_path: Path) -> None:
    script, here = tmp_path / "shipped.py", tmp_path / "here"
    script.write_text(SHIPPED, encoding="utf-8")
    here.mkdir()
    content, before = here / "content.yaml", copy.read_bytes()
    does(vim, 'sed -i "s/label: Already working/label: Edited/" "$2"')
    with Terminal([sys.executable, script, copy], 120, 30, env=with_editor(f"'{vim}'"), cwd=here) as terminal:
        terminal.wait_for("Already working in Russia", "the story shipped with explainer")
        terminal.press("e")
        terminal.wait_for("Write a copy to", "./content.yaml")
        terminal.press("n")
        terminal.wait_until(lambda: "Write a copy" not in terminal.text, "the question to go")
        assert [*here.iterdir()] == []

        content.write_text("somebody's own", encoding="utf-8")
        terminal.press("e")
        terminal.wait_for("Write a copy to")
        terminal.press("y")
        terminal.wait_for("No copy was written: File exists.")
        assert content.read_text(encoding="utf-8") == "somebody's own"

        content.unlink()
        terminal.press("e")
        terminal.wait_for("Write a copy to")
        terminal.press("y")
        terminal.wait_for("Edited in Russia", "content.yaml · as of")
        assert called_with(vim)[1] == str(content)
        assert content.read_bytes() == before.replace(b"label: Already working", b"label: Edited")
        assert copy.read_bytes() == before

        content.write_bytes(before.replace(b"label: Already working", b"label: Saved"))
        terminal.wait_for("Saved in Russia")
        does(vim, "")
        terminal.press("e")
        terminal.wait_until(lambda: len(called_with(vim)) == 4, "the editor's second call")
        assert "Write a copy" not in terminal.text


def test_the_screen_is_whole_again_after_ctrl_z(copy: Path) -> None:
    with Terminal([COMMAND, copy, "--figure", "already-working"], 100, 30, env=environment()) as terminal:
        terminal.wait_for("Already working in Russia")
        terminal.press("ctrl+z")
        terminal.wait_until(lambda: stopped(terminal.process.pid), "the program to be stopped")
        assert not terminal.mode(1049)
        terminal.screen.reset()
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait_for("North Korean workers", "2 Scale", "━━━━", "Already working in Russia", "q quit")
        assert terminal.mode(1049)
        terminal.press("q")
        assert terminal.finish() == 0


def stopped(child: int) -> bool:
    """Whether a child process has just been stopped."""
    return os.WIFSTOPPED(os.waitpid(child, os.WUNTRACED | os.WNOHANG)[1])
