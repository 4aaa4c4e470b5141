"""`explainer diff`: what changed between two editions, for a person, a program and git."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from conftest import COMMAND, TOP, Run, environment

from .stories import BUSES

README = (TOP / "README.md").read_text(encoding="utf-8")
AFTER = BUSES.replace("more than 18,000", "about 18,200").replace("A ride is not a person.", "A ride is no person.")
REPORT = """\
Rides on the night buses, a year: note A ride is no person., was A ride is not a person.
Rides on the night buses, a year, by the machines: about 18,200, was more than 18,000
  calculated from it: about 50, was more than 45 (Rides on the night buses, a year, a night)
Rides on the night buses, a year, by the machines: quote reworded
  - more than 18,000 rides were sold in 2024
  + about 18,200 rides were sold in 2024
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two editions, another form of the first, and a story with an error."""
    forms = {"old": BUSES, "new": AFTER, "wrong": BUSES.replace("kind: law", "kind: lore")}
    commented = BUSES.replace("kind: law,", "kind: law,  # written\n   ")
    forms["same"] = commented.replace("language: en\n", "") + "\nlanguage: en\n"
    for name, text in forms.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_each_change_is_a_line_with_what_follows_from_it(explainer: Run, folder: Path) -> None:
    ended = explainer("diff", "old.yaml", "new.yaml", cwd=folder)
    assert (ended.code, ended.out, ended.err) == (1, REPORT, "")


def test_a_program_gets_each_change_as_an_object(explainer: Run, folder: Path) -> None:
    ended = explainer("diff", "old.yaml", "new.yaml", "--format", "json", cwd=folder)
    _, number, follows, _ = json.loads(ended.out)
    assert number == {
        "kind": "changed",
        "part": "figure",
        "id": "rides",
        "name": "Rides on the night buses, a year, by the machines",
        "text": "about 18,200, was more than 18,000",
        "field": "value",
        "before": "more than 18,000",
        "after": "about 18,200",
    }
    assert (ended.code, follows["kind"], follows["id"]) == (1, "calculated", "rides-a-night")


def test_comments_and_the_order_of_keys_are_no_difference(explainer: Run, folder: Path) -> None:
    ended = explainer("diff", "old.yaml", "same.yaml", cwd=folder)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert explainer("diff", "old.yaml", "same.yaml", "--format", "json", cwd=folder).out == "[]\n"


@pytest.mark.parametrize("words", [("-", "new.yaml"), ("new.yaml", "-")])
def test_either_may_be_standard_input(words: tuple[str, str], explainer: Run, folder: Path) -> None:
    ended = explainer("diff", *words, stdin=BUSES.encode(), cwd=folder)
    assert (ended.code, "18,200" in ended.out) == (1, True)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("- -", "explainer: expected - once, found it again; standard input can be read only once"),
        ("old.yaml gone.yaml", "explainer: gone.yaml: cannot be read: no such file or directory"),
        ("wrong.yaml old.yaml", "wrong.yaml:47:"),
        ("old.yaml wrong.yaml", "wrong.yaml:47:"),
        ("old.yaml", "usage: explainer diff"),
    ],
)
def test_trouble_has_an_exit_code_of_its_own(words: str, message: str, explainer: Run, folder: Path) -> None:
    ended = explainer("diff", *words.split(), cwd=folder)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(message)


def test_a_terminal_gets_colours(explainer: Run, folder: Path) -> None:
    ended = explainer("diff", "old.yaml", "new.yaml", cwd=folder, env={"CLICOLOR_FORCE": "1"})
    assert "\x1b[1mRides on the night buses, a year, by the machines: \x1b[mabout 18,200" in ended.out
    assert re.sub(r"\x1b\[[\d;]*m", "", ended.out) == REPORT


def test_git_shows_changes_as_the_readme_says(folder: Path) -> None:
    """Its commands in a repository, with one change since the commit."""
    [block] = re.findall(r"```\n(git config diff.*?)```", README, re.DOTALL)
    env = environment() | {
        "PATH": f"{COMMAND.parent}:{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }

    def run(line: str) -> str:
        command = ["/bin/sh", "-c", line]
        ended = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=60)
        assert (ended.returncode, ended.stderr) == (0, ""), line
        return ended.stdout

    (folder / "content.yaml").write_text(BUSES, encoding="utf-8")
    run("git init --quiet")
    run("git add content.yaml")
    run("git -c user.name=A -c user.email=a@example.org commit --quiet -m One")
    (folder / "content.yaml").write_text(AFTER, encoding="utf-8")
    outputs = [run(line) for line in block.strip().splitlines()]
    told = next(output for output in outputs if "calculated from it" in output)
    assert told == REPORT
    shown = next(output for output in outputs if output.startswith("diff --git"))
    assert re.search(r"^-.* by the machines +more than 18,000 ", shown, re.MULTILINE)
    assert re.search(r"^\+.* by the machines +about 18,200 ", shown, re.MULTILINE)
