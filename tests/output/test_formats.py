"""Each format is what it claims to be, and what the file says stays text in it."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import re
from decimal import Decimal
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import pytest
from markdown_it import MarkdownIt

from conftest import CONTENT, Run
from explainer.story import Story
from output.fronts import words_of

SMALL = Path(__file__).parent / "small.yaml"
RELAYED = Path(__file__).parent / "relayed.yaml"
NEW = resources.files("explainer").joinpath("new_story.yaml").read_bytes()
STORIES = {"shipped": CONTENT.read_bytes(), "one of each thing": NEW, "relayed": RELAYED.read_bytes()}
HOSTILE = "[x](http://evil.example) ![i](y.png) <b onclick=run()>b</b> `c` *e* | &#106; $m$ www.evil.example ~~s~~"


@pytest.fixture(params=list(STORIES))
def story(request: pytest.FixtureRequest) -> bytes:
    return STORIES[str(request.param)]


def figures_of(told: Any) -> list[Any]:
    """The figures of the JSON of a story."""
    return [figure for section in told["sections"] for group in section["groups"] for figure in group["figures"]]


def shown(explainer: Run, story: bytes, format_: str, *words: str) -> str:
    ended = explainer("show", "-", *words, "--format", format_, stdin=story)
    assert (ended.code, ended.err) == (0, "")
    return ended.out


def renamed(title: str) -> bytes:
    """The small story under another title."""
    return SMALL.read_text(encoding="utf-8").replace("The bridge at Nowhere", json.dumps(title)).encode()


class TestMarkdown:
    def test_what_the_file_says_stays_text(self, explainer: Run) -> None:
        story = SMALL.read_text(encoding="utf-8").replace("The bridge at Nowhere", json.dumps(HOSTILE))
        page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(
            shown(explainer, story.encode(), "markdown")
        )
        title = page[page.index("<h1>") : page.index("</h1>")]
        assert words_of(title).strip() == HOSTILE
        assert re.findall(r"<(?!h1|!--)\w+", title) == []

    def test_github_makes_no_link_mention_or_emoji_of_what_the_file_says(self, explainer: Run) -> None:
        title = "Ask @somebody of www.evil.example or http://evil.example, mailto:a@evil.example, xmpp:a, :tada:"
        story = SMALL.read_text(encoding="utf-8").replace("The bridge at Nowhere", json.dumps(title))
        heading = shown(explainer, story.encode(), "markdown").partition("\n")[0]
        assert re.findall(r"@\w|www\.|://|(?:mailto|xmpp):\w|:\w+:", heading) == []
        assert words_of(MarkdownIt("commonmark", {"html": True}).render(heading)).strip() == title

    @pytest.mark.parametrize("title", ["C #", "C ##", "# C", "C#", "C # D", "#"])
    def test_a_number_sign_stays_in_a_heading(self, explainer: Run, title: str) -> None:
        heading = shown(explainer, renamed(title), "markdown").partition("\n")[0]
        assert MarkdownIt().render(heading) == f"<h1>{title}</h1>\n"

    def test_an_address_cannot_end_its_link(self, explainer: Run) -> None:
        address = "https://courier.example/2025/08/a-bridge-too-dear"
        story = SMALL.read_text(encoding="utf-8").replace(address, 'https://courier.example/é"<b>`|%20?a=[b]&c')
        printed = shown(explainer, story.encode(), "markdown")
        assert "<https://courier.example/%C3%A9%22%3Cb%3E%60%7C%20?a=[b]&c>" in printed

    def test_its_links_lead_to_its_anchors(self, explainer: Run, story: bytes) -> None:
        printed = shown(explainer, story, "markdown")
        assert set(re.findall(r"\]\(#([^)]*)\)", printed)) <= set(re.findall(r'<a id="([^"]*)">', printed))


class TestHtml:
    def test_it_is_well_formed(self, explainer: Run, story: bytes) -> None:
        html5lib.HTMLParser(strict=True).parse(shown(explainer, story, "html"))

    def test_its_headings_are_in_order_under_one_first(self, explainer: Run, story: bytes) -> None:
        levels = [int(level) for level in re.findall(r"<h(\d)", shown(explainer, story, "html"))]
        assert levels.count(1) == 1
        assert [(one, other) for one, other in pairwise(levels) if other > one + 1] == []

    def test_its_links_lead_somewhere_and_away_safely(self, explainer: Run, story: bytes) -> None:
        page = shown(explainer, story, "html")
        assert set(re.findall(r'href="#([^"]*)"', page)) <= set(re.findall(r' id="([^"]*)"', page))
        away = re.findall(r'<a href="(?!#)[^>]*>', page)
        assert [link for link in away if 'rel="noopener noreferrer"' not in link] == []

    def test_quotation_marks_stay_within_what_a_link_is_called(self, explainer: Run) -> None:
        words = "the \"last\" <toll> & 'more'"
        story = SMALL.read_text(encoding="utf-8").replace("label: planned", f"label: {json.dumps(words)}")
        page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
            shown(explainer, story.encode(), "html")
        )
        heads = ["".join(cell.itertext()) for cell in page.iter("th") if cell.get("scope") == "row"]
        assert [head for head in heads if head.startswith(words)] != []

    def test_each_group_is_a_table_with_header_cells_and_a_caption(self, explainer: Run, shipped: Story) -> None:
        page = html5lib.HTMLParser(namespaceHTMLElements=False).parse(shown(explainer, CONTENT.read_bytes(), "html"))
        tables = [table for table in page.iter("table") if table.get("class") == "rows"]
        groups = [group for section in shipped.sections for group in section.groups]
        assert [str(next(table.iter("h3")).text).strip() for table in tables] == [group.title for group in groups]
        for table, group in zip(tables, groups, strict=True):
            assert len([cell for cell in table.iter("th") if cell.get("scope") == "col"]) == 4
            bodies = [body.get("id") for body in table.iter("tbody")]
            assert bodies == [figure.id for figure in group.figures]
            for body in table.iter("tbody"):
                assert len([cell for cell in body.iter("th") if cell.get("scope") == "row"]) == 1
                assert len(list(body.iter("details"))) == 1
                assert next(link.get("href") for link in body.iter("a")) == f"#{body.get('id')}"

    def test_a_bar_is_as_long_as_its_share_of_the_longest_and_says_what_it_shows(self, explainer: Run) -> None:
        row = html5lib.HTMLParser(namespaceHTMLElements=False).parse(
            shown(explainer, SMALL.read_bytes(), "html", "paid")
        )
        bar = next(each for each in row.iter("span") if each.get("class") == "bar")
        assert bar.get("aria-label") == "600 to 700; the longest is 700"
        thin, fill = bar
        assert (thin.get("style"), fill.get("style")) == ("width:85.71%", "left:85.71%;width:14.29%")

    def test_without_pictures_there_is_no_column_for_them(self, explainer: Run) -> None:
        page = shown(explainer, RELAYED.read_bytes(), "html", "--no-pictures")
        assert 'class="bar"' not in page
        assert 'class="things' not in page.partition("</style>")[2]
        assert "Drawn" not in page
        assert "Drawn" not in shown(explainer, RELAYED.read_bytes(), "markdown", "--no-pictures")

    def test_the_story_s_texts_have_its_language_and_our_words_have_ours(self, explainer: Run) -> None:
        story = SMALL.read_bytes().replace(b"as_of:", b"language: pt-BR\nas_of:")
        told = shown(explainer, story, "html")
        assert '<html lang="en">' in told
        texts = re.findall(r'<span lang="pt-BR">(.*?)</span>', told)
        assert {"The bridge at Nowhere", "Cost", "What the bridge cost"} <= {*texts}
        ours = {"Evidence", "How it reached us", "Sources"}
        assert not ours & {*texts}
        assert all(word in told for word in ours)
        assert "lang=" not in shown(explainer, SMALL.read_bytes(), "html").replace('<html lang="en">', "")


class TestData:
    def test_numbers_are_written_digit_by_digit(self, explainer: Run) -> None:
        story = SMALL.read_bytes().replace(b"value: 2\n", b"value: 0.10000000000000000001\n")
        told = json.loads(shown(explainer, story, "json"), parse_float=Decimal)
        assert Decimal("0.10000000000000000001") in [
            figure["value"]["low"] for figure in figures_of(told) if figure["value"]
        ]

    def test_each_figure_knows_its_line_its_relay_and_its_inputs(self, explainer: Run) -> None:
        lines = CONTENT.read_text(encoding="utf-8").splitlines()
        told = json.loads(shown(explainer, CONTENT.read_bytes(), "json"))
        figures = {figure["id"]: figure for figure in figures_of(told)}
        for name, figure in figures.items():
            assert lines[figure["line"] - 1].strip().startswith(f"- id: {name}")
        assert figures["entries-2024"]["relay"][1:] == ["bbc", "bta", "fakti"]
        assert [each["figure"] for each in told["changed_on_its_way"]] == [
            "hours-claimed", "pay", "already-working", "could-exceed", "student-visas", "kursk",
        ]  # fmt: skip
        computed = [figure for figure in figures.values() if figure["computed"]]
        assert all(each["value"] is not None for figure in computed for each in figure["inputs"])

    def test_groups_pictures_steps_caveats_and_reasons_are_there(self, explainer: Run) -> None:
        told = json.loads(shown(explainer, RELAYED.read_bytes(), "json"))
        assert told["version"] == 2
        groups = told["sections"][0]["groups"]
        assert [(each["title"], each["unit"], each["draw"]) for each in groups] == [
            ("Tickets a night", "tickets", None),
            ("Open hours", "hours a day", None),
            ("Seen at the last stop", "riders", "things"),
            ("What riders say", None, None),
        ]
        assert groups[2]["note"] == "4 seats were counted by nobody else."
        figures = {figure["id"]: figure for figure in figures_of(told)}
        assert figures["hours"]["clock"] == {"begin": "05:30", "end": "01:00", "hours": 19.5}
        assert figures["hours"]["of"]["text"] == "24"
        assert figures["hours"]["shown"] == "5:30 am to 1 am"
        assert figures["waits"]["quote"] == 'nobody waits for "long", say three riders'
        tickets = figures["tickets"]
        assert tickets["value"] == {
            "low": 900,
            "high": None,
            "qualifier": "more than",
            "unit": None,
            "text": "more than 900",
        }
        assert tickets["steps"] == [
            {"reached": "counted in 2024", "open": None},
            {"reached": None, "open": "counted again, we found nothing"},
        ]
        assert [each["kind"] for each in tickets["caveats"]] == ["retold", "definition", "gaps"]
        assert tickets["confidence"] == {"word": "moderate", "because": "the depot alone has seen the books"}
        assert tickets["changed_on_its_way"] == ["radio"]
        assert (tickets["rests_on_one_voice"], figures["before"]["rests_on_one_voice"]) == (False, True)

    def test_a_table_has_a_row_a_figure_and_under_it_one_for_each_account(self, explainer: Run) -> None:
        table = shown(explainer, RELAYED.read_bytes(), "csv")
        assert len({len(row) for row in csv.reader(io.StringIO(table))}) == 1
        rows = list(csv.DictReader(io.StringIO(table)))
        assert [(row["kind"], row["figure"]) for row in rows[:6]] == [
            ("figure", "tickets"), ("differs", "tickets"), ("differs", "tickets"), ("agrees", "tickets"),
            ("agrees", "tickets"), ("figure", "before"),
        ]  # fmt: skip
        tickets, radio = rows[:2]
        assert (tickets["low"], tickets["high"], tickets["qualifier"]) == ("900", "", "more than")
        assert (tickets["name"], tickets["shown"]) == ("Tickets a night: this year", "more than 900 tickets")
        assert (radio["source"], radio["words"], radio["low"]) == ("Radio Nowhere", "About 900 on a good night.", "900")
        assert next(row["shown"] for row in rows if row["figure"] == "hours") == "5:30 am to 1 am"

    @pytest.mark.parametrize("sign", "=+-@＝＋－＠")
    def test_a_text_is_never_a_formula(self, explainer: Run, sign: str) -> None:
        story = SMALL.read_text(encoding="utf-8").replace("label: paid by June", f'label: "{sign}1+1"')
        rows = list(csv.DictReader(io.StringIO(shown(explainer, story.encode(), "csv"))))
        assert rows[0]["label"] == f"'{sign}1+1"

    def test_a_negative_number_stays_a_number_and_our_own_names_no_source(self, explainer: Run) -> None:
        story = SMALL.read_bytes().replace(b"value: 2\n", b"value: -2\n")
        rows = {row["figure"]: row for row in csv.DictReader(io.StringIO(shown(explainer, story, "csv")))}
        assert (rows["toll"]["low"], rows["toll"]["high"]) == ("-2", "-2")
        assert (rows["over"]["source"], rows["over"]["relay"]) == ("ours", "ours")

    def test_letters_are_written_as_they_are(self, explainer: Run) -> None:
        assert "Überfahrten" in shown(
            explainer,
            SMALL.read_bytes().replace(b"label: crossings", b"label: XX").replace(b"XX", "Überfahrten".encode()),
            "json",
        )


class TestOptionsOfAFormat:
    USED = {
        "--evidence": ("text", "markdown"),
        "--width=60": ("text",),
        "--no-pictures": ("text", "markdown", "html"),
        "--no-color": ("text",),
        "--date=2025-08-12": ("text", "markdown", "html"),
    }

    @pytest.mark.parametrize("option", USED)
    @pytest.mark.parametrize("format_", ["text", "markdown", "html", "json", "csv"])
    def test_one_that_it_cannot_use_is_refused(self, explainer: Run, format_: str, option: str) -> None:
        is_used = format_ in self.USED[option]
        ended = explainer("show", str(SMALL), "--format", format_, option)
        assert ended.code == (0 if is_used else 2)
        assert bool(ended.out) == is_used
        name = option.partition("=")[0]
        assert (f"expected {name} with text" in ended.err) == (not is_used)
        assert (f"found it with {format_}" in ended.err) == (not is_used)


class TestParts:
    @pytest.mark.parametrize("format_", ["text", "markdown", "html", "json", "csv"])
    def test_ids_select_in_each_format(self, explainer: Run, format_: str) -> None:
        printed = shown(explainer, CONTENT.read_bytes(), format_, "kursk")
        assert "5,000" in printed or "5000" in printed
        assert "North Korean border entries" not in printed

    @pytest.mark.parametrize("format_", ["text", "markdown", "html"])
    def test_the_sources_are_a_part(self, explainer: Run, format_: str) -> None:
        printed = shown(explainer, CONTENT.read_bytes(), format_, "sources")
        assert "Whose numbers these are" in printed
        assert "South Korean intelligence" in shown(explainer, CONTENT.read_bytes(), format_, "seoul-intelligence")


class TestWritingAFile:
    @pytest.mark.parametrize(
        ("format_", "more"),
        [*((name, "") for name in ("text", "markdown", "html", "json", "csv")),
         *((name, "--no-pictures") for name in ("text", "markdown", "html"))],
    )  # fmt: skip
    def test_it_holds_what_would_be_printed(self, explainer: Run, tmp_path: Path, format_: str, more: str) -> None:
        path, words = tmp_path / "story", ("show", str(SMALL), "--format", format_, *more.split())
        assert explainer(*words, "--output", str(path)).code == 0
        encoding = "utf-8-sig" if format_ == "csv" else "utf-8"
        kept, printed = path.read_text(encoding=encoding), explainer(*words).out
        if format_ == "text":  # the first line of what is printed has an age
            kept, printed = (each.partition("\n")[2] for each in (kept, printed))
        assert kept == printed
        assert list(tmp_path.iterdir()) == [path]

    def test_never_over_the_story(self, explainer: Run, tmp_path: Path) -> None:
        story = tmp_path / "story.yaml"
        story.write_bytes(SMALL.read_bytes())
        (tmp_path / "link").hardlink_to(story)
        for name in ("story.yaml", "./story.yaml", "link"):
            ended = explainer("show", "story.yaml", "--output", name, cwd=tmp_path)
            assert ended.code == 2
            assert "expected another file than the story, found the story itself" in ended.err
        assert story.read_bytes() == SMALL.read_bytes()

    def test_a_broken_story_leaves_what_was_there(self, explainer: Run, tmp_path: Path) -> None:
        (tmp_path / "out.html").write_text("before", encoding="utf-8")
        ended = explainer("show", "-", "--format", "html", "--output", "out.html", stdin=b"title: x", cwd=tmp_path)
        assert ended.code == 1
        assert (tmp_path / "out.html").read_text(encoding="utf-8") == "before"

    def test_never_over_what_is_no_file(self, explainer: Run, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        for name, found in ((".", "a folder"), ("pipe", "something else")):
            ended = explainer("show", str(SMALL), "--output", name, cwd=tmp_path)
            assert (ended.code, ended.out) == (2, "")
            assert f"expected a file to write, found {found}" in ended.err

    def test_a_file_that_was_there_keeps_its_permissions(self, explainer: Run, tmp_path: Path) -> None:
        (tmp_path / "out.md").touch(mode=0o600)
        assert explainer("show", str(SMALL), "--format", "markdown", "--output", "out.md", cwd=tmp_path).code == 0
        assert (tmp_path / "out.md").stat().st_mode & 0o777 == 0o600

    def test_nobody_else_may_read_it_meanwhile(
        self, explainer: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen = []
        monkeypatch.setattr(os, "fsync", lambda file: seen.append(os.fstat(file).st_mode & 0o777))
        (tmp_path / "out.md").touch(mode=0o600)
        for name in ("out.md", "new.md"):
            assert explainer("show", str(SMALL), "--output", name, cwd=tmp_path).code == 0
        assert seen == [0o600, (tmp_path / "new.md").stat().st_mode & 0o777]

    def test_through_a_link_it_is_written_where_that_leads(self, explainer: Run, tmp_path: Path) -> None:
        (tmp_path / "there").mkdir()
        (tmp_path / "there" / "story.txt").write_text("before", encoding="utf-8")
        (tmp_path / "link").symlink_to("there/story.txt")
        assert explainer("show", str(SMALL), "--output", "link", cwd=tmp_path).code == 0
        assert (tmp_path / "link").is_symlink()
        assert "Nowhere" in (tmp_path / "there" / "story.txt").read_text(encoding="utf-8")
        assert sorted(path.name for path in tmp_path.rglob("*")) == ["link", "story.txt", "there"]

    def test_where_there_is_no_room_for_it_nothing_of_it_is_left(
        self, explainer: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(file: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", full)
        ended = explainer("show", str(SMALL), "--output", "story", cwd=tmp_path)
        assert (ended.code, ended.out) == (2, "")
        assert "story: cannot be written: no space left on device" in ended.err
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_is_not_there_is_said(self, explainer: Run, tmp_path: Path) -> None:
        ended = explainer("show", str(SMALL), "--output", "missing/story.md", cwd=tmp_path)
        assert (ended.code, ended.out) == (2, "")
        assert "missing/story.md: cannot be written: no such file or directory" in ended.err
