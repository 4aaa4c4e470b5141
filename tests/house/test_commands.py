"""What every command has in common."""

from __future__ import annotations

from pathlib import Path

import pytest

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
