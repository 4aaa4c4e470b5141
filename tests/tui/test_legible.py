"""What is on the screen can be read: in every theme, and without colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from conftest import COMMAND, TODAY, TOP, environment
from explainer.content.load import load_story
from explainer.present.lines import Background, Role
from explainer.present.pages import PageName
from explainer.story import Story
from explainer.tui import prompt
from explainer.tui.colours import (
    MIN_CONTRAST,
    OWN,
    TERMINAL,
    TRUE_COLOUR,
    ThemeColours,
    colours_of,
    contrast,
    text_style,
    theme_names,
)
from explainer.tui.frame import fit, frame
from explainer.tui.navigation import Navigator
from explainer.tui.state import TextSelection
from prepared import PREPARED
from terminal import Terminal

from .seen import loaded, marked, navigator_of, seen
from .stories import spoilt, story_of

THEMES = theme_names()


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.fixture(scope="module")
def used(shipped: Story) -> set[tuple[Role, Background]]:
    """Every role with the background that it stands on, anywhere on the screen."""
    return {
        (span.role, span.background) for navigator in screens(shipped) for row in frame(navigator.state) for span in row
    }


def screens(story: Story) -> Iterator[Navigator]:
    """A navigator in every state that is painted in its own way."""
    navigator = navigator_of(story, 80, 60)
    for index in range(len(story.sections)):
        navigator.open_section(index)
        for _ in range(len(navigator.state.layout(navigator.state.front.page).page.targets)):
            yield navigator
            navigator.move(1)
    for name in (PageName("sources"), PageName("keys"), *(PageName("evidence", each.id) for each in story.figures)):
        navigator.open(name)
        for _ in range(6):
            yield navigator
            navigator.move(1)
        navigator.back()
    navigator = navigator_of(story, 150, 400)
    navigator.state.selection = TextSelection(navigator.state.front.page, (0, 0), (300, 0))
    yield navigator
    for query in ("the", "working", "2024"):
        prompt.begin_search(navigator)
        prompt.put(navigator, query)
        yield navigator
        prompt.accept(navigator)
        yield navigator
    prompt.begin_choice(navigator)
    yield navigator
    prompt.give_up(navigator)
    navigator.state.notice = "something is said"
    yield navigator
    navigator.state.question = "something is asked?"
    yield navigator
    broken = spoilt(basis=1)
    problems = load_story(broken.encode(), TODAY).problems
    navigator.show_story(loaded(story_of())._replace(problems=problems, lines=broken.split("\n")))
    fit(navigator, 140, 40)
    yield navigator
    navigator.open(PageName("problems"))
    yield navigator


def test_every_background_is_used(used: set[tuple[Role, Background]]) -> None:
    assert {background for _, background in used} == {"page", "current", "bar", "banner", "selected", "match", "found"}


@pytest.mark.parametrize("theme", THEMES)
def test_every_word_stands_out_from_its_background(theme: str, used: set[tuple[Role, Background]]) -> None:
    colours = colours_of(theme)
    styles = {(role, background): text_style(colours, role, background) for role, background in used}
    weak = {
        where: round(contrast(style.color, style.bgcolor), 1)
        for where, style in styles.items()
        if style.color.startswith("#") and contrast(style.color, style.bgcolor) < most_of(colours, where[1])
    }
    assert weak == {}


def most_of(colours: ThemeColours, background: Background) -> float:
    """The contrast that is asked for: less only where a theme's plain text has less."""
    plain = text_style(colours, "plain", background)
    return min(MIN_CONTRAST, contrast(plain.color, plain.bgcolor))


@pytest.mark.parametrize("name", OWN)
def test_our_own_themes_have_it_without_exception(name: str, used: set[tuple[Role, Background]]) -> None:
    assert {most_of(OWN[name][TRUE_COLOUR], background) for _, background in used} == {MIN_CONTRAST}


