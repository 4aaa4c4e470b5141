"""Bars do not mislead: a length is its value's share of the longest on its scale, whatever the numbers and the room."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.present.bars import WIDEST, draw
from explainer.present.glyphs import ASCII, UTF8, Glyphs
from explainer.present.lines import text_of
from explainer.present.page import Drawing
from explainer.story import Basis
from explainer.values import Number

BASES = get_args(Basis)
HALF = Fraction(1, 2)
NUMBERS: st.SearchStrategy[Number] = (
    st.integers(0, 10**18) | st.decimals(0, 10**6, places=3) | st.sampled_from([0, 1, Decimal("1e-9"), 10**30])
)
ROOMS = st.integers(2, WIDEST)
ENDS: st.SearchStrategy[Literal["", "open", "closed"]] = st.sampled_from(("", "open", "closed"))
GLYPHS = st.sampled_from([UTF8, ASCII])


def drawn(drawing: Drawing, room: int, glyphs: Glyphs) -> str:
    return text_of(draw(drawing, room, glyphs))


def length(text: str, drawing: Drawing, glyphs: Glyphs) -> Fraction:
    """How long a bar is, in cells, to the end of what is filled."""
    text = text.rstrip(glyphs.rest + glyphs.open_end + glyphs.closed_end)
    if text.endswith(tuple(glyphs.parts)):
        return len(text) - 1 + Fraction(glyphs.parts.index(text[-1]) + 1, 8)
    return Fraction(len(text) - text.endswith(glyphs.sliver))


@st.composite
def drawings(draw_from: st.DrawFn) -> Drawing:
    numbers: list[Number] = [draw_from(NUMBERS) for _ in range(3)]
    low, high, longest = sorted(numbers)
    basis = draw_from(st.sampled_from(BASES))
    is_range = draw_from(st.booleans())
    total = draw_from(st.sampled_from([None, longest]))
    end: Literal["", "open", "closed"] = "" if is_range else draw_from(ENDS)
    return Drawing(low if is_range else high, high, basis, longest or 1, end, total)


@settings(deadline=None)
@given(drawings(), ROOMS, GLYPHS)
def test_a_bar_is_as_long_as_its_share_of_the_longest(drawing: Drawing, room: int, glyphs: Glyphs) -> None:
    share = Fraction(drawing.high) / Fraction(drawing.longest) * (room - 1)
    is_solid = glyphs is UTF8 and drawing.basis in ("count", "law")
    off = length(drawn(drawing, room, glyphs), drawing, glyphs) - share
    # A number above zero is never drawn as nothing: as the least part of a cell at least.
    assert abs(off) <= (Fraction(1, 16) if is_solid else HALF) or (is_solid and 0 < off <= Fraction(1, 8))


@settings(deadline=None)
@given(drawings(), ROOMS, GLYPHS)
def test_a_bar_stays_in_its_column_and_keeps_the_last_cell_for_an_end(
    drawing: Drawing, room: int, glyphs: Glyphs
) -> None:
    text = drawn(drawing, room, glyphs)
    assert len(text) <= room - (not drawing.end)
    assert text.count(glyphs.open_end) == (drawing.end == "open")
    assert text.count(glyphs.closed_end) == (drawing.end == "closed")


@settings(deadline=None)
@given(drawings(), ROOMS, GLYPHS)
def test_only_zero_is_drawn_as_nothing(drawing: Drawing, room: int, glyphs: Glyphs) -> None:
    bar = drawn(drawing, room, glyphs).rstrip(glyphs.rest + glyphs.open_end + glyphs.closed_end)
    assert bool(bar) == (drawing.high > 0)


@settings(deadline=None)
@given(drawings(), ROOMS, GLYPHS)
def test_a_range_is_textured_up_to_its_low_end_and_a_line_from_there(
    drawing: Drawing, room: int, glyphs: Glyphs
) -> None:
    text = drawn(drawing, room, glyphs).rstrip(glyphs.rest)
    textured = len(text) - len(text.lstrip(glyphs.texture(drawing.basis)))
    low, high = (Fraction(end) / Fraction(drawing.longest) * (room - 1) for end in (drawing.low, drawing.high))
    if drawing.low == drawing.high:
        assert glyphs.line not in text
    else:
        assert abs(textured - low) <= HALF or (
            textured < low and high - low < 1
        )  # a narrow range has a cell of its own
        assert len(text) > textured
        assert set(text[textured:-1]) <= {glyphs.line}


@settings(deadline=None)
@given(drawings(), ROOMS, GLYPHS)
def test_the_rest_goes_up_to_the_whole(drawing: Drawing, room: int, glyphs: Glyphs) -> None:
    text = drawn(drawing, room, glyphs)
    if drawing.total is None:
        assert glyphs.rest not in text
    else:
        assert len(text) >= Fraction(drawing.total) / Fraction(drawing.longest) * (room - 1) - HALF


@pytest.mark.parametrize(
    ("drawing", "utf8", "ascii_bar"),
    [
        pytest.param(Drawing(13, 13, "count", 50), "██▋", "###", id="a count ends in eighths"),
        pytest.param(Drawing(13, 13, "witnesses", 50), "▓▓▓", "%%%", id="witnesses"),
        pytest.param(Drawing(13, 13, "estimate", 50), "▒▒▒", "===", id="an estimate"),
        pytest.param(Drawing(13, 13, "reported", 50), "░░░", ":::", id="a report"),
        pytest.param(Drawing(1, 1, "estimate", 50), "▏", "'", id="below half a cell"),
        pytest.param(Drawing(0, 0, "count", 50), "", "", id="zero"),
        pytest.param(Drawing(10, 10, "estimate", 50, "open"), "▒▒▸", "==>", id="more than"),
        pytest.param(Drawing(40, 40, "reported", 50, "closed"), "░░░░░░░░┤", "::::::::|", id="up to"),
        pytest.param(Drawing(50, 50, "estimate", 50, "open"), "▒" * 10 + "▸", "=" * 10 + ">", id="the longest"),
        pytest.param(Drawing(10, 30, "reported", 50), "░░━━━━", "::----", id="a range"),
        pytest.param(Drawing(49, 50, "reported", 50), "░" * 9 + "━", ":" * 9 + "-", id="a narrow range"),
        pytest.param(Drawing(8, 8, "count", 10, total=10), "████████┄┄", "########..", id="a part"),
        pytest.param(Drawing(2, 2, "count", 5, total=5, things=5), "■■□□□", "##ooo", id="things"),
        pytest.param(Drawing(9, 9, "count", 20, things=20), "████▌", "#####", id="too many things"),
        pytest.param(Drawing(3, 3, "count", 3, "open", things=4), "■■■▸", "###>", id="at least so many things"),
    ],
)
def test_drawings_in_eleven_cells(drawing: Drawing, utf8: str, ascii_bar: str) -> None:
    assert (drawn(drawing, 11, UTF8), drawn(drawing, 11, ASCII)) == (utf8, ascii_bar)


def test_background_and_the_article_are_told_apart_by_their_roles() -> None:
    bar = Drawing(1, 1, "count", 1)
    assert [draw(bar, 9, UTF8, background)[0].role for background in (False, True)] == ["fill", "background"]
