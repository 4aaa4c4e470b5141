"""Files that are no stories, and files made to hurt: each is answered by a sentence with its name, never by a wait."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from conftest import COMMAND, CONTENT, Run, environment
from explainer.content.document import MAX_BYTES, MAX_LINE, MAX_LINES

COMMANDS: tuple[list[str], ...] = ([], ["show"], ["check"])
STORY = CONTENT.read_bytes()
LAUGHS = "a0: &a0 [ha, ha]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
MERGES = "m0: &m0 {k: v}\n" + "".join(f"m{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}'] * 9)}]}}\n" for n in range(1, 12))
FIGURE = b"            value: 13,221\n"

WRONG = {
    "utf-16": (
        STORY.decode().encode("utf-16"),
        "1:1: error: expected UTF-8, found UTF-16; save it as UTF-8 [encoding]",
    ),
    "latin-1": (
        "explainer: 2\ntitle: A brücke\n".encode("latin-1"),
        "2:12: error: expected UTF-8, found the byte 0xfc; was it saved as Latin-1 or Windows-1252? [encoding]",
    ),
    "empty": (b"", "1:1: error: expected a story, found an empty file"),
    "mark-of-a-document": (
        b"---",
        "1:1: error: expected a mapping with the keys of a story, found nothing [wrong-type]",
    ),
    "marks-without-a-line-end": (b"sources:\n  a: {b: c}\n      @\n    @\n?", "error: expected"),
    "comments": (b"# nothing\n# yet\n", "1:1: error: expected a story, found an empty file"),
    "binary": (
        bytes(range(256)) * 40,
        "1:1: error: expected a text in UTF-8, found a file that is not a text [encoding]",
    ),
    "too-large": (b"# " + b"x" * MAX_BYTES, f"1:1: error: expected at most {MAX_BYTES:,} bytes"),
    "deep-brackets": (b"a: " + b"[\n" * 30_000, "error: expected at most 20 levels"),
    "deep-brackets-in-a-line": (b"a: " + b"[" * 20_000, "error: expected at most 20 levels"),
    "deep-mappings": (b"{a:\n" * 30_000, "error: expected at most 20 levels"),
    "deep-mappings-in-a-line": (b"{a: " * 5_000, "error: expected at most 20 levels"),
    "deep-lists": (b"- " * 10_000, "1:41: error: expected at most 20 levels"),
    "long-line": (b"a: b\nc: " + b"[" * MAX_LINE, f"2:1: error: expected at most {MAX_LINE:,} characters in a line"),
    "many-lines": (b"a: [\n" * 30_000 + b"b:\n" * 30_000, f"error: expected at most {MAX_LINES:,} lines, found more"),
    "billion-laughs": (LAUGHS.encode(), "1:5: error: expected no anchors, found &a0"),
    "merge-bomb": (MERGES.encode(), "error: expected every key to be written out, found a merge key"),
    "long-number": (STORY.replace(FIGURE, b"            value: " + b"9" * 5_000 + b"\n", 1), "expected a number"),
    "sexagesimal": (STORY.replace(FIGURE, b"            value: 1" + b":10" * 5_000 + b"\n", 1), "expected a value"),
    "duplicate-key": (STORY + b"title: Another\n", "expected each key once, found title again; it is already on line"),
}
"""What is in a file that is no story, and what is said of it."""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command) or "browse")
@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_story_is_refused_at_a_place(explainer: Run, tmp_path: Path, name: str, command: list[str]) -> None:
    data, sentence = WRONG[name]
    (tmp_path / f"{name}.yaml").write_bytes(data)
    ended = explainer(*command, f"{name}.yaml", cwd=tmp_path)
    report = ended.out if command == ["check"] else ended.err
    said = " ".join(report.split())
    assert ended.code == 1
    assert f"{name}.yaml:" in said
    assert sentence in said
    assert "Traceback" not in ended.out + ended.err
    assert "fault of its own" not in ended.err


def folder(path: Path) -> None:
    path.mkdir()


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def locked(path: Path) -> None:
    path.write_bytes(STORY)
    path.chmod(0)


UNREADABLE = {
    os.mkfifo: "expected a file, found something else",
    device: "expected a file, found something else",
    folder: "expected 1 to 500 stories (.yaml or .yml files) in the folder, found 0",
    Path: "cannot be read: no such file or directory",
    loop: "cannot be read: too many levels of symbolic links",
    locked: "cannot be read: permission denied",
}
"""What makes a thing that cannot be read, and what is said of it."""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command) or "browse")
@pytest.mark.parametrize("make", UNREADABLE, ids=lambda make: make.__name__)
def test_what_cannot_be_read_is_named(explainer: Run, tmp_path: Path, make: object, command: list[str]) -> None:
    if make is locked and os.geteuid() == 0:
        pytest.skip("nothing is locked for root")
    assert callable(make)
    make(tmp_path / "odd.yaml")
    ended = explainer(*command, "odd.yaml", cwd=tmp_path)
    assert ended.code == 2
    assert ended.err == f"explainer: odd.yaml: {UNREADABLE[make]}\n"


@pytest.mark.parametrize("command", ["explainer -", "explainer show -", "explainer check -"])
def test_a_closed_standard_input_is_named(tmp_path: Path, command: str) -> None:
    ended = in_a_shell(f"{command} <&-", tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "explainer: standard input: cannot be read: it is closed\n"


@pytest.mark.parametrize(
    ("command", "code"),
    [("explainer", 0), ("explainer show", 0), (f"explainer check {CONTENT}", 0), ("explainer show x", 2)],
)
def test_a_closed_standard_output_is_no_mistake(tmp_path: Path, command: str, code: int) -> None:
    ended = in_a_shell(f"{command} >&-", tmp_path)
    assert (ended.returncode, ended.stdout) == (code, "")
    assert "fault" not in ended.stderr


def in_a_shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", line], env=environment({"PATH": path}), cwd=folder, capture_output=True, text=True, check=False
    )
