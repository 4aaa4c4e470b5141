"""The themes, and how each role looks in their colours.

Textual is imported only where its own themes are asked for: the first page is painted before that.
"""

from __future__ import annotations

import os
from functools import cache
from typing import NamedTuple

from explainer.present.lines import Background, Role

MIN_CONTRAST = 4.5
"""The least contrast of text with its background, from 1 to 21, by WCAG 2 (1.4.3)."""
MIN_DIFFERENCE = 1.3
"""The least contrast of a background with the page, so that it can be seen."""
QUIET = 0.68
"""The share of the foreground in the colour of quiet text; the rest is the background."""


class ThemeColours(NamedTuple):
    """The colours of a theme: #rrggbb, color(0) to color(255) of the palette, names of the terminal's own, or empty for
    the terminal's default."""

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
    quiet: str = ""
    """Of quiet text; DIM: the foreground, dimmed by the terminal."""
    banner: str = ""
    match: str = ""
    """Behind a match; empty where text is reversed instead."""
    found: str = ""
    """Behind the current match."""


DIM = "dim"


def _palette(*numbers: int) -> ThemeColours:
    return ThemeColours(*(f"color({number})" for number in numbers))


DARK, LIGHT = "explainer-dark", "explainer-light"
NIGHT = ThemeColours(
    *("#dedbd2", "#131416", "#1b1d20", "#23262a", "#d9a441", "#8fb4c9", "#d98e5f", "#e07a6a"),
    *("#9d9b96", "#3c2827", "#445460", "#d9a441"),
)
PAPER = ThemeColours(
    *("#24262a", "#faf8f2", "#f1eee5", "#efece3", "#7a5200", "#2c5f7a", "#8f3d0c", "#a02a1c"),
    *("#5f5f62", "#e8cfc7", "#a8bbc2", "#7a5200"),
)
SIXTEEN = ThemeColours(accent="color(3)", secondary="color(6)", warning="color(1)", error="color(1)", quiet=DIM)
TERMINAL = ThemeColours()
"""No colours at all."""
TRUE_COLOUR = 1 << 24
FEW = {16: SIXTEEN, 0: TERMINAL}
OWN = {
    DARK: {TRUE_COLOUR: NIGHT, 256: _palette(253, 233, 234, 235, 179, 110, 173, 174, 246, 52, 24, 179), **FEW},
    LIGHT: {TRUE_COLOUR: PAPER, 256: _palette(235, 231, 255, 254, 94, 24, 124, 88, 241, 224, 153, 94), **FEW},
}
"""The program's own themes by name, each with its colours for a terminal with so many; the first is the default."""


def colour_depth() -> int:
    """How many colours the terminal says that it has, as Textual understands it; 0 where NO_COLOR is set."""
    if os.environ.get("NO_COLOR"):
        return 0
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return TRUE_COLOUR
    return 256 if os.environ.get("TERM", "").lower().rpartition("-")[2] in ("256color", "kitty") else 16


def theme_names() -> list[str]:
    """The name of every theme: ours, then Textual's."""
    from textual.theme import BUILTIN_THEMES

    return [*OWN, *BUILTIN_THEMES]


def colours_of(theme: str, depth: int = TRUE_COLOUR) -> ThemeColours:
    """A theme's colours for a terminal with so many. The terminal's own stay names, so that they are never blended."""
    if theme in OWN or not depth:
        return OWN.get(theme, OWN[DARK])[depth]
    from textual.theme import BUILTIN_THEMES

    generated = BUILTIN_THEMES[theme].to_color_system().generate()
    named = ThemeColours(*(_plain(generated.get(name, "")) for name in ThemeColours._fields[:8]))
    behind, text = named.background, named.foreground
    if not _is_rgb(behind):
        return named._replace(surface=behind, panel=behind, banner=behind, quiet=text)
    return named._replace(
        quiet=blend(text, behind, QUIET),
        banner=blend(named.error, behind, 0.2),
        match=_match_background(named),
        found=named.accent if contrast(named.accent, behind) >= MIN_CONTRAST else text,
    )


def _plain(colour: str) -> str:
    """A colour without its alpha; the terminal's own colours by their names, its default as ""."""
    if colour.startswith("#"):
        return colour[:7].lower()
    name = colour.removeprefix("ansi_")
    return "" if name == "default" or not colour.startswith("ansi_") else name


def _match_background(colours: ThemeColours) -> str:
    """A tint that differs enough from the page, else that of quiet text, which is then reversed."""
    page = colours.background
    tints = [(colours.foreground, blend(colours.secondary, page, share)) for share in (0.4, 0.3, 0.2)]
    tints += [(page, blend(colours.foreground, page, share)) for share in (QUIET, 0.85, 1)]
    return next(
        (tint for text, tint in tints
         if contrast(text, tint) >= MIN_CONTRAST
         and all(contrast(tint, each) >= MIN_DIFFERENCE for each in (page, colours.surface))),
        colours.foreground,
    )  # fmt: skip


class TextStyle(NamedTuple):
    """How a piece of text is drawn, in Rich's names."""

    color: str
    bgcolor: str
    bold: bool = False
    dim: bool = False
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


ROLE_STYLES: dict[Role, RoleStyle] = {
    "plain": RoleStyle(),
    "title": RoleStyle(bold=True),
    "heading": RoleStyle(bold=True),
    "label": RoleStyle(bold=True),
    "value": RoleStyle("accent", bold=True),
    "caveat": RoleStyle("quiet"),
    "changed": RoleStyle("warning"),
    "sign": RoleStyle("warning"),
    "quote": RoleStyle(italic=True),
    "muted": RoleStyle("quiet"),
    "background": RoleStyle("secondary"),
    "fill": RoleStyle("accent"),
    "mark": RoleStyle("error", bold=True),
    "link": RoleStyle("quiet", underline=True),
    "key": RoleStyle("accent", bold=True),
}
BEHIND: dict[Background, str] = {
    "page": "background",
    "current": "surface",
    "selected": "surface",
    "bar": "panel",
    "banner": "banner",
    "match": "match",
    "found": "found",
}
"""The name of the colour behind text on each background."""


@cache
def text_style(colours: ThemeColours, role: Role, background: Background) -> TextStyle:
    """How a role looks on a background. A colour too weak to be read there gives way to the foreground."""
    style, behind = ROLE_STYLES[role], getattr(colours, BEHIND[background])
    is_found, is_match = background == "found", background in ("match", "found")
    is_tinted = is_match and bool(colours.match)
    name = style.color if not is_tinted else "background" if is_found else "foreground"
    color = getattr(colours, name)
    if _is_rgb(color) and contrast(color, behind) < MIN_CONTRAST:
        color = max(colours.foreground, colours.background, key=lambda each: contrast(each, behind))
    return TextStyle(
        "" if color == DIM else color,
        behind,
        bold=style.bold or is_found,
        dim=color == DIM,
        italic=style.italic,
        underline=(is_found and colours.match == colours.found) or (style.underline and not is_tinted),
        reverse=background == "selected" or (is_match and not is_tinted),
    )


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
