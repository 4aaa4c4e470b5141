"""What the project says of itself, in the places that others read."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import yaml

import explainer as package
from conftest import TOP
from explainer.story import Story

PROJECT: dict[str, Any] = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
[HOOK] = yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
[WORKFLOW] = (TOP / ".github/workflows").iterdir()
JOB: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["checks"]


def test_its_checks_run_on_linux_and_macos() -> None:
    assert JOB["strategy"]["matrix"]["system"] == ["ubuntu-latest", "macos-latest"]
    assert JOB["steps"][-1] == {"run": ".ci/run"}


def test_they_run_with_every_python_that_is_named() -> None:
    named = [each.rpartition(" ")[2] for each in PROJECT["classifiers"] if ":: Python :: 3." in each]
    [pythons] = [each["with"]["python-version"].split() for each in JOB["steps"] if "with" in each]
    assert named == pythons
    assert PROJECT["requires-python"] == f">={named[0]}"


def test_the_format_s_version_is_that_of_its_story(shipped: Story) -> None:
    assert shipped.explainer == package.FORMAT


def test_the_hook_of_pre_commit_checks_stories() -> None:
    assert HOOK["entry"] == "explainer check --strict"
    assert re.search(HOOK["files"], "stories/content.yaml")
    assert not re.search(HOOK["files"], "mkdocs.yml")
