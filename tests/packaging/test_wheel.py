"""The story goes where the program goes: in a wheel, and in a checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import explainer as package
from conftest import CONTENT, TOP, Run

IGNORED = shutil.ignore_patterns(".venv", ".git", ".*_cache", "__pycache__", "tests", "dist", "build", "*.egg-info")
OLD, NEW = "value: 13,221\n", "value: 13,577\n"
VERSION = f"explainer {package.__version__}, format {package.FORMAT}\n"


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
def built(checkout: Path) -> Path:
    """A folder with the source distribution of that copy, and the wheel that was built from it."""
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", "dist", "."]
    subprocess.run(build, cwd=checkout, check=True, capture_output=True)
    return checkout / "dist"


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    return next(built.glob("*.whl"))


@pytest.fixture(scope="session")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel installs."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as file:
        file.extractall(folder)
    return folder


def files(folder: Path) -> set[Path]:
    """All files below a folder."""
    return {path for path in folder.rglob("*") if path.is_file()}


def dependencies() -> set[str]:
    """The distributions that the program needs, and those that they need in turn."""
    found: set[str] = set()
    wanted = [Requirement(name) for name in ("textual", "pyyaml", "rich")]
    for each in wanted:  # which grows meanwhile
        found.add(each.name)
        for needed in map(Requirement, distribution(each.name).requires or ()):
            extras = ("", *each.extras)
            is_needed = needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras)
            if is_needed and needed not in wanted:
                wanted.append(needed)
    return found


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """An environment with the program's dependencies and pip alone."""
    folder = tmp_path / "environment"
    venv.create(folder, symlinks=True)
    packages = next(folder.glob("lib/python*/site-packages"))
    for each in map(distribution, {*dependencies(), "pip"}):
        for name in {file.parts[0] for file in each.files or ()} - {"..", "__pycache__"}:
            (packages / name).symlink_to(Path(str(each.locate_file(name))).resolve())
    return folder


class TestInAnEmptyEnvironment:
    def test_it_is_installed_from_a_file_runs_and_leaves_nothing_behind(self, wheel: Path, environment: Path) -> None:
        def run(*words: str | Path) -> str:
            env = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
            return subprocess.run(words, cwd=environment, env=env, check=True, capture_output=True, text=True).stdout

        before = files(environment)
        pip = (environment / "bin/python", "-m", "pip", "--quiet")
        run(*pip, "install", "--no-index", wheel)
        for command in ("explainer", "story-explainer"):
            assert run(environment / "bin" / command, "--version") == VERSION
            assert "13,577" in run(environment / "bin" / command, "show", "entries-published")
        run(*pip, "uninstall", "--yes", "story-explainer")
        assert files(environment) == before


class TestTheSourceDistribution:
    def test_it_holds_what_its_own_tests_need(self, built: Path) -> None:
        [archive] = built.glob("*.tar.gz")
        with tarfile.open(archive) as file:
            names = {name.partition("/")[2] for name in file.getnames()}
        assert {"content.yaml", "README.md", "CHANGELOG.md", ".ci/run", ".github/CONTRIBUTING.md"} <= names


def path(folder: Path) -> dict[str, str]:
    """An environment that finds packages in the folder before all others."""
    return {"PYTHONPATH": str(folder)}


class TestAWheel:
    def test_it_holds_the_story_and_says_that_it_is_typed(self, wheel: Path) -> None:
        names = zipfile.ZipFile(wheel).namelist()
        assert {"explainer/content.yaml", "explainer/py.typed"} <= set(names)

    def test_it_holds_nothing_but_the_program(self, wheel: Path) -> None:
        names = zipfile.ZipFile(wheel).namelist()
        info = f"story_explainer-{package.__version__}.dist-info/"
        assert [name for name in names if not name.startswith(("explainer/", info))] == []

    def test_its_name_has_the_version(self, wheel: Path) -> None:
        assert wheel.name == f"story_explainer-{package.__version__}-py3-none-any.whl"

    def test_in_an_empty_folder_it_shows_its_story(self, installed: Run, unpacked: Path, tmp_path: Path) -> None:
        ended = installed("show", "entries-published", cwd=tmp_path, env=path(unpacked))
        assert (ended.code, ended.err) == (0, "")
        assert "13,577" in ended.out

    def test_a_story_in_the_folder_comes_first(self, installed: Run, unpacked: Path) -> None:
        ended = installed("show", "entries-published", cwd=TOP, env=path(unpacked))
        assert "13,221" in ended.out

    def test_it_knows_its_version(self, installed: Run, unpacked: Path) -> None:
        assert installed("--version", env=path(unpacked)).out == VERSION


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
        assert installed("--version").out == VERSION
