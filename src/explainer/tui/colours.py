"""How each role looks in a theme's colours: #rrggbb, names of the terminal's own, or empty for its default.

Does not import Textual: the first page is painted before that is imported.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from explainer.present.lines import Role

LEAST_CONTRAST = 4.5
"""The least contrast of text with its ground, from 1 to 21, by WCAG 2 (1.4.3)."""
LEAST_DIFFERENCE = 1.3
"""The least contrast of a ground with the page, so that it can be seen."""
QUIET = 0.68
"""The share of the foreground in the colour of quiet text; the rest is the ground."""

Ground = Literal["page", "current", "bar", "banner", "selected", "match", "found"]
"""What is behind a text: the page, its current part, a bar, the banner, a selection, matches (found: the current)."""


class ThemeColours(NamedTuple):
    """The colours of a theme, as #rrggbb or names of the terminal's own; empty for the terminal's default."""

    foreground: str = ""
    background: str = ""
    surface: str = ""
    """The ground of what is current."""
    panel: str = ""
    """The ground of the title bar and the foot."""
    accent: str = ""
    secondary: str = ""
    warning: str = ""
    error: str = ""


NIGHT = ThemeColours("#dedbd2", "#131416", "#1b1d20", "#23262a", "#d9a441", "#8fb4c9", "#d98e5f", "#e07a6a")
PAPER = ThemeColours("#24262a", "#faf8f2", "#f1eee5", "#efece3", "#7a5200", "#2c5f7a", "#8f3d0c", "#a02a1c")
OWN = {"explainer-dark": NIGHT, "explainer-light": PAPER}
"""The program's own themes by name; the first is the default."""
TERMINAL = ThemeColours()
"""No colours at all."""


class TextStyle(NamedTuple):
    """How a piece of text is drawn."""

    color: str
    background: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False


BOLD: frozenset[Role] = frozenset(("title", "heading", "label", "value", "changed", "mark", "key"))
QUIET_ROLES: frozenset[Role] = frozenset(("evidence", "muted", "fill-other"))
ROLE_COLOURS: dict[Role, str] = {
    "heading": "accent",
    "value": "accent",
    "fill": "accent",
    "key": "accent",
    "caveat": "warning",
    "changed": "warning",
    "context": "secondary",
    "mark": "error",
}
"""The theme colour of each role; the foreground for all others."""


@cache
def text_style(colours: ThemeColours, role: Role, ground: Ground) -> TextStyle:
    """How a role looks on a ground. A colour too weak to be read there gives way to the foreground."""
    background = _behind(colours, ground)
    if ground in ("match", "found") and _is_rgb(background):
        color, background = (_match_colours if ground == "match" else _found_colours)(colours)
        is_found = ground == "found"
        is_alike = is_found and background == _match_colours(colours)[1]
        return TextStyle(color, background, role in BOLD or is_found, role == "quote", underline=is_alike)
    color = getattr(colours, ROLE_COLOURS[role]) if role in ROLE_COLOURS else colours.foreground
    if role in QUIET_ROLES and _is_rgb(colours.foreground):
        color = blend(colours.foreground, background, QUIET)
    if _is_rgb(color) and contrast(color, background) < LEAST_CONTRAST:
        color = colours.foreground
    return TextStyle(
        color,
        background,
        bold=role in BOLD or ground == "found",
        italic=role == "quote",
        underline=role == "link" or ground == "found",
        reverse=ground in ("selected", "match", "found"),
    )


def _behind(colours: ThemeColours, ground: Ground) -> str:
    if not _is_rgb(colours.background):
        return colours.background
    match ground:
        case "current" | "selected" | "match" | "found":
            return colours.surface
        case "bar":
            return colours.panel
        case "banner":
            return blend(colours.error, colours.background, 0.2)
        case _:
            return colours.background


def _found_colours(colours: ThemeColours) -> tuple[str, str]:
    """The colours of the current match: its text, and its ground."""
    is_readable = contrast(colours.accent, colours.background) >= LEAST_CONTRAST
    return colours.background, colours.accent if is_readable else colours.foreground


def _match_colours(colours: ThemeColours) -> tuple[str, str]:
    """The colours of another match: on a tint if it differs enough from the page, else quiet text reversed."""
    pairs = [(colours.foreground, blend(colours.secondary, colours.background, share)) for share in (0.4, 0.3, 0.2)]
    pairs += [(colours.background, blend(colours.foreground, colours.background, share)) for share in (QUIET, 0.85, 1)]
    pages = (colours.background, colours.surface)
    return next(
        (pair for pair in pairs
         if contrast(*pair) >= LEAST_CONTRAST and all(contrast(pair[1], page) >= LEAST_DIFFERENCE for page in pages)),
        pairs[-1],
    )  # fmt: skip


def _is_rgb(colour: str) -> bool:
    return colour.startswith("#")


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[index : index + 2], 16) for index in (1, 3, 5))


def blend(over: str, under: str, share: float) -> str:
    """A mix of two #rrggbb colours; `share`: how much of the upper one, from 0 to 1."""
    pairs = zip(_channels(over), _channels(under), strict=True)
    mixed = (round(one * share + other * (1 - share)) for one, other in pairs)
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def contrast(one: str, other: str) -> float:
    """The contrast of two #rrggbb colours as WCAG 2 defines it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
