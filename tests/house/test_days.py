"""The clock may be behind the story or far ahead of it: every command does its work on any day."""

from __future__ import annotations

import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from conftest import CONTENT, Run
from explainer.commands import COMMANDS
from explainer.story import Story
from prepared import PREPARED
from terminal import Terminal, explainer_on

DAYS = [date(2020, 1, 1), date(2025, 8, 12), date.max]
"""A day before all that the shipped story tells, the day that its figures speak of, and the last day that there is."""
IN_THE_TITLE = {
    DAYS[0]: "as of 12 Aug 2025 · BBC",
    DAYS[1]: "as of 12 Aug 2025, today",
    DAYS[2]: "as of 12 Aug 2025, 7974 years ago",
}
"""The day of the story and its age in the title bar; of a day to come there is no age."""
AGES = {DAYS[0]: "as of 12 Aug 2025 · checked", DAYS[1]: "as of 12 Aug 2025 · today", DAYS[2]: "· 7974 years ago"}


def test_the_story_speaks_of_one_of_these_days(shipped: Story) -> None:
    assert shipped.as_of.earliest == DAYS[1]


@pytest.fixture(params=DAYS, ids=str)
def day(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> date:
    """Makes it that day for every module of the program."""
    today: date = request.param

    class Day(date):
        @classmethod
        def today(cls) -> Day:
            return cls(today.year, today.month, today.day)

    for command in ("browse", *COMMANDS):
        import_module(f"explainer.commands.{command}")
    for name, module in list(sys.modules.items()):
        if name.startswith("explainer.") and getattr(module, "date", None) is date:
            monkeypatch.setattr(module, "date", Day)
    return today


@pytest.mark.parametrize(
    "command", ["", "show", "show --format markdown", "show --format html", "show --format json",
                "show --format csv", "check content.yaml", "schema", "new story.yaml"],
)  # fmt: skip
def test_every_command_does_its_work(day: date, command: str, explainer: Run, tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_bytes(CONTENT.read_bytes())
    ended = explainer(*command.split(), cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out
    if command in ("", "show"):
        assert AGES[day] in ended.out
    if command.startswith("check"):
        assert ("future-date" in ended.out) == (day < date.max)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_screen_opens(today: date) -> None:
    with Terminal([*explainer_on(today, PREPARED), CONTENT], 100, 30) as terminal:
        terminal.wait_for(IN_THE_TITLE[today])
        terminal.wait_for_update()
        terminal.press("q")
        assert terminal.finish() == 0


def test_after_midnight_the_screen_tells_the_new_age(tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    clock.write_text("2025-08-12", encoding="ascii")
    with Terminal([*explainer_on(clock, PREPARED), CONTENT], 100, 30) as terminal:
        terminal.wait_for("12 Aug 2025, today")
        later = tmp_path / "later"
        later.write_text("2025-08-13", encoding="ascii")
        later.replace(clock)
        terminal.wait_for("12 Aug 2025, yesterday")
        terminal.press("q")
        assert terminal.finish() == 0
