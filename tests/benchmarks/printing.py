"""How long the story takes to a pipe, and a large one in each format."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from large import large_story
from measuring import command, ratio, seconds

FORMATS = ("text", "markdown", "html", "json", "csv")


def main() -> None:
    """Print the ratios."""
    import_yaml = [sys.executable, "-c", "import yaml"]
    ratio("show / import yaml", command("show"), lambda: seconds(lambda: subprocess.run(import_yaml, check=True)), 3)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.yaml"
        path.write_bytes(large_story(50, 20))
        for name in FORMATS:
            shown = command("show", path, "--format", name)
            ratio(f"1,000 figures as {name} / check", shown, command("check", path), 2, rounds=7)
