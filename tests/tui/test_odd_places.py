"""Wherever the program is started it is read and left as ever, and what cannot be written there is told."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import COMMAND, CONTENT, TODAY, environment
from explainer.tui.frame import fit
from prepared import PREPARED
from terminal import Terminal, explainer_on

from .seen import navigator_of, rows
from .stories import story_of


class TestAnOddEnvironment:
    @pytest.mark.parametrize(
        "odd",
        [
            {"TERM": "nobody-knows-this", "LANG": "xx_YY.nonsense", "LC_ALL": "xx_YY.nonsense", "COLUMNS": "-3",
             "LINES": "none", "TEXTUAL_DRIVER": "nobody:Driver", "TEXTUAL_COLOR_SYSTEM": "none",
             "TEXTUAL_FILTERS": "no", "TEXTUAL_THEME": "no", "TEXTUAL": "debug,devtools", "TEXTUAL_DEBUG": "1",
             "TEXTUAL_LOG": "/nowhere/log", "TEXTUAL_PRESS": "q", "TEXTUAL_SCREENSHOT": "0", "TEXTUAL_SHOW_RETURN": "1",
             "TMPDIR": "/nowhere", "XDG_STATE_HOME": "/nowhere"},
            {"TERM": "", "HOME": "/nowhere", "COLUMNS": "20", "LINES": "5"},
            {"COLUMNS": "300", "LINES": "100"},
        ],
        ids=["much", "empty and small", "large"],
    )  # fmt: skip
    def test_it_is_read_and_left_as_ever(self, path: Path, odd: dict[str, str]) -> None:
        env = {**environment(), **odd}
        if "HOME" not in odd:
            del env["HOME"]
        with Terminal([COMMAND, path], 80, 24, env=env) as terminal:
            terminal.wait_for("The question of one")
            terminal.press("2")
            terminal.wait_for("The question of two")
            terminal.press("q")
            assert terminal.finish() == 0
            assert terminal.is_in_order


class TestTheSize:
    def test_is_the_terminal_s_whatever_the_environment_says(self, path: Path) -> None:
        env = environment({"COLUMNS": "60", "LINES": "14"})
        navigator = navigator_of(story_of(), 100, 30)
        with Terminal([*explainer_on(TODAY, PREPARED), path], 100, 30, env=env) as terminal:
            terminal.wait_for_update()
            assert list(terminal.rows[:-1]) == rows(navigator)[:-1]  # the foot still greets
            terminal.resize(80, 24)
            fit(navigator, 80, 24)
            terminal.press("2")
            navigator.open_section(1)
            terminal.wait_until(lambda: list(terminal.rows) == rows(navigator), "the second section at 80x24")

    def test_is_80_by_24_where_the_terminal_has_none(self, path: Path) -> None:
        command: list[str | Path] = ["/bin/sh", "-c", 'stty cols 0 rows 0; exec "$0" "$@"', *explainer_on(TODAY), path]
        with Terminal(command, 80, 24) as terminal:
            terminal.wait_for_update()
            assert list(terminal.rows[:-1]) == rows(navigator_of(story_of(), 80, 24))[:-1]


BROKEN_WITHOUT_HOME = """
import sys
from contextlib import suppress
from explainer import cli
from explainer.tui import keys

def fail(_):
    raise RuntimeError

keys.ACTIONS["sources"] = keys.ACTIONS["sources"]._replace(do=fail)
sys.exit(cli.main())
"""


def test_without_a_home_a_fault_is_kept_in_a_temporary_file(path: Path, tmp_path: Path) -> None:
    script = tmp_path / "broken.py"
    script.write_text(BROKEN_WITHOUT_HOME, encoding="utf-8")
    env = {**environment(), "HOME": "/proc/nowhere", "TMPDIR": str(tmp_path)}
    env.pop("XDG_STATE_HOME", None)
    with Terminal([PREPARED, script, path], 120, 24, env=env) as terminal:
        terminal.wait_for_update()
        terminal.press("s")
        terminal.wait_for("Started again after a fault; the traceback is in", str(tmp_path))
        terminal.press("q")
        assert terminal.finish() == 0
    [kept] = tmp_path.glob("explainer-*.txt")
    assert "RuntimeError" in kept.read_text(encoding="utf-8")


SHIPPED = """
import sys
from explainer import cli
from explainer.commands import browse
browse.is_packaged = lambda path: True
sys.exit(cli.main())
"""
"""The program with a story that belongs to it."""

PLACES = {
    "Read-only file system": 'mount -t tmpfs -o ro tmpfs "$0" && cd "$0" && exec "$@"',
    "No space left on device": 'mount -t tmpfs -o size=4k tmpfs "$0" && cd "$0" && exec "$@"',
    "Permission denied": 'cd "$0" && chmod a-w . && ! test -w . && exec "$@"',
    "File too large": 'cd "$0" && ulimit -f 1 && exec "$@"',
}
"""How a command is run in a folder of its own that does not take a file, by what the system says of it then."""


class TestAFolderThatCannotBeWritten:
    """The shipped story is copied to the folder at hand before it is edited."""

    @pytest.fixture
    def inside(self, reason: str, tmp_path: Path) -> list[str | Path]:
        """What runs a command inside such a folder; skips the test where nobody can make one here."""
        folder = tmp_path / "here"
        folder.mkdir()
        mounts: list[str | Path] = [shutil.which("unshare") or "/bin/false", "-rm"] if "mount" in PLACES[reason] else []
        inside: list[str | Path] = [*mounts, "/bin/sh", "-c", PLACES[reason], folder]
        if subprocess.run([*inside, "true"], capture_output=True, check=False).returncode:
            pytest.skip(f"this user can make no folder that says “{reason}”")
        return inside

    @pytest.mark.parametrize("reason", PLACES)
    def test_is_told_and_half_a_copy_is_not_left(self, inside: list[str | Path], tmp_path: Path, reason: str) -> None:
        script = tmp_path / "shipped.py"
        script.write_text(SHIPPED, encoding="utf-8")
        env = environment({"EDITOR": "true"})
        with Terminal([*inside, sys.executable, script, CONTENT], 100, 30, env=env) as terminal:
            terminal.wait_for_update()
            for _ in range(2):  # half a copy would be found there the second time
                terminal.press("e")
                terminal.wait_for("Write a copy to ./content.yaml")
                terminal.press("y")
                terminal.wait_for(f"No copy was written: {reason}.")
            terminal.press("j")
            terminal.wait_for("2 of")
            terminal.press("q")
            assert terminal.finish() == 0

    @pytest.mark.parametrize("reason", ["No space left on device", "File too large"])
    @pytest.mark.parametrize("words", ["new story.yaml", f"show {CONTENT} --output story.yaml"], ids=["new", "show"])
    def test_is_told_by_a_command_as_well(self, inside: list[str | Path], reason: str, words: str) -> None:
        listing = ["/bin/sh", "-c", '"$0" "$@"; code=$?; ls -A; exit $code']
        command = [*inside, *listing, COMMAND, *words.split()]
        ended = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
        told = f"explainer: story.yaml: cannot be written: {reason[0].lower()}{reason[1:]}\n"
        assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", told)
