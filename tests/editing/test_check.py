"""`explainer check`: what an editor, a program and a code review are told of a story's mistakes."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from conftest import COMMAND, CONTENT, TODAY, TOP, Finished, Golden, Run, Today, environment
from explainer.cli import main
from explainer.content import tree_builder
from explainer.content.document import MAX_BYTES
from explainer.content.explanations import EXPLANATIONS
from explainer.content.load import load_story
from explainer.content.quotes import QuoteSearch
from explainer.content.tree_builder import MAX_SCALAR
from explainer.output.problems import Checked, for_github
from explainer.present import problems as present
from explainer.present.lines import text_of, width_of
from explainer.problem import Place, Problem
from explainer.sanitize import safe
from prepared import PREPARED
from terminal import Terminal
from wrong_stories import TABLES, WRONG, Table

RIGHT = (TOP / "tests/content/right.yaml").read_text(encoding="utf-8")
ARTICLE = TOP / "tests/content/article.txt"
LARGE = (b"#" * 127 + b"\n") * (MAX_BYTES // 128)
"""A file of MAX_BYTES, with nothing in it but comments."""
SMALL_ARTICLE = "They count 100 carts a day, and there is a toll of 1 or 2 coins."


class Check(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"", **files: str | bytes) -> Finished: ...


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """The command in this process, in a folder with the files given: story=... is story.yaml, article=... a text."""
    for name in ("NO_COLOR", "CLICOLOR_FORCE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("explainer.commands.check.date", Today)

    def run(*words: str, stdin: bytes = b"", **files: str | bytes) -> Finished:
        for name, text in files.items():
            path = tmp_path / (f"{name}.txt" if name == "article" else f"{name}.yaml")
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = main(["check", *words])
        return Finished(code, *capsys.readouterr())

    return run


def spoilt(*changes: tuple[str, str]) -> str:
    """The right story with mistakes: each a text of it and what stands there instead, the first time."""
    story = RIGHT
    for old, new in changes:
        assert old in story, f"{old} is not in the right story"
        story = story.replace(old, new, 1)
    return story


def problems_of(story: str | bytes, article: str | None = None) -> list[str]:
    """The problems of a story as line:column rule, in the order of the report."""
    data = story if isinstance(story, bytes) else story.encode()
    return [
        f"{problem.place.line}:{problem.place.column} {problem.rule}"
        for problem in load_story(data, TODAY, article).problems
    ]


WORD = ("confidence: moderate because", "confidence: sure because")
SOURCE = ("source: clerk", "source: clark")
TWICE = ("title: Traffic", "title: Traffic\n    title: Again")
LONG = ("Each crossing counts.", "Each crossing counts" + " and counts again" * 8)
PLAIN = ("value: 1 to 2", "value: 1 to 3")


class TestTheReportForAPerson:
    def test_a_problem_is_a_line_and_its_source_with_carets_under_what_is_meant(self, check: Check) -> None:
        assert check("story.yaml", story=spoilt(SOURCE)).out == (
            "story.yaml:21:17: error: expected the id of a source, found clark; did you mean clerk? [unknown-source]\n"
            "    21 │         source: clark\n"
            "       │                 ^^^^^\n"
            '     8 │   clerk: {name: The clerk, kind: statistics, via: [paper], seen: cited, url: "https://ex...\n'
            "       │   ^^^^^\n"
            "story.yaml: 1 error\n"
        )

    def test_a_second_place_follows_the_first(self, check: Check) -> None:
        assert check("story.yaml", story=spoilt(TWICE)).out == (
            "story.yaml:12:5: error: expected each key once, found title again; it is already on line 11;"
            " is a line missing before it? [duplicate-key]\n"
            "    12 │     title: Again\n"
            "       │     ^^^^^\n"
            "    11 │     title: Traffic\n"
            "       │     ^^^^^\n"
            "story.yaml: 1 error\n"
        )

    @pytest.mark.parametrize(
        ("mistakes", "summary"),
        [
            ([], "no problems"),
            ([WORD], "1 error"),
            ([WORD, TWICE], "2 errors"),
            ([LONG], "1 warning"),
            ([LONG, PLAIN], "2 warnings"),
            ([WORD, LONG], "1 error, 1 warning"),
            ([WORD, TWICE, LONG, PLAIN], "2 errors, 2 warnings"),
        ],
    )
    def test_the_last_line_counts(self, mistakes: list[tuple[str, str]], summary: str, check: Check) -> None:
        assert check("story.yaml", story=spoilt(*mistakes)).out.splitlines()[-1] == f"story.yaml: {summary}"

    def test_a_clean_file_is_told_in_one_line(self, check: Check) -> None:
        assert check("story.yaml", story=RIGHT) == Finished(0, "story.yaml: no problems\n", "")

    @pytest.mark.parametrize("table", TABLES, ids=lambda table: table.path.stem)
    def test_in_a_pipe_each_problem_of_each_wrong_story_has_one_line(
        self, table: Table, check: Check, golden: Golden, tmp_path: Path
    ) -> None:
        for story in table.stories:
            (tmp_path / f"{story.name}.yaml").write_text(story.text, encoding="utf-8")
        printed = check(*(f"{story.name}.yaml" for story in table.stories)).out
        reports = [re.findall(rf"^{story.name}\.yaml:(\d.*)", printed, re.MULTILINE) for story in table.stories]
        golden(table.path, table.with_reports(reports))

    @pytest.mark.parametrize("value", ["very  low", "a     b", " sure "])
    def test_blanks_are_quoted_as_they_are(self, value: str, check: Check) -> None:
        story = spoilt(("basis: count", f'basis: "{value}"'))
        assert f'found "{value}" [bad-word]\n' in check("story.yaml", story=story).out


class TestCarets:
    """What a terminal shows above the carets: pyte measures characters by itself."""

    @staticmethod
    def above_the_carets(printed: str) -> list[str]:
        screen = pyte.Screen(160, 60)
        pyte.Stream(screen).feed(printed.replace("\n", "\r\n"))
        rows = [[screen.buffer[row][column].data for column in range(160)] for row in range(60)]
        return [
            "".join(sign for sign, caret in zip(line, pointer, strict=True) if caret == "^")
            for line, pointer in pairwise(rows)
            if re.fullmatch(r" +[│|] +\^+ *", "".join(pointer))
        ]

    @pytest.mark.parametrize(
        "before",
        [
            *("plain", "日本語", "한국어 ", "ｆｕｌｌ", "e\u0301e\u0301", "a\u0302\u0323b", "Кузне\u0301ц", "🙂🙂"),
            *("a\tb", "\ta\t\tb", "日\t本\u0301", "“quoted”", "a\u00a0b", "שלום"),
        ],
    )
    def test_they_stand_under_what_is_meant_whatever_is_before_it(self, before: str, check: Check) -> None:
        story = spoilt(("[Each crossing counts.]", f'["{before}", {{gossip: It is said.}}]'))
        assert self.above_the_carets(check("story.yaml", story=story).out) == ["gossip"]

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("value: 日本", "日本"),
            ("source: Re\u0301gie", "Re\u0301gie"),
            ('source: "a\tb"', '"a b"'),
            ("source: a\x1bb", "^["),
            ("source: a\u202eb", "<U+202E>"),
        ],
    )
    def test_they_are_as_wide_as_what_is_meant(self, written: str, meant: str, check: Check) -> None:
        right = {"source": "source: clerk", "value": "value: 100"}[written.partition(":")[0]]
        shown = self.above_the_carets(check("story.yaml", story=spoilt((right, written))).out)
        composed = [part.replace("e\u0301", "é") for part in shown]
        assert meant.replace("e\u0301", "é") in composed

    def test_they_stand_where_they_should_in_an_encoding_without_these_letters(self, installed: Run) -> None:
        story = spoilt(("[Each crossing counts.]", "[“日本” é…e\u0301, {gossip: It is said.}]"))
        ended = installed("check", "-", stdin=story.encode(), env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
        assert self.above_the_carets(ended.out) == ["gossip"]

    def test_a_byte_order_mark_moves_nothing(self, check: Check) -> None:
        story = "\ufeff" + spoilt(("explainer: 2", "explainer: 7"))
        assert self.above_the_carets(check("story.yaml", story=story).out) == ["7"]

    @pytest.mark.parametrize(
        ("place", "cut", "carets"),
        [
            (Place(1, 1, 3), "abcdefghijklmnopqrstuvwxyz0...", "^^^"),
            (Place(1, 25, 3), "abcdefghijklmnopqrstuvwxyz0...", "                        ^^^"),
            (Place(1, 26, 3), "...stuvwxyz0123456789AABCDE...", "          ^^^"),
            (Place(1, 70, 3), "...Z-abcdefghijklmnopqrstuv...", "          ^^^"),
            (Place(1, 87, 4), "...-abcdefghijklmnopqrstuvwxyz", "                          ^^^^"),
            (Place(1, 4, 60), "abcdefghijklmnopqrstuvwxyz0...", "   ^^^^^^^^^^^^^^^^^^^^^^^^"),
            (Place(1, 38, 50), "...456789AABCDEFGHIJKLMNOPQ...", "          ^^^^^^^^^^^^^^^^^"),
        ],
    )
    def test_a_long_line_is_cut_around_them(self, place: Place, cut: str, carets: str) -> None:
        letters = "abcdefghijklmnopqrstuvwxyz"
        line = f"{letters}0123456789A{letters.upper()}-{letters}"
        shown, pointer = (text_of(each).split("│ ")[1] for each in present.excerpt(place, [line], 39, "mark"))
        assert (shown, pointer) == (cut, carets)

    TEXT = st.text("ab 日🙂\t\x1b\u202e", max_size=120)

    @given(before=TEXT, meant=TEXT.filter(bool), after=TEXT, width=st.integers(24, 120))
    def test_any_line_fits_and_what_is_meant_is_above_them(
        self, before: str, meant: str, after: str, width: int
    ) -> None:
        place = Place(1, len(before) + 1, len(meant))
        shown, pointer = present.excerpt(place, [before + meant + after], width, "mark")
        assert max(width_of(shown), width_of(pointer)) <= width
        cells = "".join(sign.ljust(3 - len(sign) if cell_len(sign) == 2 else 1, "\0") for sign in text_of(shown))
        carets = pointer[-1].text
        above = cells.ljust(width)[width_of(pointer) - len(carets) : width_of(pointer)].replace("\0", "")
        assert above
        assert safe(meant).startswith(above)
        assert above == safe(meant) or text_of(shown).endswith(present.CUT)

    def test_of_a_line_as_long_as_a_file_only_a_part_is_measured(self, monkeypatch: pytest.MonkeyPatch) -> None:
        measured: list[int] = []

        def measure(text: str) -> int:
            measured.append(len(text))
            return cell_len(text)

        monkeypatch.setattr(present, "cell_len", measure)
        line = "日" * 100_000
        shown, _ = present.excerpt(Place(1, 50_000, 30_000), [line], 100, "mark")
        assert width_of(shown) in (99, 100)
        assert max(measured) < 1_000

    def test_they_stay_in_place_however_many_lines_there_are(self) -> None:
        shown, pointer = present.excerpt(Place(1_234_567, 3, 2), ["abcde"] * 1_234_567, 40, "mark")
        assert text_of(shown).index("cd") == text_of(pointer).index("^^")

    @pytest.mark.parametrize("line", [0, 3])
    def test_a_place_beyond_the_file_has_none(self, line: int) -> None:
        assert present.excerpt(Place(line), ["one", "two"], 100, "mark") == []


class TestOnATerminal:
    def on_a_terminal(
        self, story: str, folder: Path, *words: str, columns: int = 100, env: Mapping[str, str] | None = None
    ) -> Terminal:
        path = folder / "my  long story.yaml"
        path.write_text(story, encoding="utf-8")
        command: list[str | Path] = [PREPARED, COMMAND, "check", path.name, *words]
        with Terminal(
            command, columns=columns, env=environment({"TERM": "xterm-256color", **(env or {})}), cwd=folder
        ) as run:
            run.finish()
        return run

    def test_it_is_coloured_and_says_the_same_as_without(self, tmp_path: Path, check: Check) -> None:
        sent = self.on_a_terminal(spoilt(SOURCE, LONG), tmp_path).raw.decode()
        assert "\x1b[1mmy  long story.yaml:21:17:\x1b[m \x1b[1;31merror:\x1b[m expected the id" in sent
        assert "\x1b[1;31m^^^^^\x1b[m" in sent
        assert "\x1b[31mwarning:\x1b[m" in sent
        assert "\x1b[2m[long-caveat]\x1b[m" in sent
        plain = re.sub(r"\x1b\[[\d;]*m", "", sent)
        assert plain.split() == check("my  long story.yaml").out.split()

    @pytest.mark.parametrize(
        ("words", "env"),
        [([], {"NO_COLOR": "1"}), (["--no-color"], {}), ([], {"TERM": "dumb"})],
        ids=["NO_COLOR", "--no-color", "TERM=dumb"],
    )
    def test_it_is_plain_where_that_is_wanted(self, words: list[str], env: dict[str, str], tmp_path: Path) -> None:
        sent = self.on_a_terminal(spoilt(SOURCE), tmp_path, *words, env=env).raw
        assert b"error: expected the id of a source" in sent
        assert b"\x1b" not in sent

    def test_sentences_are_broken_between_words_and_names_and_quotes_are_kept(self, tmp_path: Path) -> None:
        story = spoilt(("basis: count", "basis: not  at   all certain"))
        rows = self.on_a_terminal(story, tmp_path, columns=44).text.split("\n")
        assert [row.rstrip() for row in rows if row.strip()] == [
            "my  long story.yaml:20:16: error: expected",
            "  count | witnesses | estimate | announced |",
            "  forecast | reported | law, found",
            '  "not  at   all certain" [bad-word]',
            "    20 │ ...    basis: not  at   all certain",
            "       │               ^^^^^^^^^^^^^^^^^^^^^",
            "my  long story.yaml: 1 error",
        ]


class TestColourInAPipe:
    @pytest.mark.parametrize(
        ("env", "coloured"),
        [
            ({}, False),
            ({"CLICOLOR_FORCE": "1"}, True),
            ({"CLICOLOR_FORCE": "0"}, False),
            ({"CLICOLOR_FORCE": ""}, False),
            ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
            ({"CLICOLOR_FORCE": "1", "NO_COLOR": ""}, True),
            ({"CLICOLOR_FORCE": "1", "TERM": "dumb"}, True),
        ],
    )
    def test_only_where_it_is_forced(
        self, env: Mapping[str, str], coloured: bool, check: Check, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name, value in env.items():
            monkeypatch.setenv(name, value)
        assert ("\x1b[1;31merror:\x1b[m" in check("story.yaml", story=spoilt(SOURCE)).out) is coloured

    @pytest.mark.parametrize("format_", ["json", "github"])
    def test_where_there_is_none_it_cannot_be_refused(
        self, format_: str, check: Check, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as ended:
            check("--format", format_, "--no-color")
        assert ended.value.code == 2
        assert f"expected --no-color with text, found it with {format_}" in capsys.readouterr().err

    @pytest.mark.parametrize("words", [["--format", "json"], ["--format", "github"], ["--no-color"]])
    def test_never_for_a_program(self, words: list[str], check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CLICOLOR_FORCE", "1")
        printed = check("story.yaml", *words, story=spoilt(SOURCE)).out
        assert "unknown-source" in printed
        assert "\x1b" not in printed


class TestForPrograms:
    def test_json_is_an_array_of_the_problems_of_all_files(self, check: Check) -> None:
        ended = check("a.yaml", "b.yaml", "c.yaml", "--format", "json", a=spoilt(TWICE), b=RIGHT, c=spoilt(PLAIN))
        assert json.loads(ended.out) == [
            {
                "file": "a.yaml",
                "line": 12,
                "column": 5,
                "length": 5,
                "severity": "error",
                "rule": "duplicate-key",
                "message": "expected each key once, found title again; it is already on line 11;"
                " is a line missing before it?",
                "second": {"line": 11, "column": 5, "length": 5},
            },
            {
                "file": "c.yaml",
                "line": 35,
                "column": 16,
                "length": 6,
                "severity": "warning",
                "rule": "number-not-said",
                "message": "expected a number that is in the words beside it, found 3, which is not",
                "second": None,
            },
        ]

    @pytest.mark.parametrize(("format_", "nothing"), [("json", "[]\n"), ("github", "story.yaml: no problems\n")])
    def test_of_a_clean_file_there_is_nothing_to_say(self, format_: str, nothing: str, check: Check) -> None:
        assert check("story.yaml", "--format", format_, story=RIGHT) == Finished(0, nothing, "")

    def test_json_is_ascii_and_keeps_every_letter(self, check: Check) -> None:
        printed = check("story.yaml", "--format", "json", story=spoilt(("basis: count", "basis: éé"))).out
        assert printed.isascii()
        assert 'found "éé"' in json.loads(printed)[0]["message"]

    def test_a_program_is_told_of_all_problems(self, check: Check) -> None:
        story = spoilt(("[Each crossing counts.]", f"[{'{}, ' * 60}]"))
        assert len(json.loads(check("story.yaml", "--format", "json", story=story).out)) == 60
        assert check("story.yaml", "--format", "github").out.count("\n::error") == 59

    def test_github_gets_an_annotation_for_each_problem_the_errors_first_then_the_report(self, check: Check) -> None:
        report = check("a.yaml", "b.yaml", a=spoilt(PLAIN), b=spoilt(SOURCE)).out
        assert report.endswith("b.yaml: 1 error\n2 files: 1 error, 1 warning\n")
        assert check("a.yaml", "b.yaml", "--format", "github").out == (
            "::error file=b.yaml,line=21,col=17,endColumn=22,title=unknown-source"
            "::expected the id of a source, found clark; did you mean clerk?\n"
            "::warning file=a.yaml,line=35,col=16,endColumn=22,title=number-not-said"
            f"::expected a number that is in the words beside it, found 3, which is not\n{report}"
        )

    def test_github_s_paths_begin_at_its_workspace(
        self, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path.parent))
        printed = check("story.yaml", "--format", "github", story=spoilt(SOURCE)).out
        assert printed.startswith(f"::error file={tmp_path.name}/story.yaml,line=21,")
        assert check(str(tmp_path / "story.yaml"), "--format", "github").out == printed
        monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "elsewhere"))
        assert check("story.yaml", "--format", "github").out.startswith("::error file=story.yaml,line=21,")

    def test_github_s_own_signs_are_escaped(self, check: Check, tmp_path: Path) -> None:
        (tmp_path / "a,b:c%0A.yaml").write_text(spoilt(("source: clerk", 'source: "100%,::error::"')), encoding="utf-8")
        assert check("a,b:c%0A.yaml", "--format", "github").out.partition("\n")[0] == (
            "::error file=a%2Cb%3Ac%250A.yaml,line=21,col=17,endColumn=33,title=bad-id"
            "::expected an id of at most 60 lower-case letters, digits and hyphens,"
            ' found "100%25,::error::"'
        )

    def test_github_s_line_ends_are_escaped(self) -> None:
        checked = Checked("a\r\n.yaml", [Problem(Place(3, 4, 5), "rule", "one\r\ntwo")], [])
        annotation = "::error file=a%0D%0A.yaml,line=3,col=4,endColumn=9,title=rule::one%0D%0Atwo"
        assert list(for_github([checked])) == [annotation]


class TestSeveralFiles:
    def test_each_has_its_report_and_its_summary(self, check: Check) -> None:
        ended = check("a.yaml", "b.yaml", "c.yaml", a=spoilt(SOURCE), b=RIGHT, c=spoilt(PLAIN))
        heads = [line for line in ended.out.splitlines() if line.startswith(("a", "b", "c"))]
        assert [head.partition("expected")[0] for head in heads] == [
            *("a.yaml:21:17: error: ", "a.yaml: 1 error"),
            "b.yaml: no problems",
            *("c.yaml:35:16: warning: ", "c.yaml: 1 warning"),
        ]

    def test_an_option_may_stand_between_them(self, check: Check) -> None:
        assert check("a.yaml", "--strict", "b.yaml", a=RIGHT, b=spoilt(PLAIN)).code == 1

    @pytest.mark.parametrize("format_", ["text", "json", "github"])
    def test_one_that_cannot_be_read_does_not_hide_the_others(self, format_: str, check: Check, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        names = ("a.yaml", "gone.yaml", "empty", "b.yaml")
        ended = check(*names, "--format", format_, a=spoilt(SOURCE), b=spoilt(WORD))
        assert ended.code == 2
        assert ended.err == (
            "explainer: gone.yaml: cannot be read: no such file or directory\n"
            "explainer: empty: expected 1 to 500 stories (.yaml or .yml files) in the folder, found 0\n"
        )
        found = re.findall(r"(?:file\W+)?([ab])\.yaml\W+(?:line\W*)?(21|22)\b", ended.out)
        assert dict.fromkeys(found) == dict.fromkeys([("a", "21"), ("b", "22")])

    def test_a_folder_stands_for_the_stories_in_it(self, check: Check, tmp_path: Path) -> None:
        (tmp_path / "more").mkdir()
        for name in ("more/d.yaml", ".hidden.yaml", "notes.txt", "c.yml"):
            (tmp_path / name).write_text(RIGHT, encoding="utf-8")
        assert check(".", "more", a=spoilt(SOURCE)).out.splitlines()[5:] == [
            "./a.yaml: 1 error",
            "./c.yml: no problems",
            "more/d.yaml: no problems",
            "3 files: 1 error",
        ]

    @pytest.mark.parametrize("words", [["--", "-a.yaml"], ["--strict", "b.yaml", "--", "-a.yaml"]])
    def test_a_name_with_a_dash_stands_behind_two(self, words: list[str], check: Check, tmp_path: Path) -> None:
        (tmp_path / "-a.yaml").write_text(RIGHT, encoding="utf-8")
        assert "\n-a.yaml: no problems\n" in "\n" + check(*words, b=RIGHT).out

    def test_where_none_can_be_read_nothing_is_printed(self, check: Check) -> None:
        sentence = "explainer: gone.yaml: cannot be read: no such file or directory\n"
        assert check("gone.yaml") == Finished(2, "", sentence)


class TestNamingTheStory:
    def test_standard_input_is_named_so(self, check: Check) -> None:
        ended = check("-", stdin=spoilt(SOURCE).encode())
        assert ended.out.startswith("<stdin>:21:17: error: ")
        assert ended.out.endswith("<stdin>: 1 error\n")

    @pytest.mark.parametrize("words", [["-", "-"], ["-", "--against", "-"]])
    def test_standard_input_is_there_only_once(self, words: list[str], check: Check) -> None:
        sentence = "explainer: expected - once, found it again; standard input can be read only once\n"
        assert check(*words, stdin=RIGHT.encode()) == Finished(2, "", sentence)

    def test_without_a_name_it_is_the_folder_s_own(self, check: Check) -> None:
        assert check(content=spoilt(SOURCE)).out.startswith("content.yaml:21:17: error: ")

    def test_in_a_folder_without_one_nothing_is_proved(self, check: Check) -> None:
        said = "explainer: expected the path of a story, found none and no content.yaml in this folder\n"
        assert check() == Finished(2, "", said)
        assert check("--strict", "--format", "github") == Finished(2, "", said)


@pytest.mark.parametrize(
    ("words", "story", "code"),
    [
        (["story.yaml"], RIGHT, 0),
        (["story.yaml", "--strict"], RIGHT, 0),
        (["story.yaml"], spoilt(PLAIN), 0),
        (["story.yaml", "--strict"], spoilt(PLAIN), 1),
        (["story.yaml", "--strict", "--format", "json"], spoilt(PLAIN), 1),
        (["story.yaml", "--strict", "--format", "github"], spoilt(PLAIN), 1),
        (["story.yaml"], spoilt(SOURCE), 1),
        (["story.yaml", "--format", "json"], spoilt(SOURCE), 1),
        (["story.yaml", "--format", "github"], spoilt(SOURCE), 1),
        (["story.yaml", "gone.yaml"], RIGHT, 2),
        (["story.yaml", "gone.yaml"], spoilt(SOURCE), 2),
    ],
)
def test_the_exit_code_is_the_gravest(words: list[str], story: str, code: int, check: Check) -> None:
    assert check(*words, story=story).code == code


@pytest.mark.parametrize("words", [["--format", "xml"], ["--against"], ["--fromat", "json"], ["--stric"]])
def test_wrong_usage_is_2(words: list[str], check: Check) -> None:
    with pytest.raises(SystemExit) as ended:
        check(*words)
    assert ended.value.code == 2


class TestAWarningThatIsAnswered:
    LONG_LABEL = ("label: The toll", "label: The toll for one who crosses with a cart")
    BECAUSE = "  # explainer: allow long-row because the bridge calls it so"

    def test_is_counted_in_the_last_line_and_told_nowhere_else(self, check: Check) -> None:
        label, long = self.LONG_LABEL
        answered = spoilt((label, long + self.BECAUSE))
        assert check("story.yaml", "--strict", story=answered) == Finished(
            0, "story.yaml: no problems, 1 allowed\n", ""
        )
        assert check("story.yaml", "--strict", "--format", "json") == Finished(0, "[]\n", "")
        assert check("story.yaml", story=spoilt((label, long + self.BECAUSE), WORD)).out.endswith(
            "story.yaml: 1 error, 1 allowed\n"
        )

    @pytest.mark.parametrize("first", ["  - id: traffic", "      - id: toll"])
    def test_may_be_answered_on_the_first_line_of_the_part_that_it_is_in(self, first: str) -> None:
        assert problems_of(spoilt(self.LONG_LABEL, (first, first + self.BECAUSE))) == []

    @pytest.mark.parametrize("first", ["      - id: carts", "        quote: a toll of 1 or 2 coins"])
    def test_is_not_answered_elsewhere(self, first: str) -> None:
        found = problems_of(spoilt(self.LONG_LABEL, (first, first + self.BECAUSE)))
        assert sorted(place.partition(" ")[2] for place in found) == ["allow", "long-row"]

    def test_an_error_cannot_be_answered(self) -> None:
        found = problems_of(
            spoilt(("source: clerk", "source: clark  # explainer: allow unknown-source because I know"))
        )
        assert found == ["21:17 unknown-source", "21:24 allow"]

    def test_in_a_text_it_is_text(self) -> None:
        text = f"measures: >-\n          They were\n        {self.BECAUSE} counted."
        assert problems_of(spoilt(("measures: They were counted once.", text))) == []


class TestAgainstTheArticle:
    def test_every_quote_of_the_shipped_story_stands_in_it(self, check: Check) -> None:
        assert check(str(CONTENT), "--against", str(ARTICLE), "--strict").code == 0

    def test_a_word_changed_in_it_is_found(self, check: Check) -> None:
        article = ARTICLE.read_text(encoding="utf-8")
        assert article.count("13,000") == 1
        ended = check(str(CONTENT), "--against", "article.txt", article=article.replace("13,000", "12,000"))
        assert (ended.code, ended.out.count("[quote-not-found]")) == (1, 1)
        found = 'found the article\'s words only up to "more than", which goes on "12,000 North Koreans'
        assert found in ended.out

    @pytest.mark.parametrize(
        ("quoted", "printed"),
        [
            ("2019-2024, some people", "2019–2024, some people"),
            ("some 1,200 official people", "some 1,200 of\u00adficial\u00a0people"),
            ("Jos\u00e9 said 5", "Jose\u0301 said 5"),
            ('the office... and "more"', "the o\ufb03ce… and «more»"),
            ("it's minus -5", "it’s minus −5"),
        ],
        ids=["dashes", "soft hyphens and blanks", "composed letters", "ligatures and ellipsis", "apostrophes"],
    )
    def test_what_only_looks_otherwise_is_the_same(self, quoted: str, printed: str) -> None:
        assert QuoteSearch([quoted], printed).difference(quoted) is None
        assert QuoteSearch([printed], quoted).difference(printed) is None

    def test_the_place_is_that_of_the_quote(self, check: Check) -> None:
        ended = check(
            "story.yaml", "--against", "article.txt", story=RIGHT, article="100 wagons, and a toll of 1 or 2 coins"
        )
        assert ended.out == (
            "story.yaml:17:16: error: expected a quote from the article, found the article's words only up to"
            ' "100", which goes on "wagons, and a toll of 1..." [quote-not-found]\n'
            "    17 │         quote: 100 carts\n"
            "       │                ^^^^^^^^^\n"
            "story.yaml: 1 error\n"
        )

    def test_without_an_article_no_quote_is_asked_for(self, check: Check) -> None:
        assert check("story.yaml", story=spoilt(("100 carts", "no such words"))).code == 0

    @pytest.mark.parametrize(
        ("quote", "article", "proved"),
        [
            ("100 carts", "100 carts", True),
            ("100 carts", "(100 carts).", True),
            ("100 carts", "100\r\n  carts", True),
            ("100 carts", "100\u00a0carts", True),
            ("100\n          carts", "100 carts", True),
            ("the “carts” of ‘100’", "the \"carts\" of '100'", True),
            ("the \"carts\" of '100'", "the „carts“ of ‚100’", True),
            ("the clerk's carts", "the clerk’s carts", True),
            ("Кузнец пришёл", "сказал Кузнец пришёл и", True),
            ("100 carts", "100 wagons", False),
            ("100 carts", "carts 100", False),
            ("100 carts", "100 new carts", False),
            ("100 carts", "100 Carts", False),
            ("100 carts", "100, carts", False),
            ("100 carts", "1100 carts", False),
            ("100 carts", "100 cartsful", False),
            ("00 carts", "100 carts", False),
            ("100 cart", "100 carts", False),
            ("100 carts.", "100 carts", False),
            ("Кузнец приш", "Кузнец пришёл", False),
        ],
    )
    def test_a_quote_is_its_words_one_for_one(self, quote: str, article: str, proved: bool) -> None:
        written = json.dumps(quote, ensure_ascii=False).replace("\\n", "\n")
        story = spoilt(("quote: 100 carts", f"quote: {written}"), ("quote: a toll of 1 or 2 coins", "quote: 100"))
        broken = [place for place in problems_of(story, f"{article} - 100") if place.endswith("quote-not-found")]
        assert broken == ([] if proved else ["17:16 quote-not-found"])

    @pytest.mark.parametrize(
        ("article", "proved"),
        [
            ("<!DOCTYPE html>\n<p>They count <b>100</b>&nbsp;carts", True),
            ("<p>They count 1<b>00</b> ca<i class='>'>r</i>ts<p>", True),
            ("<html><h1>100</h1>\n<p>carts</p>", True),
            ('<p title="100 carts">100 cats</p>', False),
            ("<p>100 cats</p><script>'100 carts'</script><style>100 carts</style>", False),
            ("<p>100 cats</p><!-- 100 carts -->", False),
            ("<p>100<br>carts</p>", True),
        ],
    )
    def test_it_may_be_a_page_that_was_saved(self, article: str, proved: bool, check: Check) -> None:
        story = spoilt(("a toll of 1 or 2 coins", "100"))
        ended = check("story.yaml", "--against", "article.txt", story=story, article=article)
        assert ("quote-not-found" in ended.out) != proved

    @pytest.mark.parametrize(
        ("quote", "proved"),
        [
            ("border entries", True),
            ("some well-known traders", True),
            ("some wellknown traders", True),
            ("official ent", False),
            ("official entries", True),
        ],
    )
    def test_it_may_be_copied_from_lines_that_divide_words(self, quote: str, proved: bool) -> None:
        article = (
            "They count bor-\nder en-\n tries, o\ufb03\u00ad\ncial en\u00ad\r\ntries, and some well-\nknown traders."
        )
        assert (QuoteSearch([quote], article).difference(quote) is None) == proved

    def test_a_sentence_without_an_end_is_shown_in_part(self) -> None:
        word, sentence = QuoteSearch(["carts"], f"not {'a ' * 50} carts {'b ' * 100_000}").turned("carts") or ("", "")
        assert word == "not"
        assert len(sentence) < 500

    @pytest.mark.parametrize(
        ("article", "sentence"),
        [
            (b"\xff\xfea\x00", "article.txt: expected an article in UTF-8, found something else"),
            (b"caf\xe9", "article.txt: expected an article in UTF-8, found something else"),
            (b"", "article.txt: expected an article, found an empty file"),
            (b" \n\n", "article.txt: expected an article, found an empty file"),
            (b"a" * (MAX_BYTES + 1), "article.txt: expected an article of at most 4,194,304 bytes, found more"),
            (b".,-;" * 400_000, "article.txt: expected an article of at most 1,500,000 words and signs, found more"),
        ],
        ids=["utf-16", "latin-1", "empty", "blank", "large", "signs alone"],
    )
    def test_a_file_that_is_no_article_is_told_in_a_sentence(self, article: bytes, sentence: str, check: Check) -> None:
        ended = check("story.yaml", "--against", "article.txt", story=RIGHT, article=article)
        assert ended == Finished(2, "", f"explainer: {sentence}\n")

    @pytest.mark.parametrize(
        ("path", "reason"),
        [("gone.txt", "cannot be read: no such file or directory"), (".", "expected a file, found a folder")],
    )
    def test_an_article_that_cannot_be_read_is_told_in_a_sentence(self, path: str, reason: str, check: Check) -> None:
        assert check("story.yaml", "--against", path, story=RIGHT) == Finished(2, "", f"explainer: {path}: {reason}\n")

    def test_the_article_may_come_from_standard_input(self, check: Check) -> None:
        assert check("story.yaml", "--against", "-", story=RIGHT, stdin=SMALL_ARTICLE.encode()).code == 0
        assert check("story.yaml", "--against", "-", stdin=b"Other words.").out.count("found other words") == 2


ONE_MISTAKE: list[tuple[str, str, str, list[str]]] = [
    ("a source that is named wrongly", "source: clerk", "source: clark", ["21:17 unknown-source"]),
    ("a source that is defined wrongly", "  clerk:", "  clark:", ["21:17 unknown-source"]),
    ("a required key", "confidence: moderate", "confidense: moderate", ["22:9 unknown-key"]),
    ("a required list", "caveats: [Each", "cavaets: [Each", ["24:9 unknown-key"]),
    ("a list in place of one", "caveats: [Each", "caveat: [Each", ["24:17 wrong-type"]),
    ("the key of all sources", "sources:", "source:", ["6:1 unknown-key"]),
    ("the key of all sections", "sections:", "section:", ["9:1 unknown-key"]),
    ("the key of all figures", "    figures:", "    figure:", ["14:5 unknown-key"]),
    ("the key of an id", "id: carts", "idd: carts", ["15:9 unknown-key"]),
    ("the key of a basis", "basis: count", "bases: count", ["20:9 unknown-key"]),
    ("an id that is none", "id: carts", "id: Carts a day", ["15:13 bad-id"]),
    ("a basis that is none", "basis: count", "basis: counted", ["20:16 bad-word"]),
    ("a value that is none", "value: 100", "value: 100 or so", ["18:16 bad-value"]),
    ("a value in a list", "value: 100", "value: [100]", ["18:16 wrong-type"]),
    ("a value that is left empty", "value: 100", "value:", ["18:15 wrong-type"]),
    ("a kind that is none", "[Each crossing counts.]", "[{gossip: It counts.}]", ["24:20 unknown-key"]),
    ("a formula with a wrong name", "{carts} / 10", "{cart} / 10", ["27:29 unknown-figure"]),
    ("a formula that nothing comes of", "{carts} / 10", "{carts} / 0", ["27:29 formula"]),
    ("a quote that looks like a comment", "quote: 100 carts", "quote: #100 carts", ["17:16 quotation-marks-missing"]),
    ("a key too far to the left", "        value: 100", "       value: 100", ["18:8 indentation"]),
    ("a key too far to the right", "        value: 100", "          value: 100", ["18:11 indentation"]),
    ("a figure too far to the left", "      - id: toll", "     - id: toll", ["32:6 indentation"]),
    ("a figure too far to the right", "      - id: toll", "        - id: toll", ["32:9 indentation"]),
    ("a tab", "        value: 100", "\tvalue: 100", ["18:1 tab"]),
    ("no blank after a colon", "value: 100", "value:100", ["18:9 colon"]),
    ("a bracket left open", "[Each crossing counts.]", "[Each crossing counts.", ["24:40 bracket"]),
    ("an anchor", "measures: They", "measures: &a They", ["23:19 unsupported-yaml"]),
    ("nothing at all", RIGHT, "", ["1:1 encoding"]),
    ("another kind of file", RIGHT, "Dear editor", ["1:1 wrong-type"]),
]


@pytest.mark.parametrize(
    ("old", "new", "expected"), [case[1:] for case in ONE_MISTAKE], ids=[case[0] for case in ONE_MISTAKE]
)
def test_one_mistake_is_one_problem(old: str, new: str, expected: list[str]) -> None:
    assert problems_of(spoilt((old, new))) == expected


TEN = [
    (("as_of: 2025-08-12", "as_of: 12 August 2025"), "4:8 bad-date"),
    (("kind: statistics", "kind: statistocs"), "8:34 bad-word"),
    (("https://example.org/counts", "ftp://example.org/"), "8:78 bad-url"),
    (("question: How many cross?", "question: [How many cross?]"), "12:15 wrong-type"),
    (("value: 100", "value: 1,00"), "18:16 bad-value"),
    (("basis: count", "bassis: count"), "20:9 unknown-key"),
    (("source: clerk", "source: clark"), "21:17 unknown-source"),
    (("{carts} / 10", "{wagons} / 10"), "27:29 unknown-figure"),
    (("[It is an average.]", "[{gossip: It is.}]"), "31:20 unknown-key"),
    (("value: 1 to 2", "value: 2 to 1"), "35:16 reversed-range"),
]


class TestSeveralMistakes:
    def test_ten_are_ten_in_the_order_of_the_file(self) -> None:
        assert problems_of(spoilt(*(change for change, _ in TEN))) == [expected for _, expected in TEN]

    @pytest.mark.parametrize(("change", "expected"), TEN, ids=[expected for _, expected in TEN])
    def test_each_of_the_ten_is_one_by_itself(self, change: tuple[str, str], expected: str) -> None:
        assert problems_of(spoilt(change)) == [expected]

    def test_places_are_sorted_as_numbers(self) -> None:
        story = "explainer: two\n" + RIGHT.partition("\n")[2].replace("as_of: 2025-08-12", "as_of: today")
        assert problems_of(story) == ["1:12 bad-word", "4:8 bad-date"]
        assert problems_of(story.replace("coins", "")) == [
            *("1:12 bad-word", "4:8 bad-date", "36:14 wrong-type"),
        ]

    @pytest.mark.parametrize(("count", "said"), [(50, []), (51, ["1 more problem"]), (1234, ["1,184 more problems"])])
    def test_a_person_is_shown_fifty_and_told_that_there_are_more(
        self, count: int, said: list[str], check: Check
    ) -> None:
        story = spoilt(("[Each crossing counts.]", f"[{'{note: }, ' * count}]"))
        printed = check("story.yaml", story=story).out
        assert printed.count("[wrong-type]\n") == 50
        assert re.findall(r"^story.yaml: and ([\d,]+ more problems?)$", printed, re.MULTILINE) == said
        assert printed.endswith(f"\nstory.yaml: {count:,} errors\n")


class TestEveryRule:
    LINE = b"#" * 1_023 + b"\n"
    WITHOUT_A_ROW = {"too-large"}
    """A large file is made here."""
    RED_TEAM = (TOP / "tests/content/red_team/cases.txt").read_text(encoding="utf-8")

    def test_has_a_wrong_story(self) -> None:
        rules = re.compile(rf"({'|'.join(sorted(EXPLANATIONS, key=len, reverse=True))})(-[a-z-]+)?")
        named = [rules.fullmatch(story.name) for story in WRONG]
        assert None not in named
        reported = {found[1] for found in named if found} | set(
            re.findall(r"^\d+:.* \[([a-z-]+)\]$", self.RED_TEAM, re.M)
        )
        assert reported == EXPLANATIONS.keys() - self.WITHOUT_A_ROW

    def test_is_broken_by_the_wrong_stories_that_are_named_for_it(self) -> None:
        assert [story.name for story in WRONG if not story.name.startswith(story.rules)] == []

    def test_each_wrong_story_has_a_name_of_its_own(self) -> None:
        assert [name for name, count in Counter(story.name for story in WRONG).items() if count > 1] == []

    def test_a_quote_that_is_not_the_article_s(self) -> None:
        assert problems_of(RIGHT, "100 carts, and no other word") == ["34:16 quote-not-found"]

    @pytest.mark.parametrize(
        ("story", "sentences"),
        [
            (b"#" * 21_000, []),
            (b"#" * 21_001, ["1:1: error: expected at most 21,000 characters in a line, found 21,001"]),
            (LINE * (MAX_BYTES // 1_024), []),
            (LINE * (MAX_BYTES // 1_024) + b"#", ["1:1: error: expected at most 4,194,304 bytes, found more"]),
            (b"x" * MAX_SCALAR, []),
            (b"x" * (MAX_SCALAR + 1), ["1:1: error: expected at most 20,000 characters, found 20,001"]),
            (b"[" + b"1," * 299 + b"]", []),
            (b"[" + b"1," * 300 + b"]", ["1:600: error: expected at most 300 values, found more"]),
        ],
        ids=[
            "line",
            "too long a line",
            "bytes",
            "too many bytes",
            "characters",
            "too many characters",
            "values",
            "too many values",
        ],
    )
    def test_a_file_that_is_too_large(
        self, story: bytes, sentences: list[str], check: Check, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tree_builder, "MAX_NODES", 300)
        printed = check("story.yaml", story=story).out
        assert re.findall(r"^story\.yaml:(.*) \[too-large\]$", printed, re.MULTILINE) == sentences


NEVER_SENT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
ESCAPE, OVERRIDE = "\x1b]52;c;bad\x07", "\u202e"
HOSTILE = {
    "a value": (("source: clerk", f"source: a{ESCAPE}{OVERRIDE}"), {"^[", "^G", "<U+202E>"}),
    "a value in escapes": (("source: clerk", r'source: "a\e]52;c;bad\a\u202e\x9b\0"'), {"^["}),
    "a value in other escapes": (("source: clerk", r'source: "a\u202e\e"'), {"<U+202E>"}),
    "a key": (("source: clerk", f"so{ESCAPE}{OVERRIDE}: clerk"), {"^[", "^G", "<U+202E>"}),
    "a key in escapes": (("source: clerk", r'"so\e]0;\u202e": clerk'), {"^["}),
    "a key twice": (("source: clerk", '"a\\u202e": 1\n        "a\\u202e": 2'), {"<U+202E>"}),
    "a name in a formula": (("{carts} / 10", f"{{{ESCAPE}{OVERRIDE}}} / 10"), {"^[", "^G", "<U+202E>"}),
    "an anchor": (("source: clerk", f"source: &a{ESCAPE}{OVERRIDE} clerk"), {"^[", "^G", "<U+202E>"}),
    "a tag": (("source: clerk", f"source: !<{OVERRIDE}{ESCAPE}> clerk"), {"^[", "^G", "<U+202E>"}),
    "a tag in escapes": (("source: clerk", "source: !<a%1b%9b%E2%80%AE> clerk"), set()),
    "a comment beside a mistake": (("source: clerk", f"source: clark # {ESCAPE}{OVERRIDE}"), {"^[", "^G", "<U+202E>"}),
    "line separators": (("source: clerk", "source: a\u2028b\u0085c"), {"<U+2028>", "<U+0085>"}),
    "a text without an end": (("source: clerk", f'source: "{ESCAPE}{OVERRIDE}'), {"^[", "^G", "<U+202E>"}),
}


class TestHostileCharacters:
    @pytest.fixture(params=["text", "json", "github"])
    def format_(self, request: pytest.FixtureRequest) -> Iterator[str]:
        return request.param  # type: ignore[no-any-return]

    @pytest.mark.parametrize(("change", "named"), HOSTILE.values(), ids=HOSTILE)
    def test_in_a_story_are_named_and_never_sent(
        self, change: tuple[str, str], named: set[str], format_: str, check: Check
    ) -> None:
        ended = check("story.yaml", "--format", format_, story=spoilt(change))
        assert (ended.code, ended.err) == (1, "")
        assert NEVER_SENT.findall(ended.out) == []
        assert {name for name in named if name not in ended.out} == set()

    def test_in_a_file_s_name_are_named_and_never_sent(self, format_: str, check: Check, tmp_path: Path) -> None:
        name = os.fsdecode(f"a{ESCAPE}{OVERRIDE}\r\n".encode() + b"\xff.yaml")
        (tmp_path / name).write_text(spoilt(SOURCE), encoding="utf-8")
        ended = check(name, f"{name}gone", "--format", format_)
        shown = "a^[]52;c;bad^G<U+202E>^M <U+DCFF>.yaml"
        assert NEVER_SENT.findall(ended.out + ended.err) == []
        assert ended.err == f"explainer: {shown}gone: cannot be read: no such file or directory\n"
        assert shown in ended.out

    @pytest.mark.parametrize("name", [f"a{ESCAPE}", f"{OVERRIDE}b"])
    def test_in_an_article_s_name_are_named_and_never_sent(self, name: str, check: Check) -> None:
        ended = check("story.yaml", "--against", name, story=RIGHT)
        assert NEVER_SENT.findall(ended.err) == []
        assert "^[" in ended.err or "<U+202E>" in ended.err

    @pytest.mark.parametrize(
        "written",
        [r'"a\nb"', r'"a\r\nb"', r'"a\n\n\nb"', r'"a\Lb\Pc\Nd"', '"a\n\n          b"', "|\n          a\n          b"],
    )
    def test_a_message_stays_on_one_line(self, written: str, check: Check) -> None:
        heads = check("story.yaml", story=spoilt(("source: clerk", f"source: {written}"))).out.splitlines()[::3]
        assert [
            head for head in heads if not re.match(r"story\.yaml:( \d+ errors?$|\d+:\d+: error: .* \[.*\]$)", head)
        ] == []
        assert any("expected an id of at most 60" in head or "control character" in head for head in heads)
