"""Whatever the texts of a file hold, a terminal only draws them, and they are read as they were written."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import time
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

import explainer.picture
import explainer.story
from conftest import COMMAND, CONTENT, TODAY, TOP, environment, read, squeezed
from explainer.characters import forbidden
from explainer.content.load import load_story
from explainer.picture import Clock, Picture, Steps, Tick
from explainer.story import Computed, Story
from explainer.tui.frame import SectionTabs, TitleBar
from explainer.tui.reload import Saved
from explainer.values import PartialDate
from terminal import Terminal

from .seen import app_of, page, reading, rows, until

BACKSLASH = "\\"
MARKUP = r"[/] [b][/i] [@click=app.quit]x[/] [$primary]y &#x202e; \[ \x1b[2J ${HOME} {0} %s"
SIGNS = "👩‍👩‍👧 e\u0301 שלום\u200f \u200eمرحبا"
"""Joiners, combining marks and marks of direction: hostile to a layout only, so they are kept."""
HOSTILE = f"{MARKUP} {SIGNS}"

SEQUENCES = re.compile(
    rb"\x1b\[[0-9;:]*m|\x1b\[[0-9;]*H|\x1b\[\?[0-9;]*[hl]|\x1b\[\?[0-9;]*\$p|\x1b\[[<>=]?[0-9;]*u|\x1b\]22;[a-z-]*(?:\x07|\x1b\\)"
)
"""The escape sequences that the screen may send."""
COLOURS = re.compile(rb"\x1b\[[0-9;]*m")
"""The only ones that a command which prints may send."""
NOTHING = re.compile(rb"(?!)")


def stray(raw: bytes, allowed: re.Pattern[bytes]) -> list[str]:
    """The characters on which a terminal would act, with what follows them, outside the sequences allowed."""
    text = allowed.sub(b"", raw).decode("utf-8").replace("\r\n", "\n")
    return [text[found.start() : found.start() + 20] for found in forbidden().finditer(text)]


def as_file(part: Any, where: str = "") -> Any:
    """A part of a story as a file holds it, with each of its free texts made hostile and those left out filled in."""
    if isinstance(part, Mapping):
        return {name: as_file(each) for name, each in part.items()}
    if isinstance(part, tuple) and not isinstance(part, PartialDate):
        return [as_file(each, where) for each in part]
    if isinstance(part, time):
        return f"{part:%H:%M}"
    if isinstance(part, bool):
        return str(part).lower()
    if not is_dataclass(part) or isinstance(part, PartialDate):
        return f"{where} {HOSTILE}" if where == "Steps.steps" else str(part)
    hints = get_type_hints(type(part))
    filled: dict[str, Any] = {}
    for field in fields(part):
        name, value = field.name.rstrip("_"), getattr(part, field.name)
        here = f"{type(part).__name__}.{name}"
        if name == "url":
            filled[name] = f"https://example.org/{MARKUP.replace(' ', '').replace(BACKSLASH, '')}"
        elif hints[field.name] in (str, str | None) and name != "formula":
            filled[name] = f"{here.replace('Steps.at', 'Steps.steps')} {HOSTILE}"
        elif value not in (None, field.default) and not (name == "value" and getattr(part, "computed", None)):
            filled[name] = as_file(value, here)
    return filled


PICTURES: dict[str, Picture] = {
    "crossings": Steps(kind="steps", steps=("said", "seen"), at="said"),
    "toll": Clock(kind="clock", from_=time(6), to=time(22), tick=Tick(time(20), "as some say")),
}
"""The pictures with texts of their own."""


@pytest.fixture(scope="module")
def file() -> str:
    """A right file whose every free text is hostile; it is written as JSON, which is YAML."""
    small = read((TOP / "tests" / "output" / "small.yaml").read_bytes())
    cost, use = small.sections
    drawn = tuple(replace(figure, picture=PICTURES[figure.id]) for figure in use.figures)
    return json.dumps(
        as_file(replace(small, sections=(cost, replace(use, figures=drawn)))), ensure_ascii=False, indent=1
    )


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
        with Terminal([COMMAND, NAME], 120, 40, env=environment(), cwd=folder) as terminal:
            for key in "12":
                terminal.press(key)
                terminal.wait_for(f"{key}/2 Section.title", f"Section.question {MARKUP[:40]}", "Who says so")
                terminal.press("G")
                terminal.wait_until(lambda: "Section.question" not in terminal.text, "the end of the panel")
            terminal.press("enter", "G")
            terminal.wait_for("Source.interest", "https://example.org/[/]")
            terminal.press("?")
            terminal.wait_for("on, then to the next section")
            terminal.press("?")
            terminal.wait_until(lambda: "on, then to the next section" not in terminal.text, "the help to close")
            terminal.press("escape")
            terminal.wait_until(lambda: "esc back" not in terminal.text, "the way back to the panel")
            terminal.press("ctrl+p")
            terminal.wait_for("Search for commands")
            terminal.press("label [@click=app.quit]")
            terminal.wait_for("Figure crossings")
            terminal.press("escape")

            path.write_text(with_unknown_key(file), encoding="utf-8")
            terminal.wait_for(NAME_SHOWN, "no-key [/]", "Showing the", "p lists 1 error")
            terminal.press("p")
            terminal.wait_for("1 error", "^^^^", f'"no-key {MARKUP[:12]}')
            path.write_text(with_control_characters(file), encoding="utf-8")
            terminal.wait_for("errors", "found the control character ^[")
            terminal.press("escape")
            terminal.wait_until(lambda: "esc goes back" not in terminal.text, "the list to close")
            path.write_text(file.replace('"id": "toll"', '"id": "fare"'), encoding="utf-8")
            terminal.wait_for(f"Added: “Figure.label {MARKUP[:12]}")
            terminal.press("q")
            assert terminal.finish() == 0
        assert stray(terminal.raw, SEQUENCES) == []

    @pytest.mark.parametrize("command", [[], ["show"], ["check"]], ids=["explainer", "show", "check"])
    def test_control_characters_are_refused_with_a_clean_report(
        self, folder: Path, file: str, command: list[str]
    ) -> None:
        (folder / NAME).write_text(with_control_characters(with_unknown_key(file)), encoding="utf-8")
        with Terminal([COMMAND, *command, NAME], 120, 200, env=environment(), cwd=folder) as terminal:
            assert terminal.finish() == 1
        seen = squeezed(terminal.text)
        assert squeezed(f"{NAME_SHOWN}:2:") in seen
        assert squeezed("found the control character <U+202E>") in seen
        assert "no-key[/]" in seen
        assert stray(terminal.raw, COLOURS if command == ["check"] else NOTHING) == []

    def test_what_gets_past_the_door_is_replaced_on_the_screen(self, tmp_path: Path) -> None:
        script = tmp_path / "past_the_door.py"
        script.write_text(PAST_THE_DOOR, encoding="utf-8")
        with Terminal([sys.executable, script, CONTENT, CONTROL], 100, 30, env=environment()) as terminal:
            terminal.wait_for("title \ufffd", "question \ufffd", "label \ufffd", "notice \ufffd")
            terminal.press("enter")
            terminal.wait_for("because \ufffd")
            terminal.press("ctrl+p")
            terminal.wait_for("Search for commands")
            terminal.press("label")
            terminal.wait_for("Figure working-day")
            terminal.press("escape")
            terminal.wait_until(lambda: "Figure working-day" not in terminal.text, "the palette to close")
            terminal.press("q")
            assert terminal.finish() == 0
        assert stray(terminal.raw, SEQUENCES) == []


PAST_THE_DOOR = """
import sys
from dataclasses import replace
from datetime import date
from explainer.content.load import load_story
from explainer.tui.app import ExplainerApp

