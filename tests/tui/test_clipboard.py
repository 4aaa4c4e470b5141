"""What is copied arrives: in tmux by tmux itself, believed only where it has answered; else by the terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .piloted import app_of, painted, until
from .stories import story_of

TMUX = """#!/bin/sh
echo "$@" > "$0.asked"
cat > "$0.given"
exit {code}
"""


@pytest.fixture
def tmux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tmux that notes what it is given, and answers that it took it."""
    program = tmp_path / "tmux"
    program.write_text(TMUX.format(code=0), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    return program


async def test_tmux_takes_it(tmux: Path) -> None:
    async with app_of(story_of(), at="two").run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        await until(pilot, lambda: "Copied: Group b1, Label b1" in painted(pilot))
        assert pilot.app.clipboard == ""
    assert Path(f"{tmux}.asked").read_text(encoding="utf-8").split() == ["load-buffer", "-w", "-"]
    assert Path(f"{tmux}.given").read_text(encoding="utf-8").startswith("Group b1, Label b1")


@pytest.mark.parametrize("trouble", ["it fails", "it is not there"])
async def test_else_the_terminal_is_sent_it(tmux: Path, trouble: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tmux.write_text(TMUX.format(code=1), encoding="utf-8")
    if trouble == "it is not there":
        monkeypatch.setenv("PATH", str(tmux.parent / "elsewhere"))
    async with app_of(story_of(), at="two").run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        await until(pilot, lambda: "Sent to the terminal's clipboard: Group b1" in painted(pilot))
        assert pilot.app.clipboard.startswith("Group b1, Label b1")
