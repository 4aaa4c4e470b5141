"""Wrong stories as either parser reads them, the shipped story against its article, and anything at all as input."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar
from unittest import mock

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conftest import CONTENT, TODAY, TOP
from explainer.content import parser
from explainer.content.decode import read
from explainer.content.document import parse
from explainer.content.load import LoadResult, load_story
from explainer.content.problems import MAX_PROBLEMS
from explainer.content.tree import Document, Node
from explainer.content.tree_builder import parsed_text
from explainer.present.phrases import age, spelled
from explainer.present.provenance import rewordings
from explainer.problem import Place
from explainer.sanitize import forbidden
from explainer.story import Story
from explainer.values import PartialDate, Range, Value, written
from single_mistakes import SEED, noticed
from wrong_stories import TABLES, WRONG, Table

HERE = Path(__file__).parent
ARTICLE = (HERE / "article.txt").read_text(encoding="utf-8")
PARSERS = (yaml.CSafeLoader, parser.PythonParser)
SHIPPED = CONTENT.read_text(encoding="utf-8")


Read = TypeVar("Read")


def by_either_parser(reader: Callable[[bytes], Read], data: bytes) -> list[Read]:
    """A file as it is read with each of the two parsers that PyYAML may have."""
    answers = []
    for one in PARSERS:
        with mock.patch.object(parser, "PARSER", one):
            answers.append(reader(data))
    return answers


def written_out(part: Any) -> Any:
    """A part of a tree with all that is in it: two nodes are never equal."""
    match part:
        case Node():
            names = [name for kind in type(part).__mro__ for name in getattr(kind, "__slots__", ())]
            return type(part), [(name, written_out(getattr(part, name))) for name in names]
        case dict():
            return [(key, written_out(value)) for key, value in part.items()]
        case (Node(), *_):
            return [written_out(each) for each in part]
    return part


def are_parsed_alike(one: Document, other: Document) -> bool:
    """Whether both give up in the same row, or else have the same tree and problems."""
    if one.refused and other.refused:
        return one.refused[0] == other.refused[0]
    return (one.refused, one.problems, written_out(one.root)) == (None, other.problems, written_out(other.root))


def loaded(data: bytes) -> LoadResult:
    return load_story(data, TODAY)


@pytest.fixture(params=PARSERS)
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the two parsers that PyYAML may have."""
    monkeypatch.setattr(parser, "PARSER", request.param)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.path.stem)
def test_either_parser_reads_the_same_in_each_wrong_story(table: Table) -> None:
    parsed = {story.name: by_either_parser(parse, story.text.encode()) for story in table.stories}
    assert [name for name, documents in parsed.items() if not are_parsed_alike(*documents)] == []


def test_either_parser_leads_to_the_same_problems_where_it_gives_up() -> None:
    of_each_rule = {story.rules[0]: story for story in reversed(WRONG) if parsed_text(story.text).refused}
    assert len(of_each_rule) >= 20
    for story in of_each_rule.values():
        answer, other = by_either_parser(loaded, story.text.encode())
        assert answer.problems == other.problems, story.name


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.usefixtures("each_parser")
def test_a_right_file_is_right(ending: str, mark: str) -> None:
    text = (HERE / "right.yaml").read_text(encoding="utf-8")
    assert load_story((mark + text.replace("\n", ending)).encode(), TODAY).problems == ()


@pytest.mark.parametrize("text", ["no", "2024", "06:00", "1.10", "1e3", "013", "~"])
def test_a_text_stays_as_it_is_written(text: str) -> None:
    right = (HERE / "right.yaml").read_text(encoding="utf-8")
    story = load_story(right.replace("question: How many cross?", f"question: {text}").encode(), TODAY).story
    assert story is not None
    assert story.sections[0].question == text


@pytest.mark.parametrize(
    "text", ["Some do\n      \u2013 others do not.", ">\n      Some do, and\n      others\uff1athey do not."]
)
def test_a_look_alike_within_a_text_is_text(text: str) -> None:
    right = (HERE / "right.yaml").read_text(encoding="utf-8")
    reading = load_story(right.replace("summary: Some do.", f"summary: {text}").encode(), TODAY)
    assert reading.problems == ()
    assert reading.story is not None
    assert reading.story.sections[0].summary == " ".join(text.removeprefix(">").split())


