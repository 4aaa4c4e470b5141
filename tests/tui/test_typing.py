"""What is typed at the foot: a search through all that the story says, and the palette."""

from __future__ import annotations

import re

import pytest

from explainer.present.pages import PageName
from explainer.present.search import story_finder
from explainer.story import Story
from explainer.tui import next_edition, prompt, searching
from explainer.tui.keys import BY_ACTION, KEYS
from explainer.tui.moves import MOVES
from explainer.tui.paint import screen_rows
from explainer.tui.scene import Scene
from explainer.tui.search_state import Search

from .seen import SIZES, current, edition_of, marked, page_rows, rows, scene_of, seen
from .stories import OUTLINE, story_of

CAVEATS = {"a3": "a rotten plank", "b5": "no plank at all", "c1": "Plank by plank"}


@pytest.fixture
def scene() -> Scene:
    return scene_of(story_of(caveats=CAVEATS), at="two")


def type_(scene: Scene, *keys: str) -> None:
    """Type keys by their names, and texts."""
    for key in keys:
        for each in [key] if key in (*prompt.EDITING, *prompt.CHOOSING, "escape") else key:
            assert prompt.takes(scene, each, each if len(each) == 1 else None)


def on(scene: Scene, ground: str) -> list[str]:
    """What is drawn on a ground."""
    return [piece.text for row in screen_rows(scene) for piece in row if piece.ground == ground]


def choices_for(story: Story, query: str) -> list[str]:
    """What the palette offers for a query, by name."""
    scene = scene_of(story)
    prompt.begin_choice(scene)
    prompt.put(scene, query)
    return [mark.target.name for mark in scene.layout(scene.here.page).page.targets]


