"""`explainer new PATH`: a small commented story to start from, and beside it the schema that its first line names."""

from __future__ import annotations

import os
import shlex
import sys
from contextlib import suppress
from importlib import resources

from explainer.commands.common import FINE, WrongUsage, is_story, parser
from explainer.content.files import STANDARD_INPUT, Unwritable, reason, write_new
from explainer.output import streams
from explainer.sanitize import safe

SCHEMA = "story.schema.json"


def run(words: list[str]) -> int:
    """Write the story and its schema; a file that exists is never overwritten."""
    reader = parser("explainer new", "Write a small commented story to start from.", "explainer new my-story.yaml")
    reader.add_argument("path", metavar="PATH", help="a .yaml file that does not exist yet; nothing is overwritten")
    path = reader.parse_args(words).path
    name = safe(path)
    if path == STANDARD_INPUT or not is_story(path):
        raise WrongUsage(f"expected a path to a .yaml file, found {name}")
    package = resources.files("explainer")
    try:
        write_new(path, package.joinpath("new_story.yaml").read_bytes())
    except FileExistsError:
        raise WrongUsage(f"{name}: expected a new path, found one that exists; what is there is kept") from None
    except (OSError, ValueError) as error:
        raise Unwritable(f"{name}: cannot be written: {reason(error)}") from None
    with suppress(OSError):  # the story can be edited without it
        write_new(os.path.join(os.path.dirname(path), SCHEMA), package.joinpath(SCHEMA).read_bytes())
    streams.write([f"wrote {name}; next: explainer {'-- ' if name[0] == '-' else ''}{shlex.quote(name)}"], sys.stdout)
    return FINE
