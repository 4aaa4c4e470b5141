"""Standard streams of every kind: all of a text is read and written, or a sentence says why not."""

from __future__ import annotations

import fcntl
import os
import select
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from conftest import COMMAND, CONTENT, Run, environment
from explainer.cli import main
from explainer.content.files import Unreadable, read_bytes

STORY = CONTENT.read_bytes()
BUFFERS: list[dict[str, str]] = [{}, {"PYTHONUNBUFFERED": "1"}]
"""With Python's own buffer before the streams, and without."""
each_buffer = pytest.mark.parametrize("env", BUFFERS, ids=["buffered", "unbuffered"])
PRINTING = {
    "": 0, "show": 0, "show --format html": 0, "check content.yaml": 0, "check wrong.yaml": 1,
    "check --explain order": 0, "schema": 0, "new story.yaml": 0,
    "--help": 0, "show --help": 0, "check --help": 0, "schema --help": 0, "new --help": 0, "--version": 0,
}  # fmt: skip
"""What prints on standard output, with its exit code."""
COMPLAINING = {"show wrong.yaml": 1, "show nothing": 2, "show --width": 2, "check gone.yaml": 2, "new content.yaml": 2}
"""What prints on standard error, with its exit code."""
NO_ROOM = "explainer: standard output: cannot be written: no space left on device\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content.yaml").write_bytes(STORY)
    (tmp_path / "wrong.yaml").write_text("explainer: 1\n", encoding="utf-8")
    return tmp_path


def start(
    command: str, folder: Path, env: Mapping[str, str], stdin: int = subprocess.DEVNULL, stdout: int = subprocess.PIPE
) -> subprocess.Popen[bytes]:
    """The installed command, in a process of its own."""
    return subprocess.Popen(
        [COMMAND, *command.split()],
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment(env),
    )


def full() -> int:
    """A device without any room."""
    return os.open("/dev/full", os.O_WRONLY)


def closed() -> int:
    """A pipe that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


class TestWriting:
    @pytest.fixture(autouse=True)
    def here(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(folder)

    def ended(self, command: str, name: str, file: int) -> int:
        """The exit code of a command run in this process, with a file for a standard stream."""
        with pytest.MonkeyPatch.context() as patch, open(file, "w", encoding="utf-8") as stream:
            patch.setattr(sys, name, stream)
            try:
                code = main(command.split())
            except SystemExit as end:
                code = int(end.code or 0)
            stream.flush()  # as Python does once more at exit
        return code

    @pytest.mark.parametrize("command", PRINTING)
    def test_where_there_is_no_room_that_is_said(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.ended(command, "stdout", full()) == 2
        assert capsys.readouterr().err == NO_ROOM

    @pytest.mark.parametrize("command", PRINTING)
    def test_a_reader_that_has_gone_is_no_mistake(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.ended(command, "stdout", closed()) == PRINTING[command]
        assert capsys.readouterr().err == ""

    @pytest.mark.parametrize("nowhere", [full, closed])
    @pytest.mark.parametrize("command", COMPLAINING)
    def test_where_nobody_can_be_told_the_exit_code_tells(self, command: str, nowhere: Callable[[], int]) -> None:
        assert self.ended(command, "stderr", nowhere()) == COMPLAINING[command]

    @each_buffer
    @pytest.mark.parametrize("command", ["show", "--help"])
    def test_the_installed_command_says_so_too(self, command: str, env: dict[str, str], folder: Path) -> None:
        for nowhere, code, sentence in ((full(), 2, NO_ROOM), (closed(), 0, "")):
            program = start(command, folder, env, stdout=nowhere)
            os.close(nowhere)
            assert program.communicate()[1] == sentence.encode()
            assert program.returncode == code

    @each_buffer
    def test_a_file_that_may_not_grow_is_no_success(self, env: dict[str, str], folder: Path) -> None:
        ended = subprocess.run(
            ["bash", "-c", 'ulimit -f 4; exec "$0" show > cut', COMMAND],
            capture_output=True,
            cwd=folder,
            env=environment({**env, "PYTHONDONTWRITEBYTECODE": "1"}),
            check=False,
        )
        assert (folder / "cut").stat().st_size == 4096
        assert ended.stderr == b"explainer: standard output: cannot be written: file too large\n"
        assert ended.returncode == 2

    @each_buffer
    def test_a_pipe_that_does_not_block_gets_all_of_it(self, env: dict[str, str], folder: Path, explainer: Run) -> None:
        expected = explainer("show", "--format", "html", cwd=folder).out.encode()
        reading, writing = os.pipe()
        os.set_blocking(writing, False)
        room = fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
        assert room < len(expected)
        program = start("show --format html", folder, env, stdout=writing)
        os.close(writing)
        with open(reading, "rb") as pipe:
            assert pipe.read() == expected
        assert program.communicate()[1] == b""
        assert program.returncode == 0


class TestReading:
    @each_buffer
    @pytest.mark.parametrize("command", ["show -", "check -"])
    def test_an_input_that_does_not_block_is_read_to_its_end(
        self, command: str, env: dict[str, str], folder: Path, explainer: Run
    ) -> None:
        expected = explainer(*command.replace("-", "content.yaml").split(), cwd=folder).out.encode()
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        program = start(command, folder, env, stdin=reading)
        os.close(reading)
        writer = threading.Thread(target=in_halves, args=(writing,))
        writer.start()
        said, told = program.communicate()
        writer.join()
        assert (said.replace(b"<stdin>", b"content.yaml"), told) == (expected, b"")
        assert program.returncode == 0

    def test_a_file_without_an_end_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """As /proc/kmsg, which calls itself a regular file."""
        os.mkfifo(tmp_path / "endless.yaml")
        monkeypatch.setattr(stat, "S_ISREG", stat.S_ISFIFO)
        with open(os.open(tmp_path / "endless.yaml", os.O_RDWR), "wb", buffering=0) as writer:
            writer.write(STORY[:100])
            with pytest.raises(Unreadable, match=r"endless\.yaml: cannot be read: it has nothing to read yet"):
                read_bytes(str(tmp_path / "endless.yaml"))


def in_halves(pipe: int) -> None:
    """Write the story to a pipe; the second half only once the first has been taken and more is waited for."""
    with open(pipe, "wb", buffering=0) as file:
        half = len(STORY) // 2
        file.write(STORY[:half])
        while not is_empty(pipe):
            select.select([], [], [], 0.01)
        file.write(STORY[half:])


def is_empty(pipe: int) -> bool:
    waiting = fcntl.ioctl(pipe, 0x541B, b"\0\0\0\0")  # FIONREAD
    return not any(waiting)
