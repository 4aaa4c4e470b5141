"""What most tests need: the shipped story, the installed command, golden files."""

from __future__ import annotations

import compileall
import difflib
import gc
import io
import os
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest

from explainer.cli import main
from explainer.content.load import load_story
from explainer.story import Story

TOP = Path(__file__).parent.parent
CONTENT = TOP / "content.yaml"
COMMAND = Path(sysconfig.get_path("scripts")) / "explainer"
TODAY = date(2026, 11, 28)
"""The day that the tests take for today, where ages are shown."""

UNWANTED = {
    *("ACCESSIBLE", "CLICOLOR_FORCE", "COLORTERM", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TERM"),
    *("GITHUB_ACTIONS", "PYTHONIOENCODING", "PYTHONPATH", "PYTHONUNBUFFERED"),
}
"""Variables that change how the command prints."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files instead of comparing")


def pytest_configure(config: pytest.Config) -> None:
    """Keep all modules compiled, as an installer does: else each start of the command would compile them again. And let
    every signal do what it does by default, also where the tests run in the background.

    It is compiled whatever PYTHONDONTWRITEBYTECODE says, and once, before the workers begin.
    """
    gc.disable()  # see `collector`
    sys.dont_write_bytecode = False
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        if (
            signal.getsignal(number) == signal.SIG_IGN
        ):  # so in the background, and what the tests start would inherit it
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(TOP / "src", quiet=1)


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Two workers for each core: a third of the tests' time is spent waiting for a program on a terminal."""
    return 2 * (yield)


@pytest.fixture(autouse=True, scope="module")
def collector() -> Iterator[None]:
    """Garbage is looked for once a module, among what is new.

    Python itself would look through all that was imported and collected again and again: a tenth of the tests' time,
    and a quarter of what it takes to collect them.
    """
    gc.disable()
    gc.freeze()
    yield
    gc.collect()


def pytest_unconfigure() -> None:
    """Leave out all that there is now where pytest and Python look for garbage as they end."""
    gc.freeze()


@dataclass(frozen=True)
class Finished:
    """A command that has ended."""

    code: int
    out: str
    err: str


class Today(date):
    """A `date` whose `today()` is the tests' day, for a module that asks for it."""

    @classmethod
    def today(cls) -> Today:
        return cls(TODAY.year, TODAY.month, TODAY.day)


class Run(Protocol):
    def __call__(
        self, *words: str, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None
    ) -> Finished: ...


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment without what would change how the command prints."""
    return {
        **{name: value for name, value in os.environ.items() if name not in UNWANTED},
        "PYTHONUTF8": "1",
        **(more or {}),
    }


@pytest.fixture(scope="session")
def explainer() -> Run:
    """The command line without a terminal, run in this process: a fifth of the time that the installed command takes.

    It is for what the command reads, says and writes, and its exit code. What Python itself does with a stream, an
    encoding or a signal is shown by `installed` alone.
    """

    def run(*words: str, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Finished:
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(cwd or TOP)
            for name in UNWANTED:
                patch.delenv(name, raising=False)
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(gc, "freeze", lambda: None)  # or the garbage of earlier tests would never be looked for
            try:
                code = main(words)
            except SystemExit as end:
                code = int(end.code or 0)
        return Finished(code, *(_written(stream) for stream in (out, err)))

    return run


def _written(stream: io.TextIOWrapper) -> str:
    """All that was written to a stream in memory."""
    stream.seek(0)
    return stream.read()


@pytest.fixture(scope="session")
def installed() -> Run:
    """The installed command, run to its end without a terminal in a process of its own."""

    def run(*words: str, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Finished:
        ended = subprocess.run(
            [COMMAND, *words],
            input=stdin,
            capture_output=True,
            cwd=cwd or TOP,
            env=environment(env),
            timeout=60,
            check=False,
        )
        return Finished(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return run


@pytest.fixture(scope="session")
def shipped() -> Story:
    """The story of content.yaml."""
    return read(CONTENT.read_bytes())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped story, to be edited."""
    story = tmp_path / "story.yaml"
    story.write_bytes(CONTENT.read_bytes())
    return story


@cache
def read(data: bytes | str) -> Story:
    """A story that must be without errors."""
    reading = load_story(data.encode() if isinstance(data, str) else data, TODAY)
    assert reading.story is not None, reading.problems
    return reading.story


def squeezed(text: str) -> str:
    """A text without its white space: what is the same however lines are broken."""
    return "".join(text.split())


Golden = Callable[[Path, str], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with a file; `pytest --update-golden` writes the file instead."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            beside = path.with_name(f".{path.name}.{os.getpid()}")  # another worker may read the file meanwhile
            beside.write_text(text, encoding="utf-8")
            beside.replace(path)
            return
        expected = path.read_text(encoding="utf-8")
        if text != expected:
            difference = difflib.unified_diff(expected.splitlines(), text.splitlines(), path.name, "now", lineterm="")
            print(*difference, sep="\n")
            pytest.fail(f"{path.name} differs; where that is meant: pytest --update-golden", pytrace=False)

    return compare
