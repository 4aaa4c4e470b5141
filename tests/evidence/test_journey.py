"""The evidence of a figure: how it reached us, what must be known of it, and what stands beside it."""

from __future__ import annotations

import pytest

from explainer.present.glyphs import ASCII
from explainer.present.lines import Target
from explainer.present.pages import PageName, story_page
from explainer.present.pages import page_of as page_with
from explainer.story import Story

from .stories import ferry, page_of, part, shown

WIDTHS = (98, 80, 78, 50, 40, 38)
HEADINGS = [
    "How it reached us",
    "Others who tell it",
    "What came of it",
    "What is measured",
    "What it does not show",
    "Why low",
    "More caveats",
    "Who agrees",
    "Who disagrees",
    "In the same group",
    "Safe to quote",
]


def headings(story: Story, name: str) -> list[str]:
    return [block.body for block in page_of(story, name).blocks if block.kind == "heading"]


class TestTheHead:
    def test_the_number_is_large_with_its_name_and_all_that_belongs_to_it_at_its_right(self) -> None:
        assert shown(page_of(ferry(), "tickets"))[:3] == [
            "█▀█ █▀█ █▀█   Rides a night: now",
            "▀▀█ █ █ █ █   more than 900 rides, in March",
            "▀▀▀ ▀▀▀ ▀▀▀   count · ●○○ low confidence",
        ]

    def test_where_the_name_has_no_room_there_it_stands_above(self) -> None:
        assert shown(page_of(ferry(("title: Rides a night", "title: Rides across in a single night")), "tickets"), 45)[
            :5
        ] == [
            "Rides across in a single night: now",
            "",
            "█▀█ █▀█ █▀█   more than 900 rides, in March",
            "▀▀█ █ █ █ █   count",
            "▀▀▀ ▀▀▀ ▀▀▀   ●○○ low confidence",
        ]

    def test_where_nothing_has_room_there_it_stands_below(self) -> None:
        assert shown(page_of(ferry(), "tickets"), 34)[:7] == [
            "Rides a night: now",
            "",
            "█▀█ █▀█ █▀█",
            "▀▀█ █ █ █ █",
            "▀▀▀ ▀▀▀ ▀▀▀",
            "more than 900 rides, in March",
            "count · ●○○ low confidence",
        ]

    def test_of_a_range_both_ends_are_large(self) -> None:
        assert shown(page_of(ferry(), "before"))[:5] == [
            "Rides a night: before",
            "",
            "▄█  █▀█ █▀█      ▀▀█ █▀█ █▀█   100 to 200 rides",
            " █  █ █ █ █  to  █▀▀ █ █ █ █   estimate · ◇ background",
            "▀▀▀ ▀▀▀ ▀▀▀      ▀▀▀ ▀▀▀ ▀▀▀   ●●○ moderate confidence",
        ]

    def test_without_room_for_digits_and_in_ascii_it_is_written(self) -> None:
        expected = ["Rides a night: before", "100 to 200 rides", "estimate | + background | **. moderate confidence"]
        assert shown(page_of(ferry(), "before"), 80, ASCII)[:3] == expected
        assert shown(page_of(ferry(), "before"), 28)[:2] == ["Rides a night: before", "100 to 200 rides"]

    def test_a_claim_without_a_number_has_its_name_and_what_it_rests_on(self) -> None:
        assert shown(page_of(ferry(), "most"))[:2] == ["Rides a night: at most", "reported · ●○○ low confidence"]

    def test_what_must_be_known_stands_under_the_number(self) -> None:
        assert shown(page_of(ferry(), "tickets"))[3:5] == ["", "! A ride is not a person."]

    def test_a_span_of_the_day_is_drawn_with_its_hours_also_past_midnight(self) -> None:
        lines = shown(page_of(ferry(), "night"))
        assert lines[1] == "10 pm to 4 am"
        assert lines[4:6] == [
            "22    00          04    06                12                18          22",
            "▓" * 18 + "┄" * 54,
        ]
        assert shown(page_of(ferry(), "night"), 50)[5] == "▓" * 12 + "┄" * 36
        assert shown(page_of(ferry(), "night"), 40)[6] == "▓" * 6 + "┄" * 18

    @pytest.mark.parametrize(
        ("clock", "strip"),
        [
            ("00:00 to 00:00", "▓" * 24),
            ("06:40 to 18:40", "┄" + "▓" * 12 + "┄" * 11),
            ("09:10 to 09:15", "▓" + "┄" * 23),
            ("23:00 to 22:00", "▓" * 23 + "┄"),
        ],
    )
    def test_an_hour_is_filled_where_its_middle_lies_in_the_span(self, clock: str, strip: str) -> None:
        page = page_of(ferry(("22:00 to 04:00", clock)), "night")
        assert strip in (line.replace(" ", "") for line in shown(page, 28))


