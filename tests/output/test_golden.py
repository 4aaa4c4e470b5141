"""Two small stories as they are printed, line for line."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from conftest import Golden
from explainer import cli

HERE = Path(__file__).parent
SMALL, RELAYED = HERE / "small.yaml", HERE / "relayed.yaml"


def printed(monkeypatch: pytest.MonkeyPatch, encoding: str, story: Path, words: str) -> str:
    """What `explainer show` writes to a stream of that encoding."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding, newline="\n")
    monkeypatch.setattr(sys, "stdout", stream)
    day = [] if "--list" in words else ["--date", "2026-11-28"]
    assert cli.main(["show", str(story), *words.split(), *day]) == 0
    stream.seek(0)
    return re.sub("<style>.*</style>", "", stream.read(), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("name", "words"),
    [("40", "--width 40"), ("80", "--width 80"), ("toll", "toll --width 80"), ("list", "--list")],
)
def test_a_small_story(monkeypatch: pytest.MonkeyPatch, golden: Golden, name: str, words: str) -> None:
    golden(HERE / f"small.{name}.txt", printed(monkeypatch, "utf-8", SMALL, words))


def test_a_small_story_needs_no_more_than_ascii(monkeypatch: pytest.MonkeyPatch, golden: Golden) -> None:
    text = printed(monkeypatch, "ascii", SMALL, "--width 80")
    assert "\\u" not in text
    golden(HERE / "small.ascii.txt", text)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("evidence", "--evidence --width 80"),
        ("words", "--evidence --no-pictures --width 80"),
        ("markdown", "--evidence --format markdown"),
        ("html", "--format html"),
    ],
)
def test_a_story_told_by_many_in_each_form(
    monkeypatch: pytest.MonkeyPatch, golden: Golden, name: str, words: str
) -> None:
    golden(HERE / f"relayed.{name}.txt", printed(monkeypatch, "utf-8", RELAYED, words))
