"""`explainer [STORY]`: browses a story on the screen, or prints it where there is no screen."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from explainer import FORMAT, __version__
from explainer.commands import COMMANDS
from explainer.commands.common import WrongUsage, check_ids, is_spoken, is_story, parser, read, refuse
from explainer.content.files import STANDARD_INPUT, is_packaged, story_path
from explainer.content.suggest import did_you_mean
from explainer.problem import sentence
from explainer.sanitize import safe
from explainer.watch import signature


def _options(words: Sequence[str]) -> Namespace:
    more = f"\ncommands: {', '.join(COMMANDS)} (each has its own --help)"
    reader = parser("explainer", "Read a story in the terminal, or print it when output goes elsewhere.",
                    "explainer --section scale", more)  # fmt: skip
    reader.add_argument(
        "story", nargs="?", metavar="STORY", help="a .yaml file, - for standard input, or a folder of stories"
    )
    place = reader.add_mutually_exclusive_group()
    place.add_argument("--section", metavar="ID", help="begin at this section")
    place.add_argument("--figure", metavar="ID", help="begin at this figure")
    reader.add_argument("--theme", metavar="NAME", help="explainer-dark, explainer-light or one of Textual's; "
                        "default: EXPLAINER_THEME, else ours for the terminal's background")  # fmt: skip
    reader.add_argument("--no-color", action="store_true", help="no colour at all, as with NO_COLOR")
    reader.add_argument("--version", action="version", version=f"explainer {__version__}, format {FORMAT}")
    return reader.parse_args(words)


def run(words: list[str]) -> int:
    """Browse a story."""
    options = _options(words)
    if options.story is not None and not is_story(options.story):
        hint = did_you_mean(options.story, COMMANDS)
        raise WrongUsage(sentence("a command or a path to a .yaml file", safe(options.story), hint))
    path = story_path(options.story)
    ids = [each for each in (options.section, options.figure) if each]
    theme = options.theme or os.environ.get("EXPLAINER_THEME", "")
    if theme:
        _check_theme(theme)
    if not has_screen():
        from explainer.commands import show

        return show.run([*["--no-color"] * options.no_color, "--", path, *ids])
    before = signature(path)
    reading = None if os.path.isdir(path) else read(path)
    story = reading and reading.story
    if reading and story is None:
        return refuse(path, reading)
    known = [*(section.id for section in story.sections), *story.figures_by_id] if story else ()
    check_ids(ids, known, "a section or figure", path)
    if options.no_color:
        os.environ["NO_COLOR"] = "1"
    from explainer.present.glyphs import for_stream
    from explainer.tui.navigation import Navigator
    from explainer.tui.pages import make_page
    from explainer.tui.reload import first_load, load_folder
    from explainer.tui.state import State
    from explainer.tui.terminal import tty
    from explainer.tui.terminal.run import run as run_screen
    from explainer.watch import StoryFile

    file = None if path == STANDARD_INPUT else StoryFile(before, shipped=is_packaged(path))
    today = date.today()
    loaded = first_load(reading, path, today)._replace(file=file) if reading else load_folder(path, today)
    del reading  # with the parser's events, which take most of a large story's memory
    state = State(loaded, for_stream(sys.__stderr__), make_page, *tty.size())
    return run_screen(lambda: Navigator(state, ids[0] if ids else None), theme)


def _check_theme(name: str) -> None:
    """Raise WrongUsage for an unknown theme; Textual is imported only where the theme is not one of ours."""
    from explainer.tui.colours import OWN, theme_names

    if name in OWN:
        return
    known = theme_names()
    if name not in known:
        hint = did_you_mean(name, known) or f"the themes are {', '.join(known)}"
        raise WrongUsage(sentence("the name of a theme", safe(name), hint))


def has_screen() -> bool:
    """Whether there is a terminal to draw on. Textual reads stdin and draws on stderr, so all three are asked."""
    terminals = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    return terminals and os.environ.get("TERM") != "dumb" and not is_spoken()
