"""Signals at each hundredth of the first 1.2 seconds: `python tests/benchmarks signals`, a quarter of an hour.

Whatever the program does by then, the terminal is as it was before, with its modes and settings, the exit code is 128
and the signal's number, and nothing is said; what was stopped goes on.
"""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator

from measuring import COMMAND, CONTENT, row

from conftest import environment
from terminal import Terminal, has_painted

NAMES = ("INT", "TERM", "HUP", "TSTP", "QUIT", "USR1")
MOMENTS = [step / 100 for step in range(120)]
"""Seconds since the start."""
MODES = (1000, 1002, 1003, 1004, 1006, 1015, 1016, 1049, 2004, 2048)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        env = environment({"XDG_STATE_HOME": folder})
        for name in NAMES:
            wrong = []
            for moment in MOMENTS:
                with Terminal([COMMAND, CONTENT], 80, 24, env=env) as terminal:
                    terminal.take_in(moment)
                    wrong += [f"{moment:.2f} s: {each}" for each in faults_of(terminal, signal.Signals[f"SIG{name}"])]
            row(f"what is wrong after SIG{name} at {len(MOMENTS)} moments", len(wrong), 0, "; ".join(wrong))


def faults_of(terminal: Terminal, number: signal.Signals) -> Iterator[str]:
    """What is wrong after a signal."""
    terminal.process.send_signal(number)
    expected = {128 + number, -number}  # a signal that comes before the program answers it ends it as well
    if number == signal.SIGTSTP:
        # Before it answers it, the system drops it: the program's terminal has no shell.
        is_due = terminal.mode(1049)
        while not (stopped := is_stopped(terminal)) and (is_due or not has_painted(terminal.raw)):
            terminal.take_in(0.05)
        terminal.settle()
        if stopped and not is_in_order(terminal):
            yield "the terminal is not as it was while it is stopped"
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait_for_update()
        terminal.press("q")
        expected = {0}
    code = terminal.finish()
    if code not in expected:
        yield f"exit code {code}"
    if not is_in_order(terminal):
        yield "the terminal is not as it was"
    if b"Traceback" in terminal.raw or b"Exception" in terminal.raw:
        yield "a traceback"


def is_stopped(terminal: Terminal) -> bool:
    return os.WIFSTOPPED(os.waitpid(terminal.process.pid, os.WUNTRACED | os.WNOHANG)[1])


def is_in_order(terminal: Terminal) -> bool:
    """Whether all modes are off, the cursor is shown, the keyboard protocol is off and the settings are as before."""
    is_set = [mode for mode in MODES if terminal.mode(mode)]
    is_protocol_on = terminal.raw.count(b"\x1b[<u") < terminal.raw.count(b"\x1b[>25u")
    return not is_set and not is_protocol_on and terminal.mode(25) and terminal.settings == terminal.before
