"""Moving on a page: from figure to figure, by lines, by pages, to its ends."""

from __future__ import annotations

from itertools import pairwise

import pytest

from explainer.present.pages import PageName
from explainer.story import Story
from explainer.tui.frame import frame
from explainer.tui.navigation import Navigator

from .seen import SIZES, current, marked, navigator_of, page_rows, seen, text_of
from .stories import OUTLINE, story_of


@pytest.fixture
def navigator() -> Navigator:
    """The middle one of three sections at 80 columns and 24 rows."""
    return navigator_of(story_of(), at="two")


class TestFromGroupToGroup:
    def test_its_title_is_in_view_above_its_first_row(self, navigator: Navigator) -> None:
        for name in ("b2", "b3", "b4", "b5", "b6"):
            navigator.move_group(1)
            assert marked(navigator).startswith(f"Label {name}")
            assert any(f"Group {name}" in row for row in page_rows(navigator))
        for name in ("b5", "b4", "b3", "b2", "b1"):
            navigator.move_group(-1)
            assert marked(navigator).startswith(f"Label {name}")
            assert any(f"Group {name}" in row for row in page_rows(navigator))

    def test_a_page_without_rows_goes_from_title_to_title(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 100, 30)
        navigator.open(PageName("keys"))
        for by in (1, -1):
            navigator.move_group(by)
        assert navigator.state.front.top == 0
        navigator.move_group(1)
        assert page_rows(navigator)[0].strip(" ▐") == "Keys"


class TestFromFigureToFigure:
    def test_the_first_one_is_current_at_the_start(self, navigator: Navigator) -> None:
        assert current(navigator) == ("two", "b1")
        assert marked(navigator).startswith("Label b1")

    def test_next_and_previous_mark_the_ones_beside_it(self, navigator: Navigator) -> None:
        met = []
        for by in (1, 1, -1):
            navigator.move(by)
            met.append(current(navigator)[1])
            assert marked(navigator).startswith(f"Label {met[-1]}")
        assert met == ["b2", "b3", "b2"]

    def test_the_first_and_the_last_are_the_ends(self, navigator: Navigator) -> None:
        navigator.move(-1)
        assert current(navigator) == ("two", "b1")
        for _ in range(10):
            navigator.move(1)
        assert current(navigator) == ("two", "b6")

    def test_going_back_to_the_first_shows_the_question_again(self, navigator: Navigator) -> None:
        for by in (*[1] * 5, *[-1] * 5):
            navigator.move(by)
        assert "The question of two" in seen(navigator)

    def test_one_that_is_longer_than_the_screen_begins_at_its_top_and_is_read_to_its_end(self) -> None:
        navigator = navigator_of(story_of(caveats={"c2": "long words " * 200 + "to the end"}), at="three")
        navigator.move(1)
        assert page_rows(navigator)[0].startswith("▌   Label c2")
        assert "to the end" not in marked(navigator)
        navigator.move(1)
        assert "to the end" in marked(navigator)

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_every_figure_of_the_story_is_reached_and_in_view(self, shipped: Story, size: tuple[int, int]) -> None:
        navigator = navigator_of(shipped, *size)
        for index, section in enumerate(shipped.sections):
            navigator.open_section(index)
            navigator.to_edge(last=False)
            reached = []
            before = object()
            while before != navigator.state.front:
                before = navigator.state.front
                if mark := navigator.state.front.current:
                    reached += [mark.target.name] if mark.target.name not in reached else []
                assert marked(navigator) or navigator.state.front.top == 0
                navigator.move(1)
            events = [
                f"{section.id}/{number}" for number in range(len(section.timeline.events if section.timeline else ()))
            ]
            assert reached == [*(figure.id for figure in section.figures), *events]

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_the_next_one_is_all_in_sight_and_four_lines_below_it_where_there_is_room(
        self, shipped: Story, size: tuple[int, int]
    ) -> None:
        navigator = navigator_of(shipped, *size, at="scale")
        layout, height = navigator.state.layout(navigator.state.front.page), navigator.state.boxes.page.height
        if navigator.state.front.current is None:
            navigator.move(1)
        for mark in layout.page.targets:
            rows, top = layout.extents[mark], navigator.state.front.top
            assert navigator.state.front.current == mark
            assert top <= rows.start
            assert top + height >= min(rows.stop + 4, len(layout.lines), rows.start + height)
            navigator.move(1)

    def test_the_mark_and_its_band_cover_all_that_stands_under_a_row(self) -> None:
        navigator = navigator_of(story_of(caveats={"b2": "words of a caveat " * 9}), at="b2")
        banded = [text_of(row) for row in frame(navigator.state) if any(span.background == "current" for span in row)]
        assert [row[0] for row in banded] == ["▌"] * 4
        assert "Label b2" in banded[0]
        assert banded[3].strip("▌▐ ").endswith("caveat")


