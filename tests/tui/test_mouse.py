"""The mouse does what a person tries: tabs, keys at the foot, the wheel, clicks on cards, addresses and choices."""

from __future__ import annotations

import pytest

from explainer.story import Story
from explainer.tui import chrome, prompt
from explainer.tui.paint import fit
from explainer.tui.pointer import Pointer
from explainer.tui.scene import Scene

from .seen import current, page_rows, row_of, rows, scene_of, seen
from .stories import story_of


@pytest.fixture
def scene() -> Scene:
    return scene_of(story_of(), 100, 40, at="two")


def click(scene: Scene, text: str, beside: bool = False) -> tuple[str, str]:
    """Click on the first place where a text stands; an action or an address that it asks for."""
    row = row_of(scene, text)
    left = rows(scene)[row].rindex(text) if beside else rows(scene)[row].index(text)
    return Pointer(scene).click(left, row)


class TestTabs:
    def test_a_click_on_a_tab_goes_to_its_section(self, scene: Scene) -> None:
        for name in ("three", "one", "two"):
            click(scene, name)
            assert scene.section.id == name

    def test_a_tab_begins_where_the_one_before_it_ends(self, scene: Scene) -> None:
        edge = rows(scene)[1].index(" 2 two ")
        for x, name in ((edge, "two"), (edge - 1, "one"), (edge + 6, "two"), (edge + 7, "three")):
            Pointer(scene).click(x, 1)
            assert scene.section.id == name

    def test_a_click_beside_them_does_nothing(self, scene: Scene) -> None:
        Pointer(scene).click(50, 1)
        assert scene.section.id == "two"

    def test_where_only_the_current_one_is_named_it_does_nothing(self, scene: Scene) -> None:
        fit(scene, 50, 20)
        Pointer(scene).click(3, 1)
        assert scene.section.id == "two"


class TestTheFoot:
    def test_a_click_on_a_key_asks_for_what_it_does(self, scene: Scene) -> None:
        for words, action in (
            ("enter evidence", "enter"),
            ("? keys", "keys"),
            ("q quit", "quit"),
            ("/ search", "search"),
        ):
            assert click(scene, words) == (action, "")
            left = rows(scene)[-1].index(words)
            for beside, asked in ((-1, ""), (len(words) - 1, action), (len(words), "")):
                assert Pointer(scene).click(left + beside, scene.rows - 1) == (asked, "")

    def test_during_a_search_it_is_the_key_that_stands_there(self) -> None:
        for columns in range(60, 140):
            scene = scene_of(story_of(), columns, 30)
            prompt.begin_search(scene)
            prompt.put(scene, "label")
            prompt.accept(scene)
            asked = [key.action for key in chrome.foot_keys(scene, columns)]
            foot = rows(scene)[-1].removesuffix("1 of 11 ").partition("“")[0].replace(" follow", "").split("  ")
            assert len(asked) == len([words for words in foot if words.strip()])

    def test_between_the_keys_it_asks_for_nothing(self, scene: Scene) -> None:
        foot = rows(scene)[-1]
        assert Pointer(scene).click(foot.index("  ", 3), scene.rows - 1) == ("", "")

    def test_a_click_on_what_is_said_only_takes_that_away(self, scene: Scene) -> None:
        scene.notice = "something was said " * 8
        assert Pointer(scene).click(5, scene.rows - 2) == ("", "")
        assert scene.notice == ""
        assert current(scene) == ("two", "b1")

    def test_a_click_is_no_answer_to_a_question(self, scene: Scene) -> None:
        scene.question = "Really?"
        assert rows(scene)[-1].endswith("  y yes  n no ")
        assert Pointer(scene).click(95, scene.rows - 1) == ("", "")
        assert scene.question == ""

    def test_while_something_is_typed_there_are_no_keys_to_click(self, scene: Scene) -> None:
        prompt.begin_search(scene)
        assert Pointer(scene).click(3, scene.rows - 1) == ("", "")


