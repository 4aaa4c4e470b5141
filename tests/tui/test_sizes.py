"""Every size of a terminal, and another size while one reads."""

from __future__ import annotations

import re
from itertools import product

import pytest
from rich.cells import cell_len

from conftest import squeezed
from explainer.present.glyphs import ASCII
from explainer.present.pages import PageName
from explainer.story import Story
from explainer.tui.frame import fit, frame
from explainer.tui.navigation import Navigator

from .piloted import app_of, painted, until
from .seen import SIZES, current, do, marked, navigator_of, page_rows, read_through, rows, seen, words
from .stories import story_of


@pytest.mark.parametrize("size", [*product((40, 59, 60, 125, 126, 150, 220), (12, 24, 42))], ids=str)
def test_every_row_fills_the_screen_and_no_more(shipped: Story, size: tuple[int, int]) -> None:
    navigator = navigator_of(shipped, *size, at="scale")
    for move in (navigator.enter, navigator.back, lambda: navigator.to_edge(last=True)):
        move()
        assert [cell_len(row) for row in rows(navigator)] == [size[0]] * size[1]


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_no_word_is_cut_off(shipped: Story, size: tuple[int, int]) -> None:
    navigator = navigator_of(shipped, *size)
    for index in range(len(shipped.sections)):
        navigator.open_section(index)
        read = set(re.findall(r"\w+", " ".join(read_through(navigator))))
        blocks = navigator.state.layout(navigator.state.front.page).page.blocks
        texts = [text for block in blocks for text in block.texts if not (block.row and text == block.row.in_evidence)]
        assert [text for text in texts if not read.issuperset(re.findall(r"\w+", text))] == []


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_where_there_is_only_ascii_all_of_the_screen_is(shipped: Story, size: tuple[int, int]) -> None:
    navigator = navigator_of(shipped, *size, look=ASCII)
    for index in range(len(shipped.sections)):
        navigator.open_section(index)
        while navigator.page_down() and navigator.state.section is shipped.sections[index]:
            assert [row for row in rows(navigator) if not row.isascii()] == []
    navigator.enter()
    assert seen(navigator).isascii()


@pytest.mark.parametrize("size", [(39, 12), (40, 11), (20, 5), (1, 1)])
def test_a_terminal_that_is_too_small_is_told_so_and_keeps_the_place(size: tuple[int, int]) -> None:
    navigator = navigator_of(story_of(), at="b4")
    navigator.scroll(2)
    before = seen(navigator)
    fit(navigator, *size)
    assert squeezed("This story needs 40 columns and 12 rows to be read.").startswith(squeezed(seen(navigator)))
    assert [cell_len(row) for row in rows(navigator)] == [size[0]] * size[1]
    fit(navigator, 80, 24)
    assert seen(navigator) == before


class TestAnotherSizeWhileReading:
    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    @pytest.mark.parametrize("before", SIZES, ids="from {0[0]}x{0[1]}".format)
    def test_the_current_figure_stays_in_view_and_marked(self, before: tuple[int, int], size: tuple[int, int]) -> None:
        navigator = navigator_of(story_of(), *before, at="b6")
        fit(navigator, *size)
        assert current(navigator) == ("two", "b6")
        assert marked(navigator).startswith("Label b6")

    def test_there_and_back_is_the_same_screen(self) -> None:
        navigator = navigator_of(story_of(), at="b4")
        navigator.scroll(3)
        before = seen(navigator)
        fit(navigator, 100, 24)
        fit(navigator, 80, 24)
        assert seen(navigator) == before

    def test_at_the_top_it_stays_there(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 100, 30)
        fit(navigator, 80, 24)
        assert shipped.summary[:30] in page_rows(navigator)[0]

    def test_the_same_size_again_changes_nothing(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 40, 12)
        before = seen(navigator)
        fit(navigator, 40, 12)
        assert seen(navigator) == before
        assert shipped.summary[:30] in words(navigator)

    def test_inside_a_row_that_is_longer_than_the_screen_it_stays_inside(self) -> None:
        navigator = navigator_of(story_of(caveats={"b2": "a long caveat " * 200}), 80, 24, at="b2")
        navigator.scroll(20)
        inside = navigator.state.front.top
        fit(navigator, 80, 22)
        assert navigator.state.front.top == inside

    def test_the_evidence_stays_open(self) -> None:
        navigator = navigator_of(story_of(), 140, 40, at="b2")
        navigator.enter()
        for size in ((80, 24), (40, 12), (150, 42)):
            fit(navigator, *size)
            assert navigator.state.evidence_open
            assert current(navigator) == ("two", "b2")


