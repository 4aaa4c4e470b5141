"""The mouse does what a person tries: tabs, keys at the foot, the wheel, rows, names, addresses and choices."""

from __future__ import annotations

import pytest

from explainer.story import Story
from explainer.tui import prompt
from explainer.tui.frame import fit
from explainer.tui.header_and_foot import foot
from explainer.tui.mouse import Mouse
from explainer.tui.navigation import Navigator

from .seen import clicked, current, marked, navigator_of, page_rows, row_of, rows, seen
from .stories import story_of


@pytest.fixture
def navigator() -> Navigator:
    return navigator_of(story_of(), 100, 40, at="two")


def click(navigator: Navigator, text: str, beside: bool = False) -> tuple[str, str]:
    """Click on the first place where a text stands; an action or an address that it asks for."""
    row = row_of(navigator, text)
    left = rows(navigator)[row].rindex(text) if beside else rows(navigator)[row].index(text)
    return clicked(navigator, left, row)


class TestTabs:
    def test_a_click_on_a_tab_goes_to_its_section(self, navigator: Navigator) -> None:
        for name in ("three", "one", "two"):
            click(navigator, name)
            assert navigator.state.section.id == name

    def test_a_tab_begins_where_the_one_before_it_ends(self, navigator: Navigator) -> None:
        edge = rows(navigator)[1].index(" 2 two ")
        for x, name in ((edge, "two"), (edge - 1, "one"), (edge + 6, "two"), (edge + 7, "three")):
            clicked(navigator, x, 1)
            assert navigator.state.section.id == name

    def test_a_click_beside_them_does_nothing(self, navigator: Navigator) -> None:
        clicked(navigator, 50, 1)
        assert navigator.state.section.id == "two"

    def test_where_only_the_current_one_is_named_it_does_nothing(self, navigator: Navigator) -> None:
        fit(navigator, 50, 20)
        clicked(navigator, 3, 1)
        assert navigator.state.section.id == "two"


class TestTheFoot:
    def test_a_click_on_a_key_asks_for_what_it_does(self, navigator: Navigator) -> None:
        for words, action in (
            ("enter evidence", "enter"),
            ("? keys", "keys"),
            ("q quit", "quit"),
            ("space page", "page_down"),
        ):
            assert click(navigator, words) == (action, "")
            left = rows(navigator)[-1].index(words)
            for beside, asked in ((-1, ""), (len(words) - 1, action), (len(words), "")):
                assert clicked(navigator, left + beside, navigator.state.rows - 1) == (asked, "")

    def test_during_a_search_it_is_the_key_that_stands_there(self) -> None:
        for columns in range(60, 140, 9):
            navigator = navigator_of(story_of(), columns, 30)
            prompt.begin_search(navigator)
            prompt.put(navigator, "label")
            prompt.accept(navigator)
            asked = {span.target for span in foot(navigator.state) if span.target}
            shown = rows(navigator)[-1].removesuffix("1 of 11 ").partition("“")[0].replace(" follow", "").split("  ")
            assert len(asked) == len([words for words in shown if words.strip()])

    def test_between_the_keys_it_asks_for_nothing(self, navigator: Navigator) -> None:
        foot = rows(navigator)[-1]
        assert clicked(navigator, foot.index("  ", 3), navigator.state.rows - 1) == ("", "")

    @pytest.mark.parametrize("pressed", ["enter evidence", "2 two", "Label b3", " T "])
    def test_a_key_on_which_the_button_was_not_pressed_is_not_clicked(self, navigator: Navigator, pressed: str) -> None:
        mouse, screen = Mouse(navigator), rows(navigator)
        row = row_of(navigator, pressed)
        mouse.press(screen[row].index(pressed), row)
        assert mouse.click(screen[-1].index("q quit"), navigator.state.rows - 1) == ("", "")
        mouse.press(screen[-1].index("q quit"), navigator.state.rows - 1)
        before = seen(navigator)
        assert mouse.click(screen[row].index(pressed), row) == ("", "")
        assert seen(navigator) == before

    def test_a_click_on_what_is_said_only_takes_that_away(self, navigator: Navigator) -> None:
        navigator.state.notice = "something was said " * 8
        assert clicked(navigator, 5, navigator.state.rows - 2) == ("", "")
        assert navigator.state.notice == ""
        assert current(navigator) == ("two", "b1")

    def test_a_click_is_no_answer_to_a_question(self, navigator: Navigator) -> None:
        navigator.state.question = "Really?"
        assert rows(navigator)[-1].endswith("  y yes  n no ")
        assert clicked(navigator, 95, navigator.state.rows - 1) == ("", "")
        assert navigator.state.question == ""

    def test_while_something_is_typed_there_are_no_keys_to_click(self, navigator: Navigator) -> None:
        prompt.begin_search(navigator)
        assert clicked(navigator, 3, navigator.state.rows - 1) == ("", "")


