"""The list of a folder of stories, printed."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from conftest import TOP, Run
from explainer.content.files import MAX_STORIES

STORY = (TOP / "tests/output/small.yaml").read_text(encoding="utf-8")
DAY = "--date=2026-11-28"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two stories, one of them broken, and what is none."""
    folder = tmp_path / "bridges"
    folder.mkdir()
    (folder / "bridge.yaml").write_text(STORY, encoding="utf-8")
    (folder / "broken.yml").write_text(STORY.replace("title:", "titel:", 1), encoding="utf-8")
    for name in (".hidden.yaml", "notes.txt"):
        shutil.copy(folder / "bridge.yaml", folder / name)
    return folder


LIST = """\
bridges                                                                2 stories
════════════════════════════════════════════════════════════════════════════════

  The bridge at Nowhere                              12 Aug 2025 · 15 months ago
    The bridge was to cost 400 crowns and has cost about 600 to 700.
                                                         bridge.yaml · 5 figures

  broken.yml                                                             1 error
    error: line 2: expected a key of a story, found "titel"; did you mean title?
"""
ALOUD = """\
bridges                                                                2 stories

  The bridge at Nowhere, 12 Aug 2025, 15 months ago
    The bridge was to cost 400 crowns and has cost about 600 to 700.
    (bridge.yaml, 5 figures)

  broken.yml, 1 error
    error: line 2: expected a key of a story, found "titel"; did you mean title?
"""


def test_each_story_has_its_title_its_first_sentence_its_date_its_figures_and_its_problems(
    explainer: Run, folder: Path
) -> None:
    shown = explainer("show", str(folder), DAY)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == LIST


@pytest.mark.parametrize("word", ["bridges", "./bridges", "bridges/"])
def test_a_folder_is_named_as_any_path(explainer: Run, folder: Path, word: str) -> None:
    assert explainer("show", word, DAY, cwd=folder.parent).out == LIST


def test_the_folder_here_has_its_own_name(explainer: Run, folder: Path) -> None:
    assert explainer("show", ".", DAY, cwd=folder).out == LIST


def test_it_can_be_read_aloud(explainer: Run, folder: Path) -> None:
    assert explainer("show", str(folder), DAY, "--no-pictures").out == ALOUD


def test_where_there_is_no_screen_it_is_printed(explainer: Run, folder: Path) -> None:
    assert "The bridge at Nowhere" in explainer(str(folder)).out


def test_as_json_what_is_not_known_is_null(explainer: Run, folder: Path) -> None:
    right, broken = json.loads(explainer("show", str(folder), "--format", "json").out)["stories"]
    assert right == {
        "name": "bridge.yaml",
        "title": "The bridge at Nowhere",
        "sentence": "The bridge was to cost 400 crowns and has cost about 600 to 700.",
        "as_of": "2025-08-12",
        "figures": 5,
        "problems": None,
        "fault": None,
    }
    assert (broken["name"], broken["title"], broken["figures"], broken["problems"]) == (
        "broken.yml",
        None,
        None,
        "1 error",
    )


@pytest.mark.parametrize(
    "words", [("--format=html",), ("--format=csv",), ("--list",), ("--evidence",), ("--output=list.txt",), ("toll",)]
)
def test_what_is_of_one_story_is_refused(explainer: Run, folder: Path, words: tuple[str, ...]) -> None:
    ended = explainer("show", str(folder), *words)
    assert (ended.code, ended.out) == (2, "")
    assert "expected a folder alone, as text or json" in ended.err


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        ("One. Two.", "One."),
        ("J. Kim and the U. N. say so. Two.", "J. Kim and the U. N. say so."),
        ("Is it? It is.", "Is it?"),
        ("He said “no.” Two.", "He said “no.”"),
        ("It costs 4.5 crowns", "It costs 4.5 crowns"),
    ],
)
def test_the_first_sentence_of_a_summary_is_told(explainer: Run, folder: Path, summary: str, sentence: str) -> None:
    at = STORY.index("summary: ")
    text = STORY[:at] + f"summary: {summary}\n" + STORY[STORY.index("as_of:") :]
    (folder / "bridge.yaml").write_text(text, encoding="utf-8")
    assert f"\n    {sentence}  " in explainer("show", str(folder)).out


class TestOddFolders:
    def test_one_without_stories_is_refused(self, explainer: Run, tmp_path: Path) -> None:
        ended = explainer("show", f"{tmp_path}/")
        assert (ended.code, ended.out) == (2, "")
        assert "expected 1 to 500 stories (.yaml or .yml files) in the folder, found 0" in ended.err

    def test_one_with_too_many_is_refused(self, explainer: Run, tmp_path: Path) -> None:
        for number in range(MAX_STORIES + 1):
            (tmp_path / f"{number}.yaml").touch()
        ended = explainer("show", f"{tmp_path}/")
        assert (ended.code, ended.out) == (2, "")
        assert "found 501" in ended.err

    def test_one_that_may_not_be_read_is_refused(
        self, explainer: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(path: str) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("explainer.content.files.os.listdir", refuse)
        assert explainer("show", str(folder)).err == f"explainer: {folder}: cannot be read: permission denied\n"

    def test_none_of_its_files_hides_the_others(self, explainer: Run, folder: Path) -> None:
        os.mkfifo(folder / "pipe.yaml")
        (folder / "loop.yaml").symlink_to("loop.yaml")
        (folder / "nowhere.yaml").symlink_to("nothing")
        (folder / "folder.yaml").symlink_to(".")
        (folder / "device.yaml").symlink_to("/dev/zero")
        (folder / "empty.yaml").touch()
        (folder / "a\n\x1b]2;title\x07\u202e.yaml").symlink_to("bridge.yaml")
        (folder / os.fsdecode(b"\xff.yaml")).symlink_to("bridge.yaml")
        shown = explainer("show", "bridges", DAY, cwd=folder.parent)
        assert (shown.code, shown.err) == (0, "")
        assert shown.out.count("The bridge at Nowhere") == 3
        for fault in (
            "pipe.yaml: expected a file, found something else",
            "loop.yaml: cannot be read: too many levels of symbolic links",
            "nowhere.yaml: cannot be read: no such file or directory",
            "folder.yaml: expected a file, found a folder",
            "device.yaml: expected a file, found something else",
            "expected a story, found an empty file",
            "a ^[]2;title^G<U+202E>.yaml · 5 figures",
        ):
            assert fault in " ".join(shown.out.split())
        assert set(json.loads(explainer("show", str(folder), "--format=json").out)) == {"version", "stories"}