class TestCards:
    def test_a_click_makes_a_card_current_and_a_second_one_opens_it(self, scene: Scene) -> None:
        click(scene, "Label b3")
        assert current(scene) == ("two", "b3")
        assert not scene.evidence_open
        click(scene, "Label b3")
        assert scene.evidence_open
        assert current(scene) == ("two", "b3")

    def test_one_that_is_cut_comes_into_view_no_further_than_it_must(self) -> None:
        scene = scene_of(story_of(), 100, 24, at="two")
        cut = next(row for row in reversed(rows(scene)) if "Label" in row).split()[1]
        click(scene, f"Label {cut}")
        assert current(scene) == ("two", cut)
        assert page_rows(scene)[-1].startswith("▌")

    def test_any_row_of_a_card_will_do(self, scene: Scene) -> None:
        Pointer(scene).click(20, row_of(scene, "Label b2") + 3)
        assert current(scene) == ("two", "b2")

    def test_between_the_cards_it_does_nothing(self, scene: Scene) -> None:
        before = seen(scene)
        Pointer(scene).click(20, row_of(scene, "Label b2") - 1)
        click(scene, "The question of two")
        assert seen(scene) == before

    def test_the_card_beside_the_evidence_takes_the_keys_back(self) -> None:
        scene = scene_of(story_of(), 140, 40, at="two")
        scene.enter()
        click(scene, "Label b2")
        assert (scene.evidence_open, current(scene)) == (False, ("two", "b2"))

    def test_a_click_in_the_evidence_beside_moves_the_keys_there(self) -> None:
        scene = scene_of(story_of(), 140, 40, at="two")
        click(scene, "The carter", beside=True)
        assert scene.evidence_open
        assert scene.here.mark
        assert scene.here.mark.target.name == "carter"

    def test_it_marks_what_was_clicked_there(self, shipped: Story) -> None:
        scene = scene_of(shipped, 140, 60, at="entries-2024")
        click(scene, "Fakti", beside=True)
        assert scene.here.mark
        assert scene.here.mark.target.name == "fakti"


class TestAddresses:
    def test_a_click_on_one_asks_for_it(self, scene: Scene) -> None:
        scene.enter()
        assert click(scene, "https://example.org/carter") == ("", "https://example.org/carter")


class TestTheWheel:
    def test_it_scrolls_the_page_under_it(self) -> None:
        scene = scene_of(story_of(), 140, 20, at="two")
        boxes = scene.boxes
        Pointer(scene).wheel(boxes.page.x + 3, boxes.page.y + 3, 1)
        Pointer(scene).wheel(boxes.evidence.x + 3, boxes.evidence.y + 3, 2)
        assert scene.beside
        assert (scene.main.top, scene.beside.top) == (1, 2)


class TestThePalette:
    def test_a_click_on_a_choice_chooses_it(self, scene: Scene) -> None:
        prompt.begin_choice(scene)
        prompt.put(scene, "Label c2")
        assert click(scene, "Label c2") == ("accept", "")
        prompt.accept(scene)
        assert current(scene) == ("three", "c2")

    def test_a_click_on_a_tab_closes_it(self, scene: Scene) -> None:
        prompt.begin_choice(scene)
        click(scene, "three")
        assert scene.typed is None
        assert current(scene) == ("three", "c1")

    def test_so_does_one_on_the_title_and_the_reader_is_where_he_was(self, scene: Scene) -> None:
        before = seen(scene)
        prompt.begin_choice(scene)
        Pointer(scene).click(3, 0)
        assert seen(scene) == before

    def test_where_there_is_nothing_to_choose_it_stays(self, scene: Scene) -> None:
        prompt.begin_choice(scene)
        prompt.put(scene, "no such words")
        assert click(scene, "Nothing has these words.") == ("", "")
        assert scene.typed == "no such words"


def test_a_screen_that_is_too_small_has_nothing_to_click(scene: Scene) -> None:
    before = seen(scene)
    fit(scene, 20, 5)
    for y in range(5):
        pointer = Pointer(scene)
        assert not pointer.press(3, y)
        assert pointer.click(3, y) == ("", "")
        pointer.wheel(3, y, 3)
    fit(scene, 100, 40)
    assert seen(scene) == before
