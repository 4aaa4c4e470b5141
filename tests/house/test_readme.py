"""What the README says is so."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from conftest import COMMAND, CONTENT, TODAY, TOP, environment
from explainer.cli import main
from explainer.content.explanations import CHECKLIST
from explainer.content.load import load_story
from explainer.tui.keys import ACTION_LIST

README = (TOP / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, re.DOTALL)
YAML = [block for block in BLOCKS if block[0] == "yaml"]


def test_it_begins_with_a_sentence_a_picture_and_the_two_commands() -> None:
    install, test = (text.strip() for _, text in BLOCKS[:2])
    assert install == "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/explainer"
    assert test == "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest"
    picture = re.search(r"!\[.*?\]\((.*?)\)", README)
    assert picture
    assert (TOP / picture[1]).is_file()


def test_its_table_has_every_key() -> None:
    named = set(re.findall(r"`([^`]+)`", README[README.index("| key |") : README.index("From 126 columns")]))
    shown = {display for action in ACTION_LIST for display in action.shown.split()}
    assert shown - named == set()


def test_each_step_of_its_tour_is_as_it_says() -> None:
    new = (TOP / "src/explainer/new_story.yaml").read_text(encoding="utf-8")
    [doubt] = load_story(new.replace("value: 12,345", "value: 12,346").encode(), TODAY).problems
    assert (doubt.severity, doubt.rule) == ("warning", "number-not-said")
    [wrong] = load_story(new.replace("value: 12,345", "valeu: 12,345").encode(), TODAY).problems
    assert (wrong.severity, wrong.rule) == ("error", "unknown-key")
    for key, (_, added) in zip(("figures", "sources", "groups"), YAML, strict=True):
        head, line, rest = re.split(rf"(?m)^( *{key}:.*\n)", new, maxsplit=1)
        new = f"{head}{line}{added}{rest}"
    read = load_story(new.encode(), TODAY)
    assert read.problems == ()
    assert read.story
    first, second = read.story.sections[0].groups[:2]
    assert (first.title, len(first.figures)) == ("Boats on the river", 3)
    assert second.figures[0].id == "tickets-2023"


def test_its_questions_are_those_of_the_checklist(capsys: pytest.CaptureFixture[str]) -> None:
    section = README[README.index("What no rule can see") : README.index("## Scripting")]
    assert tuple(re.findall(r"^\d+\. (.*)$", section, re.MULTILINE)) == CHECKLIST
    assert main(["check", "--explain", "checklist"]) == 0
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= 80
    assert " ".join(printed.split()) == " ".join(f"{number}. {each}" for number, each in enumerate(CHECKLIST, 1))


def test_its_answer_to_a_warning_is_one() -> None:
    [line] = [text for _, text in BLOCKS if "# explainer: allow" in text]
    story = CONTENT.read_text(encoding="utf-8")
    written = story.replace("label: vehicles\n", line)
    reading = load_story(written.encode(), TODAY)
    assert (reading.problems, reading.allowed) == ((), 1)
    without = re.sub("  # explainer: allow.*", "", written)
    assert [problem.rule for problem in load_story(without.encode(), TODAY).problems] == ["long-row"]


def test_its_examples_run(tmp_path: Path) -> None:
    [examples] = [text for kind, text in BLOCKS if "explainer | head" in text]
    (tmp_path / "content.yaml").write_bytes(CONTENT.read_bytes())
    for line in examples.strip().splitlines():
        before = set(tmp_path.iterdir())
        env = {**environment(), "PATH": f"{COMMAND.parent}:{os.environ['PATH']}"}
        ended = subprocess.run(
            ["/bin/sh", "-c", line], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
        )
        assert (ended.returncode, ended.stderr) == (0, ""), line
        assert ended.stdout or set(tmp_path.iterdir()) - before, line
