"""What is current and in front: the keys concern that, the foot offers them for that, and the place says it."""

from __future__ import annotations

import pytest

from conftest import read
from explainer.present.lines import Target
from explainer.present.pages import PageName
from explainer.story import Story
from explainer.tui import prompt
from explainer.tui.navigation import Navigator

from .piloted import app_of, navigator_in, painted
from .seen import SIZES, marked, navigator_of, rows, seen
from .stories import file_of, story_of


def search(navigator: Navigator, query: str) -> None:
    """Search for something and keep it."""
    prompt.begin_search(navigator)
    prompt.put(navigator, query)
    prompt.accept(navigator)


@pytest.fixture
def summary(shipped: Story) -> Navigator:
    """A search whose first match is in a section's answer, its second one in a row."""
    navigator = navigator_of(shipped)
    search(navigator, "50,000")
    return navigator


class TestAtTheStart:
    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_it_is_the_first_row(self, shipped: Story, size: tuple[int, int]) -> None:
        navigator = navigator_of(shipped, *size)
        for _ in range(2):
            assert navigator.state.front.top == 0
            assert navigator.state.subject == Target("figure", shipped.sections[0].figures[0].id)
            assert "enter evidence" in rows(navigator)[-1]
            navigator.to_edge(last=True)
            navigator.to_edge(last=False)


class TestAMatchOutsideOfAnyRow:
    def test_nothing_is_current(self, summary: Navigator) -> None:
        assert "the number could exceed 50,000" in seen(summary)
        assert (marked(summary), summary.state.subject) == ("", None)
        assert "copy" not in rows(summary)[-1]

    def test_enter_leads_to_the_row_of_the_number_in_it_and_esc_back(self, summary: Navigator) -> None:
        before = seen(summary)
        assert "enter follow" in rows(summary)[-1]
        summary.enter()
        assert marked(summary).startswith("later, no date")
        summary.back()
        assert seen(summary) == before

    async def test_enter_says_where_nothing_is_behind_it(self, shipped: Story) -> None:
        async with app_of(shipped).run_test(size=(80, 24)) as pilot:
            await pilot.press("slash", *"no source has a head", "enter", "enter")
            assert painted(pilot).endswith("Nothing is behind this.")

    def test_the_next_match_is_in_a_row_and_enter_opens_that_one(self, summary: Navigator) -> None:
        summary.next_match(1)
        assert marked(summary).startswith("◇ there, June 2025")
        assert "enter evidence" in rows(summary)[-1]
        summary.enter()
        assert summary.state.front.page == PageName("evidence", "employer-2025")
        assert "North Korean workers in Russia: there, June 2025" in seen(summary)

    def test_the_next_row_is_the_next_one_on_the_page(self, summary: Navigator) -> None:
        summary.move(1)
        assert marked(summary).startswith("◇ October 2024")

    def test_once_the_search_is_over_a_row_in_view_is_current(self, summary: Navigator) -> None:
        summary.scroll(1)
        summary.back()
        assert marked(summary).startswith("◇ October 2024")

    def test_nor_does_the_palette_leave_nothing_current(self, summary: Navigator) -> None:
        prompt.begin_choice(summary)
        prompt.give_up(summary)
        assert marked(summary).startswith("◇ October 2024")

    @pytest.mark.parametrize("size", [(126, 30), (150, 42)], ids=str)
    def test_the_evidence_beside_it_is_that_of_the_row_above(self, shipped: Story, size: tuple[int, int]) -> None:
        navigator = navigator_of(shipped, *size, at="sanctions")
        search(navigator, "Rules and checks")
        assert marked(navigator) == ""
        assert navigator.state.side_page
        layout, top = navigator.state.layout(navigator.state.front.page), navigator.state.front.top
        above = [mark.target.name for mark, lines in layout.extents.items() if lines.start <= top]
        assert navigator.state.side_page.page.name == (above or [navigator.state.section.figures[0].id])[-1]

    def test_nor_is_nothing_current_once_it_is_scrolled(self, summary: Navigator) -> None:
        summary.scroll(1)
        assert marked(summary)

    def test_it_is_not_moved_by_another_size(self, summary: Navigator) -> None:
        before = seen(summary)
        summary.resize(100, 30, 0)
        assert marked(summary) == ""
        summary.resize(80, 24, 0)
        assert seen(summary) == before


