"""The page of signs and words, evidence read aloud, and what a search finds in evidence and sources."""

from __future__ import annotations

from typing import get_args

from explainer.present import phrases, words
from explainer.present.help import help_page
from explainer.present.lines import text_of
from explainer.present.pages import PageName, story_page
from explainer.present.search import story_finder
from explainer.present.spoken import in_words
from explainer.story import Basis, CaveatKind, Story
from explainer.values import SURENESS

from .stories import ferry, page_of, part, shown


def test_the_help_has_every_sign_of_evidence_and_every_word() -> None:
    page = help_page([("j k", "next"), ("q", "quit")], "section")
    assert [line.split() for line in part(page, "Keys")] == [["j", "k", "next", "q", "quit"]]
    assert [sign for line in part(page, "How it reached us") for sign in line if sign in "◉●◌○"] == ["◉", "●", "◌", "○"]
    said = "\n".join(shown(page))
    for basis in get_args(Basis):
        assert f"{basis.capitalize()}:" in said
    for word in SURENESS:
        assert f"{words.DOTS[word]}  {word.capitalize()}:" in said
    for kind in get_args(CaveatKind):
        assert words.CAVEATS[kind] in said


def test_kinds_of_evidence_with_one_texture_stand_together() -> None:
    textures = part(help_page([("j k", "next")], "section"), "Kinds of evidence", 200)
    estimates = "▒▒  Estimate: somebody's judgement of a size nobody counted. Calculated: worked out by us from"
    assert textures[1].startswith(estimates)


def test_every_sign_of_a_journey_is_in_the_help(shipped: Story) -> None:
    page = help_page([("j k", "next")], "evidence")
    known = {sign for block in page.blocks for entry in block.entries for sign in entry.sign} | set("│0123456789,.- ")
    for figure in shipped.figures:
        for block in page_of(shipped, figure.id).blocks:
            assert set(text_of(block.lead)) <= known


def test_read_aloud_it_has_words_for_its_signs() -> None:
    lines = shown(in_words(page_of(ferry(), "tickets")))
    assert "Who says it: Guild of ferrymen" in lines
    assert any(line == "Passed on by The Herald, not read" for line in lines)
    assert "Still open: counted on Sundays" in lines
    signs = set("◉●◌○◇⇄!│›")
    for name in (*ferry().figures_by_id, "rides/1"):
        page = in_words(page_of(ferry(), name))
        assert not [block.text for block in page.blocks if signs & set(block.text)]


def test_each_text_of_evidence_is_found_once() -> None:
    finder = story_finder(ferry())
    for text in (
        "how many wanted to ride",
        "rides that were paid for",
        "the guild counts for itself",
        "sundays are left out",
        "no fewer than that",
        "fewer than in winter",
        "more than 900 rides are sold",
        "about 800 rides",
        "a ride is not a person",
        "the deck is full",
        "nobody counts children",
        "the captain was not asked",
        "we read its first page",
        "it runs the ferry",
    ):
        assert sum(count for _, count in finder.counts(text)) == 1, text


def test_evidence_in_front_is_searched_whole_and_first() -> None:
    name = PageName("evidence", "tickets")
    page = story_page(ferry(), name)
    assert page is not None
    found = story_finder(ferry(), (name, page)).first("safe to quote", 0)
    assert found is not None
    assert found.place.page == name


def test_one_place_and_several_are_told_in_their_number() -> None:
    assert phrases.reworded(1, printed=False) == "Reworded in one place: press s."
    assert phrases.reworded(6, printed=False) == "Reworded in six places: press s."
