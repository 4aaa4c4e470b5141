"""Nothing of the story is missing in the text, and no line is wider than asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pytest
from rich.cells import cell_len

from conftest import TODAY, Run, squeezed
from explainer.content.records import fields_of
from explainer.output.text import render
from explainer.present.document import DocumentOptions, document, select
from explainer.present.lines import Line, text_of, width_of
from explainer.present.pictures.timeline import MEANINGS
from explainer.story import Event, Figure, Section, Source, Story

TEXTS = {
    Story: ("title", "summary"),
    Source: ("name", "title", "interest", "url"),
    Section: ("question", "summary"),
    Figure: ("label", "quote", "qualifier", "unit", "period", "measures", "because", "does_not_show"),
    Event: ("text",),
}
"""The texts of each part that a reader must find as they were written."""


def rendered(story: Story, ids: Sequence[str], width: int) -> Iterator[Line]:
    """The lines of the story as text, or of what the ids name of it."""
    return render(document(story, select(story, ids), TODAY, DocumentOptions()), width)


def texts(part: Story | Source | Section | Figure | Event) -> Iterator[str]:
    """Every text of a part."""
    yield from (text for field in TEXTS[type(part)] if (text := getattr(part, field)) is not None)
    if isinstance(part, Figure):
        yield from (caveat.text for caveat in part.caveats)
        yield from (account.says for account in part.differs)
    if isinstance(part, Section):
        yield from (text for event in part.events for text in texts(event))
    if isinstance(part, Story):
        yield from (correction.text for correction in part.corrections)


def missing(parts: Iterable[Story | Source | Section | Figure], printed: str) -> list[str]:
    """The texts of the parts that are not in what was printed, wherever its lines are broken.

    The rails of a timeline stand left of each of its lines, and so within a text of several lines.
    """
    squeezed_print = squeezed(printed.translate(dict.fromkeys(map(ord, MEANINGS))))
    return [text for part in parts for text in texts(part) if squeezed(text) not in squeezed_print]


def test_the_table_of_texts_names_fields_of_the_model() -> None:
    for part, fields in TEXTS.items():
        assert set(fields) <= fields_of(part).keys()


@pytest.mark.parametrize("width", [40, 80, 120])
class TestTheShippedStory:
    def test_nothing_of_it_is_missing(self, explainer: Run, shipped: Story, width: int) -> None:
        printed = explainer("show", "--width", str(width)).out
        assert missing([shipped, *shipped.sections, *shipped.figures, *shipped.sources.values()], printed) == []

    def test_everything_of_a_figure_stands_with_it(self, shipped: Story, width: int) -> None:
        alone = {each.id: "\n".join(map(text_of, rendered(shipped, [each.id], width))) for each in shipped.figures}
        absent = {each.id: missing([each], alone[each.id]) for each in shipped.figures}
        assert {name: lost for name, lost in absent.items() if lost} == {}

    def test_every_section_has_its_title(self, explainer: Run, shipped: Story, width: int) -> None:
        lines = explainer("show", "--width", str(width)).out.splitlines()
        assert [section.title for section in shipped.sections if section.title not in lines] == []

    def test_no_line_is_wider_than_asked(self, explainer: Run, width: int) -> None:
        lines = explainer("show", "--width", str(width)).out.splitlines()
        assert [line for line in lines if cell_len(line) > width] == []


def test_no_line_is_wider_than_asked_at_any_width(shipped: Story) -> None:
    for width in range(40, 121, 7):
        assert [line for line in rendered(shipped, [], width) if width_of(line) > width] == [], width


def test_no_number_stands_without_its_unit(explainer: Run, shipped: Story) -> None:
    printed = squeezed(explainer("show").out)
    for figure in shipped.figures:
        if isinstance(figure.value, int):
            number = f"{figure.qualifier or ''}{figure.value:,}{figure.unit}{', ' if figure.period else ''}"
            assert squeezed(f"{number}{figure.period or ''}") in printed, figure.id
