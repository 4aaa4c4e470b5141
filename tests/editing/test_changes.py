"""What changed between two editions, in the words of the pages: every change is told, and told once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from decimal import Decimal
from typing import Any, NamedTuple, get_args, get_type_hints

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import TOP, read
from explainer.present.changes import compared
from explainer.present.lines import Target, text_of
from explainer.story import Computed, Figure
from explainer.values import Clock, Confidence, Formula, PartialDate, Value

from .stories import BUSES

STORY = read(BUSES)
Path = tuple[str | int, ...]
"""The way to a part of a story: ("sections", 0, "groups", 1)."""


def at(part: Any, path: Path) -> Any:
    for step in path:
        part = getattr(part, str(step)) if hasattr(part, "_fields") else part[step]
    return part


def put(part: Any, path: Path, value: Any) -> Any:
    """The part with another value at a path."""
    if not path:
        return value
    changes: dict[Any, Any] = {path[0]: put(at(part, path[:1]), path[1:], value)}
    if hasattr(part, "_fields"):
        return part._replace(**changes)
    if isinstance(part, dict):
        return part | changes
    return tuple(changes.get(number, each) for number, each in enumerate(part))


NAMED = {"sections", "groups", "figures", "sources", "timeline"}
"""The fields with parts that have names of their own."""


def fields(part: Any = STORY, path: Path = ()) -> Iterator[Path]:
    """The paths of all fields of a story but ids and the format's version."""
    if isinstance(part, dict):
        for name, each in part.items():
            yield from fields(each, (*path, name))
    elif type(part) is tuple:
        for number, each in enumerate(part):
            yield from fields(each, (*path, number))
    elif part is not None:
        for name in part._fields:
            if name in NAMED or (name in ("confidence", "computed") and getattr(part, name)):
                yield from fields(getattr(part, name), (*path, name))
            elif name not in ("id", "explainer"):
                yield (*path, name)


FIELDS = list(fields())


def other(path: Path) -> Any:
    """Another value for a field."""
    owner, name = at(STORY, path[:-1]), path[-1]
    kind, value = get_type_hints(type(owner))[str(name)], getattr(owner, str(name))
    words = [each for part in (kind, *get_args(kind)) for each in get_args(part) if isinstance(each, str)]
    match value:
        case bool():
            return not value
        case int() | Decimal():
            return value + 1
        case Value():
            return value._replace(amount=7)
        case PartialDate():
            return value._replace(year=value.year - 1)
        case Clock():
            return Clock(time(3), value.end)
        case str():
            ids = {str(each) for each in STORY.sources}
            choices = words or (ids if value in ids else [])
            return min({*choices} - {value}, default=f"{value} and more")
        case (_, *rest):
            return tuple(rest)
    blank = {
        "Value": Value(7),
        "Clock": Clock(time(1), time(2)),
        "PartialDate": PartialDate(2001),
        "int": 7,
        "Computed": Computed(Formula("1 + 1")),
        "Confidence": Confidence("low", "it is new"),
    }
    found = next((each for word, each in blank.items() if word in str(kind)), None)
    return found or min(words, default="lantern") if value is None else value


def test_each_field_that_changes_is_told_once_by_its_name() -> None:
    for path in FIELDS:
        after = put(STORY, path, other(path))
        found = compared(STORY, after)
        told = [] if after == STORY else [path[-1]]  # an empty list stays empty
        assert [change.field for change in found] == told, path
        assert all(change.text and change.before != change.after for change in found), path


TAKEN = ("word", "because", "title", "unit", "basis", "source", "via", "background", "of")
"""What figures take from their group, and the one group of a section from it, where the same change is told."""


@settings(deadline=None, max_examples=60)
@example({("sources", "town-hall", "name"), ("sections", 2, "groups", 0, "figures", 0, "caveats")})
@given(st.sets(st.sampled_from([path for path in FIELDS if path[-1] not in TAKEN]), min_size=2, max_size=12))
def test_of_many_fields_each_is_told_once(paths: set[Path]) -> None:
    after = STORY
    for path in paths:
        after = put(after, path, other(path))
    edited = {path for path in paths if at(after, path) != at(STORY, path)}
    found = compared(STORY, after)
    assert sorted(change.field for change in found) == sorted(str(path[-1]) for path in edited)
    assert len(set(found)) == len(found)


