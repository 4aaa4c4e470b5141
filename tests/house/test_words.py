"""What the screen says to a reader comes from the table of words, or from the table of keys."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from conftest import TOP

KEYS = "keys.py"
"""The table of keys is the second place where words stand: what a key does is read in its row."""
SCREEN = sorted(path for path in (TOP / "src/explainer/tui").glob("*.py") if path.name != KEYS)
TWO_WORDS = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")


def texts(source: str) -> list[str]:
    """The texts in a module's code, without what documents it."""
    nodes = list(ast.walk(ast.parse(source)))
    documents = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    constants = [node for node in nodes if isinstance(node, ast.Constant) and id(node) not in documents]
    return [node.value for node in constants if isinstance(node.value, str)]


@pytest.mark.parametrize("path", SCREEN, ids=lambda path: path.name)
def test_no_file_of_the_screen_has_a_sentence_of_its_own(path: Path) -> None:
    assert [text for text in texts(path.read_text(encoding="utf-8")) if TWO_WORDS.search(text)] == []


def test_a_sentence_in_code_is_found() -> None:
    assert [text for text in texts('"""No such key."""\nsay(f"{key}: no such key")') if TWO_WORDS.search(text)]