@pytest.mark.parametrize("theme", [name for name in THEMES if name.startswith("ansi")])
def test_the_terminal_s_own_colours_are_not_dimmed(theme: str, used: set[tuple[Role, Background]]) -> None:
    colours = colours_of(theme)
    assert {text_style(colours, role, background).color for role, background in used} <= {*colours}
    assert text_style(colours, "muted", "page").color == text_style(colours, "plain", "page").color


class TestWithoutColours:
    def test_no_style_has_any(self, used: set[tuple[Role, Background]]) -> None:
        styles = [text_style(TERMINAL, role, background) for role, background in used]
        assert {(style.color, style.bgcolor) for style in styles} == {("", "")}

    def test_what_is_selected_found_or_current_is_told_apart(self) -> None:
        plain = text_style(TERMINAL, "plain", "page")
        assert text_style(TERMINAL, "plain", "selected") != plain
        assert text_style(TERMINAL, "plain", "found") != plain
        assert text_style(TERMINAL, "plain", "match") not in (plain, text_style(TERMINAL, "plain", "found"))
        assert marked(navigator_of(story_of(), at="two")).startswith("Label b1")

    def test_background_is_told_apart_by_a_sign_and_in_the_evidence_by_a_word(self, shipped: Story) -> None:
        for figure in shipped.figures:
            navigator = navigator_of(shipped, 80, 24, at=figure.id)
            assert marked(navigator).startswith("◇") == (figure.quote is None)
            if figure.background:
                navigator.enter()
                assert "◇ background" in seen(navigator)

    def test_on_a_terminal_none_is_sent(self) -> None:
        env = environment({"NO_COLOR": "1"})
        with Terminal([PREPARED, COMMAND, "--section", "scale"], 100, 30, env=env, cwd=TOP) as terminal:
            walk_through(terminal)
        assert colours_in(terminal.raw) == set()

    def test_nor_where_the_option_says_so(self) -> None:
        with Terminal([COMMAND, "--section", "scale", "--no-color"], 100, 30, cwd=TOP) as terminal:
            walk_through(terminal)
        assert colours_in(terminal.raw) == set()

    def test_and_else_they_are(self) -> None:
        with Terminal([PREPARED, COMMAND, "--section", "scale"], 100, 30, cwd=TOP) as terminal:
            walk_through(terminal)
        assert len(colours_in(terminal.raw)) > 5


def walk_through(terminal: Terminal) -> None:
    """See the section, a mark that moves, a search, the palette and the keys, and leave."""
    terminal.wait_for("How many are there?", "▌ ◇ October 2024", "━")
    terminal.press("j")
    terminal.wait_for("  2 of 18")
    terminal.wait_until(lambda: "▌ ◇ October 2024" not in terminal.text, "the mark to move")
    terminal.press("/", "sent", "enter")
    terminal.wait_for("“sent” ", " of ")
    terminal.press("ctrl+p", "day")
    terminal.wait_for("go to day")
    terminal.press("\x15", "keys and", "enter")
    terminal.wait_for("Keys and signs")
    terminal.press("q")
    assert terminal.finish() == 0


def colours_in(raw: bytes) -> set[bytes]:
    """The sequences that set a colour, by what they set."""
    found = re.findall(rb"\x1b\[([0-9;:]*)m", raw)
    assert found
    styles = {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"9", b"22", b"23", b"24", b"27", b"39", b"49"}
    return {sequence for sequence in found if not set(sequence.split(b";")) <= styles}


def test_where_the_locale_is_not_utf_8_the_whole_screen_is_ascii() -> None:
    env = environment({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    with Terminal([COMMAND, "--section", "scale"], 100, 30, env=env, cwd=TOP) as terminal:
        terminal.wait_for("How many are there?", "| + October 2024")
        terminal.press("enter")
        terminal.wait_for("How it reached us")
        terminal.press("q")
        assert terminal.finish() == 0
    assert terminal.raw.isascii()
    assert b"\\u" not in terminal.raw
