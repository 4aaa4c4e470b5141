"""How long a start takes, as ratios of medians measured in turns: `python tests/benchmarks/start.py`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from terminal import Terminal

ROUNDS = 15
COMMAND = Path(sysconfig.get_path("scripts")) / "explainer"
BARE = """
from textual.app import App
from textual.widgets import Footer, Header, Static
class Bare(App):
    def compose(self):
        yield Header()
        yield Static("bare text")
        yield Footer()
Bare().run()
"""


def first_frame(command: list[str | Path], text: str) -> None:
    with Terminal(command, 100, 30) as terminal:
        terminal.wait_for(text)


def piped(command: list[str | Path]) -> None:
    subprocess.run(command, stdout=subprocess.PIPE, check=True)


PAIRS: dict[str, tuple[Callable[[], None], Callable[[], None]]] = {
    "first frame / bare Textual app": (
        lambda: first_frame([COMMAND], "What do the workers say"),
        lambda: first_frame([sys.executable, "-c", BARE], "bare text"),
    ),
    "show / import yaml": (
        lambda: piped([COMMAND, "show"]),
        lambda: piped([sys.executable, "-c", "import yaml"]),
    ),
}


def seconds(run: Callable[[], None]) -> float:
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


for name, (ours, theirs) in PAIRS.items():
    turns = [(seconds(ours), seconds(theirs)) for _ in range(ROUNDS)]
    mine, other = (statistics.median(column) for column in zip(*turns, strict=True))
    print(f"{name}: {mine / other:.2f} ({mine * 1000:.0f} ms / {other * 1000:.0f} ms)")
