"""The sections: going from one to another, coming back to where each was left, and beginning at one."""

from __future__ import annotations

import pytest

from explainer.present.page import Target
from explainer.present.pages import PageName
from explainer.story import Story
from explainer.tui import prompt, searching
from explainer.tui.scene import Scene

from .seen import SIZES, current, marked, page_rows, rows, scene_of, seen
from .stories import OUTLINE, story_of


@pytest.fixture
def scene() -> Scene:
    return scene_of(story_of())


class TestGoingThroughThem:
    def test_the_first_one_is_shown_at_the_start(self, scene: Scene) -> None:
        assert "The question of one" in seen(scene)
        assert "1 one" in rows(scene)[1]

    @pytest.mark.parametrize(("index", "name"), list(enumerate(OUTLINE)))
    def test_a_number_opens_its_section(self, scene: Scene, index: int, name: str) -> None:
        scene.open_section(index)
        assert current(scene) == (name, OUTLINE[name][0])
        assert f"The question of {name}" in seen(scene)

    def test_they_are_gone_through_in_order_and_stop_at_either_end(self, scene: Scene) -> None:
        met = []
        for by in (-1, 1, 1, 1, -1):
            scene.turn(by)
            met.append(scene.section.id)
        assert met == ["one", "two", "three", "three", "two"]

    def test_one_is_come_back_to_where_it_was_left(self, scene: Scene) -> None:
        scene.open_section(1)
        for _ in range(4):
            scene.step(1)
        scene.scroll(1)
        left = seen(scene)
        scene.open_section(2)
        scene.open_section(1)
        assert current(scene) == ("two", "b5")
        assert seen(scene) == left

    @pytest.mark.parametrize("steps", range(1, 6))
    def test_where_one_was_left_is_in_view_also_after_a_resize_elsewhere(self, steps: int) -> None:
        scene = scene_of(story_of(), 80, 40)
        scene.open_section(1)
        for _ in range(steps):
            scene.step(1)
        scene.open_section(0)
        scene.resize(40, 12, 0)
        scene.open_section(1)
        assert marked(scene).startswith(f"Label b{steps + 1}")

    def test_the_rule_under_the_tabs_is_heavy_under_the_current_one(self, scene: Scene) -> None:
        scene.open_section(1)
        tabs, rule = rows(scene)[1:3]
        assert "".join(name for name, sign in zip(tabs, rule, strict=True) if sign == "━").strip() == "2 two"

    def test_which_figure_of_how_many_is_always_said(self, scene: Scene) -> None:
        assert rows(scene)[1].endswith("figure 1 of 3 ")
        scene.step(1)
        assert rows(scene)[1].endswith("figure 2 of 3 ")
        scene.enter()
        assert rows(scene)[1].endswith("figure 2 of 3 ")
        scene.resize(40, 12, 0)
        assert rows(scene)[1] == " 1/3 one                  figure 2 of 3 "


def below_top(scene: Scene) -> int:
    """How many lines below the top of the page what is current begins."""
    return next(number for number, row in enumerate(page_rows(scene)) if row.startswith("▌"))


class TestBeginningSomewhere:
    def test_at_a_section(self) -> None:
        assert current(scene_of(story_of(), at="two")) == ("two", "b1")

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_at_a_figure_it_is_in_view_and_marked(self, shipped: Story, size: tuple[int, int]) -> None:
        for section in shipped.sections:
            last = section.figures[-1].id
            scene = scene_of(shipped, *size, at=last)
            assert current(scene) == (section.id, last)
            assert marked(scene)


class TestJumping:
    """What the palette and a search do."""

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_a_figure_of_another_section_is_in_view_and_marked(self, size: tuple[int, int]) -> None:
        scene = scene_of(story_of(), *size)
        scene.go_to(Target("figure", "b5"))
        assert current(scene) == ("two", "b5")
        assert marked(scene).startswith("Label b5")

    def test_a_section_is_shown_where_it_was_left(self, scene: Scene) -> None:
        scene.open_section(1)
        scene.step(1)
        scene.open_section(0)
        scene.go_to(Target("section", "two"))
        assert current(scene) == ("two", "b2")

    def test_one_where_nobody_was_is_shown_at_its_top_with_its_first_figure_marked(self, scene: Scene) -> None:
        scene.go_to(Target("section", "two"))
        assert marked(scene).startswith("Label b1")
        assert scene.here.top == 0

    def test_what_was_jumped_to_is_come_back_to(self, scene: Scene) -> None:
        scene.go_to(Target("figure", "b4"))
        scene.open_section(0)
        scene.open_section(1)
        assert current(scene) == ("two", "b4")

    def test_a_source_is_shown_among_the_sources_with_a_way_back(self, scene: Scene) -> None:
        scene.turn(1)
        scene.go_to(Target("source", "carter"))
        assert "The carter" in marked(scene)
        assert scene.section.id == "two"
        scene.back()
        assert current(scene) == ("two", "b1")

    def test_a_figure_followed_from_the_sources_is_shown_in_its_own_section(self, scene: Scene) -> None:
        scene.open(PageName("sources"))
        while scene.here.mark is None or scene.here.mark.target.name != "c1":
            scene.step(1)
        scene.enter()
        assert current(scene) == ("three", "c1")
        assert rows(scene)[1].endswith("figure 1 of 2 ")
        scene.back()
        scene.back()
        assert current(scene) == ("one", "a1")

    def test_what_was_not_in_view_begins_a_quarter_down_the_page(self, shipped: Story) -> None:
        scene = scene_of(shipped, 80, 40)
        height = scene.boxes.page.height
        scene.go_to(Target("figure", "could-exceed"))
        assert below_top(scene) == height // 4
        scene.open(PageName("sources"))
        scene.go_to(Target("source", "bta"))
        assert below_top(scene) == height // 4
        assert below_top(scene_of(shipped, 80, 40, at="could-exceed")) == height // 4
        scene = scene_of(shipped, 80, 40)
        prompt.begin_search(scene)
        prompt.put(scene, "could exceed")
        searching.go_on(scene, 1)
        assert below_top(scene) == height // 4
        scene = scene_of(shipped, 80, 24)
        scene.open(PageName("keys"))
        prompt.begin_search(scene)
        prompt.put(scene, "a dot to count")
        assert scene.here.page.kind == "keys"
        assert "a dot to count" in page_rows(scene)[scene.boxes.page.height // 4]

    def test_what_is_nearly_as_long_as_the_page_is_in_view_from_its_first_line_to_its_last(self) -> None:
        scene = scene_of(story_of(caveats={"b5": "long words " * 80}))
        scene.go_to(Target("figure", "b5"))
        assert marked(scene).startswith("Label b5")
        assert marked(scene).endswith("The carter")

    def test_what_was_in_view_stays_where_it_is(self, scene: Scene) -> None:
        scene.go_to(Target("figure", "a2"))
        assert (current(scene), scene.here.top) == (("one", "a2"), 0)

    def test_what_is_gone_leads_nowhere(self, scene: Scene) -> None:
        before = seen(scene)
        scene.go_to(Target("figure", "x1"))
        scene.go_to(Target("section", "x"))
        assert seen(scene) == before

    def test_a_jump_leaves_the_evidence(self, scene: Scene) -> None:
        scene.enter()
        scene.go_to(Target("figure", "c2"))
        assert not scene.evidence_open
        assert current(scene) == ("three", "c2")
