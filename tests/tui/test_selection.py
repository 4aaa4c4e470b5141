"""Text that is selected with the mouse is copied as it is read, not as it is drawn."""

from __future__ import annotations

import pytest

from explainer.present.pages import PageName
from explainer.tui import next_edition
from explainer.tui.paint import fit, screen_rows
from explainer.tui.pointer import Pointer
from explainer.tui.scene import Scene
from explainer.tui.views import chosen_text

from .seen import edition_of, page_rows, row_of, rows, scene_of
from .stories import OUTLINE, story_of

LONG = "these words of the caveat go on for more than one line and a blank at a break belongs to them as well"


def select(scene: Scene, start: tuple[int, int], *others: tuple[int, int]) -> str:
    """Drag from a cell over others, each as column and row of the screen; what is copied then."""
    pointer = Pointer(scene)
    pointer.press(*start)
    for cell in others:
        pointer.drag(*cell)
    return chosen_text(scene)


def cell_of(scene: Scene, text: str, last: bool = False) -> tuple[int, int]:
    """The cell where a text begins, or the last one that it has; all before it is one cell wide."""
    row = row_of(scene, text)
    left = rows(scene)[row].index(text)
    return left + (len(text) - 1 if last else 0), row


def between(scene: Scene, first: str, last: str) -> str:
    return select(scene, cell_of(scene, first), cell_of(scene, last, last=True))


def on_selected_ground(scene: Scene) -> str:
    """What is drawn as selected."""
    return "".join(piece.text for row in screen_rows(scene) for piece in row if piece.ground == "selected")


@pytest.fixture
def scene() -> Scene:
    return scene_of(story_of(caveats={"b1": LONG}), 60, 24, at="two")


class TestWhatIsCopied:
    def test_a_part_of_a_line(self, scene: Scene) -> None:
        assert between(scene, "question", "question of") == "question of"
        assert on_selected_ground(scene) == "question of"

    def test_from_right_to_left_as_well(self, scene: Scene) -> None:
        assert select(scene, cell_of(scene, "of two", last=True), cell_of(scene, "question")) == "question of two"

    def test_a_paragraph_that_is_wrapped_in_one_piece(self, scene: Scene) -> None:
        assert between(scene, "these", "well") == LONG

    def test_a_number_in_large_digits_as_the_number(self, scene: Scene) -> None:
        assert "╺━┓" in "".join(rows(scene))
        assert between(scene, "Label b1", "these").splitlines()[1] == "about 3 carts"

    def test_lines_of_their_own_as_lines(self, scene: Scene) -> None:
        assert between(scene, "The question of two", "Label b1").splitlines() == [
            "The question of two",
            "S",
            "",
            "Label b1",
        ]

    def test_from_within_a_line_the_lines_below_are_selected_from_their_beginning(self, scene: Scene) -> None:
        assert between(scene, "of two", "Label b1").splitlines() == ["of two", "S", "", "Label b1"]
        assert on_selected_ground(scene) == "of twoSLabel b1"

    def test_a_cell_beyond_a_line_s_end_takes_the_line_to_its_end(self, scene: Scene) -> None:
        column, row = cell_of(scene, "The question of two")
        assert select(scene, (column, row), (55, row)) == "The question of two"

    def test_a_cell_below_the_last_line_takes_all_to_that_one_s_end(self) -> None:
        scene = scene_of(story_of(), 60, 60, at="three")
        text = select(scene, cell_of(scene, "Label c2"), (5, scene.rows - 3))
        assert text.splitlines()[-1] == "The carter"

    def test_a_blank_line_at_the_end_is_left_out(self, scene: Scene) -> None:
        between_the_cards = (5, row_of(scene, "Label b2") - 1)
        assert select(scene, cell_of(scene, "these"), between_the_cards).endswith("\nThe carter")

    def test_nothing_selected_copies_nothing(self, scene: Scene) -> None:
        assert chosen_text(scene) == ""
        assert select(scene, cell_of(scene, "question"), cell_of(scene, "question")) == ""
        assert select(scene, (0, 0), (20, 10)) == ""

    def test_the_evidence_beside_is_selected_by_itself(self) -> None:
        scene = scene_of(story_of(), 140, 40, at="two")
        row = row_of(scene, "In the article's words")
        left = rows(scene)[row].index("In the")
        assert select(scene, (left, row), (left + 22, row + 1)) == "In the article's words\n“q”"


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
        scene = scene_of(story_of(caveats={"b1": words}), 60, 24, at="two")
        column, row = cell_of(scene, "! ")
        assert select(scene, (column + 2 + first, row), (column + 2 + last, row)) == copied
        assert on_selected_ground(scene) == copied


class TestWhileItScrolls:
    def test_it_goes_on_in_reading_order(self, scene: Scene) -> None:
        pointer = Pointer(scene)
        pointer.press(*cell_of(scene, "Label b1"))
        for _ in range(20):
            pointer.drag(30, scene.rows - 1)
        text = chosen_text(scene)
        assert scene.here.top == 20
        found = [text.index(f"Label {name}") for name in OUTLINE["two"][:4]]
        assert found == sorted(found)
        assert LONG in text

    def test_it_ends_with_what_is_in_view(self, scene: Scene) -> None:
        scene.resize(100, 24, 0)
        scene.open(PageName("keys"))
        text = select(scene, (2, scene.boxes.page.y), (59, scene.rows - 1))
        assert text.splitlines()[-1] == page_rows(scene)[-1].strip(" ▐")

    def test_it_goes_back_above_the_page(self, scene: Scene) -> None:
        scene.to_edge(last=True)
        pointer = Pointer(scene)
        pointer.press(*cell_of(scene, "Label b6"))
        for _ in range(100):
            pointer.drag(0, 0)
        assert scene.here.top == 0
        assert chosen_text(scene).startswith("The question of two")

    def test_the_selection_stays_on_its_text_when_the_page_is_scrolled(self, scene: Scene) -> None:
        text = between(scene, "Label b1", "these")
        scene.scroll(2)
        assert chosen_text(scene) == text


class TestWhenItIsGone:
    def test_with_its_page(self, scene: Scene) -> None:
        between(scene, "The question of two", "Label b1")
        scene.turn(1)
        assert (chosen_text(scene), on_selected_ground(scene)) == ("", "")

    def test_with_its_lines(self, scene: Scene) -> None:
        between(scene, "The question of two", "Label b1")
        fit(scene, 50, 24)
        assert chosen_text(scene) == ""

    def test_with_its_edition(self, scene: Scene) -> None:
        between(scene, "The question of two", "Label b1")
        next_edition.take(scene, edition_of(story_of()))
        assert chosen_text(scene) == ""

    def test_with_a_click(self, scene: Scene) -> None:
        between(scene, "The question of two", "Label b1")
        pointer = Pointer(scene)
        pointer.press(5, 5)
        pointer.click(5, 5)
        assert chosen_text(scene) == ""

    def test_but_not_with_the_click_that_ends_it(self, scene: Scene) -> None:
        text = between(scene, "The question of two", "Label b1")
        Pointer(scene).click(*cell_of(scene, "Label b1", last=True))
        assert chosen_text(scene) == text
        assert not scene.evidence_open
