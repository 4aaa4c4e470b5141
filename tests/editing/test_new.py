"""`explainer new PATH`: a story to start from, that is never in the way of what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explainer.cli import main
from explainer.content import schema
from explainer.content.load import load_story
from explainer.content.records import records_of_the_model

from .stories import NEW, TODAY

Captured = pytest.CaptureFixture[str]


class TestTheStory:
    def test_it_is_right_and_warns_of_nothing(self) -> None:
        assert load_story(NEW.encode(), TODAY).problems == ()

    def test_it_has_every_key(self) -> None:
        written = set(re.findall(r"[\w-]+(?=:)", NEW))
        assert {field for kind in records_of_the_model() for field in kind._fields} - {"kind", "text"} <= written

    def test_it_shows_the_kinds_of_evidence(self) -> None:
        found = load_story(NEW.encode(), TODAY).story
        assert found
        bases = {figure.basis for figure in found.figures}
        assert {"count", "witnesses", "estimate", "announced", "law", "calculated"} <= bases
        assert len({caveat.kind for figure in found.figures for caveat in figure.caveats}) == 10

    def test_it_says_that_it_is_made_up_and_how_an_editor_helps(self) -> None:
        first, *rest = NEW.splitlines()
        assert first == "# yaml-language-server: $schema=story.schema.json"
        assert "All of it is made up" in "\n".join(rest[:12])
        assert "story.schema.json, beside this file" in "\n".join(rest[:12])
        assert max(len(line) for line in rest) <= 120
        assert len(rest) < 150


class TestWriting:
    def test_it_writes_the_story_and_says_what_is_next(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "ferry.yaml"
        assert main(["new", str(path)]) == 0
        assert path.read_bytes() == NEW.encode()
        assert capsys.readouterr() == (f"wrote {path}; next: explainer {path}\n", "")
        assert main(["check", "--strict", str(path)]) == 0

    def test_the_schema_that_it_names_is_beside_it(self, tmp_path: Path) -> None:
        assert main(["new", str(tmp_path / "buses.yaml")]) == 0
        assert (tmp_path / "story.schema.json").read_text(encoding="ascii") == schema.printed()

    def test_a_schema_that_is_there_is_kept(self, tmp_path: Path) -> None:
        mine = tmp_path / "story.schema.json"
        mine.write_text("{}", encoding="ascii")
        assert main(["new", str(tmp_path / "buses.yaml")]) == 0
        assert mine.read_text(encoding="ascii") == "{}"

    def test_what_is_next_can_be_pasted(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.chdir(tmp_path)
        main(["new", "my ferry.yaml"])
        assert capsys.readouterr().out == "wrote my ferry.yaml; next: explainer 'my ferry.yaml'\n"

    def test_what_is_next_is_no_option(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
        monkeypatch.chdir(tmp_path)
        main(["new", "--", "-a.yaml"])
        assert capsys.readouterr().out == "wrote -a.yaml; next: explainer -- -a.yaml\n"

    def test_it_never_overwrites(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "mine.yaml"
        path.write_text("a year of work", encoding="utf-8")
        assert main(["new", str(path)]) == 2
        assert path.read_text(encoding="utf-8") == "a year of work"
        out, err = capsys.readouterr()
        sentence = f"explainer: {path}: expected a new path, found one that exists; what is there is kept\n"
        assert (out, err) == ("", sentence)

    def test_it_does_not_write_through_a_link(self, tmp_path: Path) -> None:
        link, target = tmp_path / "link.yaml", tmp_path / "elsewhere.yaml"
        link.symlink_to(target)
        assert main(["new", str(link)]) == 2
        assert not target.exists()

    @pytest.mark.parametrize(
        ("path", "reason"),
        [
            ("missing/ferry.yaml", "no such file or directory"),
            ("file/ferry.yaml", "not a directory"),
            (f"{'x' * 300}.yaml", "file name too long"),
            ("a\0b.yaml", "embedded null byte"),
        ],
    )
    def test_a_path_that_cannot_be_written(
        self, path: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "file").touch()
        assert main(["new", path]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("explainer: ")
        assert err.endswith(f": cannot be written: {reason}\n")

    def test_a_folder_without_permission(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured
    ) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("explainer.content.files.open", refuse, raising=False)
        assert main(["new", str(tmp_path / "ferry.yaml")]) == 2
        assert capsys.readouterr().err.endswith("ferry.yaml: cannot be written: permission denied\n")

    @pytest.mark.parametrize("path", ["-", "ferry", "ferry.txt", ""])
    def test_a_path_that_would_not_be_taken_for_a_story(
        self, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert main(["new", path]) == 2
        assert capsys.readouterr().err == f"explainer: expected a path to a .yaml file, found {path}\n"
        assert list(tmp_path.iterdir()) == []

    def test_a_name_that_a_terminal_would_act_on(self, tmp_path: Path, capsys: Captured) -> None:
        for _ in range(2):
            main(["new", str(tmp_path / "a\x1b[2J\nb\u202e.yaml")])
        out, err = capsys.readouterr()
        assert "a^[[2J b<U+202E>.yaml" in out
        assert "a^[[2J b<U+202E>.yaml" in err
        assert (out.count("\n"), err.count("\n")) == (1, 1)

    def test_without_a_path(self, capsys: Captured) -> None:
        with pytest.raises(SystemExit) as end:
            main(["new"])
        assert end.value.code == 2
        assert "PATH" in capsys.readouterr().err

    def test_its_help_has_an_example(self, capsys: Captured) -> None:
        with pytest.raises(SystemExit) as end:
            main(["new", "--help"])
        assert end.value.code == 0
        assert "example: explainer new my-story.yaml" in capsys.readouterr().out
