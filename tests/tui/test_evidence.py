"""A figure's evidence: in the page's place or beside it, with a way to what it names and a way back."""

from __future__ import annotations

import pytest

from conftest import squeezed
from explainer.present.lines import Target
from explainer.present.pages import PageName
from explainer.story import Story
from explainer.tui.frame import frame
from explainer.tui.geometry import MARGINS, MEASURE, WIDE
from explainer.tui.keys import ACTIONS
from explainer.tui.navigation import Navigator

from .piloted import app_of, painted
from .seen import SIZES, current, do, marked, navigator_of, page_rows, read_through, rows, seen, words
from .stories import story_of

JOURNEY = "How it reached us"


@pytest.fixture
def navigator() -> Navigator:
    return navigator_of(story_of(), at="two")


class TestInThePagesPlace:
    def test_it_is_opened_and_left_at_the_same_place(self, navigator: Navigator) -> None:
        navigator.move(1)
        navigator.scroll(1)
        before = seen(navigator)
        navigator.enter()
        assert JOURNEY in seen(navigator)
        assert "The question of two" not in seen(navigator)
        navigator.back()
        assert seen(navigator) == before

    def test_it_names_its_figure_and_says_its_number(self, navigator: Navigator) -> None:
        navigator.enter()
        assert page_rows(navigator)[0].endswith("  Group b1: Label b1")
        assert "▀▀█   about 3 carts" in seen(navigator)
        assert "T › Group b1: Label b1" in rows(navigator)[0]

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_its_main_caveat_stands_at_its_number(self, shipped: Story, size: tuple[int, int]) -> None:
        navigator = navigator_of(shipped, *size, at="days-off")
        navigator.enter()
        assert "! From memory; what other workers" in words(navigator)

    def test_the_same_voice_through_others_is_no_second_account(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 100, 60, at="sappers")
        assert "also in 1 report" in seen(navigator)
        navigator.enter()
        assert "Others who tell it ○ AP, carried by RTHK" in words(navigator)

    def test_scrolling_moves_it_and_never_the_section(self, navigator: Navigator) -> None:
        navigator.resize(40, 12, 0)
        navigator.enter()
        navigator.to_edge(last=True)
        assert JOURNEY not in seen(navigator)
        assert not navigator.page_down()
        assert current(navigator) == ("two", "b1")

    def test_at_the_section_there_is_no_way_back(self, navigator: Navigator) -> None:
        before = seen(navigator)
        navigator.back()
        assert seen(navigator) == before
        assert not ACTIONS["back"].can(navigator.state)

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_the_foot_offers_the_way_back_at_every_width(self, size: tuple[int, int]) -> None:
        navigator = navigator_of(story_of(), *size)
        assert "esc back" not in rows(navigator)[-1]
        navigator.enter()
        assert "esc back" in rows(navigator)[-1]

    def test_a_section_s_number_opens_that_section_s_page(self, navigator: Navigator) -> None:
        navigator.enter()
        navigator.open_section(2)
        assert current(navigator) == ("three", "c1")
        assert not navigator.state.can_go_back

    def test_all_of_it_can_be_read_at_every_size(self, shipped: Story) -> None:
        figure = shipped.figures_by_id["pay"]  # type: ignore[index]
        texts = [figure.quote, figure.measures, figure.does_not_show, figure.confidence.because]
        texts += [caveat.text for caveat in figure.caveats[1:]] + [account.says for account in figure.differs]
        for size in SIZES:
            if size[0] >= WIDE:
                continue
            navigator = navigator_of(shipped, *size, at="pay")
            navigator.enter()
            read = "".join(row[2:].rstrip("▐").replace("│", "") for row in read_through(navigator))
            assert [text for text in texts if text and squeezed(text).lower() not in squeezed(read).lower()] == []


