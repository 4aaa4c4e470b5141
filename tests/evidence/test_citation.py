"""The sentence that is safe to quote, and the address where it can be read."""

from __future__ import annotations

from explainer.present.citation import MAX_BYTES, address_of, citation, sentence
from explainer.present.lines import Target
from explainer.story import Story

from .stories import ferry, page_of, part

TICKETS = (
    "Rides a night, now: more than 900 rides, in March (count, low confidence). Guild of ferrymen, through Radio Shore "
    "and The Herald, in The Courier, 14 Mar 2025: “more than 900 rides are sold every night”. Radio Shore: About 800 "
    "rides. The council disagrees: fewer than in winter. A ride is not a person."
)


def figure(name: str) -> Target:
    return Target("figure", name)


def test_it_has_the_number_and_all_that_belongs_to_it_and_the_address() -> None:
    assert citation(ferry(), figure("tickets")) == f"{TICKETS} https://courier.example/ferry"


def test_background_rests_on_who_told_it_last() -> None:
    assert citation(ferry(), figure("before")) == (
        "Rides a night, before: 100 to 200 rides (estimate, moderate confidence). The council, in Shore press, "
        "20 Mar 2025. It is of winter. https://press.example/ferry"
    )


def test_without_an_address_it_has_the_title() -> None:
    assert citation(ferry(), figure("night")) == (
        "What follows, the ferry's night: 10 pm to 4 am (witnesses, high confidence). The ledger, “Rides in February”, "
        "1 Mar 2025. Not on Sundays."
    )


def test_what_we_calculated_has_its_arithmetic() -> None:
    assert citation(ferry(), figure("more")) == (
        "What follows, times as many: more than 4 times (calculated, low confidence). "
        "We calculated it: more than 900 / (100 to 200). It is rough."
    )


def test_a_rewording_stands_instead_of_a_caveat_that_says_the_same(shipped: Story) -> None:
    said = sentence(shipped, figure("already-working"))
    assert said.endswith("BBC News: More than 10,000 were sent during 2024.")


def test_an_event_has_its_day_and_who_says_so() -> None:
    assert sentence(ferry(), Target("event", "rides/1")) == (
        "Years of the ferry, 2 May 2001: A new deck. The ledger, “Rides in February”, 1 Mar 2025."
    )
    assert sentence(ferry(), Target("event", "rides/2")) == "Years of the ferry, 2030, planned: The last ride."


def test_the_address_is_that_of_the_teller_whose_words_they_are() -> None:
    assert address_of(ferry(), Target("source", "radio")) == "https://radio.example/ferry"
    assert address_of(ferry(), Target("event", "rides/0")) == "https://courier.example/ferry"
    without = ferry(
        (
            "published: 2025-03-14, accessed: 2025-04-01,\n    url: https://courier.example/ferry}",
            "published: 2025-03-14}",
        )
    )
    assert address_of(without, figure("tickets")) == ""


def test_other_things_have_neither() -> None:
    for target in (figure("gone"), Target("source", "gone"), Target("event", "rides/9"), Target("section", "rides")):
        assert (citation(ferry(), target), address_of(ferry(), target)) == ("", "")


def test_it_is_one_line_within_what_terminals_take() -> None:
    long = ferry(("A ride is not a person.", f"{'ü' * 3_000}."))
    assert len(citation(long, figure("tickets")).encode()) in (MAX_BYTES - 1, MAX_BYTES)
    assert "\n" not in citation(long, figure("tickets"))


def test_evidence_shows_what_is_copied_and_opened_with_their_keys() -> None:
    *lines, address = part(page_of(ferry(), "tickets"), "Safe to quote")
    assert " ".join(lines) == TICKETS
    assert address.split() == ["https://courier.example/ferry", "o", "opens"]


def test_every_claim_of_the_article_leads_to_the_article(shipped: Story) -> None:
    assert shipped.article
    article = shipped.sources[shipped.article].url
    for each in shipped.figures:
        if each.quote:
            assert address_of(shipped, figure(each.id)) == article
