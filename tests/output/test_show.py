"""`explainer show`, as a reader and a script meet it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from conftest import COMMAND, CONTENT, TOP, Run, environment, squeezed
from explainer.present.phrases import quoted
from explainer.story import Story, has_number
from prepared import PREPARED
from terminal import Terminal

SMALL = str(Path(__file__).parent / "small.yaml")
RELAYED = str(Path(__file__).parent / "relayed.yaml")


class TestAskingForParts:
    def test_a_section_comes_whole_and_alone(self, explainer: Run, shipped: Story) -> None:
        printed = explainer("show", "escapes", "--width", "200").out
        quotes: dict[str, list[str]] = {
            section.id: [quoted(each.quote) for each in section.figures if each.quote and not has_number(each)]
            for section in shipped.sections
        }
        assert [quote for quote in quotes["escapes"] if quote not in printed] == []
        assert [quote for quote in quotes["outlook"] if quote in printed] == []
        assert "How many get away, and what holds the others?" in printed

    def test_a_figure_comes_with_its_evidence_and_without_the_sources(self, explainer: Run) -> None:
        printed = explainer("show", "kursk", "--width", "120").out
        assert "builders  5,000" in printed
        assert "The announcement is well attested" in printed
        assert "Every source" not in printed
        assert "Days off" not in printed

    def test_parts_come_in_the_order_of_the_story(self, explainer: Run) -> None:
        printed = explainer("show", "kursk", "entries-2024", "--width", "120").out
        assert 0 < printed.index("more than 13,000") < printed.index("builders")

    @pytest.mark.parametrize("name", ["rides", "waits"])
    def test_an_id_is_a_section_s_or_a_figure_s_before_it_is_a_source_s(self, explainer: Run, name: str) -> None:
        story = Path(RELAYED).read_text(encoding="utf-8").replace("  riders:", f"  {name}:")
        story = story.replace("source: riders", f"source: {name}")
        printed = explainer("show", "-", name, stdin=story.encode()).out
        assert "Three people say so." in printed
        assert "testimony · unnamed" not in printed

    def test_sources_are_the_page_of_sources_also_where_a_figure_has_that_id(self, explainer: Run) -> None:
        story = Path(RELAYED).read_text(encoding="utf-8").replace("id: waits", "id: sources")
        assert explainer("show", "-", "sources", stdin=story.encode()).out == explainer("show", RELAYED, "sources").out

    def test_a_figure_alone_is_drawn_to_the_scale_of_its_panel(self, explainer: Run) -> None:
        whole, alone = (explainer("show", SMALL, *name, "--format", "markdown").out for name in ([], ["planned"]))
        drawn = next(line for line in alone.splitlines() if "`" in line)
        assert drawn.split("|")[3] in whole

    def test_of_many_corrections_the_newest_comes_first_and_all_are_with_the_sources(
        self, explainer: Run, tmp_path: Path
    ) -> None:
        story = Path(SMALL).read_text(encoding="utf-8")
        more = "".join(f"  - {{date: 2025-08-14, text: Word {number} was changed.}}\n" for number in range(999))
        (tmp_path / "many.yaml").write_text(story + more, encoding="utf-8")
        front, sources = explainer("show", "many.yaml", cwd=tmp_path).out.split("Where it all comes from")
        assert front.count("Corrected 14 Aug 2025: ") == 1
        assert "  999 earlier corrections: the sources list all.\n" in front
        assert sources.count("Corrected 14 Aug 2025: ") == 1_000

    def test_a_story_can_be_named_before_the_parts(self, explainer: Run) -> None:
        printed = explainer("show", SMALL, "toll").out
        assert "toll  2" in printed
        assert "400" not in printed

    @pytest.mark.parametrize(("word", "near"), [("entries-2042", "entries-2024"), ("Scael", "scale")])
    def test_an_unknown_part_is_refused_with_the_nearest_one(self, explainer: Run, word: str, near: str) -> None:
        ended = explainer("show", word)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == (
            "explainer: expected the id of a section, figure or source in content.yaml, "
            f"found {word}; did you mean {near}?\n"
        )


class TestListing:
    def test_each_id_is_on_a_line_with_its_name_and_value(self, explainer: Run, shipped: Story) -> None:
        lines = explainer("show", "--list").out.splitlines()
        sections = [each for section in shipped.sections for each in (section.id, *(x.id for x in section.figures))]
        assert [line.split()[0] for line in lines] == [*sections, "sources", *shipped.sources]
        assert next(line for line in lines if line.startswith("  entries-2024 ")).endswith(
            "North Korean border entries a year: 2024 · more than 13,000 entries"
        )

    def test_it_lists_what_is_asked_for(self, explainer: Run) -> None:
        listed = explainer("show", SMALL, "toll", "treasury", "--list").out
        assert [line.split()[0] for line in listed.splitlines()] == ["use", "toll", "treasury"]

    @pytest.mark.parametrize("option", ["--evidence", "--width=60", "--no-pictures", "--date=2025-01-01"])
    def test_what_it_cannot_use_is_refused(self, explainer: Run, option: str) -> None:
        ended = explainer("show", "--list", option)
        assert (ended.code, ended.out) == (2, "")
        assert "found it with --list" in ended.err

    def test_it_has_no_format(self, explainer: Run) -> None:
        assert "expected --list without --format" in explainer("show", "--list", "--format", "json").err


class TestReadAloud:
    def test_before_the_sources_it_is_not_long(self, explainer: Run) -> None:
        panels = explainer("show", "--no-pictures").out.partition("\nSources\n")[0]
        assert len(panels.split()) <= 2_600

    def test_no_sign_is_left(self, explainer: Run) -> None:
        printed = explainer("show", "--no-pictures", "--evidence").out
        assert set(printed) & set("◇⇄●○◌◉│─═█▓▒░┄▸┤■□›┳╋┻┃=") <= set("=")
        assert [line for line in printed.splitlines() if "=" in line and "://" not in line and " = " not in line] == []

    def test_accessible_asks_for_it(self, explainer: Run) -> None:
        aloud = explainer("show", SMALL, "--no-pictures").out
        assert explainer("show", SMALL, env={"ACCESSIBLE": "1"}).out == aloud
        assert explainer("show", SMALL).out != aloud


class TestDays:
    def test_ages_are_counted_to_a_day(self, explainer: Run) -> None:
        head = explainer("show", SMALL, "--date", "2025-10-20").out.splitlines()[0]
        assert head.endswith("as of 12 Aug 2025 · 2 months ago")

    @pytest.mark.parametrize("day", ["yesterday", "2025-8-12", "20250812", "2025-13-01", "2025-W33-1", ""])
    def test_what_is_no_day_is_refused(self, explainer: Run, day: str) -> None:
        ended = explainer("show", "--date", day)
        assert (ended.code, ended.out) == (2, "")
        assert "expected a day such as 2025-08-12, found" in ended.err

    @pytest.mark.parametrize("words", ["--format html", "--format markdown", "--output kept.txt"])
    def test_a_page_that_is_kept_has_no_age_and_names_its_day_only_where_that_is_given(
        self, explainer: Run, tmp_path: Path, words: str
    ) -> None:
        def kept(*more: str) -> str:
            printed = explainer("show", SMALL, *words.split(), *more, cwd=tmp_path).out
            return printed or (tmp_path / "kept.txt").read_text(encoding="utf-8")

        assert "ago" not in kept()
        assert "exported" not in kept()
        assert "as of 12 Aug 2025 · exported 28 Nov 2026" in kept("--date", "2026-11-28")


class TestNamingAStory:
    def test_standard_input_is_a_story(self, explainer: Run) -> None:
        from_file = explainer("show", SMALL)
        from_pipe = explainer("show", "-", stdin=Path(SMALL).read_bytes())
        assert (from_pipe.code, from_pipe.out) == (0, from_file.out)

    def test_without_one_the_folder_s_own_is_read(self, explainer: Run, tmp_path: Path) -> None:
        (tmp_path / "content.yaml").write_bytes(Path(SMALL).read_bytes())
        assert "The bridge at Nowhere" in explainer("show", cwd=tmp_path).out

    def test_in_an_empty_folder_the_shipped_one_is_read(self, explainer: Run, shipped: Story, tmp_path: Path) -> None:
        assert shipped.title in explainer("show", cwd=tmp_path).out

    def test_a_missing_file_cannot_be_read(self, explainer: Run, tmp_path: Path) -> None:
        ended = explainer("show", "missing.yaml", cwd=tmp_path)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == "explainer: missing.yaml: cannot be read: no such file or directory\n"

    def test_a_pipe_that_nobody_writes_to_does_not_hang(self, explainer: Run, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.yaml")
        ended = explainer("show", "pipe.yaml", cwd=tmp_path)
        assert (ended.code, ended.out) == (2, "")
        assert "expected a file, found something else" in ended.err

    def test_a_file_name_cannot_act_on_the_terminal(self, explainer: Run) -> None:
        ended = explainer("show", "\x1b]2;title\x07.yaml")
        assert ended.code == 2
        assert "^[]2;title^G.yaml" in ended.err
        assert "\x1b" not in ended.err


class TestWrongWords:
    @pytest.mark.parametrize(("word", "near"), [("shwo", "show"), ("chekc", "check")])
    def test_a_mistyped_command_is_answered_with_the_nearest_one(self, explainer: Run, word: str, near: str) -> None:
        ended = explainer(word)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == (
            f"explainer: expected a command or a path to a .yaml file, found {word}; did you mean {near}?\n"
        )

    @pytest.mark.parametrize("width", ["0", "19", "1001", "wide", "-5", "99999999999999999999"])
    def test_a_width_that_cannot_be_is_refused(self, explainer: Run, width: str) -> None:
        ended = explainer("show", f"--width={width}")
        assert (ended.code, ended.out) == (2, "")
        assert "expected a width from 20 to 1000" in ended.err

    @pytest.mark.parametrize("words", [["--figure", "nobody"], ["--section", "nobody"]])
    def test_an_unknown_place_to_begin_is_refused(self, explainer: Run, words: list[str]) -> None:
        ended = explainer(*words)
        assert (ended.code, ended.out) == (2, "")
        assert "expected the id of a section, figure or source in content.yaml, found nobody" in ended.err

    def test_help_names_the_commands_and_an_example(self, explainer: Run) -> None:
        ended = explainer("--help")
        assert ended.code == 0
        assert "commands: show, check" in ended.out
        assert "example: explainer" in ended.out
        assert "example: explainer show" in explainer("show", "--help").out


class TestAStoryWithErrors:
    BROKEN = CONTENT.read_text(encoding="utf-8").replace("more than 13,000\n", ">13,000\n", 1).replace(
        "basis: count", "basis: cuont", 1
    )  # fmt: skip

    def test_every_problem_is_on_stderr_at_its_place(self, explainer: Run, tmp_path: Path) -> None:
        (tmp_path / "broken.yaml").write_text(self.BROKEN, encoding="utf-8")
        ended = explainer("show", "broken.yaml", cwd=tmp_path)
        assert (ended.code, ended.out) == (1, "")
        lines = self.BROKEN.splitlines()
        places = []
        for line in ended.err.splitlines():
            found = re.fullmatch(r"broken\.yaml:(\d+):(\d+): error: expected .+, found .+ \[[a-z-]+\]", line)
            assert found, line
            places.append(lines[int(found[1]) - 1][int(found[2]) - 1 :])
        assert sorted(places) == [">13,000", "cuont"]
        assert "more than 13,000" in ended.err
        assert "did you mean count?" in ended.err

    def test_from_standard_input_the_place_says_so(self, explainer: Run) -> None:
        ended = explainer("show", "-", stdin=self.BROKEN.encode())
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.startswith("<stdin>:")

    def test_browsing_it_is_refused_in_the_same_words(self, explainer: Run, tmp_path: Path) -> None:
        (tmp_path / "broken.yaml").write_text(self.BROKEN, encoding="utf-8")
        browsed, shown = explainer("broken.yaml", cwd=tmp_path), explainer("show", "broken.yaml", cwd=tmp_path)
        assert browsed == shown


class TestWhereTheTextGoes:
    def test_a_reader_that_leaves_early_is_no_error(self) -> None:
        """The pipe is closed before the first byte: what `| head -0` does at the latest."""
        reading, writing = os.pipe()
        os.close(reading)
        ended = subprocess.run(
            [COMMAND, "show"], stdout=writing, stderr=subprocess.PIPE, cwd=TOP, env=environment(), check=False
        )
        os.close(writing)
        assert (ended.stderr, ended.returncode) == (b"", 0)

    def test_the_first_line_alone_can_be_taken(self) -> None:
        script = 'set -o pipefail; "$0" show | head -1'
        ended = subprocess.run(
            ["bash", "-c", script, COMMAND], capture_output=True, cwd=TOP, env=environment(), check=False
        )
        assert (ended.stdout.decode().strip(), ended.stderr) == ("Moscow's North Korean workers", b"") or (
            ended.stdout.decode().startswith("Moscow's North Korean workers ") and ended.stderr == b""
        )
        assert ended.returncode == 0

    @pytest.mark.parametrize(
        "locale",
        [
            {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
            {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        ],
        ids=["ascii stream", "C locale"],
    )
    def test_an_ascii_locale_gets_ascii(self, installed: Run, locale: dict[str, str]) -> None:
        ended = installed("show", env=locale)
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.isascii()
        assert "\\u" not in ended.out
        assert "~ Third-hand: BBC News > BTA > Fakti" in ended.out

    def test_what_an_ascii_locale_lacks_is_escaped(self, installed: Run) -> None:
        story = Path(SMALL).read_text(encoding="utf-8").replace("at Nowhere", "at Überlingen")
        ended = installed("show", "-", stdin=story.encode(), env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
        assert ended.code == 0
        assert "The bridge at \\xdcberlingen" in ended.out

    def test_without_a_terminal_browsing_prints_the_same_text(self, installed: Run, explainer: Run) -> None:
        assert installed().out == explainer("show").out
        assert installed("--section", "scale").out == explainer("show", "scale").out

    @pytest.mark.parametrize(
        "redirected", ['"$0" show </dev/null | cat', '"$0" </dev/null', '"$0" | cat', 'TERM=dumb "$0"'],
        ids=["show", "stdin", "stdout", "dumb terminal"],
    )  # fmt: skip
    def test_the_text_comes_where_no_screen_can_be(self, redirected: str) -> None:
        command: list[str | Path] = ["/bin/sh", "-c", redirected, COMMAND]
        with Terminal(command, 80, 24, env=environment(), cwd=TOP) as terminal:
            assert terminal.finish() == 0
        assert b"How many are there?" in terminal.raw
        without = re.sub(rb"\x1b\]8;.*?\x1b\\|\x1b\[[0-9;]*m", b"", terminal.raw)
        assert b"\x1b" not in without

    @pytest.mark.parametrize(("env", "linked"), [({}, True), ({"NO_COLOR": "1"}, True), ({"TERM": "linux"}, False)])
    def test_on_a_terminal_an_address_is_one_link_however_it_is_broken(self, env: dict[str, str], linked: bool) -> None:
        with Terminal([PREPARED, COMMAND, "show", "fakti"], 60, 24, env=environment(env), cwd=TOP) as terminal:
            assert terminal.finish() == 0
        links = re.findall(rb"\x1b\]8;(id=\d+;https?://[!-~]+)\x1b\\(?:\x1b\[4m)?(\S+?)\x1b", terminal.raw)
        fakti = [text for link, text in links if b"fakti.bg" in link]
        assert (len(fakti) > 1) == linked
        assert len({link for link, _ in links if b"fakti.bg" in link}) == linked
        assert all(b"".join(fakti) in link for link, _ in links if b"fakti.bg" in link)

    @pytest.mark.parametrize(
        ("env", "coloured"),
        [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
        ids=["plainly", "NO_COLOR", "TERM=dumb"],
    )
    def test_on_a_terminal_it_has_the_colours_of_its_roles(self, env: dict[str, str], coloured: bool) -> None:
        with Terminal([PREPARED, COMMAND, "show", "scale"], 80, 24, env=environment(env), cwd=TOP) as terminal:
            assert terminal.finish() == 0
        assert (b"\x1b[1;33mmore than 13,000\x1b[m" in terminal.raw) == coloured
        assert (b"\x1b" in terminal.raw) == coloured

    @pytest.mark.parametrize("command", [(), ("show",)])
    def test_colours_that_are_forced_can_still_be_refused(self, explainer: Run, command: tuple[str, ...]) -> None:
        forced = {"CLICOLOR_FORCE": "1"}
        plain = explainer(*command, "--no-color", env=forced).out
        assert plain == explainer(*command).out
        assert explainer(*command, env=forced).out != plain

    @pytest.mark.parametrize("form", ["text", "markdown", "html"])
    def test_read_aloud_nothing_is_drawn_in_any_format(self, explainer: Run, form: str) -> None:
        read_aloud = explainer("show", "--format", form, env={"ACCESSIBLE": "1"}).out
        assert read_aloud == explainer("show", "--format", form, "--no-pictures").out
        assert not set("█▓▒░┄▸┤■□") & set(read_aloud) or form == "html"
        assert read_aloud != explainer("show", "--format", form).out

    def test_at_a_narrow_terminal_the_text_is_as_narrow(self) -> None:
        with Terminal([PREPARED, COMMAND, "show", "scale"], 50, 24, env=environment(), cwd=TOP) as terminal:
            assert terminal.finish() == 0
        lines = re.sub(r"\x1b\[[\d;]*m", "", terminal.raw.decode()).splitlines()
        assert max(map(len, lines)) == 50


class TestInAWorkflowOfGitHub:
    """Its runner takes a line of a log that begins with :: after blanks, or has ##[ in it, for a command."""

    STORY = (
        Path(SMALL)
        .read_text(encoding="utf-8")
        .replace("  The bridge was", "  ::stop-commands::x ##[error]y")
        .replace("The bridge at Nowhere", '"::error::The bridge"')
    )
    THERE = {"GITHUB_ACTIONS": "true"}
    COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)

    @pytest.mark.parametrize("format_", ["text", "markdown", "html"])
    def test_a_story_gives_it_no_command(self, explainer: Run, format_: str) -> None:
        words = ("show", "-", "--format", format_)
        alone, there = (explainer(*words, stdin=self.STORY.encode(), env=env).out for env in ({}, self.THERE))
        assert self.COMMAND.search(alone)
        assert self.COMMAND.findall(there) == []
        assert squeezed(there) == squeezed(alone)

    @pytest.mark.parametrize("format_", ["json", "csv"])
    def test_data_stays_as_it_is(self, explainer: Run, format_: str) -> None:
        words = ("show", "-", "--format", format_)
        alone, there = (explainer(*words, stdin=self.STORY.encode(), env=env) for env in ({}, self.THERE))
        assert alone == there
        assert not re.search(r"^\s*::", there.out, re.MULTILINE)

    @pytest.mark.parametrize("command", ["check", "show"])
    def test_nor_does_a_file_s_name(self, explainer: Run, tmp_path: Path, command: str) -> None:
        name = "::error::a.yaml"
        (tmp_path / name).write_text("explainer: 7\n##[error]: x\n", encoding="utf-8")
        ended = explainer(command, name, cwd=tmp_path, env=self.THERE)
        assert ended.code == 1
        assert ": :error::a.yaml:1:" in ended.out + ended.err
        assert self.COMMAND.findall(ended.out + ended.err) == []

    def test_annotations_are_commands(self, explainer: Run, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_text("explainer: 7\n", encoding="utf-8")
        ended = explainer("check", "--format", "github", "a.yaml", cwd=tmp_path, env=self.THERE)
        assert ended.out.startswith("::error file=a.yaml,line=1,")


@pytest.mark.parametrize(("theme", "code"), [("explainer-light", 0), ("nord", 0), ("bogus", 2), ("explainer-drak", 2)])
def test_a_theme_that_there_is_not_is_wrong_usage_where_the_story_is_printed_too(
    explainer: Run, theme: str, code: int
) -> None:
    ended = explainer("--theme", theme)
    assert ended.code == code
    assert ("expected the name of a theme" in ended.err) == (code == 2)
