"""Text that is selected with the mouse is copied as it is read, not as it is drawn."""

from __future__ import annotations

import pytest

from explainer.present.pages import PageName
from explainer.tui.frame import fit, frame
from explainer.tui.mouse import Mouse
from explainer.tui.navigation import Navigator

from .seen import loaded, navigator_of, page_rows, row_of, rows, seen
from .stories import OUTLINE, story_of

LONG = "these words of the caveat go on for more than one line and a blank at a break belongs to them as well"


def select(navigator: Navigator, start: tuple[int, int], *others: tuple[int, int]) -> str:
    """Drag from a cell over others, each as column and row of the screen; what is copied then."""
    mouse = Mouse(navigator)
    mouse.press(*start)
    for cell in others:
        mouse.drag(*cell)
    return navigator.state.selected_text


def cell_of(navigator: Navigator, text: str, last: bool = False) -> tuple[int, int]:
    """The cell where a text begins, or the last one that it has; all before it is one cell wide."""
    row = row_of(navigator, text)
    left = rows(navigator)[row].index(text)
    return left + (len(text) - 1 if last else 0), row


def between(navigator: Navigator, first: str, last: str) -> str:
    return select(navigator, cell_of(navigator, first), cell_of(navigator, last, last=True))


def on_selected_ground(navigator: Navigator) -> str:
    """What is drawn as selected."""
    return "".join(span.text for row in frame(navigator.state) for span in row if span.background == "selected")


@pytest.fixture
def navigator() -> Navigator:
    return navigator_of(story_of(caveats={"b1": LONG}), 60, 24, at="two")


class TestWhatIsCopied:
    def test_a_part_of_a_line(self, navigator: Navigator) -> None:
        assert between(navigator, "question", "question of") == "question of"
        assert on_selected_ground(navigator) == "question of"

    def test_from_right_to_left_as_well(self, navigator: Navigator) -> None:
        assert (
            select(navigator, cell_of(navigator, "of two", last=True), cell_of(navigator, "question"))
            == "question of two"
        )

    def test_a_paragraph_that_is_wrapped_in_one_piece(self, navigator: Navigator) -> None:
        assert between(navigator, "these", "well") == LONG

    def test_a_number_in_large_digits_as_the_number(self, navigator: Navigator) -> None:
        navigator.enter()
        assert "▀▀█" in seen(navigator)
        assert between(navigator, "▀▀█", "witnesses").splitlines()[0].startswith("Group b1: Label b1: about 3 carts")

    def test_lines_of_their_own_as_lines(self, navigator: Navigator) -> None:
        assert between(navigator, "The question of two", "Label b1").splitlines() == [
            "The question of two",
            "S",
            "",
            "Group b1 · carts",
            "  Label b1",
        ]

    def test_from_within_a_line_the_lines_below_are_selected_from_their_beginning(self, navigator: Navigator) -> None:
        assert between(navigator, "of two", "Group b1 · carts").splitlines() == [
            "of two",
            "S",
            "",
            "Group b1 · carts",
        ]
        assert on_selected_ground(navigator) == "of twoSGroup b1 · carts"

    def test_a_cell_beyond_a_line_s_end_takes_the_line_to_its_end(self, navigator: Navigator) -> None:
        column, row = cell_of(navigator, "The question of two")
        assert select(navigator, (column, row), (55, row)) == "The question of two"

    def test_a_cell_below_the_last_line_takes_all_to_that_one_s_end(self) -> None:
        navigator = navigator_of(story_of(), 60, 60, at="three")
        text = select(navigator, cell_of(navigator, "Label c2"), (5, navigator.state.rows - 3))
        assert text.splitlines()[-1] == "  ! a caveat"

    def test_a_blank_line_at_the_end_is_left_out(self, navigator: Navigator) -> None:
        between_the_rows = (5, row_of(navigator, "Group b2") - 1)
        assert select(navigator, cell_of(navigator, "these"), between_the_rows) == LONG

    def test_nothing_selected_copies_nothing(self, navigator: Navigator) -> None:
        assert navigator.state.selected_text == ""
        assert select(navigator, cell_of(navigator, "question"), cell_of(navigator, "question")) == ""
        assert select(navigator, (0, 0), (20, 10)) == ""

    def test_the_evidence_beside_is_selected_by_itself(self) -> None:
        navigator = navigator_of(story_of(), 140, 40, at="two")
        column, row = cell_of(navigator, "Why low")
        assert select(navigator, (column, row), (column + 22, row + 1)) == "Why low\nB."


