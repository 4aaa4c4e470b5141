"""A figure's evidence: in the page's place or beside it, with a way to what it names and a way back."""

from __future__ import annotations

import pytest

from explainer.present.pages import PageName
from explainer.story import Story
from explainer.tui.geometry import MARGINS, MEASURE, WIDE
from explainer.tui.moves import MOVES
from explainer.tui.paint import screen_rows
from explainer.tui.scene import Scene

from .seen import SIZES, current, marked, page_rows, read_through, rows, scene_of, seen, words
from .stories import story_of

QUOTED = "In the article's words"


@pytest.fixture
def scene() -> Scene:
    return scene_of(story_of(), at="two")


class TestInThePagesPlace:
    def test_it_is_opened_and_left_at_the_same_place(self, scene: Scene) -> None:
        scene.step(1)
        scene.scroll(1)
        before = seen(scene)
        scene.enter()
        assert QUOTED in seen(scene)
        assert "The question of two" not in seen(scene)
        scene.back()
        assert seen(scene) == before

    def test_it_names_its_figure_and_says_its_number(self, scene: Scene) -> None:
        scene.enter()
        assert page_rows(scene)[0].startswith("  Label b1")
        assert "about 3 carts" in seen(scene)
        assert "T › Label b1" in rows(scene)[0]

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_its_main_caveat_stands_at_its_number(self, shipped: Story, size: tuple[int, int]) -> None:
        scene = scene_of(shipped, *size, at="could-exceed")
        scene.enter()
        assert "! One unnamed official's projection" in seen(scene)

    def test_the_same_voice_through_others_is_no_second_account(self, shipped: Story) -> None:
        scene = scene_of(shipped, 100, 60, at="sappers")
        assert "= 2 more reports of it" in seen(scene)
        scene.enter()
        assert "UPI: 1,000 sappers. (the same voice)" in words(scene)

    def test_scrolling_moves_it_and_never_the_section(self, scene: Scene) -> None:
        scene.resize(40, 12, 0)
        scene.enter()
        scene.to_edge(last=True)
        assert QUOTED not in seen(scene)
        assert not scene.page_down()
        assert current(scene) == ("two", "b1")

    def test_at_the_section_there_is_no_way_back(self, scene: Scene) -> None:
        before = seen(scene)
        scene.back()
        assert seen(scene) == before
        assert not scene.can("back")

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_the_foot_offers_the_way_back_at_every_width(self, size: tuple[int, int]) -> None:
        scene = scene_of(story_of(), *size)
        assert "esc back" not in rows(scene)[-1]
        scene.enter()
        assert "esc back" in rows(scene)[-1]

    def test_a_section_s_number_opens_that_section_s_page(self, scene: Scene) -> None:
        scene.enter()
        scene.open_section(2)
        assert current(scene) == ("three", "c1")
        assert not scene.can_go_back

    def test_all_of_it_can_be_read_at_every_size(self, shipped: Story) -> None:
        figure = shipped.figures_by_id["entries-2024"]  # type: ignore[index]
        texts = [figure.quote, figure.measures, figure.does_not_show, figure.because]
        texts += [caveat.text for caveat in figure.caveats[1:]] + [account.says for account in figure.differs]
        for size in SIZES:
            if size[0] >= WIDE:
                continue
            scene = scene_of(shipped, *size, at="entries-2024")
            scene.enter()
            read = " ".join(" ".join(row[2:].rstrip("▐") for row in read_through(scene)).split())
            assert [text for text in texts if text and text not in read] == []


class TestFollowingWhatItNames:
    def test_a_figure_it_names_is_shown_on_its_section_s_page(self, shipped: Story) -> None:
        scene = scene_of(shipped, at="times-as-many")
        scene.enter()
        stops = scene.layout(scene.here.page).page.targets
        to = next(mark for mark in stops if mark.target.kind == "figure")
        while scene.here.mark != to:
            scene.step(1)
        scene.enter()
        assert (scene.here.page.kind, scene.figure and scene.figure.id) == ("section", to.target.name)
        assert marked(scene)
        scene.back()
        assert scene.evidence_open
        assert scene.here.mark == to
        scene.back()
        assert current(scene) == ("scale", "times-as-many")

    def test_that_page_is_come_back_to_at_that_figure(self, shipped: Story) -> None:
        scene = scene_of(shipped, at="share-study")
        scene.enter()
        while not (scene.here.mark and scene.here.mark.target.kind == "figure"):
            scene.step(1)
        scene.enter()
        place = current(scene)
        scene.turn(-1)
        scene.turn(1)
        assert current(scene) == place

    def test_a_source_it_names_is_shown_among_the_sources(self, scene: Scene) -> None:
        scene.enter()
        while scene.here.mark and scene.here.mark.target.kind != "source":
            scene.step(1)
        before = seen(scene)
        scene.enter()
        assert scene.here.page.kind == "sources"
        assert "The carter" in marked(scene)
        scene.back()
        assert seen(scene) == before

    def test_from_one_place_of_a_page_to_another_there_is_a_way_back_too(self, shipped: Story) -> None:
        scene = scene_of(shipped)
        scene.open(PageName("sources"))
        scene.step(1)
        before = seen(scene)
        scene.enter()
        assert scene.here.page.kind == "sources"
        assert seen(scene) != before
        scene.back()
        assert seen(scene) == before


