"""Whatever the texts of a file hold, a terminal only draws them, and they are read as they were written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import COMMAND, CONTENT, TODAY, TOP, Run, environment, read, squeezed
from explainer.content.load import load_story
from explainer.content.records import fields_of, records_of_the_model
from explainer.present.pages import PageName
from explainer.sanitize import forbidden
from explainer.story import Story
from explainer.tui import prompt
from explainer.tui.frame import fit
from explainer.tui.navigation import Navigator
from prepared import PREPARED
from terminal import Terminal

from .seen import loaded, navigator_of, read_through, rows, seen, words
from .stories import file_of

BACKSLASH = "\\"
MARKUP = r"[/] [b][/i] [@click=app.quit]x[/] [$primary]y &#x202e; \[ \x1b[2J ${HOME} {0!r} %s"
SIGNS = "👩‍👩‍👧 e\u0301 שלום\u200f \u200eمرحبا"
"""Joiners, combining marks and marks of direction: hostile to a layout only, so they are kept."""
HOSTILE = f"{MARKUP} {SIGNS}"

SEQUENCES = re.compile(
    rb"\x1b\[[0-9;:]*m|\x1b\[[0-9;]*H|\x1b\[\?[0-9;]*[hl]|\x1b\[\?[0-9;]*\$p|\x1b\[[<>=]?[0-9;]*u|\x1b\]22;[a-z-]*(?:\x07|\x1b\\)"
    rb"|\x1b\]11;\?\x1b\\\x1b\[c|\x1b\]8;(?:id=[0-9-]+)?;(?:https?://[!-~]+)?\x1b\\|\x1b\]52;c;[A-Za-z0-9+/=]*\x07"
)
"""The escape sequences that the screen may send."""
CLIPBOARD = re.compile(rb"\x1b\]52;c;")
PRINTED = re.compile(rb"\x1b\[[0-9;]*m|\x1b\]8;(?:id=[0-9]+)?;(?:https?://[!-~]+)?\x1b\\")
"""The only ones that a command which prints may send."""
NOTHING = re.compile(rb"(?!)")


def stray(raw: bytes, allowed: re.Pattern[bytes]) -> list[str]:
    """The characters on which a terminal would act, with what follows them, outside the sequences allowed."""
    text = allowed.sub(b"", raw).decode("utf-8").replace("\r\n", "\n")
    return [text[found.start() : found.start() + 20] for found in forbidden().finditer(text)]


HELD = {
    **{"sections": "Section", "groups": "Group", "figures": "Figure", "steps": "Step", "corrections": "Correction"},
    **{"timeline": "Timeline", "events": "Event", "caveats": "Caveat", "caveat": "Caveat"},
    **{"differs": "Account", "agrees": "Account"},
}
"""What kind of record a key of the file holds, or a list of which."""
NOT_FREE = {"Computed.formula", "Story.language", "Source.short", "Event.rail"}
"""Texts that are bound to a form, short, or repeated to say that two belong together."""
TEXTS = {
    f"{part.__name__}.{name}"
    for part in records_of_the_model()
    for name, field in fields_of(part).items()
    if field.type in (str, str | None)
} - NOT_FREE | {"Confidence.because"}
"""The free texts that a story can hold, by the model's own annotations."""


def hostile(part: Any, kind: str = "Story") -> Any:
    """A part of a file, which holds a record of a kind, with each of its free texts made hostile."""
    if isinstance(part, list):
        return [hostile(each, kind) for each in part]
    if kind == "Caveat" and isinstance(part, str):
        return f"Caveat.text {HOSTILE}"
    if isinstance(part, str):
        return part
    if kind == "Caveat":
        return {key: each if key == "source" else f"Caveat.text {HOSTILE}" for key, each in part.items()}
    return {key: _hostile_value(kind, key, each) for key, each in part.items()}


