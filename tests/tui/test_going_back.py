"""The way back: through the places visited, out of what a jump has led to, and over the end of a section."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from explainer.story import Story
from explainer.tui import prompt
from explainer.tui.navigation import Navigator

from .piloted import app_of, navigator_in, painted
from .seen import current, do, loaded, marked, navigator_of, seen
from .stories import story_of

KEYS = ("backspace", "ctrl+h", "ctrl+o", "alt+left")


@pytest.fixture
def navigator() -> Navigator:
    return navigator_of(story_of(), 80, 24, at="two")


def search(navigator: Navigator, query: str) -> None:
    prompt.begin_search(navigator)
    prompt.put(navigator, query)
    prompt.accept(navigator)


class TestThePlaces:
    @pytest.mark.parametrize("key", KEYS)
    async def test_each_is_left_for_the_one_before(self, key: str) -> None:
        async with app_of(story_of(), at="two").run_test(size=(80, 24)) as pilot:
            places = []
            for pressed in ("j", "enter", "s", "3", "G", "1"):
                places.append(painted(pilot))
                await pilot.press(pressed)
            del places[0]  # a step to the next row is no jump
            for place in reversed(places):
                await pilot.press(key)
                assert painted(pilot) == place
            await pilot.press(key)
            await pilot.press(key)
            assert painted(pilot).endswith("No place before this one.")

    async def test_each_comes_back_as_it_was_left_though_its_mark_is_out_of_view(self, shipped: Story) -> None:
        async with app_of(shipped).run_test(size=(126, 30)) as pilot:
            await pilot.press("enter", "enter", "u")
            left = painted(pilot)
            await pilot.press("3", "backspace")
            assert painted(pilot) == left

    async def test_at_another_size_each_comes_back_with_its_mark(self, shipped: Story) -> None:
        async with app_of(shipped).run_test(size=(150, 42)) as pilot:
            await pilot.press("enter", "2")
            await pilot.resize_terminal(40, 12)
            await pilot.press("backspace")
            assert "▌ ◉ Six former workers" in painted(pilot)

    def test_what_was_closed_is_no_place_to_go_back_to(self, navigator: Navigator) -> None:
        navigator.open_section(0)
        navigator.move(1)
        navigator.enter()
        navigator.back()
        navigator.go_back()
        assert current(navigator)[0] == "two"

    def test_a_search_comes_back_with_its_match(self, navigator: Navigator) -> None:
        search(navigator, "label")
        navigator.next_match(1)
        before = seen(navigator)
        navigator.open_section(0)
        navigator.next_match(1)
        navigator.go_back()
        navigator.go_back()
        assert seen(navigator) == before

    def test_at_another_size_what_was_current_is_in_view(self, navigator: Navigator) -> None:
        for _ in range(5):
            navigator.move(1)
        navigator.open_section(0)
        navigator.resize(40, 12, 0)
        navigator.go_back()
        assert marked(navigator).startswith("Label b6")

    def test_in_another_edition_they_are_what_is_left_of_them(self, navigator: Navigator) -> None:
        navigator.move(1)
        navigator.open_section(2)
        navigator.enter()
        navigator.open_section(0)
        navigator.show_story(loaded(story_of({"one": ["a1"], "two": ["b1", "b3"], "three": ["c2"]})))
        left = [navigator.go_back() and current(navigator) for _ in range(3)]
        assert left == [("three", "c2"), ("two", "b3"), False]


class TestEscRightAfterAJump:
    @pytest.mark.parametrize("keys", ["slash plank enter", "ctrl+p label+c2 enter", "enter"])
    async def test_goes_back_to_where_it_began(self, keys: str) -> None:
        story = story_of(caveats={"b5": "a plank"})
        async with app_of(story, at="two").run_test(size=(80, 24)) as pilot:
            before = painted(pilot)
            await press(pilot, keys)
            assert painted(pilot) != before
            await pilot.press("escape")
            assert painted(pilot) == before

    async def test_once_the_reader_has_moved_on_it_ends_the_search(self) -> None:
        async with app_of(story_of(caveats={"b5": "a plank"}), at="two").run_test(size=(80, 24)) as pilot:
            await press(pilot, "slash plank enter k escape")
            assert current(navigator_in(pilot)) == ("two", "b4")
            assert navigator_in(pilot).state.search is None


async def press(pilot: Pilot[None], keys: str) -> None:
    """Press keys by their names, and type words."""
    for key in keys.split():
        named = key in ("slash", "enter", "escape", "ctrl+p") or len(key) == 1
        await pilot.press(*([key] if named else key.replace("+", " ")))


class TestOverTheEndOfASection:
    def test_b_undoes_the_space_that_crossed_it(self, navigator: Navigator) -> None:
        navigator.page_down()
        before = seen(navigator)
        navigator.page_down()
        assert current(navigator)[0] == "three"
        navigator.page_up()
        assert seen(navigator) == before

    def test_but_not_what_another_key_has_done(self, navigator: Navigator) -> None:
        navigator.open_section(2)
        before = seen(navigator)
        navigator.page_up()
        assert seen(navigator) == before


def test_the_same_key_closes_a_page_without_a_trace(navigator: Navigator) -> None:
    do("sources", navigator)
    do("sources", navigator)
    assert not navigator.go_back()
