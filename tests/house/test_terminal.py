"""The terminal of the tests sees what a person would."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from conftest import CONTENT, TODAY, environment
from frames import as_golden, blinking_rows
from prepared import PREPARED
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


@pytest.mark.parametrize("python", [sys.executable, PREPARED], ids=["python", "prepared"])
@pytest.mark.parametrize(("day", "warned"), [(TODAY, False), (date(2001, 1, 1), True)])
def test_the_command_can_be_run_on_a_day(day: date, warned: bool, python: str) -> None:
    with Terminal([*explainer_on(day, python), "check", CONTENT]) as terminal:
        assert terminal.finish() == 0
        assert (b"[future-date]" in terminal.raw) == warned


PROCESS = """
import gc, os, signal, sys, termios
ids = os.getpid(), os.getpgid(0), os.getsid(0), os.tcgetpgrp(0)
with open(os.environ["FACTS"], "w") as facts:
    for fact in (
        __name__, sys.argv, sys.path[0], os.getcwd(), len(set(ids)), sorted(os.environ.items()), gc.isenabled(),
        [(each.isatty(), each.encoding, each.errors, each.line_buffering, each.fileno(), each.mode, each.name)
         for each in (sys.stdin, sys.stdout, sys.stderr)],
        [os.ttyname(each) == os.ttyname(0) for each in range(3)],
        [each for each in range(3, 100) if each != facts.fileno() and os.path.exists(f"/dev/fd/{each}")],
        [(each.name, signal.getsignal(each)) for each in signal.Signals], signal.pthread_sigmask(signal.SIG_BLOCK, []),
    ):
        print(fact, file=facts)
signal.pause()
"""
"""A program that writes down how it was started, and waits."""


class TestAPreparedProcess:
    @pytest.mark.parametrize("is_script", [True, False], ids=["script", "code"])
    def test_begins_as_any_other_on_a_terminal(self, tmp_path: Path, is_script: bool) -> None:
        script, facts = tmp_path / "script.py", tmp_path / "facts"
        script.write_text(PROCESS, encoding="utf-8")
        words = [script, "one", "two"] if is_script else ["-c", PROCESS, "one", "two"]
        env = environment({"FACTS": str(facts), "ONE": "1"})
        told = []
        for python in (sys.executable, PREPARED):
            with Terminal([python, *words], env=env, cwd=tmp_path) as terminal:
                terminal.wait_until(lambda: facts.exists() and facts.read_text("utf-8").count("\n") == 12, "all facts")
            told.append(facts.read_text(encoding="utf-8"))
            facts.unlink()
        assert told[0] == told[1]

    def test_tells_each_time_that_it_stops_and_how_it_ends(self) -> None:
        with Terminal([PREPARED, "-c", "import signal; print('ready'); signal.pause()"]) as terminal:
            terminal.wait_for("ready")
            assert not terminal.has_stopped()
            for _ in range(2):
                terminal.process.send_signal(signal.SIGSTOP)
                terminal.wait_until(terminal.has_stopped, "the program to be stopped")
                assert not terminal.has_stopped()
                assert terminal.process.poll() is None
                terminal.process.send_signal(signal.SIGCONT)
            terminal.process.send_signal(signal.SIGKILL)
            assert terminal.finish() == -signal.SIGKILL

    def test_cannot_have_what_python_reads_as_it_starts(self) -> None:
        with pytest.raises(AssertionError, match="PYTHONUTF8"):
            Terminal([PREPARED, "-c", ""], env=environment({"PYTHONUTF8": "0"}))