class TestFollowingWhatItNames:
    def test_a_figure_it_names_is_shown_on_its_section_s_page(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, at="times-as-many")
        navigator.enter()
        stops = navigator.state.layout(navigator.state.front.page).page.targets
        to = next(mark for mark in stops if mark.target.kind == "figure")
        while navigator.state.front.current != to:
            navigator.move(1)
        navigator.enter()
        assert (navigator.state.front.page.kind, navigator.state.subject and navigator.state.subject.name) == (
            "section",
            to.target.name,
        )
        assert marked(navigator)
        navigator.back()
        assert navigator.state.evidence_open
        assert navigator.state.front.current == to
        navigator.back()
        assert current(navigator) == ("scale", "times-as-many")

    def test_that_page_is_come_back_to_at_that_figure(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, at="share-study")
        navigator.enter()
        while not (navigator.state.front.current and navigator.state.front.current.target.kind == "figure"):
            navigator.move(1)
        navigator.enter()
        place = current(navigator)
        navigator.turn(-1)
        navigator.turn(1)
        assert current(navigator) == place

    def test_a_source_it_names_is_shown_among_the_sources(self, navigator: Navigator) -> None:
        navigator.enter()
        while navigator.state.front.current and navigator.state.front.current.target.kind != "source":
            navigator.move(1)
        before = seen(navigator)
        navigator.enter()
        assert navigator.state.front.page.kind == "sources"
        assert "The carter" in marked(navigator)
        navigator.back()
        assert seen(navigator) == before

    def test_from_one_place_of_a_page_to_another_there_is_a_way_back_too(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 80, 24)
        navigator.open(PageName("sources"))
        before = seen(navigator)
        place = navigator.state.destination_of(Target("source", "ap"))
        assert place
        navigator.follow(place)
        assert navigator.state.front.page.kind == "sources"
        assert "AP, carried by RTHK" in marked(navigator)
        navigator.back()
        assert seen(navigator) == before


class TestOfAnEvent:
    @pytest.fixture
    def navigator(self, shipped: Story, request: pytest.FixtureRequest) -> Navigator:
        """The event before the last one of the sanctions' timeline, marked."""
        columns, rows = getattr(request, "param", (80, 24))
        navigator = navigator_of(shipped, columns, rows, at="sanctions")
        navigator.to_edge(last=True)
        navigator.move(-1)
        return navigator

    def test_it_is_opened_and_left_at_the_same_place(self, navigator: Navigator) -> None:
        before = seen(navigator)
        assert "enter evidence" in rows(navigator)[-1]
        navigator.enter()
        assert "Rules and checks: 30 Apr 2024" in page_rows(navigator)[0]
        assert "The panel ends" in page_rows(navigator)[1]
        assert "◉ KBS World" in seen(navigator)
        assert rows(navigator)[-1].endswith("  20 of 21 ")
        navigator.back()
        assert seen(navigator) == before

    @pytest.mark.parametrize("navigator", [(WIDE, 30), (150, 42)], indirect=True, ids=str)
    def test_beside_the_page_it_is_always_that_of_the_marked_one(self, navigator: Navigator) -> None:
        assert "Rules and checks: 30 Apr 2024" in seen(navigator)
        navigator.move(1)
        assert "Rules and checks: 16 Oct 2024" in seen(navigator)
        navigator.move(-1)
        navigator.other_page()
        assert navigator.state.evidence_open
        assert navigator.state.front.page.name == "sanctions/6"
        navigator.other_page()
        assert not navigator.state.evidence_open

    async def test_it_is_copied_and_its_address_is_shown(self, shipped: Story) -> None:
        async with app_of(shipped, at="sanctions").run_test(size=(126, 30)) as pilot:
            await pilot.press("G", "k", "y")
            assert pilot.app.clipboard.startswith("Rules and checks, 30 Apr 2024: The panel ends. KBS World")
            await pilot.press("o")
            assert "o opens http://world.kbs.co.kr" in painted(pilot)


