"""Stories that are made of groups, and pages of them as lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from explainer.present.ascii import ascii_signs
from explainer.present.columns import GUTTER
from explainer.present.glyphs import ASCII, UTF8, Glyphs
from explainer.present.layout import Layout, lay_out
from explainer.present.lines import text_of
from explainer.present.page import Page, Row
from explainer.present.section import section_page
from explainer.story import Caveat, Figure, Group, Section, Source, Story
from explainer.values import Confidence, Id, PartialDate, Value

SEOUL, BBC, FAKTI = Id("seoul"), Id("bbc"), Id("fakti")
SOURCES = {
    SEOUL: Source("South Korean intelligence", "intelligence", "cited", short="Seoul", via=(BBC, FAKTI)),
    BBC: Source("BBC News", "news", "excerpt", short="BBC"),
    FAKTI: Source("Fakti", "news", "full"),
}
SURE = Confidence("moderate", "both say so")


def figure(name: str, value: Value | None = None, **more: Any) -> Figure:
    """A figure of Seoul's, in people unless told otherwise."""
    given: dict[str, Any] = {"label": name, "unit": "people", "basis": "estimate", "confidence": SURE, "source": SEOUL}
    return Figure(Id(name), value=value, **{**given, **more})


def group(*figures: Figure, title: str = "Workers", unit: str | None = "people", **more: Any) -> Group:
    return Group(title, figures, unit=unit, **more)


def story(*groups: Group, summary: str = "Nobody has counted them.", **more: Any) -> Story:
    """A story of one panel."""
    section = Section(Id("scale"), "Scale", "How many are there?", summary, groups, **more)
    return Story(2, "Workers", "Some went.", PartialDate(2025, 8, 12), SOURCES, (section,), article=FAKTI)


def page_of(*groups: Group, summary: str = "Nobody has counted them.", **more: Any) -> Page:
    whole = story(*groups, summary=summary, **more)
    return section_page(whole, whole.sections[0])


def laid(page: Page, width: int, glyphs: Glyphs = UTF8) -> Layout:
    """A page in lines; `width` is that of the page with its gutter, as a reader sees it."""
    return lay_out(page, width - GUTTER, glyphs)


def shown(page: Page, width: int, glyphs: Glyphs = UTF8) -> list[str]:
    """The lines of a page as a terminal gets them, each behind its gutter."""
    lines = [f"{' ' * GUTTER}{text_of(line.spans)}".rstrip() for line in laid(page, width, glyphs).lines]
    return list(map(ascii_signs, lines)) if glyphs is ASCII else lines


def below(lines: Sequence[str], title: str) -> list[str]:
    """The lines under the title of a group, up to the next blank line."""
    start = next(number for number, line in enumerate(lines) if line.strip().startswith(title)) + 1
    end = next((number for number in range(start, len(lines)) if not lines[number]), len(lines))
    return list(lines[start:end])


def rows_of(page: Page) -> list[Row]:
    return [block.row for block in page.blocks if block.row]


def caveats(*texts: str) -> tuple[Caveat, ...]:
    return tuple(map(Caveat, texts))