class TestHowItReachedUs:
    def test_each_teller_is_a_rung_with_its_day_its_stake_its_words_and_how_it_was_read(self) -> None:
        assert part(page_of(ferry(), "tickets"), "How it reached us") == [
            "◉ Guild of ferrymen",
            "│   has a stake: It runs the ferry.",
            "● Radio Shore, 12 Mar 2025                                     read in parts",
            "│   About 800 rides.",
            "⇄   after this the words change",
            "◌ The Herald                                                        not read",
            "● The Courier, 14 Mar 2025                                      read in full",
            "    “more than 900 rides are sold every night”",
        ]

    def test_who_is_not_named_says_so(self) -> None:
        rungs = part(page_of(ferry(), "most"), "How it reached us")
        assert rungs[:2] == ["◉ A rider", "│   Nobody is named who could be asked."]
        assert "⇄" not in "".join(rungs)

    def test_another_name_of_a_voice_has_that_one_s_stake(self, shipped: Story) -> None:
        rungs = part(page_of(shipped, "kursk"), "How it reached us")
        assert rungs[1] == "│   has a stake: Russia keeps the data and is the party accused."

    def test_an_account_of_a_teller_who_agrees_stands_at_its_rung(self) -> None:
        story = ferry(
            ("{source: radio, says: About 800 rides., value: about 800}", "{source: council, says: less}"),
            ("agrees:\n", "agrees:\n              - {source: radio, says: more than 900 of them}\n"),
        )
        rungs = part(page_of(story, "tickets"), "How it reached us")
        assert rungs[2:4] == [
            "● Radio Shore, 12 Mar 2025                                     read in parts",
            "│   more than 900 of them",
        ]
        assert "⇄" not in "".join(rungs)

    def test_the_words_change_after_the_last_teller_who_says_otherwise(self) -> None:
        story = ferry(("- {source: council, says: fewer than in winter}", "- {source: herald, says: 850}"))
        rungs = part(page_of(story, "tickets"), "How it reached us")
        assert rungs[4:7] == [
            "◌ The Herald                                                        not read",
            "│   850",
            "⇄   after this the words change",
        ]

    def test_a_number_is_added_where_the_words_have_none(self) -> None:
        story = ferry(("says: fewer than in winter", "says: fewer than in winter, value: less than 700"))
        assert "    fewer than in winter (less than 700)" in part(page_of(story, "tickets"), "Who disagrees")

    def test_what_we_calculated_has_no_journey(self) -> None:
        assert part(page_of(ferry(), "more"), "How it reached us") == []

    def test_each_rung_leads_to_its_source(self) -> None:
        page = page_of(ferry(), "tickets")
        names = [each.target.name for each in page.targets if each.target.kind == "source"]
        assert names == ["guild", "radio", "herald", "courier", "ledger", "press", "press"]