def _hostile_value(kind: str, key: str, value: Any) -> Any:
    if key == "sources" and isinstance(value, Mapping):
        return {name: hostile(source, "Source") for name, source in value.items()}
    if key in HELD:
        return hostile(value, HELD[key])
    if key == "confidence":
        return f"{value.partition(' ')[0]} because Confidence.because {HOSTILE}"
    if key == "url":
        return f"https://example.org/{MARKUP.replace(' ', '').replace(BACKSLASH, '')}"
    if key in ("label", "period"):
        return f"{kind}.{key} {HOSTILE} {value}"  # no two of a group are the same
    return f"{kind}.{key} {HOSTILE}" if f"{kind}.{key}" in TEXTS else value


@pytest.fixture(scope="module")
def file() -> str:
    """A right file with every key, whose every free text is hostile; it is written as JSON, which is YAML."""
    data = yaml.load((TOP / "src" / "explainer" / "new_story.yaml").read_bytes(), yaml.BaseLoader)
    return json.dumps(hostile(data), ensure_ascii=False, indent=1)


@pytest.fixture(scope="module")
def story(file: str) -> Story:
    return read(file)


def with_unknown_key(file: str) -> str:
    """The file with a key that is hostile, and that nobody knows."""
    return file.replace("{", f'{{\n "no-key {MARKUP.replace(BACKSLASH, BACKSLASH * 2)}": "",', 1)


CONTROL = "\x1b]0;owned\x07\x1b[2J\x9b31m\x7f\u202e\u2066\U000e0041"
"""Characters on which a terminal acts, or which hide or reorder what stands around them."""


def with_control_characters(file: str) -> str:
    """The file with them as they are, by YAML's escapes, and in a key."""
    escaped = "".join(f"{BACKSLASH}U{ord(character):08x}" for character in CONTROL)
    begins = f'{{\n "key {escaped}": "{CONTROL}",\n "other {CONTROL}": "{escaped}",'
    return file.replace("{", begins, 1).replace("Story.summary", f"Story.summary {escaped} {CONTROL}")


NAME = f"story [@click=app.quit]x[b] {CONTROL}\n.yaml"
"""What a file may be called: not even a line feed is forbidden there."""
NAME_SHOWN = "story [@click=app.quit]x[b] ^[]0;owned^G^[[2J<U+009B>31m^?<U+202E><U+2066><U+E0041> .yaml"


