"""How measures are taken and printed: always two of them in turns in one run, as a ratio with its bar beside it."""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path

import explainer

COMMAND = Path(sysconfig.get_path("scripts")) / "explainer"
CONTENT = Path(__file__).parents[2] / "content.yaml"
ROUNDS = 11

ROOTS = (Path(explainer.__file__).parent, Path(sysconfig.get_path("purelib")), Path(sysconfig.get_path("platlib")))

Measure = Callable[[], float]
"""Takes a measure, in seconds."""


def compile_both() -> None:
    """Compile all modules that either side may import, so that no measure has to."""
    for root in ROOTS:
        compileall.compile_dir(root, quiet=2)


def seconds(run: Callable[[], object]) -> float:
    """How long something takes."""
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def command(*words: str | Path) -> Measure:
    """Measures a run of the command; what it prints goes nowhere."""
    return lambda: seconds(lambda: subprocess.run([COMMAND, *words], capture_output=True, check=False))


def in_turns(ours: Measure, theirs: Measure, rounds: int = ROUNDS) -> tuple[float, float]:
    """The medians of two measures taken in turns."""
    turns = [(ours(), theirs()) for _ in range(rounds)]
    return statistics.median(one for one, _ in turns), statistics.median(other for _, other in turns)


def ratio(name: str, ours: Measure, theirs: Measure, bar: float | None, rounds: int = ROUNDS) -> None:
    """Print the ratio of two measures."""
    mine, other = in_turns(ours, theirs, rounds)
    row(name, mine / other, bar, f"{mine * 1000:.1f} ms / {other * 1000:.1f} ms")


def row(name: str, measured: float, bar: float | None, more: str = "", enough: bool = False) -> None:
    """Print what was measured, the bar that it is held against (if any), and whether it holds.

    `enough`: whether it holds whatever was measured, by a second bar that `more` names.
    """
    held = "" if bar is None else "holds" if enough or measured <= bar else "MISSED"
    print(f"{name:<66} {measured:>8.2f} {'' if bar is None else f'{bar:g}':>6} {held:<6}  {more}".rstrip(), flush=True)