class TestWhatElseIsKnown:
    def test_the_parts_stand_in_this_order(self) -> None:
        assert headings(ferry(), "tickets") == HEADINGS

    def test_parts_that_are_empty_are_left_out(self) -> None:
        assert headings(ferry(), "night") == ["How it reached us", "Why high", "In the same group", "Safe to quote"]

    def test_others_who_tell_it_are_those_with_the_origin_s_own_voice(self) -> None:
        assert part(page_of(ferry(), "tickets"), "Others who tell it") == [
            "○ The ledger, 1 Mar 2025                                        read in full",
            "    more than 900",
        ]
        assert part(page_of(ferry(), "tickets"), "Who agrees")[0].startswith("○ Shore press, 20 Mar 2025")
        assert part(page_of(ferry(), "tickets"), "Who disagrees")[0].startswith("○ The council › Shore press, 20 Mar")

    def test_a_teller_s_further_lines_begin_under_the_name(self, shipped: Story) -> None:
        disagree = part(page_of(shipped, "days-off"), "Who disagrees", width=38)
        assert disagree[:2] == ["○ Pavel Belenets of the developer", "  Eskadra › RIA, 26 Jun 2025"]

    def test_what_came_of_it_says_what_is_reached_and_what_is_open(self) -> None:
        assert part(page_of(ferry(), "tickets"), "What came of it") == ["● counted in March", "○ counted on Sundays"]

    def test_sentences_begin_with_a_capital_and_end_with_a_point(self) -> None:
        page = page_of(ferry(), "tickets")
        assert part(page, "What is measured") == ["Rides that were paid for."]
        assert part(page, "Why low") == ["The guild counts for itself."]

    def test_the_group_s_note_is_the_first_of_more_caveats(self) -> None:
        assert part(page_of(ferry(), "tickets"), "More caveats") == [
            "! Nobody counts children.",
            "! Sundays are left out. (gaps, Shore press)",
        ]

    def test_a_rewording_that_its_row_leaves_out_is_said_here(self, shipped: Story) -> None:
        known = part(page_of(shipped, "already-working"), "What must be known")
        assert known[0] == "! Estimates; no source has a head count."
        assert "(reworded, BBC News)" in known[1] + known[2]

    def test_beside_it_stand_the_rows_of_its_group_and_its_own_leads_nowhere(self) -> None:
        page = page_of(ferry(), "before")
        assert part(page, "In the same group") == [
            "  now  more than 900  ███████████████████████████████▸                   ●○○",
            "◇ before  100 to 200  ▒▒▒━━━━                                            ●●○",
            "  at most                                                                ●○○",
        ]
        figures = [each.target.name for each in page.targets if each.target.kind == "figure"]
        assert figures == ["tickets", "most"]

    def test_beside_it_the_bars_give_way_before_how_sure_does(self) -> None:
        assert part(page_of(ferry(), "before"), "In the same group", 34) == [
            "  now  more than 900         ●○○",
            "◇ before  100 to 200         ●●○",
            "  at most                    ●○○",
        ]

    def test_how_we_calculated_it_has_the_numbers_and_leads_to_their_figures(self) -> None:
        page = page_of(ferry(), "more")
        assert part(page, "How we calculated it") == [
            "more than 900 / (100 to 200) = more than 4 times, rounded to whole numbers",
            "  Rides a night: now: more than 900 rides                                ●○○",
            "◇ Rides a night: before: 100 to 200 rides                                ●●○",
        ]
        targets = [each.target.name for each in page.targets if each.target.kind == "figure"]
        assert targets == ["night", "tickets", "before"]


class TestEvents:
    def test_an_event_has_its_source_and_those_before_and_after_it(self) -> None:
        page = page_of(ferry(), "rides/1")
        assert shown(page) == [
            "Years of the ferry: 2 May 2001",
            "A new deck",
            "the boat · ◇ background",
            "",
            "! Not all years are known.",
            "",
            "How it reached us",
            "◉ The ledger, 1 Mar 2025                                        read in full",
            "",
            "In the same timeline",
            "        1990  ┳  The first ride                                        Guild",
            "◇ 2 May 2001  ╋  A new deck                                       The ledger",
            "        2030  ┃  planned: The last ride",
            "",
            "Safe to quote                                                       y copies",
            "Years of the ferry, 2 May 2001: A new deck. The ledger, “Rides in February”,",
            "1 Mar 2025.",
        ]

    def test_one_to_come_says_so(self) -> None:
        assert shown(page_of(ferry(), "rides/2"))[1:3] == ["The last ride", "planned"]

    @pytest.mark.parametrize("name", ["rides/9", "rides/-1", "rides/x", "nowhere/0", "rides"])
    def test_no_other_name_has_one(self, name: str) -> None:
        assert story_page(ferry(), PageName("evidence", name)) is None

    def test_it_stands_on_its_section_s_page(self) -> None:
        assert page_with(ferry(), Target("event", "rides/1")) == PageName("section", "rides")
        assert page_with(ferry(), Target("event", "rides/9")) is None


class TestTheShippedStory:
    @pytest.mark.parametrize("width", WIDTHS)
    def test_no_line_of_any_evidence_is_wider_than_its_page(self, shipped: Story, width: int) -> None:
        events = [f"sanctions/{index}" for index in range(8)]
        for name in (*shipped.figures_by_id, *events):
            assert max(map(len, shown(page_of(shipped, name), width))) <= width - 2

    def test_text_is_never_wider_than_is_easy_to_read(self, shipped: Story) -> None:
        assert max(map(len, shown(page_of(shipped, "kursk"), 220))) == 76

    @pytest.mark.parametrize("width", WIDTHS)
    def test_what_is_said_is_on_the_page_at_every_width(self, shipped: Story, width: int) -> None:
        for figure in shipped.figures:
            page = "".join("".join(shown(page_of(shipped, figure.id), width)).split()).replace("│", "")
            texts = [figure.does_not_show, figure.measures, *(account.says for account in figure.differs)]
            for text in filter(None, (*texts, *(caveat.text for caveat in figure.caveats if "{" not in caveat.text))):
                assert "".join(text.split())[1:] in page
