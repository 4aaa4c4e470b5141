"""What is typed at the foot: a search through all that the story says, and the palette."""

from __future__ import annotations

import re

import pytest

from explainer.present.pages import PageName
from explainer.present.search import forms, story_finder
from explainer.story import Story
from explainer.tui import prompt
from explainer.tui.colours import theme_names
from explainer.tui.frame import frame
from explainer.tui.keys import ACTION_LIST, ACTIONS
from explainer.tui.navigation import Navigator
from explainer.tui.search import Search

from .seen import SIZES, current, do, loaded, marked, navigator_of, page_rows, rows, seen
from .stories import OUTLINE, story_of

CAVEATS = {"a3": "a rotten plank", "b5": "no plank at all", "c1": "Plank by plank"}


@pytest.fixture
def navigator() -> Navigator:
    return navigator_of(story_of(caveats=CAVEATS), at="two")


def type_(navigator: Navigator, *keys: str) -> None:
    """Type keys by their names, and texts."""
    for key in keys:
        for each in [key] if key in (*prompt.EDITING, *prompt.CHOOSING, "escape") else key:
            assert prompt.handle_key(navigator, each, each if len(each) == 1 else None)


def on(navigator: Navigator, background: str) -> list[str]:
    """What is drawn on a background."""
    return [span.text for row in frame(navigator.state) for span in row if span.background == background]


def choices_for(story: Story, query: str) -> list[str]:
    """What the palette offers for a query, by name."""
    navigator = navigator_of(story)
    prompt.begin_choice(navigator)
    prompt.put(navigator, query)
    return [mark.target.name for mark in navigator.state.layout(navigator.state.front.page).page.targets]


