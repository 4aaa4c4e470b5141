"""The keys, declared once, are the same in the footer, the help and the palette."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from explainer.story import Story
from explainer.tui.keys import KEYS

from .seen import SIZES, app_of, figure, page, reading, section


def test_every_key_says_what_it_does() -> None:
    assert [key.key for key in KEYS if not (key.description and key.tooltip)] == []


def test_no_key_is_taken_from_what_has_the_focus() -> None:
    assert [key.key for key in KEYS if key.priority] == []


def test_no_key_is_declared_twice() -> None:
    keys = [each for key in KEYS for each in key.key.split(",")]
    assert sorted(keys) == sorted(set(keys))


def test_every_key_can_be_remapped_by_its_id() -> None:
    ids = [key.id for key in KEYS]
    assert None not in ids
    assert len(ids) == len(set(ids))


async def test_every_key_has_an_action(shipped: Story) -> None:
    screen = app_of(shipped).reading
    for key in KEYS:
        name = key.action.partition("(")[0]
        owner = app_of(shipped) if name.startswith("app.") else screen
        assert hasattr(owner, f"action_{name.removeprefix('app.')}"), key.key


@pytest.mark.parametrize("size", SIZES)
async def test_the_footer_has_the_way_out_and_the_way_to_all_keys(shipped: Story, size: tuple[int, int]) -> None:
    async with app_of(shipped).run_test(size=size) as pilot:
        footer = page(pilot.app).splitlines()[-1]
        assert footer.endswith("? keys  q quit")
        assert "enter evidence" in footer


async def test_a_wide_footer_has_every_key_that_works_here(shipped: Story) -> None:
    async with app_of(shipped).run_test(size=(300, 24)) as pilot:
        footer = page(pilot.app).splitlines()[-1]
        expected = [key for key in KEYS if key.show and reading(pilot).check_action(key.action, (1,))]
        assert expected
        shown = [f"{pilot.app.get_key_display(key)} {key.description}" for key in expected]
        assert [words for words in shown if words not in footer and not words.startswith("ctrl+z")] == []


async def test_the_help_has_every_key(shipped: Story) -> None:
    async with app_of(shipped).run_test(size=(140, 60)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        seen = " ".join(page(pilot.app).split())
        assert "on, then to the next section" in seen
        assert "behind the figure" in seen


class TestThePalette:
    @staticmethod
    async def entries(pilot: Pilot[None], query: str) -> list[str]:
        """What the palette lists for a query."""
        await pilot.press("ctrl+p")
        palette = pilot.app.screen
        assert isinstance(palette, CommandPalette)
        palette.query_one(Input).value = query
        await pilot.pause()
        options = palette.query_one(OptionList)
        while not options.option_count or palette.query_one("#--results").has_class("--loading"):
            await pilot.pause(0.01)
        return [str(options.get_option_at_index(index).prompt) for index in range(options.option_count)]

    @pytest.mark.parametrize("verb", ["Next figure", "Evidence behind the figure", "Quit the explainer"])
    async def test_what_a_key_does_can_be_found_there(self, shipped: Story, verb: str) -> None:
        async with app_of(shipped).run_test(size=(100, 30)) as pilot:
            assert any(entry.startswith(verb) for entry in await self.entries(pilot, verb))

    async def test_it_lists_every_verb_with_its_key(self, shipped: Story) -> None:
        app = app_of(shipped)
        async with app.run_test(size=(100, 30)):
            commands = {command.title: command.help for command in app.get_system_commands(app.reading)}
        for key in KEYS:
            if not key.system:
                title = f"{key.description} {key.tooltip}".capitalize()
                assert commands[title] == f"Key: {app.get_key_display(key)}"

    async def test_a_figure_can_be_found_by_its_label(self, shipped: Story) -> None:
        async with app_of(shipped).run_test(size=(100, 30)) as pilot:
            assert any("How they escape" in entry for entry in await self.entries(pilot, "How they escape"))
            await pilot.press("down", "enter")
            await pilot.pause()
            while section(pilot) != "escapes":
                await pilot.pause(0.01)
            assert figure(pilot) == "phones"
