"""Who says it, through whom it came, what changed on its way and what rests on one voice: worked out from the story."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run, read
from explainer.present.citation import MOST_BYTES, citation
from explainer.values import Id

RELAYED = Path(__file__).parent / "relayed.yaml"
STORY = RELAYED.read_text(encoding="utf-8")
AGREES = STORY[STORY.index("        agrees:") : STORY.index("        picture:")]
"""The lines of the accounts that agree with the figure `tickets`."""


def data_of(explainer: Run, story: str, *ids: str) -> Any:
    ended = explainer("show", "-", *ids, "--format", "json", stdin=story.encode())
    assert (ended.code, ended.err) == (0, "")
    return json.loads(ended.out)


def figure_of(explainer: Run, story: str, name: str = "tickets") -> Any:
    return data_of(explainer, story, name)["sections"][0]["figures"][0]


class TestTheChain:
    def test_a_figure_s_own_way_stands_instead_of_its_source_s(self, explainer: Run) -> None:
        assert figure_of(explainer, STORY)["relay"] == ["depot", "radio", "courier"]
        assert figure_of(explainer, STORY, "passes")["relay"] == ["press", "herald"]
        assert figure_of(explainer, STORY, "tickets-before")["relay"] == ["press", "guild"]

    def test_an_account_s_own_way_stands_instead_of_its_source_s(self, explainer: Run) -> None:
        printed = explainer("show", str(RELAYED), "tickets").out
        assert "≠ Guild of drivers › The Herald: fewer than before (700 tickets)" in printed
        assert "= Depot press › The Herald: more than 900 rolls (the same voice)" in printed

    def test_a_figure_brings_each_source_that_it_rests_on_or_names(self, explainer: Run) -> None:
        def sources(*ids: str) -> list[str]:
            return [each["id"] for each in data_of(explainer, STORY, *ids)["sources"]]

        assert sources("tickets-before") == ["guild", "press", "archive"]
        assert sources("waits") == ["courier", "riders"]
        assert sources("tickets") == ["guild", "press", "depot", "radio", "courier", "herald", "archive", "mechanic"]
        without = STORY.replace(AGREES, "        agrees: [{source: riders, says: as many}]\n")
        named = [each["id"] for each in data_of(explainer, without, "tickets")["sources"]]
        assert named == ["guild", "press", "depot", "radio", "courier", "herald", "riders", "archive", "mechanic"]

    def test_a_source_can_be_asked_for_alone(self, explainer: Run) -> None:
        told = data_of(explainer, STORY, "mechanic")
        assert (told["sections"], [each["id"] for each in told["sources"]]) == ([], ["mechanic"])

    def test_a_section_brings_the_sources_of_its_events_and_a_figure_does_not(self, explainer: Run) -> None:
        assert "guild" in [each["id"] for each in data_of(explainer, STORY, "fares")["sources"]]
        assert "guild" not in [each["id"] for each in data_of(explainer, STORY, "fare")["sources"]]


class TestWhatChangedOnItsWay:
    def test_it_is_what_a_teller_said_before_the_article_did(self, explainer: Run) -> None:
        """The article itself, and who stands outside the chain, have other accounts."""
        changes = data_of(explainer, STORY)["changed_on_its_way"]
        assert changes == [{"figure": "tickets", "source": "radio", "says": "about 800 tickets"}]
        assert figure_of(explainer, STORY)["changed_on_its_way"] == ["radio"]
        assert data_of(explainer, STORY, "fares")["changed_on_its_way"] == []
        printed = explainer("show", str(RELAYED), "tickets").out
        assert "⇄ changed on its way  Radio Nowhere: about 800 tickets\n! A ticket is not a person." in printed
        assert "≠ The Courier: nearly a thousand in its headline" in printed
        assert "≠ Radio Nowhere" not in printed


def heard(explainer: Run, story: str) -> str:
    """What the page of sources says under "Who is heard"."""
    printed = explainer("show", "-", "sources", stdin=story.encode()).out
    return printed[printed.index("Who is heard") :].partition("\n\n")[0]


class TestWhoIsHeard:
    def test_the_voice_of_most_figures_comes_first(self, explainer: Run) -> None:
        story = STORY.replace("source: riders", "source: archive")
        told = heard(explainer, story.replace("announced\n        source: press", "announced\n        source: archive"))
        assert told.index("The archive") < told.index("The depot")

    def test_a_voice_s_other_names_follow_its_own(self, explainer: Run) -> None:
        swapped = STORY.replace("source: depot\n", "source: PRESS\n").replace("source: press\n", "source: depot\n")
        told = heard(explainer, swapped.replace("PRESS", "press"))
        assert told.index("The depot ") < told.index("also heard as: Depot press")

    def test_what_sort_of_source_it_is_stands_once_under_a_voice_and_under_each(self, explainer: Run) -> None:
        nature = "kind: statistics\n    seen: cited"
        told = heard(explainer, STORY.replace("kind: statement\n    seen: excerpt", nature))
        assert told.count("statistics, not read, cited by others") == 1
        told = heard(explainer, STORY.replace("kind: testimony\n    seen: cited", nature))
        assert told.count("statistics, not read, cited by others") == 2

    def test_who_is_heard_once_has_a_bar_beside_who_is_heard_a_hundred_times(self, explainer: Run) -> None:
        begin = STORY.index("      - id: passes")
        passes = STORY[begin : STORY.index("    events:", begin)]
        more = "".join(passes.replace("id: passes", f"id: passes-{number}") for number in range(100))
        told = heard(explainer, STORY.replace(passes, passes + more)).splitlines()
        assert ["█" in line for line in told if line.startswith(("The depot", "The archive"))] == [True, True]


class TestThroughWhomItCame:
    def test_context_and_our_arithmetic_are_counted_apart_from_the_quoted_claims(self, explainer: Run) -> None:
        story = STORY.replace("under: tickets\n", "under: tickets\n        quote: 700 tickets\n")
        story = story.replace("round: 1}\n", "round: 1}\n        context: true\n")
        printed = explainer("show", "-", "sources", stdin=story.encode()).out
        assert "1 of 4 quoted claims reached you through Radio Nowhere › The Courier" in printed
        assert "1 figure of context came by other ways; 2 figures are our arithmetic." in printed

    def test_the_way_of_most_claims_comes_first(self, explainer: Run) -> None:
        story = STORY.replace("source: riders", "source: archive").replace("source: press\n", "source: archive\n")
        printed = explainer("show", "-", "sources", stdin=story.encode()).out
        assert printed.index("3 of 4 quoted claims") < printed.index("1 of 4 quoted claims")


class TestOneVoice:
    @pytest.mark.parametrize(
        ("agrees", "alone"),
        [
            ("[]", True),
            ("[{source: guild, says: as many}]", False),
            ("[{source: press, says: as many}]", True),
            ("[{source: riders, says: as many, via: [herald]}]", True),
            ("[{source: guild, says: as many, via: [radio]}]", True),
            ("[{source: radio, says: as many}]", True),
            ("[{source: press, says: as many}, {source: guild, says: as many}]", False),
        ],
        ids=[
            "nobody agrees",
            "another voice by another way",
            "the same voice under another name",
            "a voice that is not named",
            "another voice by the same way",
            "the one that carried it",
            "one of two is another voice",
        ],
    )
    def test_a_second_one_has_another_name_and_shares_nobody_on_its_way(
        self, explainer: Run, agrees: str, alone: bool
    ) -> None:
        story = STORY.replace(AGREES, f"        agrees: {agrees}\n" if agrees != "[]" else "")
        assert figure_of(explainer, story)["rests_on_one_voice"] == alone

    def test_an_origin_that_is_not_named_is_none(self, explainer: Run) -> None:
        assert figure_of(explainer, STORY, "waits")["rests_on_one_voice"] is False

    def test_arithmetic_of_ours_rests_on_none(self, explainer: Run) -> None:
        assert figure_of(explainer, STORY, "more")["rests_on_one_voice"] is False


class TestAFigureInOneLine:
    @pytest.mark.parametrize(
        ("name", "line"),
        [
            (
                "tickets",
                "Tickets a night: more than 900 tickets, 2024 (counted, moderate confidence). A ticket is not a person."
                " Source: The depot › Radio Nowhere › The Courier (The depot, Jan 2025)."
                " https://radio.example/half-empty",
            ),
            (
                "tickets-before",
                "Tickets a night before: about 700 tickets, 2023 (context, counted, low confidence)."
                " Read from a photograph. Source: Depot press › Guild of drivers (as of Mar 2025)."
                " https://guild.example/rides",
            ),
            (
                "waits",
                "How long they wait: “nobody waits for long, say three riders” (testified, low confidence)."
                " Three people say so. Source: Three riders › The Courier (The Courier, 14 Mar 2025)."
                " https://courier.example/full",
            ),
            (
                "more",
                "More tickets than the year before: more than 200 tickets (computed, low confidence)."
                " Our arithmetic: both are the depot's numbers. Source: our arithmetic (as of Mar 2025).",
            ),
        ],
    )
    def test_it_says_all_that_belongs_to_the_number(self, name: str, line: str) -> None:
        story = read(STORY)
        assert citation(story, story.figures_by_id[Id(name)]) == line

    def test_of_one_teller_alone_the_date_is_enough(self) -> None:
        story = read(
            STORY.replace("source: archive\n        confidence: high", "source: courier\n        confidence: high")
        )
        line = citation(story, story.figures_by_id[Id("fare")])
        assert "Source: The Courier (14 Mar 2025). https://courier.example/full" in line

    def test_no_more_is_sent_than_every_terminal_takes(self) -> None:
        story = read(STORY.replace("label: Passes", f"label: {'é' * 5_000}"))
        assert len(citation(story, story.figures_by_id[Id("passes")]).encode()) == MOST_BYTES == 4_096
