"""A save that cannot be shown: a banner above the page says why, and a page lists all that is wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import TODAY
from explainer.content.document import MAX_BYTES
from explainer.present.pages import PageName
from explainer.problem import MAX_SHOWN
from explainer.tui.frame import fit
from explainer.tui.keys import ACTIONS
from explainer.tui.navigation import Navigator
from explainer.tui.reload import reread

from .seen import SIZES, current, navigator_of, page_rows, rows, seen, words
from .stories import file_of, spoilt, story_of


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The story's file in the folder at hand."""
    monkeypatch.chdir(tmp_path)
    return Path("story.yaml")


@pytest.fixture
def navigator() -> Navigator:
    return navigator_of(story_of(), at="b2")


def save(navigator: Navigator, path: Path, text: str) -> None:
    """Save the file, and go on with what came of it."""
    path.write_text(text, encoding="utf-8")
    reload(navigator, path)


def reload(navigator: Navigator, path: Path) -> None:
    navigator.show_story(navigator.state.loaded._replace(**reread(str(path), TODAY)))
    fit(navigator, navigator.state.columns, navigator.state.rows)


def banner(navigator: Navigator) -> str:
    """The banner's words; nothing where there is none."""
    below_tabs = 1 + navigator.state.boxes.tab_rows
    return " ".join(" ".join(rows(navigator)[below_tabs : below_tabs + navigator.state.banner_rows]).split())


class TestTheBanner:
    def test_it_has_the_place_the_mistake_and_the_edition_that_is_shown(self, navigator: Navigator, path: Path) -> None:
        save(navigator, path, spoilt(basis=1))
        line = next(
            row for row, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "witneses" in text
        )
        assert banner(navigator).startswith(f"story.yaml:{line}:")
        assert banner(navigator).endswith("did you mean witnesses? Showing the edition of 14:05. p lists 1 error.")

    def test_of_a_path_that_would_fill_it_the_name_is_left(self, navigator: Navigator, path: Path) -> None:
        save(navigator, path, spoilt(basis=1))
        for folders, shown in ((2, f"folder{os.sep}" * 2), (9, "")):
            navigator.state.loaded = navigator.state.loaded._replace(path=f"folder{os.sep}" * folders + "story.yaml")
            assert banner(navigator).startswith(f"{shown}story.yaml:")

    def test_the_page_stays_below_it(self, navigator: Navigator, path: Path) -> None:
        save(navigator, path, spoilt(basis=1))
        assert current(navigator) == ("two", "b2")
        assert "Label b2" in seen(navigator)

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    @pytest.mark.parametrize("length", [12, 400], ids=["short", "long"])
    def test_at_every_size_it_has_the_place_and_the_edition(
        self, path: Path, size: tuple[int, int], length: int
    ) -> None:
        navigator = navigator_of(story_of(), *size)
        save(navigator, path, file_of().replace("basis: witnesses", "basis: " + "x" * length, 1))
        assert re.match(r"story\.yaml:11:\d+ expected count", banner(navigator))
        assert re.search(r"Showing the edition of 14:05\. p lists", banner(navigator))
        assert len(rows(navigator)) == size[1]

    def test_mending_it_ends_it_and_shows_the_story(self, navigator: Navigator, path: Path) -> None:
        save(navigator, path, spoilt(basis=1))
        save(navigator, path, file_of(caveats={"b2": "mended words"}))
        assert banner(navigator) == ""
        assert "mended words" in seen(navigator)

    def test_going_back_to_what_is_shown_leaves_the_screen_as_it_was(self, navigator: Navigator, path: Path) -> None:
        save(navigator, path, file_of())
        before = rows(navigator)
        save(navigator, path, spoilt(basis=1))
        save(navigator, path, file_of())
        assert rows(navigator) == before

    def test_what_cannot_be_read_is_told_and_not_an_end(self, navigator: Navigator, path: Path) -> None:
        path.mkdir()
        reload(navigator, path)
        assert "expected a file, found a folder. Showing the edition of 14:05." in banner(navigator)
        assert not ACTIONS["problems"].can(navigator.state)
        path.rmdir()
        save(navigator, path, file_of())
        assert banner(navigator) == ""


