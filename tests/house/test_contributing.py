"""What the page for contributors says is so."""

from __future__ import annotations

import re

import pytest

from conftest import TOP

PAGE = (TOP / ".github/CONTRIBUTING.md").read_text(encoding="utf-8")
CODE = re.findall(r"`([^`\n]+)`", PAGE)
PATHS = [text for text in CODE if re.fullmatch(r"[\w./*-]*/[\w./*-]*|\w+\.\w+", text) and not text.startswith(".venv/")]
"""Every file and folder that is named; capitals stand for any name, and a bare name for one in the list's folder."""


@pytest.mark.parametrize("path", PATHS)
def test_the_files_that_it_names_exist(path: str) -> None:
    pattern = re.sub(r"\b[A-Z]{2,}\b(?=\.(?!md))", "*", path)
    assert list(TOP.glob(pattern)) or list(TOP.glob(f"src/explainer/content/rules/{pattern}"))


@pytest.mark.parametrize("name", ["picture_mismatch", "KINDS", "FORMATS", "_lines", "Picture", "Document"])
def test_the_names_that_it_gives_are_defined(name: str) -> None:
    assert name in CODE
    definition = re.compile(rf"^(def |class )?{name}\b *[(:=]", re.MULTILINE)
    assert any(definition.search(path.read_text(encoding="utf-8")) for path in (TOP / "src").rglob("*.py"))


def test_its_one_command_is_the_readme_s() -> None:
    [command] = re.findall(r"```\n(.*?)\n```", PAGE)
    assert command in (TOP / "README.md").read_text(encoding="utf-8").splitlines()


def test_it_is_one_page() -> None:
    assert len(PAGE.splitlines()) <= 70
