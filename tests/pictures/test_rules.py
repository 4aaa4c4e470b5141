"""What each picture must say and must not: evidence, open ends, missing numbers, and words where it has no room."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from explainer.picture import Band, Bars, Clock, Days, Dots, Share
from explainer.present.lines import wrap
from explainer.present.pictures import ASCII, UTF8, Glyphs, draw, sentence
from explainer.values import Id, Range

from .stories import figure, others, page, story_of

NO_OTHERS = story_of(figure("none"))


@pytest.mark.parametrize("glyphs", [UTF8, ASCII])
def test_each_kind_of_evidence_has_its_texture_and_its_word(glyphs: Glyphs) -> None:
    for basis, texture in glyphs.textures.items():
        drawn = page(draw(figure("x", 3, basis=basis, picture=Bars("bars")), NO_OTHERS, 40, glyphs))
        assert f"{texture} = " in drawn
        assert basis in drawn
    told_apart = {basis: texture for basis, texture in glyphs.textures.items() if basis != "forecast"}
    assert len(set(told_apart.values())) == len(told_apart)


def test_open_and_closed_ends() -> None:
    ends = {"more than": "▸", "at least": "▸", "could exceed": "▸", "up to": "┤", "about": "", None: ""}
    for qualifier, sign in ends.items():
        [row, *_] = draw(figure("x", 3, qualifier=qualifier, picture=Bars("bars")), NO_OTHERS, 40, UTF8)
        assert [sign for sign in "▸┤" if sign in page([row])] == ([sign] if sign else [])


def test_a_band_has_no_midpoint() -> None:
    drawn = page(draw(figure("x", Range(100, 200), picture=Band("band")), NO_OTHERS, 60, UTF8))
    assert [number in drawn for number in ("100", "150", "200")] == [True, False, True]


def test_what_has_no_number_says_so() -> None:
    nothing, zero = figure("y", unit=None), figure("z", 0)
    drawing = figure("x", 5, picture=Bars("bars", others("y", "z")))
    rows = page(draw(drawing, story_of(drawing, nothing, zero), 60, UTF8)).splitlines()
    assert [row.split() for row in rows[1:3]] == [["y", "no", "number"], ["z", "0"]]


def test_too_many_cells_are_said_in_words() -> None:
    for picture in (Days("days", 2, 10_000), Share("share", 1000), Dots("dots", (), 1)):
        drawing = figure("x", 900, picture=picture)
        assert draw(drawing, story_of(drawing), 80, UTF8) == wrap(sentence(drawing, story_of(drawing)), 80)


def test_no_picture_draws_nothing() -> None:
    assert draw(figure("x", 1), NO_OTHERS, 80, UTF8) == []
    assert sentence(figure("x", 1), NO_OTHERS) == ""


def test_cut_labels_stay_apart_or_all_is_said_in_words() -> None:
    story = story_of(*(figure(name, 9, label=f"One label of two, number {name}") for name in "xy"))
    drawing = replace(story.figures_by_id[Id("x")], picture=Bars("bars", others("y")))
    lines = draw(drawing, story, 30, UTF8)
    assert "number x" in page(lines).replace("\n", " ")


def test_the_end_and_the_beginning_of_a_span_in_one_cell_of_the_clock() -> None:
    nearly_a_day = Clock("clock", time(6, 30), time(6, 15))
    [strip, *_] = draw(figure("x", picture=nearly_a_day), NO_OTHERS, 30, UTF8)
    assert page([strip]) == "▊" + "█" * 23
