"""A story's file while it is read: each save is shown where the reader is, or a banner says why it cannot be."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from datetime import date
from math import inf
from pathlib import Path
from typing import Any, Protocol

import pytest
import pytest_asyncio
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList

from conftest import COMMAND, CONTENT, TODAY, environment, read
from explainer import watch
from explainer.content.document import MAX_BYTES
from explainer.content.load import load_story
from explainer.story import Story
from explainer.tui import reload as reloading
from explainer.tui.app import ExplainerApp
from explainer.tui.problems import MOST, ProblemsScreen
from explainer.tui.reading import ReadingScreen
from explainer.tui.reload import StoryFile, difference, neighbour, reread
from explainer.values import Id
from explainer.watch import POLL, QUIET, changes, signature
from terminal import Terminal

from .seen import SIZES, figure, page, reading, section

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
        for piece in re.split(rb"(?=\n\n)", data):
            file.write(piece)
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


def one_second_old(path: Path, data: bytes) -> Iterator[None]:
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
    one_second_old,
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    story = tmp_path / "story.yaml"
    story.write_bytes(CONTENT.read_bytes())
    return story


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
            for _ in changes(str(copy), signature(str(copy)), lambda: clock.now > clock.last + 2):
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

    def test_half_a_file_may_pass_for_a_story(self, copy: Path) -> None:
        half = copy.read_bytes().partition(b"      # Background: announced with")[0]
        assert load_story(half, TODAY).story is not None

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
        assert next(changes(str(copy), before, lambda: False)) == signature(str(copy))


@pytest.mark.parametrize("linked", [False, True], ids=["the file itself", "through a link"])
def test_each_way_of_saving_is_shown(copy: Path, tmp_path: Path, linked: bool) -> None:
    path = copy
    if linked:
        path = tmp_path / "link.yaml"
        path.symlink_to(copy.name)
    good = copy.read_bytes()
    with Terminal([COMMAND, path, "--section", "scale"], 100, 30, env=environment()) as terminal:
        terminal.wait_for("Entries into Russia by North Koreans")
        for save in WAYS:
            label = save.__name__.replace("_", " ").upper()
            for _ in save(
                copy, good.replace(b"label: Entries into Russia by North Koreans", b"label: " + label.encode())
            ):
                pass
            terminal.wait_for(label)
            assert "Showing the edition" not in terminal.text
        assert path.is_symlink() == linked


def test_a_link_that_is_turned_to_another_file_is_a_save(copy: Path, tmp_path: Path) -> None:
    link, other = tmp_path / "link.yaml", tmp_path / "other.yaml"
    link.symlink_to(copy.name)
    other.write_bytes(copy.read_bytes().replace(b"label: Entries into Russia by North Koreans", b"label: Crossings"))
    with Terminal([COMMAND, link, "--section", "scale"], 100, 30, env=environment()) as terminal:
        terminal.wait_for("Entries into Russia by North Koreans")
        link.unlink()
        link.symlink_to(other.name)
        terminal.wait_for("Crossings")


TOLD_OF_SAVES = """
import sys
from datetime import date
from explainer.content.load import load_story
from explainer.tui.app import ExplainerApp
from explainer.tui.reload import StoryFile
from explainer.tui.reading import ReadingScreen
from explainer.watch import signature

path, log = sys.argv[1:]
ours = ReadingScreen.on_saved

def on_saved(screen, saved):
    ours(screen, saved)
    screen.set_timer(0.1, lambda: open(log, "a").write("saved "))

