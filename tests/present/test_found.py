"""What is searched for, followed and copied on a panel: each row's texts stand where the page shows them."""

from __future__ import annotations

import pytest

from conftest import squeezed
from explainer.present.layout import Layout
from explainer.present.lines import Target, text_of
from explainer.present.pages import PageName
from explainer.present.search import Finder, TextPlace
from explainer.present.selecting import selected_text
from explainer.story import Account, Figure
from explainer.tui.search import Search, highlights
from explainer.values import Value
from present.stories import BBC, caveats, figure, group, laid, page_of

SENT = figure(
    "sent to Russia by April",
    Value(10000, "more than"),
    differs=(Account(BBC, "sent during the year, not there now"),),
    caveats=caveats("It speaks of soldiers, too, which is another number altogether."),
)
QUOTED = figure("relies", quote="Moscow is increasingly relying on workers from there, and on others")
PANEL = page_of(group(SENT, QUOTED), summary="Seoul says {sent} went.")
NAME = PageName("section", "scale")


def lit(layout: Layout, query: str) -> list[str]:
    """The texts that are highlighted for a search, in order."""
    finder = Finder((TextPlace(NAME, at), "Scale", block.text) for at, block in enumerate(layout.page.blocks))
    search = Search(finder, 0, [], query)
    found = highlights(search, NAME, layout, range(len(layout.lines)))
    texts = ["".join(span.text for span in line.spans) for line in layout.lines]
    return [texts[number][start:stop] for number in sorted(found) for start, stop, _ in found[number]]


@pytest.mark.parametrize("width", [98, 58, 38])
@pytest.mark.parametrize(
    "text", ["sent to Russia", "more than 10,000", "estimate · Seoul", "during", "soldiers", "relying", "BBC"]
)
def test_a_match_is_lit_wherever_it_stands_in_a_row(width: int, text: str) -> None:
    found = squeezed("".join(lit(laid(PANEL, width), text)))
    assert found
    assert not found.replace(squeezed(text), "")


def test_nothing_is_found_across_two_texts_of_a_row() -> None:
    assert not lit(laid(PANEL, 98), "April more than")


def test_a_number_in_prose_leads_to_its_row() -> None:
    page = page_of(group(figure("sent", Value(10000, "more than"))), summary="Seoul says {sent} went.")
    layout = laid(page, 98)
    number, line = next(
        (at, text_of(line.spans)) for at, line in enumerate(layout.lines) if "Seoul says" in text_of(line.spans)
    )
    assert layout.span_at(number, line.index("more")).target == Target("figure", "sent")
    assert layout.span_at(number, line.index("Seoul")).target is None


def test_the_origin_of_a_row_leads_to_its_source() -> None:
    layout = laid(PANEL, 98)
    number, line = next(
        (at, text_of(line.spans)) for at, line in enumerate(layout.lines) if "· Seoul" in text_of(line.spans)
    )
    assert layout.span_at(number, line.index("Seoul")).target == Target("source", "seoul")


def test_all_lines_of_a_row_belong_to_it() -> None:
    layout = laid(PANEL, 38)
    rows = [layout.extents[found] for found in layout.page.targets]
    assert [text_of(layout.lines[extent.start].spans).split()[0] for extent in rows] == ["sent", "“Moscow"]
    assert rows[0].stop == rows[1].start


@pytest.mark.parametrize("chosen", [SENT, QUOTED])
def test_a_wrapped_text_is_copied_in_one_piece(chosen: Figure) -> None:
    layout = laid(PANEL, 38)
    extent = layout.extents[next(found for found in layout.page.targets if found.target.name == chosen.id)]
    copied = selected_text(layout, (extent.start, 0), (extent.stop - 1, 99))
    told = chosen.quote or "! It speaks of soldiers, too, which is another number altogether."
    assert told in copied
