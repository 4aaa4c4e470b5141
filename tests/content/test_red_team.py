"""What can be read and is false: each case has one message at its place, and what is right never warns."""

from __future__ import annotations

from pathlib import Path

from conftest import TODAY, Golden
from explainer.content.load import load_story
from explainer.present.problems import report
from wrong_stories import read_table

HERE = Path(__file__).parent / "red_team"
CASES = read_table(HERE / "cases.txt")
ARTICLE = (HERE / "article.txt").read_text(encoding="utf-8")


def reports(story: str) -> list[str]:
    return [report("", problem).removeprefix(":") for problem in load_story(story.encode(), TODAY, ARTICLE).problems]


def test_the_story_that_the_cases_change_is_right() -> None:
    assert reports((HERE / CASES.base).read_text(encoding="utf-8")) == []


def test_what_is_wrong_has_one_message_and_what_is_right_has_none() -> None:
    assert [case.name for case in CASES.stories if len(reports(case.text)) != case.name.startswith("wrong: ")] == []


def test_each_case_is_answered_with_its_report(golden: Golden) -> None:
    golden(CASES.path, CASES.with_reports([reports(case.text) for case in CASES.stories]))