ReadingScreen.on_saved = on_saved
before = signature(path)
today = date(2025, 11, 12)
reading = load_story(open(path, "rb").read(), today)
ExplainerApp(reading.story, "story.yaml", today, "scale", StoryFile(path, before, reading.places)).run()
"""
"""The program, with a log of the saves that it has dealt with for long enough to have painted them."""


def test_a_touch_without_a_change_sends_nothing_to_the_terminal(copy: Path, tmp_path: Path) -> None:
    script, log = tmp_path / "told.py", tmp_path / "log"
    script.write_text(TOLD_OF_SAVES, encoding="utf-8")
    log.write_text("", encoding="utf-8")

    def sent_by(change: Callable[[], object]) -> int:
        """How many bytes a change of the file makes the program send."""
        before, known = len(terminal.raw), log.read_text(encoding="utf-8")
        change()
        terminal.wait_until(lambda: log.read_text(encoding="utf-8") != known, "the save to be dealt with")
        return len(terminal.raw) - before

    with Terminal([sys.executable, script, copy, log], 100, 30, env=environment()) as terminal:
        terminal.wait_for("Entries into Russia by North Koreans")
        data = copy.read_bytes()
        sent_by(copy.touch)  # until here the first frames may still be coming
        assert sent_by(copy.touch) == 0
        assert sent_by(lambda: [*renamed_over(copy, data)]) == 0
        assert sent_by(lambda: copy.write_bytes(data + b"# a remark\n")) == 0
        assert sent_by(lambda: copy.write_bytes(data.replace(b"13000", b"13001"))) > 0


Outline = Mapping[str, Sequence[str]]
"""The ids of the figures of each section, by its id."""
OUTLINE = {"one": ["a1", "a2", "a3"], "two": ["b1", "b2", "b3", "b4", "b5", "b6"], "three": ["c1", "c2"]}


def story_of(outline: Outline, more: Mapping[str, str] | None = None) -> bytes:
    """A story in which each figure is called after its id, with more words in the caveats of some."""
    lines = ["explainer: 1", "title: T", "summary: S", "as_of: 2025-01-01", "sources:"]
    lines += ["  carter: {name: The carter, kind: testimony, seen: full}", "sections:"]
    for name, figures in outline.items():
        lines += [f"  - {{id: {name}, title: {name}, question: The question of {name}, summary: S, figures: ["]
        for each in figures:
            words = (more or {}).get(each, "a caveat")
            lines += [
                f"    {{id: {each}, label: Label {each}, quote: q, value: 3, qualifier: about, unit: carts,",
                f"     basis: testified, source: carter, confidence: low, because: B, caveats: [{words}]}},",
            ]
        lines += ["    ]}"]
    return "\n".join(lines).encode()


def labels_at(pilot: Pilot[None]) -> dict[str, int]:
    """The row of the screen on which each figure's label stands."""
    rows = page(pilot.app).splitlines()
    return {found[0]: row for row, text in enumerate(rows) if (found := re.search(r"LABEL \w+|Label \w+", text))}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.yaml"


@pytest_asyncio.fixture
async def pilot(path: Path) -> AsyncIterator[Pilot[None]]:
    """A story of three sections at 80 columns and 24 rows."""
    async with ExplainerApp(read(story_of(OUTLINE)), str(path), TODAY).run_test(size=(80, 24)) as pilot:
        yield pilot


async def reload(pilot: Pilot[None], path: Path) -> None:
    """What follows when the file was saved."""
    reading(pilot).post_message(reread(str(path), TODAY))
    for _ in range(3):  # the message, the new panel, its scrolling
        await pilot.pause()


class Saving(Protocol):
    async def __call__(self, data: bytes) -> None: ...


@pytest.fixture
def save(path: Path, pilot: Pilot[None]) -> Saving:
    async def run(data: bytes) -> None:
        path.write_bytes(data)
        await reload(pilot, path)

    return run