def fifo_at(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda path: path.unlink(), "cannot be read: no such file or directory"),
        (lambda path: (path.unlink(), path.mkdir()), "expected a file, found a folder"),
        (fifo_at, "expected a file, found something else"),
        (lambda path: (path.unlink(), path.symlink_to(path)), "cannot be read: too many levels of symbolic links"),
        (lambda path: path.write_bytes(b""), "expected a story, found an empty file"),
        (lambda path: path.write_bytes(b" " * MAX_BYTES + b" "), "expected at most 4,194,304 bytes, found more"),
        (lambda path: path.write_bytes(b"\xff\xfe"), "expected UTF-8, found UTF-16"),
        (lambda path: path.write_bytes(b"\x80"), "expected UTF-8, found the byte 0x80"),
    ],
    ids=["deleted", "a folder", "a pipe", "a link to itself", "empty", "too large", "UTF-16", "no text"],
)
def test_whatever_is_in_the_file_s_place_is_told_and_raises_nothing(
    navigator: Navigator, path: Path, spoil: Callable[[Path], object], told: str
) -> None:
    path.write_text(file_of(), encoding="utf-8")
    spoil(path)
    fit(navigator, 160, 40)
    reload(navigator, path)
    assert told in banner(navigator)
    assert current(navigator) == ("two", "b2")


class TestTheListOfProblems:
    def test_it_has_all_of_them_with_their_excerpts(self, navigator: Navigator, path: Path) -> None:
        fit(navigator, 140, 50)
        save(navigator, path, spoilt(basis=2, source=1))
        assert "p 3 errors" in rows(navigator)[-1]
        navigator.open(PageName("problems"))
        assert "3 errors" in words(navigator)
        for slip, hint in (("witneses", "witnesses"), ("carver", "carter")):
            assert f"did you mean {hint}?" in words(navigator)
            assert re.search(rf"│ .*\b{slip}\b.*\n.*│ +\^{{{len(slip)}}}", seen(navigator)), seen(navigator)

    def test_it_follows_each_save_and_leaves_with_the_last_problem(self, navigator: Navigator, path: Path) -> None:
        save(navigator, path, spoilt(basis=1, source=1))
        navigator.open(PageName("problems"))
        assert "2 errors" in seen(navigator)
        save(navigator, path, spoilt(basis=1))
        assert "1 error" in seen(navigator)
        save(navigator, path, file_of())
        assert current(navigator) == ("two", "b2")
        assert not navigator.state.can_go_back

    def test_it_leaves_when_the_file_cannot_be_read_at_all(self, navigator: Navigator, path: Path) -> None:
        save(navigator, path, spoilt(basis=1))
        navigator.open(PageName("problems"))
        path.unlink()
        reload(navigator, path)
        assert navigator.state.front.page.kind == "section"
        assert "cannot be read" in banner(navigator)

    def test_while_the_file_is_right_there_is_none(self, navigator: Navigator) -> None:
        before = seen(navigator)
        navigator.open(PageName("problems"))
        assert seen(navigator) == before
        assert " p " not in rows(navigator)[-1]

    def test_warnings_are_counted_at_the_foot_and_listed_behind_the_errors(
        self, navigator: Navigator, path: Path
    ) -> None:
        fit(navigator, 140, 50)
        long = {"label: Label b1": f"label: Label b1{' and on' * 9}", "label: Label a1": f"label: Label a1{' on' * 20}"}
        for errors, counted in ((0, "2 warnings"), (1, "1 error, 2 warnings")):
            text = spoilt(basis=errors)
            for old, new in long.items():
                text = text.replace(old, new)
            save(navigator, path, text)
            navigator.state.notice = ""
            assert f" p {counted}  " in rows(navigator)[-1]
            navigator.open(PageName("problems"))
            kinds = re.findall(r"story\.yaml:\d+:\d+: (\w+):", "\n".join(page_rows(navigator)))
            assert kinds == ["error"] * errors + ["warning"] * 2
            opened = []
            for _ in range(errors + 2):
                opened.append(navigator.state.line_to_edit)
                navigator.move(1)
            assert opened == [problem.place.line for problem in navigator.state.loaded.problems]
            navigator.back()

    def test_of_very_many_it_has_the_first(self, navigator: Navigator, path: Path) -> None:
        many = {"one": [f"a{number}" for number in range(MAX_SHOWN + 20)]}
        save(navigator, path, spoilt(basis=MAX_SHOWN + 20, outline=many))
        navigator.open(PageName("problems"))
        navigator.to_edge(last=True)
        assert re.search(r"and \d+ more problems|and 20 more", words(navigator))
