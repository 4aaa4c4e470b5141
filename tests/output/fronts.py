"""What each front says of a story, without its markup."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from markdown_it import MarkdownIt

from explainer.output import data, html, markdown, text
from explainer.present.document import document, select
from explainer.present.lines import text_of
from explainer.present.pages import PageName, story_page
from explainer.story import Story

FRONTS = ("text", "read aloud", "markdown", "html", "json", "screen")
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
HIDDEN = ("style", "title")
"""What stands in the head of a web page."""


def words_of(page: str) -> str:
    """The text of a web page, with what its pictures are called, as a reader or a screen reader meets it."""
    return "".join(_words(html5lib.HTMLParser(strict=False, namespaceHTMLElements=False).parse(page)))


def _words(element: Element) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in HIDDEN:
        yield element.get("aria-label", "")
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


def strings(value: Any) -> Iterator[str]:
    """Every text of data, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (each for part in value.values() for each in strings(part))
    elif isinstance(value, list):
        yield from (each for part in value for each in strings(part))


def said(story: Story, front: str) -> str:
    """All that a front says of the whole story, evidence included."""
    selection = select(story, [])
    if front == "json":
        return "\n".join(strings(json.loads(data.as_json(story, selection, {}))))
    if front == "screen":
        return "\n".join(screen(story))
    whole = document(story, selection, evidence=True)
    if front == "markdown":
        return words_of(MARKDOWN.render(markdown.render(whole)))
    if front == "html":
        return words_of("\n".join(html.render(whole, story.language)))
    lines = text.render(whole, 1_000, None) if front == "read aloud" else text.render(whole, 1_000)
    return "\n".join(map(text_of, lines)).replace("│", "")  # the line from rung to rung stands within longer texts


def screen(story: Story) -> Iterator[str]:
    """The texts of every page of the screen: each section with the evidence of its figures, then the sources."""
    yield story.title
    for section in story.sections:
        names = [PageName("section", section.id), *(PageName("evidence", figure.id) for figure in section.figures)]
        for name in names:
            page = story_page(story, name)
            assert page is not None
            yield page.title
            yield from (block.text for block in page.blocks)
    page = story_page(story, PageName("sources"))
    assert page is not None
    yield from (block.text for block in page.blocks)
