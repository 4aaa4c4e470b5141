"""Every end that comes from outside leaves the terminal in order, and says by the exit code what it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tty
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from conftest import COMMAND, environment
from explainer.tui.terminal.tty import Output
from prepared import PREPARED
from terminal import TIMEOUT, Terminal, has_painted


@pytest.fixture
def terminal(path: Path) -> Iterator[Terminal]:
    with Terminal([PREPARED, COMMAND, path], 80, 24) as terminal:
        yield terminal


@pytest.fixture
def importing(path: Path) -> Iterator[Terminal]:
    """The program with its first page, on which it imports Textual."""
    with Terminal([COMMAND, path], 80, 24) as terminal:
        terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.raw, "the first page")
        yield terminal


AT_ANY_PLACE = {
    "there": "signal_comes()",
    "in the making of a class": "type('Made', (), {'it': Signal()})",
    "in what throws an object away": "Lost()",
}
"""Where a signal finds the program; at some of these places an exception would be lost, and printed."""


class TestASignal:
    @pytest.mark.parametrize("name", ["TERM", "HUP", "INT", "QUIT", "USR1", "ALRM"])
    def test_ends_it_in_order(self, terminal: Terminal, name: str) -> None:
        terminal.wait_for_update()
        terminal.process.send_signal(getattr(signal, f"SIG{name}"))
        assert terminal.finish() == 128 + getattr(signal, f"SIG{name}")
        assert terminal.is_in_order

    @pytest.mark.parametrize("name", ["TERM", "HUP", "INT", "QUIT", "USR1", "ALRM"])
    def test_before_the_first_key_can_be_answered_as_well(self, importing: Terminal, name: str) -> None:
        importing.process.send_signal(getattr(signal, f"SIG{name}"))
        assert importing.finish() == 128 + getattr(signal, f"SIG{name}")
        assert importing.is_in_order

    @pytest.mark.parametrize(("first", "second"), [("TERM", "HUP"), ("HUP", "INT"), ("INT", "TERM")])
    def test_upon_another_does_not_disturb_the_end(self, terminal: Terminal, first: str, second: str) -> None:
        terminal.wait_for_update()
        terminal.process.send_signal(getattr(signal, f"SIG{first}"))
        terminal.wait_until(lambda: b"\x1b[?2004l" in terminal.raw, "the program to leave")
        terminal.process.send_signal(getattr(signal, f"SIG{second}"))
        assert terminal.finish() in {128 + getattr(signal, f"SIG{name}") for name in (first, second)}
        assert terminal.is_in_order

    @pytest.mark.parametrize("begun", [b"\x1b[?1049h", b"\x1b[?2026h"], ids=["the first page", "an update"])
    def test_again_and_again_ends_it_as_once(self, importing: Terminal, begun: bytes) -> None:
        importing.wait_until(lambda: begun in importing.raw, "the program to begin")

        def has_ended_after_another() -> bool:
            importing.process.send_signal(signal.SIGINT)
            return importing.process.poll() is not None

        importing.wait_until(has_ended_after_another, "the program to end")
        assert importing.finish() == 130
        assert importing.is_in_order
        assert "Traceback" not in importing.text

    @pytest.mark.parametrize("where", [*AT_ANY_PLACE.values()], ids=[*AT_ANY_PLACE])
    def test_comes_through_from_any_place_behind_the_first_page(self, path: Path, where: str) -> None:
        with Terminal([sys.executable, "-c", SIGNALLED.replace("WHERE", where), path], 80, 24) as terminal:
            assert terminal.finish() == 143
            assert terminal.is_in_order
            assert "Traceback" not in terminal.text

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGTSTP])
    def test_comes_through_many_keys_that_are_not_read_yet(self, path: Path, number: signal.Signals) -> None:
        with Terminal([PREPARED, "-c", BEHIND_MANY_KEYS, str(int(number)), path], 80, 24) as terminal:
            if number == signal.SIGTSTP:
                terminal.wait_until(terminal.has_stopped, "the program to be stopped")
            else:
                assert terminal.finish() == 143
            terminal.wait_until(lambda: terminal.is_in_order, "the terminal to be in order")
            assert "Exception" not in terminal.text

    def test_while_the_event_loop_closes(self, path: Path, tmp_path: Path) -> None:
        script = tmp_path / "signalled.py"
        script.write_text(SIGNALLED_AMID_CLOSING, encoding="utf-8")
        with Terminal([PREPARED, script, path], 80, 24) as terminal:
            terminal.wait_for_update()
            terminal.press("ctrl+c")
            assert terminal.finish() == 130
            assert terminal.is_in_order
            assert "Traceback" not in terminal.text

    def test_while_the_problems_of_a_file_are_read(self, terminal: Terminal, path: Path) -> None:
        terminal.wait_for_update()
        path.unlink()
        terminal.wait_for("cannot be read")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.finish() == 143
        assert terminal.is_in_order

    def test_ctrl_c_with_nothing_selected_ends_it_too(self, terminal: Terminal) -> None:
        terminal.wait_for_update()
        terminal.press("ctrl+c")
        assert terminal.finish() == 130
        assert terminal.is_in_order


SIGNALLED = """
import os, signal, sys
from explainer import cli
from explainer.tui.terminal import first_page

