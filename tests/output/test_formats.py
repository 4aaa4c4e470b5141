"""The same story everywhere: each format says all of it, in one order, and is what it claims to be."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import re
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from importlib import resources
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from markdown_it import MarkdownIt

from conftest import CONTENT, Run, read, squeezed
from explainer.content.records import is_record
from explainer.present.pages import PageName, story_page
from explainer.story import Account, Caveat, Story

SMALL = Path(__file__).parent / "small.yaml"
NEW = resources.files("explainer").joinpath("new_story.yaml").read_bytes()
STORIES = {"shipped": CONTENT.read_bytes(), "one of each thing": NEW, "small": SMALL.read_bytes()}
HOSTILE = "[x](http://evil.example) ![i](y.png) <b onclick=run()>b</b> `c` *e* | &#106; $m$ www.evil.example ~~s~~"


@pytest.fixture(params=list(STORIES))
def story(request: pytest.FixtureRequest) -> bytes:
    return STORIES[str(request.param)]


def shown(explainer: Run, story: bytes, format_: str, *words: str) -> str:
    ended = explainer("show", "-", *words, "--format", format_, stdin=story)
    assert (ended.code, ended.err) == (0, "")
    return ended.out


def all_texts(part: object) -> Iterator[str]:
    """Every text of the story that a reader is told, wherever it stands."""
    if isinstance(part, Story):
        yield from (part.title, part.summary)
        for each in (*part.corrections, *part.sections, *part.sources.values()):
            yield from all_texts(each)
    elif isinstance(part, Caveat):
        yield part.text
    elif isinstance(part, Account):
        yield part.says
    elif is_record(type(part)):
        told = ("title", "name", "question", "summary", "label", "quote", "unit", "period", "measures", "because",
                "does_not_show", "text", "interest", "url", "author")  # fmt: skip
        yield from (str(value) for field in told if (value := getattr(part, field, None)))
        for field in ("figures", "events", "caveats", "differs", "agrees"):
            for each in getattr(part, field, ()):
                yield from all_texts(each)


def renamed(title: str) -> bytes:
    """The small story under another title."""
    return SMALL.read_text(encoding="utf-8").replace("The bridge at Nowhere", json.dumps(title)).encode()


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("aria-label", "href") and value]


def words_of(page: str) -> str:
    """The text of a web page."""
    parser = _Text()
    parser.feed(page)
    return "".join(parser.found)


def as_text(explainer: Run, story: bytes, format_: str) -> str:
    """What a format says, without its markup."""
    printed = shown(explainer, story, format_)
    if format_ == "markdown":
        return words_of(MarkdownIt("commonmark", {"html": True}).enable("table").render(printed))
    if format_ == "json":
        return json.dumps(json.loads(printed), ensure_ascii=False).replace('\\"', '"')
    return words_of(printed) if format_ == "html" else printed


class TestParity:
    @pytest.mark.parametrize("format_", ["text", "markdown", "html", "json"])
    def test_each_text_of_the_story_is_in_it(self, explainer: Run, story: bytes, format_: str) -> None:
        printed = squeezed(as_text(explainer, story, format_))
        rails = re.compile("[╻┃╹┣╺┊◆◇]")
        printed = rails.sub("", printed)
        assert [text for text in all_texts(read(story)) if squeezed(rails.sub("", text)) not in printed] == []

    @pytest.mark.parametrize("format_", ["text", "markdown", "html", "json"])
    def test_the_figures_come_in_the_order_of_the_story(self, explainer: Run, story: bytes, format_: str) -> None:
        printed, at = squeezed(as_text(explainer, story, format_)), 0
        for section in read(story).sections:
            at = printed.index(squeezed(section.summary), at)
            for figure in section.figures:
                if not figure.under:
                    at = printed.index(squeezed(figure.label), at)

    def test_the_screen_has_each_of_them_too(self, story: bytes) -> None:
        told = read(story)
        names = [PageName("section", section.id) for section in told.sections]
        names += [PageName("evidence", figure.id) for figure in told.figures] + [PageName("sources")]
        pages = [page for name in names if (page := story_page(told, name))]
        said = squeezed(" ".join(text for page in pages for text in (page.title, *(each.text for each in page.blocks))))
        assert [text for text in all_texts(told) if squeezed(text) not in said and text != told.title] == []


class TestMarkdown:
    def test_what_the_file_says_stays_text(self, explainer: Run) -> None:
        story = SMALL.read_text(encoding="utf-8").replace("The bridge at Nowhere", json.dumps(HOSTILE))
        page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(
            shown(explainer, story.encode(), "markdown")
        )
        title = page[page.index("<h1>") : page.index("</h1>")]
        assert words_of(title) == HOSTILE
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

    def test_quotation_marks_stay_within_what_a_picture_is_called(self, explainer: Run) -> None:
        words = "the \"last\" <toll> & 'more'"
        story = SMALL.read_text(encoding="utf-8").replace("unit: crowns", f"unit: {json.dumps(words)}")
        page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
            shown(explainer, story.encode(), "html")
        )
        assert [told for each in page.iter("pre") if words in (told := each.get("aria-label"))] != []

    def test_its_language_is_the_story_s(self, explainer: Run) -> None:
        story = SMALL.read_bytes().replace(b"as_of:", b"language: pt-BR\nas_of:")
        assert '<html lang="pt-BR">' in shown(explainer, story, "html")


class TestData:
    def test_numbers_are_written_digit_by_digit(self, explainer: Run) -> None:
        story = SMALL.read_bytes().replace(b"value: 2\n", b"value: 0.10000000000000000001\n")
        told = json.loads(shown(explainer, story, "json"), parse_float=Decimal)
        values = [figure["value"] for section in told["sections"] for figure in section["figures"]]
        assert Decimal("0.10000000000000000001") in values

    def test_each_figure_knows_its_line_its_relay_and_its_inputs(self, explainer: Run) -> None:
        lines = CONTENT.read_text(encoding="utf-8").splitlines()
        told = json.loads(shown(explainer, CONTENT.read_bytes(), "json"))
        figures = {figure["id"]: figure for section in told["sections"] for figure in section["figures"]}
        for name, figure in figures.items():
            assert lines[figure["line"] - 1].strip() == f"- id: {name}"
        assert figures["entries-2024"]["relay"] == ["russia-border", "bbc", "bta", "fakti"]
        assert [each["figure"] for each in told["changed_on_its_way"]] == [
            "hours-claimed", "pay", "already-working", "student-visas",
        ]  # fmt: skip
        computed = [figure for figure in figures.values() if figure["computed"]]
        assert all(each["value"] is not None for figure in computed for each in figure["inputs"])

    def test_a_table_has_a_row_a_figure_and_leaves_open_ends_empty(self, explainer: Run, shipped: Story) -> None:
        rows = list(csv.DictReader(io.StringIO(shown(explainer, CONTENT.read_bytes(), "csv"))))
        assert [row["id"] for row in rows] == [figure.id for figure in shipped.figures]
        entries = next(row for row in rows if row["id"] == "entries-2024")
        assert (entries["low"], entries["high"], entries["qualifier"]) == ("13000", "", "more than")

    @pytest.mark.parametrize("sign", "=+-@＝＋－＠")
    def test_a_text_is_never_a_formula(self, explainer: Run, sign: str) -> None:
        story = SMALL.read_text(encoding="utf-8").replace("label: Paid so far", f'label: "{sign}1+1"')
        rows = list(csv.DictReader(io.StringIO(shown(explainer, story.encode(), "csv"))))
        assert rows[0]["label"] == f"'{sign}1+1"

    def test_a_negative_number_stays_a_number_and_our_own_names_no_source(self, explainer: Run) -> None:
        story = SMALL.read_bytes().replace(b"value: 2\n", b"value: -2\n")
        rows = {row["id"]: row for row in csv.DictReader(io.StringIO(shown(explainer, story, "csv")))}
        assert (rows["toll"]["low"], rows["toll"]["high"]) == ("-2", "-2")
        assert (rows["over"]["source"], rows["over"]["relay"]) == ("our arithmetic", "our arithmetic")

    def test_letters_are_written_as_they_are(self, explainer: Run) -> None:
        assert "Überfahrten" in shown(
            explainer, SMALL.read_bytes().replace(b"Crossings", "Überfahrten".encode()), "json"
        )


class TestOptionsOfAFormat:
    @pytest.mark.parametrize("option", ["--brief", "--width=60", "--no-pictures", "--no-color"])
    @pytest.mark.parametrize("format_", ["text", "markdown", "html", "json", "csv"])
    def test_one_that_it_cannot_use_is_refused(self, explainer: Run, format_: str, option: str) -> None:
        is_used = format_ == "text" or (format_ in ("markdown", "html") and option != "--no-color")
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
        assert "Entries into Russia by North Koreans" not in printed

    @pytest.mark.parametrize("format_", ["text", "markdown", "html"])
    def test_the_sources_are_a_part(self, explainer: Run, format_: str) -> None:
        printed = shown(explainer, CONTENT.read_bytes(), format_, "sources")
        assert "Who is heard" in printed
        assert "South Korean intelligence" in shown(explainer, CONTENT.read_bytes(), format_, "seoul-intelligence")

    @pytest.mark.parametrize("format_", ["text", "markdown", "html"])
    def test_briefly_it_keeps_every_caveat(self, explainer: Run, shipped: Story, format_: str) -> None:
        printed = shown(explainer, CONTENT.read_bytes(), format_, "--brief")
        said = squeezed(words_of(printed)) if format_ == "html" else squeezed(printed.replace("\\", ""))
        lost = [each.text for figure in shipped.figures for each in figure.caveats if squeezed(each.text) not in said]
        assert lost == []
        assert len(printed) < len(shown(explainer, CONTENT.read_bytes(), format_))


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
        assert path.read_text(encoding=encoding) == explainer(*words).out
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
