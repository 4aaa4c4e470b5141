"""Starts of the program without its imports, which take two thirds of the processor time of a start on a terminal.

`Terminal([PREPARED, COMMAND, path])` runs a script as `Terminal([sys.executable, COMMAND, path])` does, but in a copy
of a process that has imported the program and Textual. It is for what the program does with keys, signals, files and
colours. Its own start is shown by a Python of its own alone: the order of the imports, what comes while Textual is
imported, and what Python or Textual reads in the environment as it starts.
"""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

PREPARED = "a Python that has imported the program"
"""The first word of a command that runs in such a process, where the path of a Python stands else."""

READ_AT_START = ("PYTHON", "TEXTUAL", "LANG", "LC_", "ESCDELAY")
"""How the names of the variables begin that are read before a copy is made."""

NUMBER = struct.Struct("i")
"""How the number of a process is sent, and then what `os.waitpid` says of it."""


class Process:
    """A program in a copy of the prepared process; what it shares with `subprocess.Popen` means the same."""

    def __init__(self, words: Sequence[str], terminal: int, env: Mapping[str, str], cwd: Path | None) -> None:
        """Run the script `words[0]`, or the code behind `-c`, on a terminal that becomes its controlling one."""
        server, prepared = _server()
        names = [name for name in {*env, *prepared} if name.startswith(READ_AT_START)]
        assert all(env.get(name) == prepared.get(name) for name in names), f"it is too late for a change of {names}"
        self._numbers, theirs = os.pipe()
        request = {"words": words, "env": dict(env), "cwd": os.path.abspath(cwd or "")}
        socket.send_fds(server, [b"+"], [terminal, theirs])
        server.sendall(json.dumps(request).encode() + b"\n")
        os.close(theirs)
        self.pid = self._number()
        self.returncode: int | None = None
        self._has_stopped = False

    def poll(self) -> int | None:
        while self._take(0):
            pass
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        end = None if timeout is None else time.monotonic() + timeout
        while self.returncode is None:
            if not self._take(None if end is None else max(0, end - time.monotonic())):
                raise subprocess.TimeoutExpired(PREPARED, timeout or 0)
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def has_stopped(self) -> bool:
        """Whether a signal has stopped it since this was asked last."""
        self.poll()
        has_stopped, self._has_stopped = self._has_stopped, False
        return has_stopped

    def _take(self, patience: float | None) -> bool:
        """Take in that it has stopped or ended; whether there was such within so many seconds."""
        if self.returncode is not None or not select.select([self._numbers], [], [], patience)[0]:
            return False
        status = self._number()
        if os.WIFSTOPPED(status):
            self._has_stopped = True
        else:
            self.returncode = os.waitstatus_to_exitcode(status)
            os.close(self._numbers)
        return True

    def _number(self) -> int:
        number: int
        [number] = NUMBER.unpack(os.read(self._numbers, NUMBER.size))
        return number


@cache
def _server() -> tuple[socket.socket, Mapping[str, str]]:
    """The way to the prepared process, which ends with this one, and its environment.

    It has a terminal, so that its standard streams are made as those of a program on a terminal are.
    """
    from conftest import environment  # which needs pytest: the prepared process does without

    env = environment()
    ours, theirs = socket.socketpair()
    _, terminal = os.openpty()
    subprocess.Popen(
        [sys.executable, __file__, str(theirs.fileno())],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=env,
        pass_fds=[theirs.fileno()],
        start_new_session=True,
    )
    theirs.close()
    return ours, env


def _import_program() -> None:
    """Import all that the program may import, and what Textual imports only when it runs."""
    import explainer

    modules = [each.name for each in pkgutil.walk_packages(explainer.__path__, "explainer.")]
    modules.remove("explainer.__main__")
    for name in (*modules, "textual.drivers.linux_driver", "textual.pilot", "textual.scrollbar"):
        import_module(name)


def _serve(control: socket.socket) -> list[str]:
    """Copy this process at each request, until there are no more; returns in each copy, with the words to run."""
    requests = control.makefile()
    running: dict[int, int] = {}

    def tell(*_: object) -> None:
        """Tell of all copies that have stopped or ended."""
        while running and (told := os.waitpid(-1, os.WNOHANG | os.WUNTRACED))[0]:
            pid, status = told
            os.write(running[pid], NUMBER.pack(status))
            if not os.WIFSTOPPED(status):
                os.close(running.pop(pid))

    signal.signal(signal.SIGCHLD, tell)
    while descriptors := socket.recv_fds(control, 1, 2)[1]:
        terminal, numbers = descriptors
        request = json.loads(requests.readline())
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
        pid = os.fork()
        if not pid:
            requests.close()
            control.close()
            for descriptor in (numbers, *running.values()):
                os.close(descriptor)
            _begin(terminal, request)
            return list(request["words"])
        os.close(terminal)
        os.write(numbers, NUMBER.pack(pid))
        running[pid] = numbers
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
    sys.exit()


def _begin(terminal: int, request: Mapping[str, Any]) -> None:
    """Be as a process that has just been started on a terminal of its own."""
    os.login_tty(terminal)
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])


def _run(words: Sequence[str]) -> None:
    """Run what `python` runs with these words: a script, or the code behind `-c`."""
    if words[0] == "-c":
        sys.argv, sys.path[0] = ["-c", *words[2:]], ""
        exec(words[1], {"__name__": "__main__"})
    else:
        sys.argv, sys.path[0] = [*words], os.path.dirname(words[0])
        runpy.run_path(words[0], run_name="__main__")


if __name__ == "__main__":
    _import_program()
    gc.collect()
    gc.freeze()
    _run(_serve(socket.socket(fileno=int(sys.argv[1]))))
