"""The story goes where the program goes: in a wheel, and in a checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import explainer as package
from conftest import CONTENT, TOP, Run

IGNORED = shutil.ignore_patterns(".*", "__pycache__", "tests", "dist", "build", "*.egg-info")
OLD, NEW = "value: 13,221\n", "value: 13,577\n"


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this checkout, with one number changed in its story."""
    folder = tmp_path_factory.mktemp("packaging") / "checkout"
    shutil.copytree(TOP, folder, ignore=IGNORED)
    story = CONTENT.read_text(encoding="utf-8")
    assert OLD in story
    (folder / "content.yaml").write_text(story.replace(OLD, NEW, 1), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def wheel(checkout: Path) -> Path:
    """The wheel of that copy."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist", "."],
        cwd=checkout,
        check=True,
        capture_output=True,
    )
    return next((checkout / "dist").glob("*.whl"))


@pytest.fixture(scope="session")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel installs."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as file:
        file.extractall(folder)
    return folder


def path(folder: Path) -> dict[str, str]:
    """An environment that finds packages in the folder before all others."""
    return {"PYTHONPATH": str(folder)}


class TestAWheel:
    def test_it_holds_the_story_and_says_that_it_is_typed(self, wheel: Path) -> None:
        names = zipfile.ZipFile(wheel).namelist()
        assert {"explainer/content.yaml", "explainer/py.typed"} <= set(names)

    def test_it_holds_nothing_but_the_program(self, wheel: Path) -> None:
        names = zipfile.ZipFile(wheel).namelist()
        info = f"explainer-{package.__version__}.dist-info/"
        assert [name for name in names if not name.startswith(("explainer/", info))] == []

    def test_its_name_has_the_version(self, wheel: Path) -> None:
        assert wheel.name == f"explainer-{package.__version__}-py3-none-any.whl"

    def test_in_an_empty_folder_it_shows_its_story(self, installed: Run, unpacked: Path, tmp_path: Path) -> None:
        ended = installed("show", "entries-published", cwd=tmp_path, env=path(unpacked))
        assert (ended.code, ended.err) == (0, "")
        assert "13,577" in ended.out

    def test_a_story_in_the_folder_comes_first(self, installed: Run, unpacked: Path) -> None:
        ended = installed("show", "entries-published", cwd=TOP, env=path(unpacked))
        assert "13,221" in ended.out

    def test_it_knows_its_version(self, installed: Run, unpacked: Path) -> None:
        assert installed("--version", env=path(unpacked)).out == f"explainer {package.__version__}\n"


class TestAnEditableCheckout:
    def test_within_it_its_story_is_read(self, installed: Run, checkout: Path) -> None:
        ended = installed("show", "entries-published", cwd=checkout, env=path(checkout / "src"))
        assert "13,577" in ended.out

    def test_from_elsewhere_its_story_is_read_too(self, installed: Run, checkout: Path, tmp_path: Path) -> None:
        ended = installed("show", "entries-published", cwd=tmp_path, env=path(checkout / "src"))
        assert "13,577" in ended.out

    def test_an_edit_is_seen_at_once(self, installed: Run, checkout: Path, tmp_path: Path) -> None:
        own = tmp_path / "own"
        shutil.copytree(checkout, own, ignore=IGNORED)
        (own / "content.yaml").write_text(
            (own / "content.yaml").read_text(encoding="utf-8").replace(NEW, "value: 13,999\n", 1), encoding="utf-8"
        )
        ended = installed("show", "entries-published", cwd=tmp_path, env=path(own / "src"))
        assert "13,999" in ended.out

    def test_it_knows_its_version(self, installed: Run) -> None:
        assert installed("--version").out == f"explainer {package.__version__}\n"
