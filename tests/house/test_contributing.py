"""What the page for contributors says is so."""

from __future__ import annotations

import re

import pytest

from conftest import TOP

PAGE = (TOP / ".github/CONTRIBUTING.md").read_text(encoding="utf-8")
CODE = re.findall(r"`([^`\n]+)`", PAGE)
PATHS = [text for text in CODE if re.fullmatch(r"[\w./*-]*/[\w./*-]*|\w+\.\w+", text) and not text.startswith(".venv/")]
"""Every file and folder that is named; capitals stand for any name, and a bare name for one in the list's folder."""


FOLDERS = ("", "src/explainer/content/rules/", "src/explainer/content/mistakes/", "src/explainer/tui/")


def exists(path: str) -> bool:
    pattern = re.sub(r"\b[A-Z]{2,}\b(?=\.(?!md))", "*", path)
    return any(any(TOP.glob(f"{folder}{pattern}")) for folder in FOLDERS)


def test_the_files_that_it_names_exist() -> None:
    assert [path for path in PATHS if not exists(path)] == []


NAMES = [
    (name, path)
    for names, path in re.findall(r"((?:`\w+`(?: and)? )+)in\s+`(src/[\w/.]+)`", PAGE)
    for name in re.findall(r"\w+(?=`)", names)
]


@pytest.mark.parametrize(("name", "path"), NAMES)
def test_the_names_that_it_gives_stand_where_it_says(name: str, path: str) -> None:
    definition = re.compile(rf"^(def |class )?{name}\b *[(:=]", re.MULTILINE)
    assert definition.search((TOP / path).read_text(encoding="utf-8"))


def test_it_gives_names() -> None:
    assert {"Part"} <= {name for name, _ in NAMES}


def test_its_one_command_is_the_readme_s() -> None:
    [command] = re.findall(r"```\n(.*?)\n```", PAGE)
    assert command in (TOP / "README.md").read_text(encoding="utf-8").splitlines()