def signal_comes():
    os.kill(os.getpid(), signal.SIGTERM)

class Signal:
    def __set_name__(self, owner, name):
        signal_comes()

class Lost:
    def __del__(self):
        signal_comes()

write = first_page.write
def signalled(text):
    write(text)
    if text.startswith(first_page.ENTER):
        WHERE

first_page.write = signalled
sys.exit(cli.main())
"""
"""The program, which is asked to end as soon as it has written its first page."""


BEHIND_MANY_KEYS = """
import asyncio, os, sys
from explainer import cli
from explainer.tui import app

number = int(sys.argv.pop(1))
collect_garbage = app.ExplainerApp.collect_garbage
def behind_many_keys(self):
    collect_garbage(self)
    for _ in range(1000):
        asyncio.get_running_loop().call_soon_threadsafe(int)
    os.kill(os.getpid(), number)

app.ExplainerApp.collect_garbage = behind_many_keys
sys.exit(cli.main())
"""
"""The program, which gets a signal when its event loop has been woken for more keys than it can count."""


ON_THE_FIRST_PAGE = """
import sys, time
from explainer import cli
from explainer.tui.terminal import run

class Slow:
    def find_spec(self, name, *_):
        if name.startswith("textual"):
            time.sleep(60)

sys.meta_path.insert(0, Slow())
sys.exit(cli.main())
"""
"""The program on a disk so slow that its first page stands alone."""


SIGNALLED_AMID_CLOSING = """
import os, signal, sys
from asyncio.unix_events import _UnixSelectorEventLoop as Loop
from explainer import cli

close = Loop.close
def signalled(loop):
    close(loop)
    os.kill(os.getpid(), signal.SIGTERM)

Loop.close = signalled
sys.exit(cli.main())
"""
"""The program, which is asked to end once more when its event loop has given signals their defaults back."""


STOPPED_AMID = """
import os, signal, sys
from threading import Thread
from explainer import cli

start = Thread.start
def stopped(thread):
    if type(thread).__name__ == "WriterThread":
        Thread.start = start
        os.kill(os.getpid(), signal.SIGTSTP)
    start(thread)

Thread.start = stopped
sys.exit(cli.main())
"""
"""The program, which is asked to stop as Textual's driver begins the thread that writes."""


class TestATerminalThatVanishes:
    def test_ends_it_by_the_signal_that_this_sends(self, terminal: Terminal) -> None:
        terminal.wait_for_update()
        assert terminal.vanish() == 129

    def test_ends_it_where_no_signal_is_sent_as_well(self, path: Path, tmp_path: Path) -> None:
        with on_a_terminal_of_another_session([COMMAND, path], tmp_path) as (program, ours):
            os.close(ours)
            assert program.wait(TIMEOUT) == 129

    def test_ends_it_where_that_is_an_error_as_well(self, path: Path, tmp_path: Path) -> None:
        script, state = tmp_path / "error.py", tmp_path / "state"
        script.write_text(ENDS_WITH_AN_ERROR, encoding="utf-8")
        with on_a_terminal_of_another_session([sys.executable, script, path], state) as (program, ours):
            os.close(ours)
            assert program.wait(TIMEOUT) == 129
        assert not state.exists()  # it is no fault

    def test_before_the_first_key_can_be_answered_as_well(self, importing: Terminal) -> None:
        assert importing.vanish() == 129

    def test_what_is_written_to_it_goes_nowhere(self) -> None:
        ours, theirs = os.openpty()
        with open(theirs, "w", encoding="utf-8") as stream:
            output = Output(stream)
            os.close(ours)
            output.write("more than a stream keeps back" * 1000)
            output.flush()
            output.write("less")
            output.flush()
            os.dup2(os.open(os.devnull, os.O_WRONLY), theirs)  # closing the stream would write what it kept back