class TestThePlace:
    async def test_a_change_elsewhere_leaves_every_row_as_it_was(self, pilot: Pilot[None], save: Saving) -> None:
        await pilot.press("2", "j", "j", "j", "down", "down")
        await pilot.pause()
        before, top = page(pilot.app), reading(pilot).panel.scroll_y
        assert top > 2
        await save(story_of(OUTLINE, {"a1": "other words", "c2": "other words"}))
        assert reading(pilot).story.sections[0].figures[0].caveats[0].text == "other words"
        assert page(pilot.app) == before
        assert reading(pilot).panel.scroll_y == top

    async def test_the_current_figure_stays_on_its_row_when_one_above_grows(
        self, pilot: Pilot[None], save: Saving
    ) -> None:
        await pilot.press("2", "j", "j", "j", "up", "up")
        await pilot.pause()
        before, top = labels_at(pilot), reading(pilot).panel.scroll_y
        await save(story_of(OUTLINE, {"b1": "long words " * 60}))
        assert figure(pilot) == "b4"
        assert labels_at(pilot)["Label b4"] == before["Label b4"]
        assert reading(pilot).panel.scroll_y > top

    async def test_at_the_top_the_panel_stays_at_its_top(self, pilot: Pilot[None], save: Saving) -> None:
        await pilot.press("2")
        await save(story_of(OUTLINE, {"b1": "other words"}))
        assert (figure(pilot), reading(pilot).panel.scroll_y) == ("b1", 0)
        assert "The question of two" in page(pilot.app)

    async def test_a_removed_figure_hands_on_to_its_neighbour(self, pilot: Pilot[None], save: Saving) -> None:
        await pilot.press(*"2jj")
        await save(story_of({**OUTLINE, "two": ["b6", "b4", "b1"]}))
        assert (section(pilot), figure(pilot)) == ("two", "b4")
        assert "Label b4" in page(pilot.app)

    @pytest.mark.parametrize(
        ("current", "left", "goes_on_at"),
        [
            ("b3", "b1 b2 b4 b5 b6", "b4"),
            ("b3", "b1 b2 b6", "b6"),
            ("b6", "b1 b2 b3 b4 b5", "b5"),
            ("b3", "b1", "b1"),
            ("b3", "b6 b3 b1", "b3"),
            ("b3", "new other", "new"),
        ],
        ids=["removed", "with the next", "the last one", "all but the first", "moved", "all are others"],
    )
    def test_the_neighbour_is_the_next_that_is_left_or_the_last(self, current: str, left: str, goes_on_at: str) -> None:
        before = read(story_of(OUTLINE)).sections[1].figures
        after = read(story_of({"two": left.split()})).sections[0].figures
        assert neighbour(before, Id(current), after) == goes_on_at

    async def test_sections_are_kept_or_hand_on_to_their_neighbour(self, pilot: Pilot[None], save: Saving) -> None:
        await pilot.press("2")
        for left, place in (
            (["two", "three", "one"], ("two", "b1")),
            (["one", "two", "three"], ("two", "b1")),
            (["one", "three"], ("three", "c1")),
            (["one", "two"], ("two", "b1")),
            (["one"], ("one", "a1")),
        ):
            await save(story_of({name: OUTLINE[name] for name in left}))
            assert (section(pilot), figure(pilot)) == place
            assert f"The question of {place[0]}" in page(pilot.app)
            assert f"{left.index(place[0]) + 1} {place[0]}" in page(pilot.app)

    async def test_a_figure_is_found_again_in_a_section_that_got_another_id(
        self, pilot: Pilot[None], save: Saving
    ) -> None:
        await pilot.press("2", "j", "j")
        await save(story_of({"one": OUTLINE["one"], "second": OUTLINE["two"], "three": OUTLINE["three"]}))
        assert (section(pilot), figure(pilot)) == ("second", "b3")

    async def test_a_section_that_was_left_is_come_back_to_at_its_figure(
        self, pilot: Pilot[None], save: Saving
    ) -> None:
        await pilot.press("2", "j", "j", "1")
        await save(story_of({"new": ["n1"], **OUTLINE}))
        assert section(pilot) == "one"
        await pilot.press("3")
        await pilot.pause()
        assert (section(pilot), figure(pilot)) == ("two", "b3")

    async def test_what_was_added_or_removed_is_told_to_the_reader(self, pilot: Pilot[None], save: Saving) -> None:
        await save(story_of({**OUTLINE, "three": ["c1", "c2", "c3"]}))
        assert [each.message for each in pilot.app._notifications] == ["Added: “Label c3”"]

    @pytest.mark.parametrize(
        ("outline", "told"),
        [
            ({**OUTLINE, "two": ["b1", "b5", "b6"]}, "Removed: “Label b2” and 2 more"),
            ({**OUTLINE, "three": ["c2", "c9"]}, "Added: “Label c9” · Removed: “Label c1”"),
            ({"one": ["a1", "a2", "a3"]}, "Removed: “Label b1” and 7 more"),
            ({**OUTLINE, "one": ["a3", "a2", "a1"]}, ""),
        ],
    )
    def test_what_was_added_or_removed_is_one_line(self, outline: Outline, told: str) -> None:
        assert difference(read(story_of(OUTLINE)), read(story_of(outline))) == told

    async def test_nothing_is_told_of_texts_and_of_order(self, pilot: Pilot[None], save: Saving) -> None:
        await save(story_of({**OUTLINE, "two": OUTLINE["two"][::-1]}, {"b1": "other words"}))
        assert reading(pilot).story.sections[1].figures[0].id == "b6"
        assert list(pilot.app._notifications) == []


