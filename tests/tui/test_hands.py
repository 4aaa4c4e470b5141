"""What comes faster than it can be answered, or late, is about what is there when it comes."""

from __future__ import annotations

import pytest
from textual import events

from explainer.tui import prompt
from explainer.tui.mouse import Mouse
from explainer.tui.navigation import Navigator

from .piloted import app_of, navigator_in, painted, taken_in, until
from .seen import clicked, current, loaded, navigator_of, row_of, rows, seen
from .stories import OUTLINE, story_of


@pytest.mark.parametrize(
    "keys",
    [
        "ctrl+p pagedown",
        "ctrl+p pageup",
        "ctrl+p x pagedown pageup x x x down enter",
        "ctrl+p enter enter enter",
        "ctrl+p ctrl+p escape escape escape",
        "slash enter enter n N slash slash escape escape",
        "enter 2 enter escape escape 1 enter enter",
    ],
)
async def test_keys_that_come_at_once_leave_a_page_that_answers(keys: str) -> None:
    async with app_of(story_of()).run_test(size=(80, 24)) as pilot:
        for key in keys.split():
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await taken_in(pilot)
        await pilot.press("escape", "escape", "escape", "3", "j")
        assert "The question of three" in painted(pilot)
        assert current(navigator_in(pilot)) == ("three", "c2")


@pytest.mark.parametrize("key", ["2", "s", "question_mark", "ctrl+p", "enter"])
async def test_a_key_behind_the_one_that_leaves_does_not_disturb_that(key: str) -> None:
    app = app_of(story_of())
    async with app.run_test(size=(80, 24)) as pilot:
        pilot.app.post_message(events.Key("q", "q"))
        pilot.app.post_message(events.Key(key, None))
        await until(pilot, lambda: app.return_code is not None)
    assert app.return_code == 0


@pytest.fixture
def navigator() -> Navigator:
    return navigator_of(story_of(), 80, 24, at="two")


def place_of(navigator: Navigator, text: str) -> tuple[int, int]:
    row = row_of(navigator, text)
    return rows(navigator)[row].index(text), row


def test_a_click_on_a_row_whose_section_was_left_is_about_the_section_that_is_there(navigator: Navigator) -> None:
    mouse, place = Mouse(navigator), place_of(navigator, "Label b2")
    mouse.press(*place)
    navigator.open_section(2)
    assert mouse.click(*place) == ("", "")
    assert current(navigator)[0] == "three"


def test_a_drag_goes_on_over_what_took_the_place_of_the_page(navigator: Navigator) -> None:
    mouse, place = Mouse(navigator), place_of(navigator, "Label b2")
    mouse.press(*place)
    navigator.show_story(loaded(story_of({"one": ["a1"]})))
    mouse.drag(place[0] + 3, place[1] + 3)
    assert navigator.state.selected_text == ""
    assert "The question of one" in seen(navigator)


def test_a_click_into_a_list_that_is_shorter_now_chooses_nothing(navigator: Navigator) -> None:
    prompt.begin_choice(navigator)
    prompt.put(navigator, "label")
    place = place_of(navigator, "Label b3")
    prompt.put(navigator, "c2")
    assert clicked(navigator, *place) == ("", "")
    navigator.show_story(loaded(story_of({"one": OUTLINE["one"]})))
    assert clicked(navigator, *place) == ("", "")
    assert navigator.state.typed == "c2"