LISTS: list[Path] = [
    ("sections",),
    ("sections", 0, "groups"),
    ("sections", 0, "groups", 0, "figures"),
    ("sections", 0, "groups", 0, "figures", 0, "caveats"),
    ("sections", 0, "groups", 0, "figures", 0, "differs"),
    ("sections", 2, "timeline", "events"),
]


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_nothing_is_told_exactly_where_the_stories_are_equal(data: st.DataObject) -> None:
    """Lists in any order, with items left out or there twice, against each other."""
    editions = []
    for _ in range(2):
        path = data.draw(st.sampled_from(LISTS))
        items = at(STORY, path)
        drawn = data.draw(st.permutations(items))[: data.draw(st.integers(1, len(items)))]
        editions.append(put(STORY, path, tuple(drawn)))
    before, after = editions
    assert (compared(before, after) == []) == (before == after)
    assert compared(before, before) == []


BEFORE = "Rides on the night buses, a year, four years before"
RIDES = "Rides on the night buses, a year, by the machines"
A_NIGHT = "Rides on the night buses, a year, a night"


def sentences(after: str) -> list[str]:
    """What is told of an edition of the story."""
    return [text_of(change.line) for change in compared(STORY, read(after))]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("value: about 11,000", 'value: "10,000"', [f"{BEFORE}: 10,000, was about 11,000"]),
        ("high because every ticket", "low because every ticket",
         [f"{RIDES}: low confidence, was high", f"{A_NIGHT}: low confidence, was high"]),
        ("high because every ticket", "high because each ticket", [f"{RIDES}: reason for the confidence reworded"]),
        ("22:30 to 05:30\n", "22:30 to 04:30\n",
         ["Nights, a night at the wheel: 10:30 pm to 4:30 am, was 10:30 pm to 5:30 am"]),
        ("definition: Anybody", "gaps: Anybody", ["People who ride, by one expert: caveat reworded"]),
        ("basis: estimate", "basis: forecast", ["People who ride, by one expert: forecast, was estimate"]),
        ("at five in the morning", "at six in the morning", ["Nights, the last bus: words reworded"]),
        ("short: depot", "short: machines", ["Ticket machines of the bus depot: short machines, was depot"]),
        ("checked: 2025-04-02", "checked: 2025-04-03", ["The story: checked 3 Apr 2025, was 2 Apr 2025"]),
        ("How many ride at night?", "How many?", ["Riders: question How many?, was How many ride at night?"]),
        ("note: Nothing is said", "note: Nobody speaks",
         ["The night lines: note Nobody speaks of Sundays., was Nothing is said of Sundays."]),
    ],
)  # fmt: skip
def test_a_change_is_told_in_the_words_of_the_page(old: str, new: str, expected: list[str]) -> None:
    assert sentences(BUSES.replace(old, new)) == expected


def test_what_follows_is_told_behind_what_it_follows_from() -> None:
    assert sentences(BUSES.replace("more than 18,000", "about 18,200")) == [
        f"{RIDES}: about 18,200, was more than 18,000",
        "calculated from it: about 50, was more than 45 (Rides on the night buses, a year, a night)",
        f"{RIDES}: quote reworded",
    ]


def test_what_a_group_gives_to_its_rows_is_told_of_the_group_alone() -> None:
    after = BUSES.replace("unit: people", "unit: riders").replace(
        "moderate because the town hall", "low because the town hall"
    )
    assert sentences(after) == [
        "Rides on the night buses, a year: low confidence, was moderate",
        "People who ride: unit riders, was people",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("rides-before", "rides-then", f"{BEFORE}: id rides-then, was rides-before"),
        ("third-line", "harbour-line", "Buses for a third line, March 2025: id harbour-line, was third-line"),
        ("town-hall", "hall", "Town hall of Lower Quill: id hall, was town-hall"),
        ("riders", "people-at-night", "Riders: id people-at-night, was riders"),
    ],
)
def test_a_renamed_part_is_one_change_wherever_it_is_named(old: str, new: str, expected: str) -> None:
    after = (
        BUSES.replace(f"{old}:", f"{new}:").replace(f"id: {old}\n", f"id: {new}\n").replace(f"{{{old}}}", f"{{{new}}}")
    )
    after = after.replace(f"source: {old}", f"source: {new}").replace(f"[{old}", f"[{new}")
    assert sentences(after) == [expected]