class TestOnATerminal:
    @pytest.fixture
    def folder(self, tmp_path: Path, file: str) -> Path:
        (tmp_path / NAME).write_text(file, encoding="utf-8")
        return tmp_path

    def test_reading_and_editing_it_sends_only_known_sequences(self, folder: Path, file: str) -> None:
        path = folder / NAME
        with Terminal([PREPARED, COMMAND, NAME], 120, 40, env=environment(), cwd=folder) as terminal:
            terminal.wait_for("Story.summary", "Section.question [/]")
            terminal.press("2")
            terminal.wait_for(f"Section.question {MARKUP[:40]}")
            terminal.press("enter", "G")
            terminal.wait_for("Safe to quote", "https://example.org/[/]")
            terminal.press("escape", "?")
            terminal.wait_for("Keys and signs")
            terminal.press("escape")
            terminal.wait_until(lambda: "Keys and signs" not in terminal.text, "the keys to close")
            terminal.press("y")
            terminal.wait_for("Sent to the terminal's clipboard: ")
            terminal.press("o")
            terminal.wait_for("o opens http")
            terminal.press("/", "@click")
            terminal.wait_for("/@click", " of ")
            terminal.press("enter", "ctrl+p", "label")
            terminal.wait_for("go to label")
            terminal.press("escape")
            terminal.wait_until(lambda: "go to label" not in terminal.text, "the palette to close")
            terminal.press("s")
            terminal.wait_for("Where it all comes from")

            path.write_text(with_unknown_key(file), encoding="utf-8")
            terminal.wait_for(NAME_SHOWN, "no-key [/]", "Showing the", "p lists 1 error")
            terminal.press("p")
            terminal.wait_for("1 error", "^^^^", f'"no-key {MARKUP[:12]}')
            path.write_text(with_control_characters(file), encoding="utf-8")
            terminal.wait_for("errors", "found the control character ^[")
            path.write_text(file.replace('"id": "last-boat"', '"id": "the-last"'), encoding="utf-8")
            terminal.wait_for(" warnings", f" Section.title {MARKUP}")
            terminal.press("q")
            assert terminal.finish() == 0
        assert stray(terminal.raw, SEQUENCES) == []
        assert len(CLIPBOARD.findall(terminal.raw)) == 1

    @pytest.mark.parametrize("command", [[], ["show"], ["check"]], ids=["explainer", "show", "check"])
    def test_control_characters_are_refused_with_a_clean_report(
        self, folder: Path, file: str, command: list[str]
    ) -> None:
        (folder / NAME).write_text(with_control_characters(with_unknown_key(file)), encoding="utf-8")
        with Terminal([PREPARED, COMMAND, *command, NAME], 120, 200, env=environment(), cwd=folder) as terminal:
            assert terminal.finish() == 1
        shown = squeezed(terminal.text)
        assert squeezed(f"{NAME_SHOWN}:2:") in shown
        assert squeezed("found the control character <U+202E>") in shown
        assert "no-key[/]" in shown
        assert stray(terminal.raw, PRINTED) == []

    def test_an_address_is_plain_ascii_to_the_terminal(self, tmp_path: Path) -> None:
        story = tmp_path / "story.yaml"
        story.write_text(file_of().replace("example.org/carter", "example.org/é“x”/%20?a=日"), encoding="utf-8")
        with Terminal([PREPARED, COMMAND, story], 100, 30, env=environment()) as terminal:
            terminal.press("s", "G")
            terminal.wait_for("https://example.org/é“x”/%20?a=日")
            terminal.press("q")
            assert terminal.finish() == 0
        assert b";https://example.org/%C3%A9%E2%80%9Cx%E2%80%9D/%20?a=%E6%97%A5\x1b\\" in terminal.raw
        assert stray(terminal.raw, SEQUENCES) == []

    def test_what_gets_past_the_door_is_replaced_on_the_screen(self, tmp_path: Path) -> None:
        script = tmp_path / "past_the_door.py"
        script.write_text(PAST_THE_DOOR, encoding="utf-8")
        with Terminal([PREPARED, script, CONTENT, CONTROL], 100, 30, env=environment()) as terminal:
            terminal.wait_for("title \ufffd", "question \ufffd", "label \ufffd", "notice \ufffd")
            terminal.press("enter")
            terminal.wait_for("Because \ufffd")
            terminal.press("ctrl+p", "label")
            terminal.wait_for("go to label", "label \ufffd")
            terminal.press("escape")
            terminal.wait_until(lambda: "go to label" not in terminal.text, "the palette to close")
            terminal.press("q")
            assert terminal.finish() == 0
        assert stray(terminal.raw, SEQUENCES) == []


PAST_THE_DOOR = """
import os, sys
from datetime import date
from explainer.content.load import load_story
from explainer.present.glyphs import UTF8
from explainer.tui.app import ExplainerApp
from explainer.tui.reload import LoadedStory
from explainer.tui.terminal.first_page import FirstPage, page_text
from explainer.tui.colours import NIGHT
from explainer.tui.frame import frame
from explainer.tui.navigation import Navigator
from explainer.tui.pages import make_page
from explainer.tui.state import State

today, control = date(2026, 11, 25), sys.argv[2]
story = load_story(open(sys.argv[1], "rb").read(), today).story
section = story.sections[0]
group = section.groups[0]
figure = group.figures[0]
figure = figure._replace(label=f"label {control}", confidence=figure.confidence._replace(because=f"because {control}"))
group = group._replace(figures=(figure,))
section = section._replace(title=f"section {control}", question=f"question {control}", groups=(group,), timeline=None)
story = story._replace(title=f"title {control}", summary=f"summary {control}", sections=(section,))
loaded = LoadedStory(story, "path", today, "14:05", {})
navigator = Navigator(State(loaded, UTF8, make_page, *os.get_terminal_size()))
navigator.state.notice = f"notice {control}"
with FirstPage() as first_page:
    first_page.paint(page_text(frame(navigator.state), NIGHT))
    ExplainerApp(navigator, first_page=first_page).run()
"""
"""A program that shows a story which the reader would not have accepted."""


