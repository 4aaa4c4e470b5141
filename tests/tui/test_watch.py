"""Each way in which an editor saves a file is one change, seen when it is complete."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from math import inf
from pathlib import Path
from types import SimpleNamespace

import pytest

from conftest import COMMAND, CONTENT, environment
from explainer import watch
from explainer.watch import POLL, QUIET, changes, signature
from prepared import PREPARED
from terminal import Terminal

Save = Callable[[Path, bytes], Iterator[None]]
"""A way of saving a file; it yields wherever whoever saves may pause."""


def in_place(path: Path, data: bytes) -> Iterator[None]:
    with path.open("rb+") as file:
        file.write(data)
        file.truncate()
    yield


def truncated_first(path: Path, data: bytes) -> Iterator[None]:
    path.write_bytes(b"")
    yield
    path.write_bytes(data)


def in_pieces(path: Path, data: bytes) -> Iterator[None]:
    with path.open("wb", buffering=0) as file:
        for span in re.split(rb"(?=\n\n)", data):
            file.write(span)
            yield


def renamed_over(path: Path, data: bytes) -> Iterator[None]:
    new = path.with_suffix(".new")
    new.write_bytes(data)
    yield
    new.replace(path)


def behind_a_backup(path: Path, data: bytes) -> Iterator[None]:
    """As vim saves: the old file becomes the backup, and a new one is written."""
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    yield
    path.write_bytes(data)
    yield
    backup.unlink()


def over_a_copy(path: Path, data: bytes) -> Iterator[None]:
    """As vim saves where the file must stay the same one, and nano with its backups."""
    backup = path.with_name(f"{path.name}~")
    backup.write_bytes(path.read_bytes())
    yield
    path.write_bytes(data)
    yield
    backup.unlink()


def recreated(path: Path, data: bytes) -> Iterator[None]:
    path.unlink()
    yield
    path.write_bytes(data)


def with_its_old_time(path: Path, data: bytes) -> Iterator[None]:
    """As unpacking and copying with the times kept does."""
    before = path.stat().st_mtime_ns
    path.write_bytes(data)
    os.utime(path, ns=(before, before))
    yield


WAYS: Sequence[Save] = (
    in_place,
    truncated_first,
    in_pieces,
    renamed_over,
    behind_a_backup,
    over_a_copy,
    recreated,
    with_its_old_time,
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    story = tmp_path / "story.yaml"
    story.write_bytes(CONTENT.read_bytes())
    return story


STATE = {"st_mtime_ns": 1, "st_ctime_ns": 2, "st_size": 3, "st_ino": 4, "st_dev": 5}


@pytest.mark.parametrize("field", STATE)
def test_a_file_that_differs_in_one_way_is_another_one(field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    states = iter([STATE, STATE, {**STATE, field: 9}])
    monkeypatch.setattr("explainer.watch.os.stat", lambda path: SimpleNamespace(**next(states)))
    first, same, other = (signature("story.yaml") for _ in range(3))
    assert first == same != other


def test_the_same_size_and_time_do_not_hide_a_save(copy: Path) -> None:
    before, now = signature(str(copy)), copy.stat()
    copy.write_bytes(copy.read_bytes().replace(b"title: Moscow", b"title: MOSCOW"))
    os.utime(copy, ns=(now.st_mtime_ns, now.st_mtime_ns))
    assert (copy.stat().st_size, copy.stat().st_mtime_ns) == (now.st_size, now.st_mtime_ns)
    assert signature(str(copy)) != before


PAUSE = 0.1
"""How long whoever saves pauses between two steps of it."""


class Clock:
    """Time that passes only in sleep, where the steps of a save are done when they are due."""

    def __init__(self, steps: Iterator[None]) -> None:
        self.now, self.steps = 0.0, steps
        self.due = PAUSE
        self.last = 0.0
        """When the last step was done."""

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        while self.due <= self.now:
            self.last = self.due
            self.due = inf if next(self.steps, self) is self else self.due + PAUSE


class TestSayingThatAFileHasChanged:
    @pytest.fixture
    def seen(self, copy: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterator[None]], list[bytes]]:
        """What is found in the file at each time that it is said to have changed."""

        def run(steps: Iterator[None]) -> list[bytes]:
            clock = Clock(steps)
            monkeypatch.setattr(watch, "time", clock)
            found = []
            for _ in changes(lambda: signature(str(copy)), signature(str(copy)), lambda: clock.now > clock.last + 2):
                found.append(copy.read_bytes() if copy.exists() else b"(gone)")
                assert clock.now - clock.last <= 2 * POLL + QUIET
            return found

        return run

    @pytest.mark.parametrize("save", WAYS, ids=lambda save: save.__name__)
    def test_each_way_of_saving_is_one_change_and_never_half_of_it(
        self, copy: Path, save: Save, seen: Callable[[Iterator[None]], list[bytes]]
    ) -> None:
        new = copy.read_bytes().replace(b"title: Moscow", b"title: Our Moscow")
        assert seen(save(copy, new)) == [new]

    def test_what_does_not_change_is_not_said_to(self, seen: Callable[[Iterator[None]], list[bytes]]) -> None:
        assert seen(iter([None] * 5)) == []

    def test_a_file_that_goes_and_stays_away_is_a_change(
        self, copy: Path, seen: Callable[[Iterator[None]], list[bytes]]
    ) -> None:
        def remove() -> Iterator[None]:
            copy.unlink()
            yield

        assert seen(remove()) == [b"(gone)"]

    def test_each_of_two_saves_is_a_change(self, copy: Path, seen: Callable[[Iterator[None]], list[bytes]]) -> None:
        def twice() -> Iterator[None]:
            copy.write_bytes(b"one")
            yield from [None] * 5
            copy.write_bytes(b"second")
            yield

        assert seen(twice()) == [b"one", b"second"]

    def test_a_file_that_was_saved_while_the_program_began_is_a_change(self, copy: Path) -> None:
        before = signature(str(copy))
        copy.write_bytes(b"saved since")
        assert next(changes(lambda: signature(str(copy)), before, lambda: False)) == signature(str(copy))


@pytest.mark.parametrize("linked", [False, True], ids=["the file itself", "through a link"])
def test_each_way_of_saving_is_shown(copy: Path, tmp_path: Path, linked: bool) -> None:
    path = copy
    if linked:
        path = tmp_path / "link.yaml"
        path.symlink_to(copy.name)
    good = copy.read_bytes()
    with Terminal([PREPARED, COMMAND, path, "--section", "scale"], 100, 30, env=environment()) as terminal:
        terminal.wait_for("How many are there?")
        for save in WAYS:
            question = f"How many by {save.__name__}?"
            for _ in save(copy, good.replace(b"question: How many are there?", f"question: {question}".encode())):
                pass
            terminal.wait_for(question)
            assert "Showing the edition" not in terminal.text
        assert path.is_symlink() == linked


def test_a_number_that_changed_is_told_and_marked_in_the_frame_that_shows_it(copy: Path) -> None:
    with Terminal([PREPARED, COMMAND, copy, "--figure", "hours-employer"], 100, 30, env=environment()) as terminal:
        terminal.wait_for_update()
        copy.write_bytes(copy.read_bytes().replace(b"value: 12 to 16", b"value: 12 to 15"))
        terminal.wait_for(" 12 to 15 ")
        terminal.settle()
        first = next(frame for frame in terminal.frames if any("12 to 15" in row for row in frame.rows))
        assert first.rows[-1].strip() == "The working day, hours, by an employer: 12 to 15, was 12 to 16"
        assert [row[:2] for row in first.rows if "◇" in row and "12 to 15" in row] == ["▌*"]


def test_a_link_that_is_turned_to_another_file_is_a_save(copy: Path, tmp_path: Path) -> None:
    link, other = tmp_path / "link.yaml", tmp_path / "other.yaml"
    link.symlink_to(copy.name)
    other.write_bytes(copy.read_bytes().replace(b"question: How many are there?", b"question: Which others?"))
    with Terminal([PREPARED, COMMAND, link, "--section", "scale"], 100, 30, env=environment()) as terminal:
        terminal.wait_for("How many are there?")
        link.unlink()
        link.symlink_to(other.name)
        terminal.wait_for("Which others?")


def test_a_deleted_and_then_a_wrong_file_are_banners_until_it_is_right_again(copy: Path) -> None:
    good = copy.read_bytes()
    words = ["story.yaml", "--section", "scale"]
    with Terminal([PREPARED, COMMAND, *words], 100, 30, env=environment(), cwd=copy.parent) as terminal:
        terminal.wait_for("How many are there?")
        copy.unlink()
        terminal.wait_for("story.yaml: cannot be read", "Showing the edition of", "How many are there?")
        copy.write_bytes(good.replace(b"basis: estimate", b"basis: estimtae", 1))
        terminal.wait_for("did you mean estimate?", "Showing the", "How many are there?")
        line = next(
            row for row, text in enumerate(copy.read_text(encoding="utf-8").splitlines(), 1) if "estimtae" in text
        )
        assert f"story.yaml:{line}:" in terminal.text
        terminal.press("p")
        terminal.wait_for("basis: estimtae", "^^^^")
        copy.write_bytes(good.replace(b"question: How many are there?", b"question: How many now?"))
        terminal.wait_for("How many now?")
        terminal.wait_until(lambda: "Showing the" not in terminal.text, "the banner to go")
        terminal.press("q")
        assert terminal.finish() == 0


def test_a_story_that_is_wrong_from_the_start_is_reported_and_not_shown(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes().replace(b"basis: estimate", b"basis: estimtae", 2))
    with Terminal([PREPARED, COMMAND, "story.yaml"], 200, 30, env=environment(), cwd=copy.parent) as terminal:
        assert terminal.finish() == 1
        assert (
            len(re.findall(r"^story\.yaml:\d+:\d+: error: .*did you mean estimate\?", terminal.text, re.MULTILINE)) == 2
        )
        assert b"\x1b[?1049h" not in terminal.raw
