"""An address opens in the reader's browser, apart from the terminal and from whatever came together with the story."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import COMMAND, environment, read
from explainer.browser import open_address
from explainer.content.value_readers import host_scripts
from explainer.story import Story
from terminal import Terminal

from .piloted import app_of, navigator_in, painted
from .stories import file_of

ADDRESS = "https://example.org/carter"

BROWSER = """#!/bin/sh
cat > "$0.read"
ps -o sid= -p $$ > "$0.session"
pwd > "$0.folder"
echo "$1" > "$0.opened"
"""
"""A browser that notes what it was given."""


@pytest.fixture
def noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """A browser in place of the reader's own; what it has noted under a name."""
    program = tmp_path / "bin" / "browser"
    program.parent.mkdir()
    program.write_text(BROWSER, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{program} %s")
    return lambda name: Path(f"{program}.{name}").read_text(encoding="utf-8").strip()


def test_the_browser_has_a_session_of_its_own_and_reads_nothing(noted: Callable[[str], str]) -> None:
    ours, theirs = os.pipe()
    before = os.dup(0)
    os.dup2(ours, 0)
    try:
        os.write(theirs, b"the reader's keys")
        os.close(theirs)
        assert open_address(ADDRESS)
    finally:
        os.dup2(before, 0)
        os.close(before)
        os.close(ours)
    assert noted("opened") == ADDRESS
    assert noted("read") == ""
    assert int(noted("session")) != os.getsid(0)


class TestAFolderWithProgramsBesideTheStory:
    MODULES = ("webbrowser", "shlex", "subprocess", "threading", "os", "sitecustomize", "yaml", "textual", "argparse")

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """A folder with a story, and with modules that say when they are run."""
        folder = tmp_path / "folder"
        folder.mkdir()
        for name in self.MODULES:
            (folder / f"{name}.py").write_text("open(__file__ + '.run', 'w')\n", encoding="utf-8")
        (folder / "content.yaml").write_text(file_of(), encoding="utf-8")
        return folder

    @pytest.mark.parametrize("command", [[COMMAND], [sys.executable, "-m", "explainer"]], ids=["command", "module"])
    def test_has_none_of_them_run(self, folder: Path, command: list[str], noted: Callable[[str], str]) -> None:
        with Terminal(command, 100, 30, env=environment(), cwd=folder) as terminal:
            terminal.wait_for("The question of one")
            terminal.press("o")
            terminal.wait_for(f"o opens {ADDRESS}")
            terminal.press("o")
            terminal.wait_for(f"Opening {ADDRESS}")
            terminal.wait_until(lambda: self.has_opened(noted), "the browser to open")
            terminal.press("q")
            assert terminal.finish() == 0
        assert noted("folder") == "/"
        assert [each.name for each in folder.glob("*.run")] == []

    @staticmethod
    def has_opened(noted: Callable[[str], str]) -> bool:
        try:
            return noted("opened") == ADDRESS
        except FileNotFoundError:
            return False


class TestAnAddressThatIsShown:
    @pytest.mark.parametrize("size", [(80, 24), (40, 12)])
    async def test_keeps_its_host_and_its_end_where_the_screen_is_too_small_for_all(
        self, size: tuple[int, int]
    ) -> None:
        host = "a-host-of-another." + "long." * 45 + "example"
        address = f"https://{host}/{'a/' * 850}its-end"
        async with app_of(story_with(address)).run_test(size=size) as pilot:
            await pilot.press("o")
            shown = painted(pilot)
            assert " ".join(shown.split()).startswith("o opens https://a-host")
            assert host in "".join(shown.split())
            assert "…" in shown
            assert shown.endswith("its-end")

    async def test_is_told_to_have_letters_of_two_scripts(self) -> None:
        async with app_of(story_with("https://ex\u0430mple.org/carter")).run_test(size=(100, 24)) as pilot:
            await pilot.press("o")
            assert "(letters of its host: Cyrillic and Latin)" in navigator_in(pilot).state.notice


def story_with(address: str) -> Story:
    return read(file_of().replace(ADDRESS, address))


@pytest.mark.parametrize(
    ("address", "scripts"),
    [
        ("https://example.org/\u0430", ""),
        ("https://example.org/?q=\u0430", ""),
        ("https://\u0440\u0444", ""),
        ("https://\u043f\u0440\u0438\u043c\u0435\u0440.com", "Cyrillic and Latin"),
        ("https://\u0430pple.com:80/a", "Cyrillic and Latin"),
        ("https://\u03b1\u0430b.com", "Cyrillic and Greek and Latin"),
        ("https://b\u00fccher.example", ""),
    ],
)
def test_scripts_are_looked_for_in_the_host_alone(address: str, scripts: str) -> None:
    assert host_scripts(address) == scripts
