"""The two themes of our own: paper and night, with one accent."""

from __future__ import annotations

from textual.theme import Theme

NIGHT = Theme(
    name="explainer-dark",
    primary="#d9a441",
    secondary="#8fb4c9",
    accent="#d9a441",
    warning="#d98e5f",
    error="#e07a6a",
    success="#8fb573",
    foreground="#dedbd2",
    background="#131416",
    surface="#1b1d20",
    panel="#23262a",
    dark=True,
)
PAPER = Theme(
    name="explainer-light",
    primary="#7a5200",
    secondary="#2c5f7a",
    accent="#7a5200",
    warning="#8f3d0c",
    error="#a02a1c",
    success="#3d6b22",
    foreground="#24262a",
    background="#faf8f2",
    surface="#f1eee5",
    panel="#efece3",
    dark=False,
)
