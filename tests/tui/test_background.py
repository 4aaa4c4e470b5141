"""Light and dark follow the terminal, unless a theme is asked for; what is typed while it is asked is answered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import COMMAND, environment
from explainer.tui.colours import DARK, LIGHT, OWN, TRUE_COLOUR
from explainer.tui.terminal.background import theme_of
from prepared import PREPARED
from terminal import ASKS_FOR_BACKGROUND, Terminal

KIND = b"\x1b[?62;22c"
WHITE, BLACK = b"\x1b]11;rgb:ffff/ffff/dddd\x1b\\", b"\x1b]11;rgb:00/00/00\x07"


PATIENT = """
import sys
from explainer import cli
from explainer.tui.terminal import background
background.ANSWER_TIMEOUT = 30
sys.exit(cli.main())
"""
"""The program, which waits for an answer that is on its way, however busy the machine is."""


def opened(path: Path, background: bytes, env: Mapping[str, str], *options: str) -> Terminal:
    program = ["-c", PATIENT] if background else [COMMAND]
    return Terminal([PREPARED, *program, path, *options], 80, 24, environment(env), background=background)


def painted_in(terminal: Terminal) -> str:
    """The theme whose background the middle of the screen has; as a number of the palette, where it is one."""
    colour = terminal.screen.buffer[12][40].bg
    names = {OWN[name][TRUE_COLOUR].background.removeprefix("#"): name for name in OWN}
    return names.get(colour, colour)


@pytest.mark.parametrize(
    ("answer", "env", "options", "theme"),
    [
        (WHITE + KIND, {}, [], LIGHT),
        (BLACK + KIND, {}, [], DARK),
        (BLACK + KIND, {"COLORFGBG": "0;15"}, [], DARK),
        (KIND, {}, [], DARK),
        (KIND, {"COLORFGBG": "0;15"}, [], LIGHT),
        (b"", {"COLORFGBG": "0;default;15"}, [], LIGHT),
        (b"", {"COLORFGBG": "15;0"}, [], DARK),
        (WHITE + KIND, {"EXPLAINER_THEME": DARK}, [], DARK),
        (BLACK + KIND, {"EXPLAINER_THEME": DARK}, ["--theme", LIGHT], LIGHT),
        (WHITE + KIND, {"TERM": "linux"}, [], DARK),
    ],
)
def test_the_first_page_and_all_others_are_in_the_theme_for_it(
    path: Path, answer: bytes, env: Mapping[str, str], options: list[str], theme: str
) -> None:
    with opened(path, answer, env, *options) as terminal:
        terminal.wait_until(lambda: painted_in(terminal) != "default", "the middle of the first page")
        assert painted_in(terminal) == theme
        terminal.wait_for_update()
        assert painted_in(terminal) == theme
        assert (ASKS_FOR_BACKGROUND in terminal.raw) == (not options and not {"EXPLAINER_THEME", "TERM"} & {*env})


def test_a_late_answer_counts_once_and_not_over_a_choice(path: Path) -> None:
    with opened(path, b"", {}) as terminal:
        terminal.wait_for_update()
        terminal.send(WHITE + KIND)
        terminal.wait_until(lambda: painted_in(terminal) == LIGHT, "the light theme")
        terminal.send(BLACK + b"2")
        terminal.wait_for("The question of two")
        assert painted_in(terminal) == LIGHT
    with opened(path, b"", {}) as terminal:
        terminal.wait_for_update()
        terminal.press("ctrl+p", "theme dark", "enter")
        terminal.settle()
        terminal.send(WHITE + b"2")
        terminal.wait_for("The question of two")
        assert painted_in(terminal) == DARK


def test_a_late_answer_counts_in_a_story_of_a_folder_too(path: Path) -> None:
    with opened(path.parent, b"", {}) as terminal:
        terminal.wait_for("1 of 1")
        terminal.press("enter")
        terminal.wait_for("The question of one")
        terminal.send(WHITE + KIND)
        terminal.wait_until(lambda: painted_in(terminal) == LIGHT, "the light theme")


@pytest.mark.parametrize("answer", [b"2" + WHITE + KIND, WHITE + b"2" + KIND, WHITE + KIND + b"2"])
def test_keys_typed_around_the_answer_are_kept(path: Path, answer: bytes) -> None:
    with opened(path, answer, {}) as terminal:
        terminal.wait_for("The question of two")
        assert painted_in(terminal) == LIGHT


def test_a_palette_has_colours_of_our_own(path: Path) -> None:
    found = []
    for background in (WHITE, BLACK):
        with opened(path, background + KIND, {"COLORTERM": ""}) as terminal:
            terminal.wait_until(lambda: painted_in(terminal) != "default", "the first page")
            first = painted_in(terminal)
            terminal.wait_for_update()
            found.append((first, painted_in(terminal)))
    assert found == [("ffffff", "ffffff"), ("121212", "121212")]


def test_what_is_no_colour_says_nothing() -> None:
    assert theme_of("\x1b]11;?\x1b\\") == theme_of("\x1b]10;rgb:ff/ff/ff\x07") == theme_of("") == ""
    assert theme_of("\x1b]11;rgba:ffff/ffff/ffff/ffff\x07") == LIGHT
