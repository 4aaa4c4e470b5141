"""What is current and in front: the keys concern that, the foot offers them for that, and the place says it."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from conftest import read
from explainer.present.card import target_of
from explainer.present.page import Occurrence
from explainer.present.pages import PageName
from explainer.story import Story
from explainer.tui import prompt, searching
from explainer.tui.scene import Scene

from .piloted import app_of, painted, scene_in
from .seen import marked, page_rows, rows, scene_of, seen
from .stories import file_of, story_of


def search(scene: Scene, query: str) -> None:
    """Search for something and keep it."""
    prompt.begin_search(scene)
    prompt.put(scene, query)
    prompt.accept(scene)


def to_kind(scene: Scene, kind: str) -> None:
    """Go on to the next thing of a kind on the page."""
    while not (scene.here.mark and scene.here.mark.target.kind == kind):
        before = scene.here
        scene.step(1)
        assert scene.here != before


@pytest.fixture
def projected(shipped: Story) -> Scene:
    """A search whose first match is in a section's summary, its second one on a card."""
    scene = scene_of(shipped)
    search(scene, "50,000")
    return scene


@pytest.fixture
def timeline(shipped: Story) -> Scene:
    """A wide screen with an event marked."""
    scene = scene_of(shipped, 140, 40)
    index = next(index for index, section in enumerate(shipped.sections) if section.events)
    scene.open_section(index)
    scene.to_edge(last=True)
    assert scene.here.mark
    assert scene.here.mark.target.kind == "event"
    return scene


class TestAtTheStart:
    @pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30)], ids=str)
    def test_it_is_the_first_figure_though_the_page_mentions_another_one_before(
        self, shipped: Story, size: tuple[int, int]
    ) -> None:
        scene = scene_of(shipped, *size)
        assert scene.here.top == 0
        assert "figure 1 of" in rows(scene)[1]
        scene.to_edge(last=True)
        scene.to_edge(last=False)
        assert "figure 1 of" in rows(scene)[1]

    def test_a_mention_can_be_current_and_the_place_is_that_of_its_figure(self, shipped: Story) -> None:
        scene = scene_of(shipped)
        scene.step(1)
        assert scene.here.mark
        assert "enter follow" in rows(scene)[-1]
        first = [figure.id for figure in scene.section.figures].index(scene.here.mark.target.name)  # type: ignore[arg-type]
        assert f"figure {first + 1} of" in rows(scene)[1]


class TestAMatchOutsideOfAnyFigure:
    def test_nothing_is_current(self, projected: Scene) -> None:
        assert "That the number could exceed 50,000" in seen(projected)
        assert (marked(projected), projected.figure) == ("", None)
        assert "figure" not in rows(projected)[1]
        assert not [word for word in ("enter", "copy") if word in rows(projected)[-1]]

    def test_enter_does_nothing(self, projected: Scene) -> None:
        before = seen(projected)
        projected.enter()
        assert seen(projected) == before

    def test_the_next_match_is_on_a_card_and_enter_opens_that_one(self, projected: Scene) -> None:
        searching.go_on(projected, 1)
        assert marked(projected).startswith("North Korean workers in Russia, as projected")
        assert "enter evidence" in rows(projected)[-1]
        projected.enter()
        assert projected.here.page == PageName("evidence", "could-exceed")
        assert page_rows(projected)[0].strip().startswith("North Korean workers in Russia, as projected")

    def test_the_next_figure_is_the_next_one_on_the_page(self, projected: Scene) -> None:
        projected.step(1)
        assert marked(projected).startswith("Entries into Russia")

    def test_once_the_search_is_over_a_figure_in_view_is_current(self, projected: Scene) -> None:
        projected.back()
        assert marked(projected).startswith("Entries into Russia")

    def test_nor_does_the_palette_leave_nothing_current(self, projected: Scene) -> None:
        prompt.begin_choice(projected)
        prompt.give_up(projected)
        assert marked(projected).startswith("Entries into Russia")

    def test_the_evidence_stays_beside_it(self, shipped: Story) -> None:
        scene = scene_of(shipped, 140, 40)
        search(scene, "50,000")
        assert marked(scene) == ""
        assert scene.beside

    def test_that_is_the_evidence_of_the_figure_at_the_top_of_the_view(self, timeline: Scene) -> None:
        timeline.to_edge(last=False)
        search(timeline, "Timeline")
        assert marked(timeline) == ""
        layout = timeline.layout(timeline.here.page)
        starts = {figure.id: layout.extents[Occurrence(target_of(figure))].start for figure in timeline.section.figures}
        above = [name for name, start in starts.items() if start <= timeline.here.top]
        assert len(above) > 1
        assert timeline.beside
        assert timeline.beside.page == PageName("evidence", above[-1])

    def test_nor_is_that_one_which_the_top_of_the_view_cuts(self, shipped: Story) -> None:
        scene = scene_of(shipped, at="scale")
        search(scene, "Timeline")
        scene.back()
        assert page_rows(scene)[1].startswith("  South Korean intelligence")
        assert marked(scene).startswith("· Why Moscow is said to need North Korean workers")

    def test_nor_is_nothing_current_once_it_is_scrolled(self, projected: Scene) -> None:
        projected.scroll(1)
        assert marked(projected)

    def test_it_is_not_moved_by_another_size(self, projected: Scene) -> None:
        before = seen(projected)
        projected.resize(100, 30, 0)
        assert marked(projected) == ""
        projected.resize(80, 24, 0)
        assert seen(projected) == before


