"""What the README says is so."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from conftest import COMMAND, CONTENT, TOP, environment, read
from explainer.tui.keys import ACTION_LIST

README = (TOP / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, re.DOTALL)


def test_it_begins_with_a_sentence_a_picture_and_the_two_commands() -> None:
    install, test = (text.strip() for _, text in BLOCKS[:2])
    assert install == "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/explainer"
    assert test == "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest"
    picture = re.search(r"!\[.*?\]\((.*?)\)", README)
    assert picture
    assert (TOP / picture[1]).is_file()


def test_its_table_has_every_key() -> None:
    named = set(re.findall(r"`([^`]+)`", README[README.index("| key |") : README.index("From 110 columns")]))
    shown = {display for action in ACTION_LIST for display in action.shown.split()}
    assert shown - named == set()


def test_the_figure_of_its_tour_can_be_added() -> None:
    [figure] = [text for kind, text in BLOCKS if kind == "yaml"]
    story = CONTENT.read_text(encoding="utf-8")
    before, after = story.split("  - id: sanctions\n")
    assert "my-figure" in {each.id for each in read(f"{before}  - id: sanctions\n" + _into(after, figure)).figures}


def _into(section: str, figure: str) -> str:
    head, rest = section.split("    figures:\n", 1)
    return f"{head}    figures:\n{figure}{rest}"


def test_its_examples_run(tmp_path: Path) -> None:
    [examples] = [text for kind, text in BLOCKS if "explainer | head" in text]
    (tmp_path / "content.yaml").write_bytes(CONTENT.read_bytes())
    for line in examples.strip().splitlines():
        before = set(tmp_path.iterdir())
        env = {**environment(), "PATH": f"{COMMAND.parent}:{os.environ['PATH']}"}
        ended = subprocess.run(
            ["/bin/sh", "-c", line], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
        )
        assert (ended.returncode, ended.stderr) == (0, ""), line
        assert ended.stdout or set(tmp_path.iterdir()) - before, line