class TestBesideThePage:
    @pytest.fixture
    def wide(self) -> Scene:
        return scene_of(story_of(), 140, 20, at="two")

    @pytest.mark.parametrize("columns", [WIDE, 140, 220])
    def test_it_stands_there_always_on_a_wide_screen(self, columns: int) -> None:
        scene = scene_of(story_of(), columns, 30, at="two")
        for _ in range(2):
            assert "The question of two" in seen(scene)
            assert QUOTED in seen(scene)
            scene.enter()

    def test_just_below_that_it_does_not(self) -> None:
        assert QUOTED not in seen(scene_of(story_of(), WIDE - 1, 30))

    def test_it_is_the_current_figure_s(self, wide: Scene) -> None:
        assert wide.beside
        assert wide.beside.page.name == "b1"
        wide.step(1)
        assert wide.beside.page.name == "b2"

    def test_entering_gives_it_the_keys_and_esc_gives_them_back(self, wide: Scene) -> None:
        wide.scroll(1)
        wide.enter()
        wide.scroll(1)
        assert wide.beside
        assert (wide.main.top, wide.beside.top) == (1, 1)
        wide.back()
        wide.scroll(1)
        assert wide.main.top == 2

    def test_the_mark_and_the_line_between_them_show_where_the_keys_are(self, wide: Scene) -> None:
        def looks(sign: str) -> set[tuple[str, str]]:
            pieces = [piece for row in screen_rows(wide) for piece in row if piece.text.strip() == sign]
            return {(piece.ground, piece.role) for piece in pieces}

        assert (looks("▌"), looks("│")) == ({("current", "heading")}, {("page", "muted")})
        wide.enter()
        wide.to_edge(last=False)
        assert ("page", "muted") in looks("▌")
        assert looks("│") == {("page", "heading")}

    def test_tab_moves_the_keys_there_and_back(self, wide: Scene) -> None:
        MOVES["other_page"](wide)
        assert wide.evidence_open
        MOVES["other_page"](wide)
        assert not wide.evidence_open

    def test_where_it_takes_the_page_s_place_tab_does_nothing(self, scene: Scene) -> None:
        scene.other_page()
        assert not scene.evidence_open
        scene.enter()
        scene.other_page()
        assert scene.evidence_open

    def test_the_wheel_moves_what_is_under_it(self, wide: Scene) -> None:
        wide.scroll_box(True, 1)
        assert wide.beside
        assert (wide.main.top, wide.beside.top) == (0, 1)
        wide.enter()
        wide.scroll_box(False, 1)
        wide.scroll_box(True, 1)
        assert (wide.main.top, wide.beside.top) == (1, 2)
        assert wide.evidence_open

    def test_a_section_left_from_there_is_come_back_to_where_the_wheel_left_it(self, wide: Scene) -> None:
        wide.enter()
        wide.scroll_box(False, 9)
        wide.open_section(0)
        wide.open_section(1)
        assert wide.here.top == 9

    def test_where_the_wheel_left_it_the_keys_take_it_up(self, wide: Scene) -> None:
        wide.scroll_box(True, 2)
        wide.enter()
        assert wide.here.top == 2

    def test_on_a_narrower_screen_it_takes_the_page_s_place_and_back(self, wide: Scene) -> None:
        wide.enter()
        wide.resize(80, 24, 0)
        assert "The question of two" not in words(wide)
        assert QUOTED in seen(wide)
        wide.resize(140, 20, 0)
        assert "The question of two" in words(wide)
        assert wide.evidence_open

    def test_the_room_of_a_very_wide_screen_is_used_evenly(self) -> None:
        boxes = scene_of(story_of(), 220, 60).boxes
        assert abs(boxes.page.x - (220 - boxes.evidence.x - boxes.evidence.width)) <= 1

    @pytest.mark.parametrize("columns", [WIDE, 140, 150, 220])
    def test_a_page_without_it_stands_in_the_middle(self, columns: int) -> None:
        scene = scene_of(story_of(), columns, 30)
        scene.open(PageName("keys"))
        box = scene.boxes.page
        assert box.width == MEASURE + MARGINS
        assert abs(box.x - (columns - box.x - box.width)) <= 1

    def test_where_the_keys_left_it_it_stays_in_view(self, wide: Scene) -> None:
        wide.enter()
        wide.scroll(2)
        wide.back()
        assert wide.beside
        assert wide.beside.top == 2
        assert not any("│▌" in row for row in rows(wide))
