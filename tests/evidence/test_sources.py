"""The page of sources: the point first, where the article differs, whose numbers these are, and every source."""

from __future__ import annotations

import re

import pytest

from explainer.present import provenance
from explainer.present.lines import Target
from explainer.present.page import Page
from explainer.present.pages import PageName, story_page
from explainer.present.sources import source_page, voices
from explainer.story import Story
from explainer.values import Id

from .stories import ferry, part, shown


def sources(story: Story) -> Page:
    page = story_page(story, PageName("sources"))
    assert page is not None
    return page


def entry(story: Story, name: str) -> list[str]:
    """A source by itself."""
    return shown(source_page(story, Id(name)))


def point(story: Story) -> str:
    return sources(story).blocks[1].body


class TestThePoint:
    def test_it_counts_second_sources_unnamed_ones_and_ways(self) -> None:
        assert point(ferry()) == (
            "One of the 4 figures that somebody states has a second, independent source; for 1 nobody is named. Of "
            "the figures, 2 are in the article, through Radio Shore, The Herald and The Courier; 2 are background. 1 "
            "more is calculated by us."
        )

    def test_of_the_shipped_story_nothing_has_a_second_source(self, shipped: Story) -> None:
        assert point(shipped).startswith(
            "None of the 61 figures that somebody states has a second, independent source; for 10 nobody is named."
        )
        assert "31 are in the article, 29 of them through BBC News, BTA and Fakti; 30 are background." in point(shipped)
        *stated, ours = map(int, re.findall(r"(\d+) (?:are|more)", point(shipped)))
        assert (sum(stated), sum(stated) + ours) == (61, len(list(shipped.figures)))

    @pytest.mark.parametrize(
        "account",
        [
            "{source: mate, says: as many}",
            "{source: press, via: [radio], says: as many}",
            "{source: riders, via: [press], says: as many}",
        ],
        ids=["the same voice", "through a teller of its own chain", "unnamed"],
    )
    def test_what_is_no_second_source(self, account: str) -> None:
        story = ferry(("- {source: press, via: [], says: no fewer than that}", f"- {account}"))
        assert point(story).startswith("None of the 4 figures that somebody states has")

    def test_an_unnamed_source_stands_alone_and_can_have_a_second_one(self) -> None:
        story = ferry()
        assert provenance.stands_alone(story, story.figures_by_id[Id("most")])
        told = ferry(
            ("caveat: {unnamed: One rider.}", "caveat: One rider.\n            agrees: [{source: press, says: full}]")
        )
        assert not provenance.stands_alone(told, told.figures_by_id[Id("most")])

    def test_what_must_be_known_of_the_whole_story_follows(self) -> None:
        assert sources(ferry()).blocks[2].body == "The captain was not asked."


class TestWhereTheArticleDiffers:
    def test_both_sides_stand_side_by_side_under_the_name(self) -> None:
        assert part(sources(ferry()), "Where the article differs") == [
            "We read its first page.",
            "  the article                          ⇄ Radio Shore",
            "Rides a night: now",
            "  “more than 900 rides are sold every  ⇄ About 800 rides.",
            "  night”",
        ]

    def test_where_it_is_narrow_one_stands_below_the_other(self) -> None:
        assert part(sources(ferry()), "Rides a night", 50)[:2] == [
            "  “more than 900 rides are sold every night”",
            "  ⇄ About 800 rides.",
        ]

    def test_of_several_tellers_each_is_named(self) -> None:
        story = ferry(("- {source: council, says: fewer than in winter}", "- {source: herald, says: about 850}"))
        lines = part(sources(story), "Where the article differs from what it is told from · two places", 98)
        assert lines[1] == "  “more than 900 rides are sold every night”    ⇄ Radio Shore: About 800 rides."
        assert lines[3].endswith("⇄ The Herald: about 850")

    def test_without_any_the_part_is_left_out(self) -> None:
        story = ferry(("- {source: radio, says: About 800 rides., value: about 800}\n", ""))
        assert not part(sources(story), "Where the article differs")

    def test_the_shipped_story_shows_six_each_with_the_article_s_own_words(self, shipped: Story) -> None:
        page = sources(shipped)
        pairs = [block.sides for block in page.blocks if block.sides and block.target]
        assert len(pairs) == 6
        assert all(pair.left[0].text.startswith("“") for pair in pairs)
        assert "six places" in page.blocks[4].texts[0]