class TestBesideThePage:
    @pytest.fixture
    def wide(self) -> Navigator:
        return navigator_of(story_of(), 140, 20, at="two")

    @pytest.mark.parametrize("columns", [WIDE, 150, 220])
    def test_it_stands_there_always_on_a_wide_screen(self, columns: int) -> None:
        navigator = navigator_of(story_of(), columns, 30, at="two")
        for _ in range(2):
            assert "The question of two" in seen(navigator)
            assert JOURNEY in seen(navigator)
            navigator.enter()

    def test_just_below_that_it_does_not(self) -> None:
        assert JOURNEY not in seen(navigator_of(story_of(), WIDE - 1, 30))

    def test_it_is_the_current_figure_s(self, wide: Navigator) -> None:
        assert wide.state.side_page
        assert wide.state.side_page.page.name == "b1"
        wide.move(1)
        assert wide.state.side_page.page.name == "b2"

    def test_entering_gives_it_the_keys_and_esc_gives_them_back(self, wide: Navigator) -> None:
        wide.scroll(1)
        wide.enter()
        wide.scroll(1)
        assert wide.state.side_page
        assert (wide.state.main_page.top, wide.state.side_page.top) == (1, 1)
        wide.back()
        wide.scroll(1)
        assert wide.state.main_page.top == 2

    def test_the_mark_and_the_line_between_them_show_where_the_keys_are(self, wide: Navigator) -> None:
        def looks(sign: str) -> set[tuple[str, str]]:
            spans = [span for row in frame(wide.state) for span in row if span.text.strip() == sign]
            return {(span.background, span.role) for span in spans}

        assert (looks("▌"), looks("│")) == ({("current", "fill")}, {("page", "muted")})
        wide.enter()
        wide.to_edge(last=False)
        assert ("page", "muted") in looks("▌")
        assert looks("│") == {("page", "fill")}

    def test_tab_moves_the_keys_there_and_back(self, wide: Navigator) -> None:
        do("other_page", wide)
        assert wide.state.evidence_open
        do("other_page", wide)
        assert not wide.state.evidence_open

    def test_where_it_takes_the_page_s_place_tab_does_nothing(self, navigator: Navigator) -> None:
        navigator.other_page()
        assert not navigator.state.evidence_open
        navigator.enter()
        navigator.other_page()
        assert navigator.state.evidence_open

    def test_the_wheel_moves_what_is_under_it(self, wide: Navigator) -> None:
        wide.scroll(1, wide.state.shown[1])
        assert wide.state.side_page
        assert (wide.state.main_page.top, wide.state.side_page.top) == (0, 1)
        wide.enter()
        wide.scroll(1, wide.state.shown[0])
        wide.scroll(1, wide.state.shown[1])
        assert (wide.state.main_page.top, wide.state.side_page.top) == (1, 2)
        assert wide.state.evidence_open

    def test_a_section_left_from_there_is_come_back_to_where_the_wheel_left_it(self, wide: Navigator) -> None:
        wide.enter()
        wide.scroll(9, wide.state.shown[0])
        wide.open_section(0)
        wide.open_section(1)
        assert wide.state.front.top == 9

    def test_where_the_wheel_left_it_the_keys_take_it_up(self, wide: Navigator) -> None:
        wide.scroll(2, wide.state.shown[1])
        wide.enter()
        assert wide.state.front.top == 2

    def test_on_a_narrower_screen_it_takes_the_page_s_place_and_back(self, wide: Navigator) -> None:
        wide.enter()
        wide.resize(80, 24, 0)
        assert "The question of two" not in words(wide)
        assert JOURNEY in seen(wide)
        wide.resize(140, 20, 0)
        assert "The question of two" in words(wide)
        assert wide.state.evidence_open

    def test_the_room_of_a_very_wide_screen_is_used_evenly(self) -> None:
        boxes = navigator_of(story_of(), 220, 60).state.boxes
        assert abs(boxes.page.x - (220 - boxes.evidence.x - boxes.evidence.width)) <= 1

    @pytest.mark.parametrize("columns", [WIDE, 150, 220])
    def test_a_page_without_it_begins_at_the_same_edge_as_the_title(self, columns: int) -> None:
        navigator = navigator_of(story_of(), columns, 30)
        edges = {navigator.state.boxes.page.x}
        navigator.open(PageName("keys"))
        box = navigator.state.boxes.page
        assert box.width == MEASURE + MARGINS
        title, *_, foot = rows(navigator)
        assert edges == {box.x} == {len(row) - len(row.lstrip()) - 1 for row in (title, foot)}

    def test_where_the_keys_left_it_it_stays_in_view(self, wide: Navigator) -> None:
        wide.enter()
        wide.scroll(2)
        wide.back()
        assert wide.state.side_page
        assert wide.state.side_page.top == 2
        assert not any("│▌" in row for row in rows(wide))
