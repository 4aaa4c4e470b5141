"""`explainer new PATH`: a small commented story to start from."""

from __future__ import annotations

import shlex
import sys
from importlib import resources

from explainer.commands.common import FINE, WrongUsage, is_story, parser
from explainer.content.files import STANDARD_INPUT, Unwritable, reason, write_new
from explainer.output import streams
from explainer.sanitize import safe


def run(words: list[str]) -> int:
    """Write the story; a file that exists is never overwritten."""
    reader = parser("explainer new", "Write a small commented story to start from.", "explainer new my-story.yaml")
    reader.add_argument("path", metavar="PATH", help="a .yaml file that does not exist yet; nothing is overwritten")
    path = reader.parse_args(words).path
    name = safe(path)
    if path == STANDARD_INPUT or not is_story(path):
        raise WrongUsage(f"expected a path to a .yaml file, found {name}")
    try:
        write_new(path, resources.files("explainer").joinpath("new_story.yaml").read_bytes())
    except FileExistsError:
        raise WrongUsage(f"{name}: expected a new path, found one that exists; what is there is kept") from None
    except (OSError, ValueError) as error:
        raise Unwritable(f"{name}: cannot be written: {reason(error)}") from None
    streams.write([f"wrote {name}; next: explainer {shlex.quote(name)}"], sys.stdout)
    return FINE
