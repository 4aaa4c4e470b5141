"""`explainer schema`: the JSON Schema of a story, for editors."""

from __future__ import annotations

import sys

from explainer.commands.common import FINE, parser
from explainer.content import schema
from explainer.output import streams


def run(words: list[str]) -> int:
    """Print the schema."""
    description = "Print the JSON Schema of a story, with which an editor completes and checks while you type."
    parser("explainer schema", description, "explainer schema > story.schema.json").parse_args(words)
    streams.send(schema.printed(), sys.stdout)
    return FINE
