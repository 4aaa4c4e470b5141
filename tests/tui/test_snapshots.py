"""Pictures of the screen; the first one is the README's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explainer.story import Story

from .seen import app_of

SCREENS = {
    "light": ("sanctions", (100, 30), "explainer-light"),
    "wide": ("kursk", (140, 40), "explainer-dark"),
    "small": ("escapes", (40, 12), "explainer-dark"),
}


def test_the_panel_on_scale(shipped: Story, snap_compare: Callable[..., bool]) -> None:
    assert snap_compare(app_of(shipped, "scale"), terminal_size=(100, 36))


@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_looks_as_it_did(name: str, shipped: Story, snap_compare: Callable[..., bool]) -> None:
    place, size, theme = SCREENS[name]
    app = app_of(shipped, place)
    app.theme = theme
    assert snap_compare(app, terminal_size=size)
