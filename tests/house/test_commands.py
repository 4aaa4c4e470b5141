"""What every command has in common."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import CONTENT, Run, environment
from explainer.cli import main


def test_a_fault_of_the_program_is_one_line_and_has_its_own_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken(_words: list[str]) -> int:
        raise RuntimeError("a fault")

    monkeypatch.setattr("explainer.commands.schema.run", broken)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert main(["schema"]) == 70
    kept = tmp_path / "explainer" / "fault.txt"
    assert kept.is_file()
    assert capsys.readouterr() == ("", f"explainer: stopped by a fault of its own; the traceback is in {kept}\n")


@pytest.mark.parametrize("command", ["", "show", "check", "diff", "rename", "schema", "new"])
def test_each_command_has_help_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    assert ended.value.code == 0
    assert "example: explainer" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code"),
    [("", 0), ("check", 0), ("show wrong.yaml", 1), ("check gone.yaml", 2), ("shwo", 2)],
)
def test_the_installed_command_does_as_it_does_in_the_process_of_the_tests(
    words: str, code: int, explainer: Run, installed: Run, tmp_path: Path
) -> None:
    (tmp_path / "content.yaml").write_bytes(CONTENT.read_bytes())
    (tmp_path / "wrong.yaml").write_text("explainer: 1\n", encoding="utf-8")
    ended = installed(*words.split(), cwd=tmp_path)
    assert ended.code == code
    assert ended == explainer(*words.split(), cwd=tmp_path)


INTERRUPTED = """
import os, signal, sys
from explainer import cli

where = sys.argv.pop(1)

class Lost:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)

class Interrupts:
    def find_spec(self, name, *_):
        if name == where:
            Lost()

sys.meta_path.insert(0, Interrupts())
try:
    sys.exit(cli.main())
finally:
    if where == "its end":
        Lost()
"""
"""The command, which is interrupted as it imports a module, and at a place where an exception would be printed."""


@pytest.mark.parametrize("where", ["explainer.commands.common", "explainer.content.files", "its end"])
@pytest.mark.parametrize("words", ["", "show", "check", "schema", "new story.yaml", "--version"])
def test_an_interrupt_ends_every_command_from_its_beginning_and_says_nothing(
    words: str, where: str, tmp_path: Path
) -> None:
    (tmp_path / "content.yaml").write_bytes(CONTENT.read_bytes())
    command = [sys.executable, "-c", INTERRUPTED, where, *words.split()]
    ended = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (130, b"")


def test_where_interrupts_are_ignored_they_stay_so(tmp_path: Path) -> None:
    script = f"trap '' INT; exec {sys.executable} -c \"$0\" yaml show"
    (tmp_path / "content.yaml").write_bytes(CONTENT.read_bytes())
    command = ["sh", "-c", script, INTERRUPTED]
    ended = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")


INTERRUPTED_AMID_WRITING = """
import os, signal, sys
from explainer import cli

number = int(sys.argv.pop(1))
fsync = os.fsync
def interrupted(file):
    os.kill(os.getpid(), number)
    fsync(file)

os.fsync = interrupted
sys.exit(cli.main())
"""
"""The command, which gets a signal as a file is half written."""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_amid_writing_leaves_nothing_half_written(number: signal.Signals, tmp_path: Path) -> None:
    command = [sys.executable, "-c", INTERRUPTED_AMID_WRITING, str(int(number)), "show", "--output", "story.txt"]
    ended = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, timeout=60, check=False)
    assert (ended.returncode % 256 in (128 + number, 256 - number), ended.stderr) == (True, b"")
    assert [each.name for each in tmp_path.iterdir()] == ["story.txt"]