class TestPagesWithoutFigures:
    @pytest.mark.parametrize("kind", ["sources", "keys", "palette"])
    @pytest.mark.parametrize("size", [(40, 12), (80, 24), (126, 30)], ids=str)
    def test_no_tab_is_lit(self, kind: str, size: tuple[int, int]) -> None:
        navigator = navigator_of(story_of(), *size)
        navigator.open(PageName(kind))  # type: ignore[arg-type]
        assert not [sign for sign in ("━", "1/3") if sign in "".join(rows(navigator)[1:3])]
        navigator.back()
        assert rows(navigator)[-1].endswith("  1 of 3 ")

    def test_the_place_on_the_page_is_counted_where_it_has_any(self, shipped: Story) -> None:
        navigator = navigator_of(shipped)
        navigator.open(PageName("sources"))
        count = len(navigator.state.layout(navigator.state.front.page).page.targets)
        navigator.to_edge(last=True)
        assert rows(navigator)[-1].endswith(f" {count} of {count} ")
        navigator.move(-1)
        assert rows(navigator)[-1].endswith(f" {count - 1} of {count} ")

    def test_the_page_in_front_is_not_offered_once_more(self) -> None:
        navigator = navigator_of(story_of(), 150, 42)
        assert "? keys" in rows(navigator)[-1]
        navigator.open(PageName("keys"))
        assert "? keys" not in rows(navigator)[-1]

    @pytest.mark.parametrize("key", ["s", "question_mark"])
    async def test_what_is_not_in_sight_is_neither_copied_nor_offered(self, key: str) -> None:
        async with app_of(story_of(), at="two").run_test(size=(150, 42)) as pilot:
            await pilot.press(key)
            assert "y copy" not in painted(pilot)
            await pilot.press("y")
            assert painted(pilot).endswith("Nothing to copy is marked.")
            assert pilot.app.clipboard == ""

    async def test_help_has_no_address(self) -> None:
        async with app_of(story_of(), at="two").run_test(size=(150, 42)) as pilot:
            await pilot.press("question_mark")
            assert "o address" not in painted(pilot)
            await pilot.press("o")
            assert painted(pilot).endswith("No address is known here.")

    async def test_a_figure_whose_sources_have_no_address_says_so_and_offers_none(self) -> None:
        story = read(file_of().replace(", url: 'https://example.org/carter'", ""))
        async with app_of(story).run_test(size=(150, 42)) as pilot:
            assert "o address" not in painted(pilot)
            await pilot.press("o")
            assert "No address is known here." in painted(pilot)

    async def test_a_figure_marked_among_the_sources_is_copied(self, shipped: Story) -> None:
        async with app_of(shipped).run_test(size=(150, 42)) as pilot:
            await pilot.press("s", "y")
            assert "The working day: hours worked" in marked(navigator_in(pilot))
            assert pilot.app.clipboard.startswith("The working day, hours worked: up to 18 hours a day")

    async def test_a_source_has_its_own_address(self, shipped: Story) -> None:
        async with app_of(shipped).run_test(size=(150, 42)) as pilot:
            await pilot.press("s", "G")
            assert "o address" in painted(pilot)
            address = next(row for row in marked(navigator_in(pilot)).split() if row.startswith("https://"))
            await pilot.press("o")
            assert f"o opens {address}" in painted(pilot)


class TestANameThatLeadsNowhereElse:
    def test_a_source_where_it_stands_itself_is_not_followed(self, shipped: Story) -> None:
        navigator = navigator_of(shipped)
        navigator.open(PageName("sources"))
        navigator.to_edge(last=True)
        before = seen(navigator)
        assert "enter" not in rows(navigator)[-1]
        navigator.enter()
        assert seen(navigator) == before
        navigator.to_edge(last=False)
        assert "enter follow" in rows(navigator)[-1]


async def test_what_is_not_found_is_said_once_it_is_accepted(shipped: Story) -> None:
    async with app_of(shipped).run_test(size=(80, 24)) as pilot:
        before = painted(pilot)
        await pilot.press("slash", *"zzzz", "enter")
        assert painted(pilot).split("\n")[-1].strip() == "zzzz: not found in this story"
        assert painted(pilot).split("\n")[:-1] == before.split("\n")[:-1]
        await pilot.press("y", "j", "k")
        assert painted(pilot) == before