class TestTheShippedStory:
    @pytest.fixture
    def reading(self) -> LoadResult:
        return load_story(SHIPPED.encode(), TODAY, ARTICLE)

    def test_it_has_no_problem_and_every_quote_is_the_articles(self, reading: LoadResult) -> None:
        assert reading.problems == ()

    def test_it_has_the_five_panels(self, shipped: Story) -> None:
        assert [each.id for each in shipped.sections] == ["conditions", "scale", "sanctions", "escapes", "outlook"]

    def test_every_sentence_of_the_article_is_quoted_from(self, shipped: Story) -> None:
        body = " ".join(ARTICLE[ARTICLE.index("Moscow is increasingly") :].split())
        sentences = re.split(r"(?<=[.]) (?=[A-Z])", body)
        quotes = [" ".join(each.quote.split()) for each in shipped.figures if each.quote]
        assert [one for one in sentences if not any(quote in one or one in quote for quote in quotes)] == []

    def test_it_changed_on_its_way_in_six_places(self, shipped: Story) -> None:
        found = {str(figure.id): account.source for figure, account in rewordings(shipped)}
        assert found == dict.fromkeys(
            ["hours-claimed", "pay", "already-working", "could-exceed", "student-visas", "kursk"], "bbc"
        )

    def test_its_caveats_say_what_was_retold_and_what_the_article_has_wrong(self, shipped: Story) -> None:
        kinds = {str(figure.id): {each.kind for each in figure.caveats} for figure, _ in rewordings(shipped)}
        assert "conflict" in kinds.pop("kursk")
        assert [name for name, found in kinds.items() if "retold" not in found] == []

    def test_its_arithmetic_is_as_sure_as_the_weakest_of_its_inputs(self, shipped: Story) -> None:
        said = {each.id: each for each in shipped.figures if each.computed}
        assert {name: str(each.value) for name, each in said.items() if each.value} == {
            "times-as-many": "about 12",
            "entries-other": "588",
            "share-study": "about 60",
        }
        assert {each.confidence.word for each in said.values()} == {"moderate"}


TEMPLATE = (TOP / "src" / "explainer" / "new_story.yaml").read_text(encoding="utf-8")
LINES = TEMPLATE.splitlines(keepends=True)
"""A small story with every key."""
HOSTILE = ["\x1b[2J", "\u202e", "\x00", "&a ", "*a", "<<: {}", "!!str ", "[" * 30, "\t", "{", '"', ": ", "- ", "# "]


SIGNS = "ab:-[]{}&*!'\"\n #|>?,\t1\x1b\u202e"


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """The story with a few lines lost, doubled or spoilt."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["lose", "double", "spoil", "cut"])):
            case "lose":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "spoil":
                column = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:column] + draw(st.sampled_from(HOSTILE)) + lines[at][column:]
            case _:
                lines = lines[: at + 5]
    return "".join(lines).encode()


KEYS = sorted({key for line in SHIPPED.splitlines() for key in re.findall(r"([a-z_]+):(?: |$)", line)})
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=20)
VALUES = st.recursive(
    SCALARS | st.sampled_from(["count", "low because so", "about 1,300", "note", "workers", "2025-08", "{pay} / 0"]),
    lambda within: st.lists(within, max_size=4) | st.dictionaries(st.sampled_from(KEYS), within, max_size=8),
    max_leaves=30,
)
STORIES = st.fixed_dictionaries(
    {"explainer": st.just(2), "sources": st.dictionaries(st.text(max_size=8), VALUES), "sections": st.lists(VALUES)},
    optional=dict.fromkeys(("title", "summary", "as_of", "article", "corrections"), VALUES),
)


@settings(max_examples=120, deadline=timedelta(seconds=20))
@given(
    st.binary(max_size=300)
    | st.text(alphabet=SIGNS, max_size=120).map(str.encode)
    | (VALUES | STORIES).map(lambda value: yaml.safe_dump(value, allow_unicode=True).encode())
    | mutated()
)
def test_anything_is_a_story_or_has_problems_with_places(data: bytes) -> None:
    reading = load_story(data, TODAY)
    assert (reading.story is None) == bool(reading.errors)
    for problem in reading.problems:
        assert 1 <= problem.place.line <= data.count(b"\n") + data.count(b"\r") + 2
        assert problem.place.column >= 1
        assert not forbidden().search(problem.message)


def test_either_parser_reads_the_shipped_story() -> None:
    answer, other = by_either_parser(loaded, SHIPPED.encode())
    assert answer.problems == other.problems == ()
    assert answer.story == other.story


@settings(max_examples=60, deadline=timedelta(seconds=20), derandomize=True)
@given(mutated())
def test_either_parser_accepts_the_same_story_or_names_the_same_line(data: bytes) -> None:
    """Except where a # touches the sign of a block of text: libyaml takes it as a comment, PyYAML's own refuses it."""
    assume(not re.search(rb"[|>][+-]?#", data))
    answer, other = map(read, by_either_parser(parse, data))
    if answer.document.refused and other.document.refused:
        assert answer.document.refused[0] == other.document.refused[0]
    else:
        assert answer.document.refused == other.document.refused
        assert answer.problems == other.problems
        assert answer.problems or answer.story == other.story


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("a:\tb \tc\t\n- \td\n", 1),
        ("a:\tb \tc\t# d\ne: [f,\n\tg\th]\n", None),
        ("a: b\n  \tc\nd: >-\t\n  e\n", None),
        ("a: b\n\tc\n", 1),
        ("a: |\n  \tb\n", 1),
        ("a: [b ?c, d? e, ? f]\ng: ?h\n? i\n", None),
        ("a: [b:? c]\n", 0),
        ("a: {b:\n{c:{d: e}}}\n", 1),
        ('a: {"b":{c: d}}\n', None),
    ],
)
@pytest.mark.usefixtures("each_parser")
def test_either_parser_gives_up_in_the_same_row(text: str, row: int | None) -> None:
    refused = parsed_text(text).refused
    assert (refused and refused[0]) == row


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 20_000,
        b"a: " + b"x" * 20_001,
        b"- [1, 1, 1, 1]\n" * 40_001,
        b"a: &a [x]\nb: *a",
        b"x" * (4 * 1024 * 1024 + 1),
        b"a: 1\n" * 50_000,
        b"- *a\n" * 50_000,
        b"".join(b"key%d: 1\n" % number for number in range(5_000)),
        b"sections:\n" + b"  - id: a\n" * 5_000,
        b"sources: {a: {name: A, kind: news, seen: full}}\nsections:\n- figures:\n"
        + b"".join(b"  - {id: a%d, source: b%d}\n" % (number, number) for number in range(5_000)),
    ],
    ids=["deep", "long", "many", "alias", "large", "one key", "aliases", "unknown keys", "one id", "unknown sources"],
)
def test_what_is_too_much_is_answered_with_so_many_problems(data: bytes) -> None:
    assert 1 <= len(load_story(data, TODAY).errors) <= MAX_PROBLEMS + 1