class TestScrolling:
    def test_a_line_at_a_time(self, navigator: Navigator) -> None:
        for by in (1, 1, 1, -1):
            navigator.scroll(by)
        assert navigator.state.front.top == 2

    def test_the_current_figure_is_always_in_view(self, navigator: Navigator) -> None:
        navigator.to_edge(last=False)
        for by in (1, -1):
            for _ in navigator.state.layout(navigator.state.front.page).lines:
                navigator.scroll(by)
                assert marked(navigator)

    def test_a_figure_that_stays_in_view_stays_current(self, navigator: Navigator) -> None:
        navigator.move(1)
        navigator.scroll(1)
        assert current(navigator)[1] == "b2"

    def test_a_page_keeps_two_lines_of_the_one_before(self, navigator: Navigator) -> None:
        navigator.open(PageName("keys"))

        def texts() -> list[str]:
            return [row.strip(" ▌▐") for row in page_rows(navigator)]

        before = texts()
        navigator.page_down()
        assert texts()[:2] == before[-2:]
        navigator.page_up()
        assert texts() == before

    def test_the_end_and_the_top_are_a_key_away(self, navigator: Navigator) -> None:
        navigator.to_edge(last=True)
        assert current(navigator)[1] == "b6"
        assert "Label b6" in seen(navigator)
        navigator.to_edge(last=False)
        assert current(navigator)[1] == "b1"
        assert "The question of two" in seen(navigator)

    def test_the_bar_says_how_far_it_is(self, navigator: Navigator) -> None:
        def bar() -> list[int]:
            return [number for number, row in enumerate(page_rows(navigator)) if row.endswith("▐")]

        assert bar()[0] == 0
        navigator.to_edge(last=True)
        assert bar()[-1] == navigator.state.boxes.page.height - 1

    def test_only_a_page_that_is_not_all_in_view_has_one(self) -> None:
        for rows in range(24, 60):
            navigator = navigator_of(story_of(), 80, rows)
            is_cut = len(navigator.state.layout(navigator.state.front.page).lines) > navigator.state.boxes.page.height
            assert ("▐" in seen(navigator)) == is_cut


class TestPagingThrough:
    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_the_page_key_alone_shows_every_line_of_the_story(self, shipped: Story, size: tuple[int, int]) -> None:
        navigator = navigator_of(shipped, *size)
        shown: dict[str, set[int]] = {}
        while True:
            lines = range(navigator.state.front.top, navigator.state.front.top + navigator.state.boxes.page.height)
            shown.setdefault(navigator.state.section.id, set()).update(lines)
            if not navigator.page_down():
                break
        assert list(shown) == [section.id for section in shipped.sections]
        for index, section in enumerate(shipped.sections):
            navigator.open_section(index)
            assert shown[section.id] >= set(range(len(navigator.state.layout(navigator.state.front.page).lines)))

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    @pytest.mark.parametrize("kind", ["section", "sources", "evidence"])
    def test_no_page_begins_within_what_began_a_few_lines_above(
        self, shipped: Story, size: tuple[int, int], kind: str
    ) -> None:
        navigator = navigator_of(shipped, *size, at="scale")
        if kind != "section":
            navigator.open(PageName(kind, "entries-2024" if kind == "evidence" else ""))  # type: ignore[arg-type]
        layout, height = navigator.state.layout(navigator.state.front.page), navigator.state.boxes.page.height
        last = len(layout.lines) - height
        tops = [navigator.state.front.top]
        while tops[-1] < last:
            navigator.page_down()
            tops.append(navigator.state.front.top)
            assert tops[-2] < tops[-1] <= tops[-2] + height
        assert tops[1:-1] or kind == "evidence" or size[1] > 24
        for before, top in pairwise(tops[:-1]):
            mark = layout.occurrence_at(top)
            begin = layout.extents[mark].start if mark else top
            assert begin == top or top - begin > min(6, height // 3) or begin <= before
            assert top - before >= height - 2 - min(6, height // 3)
        for _ in tops:
            before = navigator.state.front.top
            navigator.page_up()
            assert before - height <= navigator.state.front.top
        assert navigator.state.front.top == 0

    def test_a_page_back_is_the_one_that_was_before(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 80, 20, at="conditions")
        tops = []
        for _ in range(4):
            tops.append(navigator.state.front.top)
            navigator.page_down()
        for top in reversed(tops):
            navigator.page_up()
            assert navigator.state.front.top == top

    @pytest.mark.parametrize("lines", range(1, 10))
    def test_one_back_after_some_lines_begins_with_something_too(self, shipped: Story, lines: int) -> None:
        navigator = navigator_of(shipped, 80, 24, at="conditions")
        for _ in range(2):
            navigator.page_down()
        navigator.scroll(lines)
        before, layout = navigator.state.front.top, navigator.state.layout(navigator.state.front.page)
        navigator.page_up()
        top = navigator.state.front.top
        assert before - 17 <= top <= before - 17 + 6
        mark = layout.occurrence_at(top)
        assert mark is None or layout.extents[mark].start == top

    def test_the_next_section_begins_at_its_top(self, navigator: Navigator) -> None:
        navigator.to_edge(last=True)
        assert navigator.page_down()
        assert current(navigator) == ("three", "c1")
        assert "The question of three" in seen(navigator)

    def test_it_does_so_wherever_that_one_was_left(self, navigator: Navigator) -> None:
        navigator.open_section(2)
        navigator.to_edge(last=True)
        navigator.open_section(1)
        navigator.to_edge(last=True)
        assert navigator.page_down()
        assert current(navigator) == ("three", "c1")
        assert "The question of three" in seen(navigator)

    def test_at_the_end_of_the_last_one_there_is_nothing_more(self) -> None:
        navigator = navigator_of(story_of(), at="three")
        navigator.to_edge(last=True)
        assert not navigator.page_down()
        assert current(navigator) == ("three", OUTLINE["three"][-1])
