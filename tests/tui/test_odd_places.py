"""Wherever the program is started it is read and left as ever, and what cannot be written there is told."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import COMMAND, CONTENT, environment
from terminal import Terminal

from .stories import file_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "story.yaml"
    path.write_text(file_of(), encoding="utf-8")
    return path


class TestAnOddEnvironment:
    @pytest.mark.parametrize(
        "change",
        [
            lambda env: env.pop("HOME"),
            lambda env: env.update(HOME="/nowhere"),
            lambda env: env.update(TERM="nobody-knows-this"),
            lambda env: env.update(TERM=""),
            lambda env: env.update(LANG="xx_YY.nonsense", LC_ALL="xx_YY.nonsense"),
            lambda env: env.update(COLUMNS="-3", LINES="none"),
            lambda env: env.update(TMPDIR="/nowhere", XDG_STATE_HOME="/nowhere"),
        ],
        ids=["no HOME", "HOME not there", "TERM unknown", "TERM empty", "no such locale", "odd sizes", "no state"],
    )
    def test_it_is_read_and_left_as_ever(self, path: Path, change: Callable[[dict[str, str]], object]) -> None:
        env = environment()
        change(env)
        with Terminal([COMMAND, path], 80, 24, env=env) as terminal:
            terminal.wait_for("The question of one")
            terminal.press("2")
            terminal.wait_for("The question of two")
            terminal.press("q")
            assert terminal.finish() == 0
            assert terminal.is_in_order


BROKEN_WITHOUT_HOME = """
import sys
from contextlib import suppress
from explainer import cli
from explainer.tui import moves

def fail(scene):
    raise RuntimeError

moves.MOVES["sources"] = fail
sys.exit(cli.main())
"""


def test_without_a_home_a_fault_is_kept_in_a_temporary_file(path: Path, tmp_path: Path) -> None:
    script = tmp_path / "broken.py"
    script.write_text(BROKEN_WITHOUT_HOME, encoding="utf-8")
    env = {**environment(), "HOME": "/proc/nowhere", "TMPDIR": str(tmp_path)}
    env.pop("XDG_STATE_HOME", None)
    with Terminal([sys.executable, script, path], 120, 24, env=env) as terminal:
        terminal.wait_for_update()
        terminal.press("s")
        terminal.wait_for("Started again after a fault; traceback:", str(tmp_path))
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

IN_A_MOUNTED_FOLDER = 'mount -t tmpfs -o "$1" tmpfs "$0" && cd "$0" && shift && exec "$@"'


class TestAFolderThatCannotBeWritten:
    """The shipped story is copied to the folder at hand before it is edited."""

    @pytest.fixture
    def mounted(self, tmp_path: Path) -> Callable[[str], list[str | Path]]:
        """What runs a command in an empty folder, mounted for it alone with the options given."""
        folder = tmp_path / "here"
        folder.mkdir()

        def prefix(options: str) -> list[str | Path]:
            return [shutil.which("unshare") or "", "-rm", "/bin/sh", "-c", IN_A_MOUNTED_FOLDER, folder, options]

        tried = [*prefix("size=4k"), "true"]
        if not shutil.which("unshare") or subprocess.run(tried, capture_output=True, check=False).returncode:
            pytest.skip("this system lets no folder be mounted")
        return prefix

    @pytest.mark.parametrize(
        ("options", "reason"),
        [("ro", "Read-only file system"), ("size=4k", "No space left on device")],
        ids=["read-only", "on a full disk"],
    )
    def test_is_told_and_half_a_copy_is_not_left(
        self, mounted: Callable[[str], list[str | Path]], tmp_path: Path, options: str, reason: str
    ) -> None:
        script = tmp_path / "shipped.py"
        script.write_text(SHIPPED, encoding="utf-8")
        env = environment({"EDITOR": "true"})
        with Terminal([*mounted(options), sys.executable, script, CONTENT], 100, 30, env=env) as terminal:
            terminal.wait_for_update()
            for _ in range(2):  # half a copy would be found there the second time
                terminal.press("e")
                terminal.wait_for("Write a copy to ./content.yaml")
                terminal.press("y")
                terminal.wait_for(f"No copy was written: {reason}.")
            terminal.press("j")
            terminal.wait_for("figure 2 of")
            terminal.press("q")
            assert terminal.finish() == 0

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (["new", "buses.yaml"], "buses.yaml: cannot be written: no space left on device"),
            (["show", str(CONTENT), "--output", "story.txt"], "story.txt: cannot be written: no space left on device"),
        ],
        ids=["new", "show"],
    )
    def test_is_told_by_a_command_as_well(
        self, mounted: Callable[[str], list[str | Path]], words: list[str], sentence: str
    ) -> None:
        listing = ["/bin/sh", "-c", '"$0" "$@"; code=$?; ls -A; exit $code']
        ended = subprocess.run(
            [*mounted("size=4k"), *listing, COMMAND, *words],
            capture_output=True,
            text=True,
            env=environment(),
            check=False,
        )
        assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", f"explainer: {sentence}\n")