class TestSearching:
    def test_each_letter_goes_to_the_first_match_from_here(self, navigator: Navigator) -> None:
        prompt.begin_search(navigator)
        type_(navigator, "plank")
        assert (current(navigator), on(navigator, "found")) == (("two", "b5"), ["plank"])
        assert rows(navigator)[-1].startswith(" /plank")
        assert rows(navigator)[-1].endswith(" 2 of 4 · three 2, one 1, two 1  enter keeps · esc back ")

    def test_what_lies_beneath_evidence_that_it_opened_is_in_view(self, shipped: Story) -> None:
        navigator = navigator_of(shipped)
        prompt.begin_search(navigator)
        type_(navigator, "end of building work")
        prompt.accept(navigator)
        assert navigator.state.evidence_open
        found = current(navigator)
        navigator.back()
        navigator.back()
        assert (current(navigator), navigator.state.evidence_open) == (found, False)
        assert marked(navigator)

    def test_the_matches_are_gone_through_in_both_ways_and_round_the_ends(self, navigator: Navigator) -> None:
        prompt.begin_search(navigator)
        type_(navigator, "plank")
        prompt.accept(navigator)
        met = []
        for by in (1, 1, 1, 1, -1, -1):
            navigator.next_match(by)
            met.append(current(navigator)[1])
        assert met == ["c1", "c1", "a3", "b5", "a3", "c1"]

    def test_what_begins_a_word_comes_before_what_stands_inside_one(self) -> None:
        caveats = {"a1": "the unloaded", "b3": "a load", "c1": "reload, load it"}
        navigator = navigator_of(story_of(caveats=caveats), 150, 42)
        prompt.begin_search(navigator)
        type_(navigator, "load")
        assert "1 of 4 · three 2, one 1, two 1" in rows(navigator)[-1]
        met = [current(navigator)[1]]
        prompt.accept(navigator)
        for _ in range(4):
            navigator.next_match(1)
            met.append(current(navigator)[1])
        assert met == ["b3", "c1", "a1", "c1", "b3"]
        assert "“load” 1 of 4 · three 2, one 1, two 1" in rows(navigator)[-1]

    @pytest.mark.parametrize("query", ["e", "0", "1", ",", "13", "1,3"])
    def test_matches_are_numbered_in_their_order_however_short_they_are(self, shipped: Story, query: str) -> None:
        finder = story_finder(shipped)
        starts = [found.start() for form in forms(query) for found in re.finditer(form, finder.text)]
        search = Search(finder, 0, []).looked_for(query)
        assert len(search.found) == len(starts) > 3
        for by in (1, -1):
            met = []
            for _ in starts:
                assert search.match is not None
                met.append((search.number, search.match.position))
                search = search.moved(by)
            expected = list(enumerate(starts, 1))
            assert met == (expected if by > 0 else [expected[0], *reversed(expected[1:])])

    @pytest.mark.parametrize("query", ["uber 1300", "ÜBER 1,300", "über 1,3", "1,300 FAHR"])
    def test_case_accents_and_separators_do_not_count(self, query: str) -> None:
        navigator = navigator_of(story_of(caveats={"b5": '"Über 1,300 Fahrten"'}))
        prompt.begin_search(navigator)
        type_(navigator, query)
        assert current(navigator) == ("two", "b5")
        assert "1 of 1" in rows(navigator)[-1]

    def test_what_a_figure_is_called_is_found_once_however_many_pages_name_it(self, navigator: Navigator) -> None:
        prompt.begin_search(navigator)
        type_(navigator, "label b5")
        assert current(navigator) == ("two", "b5")
        assert "1 of 1" in rows(navigator)[-1]

    def test_what_is_not_found_says_so_and_leaves_the_reader_where_he_was(self, navigator: Navigator) -> None:
        before = page_rows(navigator)
        prompt.begin_search(navigator)
        type_(navigator, "plankx")
        assert page_rows(navigator) == before
        assert "not found" in rows(navigator)[-1]
        prompt.accept(navigator)
        assert navigator.state.search is None

    @pytest.mark.parametrize("key", ["escape", "ctrl+c"])
    def test_esc_and_ctrl_c_go_back_to_where_it_began(self, navigator: Navigator, key: str) -> None:
        navigator.move(1)
        before = seen(navigator)
        prompt.begin_search(navigator)
        type_(navigator, "plank")
        assert prompt.handle_key(navigator, key, None)
        assert seen(navigator) == before

    def test_nothing_typed_is_nothing_that_was_not_found(self, navigator: Navigator) -> None:
        before = seen(navigator)
        for text in ("", "  "):
            prompt.begin_search(navigator)
            type_(navigator, text)
            prompt.accept(navigator)
            assert seen(navigator) == before

    def test_what_is_said_meanwhile_is_read_afterwards(self, navigator: Navigator) -> None:
        prompt.begin_search(navigator)
        navigator.state.notice = "Added: “Label c3”"
        type_(navigator, "plank")
        assert rows(navigator)[-1].startswith(" /plank")
        prompt.accept(navigator)
        assert rows(navigator)[-1].startswith(" Added: “Label c3”")

    def test_the_arrows_move_nothing(self, navigator: Navigator) -> None:
        prompt.begin_search(navigator)
        type_(navigator, "plank")
        before = seen(navigator)
        type_(navigator, *prompt.CHOOSING)
        assert seen(navigator) == before

    def test_esc_after_it_was_accepted_ends_it_where_it_is(self, navigator: Navigator) -> None:
        prompt.begin_search(navigator)
        type_(navigator, "plank")
        prompt.accept(navigator)
        navigator.next_match(1)
        navigator.back()
        assert navigator.state.search is None
        assert (current(navigator)[1], on(navigator, "match")) == ("c1", [])
        assert not navigator.state.can_go_back

    def test_what_is_typed_can_be_mended(self, navigator: Navigator) -> None:
        prompt.begin_search(navigator)
        type_(navigator, "two words ", "ctrl+w", "xy", "backspace", "ctrl+h", "é")
        assert navigator.state.typed == "two é"
        prompt.paste(navigator, "\nlines\x1b")
        assert navigator.state.typed == "two é lines^["
        type_(navigator, "ctrl+u")
        assert navigator.state.typed == ""

    def test_no_more_is_taken_than_anybody_types(self, navigator: Navigator) -> None:
        prompt.begin_search(navigator)
        prompt.paste(navigator, "long " * 10_000)
        assert navigator.state.typed
        assert len(navigator.state.typed) == prompt.MAX_TYPED

    def test_an_edition_that_comes_meanwhile_is_searched_for_the_same(self, navigator: Navigator) -> None:
        prompt.begin_search(navigator)
        type_(navigator, "pla")
        navigator.show_story(loaded(story_of(caveats={"c2": "plan"})))
        assert current(navigator) == ("two", "b5")
        assert navigator.state.typed == "pla"
        type_(navigator, "n")
        assert (current(navigator)[1], "1 of 1" in rows(navigator)[-1]) == ("c2", True)

    def test_a_click_or_a_jump_leaves_nothing_half_typed(self, navigator: Navigator) -> None:
        prompt.begin_search(navigator)
        type_(navigator, "plank")
        prompt.stop(navigator)
        assert (navigator.state.typed, current(navigator)[1]) == (None, "b5")
        assert navigator.state.search
        prompt.begin_search(navigator)
        prompt.stop(navigator)
        assert navigator.state.typed is None
        assert navigator.state.search is None

    def test_the_sources_are_searched_whole_and_first(self, navigator: Navigator) -> None:
        navigator.open(PageName("sources"))
        prompt.begin_search(navigator)
        type_(navigator, "alone")
        assert navigator.state.front.page == PageName("sources")


