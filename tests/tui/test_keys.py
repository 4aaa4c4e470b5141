"""The keys, declared once: each does what it says, and is the same at the foot, in the help and in the palette."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio
from textual import events
from textual.pilot import Pilot

from explainer.present.glyphs import ASCII
from explainer.story import Story
from explainer.tui import prompt
from explainer.tui.keys import ACTION_LIST, ACTIONS, FOOT
from explainer.tui.navigation import Navigator

from .piloted import app_of, navigator_in, painted, until
from .seen import SIZES, current, do, navigator_of, page_rows, read_through, rows, seen
from .stories import story_of


@pytest_asyncio.fixture
async def pilot() -> AsyncIterator[Pilot[None]]:
    """The middle one of three sections at 80 columns and 24 rows."""
    async with app_of(story_of(), at="two").run_test(size=(80, 24)) as pilot:
        yield pilot


class TestTheDeclaration:
    def test_no_key_is_declared_twice(self) -> None:
        keys = [key for action in ACTION_LIST if action.keys for key in action.keys.split(",")]
        assert sorted(keys) == sorted(set(keys))

    def test_every_key_is_in_the_help_where_two_of_a_pair_share_a_line(self) -> None:
        shown = " ".join(action.shown for action in ACTION_LIST)
        signs = {
            "space": "space",
            "question_mark": "?",
            "slash": "/",
            "right": "→",
            "left": "←",
            "down": "↓",
            "up": "↑",
        }
        signs |= {
            "right_curly_bracket": "}",
            "left_curly_bracket": "{",
            "escape": "esc",
            "full_stop": ".",
            "comma": ",",
        }
        first = [action.keys.split(",")[0] for action in ACTION_LIST if action.keys]
        assert [key for key in first if not key.isdigit() and signs.get(key, key) not in shown.split()] == []
        assert [action.name for action in ACTION_LIST if bool(action.shown) != bool(action.help)] == []

    def test_every_action_has_its_own_name(self) -> None:
        assert len(ACTIONS) == len(ACTION_LIST)

    def test_the_foot_offers_only_what_is_declared_and_has_a_word(self) -> None:
        assert all(ACTIONS[name].word for names in FOOT.values() for name in names)


class TestTheFoot:
    def test_the_first_one_names_five_keys(self) -> None:
        foot = rows(navigator_of(story_of()))[-1].split()
        assert foot[:10] == ["j", "next", "enter", "evidence", "space", "page", "?", "keys", "q", "quit"]

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_it_has_the_way_out_and_the_way_to_all_keys(self, size: tuple[int, int]) -> None:
        foot = rows(navigator_of(story_of(), *size))[-1]
        assert re.search(r" enter evidence  .*\? keys  q quit +1 of 3 $", foot)

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_during_a_search_too_beside_where_that_is(self, size: tuple[int, int]) -> None:
        navigator = navigator_of(story_of(), *size)
        prompt.begin_search(navigator)
        prompt.put(navigator, "label")
        prompt.accept(navigator)
        foot = rows(navigator)[-1]
        assert re.search(r" esc back  n next  N previous.* \d of 11( · two 6, one 3, three 2)? $", foot)
        assert size[0] < 80 or "? keys" in foot

    def test_once_the_search_is_over_its_keys_are_gone(self) -> None:
        navigator = navigator_of(story_of(), 220, 60)
        before = rows(navigator)[-1]
        assert "next match" not in before
        prompt.begin_search(navigator)
        prompt.put(navigator, "label")
        prompt.accept(navigator)
        navigator.back()
        assert rows(navigator)[-1] == before

    @pytest.mark.parametrize(
        ("opens", "offered"),
        [
            ("enter", "enter follow  esc back  y copy  o address  ? keys"),
            ("sources", "j next  enter follow  esc back  o address  ? keys"),
            ("keys", "space page  esc back  / search  q quit"),
        ],
    )
    def test_another_page_has_the_keys_that_matter_there(self, shipped: Story, opens: str, offered: str) -> None:
        navigator = navigator_of(shipped, 220, 60)
        do(opens, navigator)
        navigator.move(1)
        assert rows(navigator)[-1].strip().startswith(offered)

    def test_what_has_no_room_is_cut_with_a_sign(self) -> None:
        for look, sign in ((None, "…"), (ASCII, "...")):
            navigator = navigator_of(story_of(), 40, 12, look=look)
            navigator.state.loaded = navigator.state.loaded._replace(
                story=navigator.state.loaded.story._replace(title="A title " * 9)
            )
            assert rows(navigator)[0].rstrip().endswith(sign)

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    @pytest.mark.parametrize("begin", [prompt.begin_search, prompt.begin_choice])
    def test_the_end_of_what_is_typed_is_in_sight(
        self, size: tuple[int, int], begin: Callable[[Navigator], None]
    ) -> None:
        for look, sign, cursor in ((None, "…", "│"), (ASCII, "...", "|")):
            navigator = navigator_of(story_of(), *size, look=look)
            begin(navigator)
            prompt.paste(navigator, "long " * 38 + "the end")
            foot = rows(navigator)[-1]
            assert f"g the end{cursor}" in foot
            assert f" {'/' if navigator.state.search else 'go to '}{sign}" in foot
            assert "esc back" in foot

    def test_a_key_that_would_do_nothing_is_not_offered(self) -> None:
        foot = rows(navigator_of(story_of({"one": ["a1"]}), 220, 60))[-1]
        assert not [word for word in ("section", "problems", "esc") if word in foot]


class TestTheHelp:
    @pytest.mark.parametrize("key", ["question_mark", "f1", "s", "ctrl+p"])
    async def test_the_same_key_and_esc_close_what_a_key_has_opened(self, pilot: Pilot[None], key: str) -> None:
        before = painted(pilot)
        for closes in (key, "escape"):
            await pilot.press(key)
            assert painted(pilot) != before
            await pilot.press(closes)
            assert painted(pilot) == before

    def test_the_signs_of_the_page_come_first(self, shipped: Story) -> None:
        navigator = navigator_of(shipped)
        do("keys", navigator)
        assert page_rows(navigator)[0].strip(" ▐") == "Signs of the rows"
        do("keys", navigator)
        do("enter", navigator)
        do("keys", navigator)
        assert page_rows(navigator)[0].strip(" ▐") == "How it reached us"

    def test_it_stands_in_two_columns_where_there_is_room(self, shipped: Story) -> None:
        for columns, number in ((80, 2), (40, 1)):
            navigator = navigator_of(shipped, columns, 60)
            do("keys", navigator)
            row = next(row for row in rows(navigator) if " j k " in row)
            assert ("enter" in row) == (number == 2)

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_it_has_every_key_with_what_it_does(self, size: tuple[int, int]) -> None:
        navigator = navigator_of(story_of(), *size)
        do("keys", navigator)
        lines = [line.replace("▐", " ").strip() for line in read_through(navigator)]
        read = " ".join(" ".join(lines).split())
        shown = [each.shown.replace("1-9", "1-3") for each in ACTION_LIST]
        assert [each for each in shown if each not in read] == []
        assert size[0] < 100 or [each.help for each in ACTION_LIST if each.help not in read] == []


class TestEachKey:
    """What a key does to the navigator; what moves do is told with them."""

    @pytest.mark.parametrize(
        ("keys", "place"),
        [
            ("j", ("two", "b2")),
            ("j j k", ("two", "b2")),
            ("l", ("three", "c1")),
            ("right", ("three", "c1")),
            ("h", ("one", "a1")),
            ("left", ("one", "a1")),
            ("1", ("one", "a1")),
            ("3", ("three", "c1")),
            ("9", ("two", "b1")),
            ("G", ("two", "b6")),
            ("end", ("two", "b6")),
            ("G g", ("two", "b1")),
            ("end home", ("two", "b1")),
            ("right_curly_bracket right_curly_bracket", ("two", "b3")),
            ("G left_curly_bracket", ("two", "b5")),
        ],
    )
    async def test_it_moves(self, pilot: Pilot[None], keys: str, place: tuple[str, str]) -> None:
        await pilot.press(*keys.split())
        assert current(navigator_in(pilot)) == place

    @pytest.mark.parametrize(
        ("keys", "top"),
        [
            ("down down up", 1),
            ("ctrl+e ctrl+e ctrl+y", 1),
            ("d", 7),
            ("ctrl+d u", 0),
            ("d ctrl+u", 0),
            ("space shift+space", 0),
            ("space", 7),
            ("pagedown", 7),
            ("ctrl+f", 7),
            ("space b", 0),
            ("pagedown pageup", 0),
            ("space ctrl+b", 0),
        ],
    )
    async def test_it_scrolls(self, pilot: Pilot[None], keys: str, top: int) -> None:
        assert navigator_in(pilot).state.boxes.page.height == 19
        await pilot.press(*keys.split())
        assert navigator_in(pilot).state.front.top == top

    async def test_space_at_the_end_says_so(self, pilot: Pilot[None]) -> None:
        await pilot.press("3", "space", "space")
        assert "This is the end." in painted(pilot)
        await pilot.press("j")
        assert "This is the end." not in painted(pilot)

    async def test_enter_opens_the_evidence_and_esc_closes_it(self, pilot: Pilot[None]) -> None:
        before = painted(pilot)
        await pilot.press("enter")
        assert "How it reached us" in painted(pilot)
        await pilot.press("escape")
        assert painted(pilot) == before

    async def test_s_lists_the_sources(self, pilot: Pilot[None]) -> None:
        await pilot.press("s")
        assert "The carter" in painted(pilot)

    async def test_slash_and_n_search(self, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"label", "enter", "n")
        assert current(navigator_in(pilot))[1] == "b2"
        await pilot.press("N", "N")
        assert current(navigator_in(pilot))[1] == "a3"

    async def test_letters_that_follow_slash_at_once_are_what_is_searched_for(self, pilot: Pilot[None]) -> None:
        for key in ("slash", "q", "j"):
            pilot.app.post_message(events.Key(key, {"slash": "/"}.get(key, key)))
        await until(pilot, lambda: navigator_in(pilot).state.typed == "qj")
        assert pilot.app.return_code is None

    async def test_ctrl_p_goes_to_what_is_chosen_and_does_what_is_chosen(self, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+p", *"label c2", "enter")
        assert current(navigator_in(pilot)) == ("three", "c2")
        await pilot.press("ctrl+p", *"quit", "enter")
        assert pilot.app.return_code == 0

    async def test_y_sends_the_figure_in_one_line_to_the_clipboard(self, pilot: Pilot[None]) -> None:
        await pilot.press("y")
        copied = pilot.app.clipboard
        assert "Label b1" in copied
        assert "\n" not in copied
        assert "Sent to the terminal's clipboard: " in painted(pilot)

    async def test_q_leaves(self, pilot: Pilot[None]) -> None:
        await pilot.press("q")
        assert pilot.app.return_code == 0

    @pytest.mark.parametrize("before", ["j", "slash", "ctrl+p"])
    async def test_ctrl_q_leaves_as_well_also_while_something_is_typed(self, pilot: Pilot[None], before: str) -> None:
        await pilot.press(before, "ctrl+q")
        assert pilot.app.return_code == 0

    async def test_ctrl_c_leaves_with_130_where_nothing_is_selected(self, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+c")
        assert pilot.app.return_code == 130

    async def test_ctrl_c_copies_what_is_selected(self, pilot: Pilot[None]) -> None:
        await pilot.mouse_down(offset=(2, 4))
        await pilot.hover(offset=(20, 4))
        await pilot.mouse_up(offset=(20, 4))
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard == "The question of two"
        assert pilot.app.return_code is None
        assert current(navigator_in(pilot)) == ("two", "b1")

    async def test_on_a_screen_that_is_too_small_only_the_ways_out_work(self, pilot: Pilot[None]) -> None:
        before = painted(pilot)
        await pilot.resize_terminal(20, 5)
        await until(pilot, lambda: painted(pilot) != before)
        await pilot.press("j", "3", "enter", "s", "slash")
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: painted(pilot) == before)
        await pilot.resize_terminal(20, 5)
        await until(pilot, lambda: painted(pilot) != before)
        await pilot.press("q")
        assert pilot.app.return_code == 0


class TestOpening:
    """`o` shows an address in full before it opens it."""

    @pytest.fixture
    def opened(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        opened: list[str] = []

        def open_address(address: str) -> bool:
            opened.append(address)
            return True

        monkeypatch.setattr("explainer.browser.open_address", open_address)
        return opened

    async def test_once_shows_and_twice_opens(self, pilot: Pilot[None], opened: list[str]) -> None:
        await pilot.press("o")
        assert "https://example.org/carter" in painted(pilot)
        assert opened == []
        await pilot.press("o")
        await pilot.app.workers.wait_for_complete()
        assert opened == ["https://example.org/carter"]

    async def test_another_key_between_them_takes_it_back(self, pilot: Pilot[None], opened: list[str]) -> None:
        await pilot.press("o", "j", "o")
        assert opened == []

    async def test_one_click_on_an_address_that_is_read_there_opens_it(
        self, pilot: Pilot[None], opened: list[str]
    ) -> None:
        await pilot.press("s", "G")
        row = next(number for number, text in enumerate(painted(pilot).split("\n")) if "https://" in text)
        column = painted(pilot).split("\n")[row].index("https://")
        await pilot.click(offset=(column + 3, row))
        await pilot.app.workers.wait_for_complete()
        assert opened == ["https://example.org/carter"]

    async def test_where_no_browser_could_be_started_it_says_so(
        self, pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("explainer.browser.open_address", lambda address: False)
        await pilot.press("o", "o")
        await pilot.app.workers.wait_for_complete()
        said = "No browser could be started for https://example.org/carter"
        await until(pilot, lambda: said in " ".join(painted(pilot).split()))


class TestTheMouse:
    """That its events reach the navigator; what it does there is told with it."""

    async def test_clicks_mark_a_row_and_open_it(self, pilot: Pilot[None]) -> None:
        row = next(number for number, text in enumerate(painted(pilot).split("\n")) if "Label b2" in text)
        await pilot.click(offset=(5, row))
        assert current(navigator_in(pilot)) == ("two", "b2")
        await pilot.click(offset=(7, row))
        assert navigator_in(pilot).state.evidence_open

    async def test_the_second_click_of_two_is_dropped(self, pilot: Pilot[None]) -> None:
        row = next(number for number, text in enumerate(painted(pilot).split("\n")) if "Label b2" in text)
        await pilot.double_click(offset=(5, row))
        assert (current(navigator_in(pilot)), navigator_in(pilot).state.evidence_open) == (("two", "b2"), False)

    @pytest.mark.parametrize("button", [2, 3])
    async def test_only_the_left_button_follows(self, pilot: Pilot[None], button: int) -> None:
        before = painted(pilot).split("\n")[:-1]
        await pilot.click(offset=(5, 10), button=button)
        assert painted(pilot).split("\n")[:-1] == before
        assert "left button" in painted(pilot)

    async def test_clicks_reach_the_tabs_and_the_foot(self, pilot: Pilot[None]) -> None:
        await pilot.click(offset=(17, 1))
        assert navigator_in(pilot).state.section.id == "three"
        foot = painted(pilot).split("\n")[-1]
        await pilot.click(offset=(foot.index("? keys"), 23))
        assert "Keys and signs" in painted(pilot)

    async def test_a_click_on_quit_leaves(self, pilot: Pilot[None]) -> None:
        await pilot.click(offset=(painted(pilot).split("\n")[-1].index("q quit"), 23))
        assert pilot.app.return_code == 0


async def test_the_shipped_story_is_painted_as_the_state_has_it(shipped: Story) -> None:
    async with app_of(shipped).run_test(size=(140, 40)) as pilot:
        for key in ("2", "enter", "j", "escape", "s", "escape", "question_mark", "escape", "slash", "w", "o", "enter"):
            await pilot.press(key)
            assert painted(pilot) == seen(navigator_in(pilot))
