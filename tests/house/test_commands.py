"""What every command has in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import CONTENT, Run
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


@pytest.mark.parametrize("command", ["", "show", "check", "schema", "new"])
def test_each_command_has_help_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    assert ended.value.code == 0
    assert "example: explainer" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code"),
    [("", 0), ("show", 0), ("check", 0), ("wrong.yaml", 1), ("show wrong.yaml", 1),
     ("check wrong.yaml", 1), ("gone.yaml", 2), ("show gone.yaml", 2), ("check gone.yaml", 2), ("shwo", 2)],
)  # fmt: skip
def test_the_installed_command_does_as_it_does_in_the_process_of_the_tests(
    words: str, code: int, explainer: Run, installed: Run, tmp_path: Path
) -> None:
    (tmp_path / "content.yaml").write_bytes(CONTENT.read_bytes())
    (tmp_path / "wrong.yaml").write_text("explainer: 1\n", encoding="utf-8")
    ended = installed(*words.split(), cwd=tmp_path)
    assert ended.code == code
    assert ended == explainer(*words.split(), cwd=tmp_path)