class TestRows:
    def test_a_click_makes_a_row_current_and_a_second_one_opens_it(self, navigator: Navigator) -> None:
        click(navigator, "Label b3")
        assert current(navigator) == ("two", "b3")
        assert not navigator.state.evidence_open
        click(navigator, "Label b3")
        assert navigator.state.evidence_open
        assert current(navigator) == ("two", "b3")

    def test_one_that_is_cut_comes_into_view_no_further_than_it_must(self) -> None:
        navigator = navigator_of(story_of(), 100, 21, at="two")
        assert "Label b4" in page_rows(navigator)[-1]
        click(navigator, "Label b4")
        assert current(navigator) == ("two", "b4")
        assert "▌   ! a caveat" in page_rows(navigator)[-1]

    def test_any_line_of_a_row_will_do(self, navigator: Navigator) -> None:
        clicked(navigator, 20, row_of(navigator, "Label b2") + 1)
        assert current(navigator) == ("two", "b2")

    def test_between_the_rows_it_does_nothing(self, navigator: Navigator) -> None:
        before = seen(navigator)
        clicked(navigator, 20, row_of(navigator, "Label b2") - 1)
        click(navigator, "The question of two")
        assert seen(navigator) == before

    def test_the_row_beside_the_evidence_takes_the_keys_back(self) -> None:
        navigator = navigator_of(story_of(), 140, 40, at="two")
        navigator.enter()
        click(navigator, "Label b2")
        assert (navigator.state.evidence_open, current(navigator)) == (False, ("two", "b2"))

    def test_a_click_in_the_evidence_beside_moves_the_keys_there(self) -> None:
        navigator = navigator_of(story_of(), 140, 40, at="two")
        click(navigator, "read in full", beside=True)
        assert navigator.state.evidence_open
        assert navigator.state.front.current
        assert navigator.state.front.current.target.name == "carter"

    def test_it_marks_what_was_clicked_there(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 126, 60, at="entries-2024")
        click(navigator, "Fakti, 12", beside=True)
        assert navigator.state.front.current
        assert navigator.state.front.current.target.name == "fakti"


class TestNames:
    """Text that names a figure or a source leads there, and esc leads back."""

    def test_a_number_in_the_answer_leads_to_its_row(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 80, 24, at="scale")
        before = seen(navigator)
        click(navigator, "13,221")
        assert current(navigator) == ("scale", "entries-published")
        assert marked(navigator)
        navigator.back()
        assert seen(navigator) == before

    def test_one_of_another_section_leads_to_that(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 80, 24)
        click(navigator, "more than 10,000")
        assert current(navigator) == ("scale", "already-working")
        navigator.back()
        assert current(navigator) == ("conditions", "working-day")

    def test_who_says_it_leads_to_the_source(self, navigator: Navigator) -> None:
        click(navigator, "The carter")
        assert navigator.state.front.page.kind == "sources"
        assert "The carter" in marked(navigator)
        navigator.back()
        assert current(navigator) == ("two", "b1")

    def test_a_name_in_the_evidence_beside_leads_there_and_back_to_the_evidence(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 126, 60, at="times-as-many")
        click(navigator, "13,221 / 1,117 =", beside=True)
        assert current(navigator) == ("scale", "entries-published")
        navigator.back()
        assert navigator.state.evidence_open
        assert navigator.state.front.page.name == "times-as-many"

    def test_a_name_where_that_itself_stands_only_marks_it(self) -> None:
        navigator = navigator_of(story_of(caveats={"b2": '"Of {b2} nothing is known."'}), 100, 40, at="two")
        click(navigator, "about 3 nothing")
        assert current(navigator) == ("two", "b2")
        assert not navigator.state.can_go_back