def test_a_figure_that_was_renamed_and_changed_is_told_as_both() -> None:
    after = BUSES.replace("id: last-bus", "id: bus-home").replace("says: at five", "says: at four")
    assert [(change.kind, change.field) for change in compared(STORY, read(after))] == [
        ("renamed", "id"),
        ("changed", "says"),
    ]


def test_what_is_added_moved_and_gone() -> None:
    moved = put(STORY, ("sections", 0, "groups", 0, "figures"), STORY.sections[0].groups[0].figures[:2])
    figures = (*STORY.sections[0].groups[1].figures, STORY.sections[0].groups[0].figures[2])
    moved = put(moved, ("sections", 0, "groups", 1, "figures"), figures)
    assert [text_of(change.line) for change in compared(STORY, moved)] == [
        "People who ride, a night: moved, was in Rides on the night buses, a year"
    ]
    fewer = put(STORY, ("sections", 0, "groups", 1, "figures"), STORY.sections[0].groups[1].figures[:1])
    assert [text_of(change.line) for change in compared(STORY, fewer)] == ["People who ride, to or from work: removed"]
    assert [change.target for change in compared(STORY, fewer)] == [None]
    [added] = compared(fewer, STORY)
    assert (text_of(added.line), added.target) == (
        "People who ride, to or from work: added", Target("figure", "shift-workers")
    )  # fmt: skip
    turned = put(STORY, ("sections", 0, "groups", 1, "figures"), STORY.sections[0].groups[1].figures[::-1])
    assert [text_of(change.line) for change in compared(STORY, turned)] == ["People who ride: figures in another order"]


def test_an_event_is_told_at_its_own_row() -> None:
    [change] = compared(STORY, put(STORY, ("sections", 2, "timeline", "events", 1, "text"), "The second line"))
    assert (text_of(change.line), change.target) == ("The night lines: event reworded", Target("event", "plans/1"))
    assert change.before == "Sep 2023 · A second line · Town hall of Lower Quill · background · single line · end"


def test_comments_and_the_order_of_keys_are_no_change() -> None:
    lines = BUSES.splitlines()
    lines[lines.index("as_of: 2025-03-14")] = "# nothing"
    assert compared(STORY, read("\n".join([*lines, "as_of: 2025-03-14"]))) == []


def test_a_field_that_the_model_gets_is_told_without_more() -> None:
    fields = [*get_type_hints(Figure).items(), ("mood", str)]
    wider = NamedTuple("Figure", fields)  # type: ignore[misc]
    path: Path = ("sections", 0, "groups", 0, "figures", 0)
    glad, sad = (put(STORY, path, wider._make((*at(STORY, path), mood))) for mood in ("glad", "sad"))
    [change] = compared(glad, sad)
    assert text_of(change.line) == f"{RIDES}: mood sad, was glad"


def test_the_numbers_of_a_long_chain_of_arithmetic_follow_one_another() -> None:
    row = "      - {{id: link-{0}, label: {0}, unit: rides, computed: {{formula: '{{{1}}} + 1'}}, caveat: Long.}}"
    rows = [row.format(0, "people"), *(row.format(number, f"link-{number - 1}") for number in range(1, 600))]
    text = BUSES.replace("\n  - id: plans", "\n".join(["", *rows, "", "  - id: plans"]))
    found = compared(read(text), read(text.replace("900 ", "800 ")))
    assert sum(change.kind == "calculated" for change in found) == 600
    assert [change.name for change in found][:2] == ["People who ride, by one expert", "Nights, 0"]


def test_the_shipped_story_is_equal_to_itself() -> None:
    data = (TOP / "content.yaml").read_bytes()
    assert compared(read(data), read(data)) == []
