"""Moving about with the keyboard."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from textual.pilot import Pilot
from textual.widgets import HelpPanel

from explainer.story import Story

from .seen import app_of, figure, page, reading, section


@pytest_asyncio.fixture
async def pilot(shipped: Story) -> AsyncIterator[Pilot[None]]:
    """The shipped story at 80 columns and 24 rows."""
    async with app_of(shipped).run_test(size=(80, 24)) as pilot:
        yield pilot


class TestSections:
    async def test_the_first_one_is_shown_at_the_start(self, pilot: Pilot[None], shipped: Story) -> None:
        assert section(pilot) == "conditions"
        assert "1 Conditions" in page(pilot.app)
        assert "What do the workers say their days are like?" in page(pilot.app)

    @pytest.mark.parametrize(("key", "name"), [("2", "scale"), ("3", "sanctions"), ("4", "escapes"), ("5", "outlook")])
    async def test_a_number_goes_to_its_section(self, pilot: Pilot[None], shipped: Story, key: str, name: str) -> None:
        await pilot.press(key)
        await pilot.pause()
        question = next(each.question for each in shipped.sections if each.id == name)
        assert section(pilot) == name
        assert question in page(pilot.app)

    async def test_a_number_without_a_section_does_nothing(self, pilot: Pilot[None]) -> None:
        await pilot.press("2", "6", "9")
        assert section(pilot) == "scale"

    @pytest.mark.parametrize(("onwards", "back"), [("right", "left"), ("l", "h")])
    async def test_they_are_gone_through_in_order(self, pilot: Pilot[None], onwards: str, back: str) -> None:
        await pilot.press(onwards, onwards)
        assert section(pilot) == "sanctions"
        await pilot.press(back)
        assert section(pilot) == "scale"

    @pytest.mark.parametrize(("keys", "name"), [(["h"], "conditions"), (["5", "l"], "outlook")])
    async def test_at_either_end_they_stop(self, pilot: Pilot[None], keys: list[str], name: str) -> None:
        await pilot.press(*keys)
        assert section(pilot) == name

    async def test_a_section_is_come_back_to_at_the_same_figure(self, pilot: Pilot[None]) -> None:
        await pilot.press("2", "j", "j")
        left_at = figure(pilot)
        await pilot.press("3", "2")
        await pilot.pause()
        assert figure(pilot) == left_at

    async def test_a_click_on_a_tab_goes_there(self, pilot: Pilot[None]) -> None:
        await pilot.click("SectionTabs", offset=(20, 0))
        assert section(pilot) == "scale"


class TestFigures:
    async def test_j_and_k_go_from_figure_to_figure(self, pilot: Pilot[None]) -> None:
        seen = [figure(pilot)]
        for key in "jjk":
            await pilot.press(key)
            seen.append(figure(pilot))
        assert seen == ["working-day", "day-span", "hours-claimed", "day-span"]

    async def test_every_figure_can_be_reached_and_is_in_view(self, pilot: Pilot[None], shipped: Story) -> None:
        for each in shipped.sections[0].figures:
            assert figure(pilot) == each.id
            assert each.label in page(pilot.app)
            await pilot.press("j")
            await pilot.pause()

    async def test_the_first_and_the_last_are_the_ends(self, pilot: Pilot[None], shipped: Story) -> None:
        await pilot.press("k")
        assert figure(pilot) == "working-day"
        await pilot.press(*"5jjjjjjjjjj")
        assert figure(pilot) == shipped.sections[4].figures[-1].id

    async def test_a_click_on_a_card_makes_it_the_current_one(self, pilot: Pilot[None]) -> None:
        await pilot.resize_terminal(100, 60)
        await pilot.pause()
        card = reading(pilot).panel.cards()[1]
        await pilot.click(offset=(card.region.x + 5, card.region.y))
        assert figure(pilot) == "day-span"


class TestScrolling:
    async def test_down_and_up_move_by_a_line(self, pilot: Pilot[None]) -> None:
        await pilot.press("down", "down", "down", "up")
        assert reading(pilot).panel.scroll_y == 2

    @pytest.mark.parametrize(("onwards", "back"), [("space", "b"), ("pagedown", "pageup")])
    async def test_pages_go_down_and_up(self, pilot: Pilot[None], onwards: str, back: str) -> None:
        panel = reading(pilot).panel
        await pilot.press(onwards)
        assert panel.scroll_y == panel.scrollable_content_region.height
        await pilot.press(back)
        assert panel.scroll_y == 0

    @pytest.mark.parametrize(("end", "top"), [("G", "g"), ("end", "home")])
    async def test_the_end_and_the_top_are_a_key_away(self, pilot: Pilot[None], end: str, top: str) -> None:
        await pilot.press(end)
        panel = reading(pilot).panel
        assert panel.is_vertical_scroll_end
        assert figure(pilot) == panel.section.figures[-1].id
        await pilot.press(top)
        assert panel.scroll_y == 0
        assert figure(pilot) == panel.section.figures[0].id

    async def test_space_alone_reads_the_whole_story(self, pilot: Pilot[None], shipped: Story) -> None:
        questions = [each.question for each in shipped.sections]
        seen = []
        for _ in range(200):
            here = section(pilot)
            seen += [here] if here not in seen else []
            if here == "outlook" and reading(pilot).panel.is_vertical_scroll_end:
                break
            await pilot.press("space")
            await pilot.pause()
        assert seen == [each.id for each in shipped.sections]
        assert questions[-1] not in page(pilot.app)

    async def test_space_begins_the_next_section_at_its_top(self, pilot: Pilot[None]) -> None:
        await pilot.press("G", "space")
        await pilot.pause()
        assert (section(pilot), reading(pilot).panel.scroll_y) == ("scale", 0)

    async def test_the_current_figure_is_always_in_view(self, pilot: Pilot[None]) -> None:
        await pilot.press("5")
        await pilot.pause()
        panel = reading(pilot).panel
        while not panel.is_vertical_scroll_end:
            await pilot.press("down")
            assert panel.seen(panel.cards()[panel.current])


class TestEvidence:
    async def test_enter_opens_it_in_place_of_the_panel(self, pilot: Pilot[None], shipped: Story) -> None:
        await pilot.press("2", "enter")
        await pilot.pause()
        lines = page(pilot.app)
        assert "In the article's words" in lines
        assert "How many are there?" not in lines
        assert "Entries into Russia by North Koreans" in lines

    async def test_esc_goes_back_to_the_figure(self, pilot: Pilot[None]) -> None:
        await pilot.press("2", "j", "enter", "escape")
        await pilot.pause()
        assert figure(pilot) == "already-working"
        assert "In the article's words" not in page(pilot.app)
        assert "Already working in Russia" in page(pilot.app)

    async def test_the_number_and_its_caveat_stand_above_it(self, pilot: Pilot[None]) -> None:
        await pilot.press("2", "enter")
        await pilot.pause()
        lines = page(pilot.app)
        assert lines.index("more than 13,000 entries") < lines.index("Each border crossing counts")
        assert lines.index("Each border crossing counts") < lines.index("In the article's words")

    async def test_the_scrolling_keys_move_it(self, pilot: Pilot[None]) -> None:
        await pilot.press("2", "enter", "space")
        assert reading(pilot).evidence.scroll_y > 0
        assert section(pilot) == "scale"
        await pilot.press("G", "space")
        assert section(pilot) == "scale"

    async def test_j_asks_for_the_next_figure_s(self, pilot: Pilot[None]) -> None:
        await pilot.press("2", "enter", "j")
        await pilot.pause()
        assert "Already working in Russia" in page(pilot.app)
        assert reading(pilot).evidence.scroll_y == 0

    async def test_the_footer_offers_the_way_back(self, pilot: Pilot[None]) -> None:
        assert "esc back" not in page(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert "esc back" in page(pilot.app)

    @pytest.mark.parametrize("columns", [110, 140])
    async def test_on_a_wide_screen_it_stands_beside_always(self, shipped: Story, columns: int) -> None:
        async with app_of(shipped, "scale").run_test(size=(columns, 40)) as pilot:
            await pilot.pause()
            assert "How many are there?" in page(pilot.app)
            assert "In the article's words" in page(pilot.app)
            assert "Radio Free Asia" not in page(pilot.app).partition("In the article's words")[0]
            await pilot.press("j")
            await pilot.pause()
            assert "How many are there at one time" in " ".join(page(pilot.app).split())

    async def test_just_below_that_it_does_not(self, shipped: Story) -> None:
        async with app_of(shipped, "scale").run_test(size=(109, 40)) as pilot:
            assert "In the article's words" not in page(pilot.app)

    async def test_on_a_wide_screen_enter_gives_it_the_scrolling_keys(self, shipped: Story) -> None:
        async with app_of(shipped, "scale").run_test(size=(140, 20)) as pilot:
            await pilot.press("down", "enter", "down", "down")
            assert (reading(pilot).panel.scroll_y, reading(pilot).evidence.scroll_y) == (1, 2)
            await pilot.press("escape", "down")
            assert reading(pilot).evidence.scroll_y == 2


class TestPlacesToBegin:
    async def test_at_a_section(self, shipped: Story) -> None:
        async with app_of(shipped, "escapes").run_test(size=(80, 24)) as pilot:
            assert "How many get away" in page(pilot.app)

    async def test_at_a_figure(self, shipped: Story) -> None:
        async with app_of(shipped, "phones").run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert (section(pilot), figure(pilot)) == ("escapes", "phones")
            assert "How they escape" in page(pilot.app)


class TestLeavingAndHelp:
    async def test_question_mark_shows_and_hides_the_keys(self, pilot: Pilot[None]) -> None:
        await pilot.press("question_mark")
        await pilot.pause()
        assert pilot.app.screen.query(HelpPanel)
        assert "on, then to the next section" in " ".join(page(pilot.app).split())
        await pilot.press("question_mark")
        await pilot.pause()
        assert not pilot.app.screen.query(HelpPanel)

    async def test_esc_hides_the_keys_and_leaves_the_evidence_open(self, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "question_mark")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert not pilot.app.screen.query(HelpPanel)
        assert reading(pilot).asking

    async def test_q_leaves(self, pilot: Pilot[None]) -> None:
        await pilot.press("q")
        assert pilot.app.return_code == 0
        assert not pilot.app.is_running or pilot.app._exit
