"""The themes, and how each role looks in their colours: #rrggbb, names of the terminal's own, or empty for its default.

Textual is imported only where its own themes are asked for: the first page is painted before that.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from explainer.present.lines import Background, Role

if TYPE_CHECKING:
    from textual.theme import Theme

MIN_CONTRAST = 4.5
"""The least contrast of text with its background, from 1 to 21, by WCAG 2 (1.4.3)."""
MIN_DIFFERENCE = 1.3
"""The least contrast of a background with the page, so that it can be seen."""
QUIET = 0.68
"""The share of the foreground in the colour of quiet text; the rest is the background."""


class ThemeColours(NamedTuple):
    """The colours of a theme, as #rrggbb or names of the terminal's own; empty for the terminal's default."""

    foreground: str = ""
    background: str = ""
    surface: str = ""
    """Behind what is current."""
    panel: str = ""
    """Behind the title bar and the foot."""
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


def theme_names() -> list[str]:
    """The name of every theme: ours, then Textual's."""
    from textual.theme import BUILTIN_THEMES

    return [*OWN, *BUILTIN_THEMES]


def colours_of(theme: Theme) -> ThemeColours:
    """A theme's colours. The terminal's own stay names, so that they are never blended."""
    if theme.name in OWN:
        return OWN[theme.name]
    found = theme.to_color_system().generate()
    return ThemeColours(*(_plain(found.get(name, "")) for name in ThemeColours._fields))


def _plain(colour: str) -> str:
    """A colour without its alpha; the terminal's own colours by their names, its default as ""."""
    if colour.startswith("#"):
        return colour[:7].lower()
    name = colour.removeprefix("ansi_")
    return "" if name == "default" or not colour.startswith("ansi_") else name


class TextStyle(NamedTuple):
    """How a piece of text is drawn."""

    color: str
    background: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False


class RoleStyle(NamedTuple):
    """How a role is drawn in any theme."""

    color: str = "foreground"
    """The name of a colour of the theme."""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    quiet: bool = False
    """Whether the colour is mixed with the background."""


ROLE_STYLES: dict[Role, RoleStyle] = {
    "plain": RoleStyle(),
    "title": RoleStyle(bold=True),
    "heading": RoleStyle(bold=True),
    "label": RoleStyle(bold=True),
    "value": RoleStyle("accent", bold=True),
    "caveat": RoleStyle(quiet=True),
    "changed": RoleStyle("warning"),
    "sign": RoleStyle("warning"),
    "quote": RoleStyle(italic=True),
    "muted": RoleStyle(quiet=True),
    "background": RoleStyle("secondary"),
    "fill": RoleStyle("accent"),
    "mark": RoleStyle("error", bold=True),
    "link": RoleStyle(underline=True),
    "key": RoleStyle("accent", bold=True),
}


@cache
def text_style(colours: ThemeColours, role: Role, background: Background) -> TextStyle:
    """How a role looks on a background. A colour too weak to be read there gives way to the foreground."""
    style, behind = ROLE_STYLES[role], _behind(colours, background)
    is_found = background == "found"
    if background in ("match", "found") and _is_rgb(behind):
        color, behind = _found_colours(colours) if is_found else _match_colours(colours)
        is_like_a_match = is_found and behind == _match_colours(colours)[1]
        return TextStyle(color, behind, style.bold or is_found, style.italic, underline=is_like_a_match)
    color = getattr(colours, style.color)
    if style.quiet and _is_rgb(color):
        color = blend(color, behind, QUIET)
    if _is_rgb(color) and contrast(color, behind) < MIN_CONTRAST:
        color = colours.foreground
    return TextStyle(
        color,
        behind,
        bold=style.bold or is_found,
        italic=style.italic,
        underline=style.underline or is_found,
        reverse=background in ("selected", "match", "found"),
    )


def _behind(colours: ThemeColours, background: Background) -> str:
    if not _is_rgb(colours.background):
        return colours.background
    match background:
        case "current" | "selected" | "match" | "found":
            return colours.surface
        case "bar":
            return colours.panel
        case "banner":
            return blend(colours.error, colours.background, 0.2)
        case _:
            return colours.background


def _found_colours(colours: ThemeColours) -> tuple[str, str]:
    """The colours of the current match: its text, and its background."""
    is_readable = contrast(colours.accent, colours.background) >= MIN_CONTRAST
    return colours.background, colours.accent if is_readable else colours.foreground


def _match_colours(colours: ThemeColours) -> tuple[str, str]:
    """The colours of another match: on a tint if it differs enough from the page, else quiet text reversed."""
    pairs = [(colours.foreground, blend(colours.secondary, colours.background, share)) for share in (0.4, 0.3, 0.2)]
    pairs += [(colours.background, blend(colours.foreground, colours.background, share)) for share in (QUIET, 0.85, 1)]
    pages = (colours.background, colours.surface)
    return next(
        (pair for pair in pairs
         if contrast(*pair) >= MIN_CONTRAST and all(contrast(pair[1], page) >= MIN_DIFFERENCE for page in pages)),
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
