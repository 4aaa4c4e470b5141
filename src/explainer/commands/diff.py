"""`explainer diff OLD NEW`: what changed between two editions of a story, in the words of its pages."""

from __future__ import annotations

import sys

from explainer.commands.common import FINE, WRONG_USAGE, check_one_input, parser, read, refuse
from explainer.output import changes, streams
from explainer.output.colours import colours_for
from explainer.present.changes import compared

DIFFERENT = 1
"""The exit code for stories that differ."""


def run(words: list[str]) -> int:
    """Print what changed and return the exit code: 0 for nothing, 1 for something, 2 where a story has errors."""
    reader = parser("explainer diff", "What changed between two editions of a story, in words.",
                    "explainer diff old.yaml content.yaml")  # fmt: skip
    reader.add_argument("old", metavar="OLD", help="the edition before: a file, or - for standard input")
    reader.add_argument("new", metavar="NEW", help="the edition after, likewise")
    reader.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    options = reader.parse_args(words)
    paths = (options.old, options.new)
    check_one_input(paths)
    stories = []
    for path in paths:
        reading = read(path)
        if reading.story is None:
            refuse(path, reading)
        else:
            stories.append(reading.story)
    if len(stories) < len(paths):
        return WRONG_USAGE
    found = compared(*stories)
    if options.format == "json":
        streams.write(changes.as_json(found), sys.stdout, for_program=True)
    else:
        streams.write(changes.for_person(found), sys.stdout, colours_for(sys.stdout))
    return DIFFERENT if found else FINE
