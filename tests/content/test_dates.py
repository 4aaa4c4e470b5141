"""Dates: what is to come, what is over, and lists in their order; a day's difference is no mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conftest import CONTENT, TODAY
from explainer.content.load import load_story

RIGHT = (Path(__file__).parent / "right.yaml").read_text(encoding="utf-8")


def rules(more: str, as_of: str = "2025-08-12", read: str = "seen: full") -> list[str]:
    """The rules that the right file breaks with these lines at its end; `read`: how its paper was read."""
    text = RIGHT.replace("as_of: 2025-08-12", f"as_of: {as_of}").replace("seen: full", read) + more
    return [problem.rule for problem in load_story(text.encode(), TODAY).problems]


def events(*dates: str) -> str:
    """Events of these dates; a date may have more keys after a comma."""
    lines = [f"        - {{date: {each}, text: Something}}" for each in dates]
    return "\n".join(["    timeline:", "      title: The bridge", "      events:", *lines, ""])


def test_today_is_that_of_the_tests() -> None:
    assert str(TODAY) == "2026-11-28"


class TestWhatIsToCome:
    @pytest.mark.parametrize("when", ["2026-11-28", "2026-11-29", "2026-11", "2026"])
    def test_where_the_editor_is_it_may_be_tomorrow_already(self, when: str) -> None:
        assert rules("", as_of=when) == []
        assert rules(events(when)) == []

    @pytest.mark.parametrize("when", ["2026-11-30", "2026-12", "2027"])
    def test_later_only_what_is_planned_is_told(self, when: str) -> None:
        assert rules("", as_of=when) == ["future-date"]
        assert rules(events(when)) == ["future-date"]
        assert rules(events(f"{when}, planned: true")) == []

    @pytest.mark.parametrize("today", [date.min, date(2020, 1, 1), date.max], ids=str)
    def test_it_never_keeps_a_story_from_being_read(self, today: date) -> None:
        loaded = load_story(CONTENT.read_bytes(), today)
        assert loaded.story is not None
        warned = {problem.rule for problem in loaded.problems}
        assert warned == ({"future-date", "future-count"} if today < date(2024, 1, 1) else set())


class TestWhatWasPlanned:
    @pytest.mark.parametrize("when", ["2026-11-27", "2026-11", "2026"])
    def test_where_the_reader_is_it_may_be_yesterday_still(self, when: str) -> None:
        assert rules(events(f"{when}, planned: true")) == []

    @pytest.mark.parametrize("when", ["2026-11-26", "2026-10", "2025"])
    def test_before_that_it_is_overdue(self, when: str) -> None:
        assert rules(events(f"{when}, planned: true")) == ["overdue-plan"]


class TestTheOrder:
    @pytest.mark.parametrize(
        ("first", "second", "right"),
        [
            ("2024-05-02", "2024-05-03", True),
            ("2024-05-02", "2024-05-02", True),
            ("2024-05-02", "2024-05", True),
            ("2024-05-02", "2024", True),
            ("2024-05", "2024-05-02", True),
            ("2024", "2024-05-02", True),
            ("2024-05-02", "2024-05-01", False),
            ("2024-05-02", "2024-04", False),
            ("2024-05-02", "2023", False),
        ],
    )
    def test_a_date_that_may_be_right_is_right(self, first: str, second: str, right: bool) -> None:
        assert rules(events(first, second)) == ([] if right else ["order"])
        corrections = "".join(f"  - {{date: {each}, text: A slip.}}\n" for each in (second, first))
        assert rules(f"corrections:\n{corrections}") == ([] if right else ["order"])
        assert rules(f"checked: {second}\n", as_of=first) == ([] if right else ["order"])
        read = f"seen: full, published: {first}, accessed: {second}"
        assert rules("", read=read) == ([] if right else ["order"])

    def test_a_slip_of_the_pen_is_one_mistake(self) -> None:
        assert rules(events("2205-05-02", "2024-05-03")) == ["future-date"]
        assert rules(events("2031, planned: true", "2024-05-03")) == ["order"]
        assert rules("checked: 2025-09-01\n", as_of="2205-08-12") == ["future-date"]
