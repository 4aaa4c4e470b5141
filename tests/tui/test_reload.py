"""A story that is saved while it is read: each edition is shown where the reader is."""

from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest

from conftest import TODAY, read
from explainer.present.lines import Target
from explainer.present.pages import PageName
from explainer.story import Story
from explainer.tui import prompt
from explainer.tui.frame import fit
from explainer.tui.navigation import Navigator
from explainer.tui.reload import neighbour, reread
from explainer.values import Id

from .seen import current, do, loaded, marked, navigator_of, page_rows, rows, seen, words
from .stories import OUTLINE, Outline, file_of, spoilt, story_of


@pytest.fixture
def navigator() -> Navigator:
    """The middle one of three sections at 80 columns and 24 rows."""
    return navigator_of(story_of(), at="two")


def take(navigator: Navigator, outline: Outline = OUTLINE, caveats: dict[str, str] | None = None) -> None:
    """Show what a save brings, until a key is pressed."""
    navigator.show_story(loaded(story_of(outline, caveats)))
    navigator.state.notice = ""


def rows_of_labels(navigator: Navigator) -> dict[str, int]:
    """The row of the page on which each figure's label stands."""
    found = ((re.search(r"Label (\w+)", text), row) for row, text in enumerate(page_rows(navigator)))
    return {label[1]: row for label, row in found if label}


class TestThePlace:
    def test_a_change_elsewhere_leaves_every_row_as_it_was(self, navigator: Navigator) -> None:
        for _ in range(3):
            navigator.move(1)
        navigator.scroll(2)
        before = rows(navigator)
        take(navigator, caveats={"a1": "other words", "c2": "other words"})
        assert rows(navigator)[:-1] == before[:-1]

    def test_the_current_figure_stays_on_its_row_when_one_above_grows(self, navigator: Navigator) -> None:
        for _ in range(3):
            navigator.move(1)
        navigator.scroll(2)
        before, top = rows_of_labels(navigator), navigator.state.front.top
        take(navigator, caveats={"b1": "long words " * 60})
        assert current(navigator) == ("two", "b4")
        assert rows_of_labels(navigator)["b4"] == before["b4"]
        assert navigator.state.front.top > top

    def test_at_the_top_the_page_stays_at_its_top(self, navigator: Navigator) -> None:
        take(navigator, caveats={"b1": "other words"})
        assert (current(navigator), navigator.state.front.top) == (("two", "b1"), 0)
        assert "The question of two" in seen(navigator)

    def test_a_removed_figure_hands_on_to_its_neighbour(self, navigator: Navigator) -> None:
        navigator.move(1)
        navigator.move(1)
        take(navigator, {**OUTLINE, "two": ["b6", "b4", "b1"]})
        assert current(navigator) == ("two", "b4")
        assert marked(navigator).startswith("Label b4")

    @pytest.mark.parametrize(
        ("gone_from", "left", "goes_on_at"),
        [
            ("b3", "b1 b2 b4 b5 b6", "b4"),
            ("b3", "b1 b2 b6", "b6"),
            ("b6", "b1 b2 b3 b4 b5", "b5"),
            ("b3", "b1", "b1"),
            ("b3", "b6 b3 b1", "b3"),
            ("b3", "new other", "new"),
        ],
        ids=["removed", "with the next", "the last one", "all but the first", "moved", "all are others"],
    )
    def test_the_neighbour_is_the_next_that_is_left_or_the_last(
        self, gone_from: str, left: str, goes_on_at: str
    ) -> None:
        before = [figure.id for figure in story_of().sections[1].figures]
        after = story_of({"two": left.split()}).sections[0].figures
        assert neighbour(before, Id(gone_from), after) == goes_on_at

    def test_sections_are_kept_or_hand_on_to_their_neighbour(self, navigator: Navigator) -> None:
        for left, place in (
            (["two", "three", "one"], ("two", "b1")),
            (["one", "two", "three"], ("two", "b1")),
            (["one", "three"], ("three", "c1")),
            (["one", "two"], ("two", "b1")),
            (["one"], ("one", "a1")),
        ):
            take(navigator, {name: OUTLINE[name] for name in left})
            assert current(navigator) == place
            assert f"The question of {place[0]}" in seen(navigator)
            assert f"{left.index(place[0]) + 1} {place[0]}" in rows(navigator)[1]

    def test_a_figure_is_found_again_in_a_section_that_got_another_id(self, navigator: Navigator) -> None:
        navigator.move(1)
        navigator.move(1)
        take(navigator, {"three": OUTLINE["three"], "one": OUTLINE["one"], "second": OUTLINE["two"]})
        assert current(navigator) == ("second", "b3")

    def test_a_section_that_was_left_is_come_back_to_at_its_figure(self, navigator: Navigator) -> None:
        navigator.move(1)
        navigator.move(1)
        navigator.open_section(0)
        take(navigator, {"new": ["n1"], **OUTLINE})
        assert navigator.state.section.id == "one"
        navigator.open_section(2)
        assert current(navigator) == ("two", "b3")

    def test_a_figure_that_moved_to_another_section_hands_on_to_its_neighbour_here(self, navigator: Navigator) -> None:
        navigator.move(1)
        take(navigator, {"one": ["a1", "b2"], "two": ["b1", "b3", "b4"]})
        assert current(navigator) == ("two", "b3")

    def test_a_source_stays_current(self, navigator: Navigator) -> None:
        navigator.go_to(Target("source", "carter"))
        before = page_rows(navigator)
        take(navigator, caveats={"c1": "other words"})
        assert page_rows(navigator) == before

    def test_a_figure_that_another_one_s_evidence_names_stays_current(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, at="times-as-many")
        navigator.enter()
        while navigator.state.front.current is None or navigator.state.front.current.target.name != "entries-2023":
            navigator.move(1)
        before = seen(navigator)
        navigator.show_story(loaded(shipped))
        assert seen(navigator) == before

    def test_where_much_is_gone_the_rest_is_in_view(self, navigator: Navigator) -> None:
        navigator.open(PageName("sources"))
        navigator.to_edge(last=True)
        take(navigator, {"one": ["a1"]})
        assert "The carter" in seen(navigator)
        assert marked(navigator)

    def test_a_match_that_is_in_no_figure_is_still_all_that_is_current(self, navigator: Navigator) -> None:
        prompt.begin_search(navigator)
        prompt.put(navigator, "question of two")
        prompt.accept(navigator)
        before = seen(navigator)
        take(navigator, caveats={"c1": "other words"})
        assert seen(navigator) == before


