"""`explainer rename OLD-ID NEW-ID [STORY]`: changes an id everywhere it is named."""

from __future__ import annotations

import sys
from datetime import date

from explainer.commands.common import FINE, WrongUsage, at_hand, check_ids, parser, read, refuse, shown_path
from explainer.content.files import STANDARD_INPUT
from explainer.content.load import load_story
from explainer.content.renaming import renamed
from explainer.content.value_readers import BadScalar, identifier
from explainer.output import streams
from explainer.output.files import write_whole
from explainer.present.document import known_ids
from explainer.sanitize import safe
from explainer.values import Id


def run(words: list[str]) -> int:
    """Write the story with the new id; standard input goes to stdout."""
    reader = parser("explainer rename", "Change an id everywhere it is named in a story, and nothing else.",
                    "explainer rename pay monthly-pay content.yaml")  # fmt: skip
    reader.add_argument("old", metavar="OLD-ID", help="the id of a section, figure or source")
    reader.add_argument("new", metavar="NEW-ID", help="one that nothing in the story has")
    reader.add_argument("story", nargs="?", metavar="STORY", help="a .yaml file, or - for standard input")
    options = reader.parse_args(words)
    path = options.story or at_hand()
    reading = read(path)
    if reading.story is None:
        return refuse(path, reading)
    *known, sources = known_ids(reading.story)
    check_ids([options.old], known, "a section, figure or source", path)
    try:
        new = identifier(options.new)
    except BadScalar as error:
        raise WrongUsage(f"expected {error.expected}, found {safe(options.new)}") from None
    if new in (*known, sources):
        raise WrongUsage(f"expected an id that nothing has, found {new}")
    written = renamed(reading.data, Id(options.old), new)
    after = load_story(written, date.today()).story
    if after is None or options.old in known_ids(after):
        raise WrongUsage(f"{shown_path(path)}: expected {options.old} letter by letter, found it with escapes")
    if path == STANDARD_INPUT:
        streams.send(written, sys.stdout)
    else:
        write_whole(path, written)
    return FINE
