"""What the commands share: exit codes, the parser of options, reading a story, reporting its problems."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NoReturn

from explainer.content.files import CONTENT, ENDINGS, STANDARD_INPUT, read_bytes
from explainer.content.load import LoadResult, load_story
from explainer.content.suggest import did_you_mean
from explainer.output import streams
from explainer.problem import MAX_SHOWN, sentence
from explainer.sanitize import safe

FINE, BROKEN_STORY, WRONG_USAGE, FAULT = 0, 1, 2, 70
"""The exit codes of the program."""


class WrongUsage(Exception):
    """The command line asks for something that cannot be done; the text is a sentence for the user."""


class _Parser(argparse.ArgumentParser):
    """Makes the words of the command line safe to print in its own messages, and writes them as all else is written."""

    def error(self, message: str) -> NoReturn:
        super().error(safe(message))

    def _print_message(self, message: str, file: Any = None) -> None:
        # All that argparse writes goes through here; its own method drops what cannot be written.
        streams.send(message, file or sys.stderr)


def parser(program: str, description: str, example: str, more: str = "") -> argparse.ArgumentParser:
    """A parser of a command's options, with an example in its help."""

    return _Parser(
        program,
        description=description,
        epilog=f"example: {example}{more}",
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=columns(80)),
        allow_abbrev=False,
    )


def parse(reader: argparse.ArgumentParser, words: Sequence[str]) -> argparse.Namespace:
    """The options, wherever they stand among the `words`; behind -- all are words, such as a name with a dash."""
    end = words.index("--") if "--" in words else len(words)
    options = reader.parse_intermixed_args(words[:end])
    options.words += words[end + 1 :]
    return options


def refuse_unused(
    reader: argparse.ArgumentParser, options: argparse.Namespace, used: Mapping[str, Sequence[str]]
) -> None:
    """End with wrong usage where the format cannot use an option; `used`: the formats that can, by the option."""
    for name, formats in used.items():
        if getattr(options, name) and options.format not in formats:
            option = f"--{name.replace('_', '-')}"
            reader.error(f"expected {option} with {' or '.join(formats)}, found it with {options.format}")


def is_story(word: str) -> bool:
    """Whether a word of the command line names a story or a folder of stories: it is -, ends in .yaml or .yml, has a
    slash, or there is such a folder."""
    return word == STANDARD_INPUT or word.endswith(ENDINGS) or "/" in word or os.path.isdir(word)


def shown_path(path: str) -> str:
    """A story's path as it begins a diagnostic; safe to print."""
    return "<stdin>" if path == STANDARD_INPUT else safe(path)


def at_hand() -> str:
    """The story in this folder. Raises WrongUsage where there is none: what a command does to another would mislead."""
    if not os.path.exists(CONTENT):
        raise WrongUsage(f"expected the path of a story, found none and no {CONTENT} in this folder")
    return CONTENT


def check_one_input(paths: Sequence[str | None]) -> None:
    """Raise WrongUsage where standard input is to be read a second time."""
    if paths.count(STANDARD_INPUT) > 1:
        raise WrongUsage(f"expected {STANDARD_INPUT} once, found it again; standard input can be read only once")


def read(path: str) -> LoadResult:
    """Read and check the story at a path."""
    return load_story(read_bytes(path), date.today())


def refuse(path: str, reading: LoadResult) -> int:
    """Report the problems of a story that has errors on stderr, and return the exit code."""
    from explainer.present.problems import not_shown, report  # with what draws excerpts, which others do not need

    name = shown_path(path)
    streams.print_errors(*(report(name, problem) for problem in reading.problems[:MAX_SHOWN]))
    if more := not_shown(reading.problems):
        streams.print_errors(f"{name}: {more}")
    return BROKEN_STORY


def check_ids(ids: Sequence[str], known: Sequence[str], kinds: str, path: str) -> None:
    """Raise WrongUsage for the first word that is no id known in the story at a path; `kinds`: what the ids are of."""
    for word in ids:
        if word not in known:
            raise WrongUsage(
                sentence(f"the id of {kinds} in {safe(os.path.basename(path))}", safe(word), did_you_mean(word, known))
            )


def columns(at_most: int) -> int:
    """The width of the terminal on stdout, but not more than `at_most`; `at_most` where it is unknown."""
    try:
        return min(at_most, os.get_terminal_size(sys.stdout.fileno()).columns or at_most)
    except (OSError, ValueError):
        return at_most


def is_spoken() -> bool:
    """Whether the reader asks for text that can be read aloud."""
    return os.environ.get("ACCESSIBLE", "") not in ("", "0")