today, control = date(2025, 11, 12), sys.argv[2]
story = load_story(open(sys.argv[1], "rb").read(), today).story
section = story.sections[0]
figure = replace(section.figures[0], label=f"label {control}", because=f"because {control}")
section = replace(section, title=f"section {control}", question=f"question {control}", figures=(figure,))
app = ExplainerApp(replace(story, title=f"title {control}", summary="", sections=(section,)), "name", today)
app.call_later(app.notify, f"notice {control}", markup=False, timeout=60)
app.run()
"""
"""A program that shows a story which the reader would not have accepted."""


MODEL = [each for module in (explainer.story, explainer.picture) for each in vars(module).values()]
TEXTS = {
    f"{part.__name__}.{name}"
    for part in MODEL
    if isinstance(part, type) and is_dataclass(part)
    for name, hint in get_type_hints(part).items()
    if hint in (str, str | None) and (part, name) not in ((Computed, "formula"), (Steps, "at"))
} | {"Steps.steps"}
"""The free texts that a story can hold, by the model's own annotations."""


def texts(part: Any) -> Iterator[str]:
    """Every text of a part that as_file has made hostile."""
    if isinstance(part, str):
        yield from [part] if MARKUP[:20] in part or part.startswith("https:") else []
    elif isinstance(part, Mapping | tuple):
        for each in part.values() if isinstance(part, Mapping) else part:
            yield from texts(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts(getattr(part, field.name))


def on_screen(pilot: Pilot[None]) -> str:
    """The texts on the screen, wherever their lines are broken."""
    screen = reading(pilot)
    lines = []
    for part in (screen.query_one(TitleBar), screen.query_one(SectionTabs), screen.read):
        lines += rows(pilot.app, part.content_region)
    return squeezed("".join(lines)).replace("▌", "")


def toast(notice: Widget) -> str:
    """What a notice says, wherever its lines are broken."""
    return squeezed("".join(rows(notice.app, notice.content_region)))


async def search(pilot: Pilot[None], query: str) -> None:
    """Open the palette and ask for something."""
    await pilot.press("ctrl+p")
    palette = pilot.app.screen
    assert isinstance(palette, CommandPalette)
    palette.query_one(Input).value = query


class TestAsItWasWritten:
    async def test_every_text_of_a_story_is_on_the_screen(self, story: Story) -> None:
        wanted = {squeezed(text) for text in texts(story)}
        assert {text.split()[0] for text in texts(story) if not text.startswith("https:")} == set(TEXTS)
        async with app_of(story).run_test(size=(84, 150)) as pilot:
            for key, section in zip("12", story.sections, strict=True):
                await pilot.press(key)
                for more in ("enter", *"j" * (len(section.figures) - 1), "escape"):
                    await pilot.pause()
                    shown = on_screen(pilot)
                    wanted = {text for text in wanted if text not in shown}
                    await pilot.press(more)
        assert wanted == set()

    async def test_the_palette_finds_it_and_shows_it(self, story: Story) -> None:
        async with app_of(story).run_test(size=(200, 40)) as pilot:
            await search(pilot, "QUIT]x[/] label")
            await until(pilot, lambda: f"Figure.label {HOSTILE}" in page(pilot.app))

    async def test_a_long_label_does_not_hold_up_the_palette(self, story: Story) -> None:
        cost, use = story.sections
        long = replace(cost, figures=(replace(cost.figures[0], label="a " * 60 + "the end"), *cost.figures[1:]))
        async with app_of(replace(story, sections=(long, use))).run_test(size=(80, 24)) as pilot:
            await search(pilot, "a a the end a a")
            await until(pilot, lambda: "Figure paid" in page(pilot.app))

    async def test_a_click_on_it_does_nothing(self, story: Story) -> None:
        async with app_of(story).run_test(size=(84, 40)) as pilot:
            row = next(number for number, row in enumerate(rows(pilot.app)) if "Figure.label" in row)
            await pilot.click(offset=(rows(pilot.app)[row].index("x[/]"), row))
            await pilot.pause()
            assert pilot.app.return_code is None

    async def test_notices_and_banners_say_it(self, story: Story, file: str) -> None:
        async with app_of(story).run_test(size=(160, 60), notifications=True) as pilot:
            renamed = file.replace('"id": "toll"', '"id": "fare"')
            reading(pilot).post_message(Saved(load_story(renamed.encode(), TODAY), renamed.split("\n")))
            await pilot.pause()
            said = squeezed(f"Added: “Figure.label {HOSTILE}” · Removed: “Figure.label {HOSTILE}”")
            await until(pilot, lambda: said in "".join(map(toast, pilot.app.screen.query("Toast"))))
            wrong = with_unknown_key(file)
            reading(pilot).post_message(Saved(load_story(wrong.encode(), TODAY), wrong.split("\n")))
            await pilot.pause()
            assert f"no-key {MARKUP[:30]}" in page(pilot.app)
            await pilot.press("p")
            await pilot.pause()
            assert f'"no-key {MARKUP[:40]}' in page(pilot.app)
