"""A warning fails a test where our own code causes it, and only there."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from conftest import TOP

PYTEST = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
OURS = re.compile(PYTEST["filterwarnings"][0].split(":")[3])
TESTS = [
    path.relative_to(TOP / "tests") for path in sorted((TOP / "tests").rglob("*.py")) if "benchmarks" not in path.parts
]

OTHERS = "import warnings\ndef old():\n    warnings.warn('use another', DeprecationWarning)\n"
"""A module of another package, which warns of itself wherever it is called."""

PLUGIN = "import somebody\ndef pytest_sessionfinish():\n    somebody.old()\n"

CASES = """
import threading
import warnings

import somebody

def explainer_warns():
    warnings.warn_explicit("oh", DeprecationWarning, "words.py", 1, module="explainer.present.words")

def test_of_another_package():
    somebody.old()

def test_of_the_program():
    explainer_warns()

def test_of_a_test():
    warnings.warn("oh", ResourceWarning)

def test_of_a_thread():
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()

class Thrown:
    def __del__(self):
        raise ValueError

def test_of_what_is_thrown_away():
    Thrown()
"""


def module_of(path: Path) -> str:
    """The name under which pytest imports a file below `tests/`."""
    in_package = (TOP / "tests" / path).with_name("__init__.py").exists()
    return ".".join(path.with_suffix("").parts) if in_package else path.stem


def test_every_module_of_the_tests_is_ours() -> None:
    assert [path for path in TESTS if not OURS.match(module_of(path))] == []


def test_only_our_own_warnings_are_failures(tmp_path: Path) -> None:
    for name, text in {"somebody.py": OTHERS, "plugin.py": PLUGIN, "test_cases.py": CASES}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    options: list[str | Path] = [
        "-c",
        TOP / "pyproject.toml",
        "--rootdir",
        tmp_path,
        "-p",
        "plugin",
        "-p",
        "no:cacheprovider",
    ]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-n", "0", "-rA", tmp_path],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    results = {case: result for result, case in re.findall(r"^(\w+) .*::test_of_(\w+)", ended.stdout, re.MULTILINE)}
    failing = dict.fromkeys(("the_program", "a_test", "a_thread", "what_is_thrown_away"), "FAILED")
    assert results == {"another_package": "PASSED", **failing}, ended.stdout + ended.stderr
    assert ended.returncode == pytest.ExitCode.TESTS_FAILED
    assert re.fullmatch(r"4 failed, 1 passed.*", ended.stdout.splitlines()[-1])
