"""`explainer check [STORY ...]`: everything that is wrong with a story, in one run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date

from explainer.characters import safe
from explainer.commands.common import (
    BROKEN_STORY,
    FINE,
    MOST_PROBLEMS,
    WRONG_USAGE,
    WrongUsage,
    columns,
    parser,
    shown_path,
)
from explainer.content.document import source_lines
from explainer.content.files import Unreadable, chosen, read_bytes
from explainer.content.problem import nearest
from explainer.content.reading import read_story
from explainer.output import problems, streams
from explainer.output.problems import Checked
from explainer.present.lines import Role

WIDTH = 100


def run(words: list[str]) -> int:
    """Check stories and report on stdout; the exit code is the gravest of all files."""
    reader = parser("explainer check", "Say everything that is wrong with a story.", "explainer check content.yaml")
    reader.add_argument("stories", nargs="*", metavar="STORY", help="files, or - for standard input")
    reader.add_argument("--against", metavar="ARTICLE", help="a text in which every quote must stand, word for word")
    reader.add_argument("--format", choices=("text", "json", "github"), default="text", help="left out: text")
    reader.add_argument("--strict", action="store_true", help="warnings count as errors for the exit code")
    reader.add_argument("--explain", metavar="RULE", help="what a rule is for, with an example")
    options = reader.parse_args(words)
    if options.explain is not None:
        return _explain(options.explain)
    article = _text_of(options.against) if options.against is not None else None
    checked: list[Checked] = []
    unreadable = False
    for path in options.stories or [chosen(None)]:
        try:
            data = read_bytes(path)
        except Unreadable as error:
            streams.complain(f"explainer: {error}")
            unreadable = True
            continue
        found = read_story(data, date.today(), article).problems
        checked.append(Checked(shown_path(path), found, source_lines(data)))
    _print(checked, options)
    if unreadable:
        return WRONG_USAGE
    grave = [each for file in checked for each in file.problems if options.strict or each.severity == "error"]
    return BROKEN_STORY if grave else FINE


def _print(checked: Sequence[Checked], options: argparse.Namespace) -> None:
    if options.format == "json":
        streams.write(problems.as_json(checked), sys.stdout)
    elif options.format == "github":
        streams.write(problems.for_github(checked), sys.stdout)
    else:
        streams.write(problems.for_person(checked, columns(WIDTH), MOST_PROBLEMS), sys.stdout, _colours())


def _colours() -> Mapping[Role, str]:
    """The colours of the report: on a terminal that wants them, or where they are forced; else none."""
    forced = os.environ.get("CLICOLOR_FORCE", "") not in ("", "0")
    wanted = forced or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
    return problems.COLOURS if wanted and not os.environ.get("NO_COLOR") else {}


def _text_of(path: str) -> str:
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongUsage(f"{safe(path)}: expected an article in UTF-8, found something else") from None


def _explain(rule: str) -> int:
    from explainer.content.explanations import EXPLANATIONS

    if rule not in EXPLANATIONS:
        near = nearest(rule, EXPLANATIONS)
        known = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(EXPLANATIONS)}"
        raise WrongUsage(f"expected the id of a rule, found {safe(rule)}; {known}")
    streams.write(problems.explained(rule, EXPLANATIONS[rule], columns(WIDTH)), sys.stdout, _colours())
    return FINE