class TestTheEvidence:
    @pytest.mark.parametrize("size", [(80, 24), (140, 30)], ids=["in the page's place", "beside it"])
    def test_it_has_the_new_text(self, navigator: Navigator, size: tuple[int, int]) -> None:
        fit(navigator, *size)
        navigator.enter()
        take(navigator, caveats={"b1": "a, other words"})
        assert navigator.state.evidence_open
        assert "other words" in words(navigator)

    def test_it_stays_where_it_is_scrolled_to(self, navigator: Navigator) -> None:
        take(navigator, caveats={"b1": "a, " + "long words " * 200})
        navigator.enter()
        navigator.scroll(12)
        take(navigator, caveats={"b1": "a, " + "long words " * 200, "b2": "other words"})
        assert navigator.state.front.top == 12

    def test_of_a_figure_that_is_gone_it_closes_where_its_neighbour_is(self, navigator: Navigator) -> None:
        navigator.enter()
        take(navigator, {**OUTLINE, "two": ["b2", "b3"]})
        assert not navigator.state.evidence_open
        assert current(navigator) == ("two", "b2")

    def test_beside_the_page_a_shorter_one_is_not_left_out_of_sight(self) -> None:
        navigator = navigator_of(story_of(caveats={"b1": "a, " + "long words " * 200}), 140, 30, at="two")
        navigator.scroll(30, navigator.state.shown[1])
        take(navigator)
        assert "How it reached us" in seen(navigator)


