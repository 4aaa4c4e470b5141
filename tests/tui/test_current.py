"""What is current and in front: the keys concern that, the foot offers them for that, and the place says it."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from conftest import read
from explainer.present.card import target_of
from explainer.present.page import Occurrence
from explainer.present.pages import PageName
from explainer.story import Story
from explainer.tui import prompt
from explainer.tui.keys import ACTIONS
from explainer.tui.navigation import Navigator

from .piloted import app_of, navigator_in, painted
from .seen import marked, navigator_of, page_rows, rows, seen
from .stories import file_of, story_of


def search(navigator: Navigator, query: str) -> None:
    """Search for something and keep it."""
    prompt.begin_search(navigator)
    prompt.put(navigator, query)
    prompt.accept(navigator)


def to_kind(navigator: Navigator, kind: str) -> None:
    """Go on to the next thing of a kind on the page."""
    while not (navigator.state.front.current and navigator.state.front.current.target.kind == kind):
        before = navigator.state.front
        navigator.step(1)
        assert navigator.state.front != before


@pytest.fixture
def projected(shipped: Story) -> Navigator:
    """A search whose first match is in a section's summary, its second one on a card."""
    navigator = navigator_of(shipped)
    search(navigator, "50,000")
    return navigator


@pytest.fixture
def timeline(shipped: Story) -> Navigator:
    """A wide screen with an event marked."""
    navigator = navigator_of(shipped, 140, 40)
    index = next(index for index, section in enumerate(shipped.sections) if section.events)
    navigator.open_section(index)
    navigator.to_edge(last=True)
    assert navigator.state.front.current
    assert navigator.state.front.current.target.kind == "event"
    return navigator


class TestAtTheStart:
    @pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30)], ids=str)
    def test_it_is_the_first_figure_though_the_page_mentions_another_one_before(
        self, shipped: Story, size: tuple[int, int]
    ) -> None:
        navigator = navigator_of(shipped, *size)
        assert navigator.state.front.top == 0
        assert "figure 1 of" in rows(navigator)[1]
        navigator.to_edge(last=True)
        navigator.to_edge(last=False)
        assert "figure 1 of" in rows(navigator)[1]

    def test_a_mention_can_be_current_and_the_place_is_that_of_its_figure(self, shipped: Story) -> None:
        navigator = navigator_of(shipped)
        navigator.step(1)
        assert navigator.state.front.current
        assert "enter follow" in rows(navigator)[-1]
        name = navigator.state.front.current.target.name
        first = [str(figure.id) for figure in navigator.state.section.figures].index(name)
        assert f"figure {first + 1} of" in rows(navigator)[1]


class TestAMatchOutsideOfAnyFigure:
    def test_nothing_is_current(self, projected: Navigator) -> None:
        assert "That the number could exceed 50,000" in seen(projected)
        assert (marked(projected), projected.state.figure) == ("", None)
        assert "figure" not in rows(projected)[1]
        assert not [word for word in ("enter", "copy") if word in rows(projected)[-1]]

    def test_enter_does_nothing(self, projected: Navigator) -> None:
        before = seen(projected)
        projected.enter()
        assert seen(projected) == before

    def test_the_next_match_is_on_a_card_and_enter_opens_that_one(self, projected: Navigator) -> None:
        projected.next_match(1)
        assert marked(projected).startswith("North Korean workers in Russia, as projected")
        assert "enter evidence" in rows(projected)[-1]
        projected.enter()
        assert projected.state.front.page == PageName("evidence", "could-exceed")
        assert page_rows(projected)[0].strip().startswith("North Korean workers in Russia, as projected")

    def test_the_next_figure_is_the_next_one_on_the_page(self, projected: Navigator) -> None:
        projected.step(1)
        assert marked(projected).startswith("Entries into Russia")

    def test_once_the_search_is_over_a_figure_in_view_is_current(self, projected: Navigator) -> None:
        projected.back()
        assert marked(projected).startswith("Entries into Russia")

    def test_nor_does_the_palette_leave_nothing_current(self, projected: Navigator) -> None:
        prompt.begin_choice(projected)
        prompt.give_up(projected)
        assert marked(projected).startswith("Entries into Russia")

    def test_the_evidence_stays_beside_it(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 140, 40)
        search(navigator, "50,000")
        assert marked(navigator) == ""
        assert navigator.state.side_page

    def test_that_is_the_evidence_of_the_figure_at_the_top_of_the_view(self, timeline: Navigator) -> None:
        timeline.to_edge(last=False)
        search(timeline, "Timeline")
        assert marked(timeline) == ""
        layout = timeline.state.layout(timeline.state.front.page)
        starts = {
            figure.id: layout.extents[Occurrence(target_of(figure))].start for figure in timeline.state.section.figures
        }
        above = [name for name, start in starts.items() if start <= timeline.state.front.top]
        assert len(above) > 1
        assert timeline.state.side_page
        assert timeline.state.side_page.page == PageName("evidence", above[-1])

    def test_nor_is_that_one_which_the_top_of_the_view_cuts(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, at="scale")
        search(navigator, "Timeline")
        navigator.back()
        assert page_rows(navigator)[1].startswith("  South Korean intelligence")
        assert marked(navigator).startswith("· Why Moscow is said to need North Korean workers")

    def test_nor_is_nothing_current_once_it_is_scrolled(self, projected: Navigator) -> None:
        projected.scroll(1)
        assert marked(projected)

    def test_it_is_not_moved_by_another_size(self, projected: Navigator) -> None:
        before = seen(projected)
        projected.resize(100, 30, 0)
        assert marked(projected) == ""
        projected.resize(80, 24, 0)
        assert seen(projected) == before


