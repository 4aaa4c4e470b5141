"""`explainer show [STORY] [ID ...]`: the story, or parts of it, as text or in another format."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from datetime import date

from explainer.commands.common import FINE, check_ids, columns, is_story, parser, read, refuse, refuse_unused
from explainer.content.files import story_path
from explainer.content.load import LoadResult
from explainer.output import streams, text
from explainer.output.colours import colours_for
from explainer.output.files import check_target, write_whole
from explainer.present.document import DocumentOptions, Selection, document, known_ids, select
from explainer.present.layout import NARROWEST
from explainer.present.lines import text_of
from explainer.present.pictures import UTF8, for_stream
from explainer.sanitize import safe
from explainer.story import Story

FORMATS = ("text", "markdown", "html", "json", "csv")
DATA = ("json", "csv")
"""The formats that are made from the story itself, and not from its pages."""
PAGES = tuple(name for name in FORMATS if name not in DATA)
USED = {"brief": PAGES, "width": PAGES, "no_pictures": PAGES, "no_color": ("text",)}
"""The formats that can use an option."""


def run(words: list[str]) -> int:
    """Print a story, or the sections, figures and sources named."""
    reader = parser("explainer show", "Print a story, or the sections, figures and sources named.",
                    "explainer show --format html --output story.html")  # fmt: skip
    reader.add_argument("words", nargs="*", metavar="[STORY] [ID ...]",
                        help="a .yaml file or -, then ids of sections, figures or sources")  # fmt: skip
    reader.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    reader.add_argument("--output", metavar="PATH", help="write this file, whole or not at all")
    reader.add_argument("--brief", action="store_true", help="cards and rows with all their caveats, without evidence")
    reader.add_argument("--width", type=_width, metavar="N", help="columns; default: the terminal's, at most 80")
    reader.add_argument("--no-pictures", action="store_true", help="draw nothing, and say each thing once")
    reader.add_argument("--no-color", action="store_true", help="no colour at all, as with NO_COLOR")
    options = reader.parse_intermixed_args(words)
    refuse_unused(reader, options, USED)
    story_first = bool(options.words) and is_story(options.words[0])
    path = story_path(options.words[0] if story_first else None)
    ids = options.words[1:] if story_first else options.words
    if options.output is not None:
        check_target(options.output, path)
    reading = read(path)
    if reading.story is None:
        return refuse(path, reading)
    check_ids(ids, known_ids(reading.story), "a section, figure or source")
    selection = select(reading.story, ids)
    document_options = DocumentOptions(options.brief, pictures=not options.no_pictures)
    if options.format == "text" and options.output is None:
        write_text(reading.story, selection, document_options, options.width, options.no_color)
        return FINE
    lines = list(_lines(options, reading, selection, document_options))
    if options.output is None:
        streams.write(lines, sys.stdout, for_program=options.format in DATA)
    else:
        # The byte order mark tells a spreadsheet that the file is UTF-8.
        encoding = "utf-8-sig" if options.format == "csv" else "utf-8"
        write_whole(options.output, "".join(f"{line}\n" for line in lines).encode(encoding))
    return FINE


def _lines(
    options: Namespace, reading: LoadResult, selection: Selection, document_options: DocumentOptions
) -> Iterator[str]:
    """The lines of a format, the same wherever they are written."""
    assert reading.story is not None
    story = reading.story
    if options.format in DATA:
        from explainer.output import data

    if options.format == "json":
        return iter(data.as_json(story, selection, reading.figure_lines).splitlines())
    if options.format == "csv":
        return iter(data.as_csv(story, selection).splitlines())
    part = document(story, selection, date.today(), document_options)
    if options.format == "markdown":
        from explainer.output import markdown

        return iter(markdown.render(part, options.width).splitlines())
    if options.format == "html":
        from explainer.output import html

        return html.render(part, story.language, options.width)
    glyphs = UTF8 if document_options.pictures else None
    return map(text_of, text.render(part, options.width or text.WIDTH, glyphs))


def write(story: Story, ids: Sequence[str], pictures: bool, no_color: bool) -> int:
    """Print a checked story on stdout as text; without pictures where it is read aloud."""
    write_text(story, select(story, ids), DocumentOptions(pictures=pictures), None, no_color)
    return FINE


def write_text(
    story: Story, selection: Selection, document_options: DocumentOptions, width: int | None, no_color: bool
) -> None:
    """Print what is asked for on stdout as text, on a terminal in colours."""
    glyphs = for_stream(sys.stdout) if document_options.pictures else None
    lines = text.render(
        document(story, selection, date.today(), document_options), width or columns(text.WIDTH), glyphs
    )
    streams.write(lines, sys.stdout, colours_for(sys.stdout, refused=no_color))


def _width(word: str) -> int:
    if word.isascii() and word.isdigit() and NARROWEST <= int(word[:6]) <= 1_000:
        return int(word)
    raise ArgumentTypeError(f"expected a width from {NARROWEST} to 1000, found {safe(word)}")
