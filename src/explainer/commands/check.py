"""`explainer check [STORY ...]`: reports all problems of a story in one run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from explainer.commands.common import (
    BROKEN_STORY,
    FINE,
    WRONG_USAGE,
    WrongUsage,
    at_hand,
    check_one_input,
    columns,
    parse,
    parser,
    refuse_unused,
    shown_path,
)
from explainer.content.document import MAX_BYTES, source_lines
from explainer.content.files import STANDARD_INPUT, Unreadable, Unwritable, read_bytes, stories_in
from explainer.content.load import LoadResult, load_story
from explainer.content.suggest import nearest, question
from explainer.output import problems, streams
from explainer.output.colours import colours_for
from explainer.output.files import write_whole
from explainer.output.problems import Checked
from explainer.present.lines import Line, Role
from explainer.problem import sentence
from explainer.sanitize import safe

WIDTH = 100


def run(words: list[str]) -> int:
    """Check stories, report on stdout and return the exit code: 2 for an unreadable file, else 1 for errors, else 0."""
    reader = parser(
        "explainer check",
        "Report everything that is wrong with a story, and how to mend it.",
        "explainer check content.yaml",
    )
    reader.add_argument("words", nargs="*", metavar="STORY", help="files, folders of them, or - for standard input")
    reader.add_argument("--against", metavar="ARTICLE", help="check that every quote is in this text, word for word")
    reader.add_argument("--format", choices=("text", "json", "github"), default="text", help="default: text")
    reader.add_argument("--strict", action="store_true", help="warnings count as errors for the exit code")
    reader.add_argument("--fix", action="store_true", help="make the edits that are sure, and show them")
    reader.add_argument("--dry-run", action="store_true", help="with --fix: show the edits, and leave the files alone")
    reader.add_argument("--no-color", action="store_true", help="no colour at all, as with NO_COLOR")
    reader.add_argument("--explain", metavar="RULE", help="what a rule is for, or checklist: what no rule can see")
    options = parse(reader, words)
    refuse_unused(reader, options, {"no_color": ("text",), "fix": ("text",)})
    if options.dry_run and not options.fix:
        reader.error("expected --dry-run with --fix, found it alone")
    if options.fix and STANDARD_INPUT in options.words:
        reader.error(f"expected files to fix, found {STANDARD_INPUT}, which cannot be written")
    colours = colours_for(sys.stdout, refused=options.no_color or options.format == "github")
    if options.explain is not None:
        return _explain(options.explain, colours)
    check_one_input([*options.words, options.against])
    article = _text_of(options.against) if options.against is not None else None
    checked: list[Checked] = []
    failed: list[Unreadable | Unwritable] = []
    changes: list[Line] = []

    def load(data: bytes) -> LoadResult:
        return load_story(data, date.today(), article)

    for path in _paths(options.words or [at_hand()], failed):
        try:
            found = load(read_bytes(path))
        except Unreadable as error:
            failed.append(error)
            continue
        if options.fix:
            try:
                found = _fixed(path, found, load, options.dry_run, changes)
            except Unwritable as error:
                failed.append(error)
        checked.append(Checked(shown_path(path), found.problems, source_lines(found.data), found.allowed))
    streams.print_errors(*(f"explainer: {error}" for error in failed))
    streams.write(changes, sys.stdout, colours)
    _print(checked, options.format, colours)
    if failed:
        return WRONG_USAGE
    grave = [each for file in checked for each in file.problems if options.strict or each.severity == "error"]
    return BROKEN_STORY if grave else FINE


def _fixed(
    path: str, found: LoadResult, load: Callable[[bytes], LoadResult], dry_run: bool, changes: list[Line]
) -> LoadResult:
    """The story at a path as the file then is; how it differs is added to `changes`. Raises Unwritable."""
    from explainer.content.mistakes.fixing import fixed  # only where it is asked for

    after = fixed(found, load)
    if after is not found and not dry_run:
        write_whole(path, after.data)
    changes += problems.difference(shown_path(path), source_lines(found.data), source_lines(after.data))
    return found if dry_run else after


def _paths(words: Sequence[str], failed: list[Unreadable | Unwritable]) -> Iterator[str]:
    """The files named, and the stories in the folders named; why a folder has none to read is added to `failed`."""
    for word in words:
        if word == STANDARD_INPUT or not os.path.isdir(word):
            yield word
            continue
        try:
            yield from [os.path.join(word, name) for name in stories_in(word)]
        except Unreadable as error:
            failed.append(error)


def _in_workspace(file: Checked) -> Checked:
    """A file with its path from the top of the repository, where a GitHub workflow gives that folder."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace or file.name == shown_path(STANDARD_INPUT):
        return file
    try:
        path = os.path.relpath(os.path.realpath(file.name), os.path.realpath(workspace))
    except ValueError:  # on another drive
        return file
    return file if path.split(os.sep)[0] == os.pardir else file._replace(name=path.replace(os.sep, "/"))


def _print(checked: Sequence[Checked], form: str, colours: Mapping[Role, str]) -> None:
    if form == "json":
        streams.write(problems.as_json(checked), sys.stdout, for_program=True)
        return
    if form == "github":
        checked = list(map(_in_workspace, checked))
        streams.write(problems.for_github(checked), sys.stdout, for_program=True)
    drawn = [file._replace(source=_drawn(file.source)) for file in checked]
    report = problems.for_person(drawn, columns(WIDTH), wrapped=sys.stdout.isatty())
    streams.write(report, sys.stdout, colours)


def _drawn(lines: Sequence[str]) -> Sequence[str]:
    """The lines with ? for characters that stdout cannot encode: an escape would be wider and move the caret."""
    encoding = sys.stdout.encoding or "ascii"
    return [line.encode(encoding, "replace").decode(encoding) for line in lines]


def _text_of(path: str) -> str:
    """The article's text. Raises WrongUsage where it is too large, empty or not UTF-8; Unreadable as `read_bytes`."""
    data = read_bytes(path)
    if len(data) > MAX_BYTES:
        raise WrongUsage(f"{shown_path(path)}: expected an article of at most {MAX_BYTES:,} bytes, found more")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongUsage(f"{shown_path(path)}: expected an article in UTF-8, found something else") from None
    from explainer.content.quotes import MAX_TOKENS, TooLong, plain  # only where there is an article

    try:
        article = plain(text)
    except TooLong:
        message = f"expected an article of at most {MAX_TOKENS:,} words and signs, found more"
        raise WrongUsage(f"{shown_path(path)}: {message}") from None
    if not article.strip():
        raise WrongUsage(f"{shown_path(path)}: expected an article, found an empty file")
    return article


def _explain(rule: str, colours: Mapping[Role, str]) -> int:
    from explainer.content.explanations import CHECKLIST, EXPLANATIONS

    lines: Iterator[str | Line]
    if rule == "checklist":
        lines = problems.listed(CHECKLIST, columns(WIDTH))
    elif not rule:
        lines = problems.overview(EXPLANATIONS, columns(WIDTH))
    elif rule in EXPLANATIONS:
        lines = problems.explained(rule, EXPLANATIONS[rule], columns(WIDTH))
    else:
        known = question(nearest(rule, EXPLANATIONS)) or f"there are {', '.join(EXPLANATIONS)} and checklist"
        raise WrongUsage(sentence("the id of a rule", safe(rule), known))
    streams.write(lines, sys.stdout, colours)
    return FINE
