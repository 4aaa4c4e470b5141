"""The sections: going from one to another, coming back to where each was left, and beginning at one."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from conftest import CONTENT
from explainer.commands import browse
from explainer.present.glyphs import Glyphs
from explainer.present.layout import Layout, lay_out
from explainer.present.lines import Target
from explainer.present.page import Page
from explainer.present.pages import PageName
from explainer.story import Story
from explainer.tui import prompt, state
from explainer.tui.frame import frame
from explainer.tui.navigation import Navigator

from .seen import SIZES, current, marked, navigator_of, page_rows, rows, seen
from .stories import OUTLINE, story_of


@pytest.fixture
def navigator() -> Navigator:
    return navigator_of(story_of())


class TestGoingThroughThem:
    def test_the_first_one_is_shown_at_the_start(self, navigator: Navigator) -> None:
        assert "The question of one" in seen(navigator)
        assert "1 one" in rows(navigator)[1]

    @pytest.mark.parametrize(("index", "name"), list(enumerate(OUTLINE)))
    def test_a_number_opens_its_section(self, navigator: Navigator, index: int, name: str) -> None:
        navigator.open_section(index)
        assert current(navigator) == (name, OUTLINE[name][0])
        assert f"The question of {name}" in seen(navigator)

    def test_they_are_gone_through_in_order_and_stop_at_either_end(self, navigator: Navigator) -> None:
        met = []
        for by in (-1, 1, 1, 1, -1):
            navigator.turn(by)
            met.append(navigator.state.section.id)
        assert met == ["one", "two", "three", "three", "two"]

    def test_one_is_come_back_to_where_it_was_left(self, navigator: Navigator) -> None:
        navigator.open_section(1)
        for _ in range(4):
            navigator.move(1)
        navigator.scroll(1)
        left = seen(navigator)
        navigator.open_section(2)
        navigator.open_section(1)
        assert current(navigator) == ("two", "b5")
        assert seen(navigator) == left

    @pytest.mark.parametrize("steps", range(1, 6))
    def test_where_one_was_left_is_in_view_also_after_a_resize_elsewhere(self, steps: int) -> None:
        navigator = navigator_of(story_of(), 80, 40)
        navigator.open_section(1)
        for _ in range(steps):
            navigator.move(1)
        navigator.open_section(0)
        navigator.resize(40, 12, 0)
        navigator.open_section(1)
        assert marked(navigator).startswith(f"Label b{steps + 1}")

    def test_the_rule_under_the_tabs_is_heavy_under_the_current_one(self, navigator: Navigator) -> None:
        navigator.open_section(1)
        tabs, rule = rows(navigator)[1:3]
        assert "".join(name for name, sign in zip(tabs, rule, strict=True) if sign == "━").strip() == "2 two"

    def test_which_row_of_how_many_is_always_said(self, navigator: Navigator) -> None:
        assert rows(navigator)[-1].endswith("  1 of 3 ")
        navigator.move(1)
        assert rows(navigator)[-1].endswith("  2 of 3 ")
        navigator.enter()
        assert rows(navigator)[-1].endswith("  2 of 3 ")
        navigator.resize(40, 12, 0)
        assert rows(navigator)[-1].endswith("  2 of 3 ")
        assert rows(navigator)[1].startswith(" 1/3 one  ")


def below_top(navigator: Navigator) -> int:
    """How many lines below the top of the page what is current begins."""
    return next(number for number, row in enumerate(page_rows(navigator)) if row.startswith("▌"))


class TestBeginningSomewhere:
    def test_at_a_section(self) -> None:
        assert current(navigator_of(story_of(), at="two")) == ("two", "b1")

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_at_a_figure_it_is_in_view_and_marked(self, shipped: Story, size: tuple[int, int]) -> None:
        for section in shipped.sections:
            last = section.figures[-1].id
            navigator = navigator_of(shipped, *size, at=last)
            assert current(navigator) == (section.id, last)
            assert marked(navigator)

    def test_a_page_is_laid_out_once_as_wide_as_the_screen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        widths: list[int] = []

        def recorded(page: Page, width: int, glyphs: Glyphs) -> Layout:
            widths.append(width)
            return lay_out(page, width, glyphs)

        def painted_once(start: Callable[[], Navigator], theme: str) -> int:
            frame(start().state)
            return 0

        monkeypatch.setattr(state, "lay_out", recorded)
        monkeypatch.setattr(browse, "has_screen", lambda: True)
        monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((80, 24)))
        monkeypatch.setattr("explainer.tui.terminal.run.run", painted_once)
        assert browse.run([str(CONTENT), "--figure", "entries-2024"]) == 0
        assert widths == [76]


class TestJumping:
    """What the palette and a search do."""

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_a_figure_of_another_section_is_in_view_and_marked(self, size: tuple[int, int]) -> None:
        navigator = navigator_of(story_of(), *size)
        navigator.go_to(Target("figure", "b5"))
        assert current(navigator) == ("two", "b5")
        assert marked(navigator).startswith("Label b5")

    def test_a_section_is_shown_where_it_was_left(self, navigator: Navigator) -> None:
        navigator.open_section(1)
        navigator.move(1)
        navigator.open_section(0)
        navigator.go_to(Target("section", "two"))
        assert current(navigator) == ("two", "b2")

    def test_one_where_nobody_was_is_shown_at_its_top_with_its_first_figure_marked(self, navigator: Navigator) -> None:
        navigator.go_to(Target("section", "two"))
        assert marked(navigator).startswith("Label b1")
        assert navigator.state.front.top == 0

    def test_what_was_jumped_to_is_come_back_to(self, navigator: Navigator) -> None:
        navigator.go_to(Target("figure", "b4"))
        navigator.open_section(0)
        navigator.open_section(1)
        assert current(navigator) == ("two", "b4")

    def test_a_source_is_shown_among_the_sources_with_a_way_back(self, navigator: Navigator) -> None:
        navigator.turn(1)
        navigator.go_to(Target("source", "carter"))
        assert "The carter" in marked(navigator)
        assert navigator.state.section.id == "two"
        navigator.back()
        assert current(navigator) == ("two", "b1")

    def test_a_figure_followed_from_the_sources_is_shown_in_its_own_section(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, at="kursk")
        navigator.open(PageName("sources"))
        assert "The working day: hours worked" in marked(navigator)
        navigator.enter()
        assert current(navigator) == ("conditions", "hours-claimed")
        assert rows(navigator)[-1].endswith("  2 of 20 ")
        navigator.back()
        navigator.back()
        assert current(navigator) == ("outlook", "kursk")

    def test_what_was_not_in_view_begins_a_quarter_down_the_page(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 80, 24)
        quarter = navigator.state.boxes.page.height // 4
        navigator.go_to(Target("figure", "days-off"))
        assert below_top(navigator) == quarter
        navigator.open(PageName("sources"))
        navigator.go_to(Target("source", "bta"))
        assert below_top(navigator) == quarter
        assert below_top(navigator_of(shipped, 80, 24, at="days-off")) == quarter
        navigator = navigator_of(shipped, 80, 24)
        prompt.begin_search(navigator)
        prompt.put(navigator, "what other workers have")
        assert below_top(navigator) == quarter
        navigator.open(PageName("keys"))
        prompt.begin_search(navigator)
        prompt.put(navigator, "moderate: what")
        assert navigator.state.front.page.kind == "keys"
        assert "Moderate: what" in page_rows(navigator)[quarter]

    def test_what_is_nearly_as_long_as_the_page_is_in_view_from_its_first_line_to_its_last(self) -> None:
        navigator = navigator_of(story_of(caveats={"b5": "long words " * 80}))
        navigator.go_to(Target("figure", "b5"))
        assert marked(navigator).startswith("Label b5")
        assert marked(navigator).endswith("words")
        assert marked(navigator).count("long") == 80

    def test_what_was_in_view_stays_where_it_is(self, navigator: Navigator) -> None:
        navigator.go_to(Target("figure", "a2"))
        assert (current(navigator), navigator.state.front.top) == (("one", "a2"), 0)

    def test_what_is_gone_leads_nowhere(self, navigator: Navigator) -> None:
        before = seen(navigator)
        navigator.go_to(Target("figure", "x1"))
        navigator.go_to(Target("section", "x"))
        assert seen(navigator) == before

    def test_a_jump_leaves_the_evidence(self, navigator: Navigator) -> None:
        navigator.enter()
        navigator.go_to(Target("figure", "c2"))
        assert not navigator.state.evidence_open
        assert current(navigator) == ("three", "c2")