class TestWhileSomethingElseIsOpen:
    async def test_the_evidence_has_the_new_text(self, pilot: Pilot[None], save: Saving) -> None:
        await pilot.press("enter")
        await pilot.pause()
        assert "a caveat" in page(pilot.app)
        await save(story_of(OUTLINE, {"a1": "other words"}))
        assert reading(pilot).asking
        assert "other words" in page(pilot.app)

    @pytest.mark.parametrize("size", [(80, 24), (140, 30)], ids=["in the panel's place", "beside it"])
    async def test_the_evidence_has_the_new_text_of_a_source(
        self, pilot: Pilot[None], save: Saving, size: tuple[int, int]
    ) -> None:
        await pilot.resize_terminal(*size)
        await pilot.press("enter", "G")
        await pilot.pause()
        assert "The carter" in page(pilot.app)
        await save(story_of(OUTLINE).replace(b"The carter", b"The miller"))
        assert "The miller" in page(pilot.app)
        assert "The carter" not in page(pilot.app)

    async def test_the_evidence_stays_where_it_is_scrolled_to(self, pilot: Pilot[None], save: Saving) -> None:
        await save(story_of(OUTLINE, {"a1": "long words " * 200}))
        await pilot.press("enter", "space", "down")
        await pilot.pause()
        top = reading(pilot).evidence.scroll_y
        assert top > 10
        await save(story_of(OUTLINE, {"a1": "long words " * 201, "a2": "other words"}))
        assert reading(pilot).evidence.scroll_y == top

    async def test_the_evidence_of_a_neighbour_begins_at_its_top(self, pilot: Pilot[None], save: Saving) -> None:
        long = {"a1": "long words " * 200, "a2": "long words " * 200}
        await save(story_of(OUTLINE, long))
        await pilot.press("enter", "space")
        await save(story_of({**OUTLINE, "one": ["a2", "a3"]}, long))
        assert reading(pilot).asking
        assert reading(pilot).evidence.scroll_y == 0
        assert "Label a2" in page(pilot.app)

    async def test_what_is_found_and_is_gone_leads_to_where_the_reader_was(
        self, pilot: Pilot[None], save: Saving
    ) -> None:
        await pilot.press("2", "j", "ctrl+p", *"Label c2")
        found = pilot.app.screen.query_one(OptionList)
        await until(pilot, lambda: found.option_count == 1)
        await save(story_of({**OUTLINE, "three": ["c1"]}))
        assert on_top(pilot, CommandPalette)
        await pilot.press("enter")
        await until(pilot, lambda: on_top(pilot, ReadingScreen))
        assert (section(pilot), figure(pilot)) == ("two", "b2")


def on_top(pilot: Pilot[None], kind: type[Screen[Any]]) -> bool:
    return isinstance(pilot.app.screen, kind)


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Let the program go on until a condition holds."""
    for _ in range(500):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"waited in vain; on the screen:\n{page(pilot.app)}")


def fifo_at(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


BAD = {
    "confidence: low": "confidence: lwo",
    "basis: testified": "basis: testifeid",
    "source: carter, confidence": "source: carver, confidence",
}
"""What stands in each figure, and a slip of the pen."""


def spoilt(**slips: int) -> bytes:
    """The story with slips of the pen, each in so many figures."""
    text = story_of(OUTLINE).decode()
    for (right, wrong), times in zip(BAD.items(), slips.values(), strict=False):
        text = text.replace(right, wrong, times)
    return text.encode()


def banner(pilot: Pilot[None]) -> str:
    """The banner's words; nothing where it is not seen."""
    region = reading(pilot).banner.region
    return " ".join(" ".join(page(pilot.app).splitlines()[region.y : region.bottom]).split())