class TestSearching:
    def test_each_letter_goes_to_the_first_match_from_here(self, scene: Scene) -> None:
        prompt.begin_search(scene)
        type_(scene, "plank")
        assert (current(scene), on(scene, "found")) == (("two", "b5"), ["plank"])
        assert rows(scene)[-1].startswith(" /plank")
        assert rows(scene)[-1].endswith("2 of 4  enter keeps · esc back ")

    def test_what_lies_beneath_evidence_that_it_opened_is_in_view(self, shipped: Story) -> None:
        scene = scene_of(shipped)
        prompt.begin_search(scene)
        type_(scene, "second report")
        prompt.accept(scene)
        while not scene.evidence_open:
            searching.go_on(scene, 1)
        found = current(scene)
        scene.back()
        scene.back()
        assert (current(scene), scene.evidence_open) == (found, False)
        assert marked(scene)

    def test_the_matches_are_gone_through_in_both_ways_and_round_the_ends(self, scene: Scene) -> None:
        prompt.begin_search(scene)
        type_(scene, "plank")
        prompt.accept(scene)
        met = []
        for by in (1, 1, 1, 1, -1, -1):
            searching.go_on(scene, by)
            met.append(current(scene)[1])
        assert met == ["c1", "c1", "a3", "b5", "a3", "c1"]

    @pytest.mark.parametrize("query", ["e", "0", "1", ",", "13", "1,3"])
    def test_matches_are_numbered_in_their_order_however_short_they_are(self, shipped: Story, query: str) -> None:
        finder = story_finder(shipped)
        starts = [found.start() for found in re.finditer(query.replace(",", "") or ",", finder.text)]
        search = Search(finder, 0, [])
        search.look_for(query)
        assert search.count == len(starts) > 3
        for by in (1, -1):
            met = []
            for _ in starts:
                assert search.match is not None
                met.append((search.number, search.match.position))
                search.go_on(by)
            expected = list(enumerate(starts, 1))
            assert met == (expected if by > 0 else [expected[0], *reversed(expected[1:])])

    @pytest.mark.parametrize("query", ["uber 1300", "ÜBER 1,300", "über 1,3", "1,300 FAHR"])
    def test_case_accents_and_separators_do_not_count(self, query: str) -> None:
        scene = scene_of(story_of(caveats={"b5": '"Über 1,300 Fahrten"'}))
        prompt.begin_search(scene)
        type_(scene, query)
        assert current(scene) == ("two", "b5")
        assert "1 of 1" in rows(scene)[-1]

    def test_what_a_figure_is_called_is_found_once_however_many_pages_name_it(self, scene: Scene) -> None:
        prompt.begin_search(scene)
        type_(scene, "label b5")
        assert current(scene) == ("two", "b5")
        assert "1 of 1" in rows(scene)[-1]

    def test_what_is_not_found_says_so_and_leaves_the_reader_where_he_was(self, scene: Scene) -> None:
        before = page_rows(scene)
        prompt.begin_search(scene)
        type_(scene, "plankx")
        assert page_rows(scene) == before
        assert "not found" in rows(scene)[-1]
        prompt.accept(scene)
        assert scene.search is None

    @pytest.mark.parametrize("key", ["escape", "ctrl+c"])
    def test_esc_and_ctrl_c_go_back_to_where_it_began(self, scene: Scene, key: str) -> None:
        scene.step(1)
        before = seen(scene)
        prompt.begin_search(scene)
        type_(scene, "plank")
        assert prompt.takes(scene, key, None)
        assert seen(scene) == before

    def test_nothing_typed_is_nothing_that_was_not_found(self, scene: Scene) -> None:
        before = seen(scene)
        for text in ("", "  "):
            prompt.begin_search(scene)
            type_(scene, text)
            prompt.accept(scene)
            assert seen(scene) == before

    def test_what_is_said_meanwhile_is_read_afterwards(self, scene: Scene) -> None:
        prompt.begin_search(scene)
        scene.notice = "Added: “Label c3”"
        type_(scene, "plank")
        assert rows(scene)[-1].startswith(" /plank")
        prompt.accept(scene)
        assert rows(scene)[-1].startswith(" Added: “Label c3”")

    def test_the_arrows_move_nothing(self, scene: Scene) -> None:
        prompt.begin_search(scene)
        type_(scene, "plank")
        before = seen(scene)
        type_(scene, *prompt.CHOOSING)
        assert seen(scene) == before

    def test_esc_after_it_was_accepted_ends_it_where_it_is(self, scene: Scene) -> None:
        prompt.begin_search(scene)
        type_(scene, "plank")
        prompt.accept(scene)
        searching.go_on(scene, 1)
        scene.back()
        assert scene.search is None
        assert (current(scene)[1], on(scene, "match")) == ("c1", [])
        assert not scene.can_go_back

    def test_what_is_typed_can_be_mended(self, scene: Scene) -> None:
        prompt.begin_search(scene)
        type_(scene, "two words ", "ctrl+w", "xy", "backspace", "ctrl+h", "é")
        assert scene.typed == "two é"
        prompt.paste(scene, "\nlines\x1b")
        assert scene.typed == "two é lines^["
        type_(scene, "ctrl+u")
        assert scene.typed == ""

    def test_no_more_is_taken_than_anybody_types(self, scene: Scene) -> None:
        prompt.begin_search(scene)
        prompt.paste(scene, "long " * 10_000)
        assert scene.typed
        assert len(scene.typed) == prompt.MOST_TYPED

    def test_an_edition_that_comes_meanwhile_is_searched_for_the_same(self, scene: Scene) -> None:
        prompt.begin_search(scene)
        type_(scene, "pla")
        next_edition.take(scene, edition_of(story_of(caveats={"c2": "plan"})))
        assert current(scene) == ("two", "b5")
        assert scene.typed == "pla"
        type_(scene, "n")
        assert (current(scene)[1], "1 of 1" in rows(scene)[-1]) == ("c2", True)

    def test_a_click_or_a_jump_leaves_nothing_half_typed(self, scene: Scene) -> None:
        prompt.begin_search(scene)
        type_(scene, "plank")
        prompt.stop(scene)
        assert (scene.typed, current(scene)[1]) == (None, "b5")
        assert scene.search
        prompt.begin_search(scene)
        prompt.stop(scene)
        assert scene.typed is None
        assert scene.search is None

    def test_the_sources_are_searched_whole_and_first(self, scene: Scene) -> None:
        scene.open(PageName("sources"))
        prompt.begin_search(scene)
        type_(scene, "alone")
        assert scene.here.page == PageName("sources")