class TestPagesWithoutFigures:
    @pytest.mark.parametrize("kind", ["sources", "keys", "palette"])
    @pytest.mark.parametrize("size", [(40, 12), (80, 24), (140, 40)], ids=str)
    def test_no_tab_is_lit_and_no_figure_counted(self, kind: str, size: tuple[int, int]) -> None:
        scene = scene_of(story_of(), *size)
        scene.open(PageName(kind))  # type: ignore[arg-type]
        assert not [sign for sign in ("━", "figure", "1/3") if sign in "".join(rows(scene)[1:3])]
        scene.back()
        assert "figure 1 of 3" in rows(scene)[1]

    def test_the_place_on_the_page_is_counted_where_it_has_any(self, shipped: Story) -> None:
        scene = scene_of(shipped)
        scene.open(PageName("sources"))
        count = len(scene.layout(scene.here.page).page.targets)
        scene.to_edge(last=True)
        assert rows(scene)[1].endswith(f" {count} of {count} ")
        scene.step(-1)
        assert rows(scene)[1].endswith(f" {count - 1} of {count} ")

    @pytest.mark.parametrize("kind", ["sources", "keys"])
    def test_the_page_in_front_is_not_offered_once_more(self, kind: str) -> None:
        scene = scene_of(story_of(), 220, 60)
        words = {"sources": "s sources", "keys": "? keys"}[kind]
        assert words in rows(scene)[-1]
        scene.open(PageName(kind))  # type: ignore[arg-type]
        assert words not in rows(scene)[-1]

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
            to_kind(scene_in(pilot), "figure")
            figure = scene_in(pilot).figure
            assert figure
            await pilot.press("y")
            assert figure.label in pilot.app.clipboard
            assert figure.label in marked(scene_in(pilot))

    async def test_a_source_has_its_own_address(self, shipped: Story) -> None:
        async with app_of(shipped).run_test(size=(220, 60)) as pilot:
            await pilot.press("s", "G")
            assert "o address" in painted(pilot)
            address = next(row for row in marked(scene_in(pilot)).split() if row.startswith("https://"))
            await pilot.press("o")
            assert f"o opens {address}" in painted(pilot)


class TestAnEvent:
    def test_it_is_neither_copied_nor_entered(self, timeline: Scene) -> None:
        assert not [action for action in ("copy", "enter", "open") if timeline.can(action)]
        before = seen(timeline)
        timeline.enter()
        assert seen(timeline) == before

    def test_its_place_is_said(self, timeline: Scene) -> None:
        count = len(timeline.section.events)
        assert rows(timeline)[1].endswith(f"event {count} of {count} ")

    def test_the_evidence_beside_it_stays_that_of_the_last_figure(self, timeline: Scene) -> None:
        assert timeline.beside
        assert timeline.beside.page == PageName("evidence", timeline.section.figures[-1].id)
        assert timeline.section.figures[-1].label in seen(timeline)


class TestANameThatLeadsNowhereElse:
    def test_a_source_where_it_stands_itself_is_not_followed(self, shipped: Story) -> None:
        scene = scene_of(shipped)
        scene.open(PageName("sources"))
        scene.to_edge(last=True)
        before = seen(scene)
        assert "enter" not in rows(scene)[-1]
        scene.enter()
        assert seen(scene) == before
        scene.to_edge(last=False)
        assert "enter follow" in rows(scene)[-1]


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
