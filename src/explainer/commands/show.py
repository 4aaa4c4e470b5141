"""`explainer show [STORY | FOLDER] [ID ...]`: a story, parts of it, or the list of a folder, as text or otherwise."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from explainer.commands.common import (
    FINE,
    check_ids,
    columns,
    is_spoken,
    is_story,
    parse,
    parser,
    read,
    refuse,
    refuse_unused,
)
from explainer.content.files import story_path
from explainer.content.load import LoadResult
from explainer.output import streams, text
from explainer.output.colours import colours_for
from explainer.output.files import check_target, write_whole
from explainer.present.document import Document, Part, Selection, document, known_ids, select
from explainer.present.glyphs import UTF8, for_stream
from explainer.present.layout import NARROWEST
from explainer.present.lines import text_of
from explainer.sanitize import safe

PAGES = ("text", "markdown", "html")
DATA = ("json", "csv")
"""The formats that are made from the story itself, with all that it says."""
LIST = "--list"
USED = {
    "evidence": ("text", "markdown"),
    "width": ("text",),
    "no_pictures": PAGES,
    "no_color": ("text", LIST),
    "date": PAGES,
}
"""The formats, and the list of ids, that can use an option."""


def run(words: list[str]) -> int:
    """Print a story, or the sections, figures and sources named."""
    reader = parser("explainer show", "Print a story, or the sections, figures and sources named.",
                    "explainer show --format html --output story.html")  # fmt: skip
    reader.add_argument("words", nargs="*", metavar="[STORY] [ID ...]",
                        help="a .yaml file or -, then ids of sections, figures or sources; or a folder")  # fmt: skip
    reader.add_argument("--list", action="store_true", help="the ids with their names and values, one a line")
    reader.add_argument("--format", choices=(*PAGES, *DATA), help="default: text")
    reader.add_argument("--output", metavar="PATH", help="write this file, whole or not at all")
    reader.add_argument(
        "--evidence", action="store_true", help="add what stands behind each figure; html has it always"
    )
    reader.add_argument("--width", type=_width, metavar="N", help="columns; default: the terminal's, at most 80")
    reader.add_argument("--no-pictures", action="store_true", help="text only, no charts")
    reader.add_argument("--no-color", action="store_true", help="no colour at all, as with NO_COLOR")
    reader.add_argument("--date", type=_day, metavar="DAY",
                        help="the day that ages are counted to; in a page that is kept, that of export")  # fmt: skip
    options = parse(reader, words)
    if options.list and options.format:
        reader.error("expected --list without --format, found both")
    options.format = LIST if options.list else options.format or "text"
    refuse_unused(reader, options, USED)
    options.no_pictures |= is_spoken()
    story_first = bool(options.words) and is_story(options.words[0])
    path = story_path(options.words[0] if story_first else None)
    ids = options.words[1:] if story_first else options.words
    if os.path.isdir(path):
        if ids or options.evidence or options.output or options.format not in ("text", "json"):
            reader.error(
                "expected a folder alone, as text or json: ids, --evidence, --output and other formats are of one story"
            )
        return _folder(path, options)
    if options.output is not None:
        check_target(options.output, path)
    reading = read(path)
    if reading.story is None:
        return refuse(path, reading)
    check_ids(ids, known_ids(reading.story), "a section, figure or source", path)
    selection = select(reading.story, ids)
    if options.format == "text" and options.output is None:
        today = options.date or date.today()
        return _print(document(reading.story, selection, options.evidence, not options.no_pictures, today), options)
    lines = list(_lines(options, reading, selection))
    if options.output is None:
        streams.write(lines, sys.stdout, for_program=options.format in DATA)
    else:
        # The byte order mark tells a spreadsheet that the file is UTF-8.
        encoding = "utf-8-sig" if options.format == "csv" else "utf-8"
        write_whole(options.output, "".join(f"{line}\n" for line in lines).encode(encoding))
    return FINE


def _folder(path: str, options: Namespace) -> int:
    """Print the list of a folder's stories."""
    from explainer.present.folder import folder_page
    from explainer.tui.reload import load_folder, read_entry

    today = options.date or date.today()
    folder = load_folder(path, today)
    entries = [read_entry(path, each.name) for each in folder.entries or ()]
    if options.format == "json":
        from explainer.output import data

        streams.write([data.folder_as_json(entries)], sys.stdout, for_program=True)
        return FINE
    page = folder_page(entries, today)
    return _print(Document(folder.story.title, page.title, (Part("summary", page),)), options)


def _lines(options: Namespace, reading: LoadResult, selection: Selection) -> Iterable[str]:
    """The lines of a page that is kept, or of data: the same wherever they are written, and on any day."""
    assert reading.story is not None
    story = reading.story
    if options.format == LIST:
        return text.listing(story, selection)
    if options.format in DATA:
        from explainer.output import data

    if options.format == "json":
        return [data.as_json(story, selection, reading.figure_lines)]
    if options.format == "csv":
        return [data.as_csv(story, selection)]
    has_evidence = options.evidence or options.format == "html"
    doc = document(story, selection, has_evidence, not options.no_pictures, exported=options.date)
    if options.format == "markdown":
        from explainer.output import markdown

        return [markdown.render(doc)]
    if options.format == "html":
        from explainer.output import html

        return html.render(doc, story.language)
    glyphs = None if options.no_pictures else UTF8
    return map(text_of, text.render(doc, options.width or text.WIDTH, glyphs))


def _print(doc: Document, options: Namespace) -> int:
    """Print a document on stdout as text: on a terminal in colours, with links."""
    glyphs = None if options.no_pictures else for_stream(sys.stdout)
    lines = text.render(doc, options.width or columns(text.WIDTH), glyphs)
    streams.write(lines, sys.stdout, colours_for(sys.stdout, refused=options.no_color))
    return FINE


def _width(word: str) -> int:
    if word.isascii() and word.isdigit() and NARROWEST <= int(word[:6]) <= 1_000:
        return int(word)
    raise ArgumentTypeError(f"expected a width from {NARROWEST} to 1000, found {safe(word)}")


def _day(word: str) -> date:
    with suppress(ValueError):
        if str(day := date.fromisoformat(word)) == word:
            return day
    raise ArgumentTypeError(f"expected a day such as 2025-08-12, found {safe(word)}")