class TestTheTitle:
    @pytest.mark.parametrize(
        ("columns", "beside"),
        [
            (45, ""),
            (50, "as of 12 Aug 2025"),
            (70, "as of 12 Aug 2025, 15 months ago"),
            (100, "as of 12 Aug 2025, 15 months ago · BBC News › BTA › Fakti"),
        ],
    )
    def test_beside_it_stands_what_there_is_room_for(self, shipped: Story, columns: int, beside: str) -> None:
        title = rows(navigator_of(shipped, columns, 24))[0]
        assert title.removeprefix(f" {shipped.title}").strip() == beside

    def test_neither_it_nor_a_tab_is_cut_for_what_stands_beside_it(self, shipped: Story) -> None:
        for columns in range(40, 120, 3):
            navigator = navigator_of(shipped, columns, 24)
            assert rows(navigator)[0].startswith(f" {shipped.title} ")
            assert "…" not in "".join(rows(navigator)[:2])

    @pytest.mark.parametrize("columns", [50, 80])
    def test_it_says_which_page_is_in_front(self, columns: int) -> None:
        navigator = navigator_of(story_of(), columns, 24)
        navigator.open(PageName("sources"))
        assert rows(navigator)[0].startswith(" T › Sources ")
        assert rows(navigator)[1].startswith(" Sources " if columns < 60 else "  1 one ")

    def test_where_both_have_no_room_the_page_in_front_stands_alone(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 80, 24, at="already-working")
        navigator.enter()
        assert rows(navigator)[0].startswith(" North Korean workers in Russia: said to work there ")

    def test_a_section_s_name_that_is_too_long_is_cut_with_a_sign(self) -> None:
        navigator = navigator_of(story_of(), 40, 12)
        story = navigator.state.loaded.story
        section = story.sections[0]._replace(title="A long name of a section for a narrow screen")
        navigator.state.loaded = navigator.state.loaded._replace(
            story=story._replace(sections=(section, *story.sections[1:]))
        )
        assert rows(navigator)[1] == " 1/3 A long name of a section for a na… "

    @pytest.mark.parametrize("columns", range(60, 127, 6))
    def test_the_legend_stands_beside_the_tabs_where_there_is_room(self, shipped: Story, columns: int) -> None:
        navigator = navigator_of(shipped, columns, 24)
        tabs = rows(navigator)[1]
        shown = [sign for sign in ("●●○ how sure", "⇄ reworded", "◇ background ") if f" {sign}" in tabs]
        assert len(shown) == sum(columns >= least for least in (75, 86, 98))
        do("keys", navigator)
        read = " ".join(read_through(navigator))
        signs = ("●●○ +how sure", "⇄ +reworded", "◇ +background")
        assert [sign for sign in signs if not re.search(sign, read)] == []


@pytest.mark.parametrize(("columns", "width"), [(60, 58), (100, 98), (126, 78), (150, 98), (220, 98)])
def test_the_band_ends_with_the_measure_of_the_text(columns: int, width: int) -> None:
    navigator = navigator_of(story_of(), columns, 30)
    bands = [[span.text for span in row if span.background == "current"] for row in frame(navigator.state)]
    assert {cell_len("".join(band)) for band in bands if band} == {width}


def test_a_question_is_seen_though_something_is_said() -> None:
    navigator = navigator_of(story_of())
    navigator.state.notice, navigator.state.question = "Something was said.", "Really?"
    assert rows(navigator)[-1].startswith(" Really? ")


def test_all_of_a_notice_is_read_at_every_size() -> None:
    for columns in range(40, 120, 7):
        navigator = navigator_of(story_of(), columns, 24)
        navigator.state.notice = "some words that were said " * 8
        assert squeezed(navigator.state.notice) in squeezed(seen(navigator))


@pytest.mark.parametrize("columns", [80, 100, 126, 150])
def test_the_first_screen_has_the_first_question_its_answer_and_the_first_row(shipped: Story, columns: int) -> None:
    navigator = navigator_of(shipped, columns, 24)
    first = shipped.sections[0]
    assert navigator.state.front.top == 0
    assert first.question in seen(navigator)
    assert "Reworded in six places" in seen(navigator)
    assert marked(navigator).startswith(first.figures[0].label)


class TestASmallScreen:
    @pytest.fixture
    def navigator(self, shipped: Story) -> Navigator:
        return navigator_of(shipped, 40, 12)

    def test_it_begins_at_the_top_though_no_figure_is_in_view(self, navigator: Navigator, shipped: Story) -> None:
        assert shipped.summary[:30] in page_rows(navigator)[0]
        assert marked(navigator) == ""
        assert "enter evidence" in rows(navigator)[-1]

    def test_looking_away_and_back_leaves_it_there(self, navigator: Navigator) -> None:
        before = seen(navigator)
        navigator.turn(1)
        navigator.turn(-1)
        assert seen(navigator) == before
        navigator.enter()
        assert navigator.state.evidence_open
        navigator.back()
        assert seen(navigator) == before

    def test_the_next_thing_is_the_page_s_first(self, navigator: Navigator) -> None:
        navigator.move(1)
        assert marked(navigator)
        assert navigator.state.front.current == navigator.state.layout(navigator.state.front.page).page.targets[0]


@pytest.mark.parametrize("key", ["slash", "ctrl+p"])
async def test_what_is_typed_outlasts_a_screen_that_is_too_small_for_it(key: str) -> None:
    async with app_of(story_of()).run_test(size=(80, 24)) as pilot:
        await pilot.press(key, "l", "a")
        before = painted(pilot)
        await pilot.resize_terminal(20, 5)
        await until(pilot, lambda: painted(pilot) != before)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: painted(pilot) == before)