def test_a_terminal_that_takes_nothing_for_a_while_gets_all_of_it() -> None:
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    os.set_blocking(theirs, False)
    text = "".join(f"row {number}\n" for number in range(20_000))
    with open(theirs, "w", encoding="utf-8") as stream:
        output = Output(stream)
        output.write(text)
        writer = Thread(target=output.flush)
        writer.start()
        sent = b""
        while len(sent) < len(text):
            sent += os.read(ours, 65536)
        writer.join(TIMEOUT)
    os.close(ours)
    assert sent.decode() == text


NO_THREAD = """
import sys
from threading import Thread
from explainer import cli

name = sys.argv.pop(1)
start = Thread.start
def refused(thread):
    if thread.name.startswith(name):
        raise RuntimeError("can't start new thread")
    start(thread)

Thread.start = refused
sys.exit(cli.main())
"""
"""The program, for which the system starts no thread of a name."""


@pytest.mark.parametrize("name", ["textual-output", "textual-input", "asyncio"])
def test_where_no_thread_can_be_started_it_ends_in_order(path: Path, tmp_path: Path, name: str) -> None:
    env = environment({"XDG_STATE_HOME": str(tmp_path)})
    with Terminal([PREPARED, "-c", NO_THREAD, name, path], 80, 24, env=env) as terminal:
        assert terminal.finish() == 70
        assert terminal.is_in_order
        assert "explainer: stopped by a fault of its own" in terminal.text
        assert "Traceback" not in terminal.text


ENDS_WITH_AN_ERROR = """
import os, sys
from explainer import cli
from explainer.tui.terminal import input

class Os:
    def __getattr__(self, name):
        return getattr(os, name)

    def read(self, number, size):
        if data := os.read(number, size):
            return data
        raise OSError(5, "Input/output error")

input.os = Os()
sys.exit(cli.main())
"""
"""A program that reads an error from a terminal that is gone, instead of nothing: some systems have it so."""