class TestThePalette:
    def test_it_offers_sections_then_figures_then_sources_then_actions(self, navigator: Navigator) -> None:
        prompt.begin_choice(navigator)
        kinds = [mark.target.kind for mark in navigator.state.layout(navigator.state.front.page).page.targets]
        assert list(dict.fromkeys(kinds)) == ["section", "figure", "source", "action"]
        assert rows(navigator)[-1].endswith("  enter goes · esc back ")
        navigator.resize(40, 12, 0)
        type_(navigator, "more words than that")
        assert rows(navigator)[-1].startswith(" go to more words than that│ ")
        assert rows(navigator)[-1].endswith("  esc back ")

    def test_words_anywhere_in_a_label_find_it_in_any_order(self, navigator: Navigator) -> None:
        prompt.begin_choice(navigator)
        type_(navigator, "b4 LAB")
        assert [mark.target.name for mark in navigator.state.layout(navigator.state.front.page).page.targets] == ["b4"]
        prompt.accept(navigator)
        assert current(navigator) == ("two", "b4")
        assert marked(navigator).startswith("Label b4")

    @pytest.mark.parametrize("query", ["50,000", "50000", "no date 50,"])
    def test_a_figure_is_found_by_its_number(self, shipped: Story, query: str) -> None:
        navigator = navigator_of(shipped)
        prompt.begin_choice(navigator)
        prompt.put(navigator, query)
        prompt.accept(navigator)
        assert current(navigator) == ("scale", "could-exceed")

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_the_first_choice_is_marked_as_it_opens(self, shipped: Story, size: tuple[int, int]) -> None:
        navigator = navigator_of(shipped, *size, at="could-exceed")
        prompt.begin_choice(navigator)
        assert marked(navigator).startswith(shipped.sections[0].title)
        type_(navigator, "a")
        assert navigator.state.front.current == navigator.state.layout(navigator.state.front.page).page.targets[0]

    def test_a_word_that_begins_with_what_is_typed_comes_before_one_that_holds_it(self) -> None:
        found = choices_for(story_of({"one": ["inward", "war"], "two": ["warm"]}), "war")[:3]
        assert found == ["war", "warm", "inward"]

    def test_actions_come_last_and_are_found_by_their_words(self, shipped: Story) -> None:
        for word, action in (
            *(("sources", "sources"), ("keys", "keys"), ("copy", "copy"), ("address", "open"), ("quit", "quit")),
            *(("edit", "edit"), ("theme light", "theme explainer-light")),
        ):
            found = choices_for(shipped, word)
            assert action in found
            first = next(at for at, name in enumerate(found) if name in ACTIONS or name.startswith("theme "))
            assert all(name in ACTIONS or name.startswith("theme ") for name in found[first:])

    def test_the_arrows_go_through_the_choices(self, navigator: Navigator) -> None:
        prompt.begin_choice(navigator)
        type_(navigator, "label", "down", "down", "up")
        prompt.accept(navigator)
        assert current(navigator) == ("one", OUTLINE["one"][1])

    def test_they_are_paged_through_as_well(self, shipped: Story) -> None:
        navigator = navigator_of(shipped)
        prompt.begin_choice(navigator)
        first = page_rows(navigator)
        type_(navigator, "pagedown")
        assert page_rows(navigator)[0].strip("▌ ▐") == first[-2].strip("▌ ▐")
        type_(navigator, "pageup")
        assert [row[1:] for row in page_rows(navigator)] == [row[1:] for row in first]

    def test_esc_goes_back_to_where_it_began(self, navigator: Navigator) -> None:
        navigator.move(1)
        before = seen(navigator)
        prompt.begin_choice(navigator)
        type_(navigator, "label", "pagedown", "escape")
        assert seen(navigator) == before

    def test_a_figure_has_its_value_and_what_that_rests_on(self, shipped: Story) -> None:
        navigator = navigator_of(shipped, 100, 30)
        prompt.begin_choice(navigator)
        prompt.put(navigator, "entries 2024 13,000")
        assert marked(navigator).endswith("more than 13,000 entries  ●●○ count · Russia")

    def test_what_can_be_done_is_handed_on(self, navigator: Navigator) -> None:
        prompt.begin_choice(navigator)
        type_(navigator, "keys and signs")
        chosen = prompt.accept(navigator)
        assert chosen
        assert chosen.name == "keys"

    def test_every_key_can_be_found_by_what_it_does(self, navigator: Navigator) -> None:
        for action in ACTION_LIST:
            if action.word:
                prompt.begin_choice(navigator)
                prompt.put(navigator, action.help)
                assert action.help[:20] in marked(navigator)
                prompt.give_up(navigator)

    def test_every_theme_can_be_chosen_before_the_first_save(self) -> None:
        assert set(choices_for(story_of(), "theme")) == {f"theme {name}" for name in theme_names()}

    def test_nothing_found_chooses_nothing(self, navigator: Navigator) -> None:
        before = seen(navigator)
        prompt.begin_choice(navigator)
        type_(navigator, "no such words")
        assert "No match." in seen(navigator)
        assert prompt.accept(navigator) is None
        assert seen(navigator) == before

    def test_what_is_chosen_and_is_gone_leads_to_where_the_reader_was(self, navigator: Navigator) -> None:
        navigator.move(1)
        prompt.begin_choice(navigator)
        type_(navigator, "label c2")
        navigator.show_story(loaded(story_of({**OUTLINE, "three": ["c1"]})))
        assert "No match." in seen(navigator)
        prompt.accept(navigator)
        assert current(navigator) == ("two", "b2")

    def test_it_stays_open_when_the_section_beneath_it_is_gone(self, navigator: Navigator) -> None:
        prompt.begin_choice(navigator)
        navigator.show_story(loaded(story_of({"one": OUTLINE["one"]})))
        type_(navigator, "label a2")
        prompt.accept(navigator)
        assert current(navigator) == ("one", "a2")


class TestPagesUponPages:
    @pytest.mark.parametrize("action", ["sources", "keys"])
    def test_one_is_opened_once_and_left_once(self, navigator: Navigator, action: str) -> None:
        before = seen(navigator)
        do(action, navigator)
        assert seen(navigator) != before
        do(action, navigator)
        assert seen(navigator) == before
