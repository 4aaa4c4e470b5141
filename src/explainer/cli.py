"""The doors: which words on the command line lead to which front. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date

from explainer import __version__
from explainer.characters import safe
from explainer.content.files import STANDARD_INPUT, Unreadable, chosen, named, read_bytes
from explainer.content.problem import did_you_mean, report
from explainer.content.reading import Reading, read_story
from explainer.output import streams
from explainer.story import Story

FINE, BROKEN_STORY, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
MOST_PROBLEMS = 50


class WrongUsage(Exception):
    """What was asked cannot be done; the text is a sentence for the user."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 for a story with errors, 2 for wrong usage, 130."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    command = COMMANDS.get(words[0]) if words else None
    try:
        return command(words[1:]) if command else browse(words)
    except (WrongUsage, Unreadable) as error:
        streams.complain(f"explainer: {error}")
        return WRONG_USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:
        streams.complain(f"explainer: stopped by a mistake of its own; what happened is in {_traceback_file()}")
        return BROKEN_STORY


def browse(words: list[str]) -> int:
    """`explainer [STORY]`: the screen, or the text where there is no terminal for a screen."""
    parser = _parser(
        "explainer",
        "Read a story in the terminal; where there is none, print it.",
        "explainer --section scale",
        epilog=f"commands: {', '.join(COMMANDS)} (each has its own --help)",
    )
    parser.add_argument("story", nargs="?", metavar="STORY", help="a .yaml file, or - for standard input")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--section", metavar="ID", help="begin at this section")
    place.add_argument("--figure", metavar="ID", help="begin at this figure")
    parser.add_argument("--theme", metavar="NAME", help="explainer-dark, explainer-light or one of Textual's")
    parser.add_argument("--no-color", action="store_true", help="no colour at all, as with NO_COLOR")
    parser.add_argument("--version", action="version", version=f"explainer {__version__}")
    options = parser.parse_args(words)
    if options.story and not _is_story(options.story):
        hint = did_you_mean(options.story, COMMANDS)
        raise WrongUsage(f"expected a command or a path to a .yaml file, found {safe(options.story)}{hint}")
    path = chosen(options.story)
    reading = _read(path)
    if reading.story is None:
        return _refuse(path, reading)
    ids = [each for each in (options.section, options.figure) if each]
    _check_ids(reading.story, ids)
    if not _has_screen():
        return _print(reading.story, ids, None)
    if options.no_color:
        os.environ["NO_COLOR"] = "1"
    from explainer.tui.app import ExplainerApp

    app = ExplainerApp(reading.story, named(path), today=date.today(), at=ids[0] if ids else None)
    if options.theme:
        if options.theme not in app.available_themes:
            hint = did_you_mean(options.theme, app.available_themes)
            raise WrongUsage(f"expected the name of a theme, found {safe(options.theme)}{hint}")
        app.theme = options.theme
    app.run()
    return app.return_code or FINE


def show(words: list[str]) -> int:
    """`explainer show [STORY] [ID ...]`: the story, or parts of it, as text."""
    parser = _parser("explainer show", "Print a story, or the sections and figures named.", "explainer show scale")
    parser.add_argument("words", nargs="*", metavar="[STORY] [ID ...]", help="a .yaml file or -, then ids")
    parser.add_argument("--width", type=_width, metavar="N", help="columns; left out: the terminal's, at most 80")
    options = parser.parse_args(words)
    story_first = bool(options.words) and _is_story(options.words[0])
    path = chosen(options.words[0] if story_first else None)
    ids = options.words[1:] if story_first else options.words
    reading = _read(path)
    if reading.story is None:
        return _refuse(path, reading)
    _check_ids(reading.story, ids)
    return _print(reading.story, ids, options.width)


COMMANDS: dict[str, Callable[[list[str]], int]] = {"show": show}


def _parser(program: str, description: str, example: str, epilog: str = "") -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        program,
        description=description,
        epilog=f"example: {example}" + (f"\n{epilog}" if epilog else ""),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _is_story(word: str) -> bool:
    return word == STANDARD_INPUT or word.endswith((".yaml", ".yml")) or os.sep in word or "/" in word


def _width(word: str) -> int:
    from explainer.output.text import NARROWEST

    if word.isascii() and word.isdigit() and NARROWEST <= int(word[:6]) <= 1_000:
        return int(word)
    raise argparse.ArgumentTypeError(f"expected a width from {NARROWEST} to 1000, found {safe(word)}")


def _read(path: str) -> Reading:
    return read_story(read_bytes(path), date.today())


def _refuse(path: str, reading: Reading) -> int:
    """Say all that is wrong with a story."""
    name = "<stdin>" if path == STANDARD_INPUT else safe(path)
    streams.complain(*(report(name, problem) for problem in reading.problems[:MOST_PROBLEMS]))
    if (more := len(reading.problems) - MOST_PROBLEMS) > 0:
        streams.complain(f"{name}: and {more:,} more problems")
    return BROKEN_STORY


def _check_ids(story: Story, ids: Sequence[str]) -> None:
    known = [section.id for section in story.sections] + [figure.id for figure in story.figures]
    for word in ids:
        if word not in known:
            raise WrongUsage(f"expected the id of a section or a figure, found {safe(word)}{did_you_mean(word, known)}")


def _print(story: Story, ids: Sequence[str], width: int | None) -> int:
    from explainer.output import text

    streams.write(text.render(story, ids, width or _columns(text.WIDTH), date.today()), sys.stdout)
    return FINE


def _columns(at_most: int) -> int:
    try:
        return min(at_most, os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError):
        return at_most


def _has_screen() -> bool:
    """Whether there is a terminal to draw on: Textual draws on stderr and reads from stdin, whatever stdout is."""
    terminals = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    return terminals and os.environ.get("TERM") != "dumb"


def _traceback_file() -> str:
    """Write the traceback of the exception at hand where a maintainer can ask for it."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="explainer-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write(traceback.format_exc())
    return file.name