class TestWhatIsToldOfIt:
    @pytest.mark.parametrize(
        ("outline", "told"),
        [
            ({**OUTLINE, "three": ["c1", "c2", "c3"]}, "Group c3: added · and 1 more"),
            ({**OUTLINE, "two": ["b1", "b2", "b3", "b4", "b5"]}, "Group b6: removed · and 1 more"),
            ({**OUTLINE, "one": ["a3", "a2", "a1"]}, "one: groups in another order"),
            (OUTLINE, ""),
        ],
    )
    def test_the_first_change_and_the_number_of_the_others_are_one_line(
        self, navigator: Navigator, outline: Outline, told: str
    ) -> None:
        navigator.show_story(loaded(story_of(outline)))
        assert navigator.state.notice == told

    def test_a_figure_that_got_another_id_keeps_its_place(self, navigator: Navigator) -> None:
        navigator.move(1)
        navigator.enter()
        before = [row for row in page_rows(navigator) if row]
        navigator.show_story(loaded(read(file_of().replace("id: b2", "id: b9").replace("id: two", "id: second"))))
        assert current(navigator) == ("second", "b9")
        assert navigator.state.notice == "two: id second, was two · and 1 more"
        assert [row for row in page_rows(navigator) if row] == before
        navigator.back()
        assert current(navigator) == ("second", "b9")


def changed_rows(navigator: Navigator) -> list[str]:
    """The rows of the page that are marked as changed."""
    return [row[2:].strip().split("  ")[0] for row in page_rows(navigator) if row[1:2] == "*"]


class TestTheMarksOfChanges:
    def test_rows_that_changed_are_marked_until_a_save_changes_others(self, navigator: Navigator) -> None:
        take(navigator, caveats={"b1": "other words", "b2": "other words"})
        assert changed_rows(navigator) == ["Label b1", "Label b2"]
        assert "▌*  Label b1" in seen(navigator)
        navigator.show_story(navigator.state.loaded._replace(today=TODAY))
        assert changed_rows(navigator) == ["Label b1", "Label b2"]
        take(navigator, caveats={"b1": "other words", "b2": "other words"})
        assert changed_rows(navigator) == ["Label b1", "Label b2"]  # nothing has changed since
        take(navigator, caveats={"b1": "other words", "b2": "other words", "b3": "other words"})
        assert changed_rows(navigator) == ["Label b3"]

    def test_a_broken_save_leaves_them(self, navigator: Navigator, tmp_path: Path) -> None:
        take(navigator, caveats={"b1": "other words"})
        path = tmp_path / "story.yaml"
        path.write_text(spoilt(basis=1), encoding="utf-8")
        navigator.show_story(navigator.state.loaded._replace(**reread(str(path), TODAY)))
        assert changed_rows(navigator) == ["Label b1"]

    def test_one_key_goes_through_them_in_a_circle_and_another_back(self, navigator: Navigator) -> None:
        for key in ("next_change", "previous_change"):
            do(key, navigator)
            assert current(navigator) == ("two", "b1")
        take(navigator, caveats={"a2": "other words", "b5": "other words", "c1": "other words"})
        gone_to = []
        for key in ("previous_change", "next_change", "next_change", "next_change", "previous_change"):
            do(key, navigator)
            gone_to.append(current(navigator))
        assert gone_to == [("three", "c1"), ("one", "a2"), ("two", "b5"), ("three", "c1"), ("two", "b5")]
        assert changed_rows(navigator) == ["Label b5"]


class TestWhatASaveBrings:
    def test_a_right_file_is_shown(self, navigator: Navigator, tmp_path: Path) -> None:
        path = tmp_path / "story.yaml"
        path.write_text(file_of(caveats={"b1": "other words"}), encoding="utf-8")
        navigator.show_story(navigator.state.loaded._replace(**reread(str(path), TODAY)))
        assert "other words" in seen(navigator)
        line = next(
            row for row, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "id: b1" in text
        )
        assert navigator.state.line_to_edit == line

    def test_a_wrong_one_keeps_the_story_and_leads_the_editor_to_the_first_mistake(
        self, navigator: Navigator, tmp_path: Path
    ) -> None:
        path = tmp_path / "story.yaml"
        path.write_text(spoilt(basis=1), encoding="utf-8")
        story = navigator.state.loaded.story
        navigator.show_story(navigator.state.loaded._replace(**reread(str(path), TODAY)))
        assert navigator.state.loaded.story is story
        line = next(
            row for row, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "witneses" in text
        )
        assert navigator.state.line_to_edit == line


@pytest.mark.parametrize("written", [file_of(), spoilt(basis=1), None], ids=["right", "wrong", "gone"])
def test_garbage_is_collected_again_after_a_save(written: str | None, tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    if written:
        path.write_text(written, encoding="utf-8")
    gc.enable()
    try:
        reread(str(path), TODAY)
        assert gc.isenabled()
    finally:
        gc.disable()  # as all tests have it
