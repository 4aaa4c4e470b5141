"""What long reading costs: `python tests/benchmarks endurance` takes about a quarter of an hour.

Memory is the resident memory of the program, from its first page at rest to the end of what is done to it.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from measuring import CONTENT, row
from screen import Raw

from monkey import COLUMNS, ROWS, WEIGHTS, random_events

STAYS = """
import sys
from explainer import cli
from explainer.tui import keys
from explainer.tui.app import ExplainerApp

def on_key(app, event, answer=ExplainerApp.on_key):
    if event.key == "f12":
        app.copy_to_clipboard("")
    answer(app, event)

ExplainerApp.on_key = on_key
for name in ("quit", "suspend", "edit"):
    keys.ACTIONS[name] = keys.ACTIONS[name]._replace(do=lambda navigator: None)
sys.exit(cli.main())
"""
"""The program, but that it neither leaves nor steps aside, and tells when it has come to a key of ours."""
OUR_KEY, TOLD = b"\x1b[24~", b"\x1b]52;c;\x07"
AT_ONCE = 20
"""How many events are sent before their answers are waited for."""


@contextmanager
def reading(path: Path) -> Iterator[Raw]:
    """The program on a terminal, its first page at rest."""
    os.environ["BROWSER"] = "true"
    program = Raw([sys.executable, "-c", STAYS, str(path)], COLUMNS, ROWS)
    try:
        program.until(b"\x1b[?2004h")
        program.rest()
        yield program
    finally:
        program.end()


def growth(program: Raw, before: int) -> float:
    """The megabytes that the program has taken since."""
    program.rest()
    return (program.memory() - before) / 1024


def many_events(path: Path, most: int) -> None:
    kinds = [kind for kind in WEIGHTS if kind != "saves"]
    with reading(path) as program:
        before = program.memory()
        for number, event in enumerate(random_events(1, kinds, most), 1):
            if event.kind == "resizes":
                program.resize(*map(int, event.what.split("x")))
            else:
                os.write(program.fd, event.what.encode())
            if number % AT_ONCE == 0:
                program.seen = b""
                os.write(program.fd, OUR_KEY)
                program.until(TOLD)
            if number == most // 4:
                quarter = growth(program, before)
        told = f"MB; {quarter:.1f} after the first quarter; {before / 1024:.1f} before"
        row(f"growth after {most:,} events", growth(program, before), 20, told)


def many_saves(path: Path, most: int) -> None:
    story = path.read_text(encoding="utf-8")
    with reading(path) as program:
        before = program.memory()
        for number in range(most):
            title, program.seen = f"LoadedStory {number} of many", b""
            path.write_text(re.sub("^title: .*", f"title: {title}", story, flags=re.MULTILINE), encoding="utf-8")
            program.until(title.encode())
            if number == most // 4:
                quarter = growth(program, before)
        told = f"MB; {quarter:.1f} after the first quarter; {before / 1024:.1f} before"
        row(f"growth after {most:,} saves", growth(program, before), 20, told)


def idle(path: Path, seconds: int) -> None:
    with reading(path) as program:
        program.seen = b""
        began, spent = time.perf_counter(), program.cpu()
        program.rest(seconds)
        share = 100 * (program.cpu() - spent) / (time.perf_counter() - began)
        row(f"cost of {seconds} seconds without a key", share, 0.5, "% of a core")
        row(f"written to the terminal in {seconds} seconds without a key", len(program.seen), 0, "bytes")


def main() -> None:
    """Print the measures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.yaml"
        for measure, size in ((idle, 300), (many_saves, 200), (many_events, 20_000)):
            path.write_bytes(CONTENT.read_bytes())
            measure(path, size)