@pytest.mark.parametrize("text", [SHIPPED, SHIPPED.replace("summary: ", "summary:", 1)], ids=["right", "wrong"])
def test_a_story_that_nobody_needs_any_more_is_no_garbage(text: str) -> None:
    """A command never collects garbage, and a wrong story is read many times to mend it."""
    load_story(text.encode(), TODAY)
    gc.collect()
    load_story(text.encode(), TODAY)
    assert gc.collect() == 0


def test_a_blank_too_few_or_too_many_before_a_figure_is_one_problem() -> None:
    for dash in re.findall(r"^          - id: .*$", TEMPLATE, re.MULTILINE):
        for moved in (dash[1:], f" {dash}"):
            problems = load_story(TEMPLATE.replace(dash, moved, 1).encode(), TODAY).problems
            assert [problem.rule for problem in problems] == ["indentation"]


@pytest.mark.parametrize(
    ("when", "today", "words"),
    [
        (PartialDate(2025, 8, 12), date(2025, 8, 12), "today"),
        (PartialDate(2025, 8, 12), date(2025, 8, 13), "yesterday"),
        (PartialDate(2025, 8, 12), date(2025, 8, 25), "13 days ago"),
        (PartialDate(2025, 8, 12), date(2025, 8, 26), "2 weeks ago"),
        (PartialDate(2025, 8, 12), date(2025, 10, 11), "8 weeks ago"),
        (PartialDate(2025, 8, 12), date(2025, 10, 12), "2 months ago"),
        (PartialDate(2025, 8), date(2025, 10, 12), "6 weeks ago"),
        (PartialDate(2025, 8, 12), date(2026, 11, 23), "15 months ago"),
        (PartialDate(2025, 8, 12), date(2027, 8, 11), "23 months ago"),
        (PartialDate(2025, 8, 12), date(2027, 8, 12), "2 years ago"),
        (PartialDate(2023, 8, 12), date(2026, 11, 23), "3 years ago"),
        (PartialDate(2025), date(2025, 11, 12), "not yet over"),
        (PartialDate(2025), date(2025, 1, 1), "not yet over"),
        (PartialDate(2025), date(2024, 12, 31), ""),
        (PartialDate(9999), date.max, "today"),
        (PartialDate(2025, 8, 12), date.max, "7974 years ago"),
    ],
)
def test_an_age_in_words(when: PartialDate, today: date, words: str) -> None:
    assert age(when, today) == words


def test_numbers_in_words() -> None:
    assert [spelled(amount) for amount in (1, 12, 13, 1_300)] == ["one", "twelve", "13", "1,300"]
    assert written(13_000) == "13,000"
    assert str(Value(Range(100, 200), "about", "dollars")) == "about 100 to 200 dollars"


def test_single_mistakes_have_one_message_each_at_the_right_line() -> None:
    right = (HERE / "right.yaml").read_text(encoding="utf-8")
    found = list(noticed(right, SEED, 60, lambda text: load_story(text.encode(), TODAY).problems))
    assert sum(mistake.is_answered(problems) for mistake, problems in found) >= 54


def test_a_mistake_in_a_line_that_was_mended_is_as_long_as_it_is_written() -> None:
    right = (Path(__file__).parent / "right.yaml").read_text(encoding="utf-8")
    story = right.replace("basis: reported", "basis: reported: x")
    (problem,) = load_story(story.encode(), TODAY).problems
    assert (problem.rule, problem.place) == ("bad-word", Place(37, 16, len("reported: x")))


def test_a_part_that_is_cut_off_near_a_mistake_is_no_mistake() -> None:
    lines = CONTENT.read_text(encoding="utf-8").split("\n")
    first = lines.index("  bbc-brasil:")
    moved = [line.removeprefix("  ") if first <= row < first + 2 else line for row, line in enumerate(lines)]
    problems = load_story("\n".join(moved).encode(), TODAY).errors
    assert [problem.place.line for problem in problems] == [first + 1, first + 3]
