"""`e`: the reader's own editor opens at the current figure, and the screen comes back with what was changed."""

from __future__ import annotations

import shlex
import signal
from pathlib import Path

import pytest

from conftest import COMMAND, environment
from explainer import editor
from prepared import PREPARED
from terminal import Terminal

from .piloted import app_of, navigator_in, painted, until
from .stories import spoilt, story_of


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
    words = Path(f"{program}.words")
    return words.read_text(encoding="utf-8").splitlines() if words.exists() else []


def with_editor(words: str) -> dict[str, str]:
    return environment({"VISUAL": "", "EDITOR": words})


def line_of(path: Path, text: str) -> int:
    return next(row for row, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in line)


class TestOnATerminal:
    def test_it_opens_at_the_figure_and_the_change_is_shown(self, path: Path, vim: Path) -> None:
        does(vim, 'echo "the editor has the terminal"; sed -i "s/Label b2/Edited b2/" "$3"')
        with Terminal([PREPARED, COMMAND, path, "--figure", "b2"], 100, 30, env=with_editor(f"'{vim}' -n")) as terminal:
            terminal.wait_for_update()
            above = len(terminal.raw)
            terminal.press("e")
            terminal.wait_for("▌*  Edited b2", "The question of two", "━━━")
            line = line_of(path, "id: b2")
            assert called_with(vim) == ["-n", f"+{line}", str(path)]
            left, said, back = (
                terminal.raw.index(part, above) for part in (b"\x1b[?1049l", b"the editor has", b"\x1b[?1049h")
            )
            assert left < said < back
            assert terminal.mode(1049)

            does(vim, 'sed -i "1i # a line more" "$3"; sed -i "s/Edited b2/Twice b2/" "$3"')
            terminal.press("e")
            terminal.wait_for("▌*  Twice b2")
            terminal.press("e")
            terminal.wait_until(lambda: len(called_with(vim)) == 9, "the editor's third call")
            assert called_with(vim)[7] == f"+{line + 1}"
            terminal.press("q")
            assert terminal.finish() == 0

    def test_of_a_wrong_file_it_opens_the_first_mistake(self, path: Path, vim: Path) -> None:
        does(vim, "")
        with Terminal([PREPARED, COMMAND, path, "--figure", "b2"], 100, 30, env=with_editor(f"'{vim}'")) as terminal:
            terminal.wait_for("▌   Label b2")
            path.write_text(spoilt(basis=1), encoding="utf-8")
            terminal.wait_for("did you mean witnesses?")
            terminal.press("e")
            terminal.wait_until(lambda: len(called_with(vim)) == 2, "the editor's call")
            assert called_with(vim)[0] == f"+{line_of(path, 'witneses')}"

    def test_an_interrupt_of_the_editor_is_the_editor_s_and_ends_the_program_again_after_it(
        self, path: Path, vim: Path
    ) -> None:
        does(vim, 'kill -INT $PPID; sed -i "s/Label b2/Edited b2/" "$2"')
        with Terminal([PREPARED, COMMAND, path, "--section", "two"], 100, 30, env=with_editor(f"'{vim}'")) as terminal:
            terminal.wait_for("Label b2")
            terminal.press("e")
            terminal.wait_for("Edited b2")

            def has_ended_after_an_interrupt() -> bool:
                # Again and again: what comes just behind the editor may still have been meant for it.
                terminal.process.send_signal(signal.SIGINT)
                return terminal.process.poll() is not None

            terminal.wait_until(has_ended_after_an_interrupt, "the program to end")
            assert terminal.finish() == 130
            assert terminal.is_in_order

    def test_one_that_fails_is_told_and_the_screen_stays(self, path: Path, tmp_path: Path) -> None:
        edit = tmp_path / "edit"
        env = {**with_editor("edit"), "PATH": str(tmp_path) + ":/bin:/usr/bin"}
        with Terminal([PREPARED, COMMAND, path, "--section", "two"], 100, 30, env=env) as terminal:
            terminal.wait_for("The question of two")
            edit.mkdir()
            terminal.press("e")
            terminal.wait_for("edit could not be started: Permission denied.", "The question of two")
            edit.rmdir()
            terminal.press("e")
            terminal.wait_for("edit could not be started: No such file or", "The question of two")
            does(edit, "exit 3")
            terminal.press("e")
            terminal.wait_for("edit ended with exit code 3.", "The question of two")
            terminal.press("1")
            terminal.wait_for("The question of one")
            terminal.press("q")
            assert terminal.finish() == 0
            assert not terminal.mode(1049)

    @pytest.mark.parametrize("name", ["TERM", "HUP"])
    def test_one_that_never_returns_does_not_keep_the_program_from_ending(
        self, path: Path, vim: Path, name: str
    ) -> None:
        does(vim, "echo waiting; exec sleep 1000")
        with Terminal([PREPARED, COMMAND, path], 100, 30, env=with_editor(f"'{vim}'")) as terminal:
            terminal.wait_for("The question of one")
            terminal.press("e")
            terminal.wait_for("waiting")
            terminal.process.send_signal(getattr(signal, f"SIG{name}"))
            assert terminal.finish() == 128 + getattr(signal, f"SIG{name}")
            assert not terminal.mode(1049)

    def test_one_is_told_that_the_program_ends_and_may_save(self, path: Path, vim: Path) -> None:
        does(vim, "trap 'echo saved > \"$0.saved\"; kill $!; exit' TERM; echo waiting; sleep 1000 & wait")
        with Terminal([PREPARED, COMMAND, path], 100, 30, env=with_editor(f"'{vim}'")) as terminal:
            terminal.wait_for("The question of one")
            terminal.press("e")
            terminal.wait_for("waiting")
            terminal.process.send_signal(signal.SIGTERM)
            assert terminal.finish() == 143
            assert terminal.is_in_order
        assert Path(f"{vim}.saved").read_text(encoding="utf-8") == "saved\n"

    def test_its_keys_are_its_own(self, path: Path, vim: Path) -> None:
        does(
            vim, 'trap \'sed -i "s/Label b2/& edited/" "$2"; exit\' INT QUIT; echo waiting; while :; do sleep 0.1; done'
        )
        with Terminal([PREPARED, COMMAND, path, "--section", "two"], 100, 30, env=with_editor(f"'{vim}'")) as terminal:
            terminal.wait_for("Label b2")
            for key, label in (("ctrl+c", "Label b2 edited"), ("\x1c", "Label b2 edited edited")):
                terminal.press("e")
                terminal.wait_for("waiting")
                terminal.press(key)
                terminal.wait_for(label)
            terminal.press("q")
            assert terminal.finish() == 0

    def test_one_that_stops_itself_stops_the_program_and_both_go_on(self, path: Path, vim: Path) -> None:
        does(vim, 'echo waiting; kill -TSTP $PPID $$; sed -i "s/Label b2/Edited b2/" "$2"')
        script = f"set -m; {COMMAND} {path} --section two; echo stopped; read line; fg >/dev/null"
        with Terminal(["/bin/bash", "-c", script], 100, 30, env=with_editor(f"'{vim}'")) as terminal:
            terminal.wait_for("Label b2")
            terminal.press("e")
            terminal.wait_for("waiting", "stopped")
            terminal.press("enter")
            terminal.wait_for("Edited b2")
            terminal.press("q")
            assert terminal.finish() == 0
            assert terminal.is_in_order

    def test_the_shipped_story_is_copied_before_it_is_edited(self, path: Path, vim: Path, tmp_path: Path) -> None:
        script, here = tmp_path / "shipped.py", tmp_path / "here"
        script.write_text(SHIPPED, encoding="utf-8")
        here.mkdir()
        content, before = here / "content.yaml", path.read_text(encoding="utf-8")
        does(vim, 'sed -i "s/Label b2/Edited b2/" "$2"')
        env = with_editor(f"'{vim}'")
        with Terminal([PREPARED, script, path, "--section", "two"], 120, 30, env=env, cwd=here) as terminal:
            terminal.wait_for("Label b2")
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
            terminal.wait_for("Edited b2")
            assert called_with(vim)[1] == str(content)
            assert content.read_text(encoding="utf-8") == before.replace("Label b2", "Edited b2")
            assert path.read_text(encoding="utf-8") == before

            content.write_text(before.replace("Label b2", "Saved b2"), encoding="utf-8")
            terminal.wait_for("Saved b2")
            does(vim, "")
            terminal.press("e")
            terminal.wait_until(lambda: len(called_with(vim)) == 4, "the editor's second call")
            assert "Write a copy" not in terminal.text


