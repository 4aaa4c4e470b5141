"""The panels as `show` prints them: as the screen has them, with all caveats; or to be read aloud, in words."""

from __future__ import annotations

from datetime import date

from explainer.output.text import render
from explainer.present.document import document, select
from explainer.present.lines import text_of
from explainer.story import Account, Caveat, Computed, Event, Step, Story, Timeline
from explainer.values import Formula, PartialDate, Value
from present.stories import BBC, SEOUL, caveats, figure, group, story

STORY = story(
    group(
        figure(
            "sent", Value(10000, "more than"), quote="10,000 sent", differs=(Account(BBC, "planned"),),
            caveats=(Caveat("Planned, not sent.", "retold"), *caveats("One official says it.")),
            steps=(Step(reached="announced"), Step(open="there")),
        ),
        figure("before", Value(5000), background=True, agrees=(Account(BBC, "5,000", via=(SEOUL,)),)),
        figure("share", Value(2, "about"), unit="times as many", source=None, basis="calculated",
               computed=Computed(Formula("{sent} / {before}"))),
        note="Nobody counted.",
    ),
    timeline=Timeline("Rules", (Event(PartialDate(2017), "A ban.", SEOUL, True, rail="rules", marks="start"),)),
)  # fmt: skip


def printed(whole: Story, *ids: str, width: int = 70, in_words: bool = False, today: date | None = None) -> list[str]:
    pages = document(whole, select(whole, ids), today=today)
    lines = render(pages, width, None) if in_words else render(pages, width)
    return [text_of(line) for line in lines]


def test_a_panel_is_printed_as_the_screen_has_it_with_all_caveats() -> None:
    assert printed(STORY, "scale") == [
        "Workers                                              as of 12 Aug 2025",
        "══════════════════════════════════════════════════════════════════════",
        "",
        "Scale",
        "─────",
        "  How many are there?",
        "  Nobody has counted them.",
        "",
        "  Workers · people. Nobody counted.",
        "    sent        more than 10,000  ▒▒▒▒▒▒▒▒▒▒▒▒▒▸ ●●○ estimate · Seoul",
        "    ⇄ BBC: planned",
        "    ! Planned, not sent. (reworded)",
        "    ! One official says it.",
        "    ● announced ┄ ○ there",
        "  ◇ before                 5,000  ▒▒▒▒▒▒▒        ●●○ estimate · Seoul",
        "                                                              1 agrees",
        "  ◇ share  about 2 times as many                 ●●○ calculated · ours",
        "    = more than 10,000 / 5,000",
        "",
        "  Rules · rules",
        "  ◇ 2017  ┳  A ban.                                              Seoul",
    ]


def test_the_story_s_summary_comes_first_and_says_how_far_it_came() -> None:
    assert printed(STORY)[3:6] == [
        "  Some went.",
        "  ⇄ BBC News › Fakti. Reworded in one place, listed under Sources.",
        "",
    ]


def test_what_is_kept_has_a_date_and_no_age() -> None:
    assert "ago" not in printed(STORY, "scale")[0]
    assert printed(STORY, "scale", today=date(2026, 11, 28))[0].endswith("as of 12 Aug 2025 · 15 months ago")


def test_a_figure_comes_alone_under_the_title_of_its_group() -> None:
    pages = document(STORY, select(STORY, ["before"])._replace(figures=frozenset()))
    lines = [text_of(line) for line in render(pages, 70)]
    assert [line.split()[0] for line in lines[5:]] == ["Workers", "◇", "1"]


def test_words_stand_for_the_signs_where_it_is_read_aloud() -> None:
    assert printed(STORY, "scale", in_words=True)[6:] == [
        "  Workers, people",
        "  Nobody counted.",
        "  sent: more than 10,000 (estimate, Seoul, moderate confidence)",
        "  Reworded. BBC: planned",
        "  Caveat: Planned, not sent. (reworded)",
        "  Caveat: One official says it.",
        "  Reached: announced",
        "  Still open: there",
        "  before: 5,000 (background, estimate, Seoul, moderate confidence)",
        "  1 agrees",
        "  share: about 2 times as many (background, calculated, ours,",
        "    moderate confidence)",
        "  Calculated: more than 10,000 / 5,000",
        "",
        "  Rules",
        "  2017: A ban. (background, rules begins, Seoul)",
    ]