@contextmanager
def on_a_terminal_of_another_session(
    command: Sequence[str | Path], state: Path
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The program on a terminal that does not signal to it, and the end of that which the test is to close."""
    ours, theirs = os.openpty()
    env = environment({"TERM": "xterm-256color", "XDG_STATE_HOME": str(state)})
    program = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True)
    os.close(theirs)
    try:
        sent = b""
        while not has_painted(sent):
            sent += os.read(ours, 65536)
        yield program, ours
    finally:
        program.kill()
        program.wait()


class TestBeingStopped:
    def test_amid_its_own_beginning_it_stops_in_order_and_goes_on(self, path: Path, tmp_path: Path) -> None:
        env = environment({"XDG_STATE_HOME": str(tmp_path / "state")})
        with Terminal([PREPARED, "-c", STOPPED_AMID, path], env=env) as terminal:
            self.stops_in_order(terminal)
            terminal.process.send_signal(signal.SIGCONT)
            terminal.wait_for_update()
            self.answers_and_ends(terminal)
        assert not (tmp_path / "state").exists()  # no fault was written

    @pytest.mark.parametrize("way", ["ctrl+z", "TSTP"])
    def test_on_the_first_page_it_leaves_the_terminal_and_comes_back_with_it(self, path: Path, way: str) -> None:
        with Terminal([sys.executable, "-c", ON_THE_FIRST_PAGE, path], 80, 24) as terminal:
            terminal.wait_for("The question of one", "q quit")
            whole = terminal.rows
            for _ in range(2):
                if way == "TSTP":
                    terminal.process.send_signal(signal.SIGTSTP)
                else:
                    terminal.press(way)
                self.stops_in_order(terminal)
                terminal.screen.reset()
                terminal.process.send_signal(signal.SIGCONT)
                terminal.wait_until(lambda: terminal.rows == whole, "the first page")
                assert terminal.mode(1049)
            terminal.press("\x1c")
            assert terminal.finish() == 128 + signal.SIGQUIT
            assert terminal.is_in_order

    def test_by_ctrl_z_it_leaves_the_terminal_and_comes_back_with_the_whole_screen(self, terminal: Terminal) -> None:
        terminal.wait_for_update()
        first = terminal.rows
        terminal.press("2")
        terminal.wait_for("The question of two")
        terminal.settle()
        whole = terminal.rows
        terminal.press("ctrl+z")
        self.stops_in_order(terminal)
        terminal.screen.reset()
        stopped = len(terminal.frames)
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait_until(lambda: terminal.rows == whole, "the whole screen")
        assert first not in [frame.rows for frame in terminal.frames[stopped:]]
        self.answers_and_ends(terminal)

    def test_by_somebody_else_it_goes_on_with_the_whole_screen(self, terminal: Terminal) -> None:
        terminal.wait_for_update()
        whole = terminal.rows
        for _ in range(5):
            terminal.process.send_signal(signal.SIGSTOP)
            terminal.process.send_signal(signal.SIGCONT)
            terminal.screen.reset()
            terminal.wait_until(lambda: terminal.rows == whole, "the whole screen")
        self.answers_and_ends(terminal)

    def test_keys_are_shown_again_only_when_all_is_written(self, path: Path, tmp_path: Path) -> None:
        script = tmp_path / "writes.py"
        script.write_text(NOTES_WRITES, encoding="utf-8")
        with Terminal([PREPARED, script, path], 80, 24) as terminal:
            terminal.wait_for_update()
            terminal.press("ctrl+z")
            self.stops_in_order(terminal)
            assert set((tmp_path / "writes.py.txt").read_text(encoding="utf-8").split()) == {"without"}

    @staticmethod
    def stops_in_order(terminal: Terminal) -> None:
        """It stops, and the terminal is then as it was."""
        terminal.wait_until(terminal.has_stopped, "the program to be stopped")
        terminal.wait_until(lambda: terminal.is_in_order, "the terminal to be in order")

    @staticmethod
    def answers_and_ends(terminal: Terminal) -> None:
        """Each key is answered, and nothing that read them before keeps the program from ending."""
        terminal.press("1", "j", "j", "j", "k")
        terminal.wait_for("2 of 3")
        terminal.press("q")
        assert terminal.finish() == 0
        assert terminal.is_in_order


NOTES_WRITES = """
import sys, termios
from explainer import cli
from explainer.tui.terminal.tty import Output, settings

write = Output.write
def noted(output, text):
    with open(__file__ + ".txt", "a") as notes:
        print("with" if settings()[3] & termios.ECHO else "without", file=notes)
    write(output, text)

Output.write = noted
sys.exit(cli.main())
"""
"""The program, which notes for each write whether keys are shown meanwhile."""


NO_MORE_KEYS = """
import os, sys
from explainer import cli
from explainer.tui.terminal import input

class Os:
    def __getattr__(self, name):
        return getattr(os, name)

    def read(self, number, size):
        data = os.read(number, size)
        if b"s" in data:
            raise OSError(5, "Input/output error")
        return data

input.os = Os()
sys.exit(cli.main())
"""
"""A program whose terminal cannot be read any more once `s` was pressed."""


def test_when_keys_cannot_be_read_it_starts_again(path: Path, tmp_path: Path) -> None:
    script = tmp_path / "no_more_keys.py"
    script.write_text(NO_MORE_KEYS, encoding="utf-8")
    env = environment({"XDG_STATE_HOME": str(tmp_path)})
    with Terminal([PREPARED, script, path], 120, 24, env=env) as terminal:
        terminal.wait_for_update()
        terminal.press("s")
        terminal.wait_for("Started again after a fault")
        assert "no_more_keys.py" in (tmp_path / "explainer" / "fault.txt").read_text(encoding="utf-8")
        terminal.press("2")
        terminal.wait_for("The question of two")
        terminal.press("q")
        assert terminal.finish() == 0
