"""The matches of a search are seen wherever they stand: in texts, beside them, and in what is drawn."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem
from textual.theme import BUILTIN_THEMES

from explainer.story import Story
from explainer.tui import prompt
from explainer.tui.colours import OWN, TERMINAL, TRUE_COLOUR, colours_of, contrast, text_style
from explainer.tui.frame import frame
from explainer.tui.navigation import Navigator

from .seen import navigator_of
from .stories import story_of


def search(navigator: Navigator, query: str) -> None:
    prompt.begin_search(navigator)
    prompt.put(navigator, query)
    prompt.accept(navigator)


def on(navigator: Navigator, background: str) -> list[str]:
    """What is drawn on a background."""
    return [span.text for row in frame(navigator.state) for span in row if span.background == background]


class TestWhatIsDrawn:
    def test_a_number_in_large_digits_is_marked_as_it_is_drawn(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 80, 40, at="could-exceed")
        navigator.enter()
        search(navigator, "could exceed 50,000 people")
        assert len([text for text in on(navigator, "found") if "▀▀▀" in text or "█" in text]) == 3

    @pytest.mark.parametrize("query", ["about 21,000", "2019", "count", "Russia", "not people or workers"])
    def test_every_part_of_a_row_is_marked_where_it_stands(self, shipped: Story, query: str) -> None:
        navigator = navigator_of(shipped, 80, 40, at="entries-2019")
        search(navigator, query)
        assert on(navigator, "found") == [query]

    def test_a_picture_is_marked_for_the_current_match_alone(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 80, 60, at="working-day")
        navigator.enter()
        search(navigator, "6 am to 2 am")
        assert not any("▓▓" in text for text in (*on(navigator, "match"), *on(navigator, "found")))
        search(navigator, "24 hours of a day")
        assert any("▓▓" in text for text in on(navigator, "found"))

    def test_each_match_changes_what_is_seen(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 80, 40, at="scale")
        for query in ("50,000", "2024", "sent", "13,000"):
            search(navigator, query)
            seen = [frame(navigator.state)[:-1]]
            assert navigator.state.search
            for _ in range(min(40, len(navigator.state.search.found) - 1)):
                navigator.next_match(1)
                seen.append(frame(navigator.state)[:-1])
            same = [number for number in range(1, len(seen)) if seen[number] == seen[number - 1]]
            assert same == [], query
            navigator.back()

    def test_those_in_other_rows_are_marked_as_well(self) -> None:
        navigator = navigator_of(story_of(), at="two")
        search(navigator, "witnesses")
        assert on(navigator, "found") == ["witnesses"]
        assert set(on(navigator, "match")) == {"witnesses"}

    @pytest.mark.parametrize("query", ["28 Mar 2024", "13 votes", "KBS"])
    def test_every_part_of_an_event_is_marked_where_it_stands(self, shipped: Story, query: str) -> None:
        navigator = navigator_of(shipped, at="sanctions")
        navigator.to_edge(last=True)
        navigator.move(-2)
        search(navigator, query)
        assert query in on(navigator, "found")


class TestTheirGrounds:
    @pytest.mark.parametrize("theme", [*OWN, *(name for name in BUILTIN_THEMES if not name.startswith("ansi"))])
    def test_in_every_theme_a_match_stands_out_and_is_read(self, theme: str) -> None:
        colours = colours_of(theme)
        least = min(4.5, contrast(colours.foreground, colours.background))
        for background in ("match", "found"):
            style = text_style(colours, "plain", background)
            assert contrast(style.color, style.bgcolor) >= least
            assert contrast(style.bgcolor, text_style(colours, "plain", "page").bgcolor) >= 1.3
            assert contrast(style.bgcolor, text_style(colours, "plain", "current").bgcolor) >= 1.3
        assert text_style(colours, "plain", "match") != text_style(colours, "plain", "found")

    @pytest.mark.parametrize("theme", OWN)
    def test_ours_are_seen_with_sixteen_colours(self, theme: str) -> None:
        backgrounds = ("page", "match", "found")
        styles = [text_style(OWN[theme][TRUE_COLOUR], "plain", background) for background in backgrounds]
        shown = {Color.parse(style.bgcolor).downgrade(ColorSystem.STANDARD).number for style in styles}
        assert len(shown) == len(backgrounds)

    def test_without_colours_they_are_reversed_and_no_name_looks_so(self) -> None:
        match, found = (text_style(TERMINAL, "plain", background) for background in ("match", "found"))
        assert (match.reverse, found.reverse) == (True, True)
        assert (match.underline, found.underline) == (False, True)
        assert match not in (text_style(TERMINAL, "link", "page"), text_style(TERMINAL, "link", "current"))