class TestPagesWithoutFigures:
    @pytest.mark.parametrize("kind", ["sources", "keys", "palette"])
    @pytest.mark.parametrize("size", [(40, 12), (80, 24), (140, 40)], ids=str)
    def test_no_tab_is_lit_and_no_figure_counted(self, kind: str, size: tuple[int, int]) -> None:
        navigator = navigator_of(story_of(), *size)
        navigator.open(PageName(kind))  # type: ignore[arg-type]
        assert not [sign for sign in ("━", "figure", "1/3") if sign in "".join(rows(navigator)[1:3])]
        navigator.back()
        assert "figure 1 of 3" in rows(navigator)[1]

    def test_the_place_on_the_page_is_counted_where_it_has_any(self, shipped: Story) -> None:
        navigator = navigator_of(shipped)
        navigator.open(PageName("sources"))
        count = len(navigator.state.layout(navigator.state.front.page).page.targets)
        navigator.to_edge(last=True)
        assert rows(navigator)[1].endswith(f" {count} of {count} ")
        navigator.step(-1)
        assert rows(navigator)[1].endswith(f" {count - 1} of {count} ")

    @pytest.mark.parametrize("kind", ["sources", "keys"])
    def test_the_page_in_front_is_not_offered_once_more(self, kind: str) -> None:
        navigator = navigator_of(story_of(), 220, 60)
        words = {"sources": "s sources", "keys": "? keys"}[kind]
        assert words in rows(navigator)[-1]
        navigator.open(PageName(kind))  # type: ignore[arg-type]
        assert words not in rows(navigator)[-1]

    @pytest.mark.parametrize("key", ["s", "question_mark"])
    async def test_what_is_not_in_sight_is_neither_copied_nor_offered(self, key: str) -> None:
        async with app_of(story_of(), at="two").run_test(size=(220, 60)) as pilot:
            await pilot.press(key)
            assert "y copy" not in painted(pilot)
            assert await does_nothing(pilot, "y")
            assert pilot.app.clipboard == ""

    async def test_help_has_no_address(self) -> None:
        async with app_of(story_of(), at="two").run_test(size=(220, 60)) as pilot:
            await pilot.press("question_mark")
            assert "o address" not in painted(pilot)
            assert await does_nothing(pilot, "o")

    async def test_a_figure_whose_sources_have_no_address_says_so_and_offers_none(self) -> None:
        story = read(file_of().replace(", url: 'https://example.org/carter'", ""))
        async with app_of(story).run_test(size=(220, 60)) as pilot:
            assert "o address" not in painted(pilot)
            await pilot.press("o")
            assert "No address is known here." in painted(pilot)

    async def test_a_figure_marked_among_the_sources_is_copied(self, shipped: Story) -> None:
        async with app_of(shipped).run_test(size=(220, 60)) as pilot:
            await pilot.press("s")
            to_kind(navigator_in(pilot), "figure")
            figure = navigator_in(pilot).state.figure
            assert figure
            await pilot.press("y")
            assert figure.label in pilot.app.clipboard
            assert figure.label in marked(navigator_in(pilot))

    async def test_a_source_has_its_own_address(self, shipped: Story) -> None:
        async with app_of(shipped).run_test(size=(220, 60)) as pilot:
            await pilot.press("s", "G")
            assert "o address" in painted(pilot)
            address = next(row for row in marked(navigator_in(pilot)).split() if row.startswith("https://"))
            await pilot.press("o")
            assert f"o opens {address}" in painted(pilot)


class TestAnEvent:
    def test_it_is_neither_copied_nor_entered(self, timeline: Navigator) -> None:
        assert not [action for action in ("copy", "enter", "open") if ACTIONS[action].can(timeline.state)]
        before = seen(timeline)
        timeline.enter()
        assert seen(timeline) == before

    def test_its_place_is_said(self, timeline: Navigator) -> None:
        count = len(timeline.state.section.events)
        assert rows(timeline)[1].endswith(f"event {count} of {count} ")

    def test_the_evidence_beside_it_stays_that_of_the_last_figure(self, timeline: Navigator) -> None:
        assert timeline.state.side_page
        assert timeline.state.side_page.page == PageName("evidence", timeline.state.section.figures[-1].id)
        assert timeline.state.section.figures[-1].label in seen(timeline)


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
        await pilot.press("left")
        assert painted(pilot) == before


async def does_nothing(pilot: Pilot[None], key: str) -> bool:
    before = painted(pilot)
    await pilot.press(key)
    return painted(pilot) == before
