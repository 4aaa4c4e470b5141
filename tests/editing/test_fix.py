"""`explainer check --fix`: edits that are sure are made and shown, and every other byte stays."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from conftest import TODAY, TOP, Finished, Today
from explainer.cli import main
from explainer.content.load import load_story
from explainer.content.mistakes.fixing import fixed
from single_mistakes import SEED, noticed

RIGHT = (TOP / "tests/content/right.yaml").read_text(encoding="utf-8")
WRONG = RIGHT.replace("title: A bridge", "titel: A bridge", 1)
DIFFERENCE = """\
--- story.yaml
+++ story.yaml
@@ -1,5 +1,5 @@
 explainer: 2
-titel: A bridge
+title: A bridge
 summary: It is counted.
 as_of: 2025-08-12
 article: paper
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("explainer.commands.check.date", Today)
    return tmp_path


def mended(data: bytes) -> bytes:
    return fixed(load_story(data, TODAY), lambda written: load_story(written, TODAY)).data


def check(capsys: pytest.CaptureFixture[str], *words: str) -> Finished:
    code = main(["check", *words])
    return Finished(code, *capsys.readouterr())


def test_a_sure_edit_is_shown_and_made(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "story.yaml").write_text(WRONG, encoding="utf-8")
    assert check(capsys, "--fix", "story.yaml") == Finished(0, f"{DIFFERENCE}story.yaml: no problems\n", "")
    assert (folder / "story.yaml").read_text(encoding="utf-8") == RIGHT


def test_a_dry_run_shows_the_edit_and_reports_the_file_as_it_stays(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "story.yaml").write_text(WRONG, encoding="utf-8")
    done = check(capsys, "--fix", "--dry-run", "story.yaml")
    assert done.out.startswith(f'{DIFFERENCE}story.yaml:2:1: error: expected a key of a story, found "titel"')
    assert (done.code, (folder / "story.yaml").read_text(encoding="utf-8")) == (1, WRONG)


def test_what_is_not_sure_is_left_and_reported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "story.yaml").write_text(WRONG.replace("basis: count", "basis: counted"), encoding="utf-8")
    done = check(capsys, "--fix", "story.yaml")
    assert done.out.startswith(DIFFERENCE)
    assert 'found "counted"' in done.out
    assert (done.code, done.out.count("error:")) == (1, 1)
    assert check(capsys, "--fix", "story.yaml").out == done.out.removeprefix(DIFFERENCE)


def test_all_stories_of_a_folder_are_fixed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one.yaml", "two.yaml"):
        (folder / name).write_text(WRONG, encoding="utf-8")
    assert check(capsys, "--fix", ".").code == 0
    assert {(folder / name).read_text(encoding="utf-8") for name in ("one.yaml", "two.yaml")} == {RIGHT}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--fix", "-"], "expected files to fix, found -, which cannot be written"),
        (["--dry-run", "story.yaml"], "expected --dry-run with --fix, found it alone"),
        (["--fix", "--format", "json", "story.yaml"], "expected --fix with text, found it with json"),
        (["--fix", "--format", "github", "story.yaml"], "expected --fix with text, found it with github"),
    ],
)
def test_what_cannot_be_fixed_is_refused(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        check(capsys, *words)
    assert (ended.value.code, message in capsys.readouterr().err) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and links are those of POSIX")
def test_a_link_stays_a_link_and_permissions_stay(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "real").write_text(WRONG, encoding="utf-8")
    (folder / "real").chmod(0o640)
    (folder / "story.yaml").symlink_to("real")
    assert check(capsys, "--fix", "story.yaml").code == 0
    assert os.readlink(folder / "story.yaml") == "real"
    assert stat.S_IMODE((folder / "real").stat().st_mode) == 0o640
    assert (folder / "real").read_text(encoding="utf-8") == RIGHT


def test_a_file_that_cannot_be_written_is_reported_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (folder / "story.yaml").write_text(WRONG, encoding="utf-8")
    monkeypatch.setattr(os, "replace", fail)
    done = check(capsys, "--fix", "story.yaml")
    assert done.err == "explainer: story.yaml: cannot be written: no space left on device\n"
    assert done.out.startswith("story.yaml:2:1: error:")
    assert done.code == 2
    assert os.listdir(folder) == ["story.yaml"]
    assert (folder / "story.yaml").read_text(encoding="utf-8") == WRONG


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A bridge", "title A bridge"),
        ("article: paper", "article:paper  "),
        ("via: [paper]", "via: [paper"),
        ("      - id: toll", "       - id: toll"),
        ("        unit: carts\n", "        unit: carts\n        unit: carts\n"),
        ("measures: It is told.", "\tmeasures: It is told."),
        ("basis: reported", "basis: r\u0435ported"),
        ("source: clerk", "s\u043eurce: clerk"),
    ],
)
@pytest.mark.parametrize("form", ["\n", "\r\n", "\r"])
def test_only_what_is_wrong_is_written_anew(old: str, new: str, form: str) -> None:
    kept = f"\ufeff{RIGHT}# a comment  ".replace("\n", form)
    old, new = old.replace("\n", form), new.replace("\n", form)
    blanks = new[len(new.rstrip(" ")) :]
    right = kept.replace(old, old + blanks, 1)
    assert mended(kept.replace(old, new, 1).encode()) == right.encode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 100", "value: ~100"),
        ("value: 100", "value: 1OO"),
        ("as_of: 2025-08-12", "as_of: 2025/08/12"),
        ("as_of: 2025-08-12", "as_of: 2025\u201108\u201112"),
        ("source: clerk", "source: clark"),
        ("confidence: low because it is told", "confidence: low\u00a0because it\n          is told"),
        ("name: The clerk", "name: The clerk, of the town, note: 1"),
        ("quote: 100 carts", "100 carts"),
        ("value: 100", "value 100100: 2"),
        ("kind: statistics", "kinds of: statistics"),
        ("measures: They were", "measure_of: They were"),
        ("summary: Some do.", "summary: Some do.\n    state: Some."),
    ],
)
def test_no_number_name_or_quote_is_written_anew(old: str, new: str) -> None:
    wrong = RIGHT.replace(old, new, 1)
    assert load_story(wrong.encode(), TODAY).problems
    assert mended(wrong.encode()) in (wrong.encode(), RIGHT.encode())


def test_a_line_with_what_is_not_utf_8_is_left_alone() -> None:
    wrong = RIGHT.replace("article: paper", "article paper  # caf\xe9").encode("latin-1")
    assert mended(wrong) == wrong


def test_several_mistakes_are_fixed_one_after_another() -> None:
    wrong = (
        WRONG.replace("article: paper", "article paper")
        .replace("kind: news", "kind:news")
        .replace("        label: The toll", "       label: The toll")
    )
    assert mended(wrong.encode()) == RIGHT.encode()


def test_single_mistakes_that_are_fixed_give_back_the_right_file() -> None:
    found = noticed(RIGHT, SEED, 60, lambda text: load_story(text.encode(), TODAY).problems)
    written = [
        (mistake, data) for mistake, _ in found if (data := mended(mistake.text.encode())) != mistake.text.encode()
    ]
    assert len(written) > 30
    assert sum(data == RIGHT.encode() for _, data in written) >= 0.9 * len(written)