SHIPPED = """
import sys
from explainer import cli
from explainer.commands import browse
browse.is_packaged = lambda path: True
sys.exit(cli.main())
"""
"""The program with a story that belongs to it."""


class TestWhatCannotBeEdited:
    @staticmethod
    async def notice_for(path: Path | None) -> str:
        """What the foot says after `e`."""
        async with app_of(story_of(), path=path).run_test(size=(80, 24)) as pilot:
            await pilot.press("e")
            await until(pilot, lambda: bool(navigator_in(pilot).state.notice))
            return painted(pilot).split("\n")[-1].strip()

    @pytest.mark.parametrize("words", ["", "'vi"], ids=["none", "one that cannot be read"])
    async def test_without_an_editor_it_says_how_to_name_one(
        self, words: str, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("EDITOR", words)
        monkeypatch.delenv("VISUAL", raising=False)
        notice = await self.notice_for(path)
        assert notice == "Set $VISUAL or $EDITOR to your editor first."

    async def test_a_terminal_that_cannot_step_aside_is_told(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("VISUAL", "vi")
        notice = await self.notice_for(path)
        assert notice == "This terminal cannot be given to an editor."

    async def test_a_story_without_a_file_has_nothing_to_edit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("VISUAL", "vi")
        assert await self.notice_for(None) == "There is no file to edit here."