class TestSignsThatAreNotOneCell:
    @pytest.mark.parametrize(
        ("words", "first", "last", "copied"),
        [
            ("漢字かな mixed", 0, 1, "漢"),
            ("漢字かな mixed", 1, 2, "漢字"),
            ("漢字かな mixed", 4, 13, "かな mixed"),
            ("👩‍👩‍👧 family", 0, 1, "👩‍👩‍👧"),
            ("👩‍👩‍👧 family", 2, 8, " family"),
            ("e\u0301te\u0301 here", 0, 2, "e\u0301te\u0301"),
            ("e\u0301te\u0301 here", 1, 5, "te\u0301 he"),
        ],
    )
    def test_each_is_taken_whole_where_it_stands(self, words: str, first: int, last: int, copied: str) -> None:
        navigator = navigator_of(story_of(caveats={"b1": words}), 60, 24, at="two")
        column, row = cell_of(navigator, "! ")
        assert select(navigator, (column + 2 + first, row), (column + 2 + last, row)) == copied
        assert on_selected_ground(navigator) == copied


class TestWhileItScrolls:
    def test_it_goes_on_in_reading_order(self, navigator: Navigator) -> None:
        mouse = Mouse(navigator)
        mouse.press(*cell_of(navigator, "Label b1"))
        for _ in range(8):
            mouse.drag(30, navigator.state.rows - 1)
        text = navigator.state.selected_text
        assert navigator.state.front.top == 8
        found = [text.index(f"Label {name}") for name in OUTLINE["two"][:4]]
        assert found == sorted(found)
        assert LONG in text

    def test_it_ends_with_what_is_in_view(self, navigator: Navigator) -> None:
        navigator.resize(100, 24, 0)
        navigator.open(PageName("keys"))
        text = select(navigator, (2, navigator.state.boxes.page.y), (96, navigator.state.rows - 1))
        assert text.splitlines()[-1].strip() == page_rows(navigator)[-1].strip(" ▐")

    def test_it_goes_back_above_the_page(self, navigator: Navigator) -> None:
        navigator.to_edge(last=True)
        mouse = Mouse(navigator)
        mouse.press(*cell_of(navigator, "Label b6"))
        for _ in range(100):
            mouse.drag(0, 0)
        assert navigator.state.front.top == 0
        assert navigator.state.selected_text.startswith("The question of two")

    def test_the_selection_stays_on_its_text_when_the_page_is_scrolled(self, navigator: Navigator) -> None:
        text = between(navigator, "Label b1", "these")
        navigator.scroll(2)
        assert navigator.state.selected_text == text


class TestWhenItIsGone:
    def test_with_its_page(self, navigator: Navigator) -> None:
        between(navigator, "The question of two", "Label b1")
        navigator.turn(1)
        assert (navigator.state.selected_text, on_selected_ground(navigator)) == ("", "")

    def test_with_its_lines(self, navigator: Navigator) -> None:
        between(navigator, "The question of two", "Label b1")
        fit(navigator, 50, 24)
        assert navigator.state.selected_text == ""

    def test_with_its_edition(self, navigator: Navigator) -> None:
        between(navigator, "The question of two", "Label b1")
        navigator.show_story(loaded(story_of()))
        assert navigator.state.selected_text == ""

    def test_with_a_click(self, navigator: Navigator) -> None:
        between(navigator, "The question of two", "Label b1")
        mouse = Mouse(navigator)
        mouse.press(5, 5)
        mouse.click(5, 5)
        assert navigator.state.selected_text == ""

    def test_but_not_with_the_click_that_ends_it(self, navigator: Navigator) -> None:
        text = between(navigator, "The question of two", "Label b1")
        Mouse(navigator).click(*cell_of(navigator, "Label b1", last=True))
        assert navigator.state.selected_text == text
        assert not navigator.state.evidence_open
