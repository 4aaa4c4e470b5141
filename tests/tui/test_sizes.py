"""Every size of a terminal, and another size while one reads."""

from __future__ import annotations

from itertools import product

import pytest
from rich.cells import cell_len

from conftest import squeezed
from explainer.present.layout import Look
from explainer.present.pictures.glyphs import ASCII
from explainer.story import Story
from explainer.tui.paint import fit
from explainer.tui.scene import Scene

from .seen import SIZES, current, marked, page_rows, read_through, rows, scene_of, seen, words
from .stories import story_of


@pytest.mark.parametrize("size", [*product((40, 59, 60, 109, 110, 149, 150, 220), (12, 24, 60))], ids=str)
def test_every_row_fills_the_screen_and_no_more(shipped: Story, size: tuple[int, int]) -> None:
    scene = scene_of(shipped, *size, at="scale")
    for move in (scene.enter, scene.back, lambda: scene.to_edge(last=True)):
        move()
        assert [cell_len(row) for row in rows(scene)] == [size[0]] * size[1]


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_no_word_is_cut_off(shipped: Story, size: tuple[int, int]) -> None:
    scene = scene_of(shipped, *size)
    for index, section in enumerate(shipped.sections):
        scene.open_section(index)
        read = squeezed("".join(row[2:].rstrip("▐") for row in read_through(scene)))
        texts = [section.question, section.summary]
        for figure in section.figures:
            texts += [figure.label, *(caveat.text for caveat in figure.caveats[:1])]
            texts += [figure.basis, figure.confidence]
        assert [text for text in texts if squeezed(text) not in read] == []


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_where_there_is_only_ascii_all_of_the_screen_is(shipped: Story, size: tuple[int, int]) -> None:
    scene = scene_of(shipped, *size, look=Look(ASCII))
    for index in range(len(shipped.sections)):
        scene.open_section(index)
        while scene.page_down() and scene.section is shipped.sections[index]:
            assert [row for row in rows(scene) if not row.isascii()] == []
    scene.enter()
    assert seen(scene).isascii()


@pytest.mark.parametrize("size", [(39, 12), (40, 11), (20, 5), (1, 1)])
def test_a_terminal_that_is_too_small_is_told_so_and_keeps_the_place(size: tuple[int, int]) -> None:
    scene = scene_of(story_of(), at="b4")
    scene.scroll(2)
    before = seen(scene)
    fit(scene, *size)
    assert squeezed("This story needs 40 columns and 12 rows to be read.").startswith(squeezed(seen(scene)))
    assert [cell_len(row) for row in rows(scene)] == [size[0]] * size[1]
    fit(scene, 80, 24)
    assert seen(scene) == before


class TestAnotherSizeWhileReading:
    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    @pytest.mark.parametrize("before", SIZES, ids="from {0[0]}x{0[1]}".format)
    def test_the_current_figure_stays_in_view_and_marked(self, before: tuple[int, int], size: tuple[int, int]) -> None:
        scene = scene_of(story_of(), *before, at="b6")
        fit(scene, *size)
        assert current(scene) == ("two", "b6")
        assert marked(scene).startswith("Label b6")

    def test_there_and_back_is_the_same_screen(self) -> None:
        scene = scene_of(story_of(), at="b4")
        scene.scroll(3)
        before = seen(scene)
        fit(scene, 100, 24)
        fit(scene, 80, 24)
        assert seen(scene) == before

    def test_at_the_top_it_stays_there(self, shipped: Story) -> None:
        scene = scene_of(shipped, 100, 30)
        fit(scene, 80, 24)
        assert shipped.summary[:30] in page_rows(scene)[0]

    def test_the_same_size_again_changes_nothing(self, shipped: Story) -> None:
        scene = scene_of(shipped, 40, 12)
        before = seen(scene)
        fit(scene, 40, 12)
        assert seen(scene) == before
        assert shipped.summary[:30] in words(scene)

    def test_inside_a_card_that_is_longer_than_the_screen_it_stays_inside(self) -> None:
        scene = scene_of(story_of(caveats={"b2": "a long caveat " * 200}), 80, 24, at="b2")
        scene.scroll(20)
        inside = scene.here.top
        fit(scene, 80, 22)
        assert scene.here.top == inside

    def test_the_evidence_stays_open(self) -> None:
        scene = scene_of(story_of(), 140, 40, at="b2")
        scene.enter()
        for size in ((80, 24), (40, 12), (220, 60)):
            fit(scene, *size)
            assert scene.evidence_open
            assert current(scene) == ("two", "b2")


class TestASmallScreen:
    @pytest.fixture
    def scene(self, shipped: Story) -> Scene:
        return scene_of(shipped, 40, 12)

    def test_it_begins_at_the_top_though_no_figure_is_in_view(self, scene: Scene, shipped: Story) -> None:
        assert shipped.summary[:30] in page_rows(scene)[0]
        assert marked(scene) == ""
        assert "figure 1 of" in rows(scene)[1]

    def test_looking_away_and_back_leaves_it_there(self, scene: Scene) -> None:
        before = seen(scene)
        scene.turn(1)
        scene.turn(-1)
        assert seen(scene) == before
        scene.enter()
        assert scene.evidence_open
        scene.back()
        assert seen(scene) == before

    def test_the_next_thing_is_the_page_s_first(self, scene: Scene) -> None:
        scene.step(1)
        assert marked(scene)
        assert scene.here.mark == scene.layout(scene.here.page).page.stops[0]
