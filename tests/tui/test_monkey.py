"""Nothing that a reader's hands can do ends the program, however fast they are; each save is shown in the end."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import monkey
from conftest import COMMAND, CONTENT
from prepared import PREPARED

from .stories import file_of


@pytest.fixture(autouse=True)
def prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monkey, "PYTHON", PREPARED)


@pytest.mark.parametrize("mix", monkey.MIXES)
def test_random_events_do_not_end_it(mix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if mix == "all":  # the first events come while it imports
        monkeypatch.setattr(monkey, "PYTHON", sys.executable)
    events = monkey.random_events(1, monkey.MIXES[mix], 150)
    monkey.play(events, CONTENT.read_text(encoding="utf-8"), tmp_path, pause=0.005)


def test_what_leaves_in_order_before_the_last_save_is_started_again(tmp_path: Path) -> None:
    monkey.play([monkey.Event("keys", "q")], file_of(), tmp_path, pause=0)


BROKEN = """
import sys
from explainer import cli
from explainer.tui import keys

def fail(_):
    raise RuntimeError

keys.ACTIONS["sources"] = keys.ACTIONS["sources"]._replace(do=fail)
sys.exit(cli.main())
"""
"""A program that cannot show its sources."""


def test_a_failure_is_recorded_and_played_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, story, record = tmp_path / "broken.py", tmp_path / "story.yaml", tmp_path / "failure.json"
    broken.write_text(BROKEN, encoding="utf-8")
    story.write_text(file_of(), encoding="utf-8")
    monkeypatch.setattr(monkey, "COMMAND", broken)
    run = [str(story), "--mix", "keys", "--seed", "7", "--events", "2", "--record", str(record)]
    assert monkey.main(run) == 1
    assert f"--replay {record}" in capsys.readouterr().out
    assert "s" in [event for kind, event in json.loads(record.read_text(encoding="utf-8"))]
    assert monkey.main([str(story), "--replay", str(record)]) == 1
    assert "a fault" in capsys.readouterr().out
    monkeypatch.setattr(monkey, "COMMAND", COMMAND)
    assert monkey.main([str(story), "--replay", str(record)]) == 0
