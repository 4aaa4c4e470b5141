"""How long the story takes to a pipe, a large one in each format, and two large ones against each other."""

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
        other = Path(folder) / "other.yaml"
        other.write_bytes(
            large_story(50, 20).replace(b": about 1", b": about 2").replace(b"open by day", b"open at day")
        )
        compared, checked = command("diff", path, other), command("check", path, other)
        ratio("1,000 figures against 1,000 / two checks", compared, checked, 1.2, rounds=7)