class TestThePalette:
    def test_it_offers_sections_then_figures_then_sources_then_actions(self, scene: Scene) -> None:
        prompt.begin_choice(scene)
        kinds = [mark.target.kind for mark in scene.layout(scene.here.page).page.targets]
        assert list(dict.fromkeys(kinds)) == ["section", "figure", "source", "action"]
        assert rows(scene)[-1].endswith("  enter goes · esc back ")
        scene.resize(40, 12, 0)
        type_(scene, "more words than that")
        assert rows(scene)[-1].startswith(" go to more words than that▏ ")
        assert rows(scene)[-1].endswith("  esc back ")

    def test_words_anywhere_in_a_label_find_it_in_any_order(self, scene: Scene) -> None:
        prompt.begin_choice(scene)
        type_(scene, "b4 LAB")
        assert [mark.target.name for mark in scene.layout(scene.here.page).page.targets] == ["b4"]
        prompt.accept(scene)
        assert current(scene) == ("two", "b4")
        assert marked(scene).startswith("Label b4")

    @pytest.mark.parametrize("query", ["50,000", "50000", "projected 50,"])
    def test_a_figure_is_found_by_its_number(self, shipped: Story, query: str) -> None:
        scene = scene_of(shipped)
        prompt.begin_choice(scene)
        prompt.put(scene, query)
        prompt.accept(scene)
        assert current(scene) == ("scale", "could-exceed")

    @pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
    def test_the_first_choice_is_marked_as_it_opens(self, shipped: Story, size: tuple[int, int]) -> None:
        scene = scene_of(shipped, *size, at="could-exceed")
        prompt.begin_choice(scene)
        assert marked(scene).startswith(shipped.sections[0].title)
        type_(scene, "a")
        assert scene.here.mark == scene.layout(scene.here.page).page.targets[0]

    def test_a_word_that_begins_with_what_is_typed_comes_before_one_that_holds_it(self) -> None:
        found = choices_for(story_of({"one": ["inward", "war"], "two": ["warm"]}), "war")
        assert found == ["war", "warm", "inward"]

    def test_actions_come_last_and_are_found_by_their_words(self, shipped: Story) -> None:
        for word, action in (
            *(("sources", "sources"), ("keys", "keys"), ("copy", "copy"), ("address", "open"), ("quit", "quit")),
            *(("edit", "edit"), ("theme light", "theme explainer-light")),
        ):
            found = choices_for(shipped, word)
            assert action in found
            first = next(at for at, name in enumerate(found) if name in BY_ACTION or name.startswith("theme "))
            assert all(name in BY_ACTION or name.startswith("theme ") for name in found[first:])

    def test_the_arrows_go_through_the_choices(self, scene: Scene) -> None:
        prompt.begin_choice(scene)
        type_(scene, "label", "down", "down", "up")
        prompt.accept(scene)
        assert current(scene) == ("one", OUTLINE["one"][1])

    def test_they_are_paged_through_as_well(self, shipped: Story) -> None:
        scene = scene_of(shipped)
        prompt.begin_choice(scene)
        first = page_rows(scene)
        type_(scene, "pagedown")
        assert page_rows(scene)[0].strip("▌ ▐") == first[-2].strip("▌ ▐")
        type_(scene, "pageup")
        assert [row[1:] for row in page_rows(scene)] == [row[1:] for row in first]

    @pytest.mark.parametrize("rows_", [0, 1, 3])
    def test_they_are_paged_through_on_the_smallest_screen(self, scene: Scene, rows_: int) -> None:
        prompt.begin_choice(scene)
        scene.resize(40, rows_, 0)
        lines = len(scene.layout(scene.here.page).lines)
        type_(scene, *["pagedown"] * (lines + 1))
        assert scene.here.top == lines - 1
        type_(scene, "pageup", "down", "up")
        scene.resize(80, 24, 0)
        assert marked(scene)

    def test_esc_goes_back_to_where_it_began(self, scene: Scene) -> None:
        scene.step(1)
        before = seen(scene)
        prompt.begin_choice(scene)
        type_(scene, "label", "pagedown", "escape")
        assert seen(scene) == before

    def test_what_can_be_done_is_handed_on(self, scene: Scene) -> None:
        prompt.begin_choice(scene)
        type_(scene, "keys and the signs")
        chosen = prompt.accept(scene)
        assert chosen
        assert chosen.name == "keys"

    def test_every_key_can_be_found_by_what_it_does(self, scene: Scene) -> None:
        for key in KEYS:
            if key.help and not key.number:
                prompt.begin_choice(scene)
                prompt.put(scene, key.help)
                assert key.help[:20] in marked(scene)
                prompt.give_up(scene)

    def test_nothing_found_chooses_nothing(self, scene: Scene) -> None:
        before = seen(scene)
        prompt.begin_choice(scene)
        type_(scene, "no such words")
        assert "Nothing has these words." in seen(scene)
        assert prompt.accept(scene) is None
        assert seen(scene) == before

    def test_what_is_chosen_and_is_gone_leads_to_where_the_reader_was(self, scene: Scene) -> None:
        scene.step(1)
        prompt.begin_choice(scene)
        type_(scene, "label c2")
        next_edition.take(scene, edition_of(story_of({**OUTLINE, "three": ["c1"]})))
        assert "Nothing has these words." in seen(scene)
        prompt.accept(scene)
        assert current(scene) == ("two", "b2")

    def test_it_stays_open_when_the_section_beneath_it_is_gone(self, scene: Scene) -> None:
        prompt.begin_choice(scene)
        next_edition.take(scene, edition_of(story_of({"one": OUTLINE["one"]})))
        type_(scene, "label a2")
        prompt.accept(scene)
        assert current(scene) == ("one", "a2")


class TestPagesUponPages:
    @pytest.mark.parametrize("action", ["sources", "keys"])
    def test_one_is_opened_once_and_left_once(self, scene: Scene, action: str) -> None:
        before = seen(scene)
        MOVES[action](scene)
        MOVES[action](scene)
        assert seen(scene) != before
        scene.back()
        assert seen(scene) == before
