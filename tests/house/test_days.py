"""The clock may be behind the story or far ahead of it: every command does its work on any day."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from conftest import CONTENT, environment
from explainer.story import Story
from terminal import Terminal, explainer_on

DAYS = [date(2020, 1, 1), date(2025, 8, 12), date.max]
"""A day before all that the shipped story tells, the day that its figures speak of, and the last day that there is."""
AGES = {DAYS[0]: "as of 12 Aug 2025 · checked", DAYS[1]: "as of 12 Aug 2025 · today", DAYS[2]: "· 7974 years ago"}


def test_the_story_speaks_of_one_of_these_days(shipped: Story) -> None:
    assert shipped.as_of.earliest == DAYS[1]


@pytest.mark.parametrize(
    "command", ["", "show", "show --format markdown", "show --format html", "show --format json",
                "show --format csv", "check", "schema", "new story.yaml"],
)  # fmt: skip
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_command_does_its_work(day: date, command: str, tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_bytes(CONTENT.read_bytes())
    ended = subprocess.run(
        [*explainer_on(day), *command.split()],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout
    if command in ("", "show"):
        assert AGES[day] in ended.stdout


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_screen_opens(day: date) -> None:
    with Terminal([*explainer_on(day), CONTENT], 100, 30) as terminal:
        terminal.wait_for(AGES[day].removeprefix("· "))
        terminal.wait_for_update()
        terminal.press("q")
        assert terminal.finish() == 0


MIDNIGHT = """
import datetime, pathlib, sys
clock = pathlib.Path(sys.argv.pop(1))
class Day(datetime.date):
    @classmethod
    def today(cls): return cls.fromisoformat(clock.read_text())
datetime.date = Day
from explainer.cli import main
sys.exit(main())
"""
"""The command with a clock that is a file."""


def test_after_midnight_the_screen_tells_the_new_age(tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    clock.write_text("2025-08-12", encoding="ascii")
    with Terminal([sys.executable, "-c", MIDNIGHT, clock, CONTENT], 100, 30) as terminal:
        terminal.wait_for("as of 12 Aug 2025 · today")
        later = tmp_path / "later"
        later.write_text("2025-08-13", encoding="ascii")
        later.replace(clock)
        terminal.wait_for("as of 12 Aug 2025 · yesterday")
        terminal.press("q")
        assert terminal.finish() == 0
