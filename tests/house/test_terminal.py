"""The terminal of the tests sees what a person would."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date

import pytest

from conftest import CONTENT, TODAY
from frames import as_golden, blinking_rows
from terminal import Terminal, explainer_on

BEGIN, END, CLEAR = "\x1b[?2026h", "\x1b[?2026l", "\x1b[2J\x1b[H"

ANSWERS = {
    "n": f"{BEGIN}{CLEAR}one\r\nthree{END}",  # one update
    "b": f"{BEGIN}{CLEAR}one{END}{BEGIN}\r\nthree{END}",  # the second row is blank in between
    "f": f"{CLEAR}one",  # no update at all
    "a": "\x1b[?2026$p",
}

PROGRAM = f"""
import sys, termios, tty
tty.setraw(0)
answers = {ANSWERS!r}
print({BEGIN + "one" + chr(13) + chr(10) + "two" + END!r}, end="", flush=True)
while (key := sys.stdin.read(1)) != "q":
    print(answers.get(key, f"<{{key!r}}>"), end="", flush=True)
"""


def terminal_of(synchronized: bool = True) -> Terminal:
    return Terminal([sys.executable, "-c", PROGRAM], 20, 3, synchronized=synchronized)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with terminal_of() as terminal:
        terminal.wait_for("one", "two")
        yield terminal


def test_an_update_is_one_frame(terminal: Terminal) -> None:
    answer = terminal.answer("n")
    assert [[row.strip() for row in frame.rows] for frame in answer.frames] == [["one", "three", ""]]
    assert answer.data.decode() == ANSWERS["n"]
    assert [frame.end for frame in terminal.frames] == [len(terminal.raw) - len(answer.data), len(terminal.raw)]
    assert blinking_rows(terminal.frames[0], answer.frames) == []


def test_a_row_that_was_blank_meanwhile_is_told(terminal: Terminal) -> None:
    answer = terminal.answer("b")
    assert len(answer.frames) == 2
    assert blinking_rows(terminal.frames[0], answer.frames) == [1]


def test_what_changes_outside_an_update_is_a_frame_that_may_be_seen_half_done(terminal: Terminal) -> None:
    answer = terminal.answer("f")
    assert answer.frames
    assert not any(frame.is_synchronized for frame in answer.frames)


@pytest.mark.parametrize("synchronized", [True, False])
def test_it_answers_whether_it_shows_updates_at_once(synchronized: bool) -> None:
    with terminal_of(synchronized) as terminal:
        terminal.wait_for("one")
        terminal.answer("a")
        terminal.press("x")
        terminal.wait_for("<'x'>")
        assert ("<'y'>" in terminal.text.replace("\n", "")) == synchronized


def test_a_golden_file_has_no_blanks_at_the_ends() -> None:
    assert as_golden(["one   ", "", " two"]) == "one\n\n two\n"


@pytest.mark.parametrize(("day", "warned"), [(TODAY, False), (date(2001, 1, 1), True)])
def test_the_command_can_be_run_on_a_day(day: date, warned: bool) -> None:
    with Terminal([*explainer_on(day), "check", CONTENT]) as terminal:
        assert terminal.finish() == 0
        assert (b"[future-date]" in terminal.raw) == warned