class TestWhatCannotBeShown:
    async def test_the_page_stays_below_a_banner_with_the_place_and_the_edition(
        self, pilot: Pilot[None], path: Path, save: Saving
    ) -> None:
        await pilot.press("2", "j")
        story = reading(pilot).story
        await save(spoilt(confidence=1))
        line = next(row for row, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "lwo" in text)
        assert banner(pilot).startswith(f"{path.name}:{line}:")
        assert "did you mean low?" in banner(pilot)
        assert f"Showing the edition of {reading(pilot).banner.edition}" in banner(pilot)
        assert "p lists 1 error" in banner(pilot)
        assert reading(pilot).story is story
        assert (section(pilot), figure(pilot)) == ("two", "b2")
        assert "The question of two" in page(pilot.app)

    @pytest.mark.parametrize("size", [SIZES[0], SIZES[2]])
    @pytest.mark.parametrize("message", [12, 400], ids=["short", "long"])
    async def test_at_every_size_the_banner_has_place_and_edition(
        self, size: tuple[int, int], message: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("content.yaml").write_bytes(story_of(OUTLINE).replace(b"basis: testified", b"basis: " + b"x" * message))
        async with ExplainerApp(read(story_of(OUTLINE)), "content.yaml", TODAY).run_test(size=size) as pilot:
            await reload(pilot, Path("content.yaml"))
            assert banner(pilot).startswith("content.yaml:10:13 ")
            assert "expected counted" in banner(pilot)
            assert re.search(r"Showing the edition of \d\d:\d\d\. p lists", banner(pilot))
            assert len(banner(pilot)) < 4 * size[0]

    async def test_mending_it_ends_the_banner_and_shows_the_story(self, pilot: Pilot[None], save: Saving) -> None:
        await save(spoilt(confidence=1))
        assert banner(pilot)
        await save(story_of(OUTLINE, {"a1": "mended words"}))
        assert banner(pilot) == ""
        assert "mended words" in page(pilot.app)

    async def test_going_back_to_what_is_shown_ends_the_banner(self, pilot: Pilot[None], save: Saving) -> None:
        await save(story_of(OUTLINE))
        before = page(pilot.app)
        await save(spoilt(confidence=1))
        await save(story_of(OUTLINE))
        assert page(pilot.app) == before

    async def test_a_key_lists_all_problems_with_their_excerpts(self, pilot: Pilot[None], save: Saving) -> None:
        await save(spoilt(confidence=1, basis=1, source=1))
        await pilot.resize_terminal(200, 50)
        await pilot.pause()
        assert "p problems" in page(pilot.app)
        await pilot.press("p")
        await pilot.pause()
        shown = page(pilot.app)
        assert "3 errors" in shown
        for slip, hint in (("lwo", "low"), ("testifeid", "testified"), ("carver", "carter")):
            assert f"did you mean {hint}?" in " ".join(shown.split())
            assert re.search(rf"│ .*\b{slip}\b.*\n.*│ +\^{{{len(slip)}}}", shown), shown
        await pilot.press("p")
        assert on_top(pilot, ReadingScreen)

    async def test_the_list_follows_each_save_and_leaves_with_the_last_problem(
        self, pilot: Pilot[None], save: Saving
    ) -> None:
        await save(spoilt(confidence=1, basis=1))
        await pilot.press("p")
        await pilot.pause()
        assert "2 errors" in page(pilot.app)
        await save(spoilt(confidence=1))
        assert "1 error" in page(pilot.app)
        await save(story_of(OUTLINE))
        assert on_top(pilot, ReadingScreen)

    async def test_the_key_does_nothing_while_the_file_is_right(self, pilot: Pilot[None], save: Saving) -> None:
        await save(story_of(OUTLINE))
        await pilot.resize_terminal(200, 50)
        await pilot.pause()
        assert "p problems" not in page(pilot.app)
        await pilot.press("p")
        assert on_top(pilot, ReadingScreen)

    async def test_of_very_many_problems_the_list_has_the_first(self, pilot: Pilot[None], save: Saving) -> None:
        many = story_of({"one": [f"a{number}" for number in range(MOST + 20)]})
        await save(many.replace(b"confidence: low", b"confidence: lwo"))
        assert f"p lists {MOST + 20} errors" in banner(pilot)
        await pilot.press("p")
        await pilot.pause()
        assert f"{MOST + 20} errors" in page(pilot.app)
        await pilot.press("end")
        await pilot.pause()
        assert "and 20 more errors" in page(pilot.app)

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
        self, path: Path, spoil: Callable[[Path], object], told: str
    ) -> None:
        path.write_bytes(story_of(OUTLINE))
        spoil(path)
        saved = reread(str(path), TODAY)
        assert saved.story is None
        assert told in (saved.errors[0].message if saved.errors else saved.sentence)

    async def test_what_cannot_be_read_is_a_banner_and_not_an_end(
        self, pilot: Pilot[None], path: Path, save: Saving
    ) -> None:
        path.mkdir()
        await reload(pilot, path)
        assert "expected a file, found a folder. Showing the edition of" in banner(pilot)
        await pilot.press("p", "2")
        await pilot.pause()
        assert "The question of two" in page(pilot.app)
        path.rmdir()
        await save(story_of(OUTLINE, {"b1": "other words"}))
        assert banner(pilot) == ""
        assert "other words" in page(pilot.app)

    async def test_a_file_that_went_while_its_problems_are_listed_ends_the_list(
        self, pilot: Pilot[None], path: Path, save: Saving
    ) -> None:
        await save(spoilt(confidence=1))
        await pilot.press("p")
        assert on_top(pilot, ProblemsScreen)
        path.unlink()
        await reload(pilot, path)
        assert on_top(pilot, ReadingScreen)
        assert "cannot be read" in banner(pilot)

    async def test_a_file_that_changes_while_it_is_read_is_read_again(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Half a file, and the rest of it while the half is being read."""
        half, whole = story_of({"one": OUTLINE["one"]}), story_of(OUTLINE)
        path.write_bytes(whole)
        texts: list[int] = []

        def slow(path_: str, today: date) -> reloading.Saved:
            saved = reread(path_, today)
            if saved.story and len(saved.story.sections) == 1:
                texts.append(1)
                path.write_bytes(story_of(OUTLINE, {"a1": "the whole"}))
            return saved

        shown: list[int] = []
        monkeypatch.setattr("explainer.tui.app.reread", slow)
        show = ReadingScreen.show_edition

        def counted(screen: ReadingScreen, story: Story) -> None:
            shown.append(len(story.sections))
            show(screen, story)

        monkeypatch.setattr(ReadingScreen, "show_edition", counted)
        file = StoryFile(str(path), signature(str(path)), load_story(whole, TODAY).places)
        async with ExplainerApp(read(whole), "story.yaml", TODAY, file=file).run_test(size=(80, 24)) as pilot:
            path.write_bytes(half)
            await until(pilot, lambda: "the whole" in page(pilot.app))
        assert (texts, shown) == ([1], [3])


def test_a_deleted_and_then_a_wrong_file_are_banners_until_it_is_right_again(copy: Path) -> None:
    good = copy.read_bytes()
    with Terminal(
        [COMMAND, "story.yaml", "--section", "scale"], 100, 30, env=environment(), cwd=copy.parent
    ) as terminal:
        terminal.wait_for("Entries into Russia by North Koreans")
        copy.unlink()
        terminal.wait_for("story.yaml: cannot be read", "Showing the edition of", "Entries into Russia")
        copy.write_bytes(good.replace(b"confidence: high", b"confidence: hihg", 1))
        terminal.wait_for("did you mean high?", "Showing the", "Entries into Russia")
        line = next(row for row, text in enumerate(copy.read_text(encoding="utf-8").splitlines(), 1) if "hihg" in text)
        assert f"story.yaml:{line}:21 " in terminal.text
        terminal.press("p")
        terminal.wait_for("confidence: hihg", "^^^^")
        copy.write_bytes(good.replace(b"label: Entries into Russia by North Koreans", b"label: Crossings"))
        terminal.wait_for("Crossings")
        terminal.wait_until(lambda: "Showing the" not in terminal.text, "the banner to go")
        terminal.press("q")
        assert terminal.finish() == 0


def test_a_story_that_is_wrong_from_the_start_is_reported_and_not_shown(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes().replace(b"confidence: high", b"confidence: hihg", 2))
    with Terminal([COMMAND, "story.yaml"], 200, 30, env=environment(), cwd=copy.parent) as terminal:
        assert terminal.finish() == 1
        assert len(re.findall(r"^story\.yaml:\d+:21: error: .*did you mean high\?", terminal.text, re.MULTILINE)) == 2
        assert b"\x1b[?1049h" not in terminal.raw
