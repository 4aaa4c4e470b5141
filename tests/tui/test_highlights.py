"""The matches of a search are seen wherever they stand: in texts, beside them, and in what is drawn."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem
from textual.theme import BUILTIN_THEMES

from explainer.story import Story
from explainer.tui import prompt, searching
from explainer.tui.colours import OWN, TERMINAL, contrast, text_style
from explainer.tui.paint import screen_rows
from explainer.tui.scene import Scene
from explainer.tui.theme import colours_of

from .seen import scene_of
from .stories import story_of


def search(scene: Scene, query: str) -> None:
    prompt.begin_search(scene)
    prompt.put(scene, query)
    prompt.accept(scene)


def on(scene: Scene, ground: str) -> list[str]:
    """What is drawn on a ground."""
    return [piece.text for row in screen_rows(scene) for piece in row if piece.ground == ground]


class TestWhatIsDrawn:
    @pytest.fixture
    def scene(self, shipped: Story) -> Scene:
        """The match is a card's number in large digits."""
        scene = scene_of(shipped, 80, 40)
        search(scene, "could exceed 50,000 north koreans")
        assert on(scene, "found")
        return scene

    def test_a_number_in_large_digits_is_marked_whole_and_alone(self, scene: Scene) -> None:
        drawn = on(scene, "found")
        assert len(drawn) == 3
        assert len({len(row) for row in drawn}) == 1
        assert not any(letter.isalpha() for row in drawn for letter in row)

    def test_a_number_written_in_a_picture_is_marked_where_it_stands(self, shipped: Story) -> None:
        scene = scene_of(shipped, 80, 40, at="scale")
        search(scene, "about 21,000")
        assert on(scene, "found") == ["about 21,000"]

    def test_a_picture_that_does_not_write_it_is_marked_for_the_current_match_alone(self, shipped: Story) -> None:
        scene = scene_of(shipped, 80, 60)
        search(scene, "north korean worker's day")
        assert not any("06:00" in text for text in (*on(scene, "match"), *on(scene, "found")))
        search(scene, "24 hours: 06:00")
        assert any("06:00" in text for text in on(scene, "found"))

    def test_each_match_changes_what_is_seen(self, shipped: Story) -> None:
        scene = scene_of(shipped, 80, 40, at="scale")
        for query in ("50,000", "2024", "sent", "13,000"):
            search(scene, query)
            seen = [screen_rows(scene)[:-1]]
            assert scene.search
            for _ in range(min(40, scene.search.count - 1)):
                searching.go_on(scene, 1)
                seen.append(screen_rows(scene)[:-1])
            same = [number for number in range(1, len(seen)) if seen[number] == seen[number - 1]]
            assert same == [], query
            scene.back()

    def test_one_that_stands_beside_a_text_is_marked_there(self) -> None:
        scene = scene_of(story_of(), at="two")
        search(scene, "low confidence")
        assert on(scene, "found") == ["low confidence"]
        assert set(on(scene, "match")) == {"low confidence"}

    def test_one_that_stands_before_a_text_is_marked_there(self, shipped: Story) -> None:
        scene = scene_of(shipped)
        search(scene, "3 Feb 2020")
        assert on(scene, "found") == ["3 Feb 2020"]


class TestTheirGrounds:
    @pytest.mark.parametrize("theme", [*OWN, *(name for name in BUILTIN_THEMES if not name.startswith("ansi"))])
    def test_in_every_theme_a_match_stands_out_and_is_read(self, theme: str) -> None:
        colours = OWN[theme] if theme in OWN else colours_of(BUILTIN_THEMES[theme])
        least = min(4.5, contrast(colours.foreground, colours.background))
        for ground in ("match", "found"):
            style = text_style(colours, "plain", ground)
            assert contrast(style.color, style.background) >= least
            assert contrast(style.background, text_style(colours, "plain", "page").background) >= 1.3
            assert contrast(style.background, text_style(colours, "plain", "current").background) >= 1.3
        assert text_style(colours, "plain", "match") != text_style(colours, "plain", "found")

    @pytest.mark.parametrize("theme", OWN)
    def test_ours_are_seen_with_sixteen_colours(self, theme: str) -> None:
        grounds = ("page", "match", "found")
        styles = [text_style(OWN[theme], "plain", ground) for ground in grounds]
        shown = {Color.parse(style.background).downgrade(ColorSystem.STANDARD).number for style in styles}
        assert len(shown) == len(grounds)

    def test_without_colours_they_are_reversed_and_no_name_looks_so(self) -> None:
        match, found = (text_style(TERMINAL, "plain", ground) for ground in ("match", "found"))
        assert (match.reverse, found.reverse) == (True, True)
        assert (match.underline, found.underline) == (False, True)
        assert match not in (text_style(TERMINAL, "link", "page"), text_style(TERMINAL, "link", "current"))
