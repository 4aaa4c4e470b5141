"""What the tests of the screen share."""

from __future__ import annotations

from pathlib import Path

import pytest

from .stories import file_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small story in a file."""
    path = tmp_path / "story.yaml"
    path.write_text(file_of(), encoding="utf-8")
    return path
