"""A small story as it is printed, line for line."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from conftest import Golden, Today
from explainer import cli
from explainer.commands import show

HERE = Path(__file__).parent
STORY = HERE / "small.yaml"


def printed(monkeypatch: pytest.MonkeyPatch, encoding: str, *words: str) -> str:
    """What `explainer show` writes to a stream of that encoding."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding, newline="\n")
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(show, "date", Today)
    assert cli.main(["show", str(STORY), *words]) == 0
    stream.seek(0)
    return stream.read()


@pytest.mark.parametrize("width", [40, 80])
def test_the_small_story_is_set_to_the_width(monkeypatch: pytest.MonkeyPatch, golden: Golden, width: int) -> None:
    golden(HERE / f"small.{width}.txt", printed(monkeypatch, "utf-8", "--width", str(width)))


def test_the_small_story_needs_no_more_than_ascii(monkeypatch: pytest.MonkeyPatch, golden: Golden) -> None:
    text = printed(monkeypatch, "ascii", "--width", "80")
    assert "\\u" not in text
    golden(HERE / "small.ascii.txt", text)


def test_one_figure_brings_its_section_and_its_sources_along(monkeypatch: pytest.MonkeyPatch, golden: Golden) -> None:
    golden(HERE / "small.toll.txt", printed(monkeypatch, "utf-8", "toll", "--width", "80"))
