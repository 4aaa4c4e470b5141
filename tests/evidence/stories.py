"""A small story whose evidence has one of each thing, and pages of it as lines of text."""

from __future__ import annotations

from datetime import date

from explainer.content.load import load_story
from explainer.present.ascii import ascii_signs
from explainer.present.columns import GUTTER
from explainer.present.glyphs import ASCII, UTF8, Glyphs
from explainer.present.layout import lay_out
from explainer.present.lines import text_of
from explainer.present.page import Page
from explainer.present.pages import PageName, story_page
from explainer.story import Story

FERRY = """\
explainer: 2
title: The ferry
summary: More ride it.
as_of: 2025-03-14
article: courier
note: The captain was not asked.
sources:
  guild: {name: Guild of ferrymen, short: Guild, kind: statement, seen: cited, via: [radio, herald, courier],
    stake: It runs the ferry.}
  mate: {name: The guild's mate, kind: statement, seen: cited, via: [ledger], voice: guild}
  radio: {name: Radio Shore, short: Radio, kind: news, seen: excerpt, published: 2025-03-12, accessed: 2025-04-01,
    url: https://radio.example/ferry, note: We read its first page.}
  herald: {name: The Herald, kind: news, seen: cited}
  courier: {name: The Courier, kind: news, seen: full, published: 2025-03-14, accessed: 2025-04-01,
    url: https://courier.example/ferry}
  ledger: {name: The ledger, kind: statistics, seen: full, title: Rides in February, published: 2025-03-01,
    accessed: 2025-04-01}
  press: {name: Shore press, kind: news, seen: full, published: 2025-03-20, accessed: 2025-04-01,
    url: https://press.example/ferry}
  riders: {name: A rider, kind: testimony, seen: cited, via: [radio, herald, courier], anonymous: true}
  council: {name: The council, short: Council, kind: statement, seen: cited, via: [press]}
sections:
  - id: rides
    title: Rides
    question: How many ride it?
    summary: More than 900 a night.
    groups:
      - title: Rides a night
        note: Nobody counts children.
        unit: rides
        figures:
          - id: tickets
            label: now
            quote: more than 900 rides are sold every night
            value: more than 900
            period: in March
            basis: count
            source: guild
            measures: rides that were paid for
            does_not_show: how many wanted to ride
            confidence: low because the guild counts for itself
            caveats:
              - A ride is not a person.
              - {gaps: Sundays are left out., source: press}
            differs:
              - {source: radio, says: About 800 rides., value: about 800}
              - {source: council, says: fewer than in winter}
            agrees:
              - {source: mate, says: more than 900, value: more than 900}
              - {source: press, via: [], says: no fewer than that}
            steps:
              - reached: counted in March
              - open: counted on Sundays
          - id: before
            label: before
            background: true
            value: 100 to 200
            basis: estimate
            source: council
            confidence: moderate because the press tells it
            caveat: It is of winter.
          - id: most
            label: at most
            quote: the deck is full
            basis: reported
            source: riders
            confidence: low because one rider says it
            caveat: {unnamed: One rider.}
      - title: What follows
        figures:
          - id: more
            label: times as many
            computed: {formula: "{tickets} / {before}", round: 1}
            unit: times
            caveat: It is rough.
          - id: night
            label: the ferry's night
            background: true
            clock: 22:00 to 04:00
            basis: witnesses
            source: ledger
            confidence: high because the ledger has each night
            caveat: Not on Sundays.
    timeline:
      title: Years of the ferry
      note: Not all years are known.
      events:
        - {date: 1990, text: The first ride, source: guild, rail: the boat, marks: start}
        - {date: 2001-05-02, text: A new deck, source: ledger, background: true, rail: the boat}
        - {date: 2030, text: The last ride, planned: true}
"""


def ferry(*changes: tuple[str, str]) -> Story:
    """The story of the ferry with some of its text replaced."""
    text = FERRY
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    loaded = load_story(text.encode(), date(2025, 4, 2))
    assert loaded.story is not None, loaded.problems
    return loaded.story


def page_of(story: Story, name: str) -> Page:
    """The evidence of a figure or an event."""
    page = story_page(story, PageName("evidence", name))
    assert page is not None
    return page


def shown(page: Page, width: int = 80, glyphs: Glyphs = UTF8) -> list[str]:
    """The lines of a page as a terminal gets them; `width` is that of the page with its gutter."""
    lines = [text_of(line.spans) for line in lay_out(page, width - GUTTER, glyphs).lines]
    return list(map(ascii_signs, lines)) if glyphs is ASCII else lines


def part(page: Page, title: str, width: int = 80, glyphs: Glyphs = UTF8) -> list[str]:
    """The lines under a heading, up to the next blank line; none where the page does not have it."""
    lines = shown(page, width, glyphs)
    heads = [number for number, line in enumerate(lines) if line.startswith(title)]
    if not heads:
        return []
    start = heads[0] + 1
    end = next((number for number in range(start, len(lines)) if not lines[number]), len(lines))
    return lines[start:end]