class TestWhoseNumbersTheseAre:
    def test_each_figure_is_counted_once_on_its_voice(self, shipped: Story) -> None:
        counted = dict(voices(shipped))
        assert sum(counted.values()) == sum(figure.source is not None for figure in shipped.figures)
        assert counted[Id("russia-border")] == 15
        assert not counted.keys() & {"shoigu", "zakharova", "russia-report", "nis"}

    def test_a_bar_for_each_with_its_stake_and_the_rest_in_one_line(self, shipped: Story) -> None:
        lines = part(sources(shipped), "Whose numbers these are", 98)
        assert (
            lines[0] == "  Russia     15  ██████████████████████████  Russia keeps the data and is the party accused."
        )
        assert lines[1] == "  not named  10  █████████████████▍          Nobody is named who could be asked."
        assert lines[4] == "  BBC         6  ██████████▍"
        assert lines[5].startswith("  one or two each: employer, monitors,")

    def test_where_it_is_narrow_a_stake_stands_below_its_bar(self, shipped: Story) -> None:
        lines = part(sources(shipped), "Whose numbers these are", 50)
        assert lines[:3] == [
            "  Russia     15  ██████████████████████████████",
            "    Russia keeps the data and is the party",
            "    accused.",
        ]

    def test_a_bar_is_as_long_as_its_share(self, shipped: Story) -> None:
        lines = part(sources(shipped), "Whose numbers these are", 98)
        assert (lines[0].count("█"), lines[3].count("█"), lines[3].count("▏")) == (26, 12, 1)

    def test_a_few_voices_have_a_bar_each(self) -> None:
        story = ferry(
            ("source: riders\n            confidence", "source: guild\n            confidence"),
            ("source: ledger\n", "source: council\n"),
        )
        assert part(sources(story), "Whose numbers these are")[0].startswith("  Guild    2  ██████")


class TestEverySource:
    def test_a_source_has_its_facts_its_address_its_note_and_its_figures(self) -> None:
        assert entry(ferry(), "radio") == [
            "Radio Shore, 12 Mar 2025",
            "  news report · read in parts on 1 Apr 2025 · passed on 2 figures",
            "  We read its first page.",
            "  https://radio.example/ferry",
        ]
        assert entry(ferry(), "guild") == [
            "Guild of ferrymen",
            "  official statement · quoted by Radio Shore",
            "  has a stake: It runs the ferry.",
            "  1 figure in Rides a night: now",
        ]
        assert entry(ferry(), "mate")[1] == ("  official statement · not read · the same voice as Guild of ferrymen")
        assert entry(ferry(), "riders")[1] == "  testimony · unnamed"

    def test_the_title_of_a_group_stands_once_before_its_figures(self, shipped: Story) -> None:
        assert (
            "7 figures in The working day: waking to stopping · hours worked; Days off: all six; Treatment"
            in " ".join(" ".join(entry(shipped, "workers")).split())
        )

    def test_each_figure_is_named_once_and_leads_to_it(self, shipped: Story) -> None:
        spans = [span for block in sources(shipped).blocks if block.kind == "item" for span in block.spans]
        named = [span.target.name for span in spans if span.target and span.target.kind == "figure"]
        assert sorted(named) == sorted(figure.id for figure in shipped.figures if figure.source)

    def test_only_changes_and_sources_are_stops(self, shipped: Story) -> None:
        kinds = [each.target.kind for each in sources(shipped).targets]
        assert kinds == ["figure"] * 6 + ["source"] * 24

    def test_each_source_is_found_on_the_page(self, shipped: Story) -> None:
        assert all(sources(shipped).occurrence_of(Target("source", name)) for name in shipped.sources)

    def test_who_only_passed_on_what_one_source_says_stands_in_its_entry(self, shipped: Story) -> None:
        eskadra = Target("source", "eskadra")
        assert sources(shipped).occurrence_of(Target("source", "ria")) == sources(shipped).occurrence_of(eskadra)
        assert entry(shipped, "eskadra")[-2:] == [
            "  through RIA, 26 Jun 2025 · news report · read in parts",
            "    https://realty.ria.ru/20250626/chislo-2025542009.html",
        ]
        assert entry(shipped, "ria")[1] == "  news report · read in parts · passed on 2 figures"

    def test_who_says_something_too_or_passed_on_several_has_an_entry(self, shipped: Story) -> None:
        named = {each.target.name for each in sources(shipped).targets}
        assert {"bbc", "bta", "fakti", "kbs"} < named

    def test_the_day_on_which_it_was_read_is_said_where_it_is_another(self, shipped: Story) -> None:
        assert part(sources(shipped), "Every source")[0] == "Read on 28 Nov 2026 where no other day is said."
        assert not any("read in parts on" in line for line in shown(sources(shipped), 98))
        assert entry(ferry(), "radio")[1].startswith("  news report · read in parts on 1 Apr 2025")

    @pytest.mark.parametrize("width", [98, 78, 50, 38])
    def test_no_line_is_wider_than_the_page(self, shipped: Story, width: int) -> None:
        assert max(map(len, shown(sources(shipped), width))) <= width - 2


def test_the_usual_way_is_that_of_most_quoted_figures(shipped: Story) -> None:
    assert provenance.usual_way(shipped) == ("bbc", "bta", "fakti")
    assert provenance.usual_way(ferry()) == ("radio", "herald", "courier")