RAILS = dict.fromkeys(map(ord, "│┃"))
"""What stands before each line of a text that goes on along a rail."""


def texts(part: Any) -> Iterator[str]:
    """Every text of a part that as_file has made hostile."""
    if isinstance(part, str):
        yield from [part] if MARKUP[:20] in part or part.startswith("https://example.org/") else []
    elif isinstance(part, Mapping | tuple):
        for each in part.values() if isinstance(part, Mapping) else part:
            yield from texts(each)


def pages(navigator: Navigator) -> Iterator[str]:
    """Every page of the story, wherever its lines are broken."""
    for index, section in enumerate(navigator.state.loaded.story.sections):
        navigator.open_section(index)
        yield squeezed("".join(rows(navigator)[:2]))
        names = [PageName("evidence", figure.id) for figure in section.figures]
        for name in (None, *names, PageName("sources")):
            if name:
                navigator.open(name)
            yield squeezed("".join(row[2:].rstrip("▐") for row in read_through(navigator)).translate(RAILS))
            navigator.back()


class TestAsItWasWritten:
    def test_every_text_of_a_story_is_on_the_screen(self, story: Story) -> None:
        assert {text.split()[0] for text in texts(story) if not text.startswith("https:")} == set(TEXTS)
        shown = list(pages(navigator_of(story, 84, 100)))
        left = {text for text in texts(story) if not any(squeezed(text) in page for page in shown)}
        assert {text.split()[0] for text in left} == {"Story.title"}  # cut to the room of one row
        for row, name in enumerate(("Story.title", "Section.title")):
            assert f"{name} [/] [b][/i] [@click=app.quit]" in rows(navigator_of(story, 84, 100))[row]

    @pytest.mark.parametrize("options", ["text --evidence", "markdown --evidence", "html", "json"])
    def test_every_text_of_a_story_is_in_every_format(self, explainer: Run, file: str, options: str) -> None:
        ended = explainer("show", "-", "--format", *options.split(), stdin=file.encode())
        assert [name for name in sorted(TEXTS) if name not in ended.out.replace(BACKSLASH, "")] == []

    def test_the_palette_and_a_search_find_it(self, story: Story) -> None:
        navigator = navigator_of(story, 200, 40)
        prompt.begin_choice(navigator)
        prompt.put(navigator, "QUIT]x[/] by rowing boat")
        assert f"Figure.label {HOSTILE}"[:60] in words(navigator)
        prompt.give_up(navigator)
        prompt.begin_search(navigator)
        prompt.put(navigator, "[@click=app.quit]x[/] [$primary]")
        assert navigator.state.search
        assert len(navigator.state.search.found) > 10

    def test_notices_and_banners_say_it(self, story: Story, file: str) -> None:
        navigator = navigator_of(story, 160, 60)
        wrong = load_story(with_unknown_key(file).encode(), TODAY)
        edition = loaded(story)._replace(problems=wrong.problems, lines=with_unknown_key(file).split("\n"))
        navigator.show_story(edition)
        fit(navigator, 160, 60)
        assert squeezed(f"no-key {MARKUP[:30]}") in squeezed(seen(navigator))
        navigator.state.notice = f"Added: “{HOSTILE}”"
        assert squeezed(f"Added: “{MARKUP}") in squeezed(seen(navigator))
