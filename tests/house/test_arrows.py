"""Imports point one way: from the screens towards the model, and never back."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from conftest import TOP

SRC = TOP / "src"
LONGEST = 400

STORY = ("explainer.story", "explainer.values", "explainer.sanitize", "explainer.problem")
READING = ("explainer.content", *STORY)
WORDS = ("explainer.present", *STORY)
BESIDE = ("explainer.browser", "explainer.crash", "explainer.editor", "explainer.watch")

ALLOWED: dict[str, tuple[str, ...]] = {
    "explainer.values": (),
    "explainer.story": ("explainer.values",),
    "explainer.sanitize": (),
    "explainer.problem": (),
    "explainer.browser": (),
    "explainer.crash": (),
    "explainer.editor": WORDS,
    "explainer.watch": (),
    "explainer.content": STORY,
    "explainer.present": STORY,
    "explainer.output": (*WORDS, *READING),
    "explainer.tui": (*WORDS, *READING, *BESIDE),
    "explainer.commands": ("explainer.output", "explainer.tui", *WORDS, *READING, *BESIDE),
    "explainer.cli": ("explainer.commands", "explainer.output", *WORDS, *READING, *BESIDE),
    "explainer.__main__": ("explainer.cli",),
}
"""For each part of the house: the parts to its left that it may import; its own modules it may import always."""

POSIX_ONLY = {"curses", "fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}

MODULES = {
    ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SRC.rglob("*.py"))
}


@cache
def imports(path: Path, top_only: bool = False) -> Sequence[str]:
    """The full name of everything that a module imports, as modules where they are modules."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [name for node in (tree.body if top_only else ast.walk(tree)) for name in imported(node, path)]


def imported(node: ast.AST, path: Path) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"{path}: imports are written in full"
        for alias in node.names:
            full = f"{node.module}.{alias.name}"
            yield full if full in MODULES else str(node.module)


def part(module: str) -> str:
    return ".".join(module.split(".")[:2])


def within(module: str, parts: tuple[str, ...]) -> bool:
    return any(module == each or module.startswith(f"{each}.") for each in parts)


def test_a_module_imports_only_what_stands_to_its_left() -> None:
    for module in MODULES.keys() - {"explainer"}:
        assert part(module) in ALLOWED, f"{part(module)} has no place in the house yet"
        allowed = (*ALLOWED[part(module)], part(module))
        ours = [name for name in imports(MODULES[module]) if within(name, ("explainer",)) and name != "explainer"]
        assert [name for name in ours if not within(name, allowed)] == [], module


def test_the_package_itself_imports_nothing() -> None:
    assert imports(MODULES["explainer"]) == []


def test_the_model_knows_neither_a_file_nor_a_screen() -> None:
    imported = {name for part in STORY for name in imports(MODULES[part]) if name not in STORY}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("package", "homes"),
    [("yaml", ("explainer.content.parser", "explainer.content.tree_builder")), ("textual", ("explainer.tui",))],
)
def test_a_library_is_known_in_one_place(package: str, homes: tuple[str, ...]) -> None:
    users = {name for name, path in MODULES.items() if any(within(each, (package,)) for each in imports(path))}
    assert users
    assert [name for name in users if not within(name, homes)] == []


def test_there_are_no_circles() -> None:
    graph = {name: {each for each in imports(path) if each in MODULES} for name, path in MODULES.items()}
    assert len(list(TopologicalSorter(graph).static_order())) == len(MODULES)


def test_a_module_loads_where_there_is_no_posix() -> None:
    assert [name for name, path in MODULES.items() if POSIX_ONLY & set(imports(path, top_only=True))] == []


def test_a_file_can_be_read_in_one_sitting() -> None:
    lines = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


DIFF = ["diff", "content.yaml", "content.yaml"]
RENAME = ["rename", "--help"]


class TestStartingUp:
    """What is loaded, seen in a process of its own."""

    @staticmethod
    def loaded(*words: str) -> set[str]:
        program = (
            "import sys\n"
            "from explainer.cli import main\n"
            "try:\n    code = main(sys.argv[1:])\nexcept SystemExit as end:\n    code = end.code or 0\n"
            "print(*sys.modules, file=sys.stderr)\nsys.exit(code)"
        )
        ended = subprocess.run(
            [sys.executable, "-c", program, *words], capture_output=True, text=True, cwd=TOP, check=True
        )
        return set(ended.stderr.split())

    @pytest.mark.parametrize(
        "words",
        [
            ["show"],
            ["show", "kursk"],
            ["show", "tests/output"],
            ["check", "content.yaml"],
            ["--help"],
            [],
            DIFF,
            RENAME,
        ],
    )
    def test_text_needs_no_screen(self, words: list[str]) -> None:
        assert not {"textual", "asyncio", "rich.console"} & self.loaded(*words)

    def test_a_right_file_needs_no_mending(self, tmp_path: Path) -> None:
        story = tmp_path / "right.yaml"
        text = (TOP / "content.yaml").read_text(encoding="utf-8")
        text = text.replace("title: ", "title: «Überblick» – ", 1)
        text = re.sub(r"(?<=because: ).+", '"“Once”, they say."', text, count=1)
        story.write_text(text, encoding="utf-8")
        loaded = self.loaded("check", str(story))
        assert [name for name in loaded if name.startswith("explainer.content.mistakes")] == []