class TestAddresses:
    def test_a_click_on_one_asks_for_it(self, navigator: Navigator) -> None:
        navigator.enter()
        assert click(navigator, "https://example.org/carter") == ("", "https://example.org/carter")


class TestTheScrollbar:
    @pytest.mark.parametrize("side", [False, True])
    def test_it_is_dragged_to_the_end_and_back(self, side: bool) -> None:
        navigator = navigator_of(story_of(), 140, 20, at="two")
        mouse, boxes = Mouse(navigator), navigator.state.boxes
        box = boxes.evidence if side else boxes.page
        edge = box.x + box.width - 1
        assert mouse.press(edge, box.y + box.height // 2)
        middle = navigator.state.shown[side].position
        mouse.drag(edge + 3, 19)
        end = navigator.state.shown[side].position
        mouse.drag(edge, 0)
        start = navigator.state.shown[side].position
        tops = [position.top for position in (start, middle, end)]
        assert tops[0] == 0 < tops[1] < tops[2]
        assert mouse.click(edge, box.y) == ("", "")
        assert not navigator.state.evidence_open


class TestWhatARowCounts:
    @pytest.mark.parametrize("size", [(100, 30), (150, 42)])
    def test_one_click_shows_the_evidence_with_it(self, shipped: Story, size: tuple[int, int]) -> None:
        navigator = navigator_of(shipped, *size, at="scale")
        click(navigator, "1 more caveat")
        assert navigator.state.front.page.name == "already-working"
        assert navigator.state.evidence_open
        navigator.back()
        assert marked(navigator).startswith("said to work there")


class TestTheWheel:
    def test_it_scrolls_the_page_under_it(self) -> None:
        navigator = navigator_of(story_of(), 140, 20, at="two")
        boxes = navigator.state.boxes
        Mouse(navigator).wheel(boxes.page.x + 3, boxes.page.y + 3, 1)
        Mouse(navigator).wheel(boxes.evidence.x + 3, boxes.evidence.y + 3, 2)
        assert navigator.state.side_page
        assert (navigator.state.main_page.top, navigator.state.side_page.top) == (1, 2)


class TestThePalette:
    def test_a_click_on_a_choice_chooses_it(self, navigator: Navigator) -> None:
        prompt.begin_choice(navigator)
        prompt.put(navigator, "Label c2")
        assert click(navigator, "Label c2") == ("accept", "")
        prompt.accept(navigator)
        assert current(navigator) == ("three", "c2")

    def test_a_click_on_a_tab_closes_it(self, navigator: Navigator) -> None:
        prompt.begin_choice(navigator)
        click(navigator, "three")
        assert navigator.state.typed is None
        assert current(navigator) == ("three", "c1")

    def test_so_does_one_on_the_title_and_the_reader_is_where_he_was(self, navigator: Navigator) -> None:
        before = seen(navigator)
        prompt.begin_choice(navigator)
        clicked(navigator, 3, 0)
        assert seen(navigator) == before

    def test_where_there_is_nothing_to_choose_it_stays(self, navigator: Navigator) -> None:
        prompt.begin_choice(navigator)
        prompt.put(navigator, "no such words")
        assert click(navigator, "No match.") == ("", "")
        assert navigator.state.typed == "no such words"


def test_a_screen_that_is_too_small_has_nothing_to_click(navigator: Navigator) -> None:
    before = seen(navigator)
    fit(navigator, 20, 5)
    for y in range(5):
        mouse = Mouse(navigator)
        assert not mouse.press(3, y)
        assert mouse.click(3, y) == ("", "")
        mouse.wheel(3, y, 3)
    fit(navigator, 100, 40)
    assert seen(navigator) == before
