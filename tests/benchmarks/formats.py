"""How long a large story takes in each format, against `check`: `python tests/benchmarks/formats.py`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from large import large_story
from table import row

ROUNDS = 7
COMMAND = Path(sysconfig.get_path("scripts")) / "explainer"


def seconds(*words: str) -> float:
    begin = time.perf_counter()
    subprocess.run([COMMAND, *words], stdout=subprocess.PIPE, check=True)
    return time.perf_counter() - begin


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.yaml"
        path.write_bytes(large_story(50, 20))
        for name in ("text", "markdown", "html", "json", "csv"):
            turns = [(seconds("show", str(path), "--format", name), seconds("check", str(path))) for _ in range(ROUNDS)]
            ours, theirs = (statistics.median(column) for column in zip(*turns, strict=True))
            row(f"1,000 figures as {name} / check", ours / theirs, 2, f"{ours * 1000:.0f} ms / {theirs * 1000:.0f} ms")
