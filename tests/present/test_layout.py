"""At every width: all that a row must say is on the page, in its order, no line is too wide, and no number is cut."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import squeezed
from explainer.present.glyphs import ASCII, UTF8, Glyphs
from explainer.present.layout import Layout
from explainer.present.lines import cells, text_of, width_of
from explainer.present.page import Page
from explainer.present.section import section_page
from explainer.story import Account, Basis, Caveat, Figure, Group, Step, Story
from explainer.values import SURENESS, Confidence, Range, Value
from present.stories import BBC, FAKTI, SEOUL, figure, group, laid, page_of

WORDS = ("a", "worker", "1,117", "“said”", "über", "漢字", "e\u0301", "10,000") * 3
TEXT = st.builds(lambda first, most: " ".join(WORDS[first : first + most]), st.integers(0, 7), st.integers(1, 12))
"""Up to twelve words; two draws make a text, for the drawing of each word would take most of the time."""
NUMBERS = st.integers(-(10**6), 10**12)
VALUES = st.builds(
    Value,
    NUMBERS,
    st.sampled_from([None, "about", "more than", "up to", "could exceed"]),
    st.sampled_from([None, "times"]),
) | st.tuples(NUMBERS, NUMBERS).map(lambda ends: Value(Range(min(ends), max(ends))))
ACCOUNTS = st.builds(Account, st.sampled_from([BBC, FAKTI, SEOUL]), TEXT)


@st.composite
def figures(draw: st.DrawFn, name: str) -> Figure:
    return figure(
        name,
        draw(st.none() | VALUES),
        label=draw(TEXT),
        quote=draw(st.none() | TEXT),
        says=draw(st.none() | TEXT),
        period=draw(st.none() | TEXT),
        background=draw(st.booleans()),
        basis=draw(st.sampled_from(get_args(Basis))),
        confidence=Confidence(draw(st.sampled_from(SURENESS)), "it is"),
        caveats=tuple(draw(st.lists(st.builds(Caveat, TEXT), max_size=3))),
        differs=tuple(draw(st.lists(ACCOUNTS, max_size=2))),
        agrees=tuple(draw(st.lists(ACCOUNTS, max_size=2))),
        of=draw(st.none() | st.just(Value(10**6))),
        steps=tuple(draw(st.lists(st.builds(Step, reached=TEXT) | st.builds(Step, open=TEXT), max_size=3))),
    )


@st.composite
def groups(draw: st.DrawFn) -> tuple[Group, ...]:
    found = []
    for at in range(draw(st.integers(1, 3))):
        rows = (draw(figures(f"{at}-{index}")) for index in range(draw(st.integers(1, 3))))
        of = draw(st.none() | st.just(Value(10**6)))
        found.append(group(*rows, title=draw(TEXT), note=draw(st.none() | TEXT), of=of, draw=draw(
            st.sampled_from([None, "things"]))))  # fmt: skip
    return tuple(found)


@settings(max_examples=44, deadline=None)
@given(groups(), st.integers(20, 300), st.sampled_from([UTF8, ASCII]))
def test_any_page_at_any_width(drawn: tuple[Group, ...], width: int, glyphs: Glyphs) -> None:
    page = page_of(*drawn)
    every_row_says_all_that_it_must_in_order(page, laid(page, width, glyphs))
    layout = laid(page, width)
    no_line_is_wider_than_the_page_and_parts_stand_where_they_say(page, layout, width)
    drawings_on_one_scale_begin_at_one_cell(page, layout)
    if width >= 40:
        no_number_of_a_row_is_cut_or_wrapped(page, layout, width)


def every_row_says_all_that_it_must_in_order(page: Page, layout: Layout) -> None:
    for number, block in enumerate(page.blocks):
        if not block.row:
            continue
        lines = [line for line in layout.lines if line.block == number]
        parts = [part for line in lines for part in line.parts]
        read_in_order = "".join(part.text for part in sorted(parts, key=lambda part: part.start))
        row = block.row
        head = (row.label, row.value) if row.value else (row.label,)
        must = (*head, row.standing.words, *(text_of(under.spans) for under in row.under), row.counts)
        rest = squeezed(read_in_order)
        for text in must:
            assert squeezed(text) in rest
            rest = rest[rest.index(squeezed(text)) + len(squeezed(text)) :]
        starts = [line.parts[0].start for line in lines if line.parts]
        assert starts == sorted(starts)


def no_line_is_wider_than_the_page_and_parts_stand_where_they_say(page: Page, layout: Layout, width: int) -> None:
    for line in layout.lines:
        text = "".join(span.text for span in line.spans)
        assert width_of(line.spans) <= width - 2
        for part in line.parts:
            assert text[part.at : part.at + len(part.text)] == part.text
            assert page.blocks[line.block].text[part.start : part.start + len(part.text)] == part.text


def no_number_of_a_row_is_cut_or_wrapped(page: Page, layout: Layout, width: int) -> None:
    lines = [text_of(line.spans) for line in layout.lines]
    for block in page.blocks:
        if block.row and block.row.value and cells(block.row.value) <= width - 4:
            assert any(block.row.value in line for line in lines)


def drawings_on_one_scale_begin_at_one_cell(page: Page, layout: Layout) -> None:
    begins: dict[object, set[int]] = {}
    for line in layout.lines:
        row = page.blocks[line.block].row
        cell = 0
        for span in line.spans if row and row.drawing and row.drawing.high else ():
            if span.role in ("fill", "background") and span.text != "◇" and row and row.drawing:
                begins.setdefault(row.drawing.longest, set()).add(cell)
            cell += cells(span.text)
    assert all(len(cells_of) == 1 for cells_of in begins.values())


def test_a_number_in_prose_stays_on_one_line() -> None:
    page = page_of(
        group(figure("sent", Value(10000, "more than")), figure("pay", Value(Range(100, 200), unit="US dollars"))),
        summary="Nobody knows, yet {sent} went there, and {pay} a month is what {sent} of them are paid, says Seoul.",
    )
    for width in range(40, 121):
        text = "\n".join(text_of(line.spans) for line in laid(page, width).lines)
        assert text.count("more than 10,000") == 3, width
        assert text.count("100 to 200 US dollars") == 2, width


BUDGET = {98: 215, 78: 245}
"""The most lines of the five panels of the shipped story, by width."""


@pytest.fixture(scope="module")
def panels(shipped: Story) -> list[Page]:
    return [section_page(shipped, section) for section in shipped.sections]


@pytest.mark.parametrize("width", BUDGET)
def test_the_shipped_story_fits(panels: list[Page], width: int) -> None:
    assert sum(len(laid(page, width).lines) for page in panels) <= BUDGET[width]


@pytest.mark.parametrize("width", BUDGET)
def test_no_row_with_a_number_is_folded_in_the_shipped_story(panels: list[Page], width: int) -> None:
    for page in panels:
        layout = laid(page, width)
        for number, block in enumerate(page.blocks):
            if block.row and block.row.value:
                first = next(line for line in layout.lines if line.block == number)
                told = "".join(part.text for part in first.parts)
                assert told == block.row.label + block.row.value + block.row.standing.words
