"""What is kept of a fault of the program: where it was, and nothing that a story says."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import pytest

from explainer import crash

SECRET = "what the story says"


def fault(said: str = SECRET) -> Exception:
    """An exception with a message and local variables that nobody else is to see, and one that led to it."""
    local = said
    try:
        try:
            raise KeyError(local)
        except KeyError as error:
            raise RuntimeError(local) from error
    except RuntimeError as error:
        return error


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path / "home"


def test_it_has_the_frames_and_the_types_but_no_message_and_no_local_variable(home: Path) -> None:
    text = Path(crash.record(fault())).read_text(encoding="utf-8")
    assert SECRET not in text
    assert text.index("builtins.KeyError") < text.index("which led to") < text.index("builtins.RuntimeError")
    assert f'File "{__file__}"' in text
    assert "in fault" in text


def test_it_is_kept_with_the_users_state(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert crash.record(fault()) == f"{home}/.local/state/explainer/fault.txt"
    monkeypatch.setenv("XDG_STATE_HOME", f"{tmp_path}/state")
    assert crash.record(fault()) == f"{tmp_path}/state/explainer/fault.txt"


def test_a_relative_folder_is_not_taken_for_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "state")
    assert crash.record(fault()) == f"{home}/.local/state/explainer/fault.txt"


def test_only_the_last_one_is_kept(home: Path) -> None:
    crash.record(ValueError())
    kept = Path(crash.record(fault()))
    assert [*kept.parent.iterdir()] == [kept]
    assert "ValueError" not in kept.read_text(encoding="utf-8")


def test_nobody_else_can_read_it(home: Path) -> None:
    kept = Path(crash.record(fault()))
    assert [stat.S_IMODE(each.stat().st_mode) for each in (kept.parent, kept)] == [0o700, 0o600]


def test_a_link_or_a_pipe_in_its_place_is_replaced(home: Path, tmp_path: Path) -> None:
    kept = Path(crash.record(ValueError()))
    kept.unlink()
    other = tmp_path / "somebody's file"
    other.write_text("untouched", encoding="utf-8")
    kept.symlink_to(other)
    assert crash.record(fault()) == str(kept)
    assert other.read_text(encoding="utf-8") == "untouched"
    assert not kept.is_symlink()
    kept.unlink()
    os.mkfifo(kept)
    assert crash.record(fault()) == str(kept)
    assert "RuntimeError" in kept.read_text(encoding="utf-8")
    assert [*kept.parent.iterdir()] == [kept]


def test_a_folder_in_its_place_is_left_alone(home: Path, tmp_path: Path) -> None:
    kept = Path(crash.record(ValueError()))
    kept.unlink()
    (kept / "something").mkdir(parents=True)
    assert Path(crash.record(fault())).parent == tmp_path
    assert [*kept.parent.iterdir()] == [kept]


def test_where_the_folder_cannot_be_written_it_is_a_temporary_file(home: Path, tmp_path: Path) -> None:
    home.write_text("no folder", encoding="utf-8")
    path = Path(crash.record(fault()))
    assert path.parent == tmp_path
    assert "RuntimeError" in path.read_text(encoding="utf-8")


def test_where_nothing_can_be_written_that_is_said(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    assert crash.sentence(ValueError()) == (
        "explainer: stopped by a fault of its own; its traceback could not be written"
    )


def test_an_exception_that_leads_to_itself_is_told_once(home: Path) -> None:
    error = ValueError()
    error.__cause__ = error
    assert Path(crash.record(error)).read_text(encoding="utf-8").count("ValueError") == 1
