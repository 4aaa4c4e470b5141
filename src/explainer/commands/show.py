"""`explainer show [STORY] [ID ...]`: the story, or parts of it, as text."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from collections.abc import Sequence
from datetime import date

from explainer.characters import safe
from explainer.commands.common import FINE, check_ids, columns, is_story, parser, read, refuse
from explainer.content.files import story_path
from explainer.output import streams, text
from explainer.present.layout import NARROWEST
from explainer.present.pictures import for_stream
from explainer.story import Story


def run(words: list[str]) -> int:
    """Print a story, or the sections and figures named."""
    reader = parser("explainer show", "Print a story, or the sections and figures named.", "explainer show scale")
    reader.add_argument("words", nargs="*", metavar="[STORY] [ID ...]", help="a .yaml file or -, then ids")
    reader.add_argument("--width", type=_width, metavar="N", help="columns; left out: the terminal's, at most 80")
    reader.add_argument("--no-pictures", action="store_true", help="say in words what the pictures show")
    options = reader.parse_args(words)
    story_first = bool(options.words) and is_story(options.words[0])
    path = story_path(options.words[0] if story_first else None)
    ids = options.words[1:] if story_first else options.words
    reading = read(path)
    if reading.story is None:
        return refuse(path, reading)
    check_ids(reading.story, ids)
    return write(reading.story, ids, options.width, pictures=not options.no_pictures)


def write(story: Story, ids: Sequence[str], width: int | None, pictures: bool = True) -> int:
    """Print a checked story on stdout."""
    glyphs = for_stream(sys.stdout) if pictures else None
    streams.write(text.render(story, ids, width or columns(text.WIDTH), date.today(), glyphs), sys.stdout)
    return FINE


def _width(word: str) -> int:
    if word.isascii() and word.isdigit() and NARROWEST <= int(word[:6]) <= 1_000:
        return int(word)
    raise ArgumentTypeError(f"expected a width from {NARROWEST} to 1000, found {safe(word)}")
