"""The colours of the themes: our own two, Textual's by name, and the terminal's own colours."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

from explainer.tui.colours import OWN, ThemeColours


def own_themes() -> list[Theme]:
    """The program's own themes, as Textual takes them."""
    return [
        Theme(
            name,
            primary=colours.accent,
            secondary=colours.secondary,
            accent=colours.accent,
            warning=colours.warning,
            error=colours.error,
            foreground=colours.foreground,
            background=colours.background,
            surface=colours.surface,
            panel=colours.panel,
            dark=name == "explainer-dark",
        )
        for name, colours in OWN.items()
    ]


def theme_names() -> list[str]:
    """The name of every theme: ours, then Textual's."""
    return [*OWN, *BUILTIN_THEMES]


def colours_of(theme: Theme) -> ThemeColours:
    """A theme's colours. The terminal's own stay names, so that they are never blended."""
    if theme.name in OWN:
        return OWN[theme.name]
    found = theme.to_color_system().generate()
    names = ("foreground", "background", "surface", "panel", "accent", "secondary", "warning", "error")
    return ThemeColours(*(_plain(found.get(name, "")) for name in names))


def _plain(colour: str) -> str:
    """A colour without its alpha; the terminal's own colours by their names, its default as ""."""
    if colour.startswith("#"):
        return colour[:7].lower()
    name = colour.removeprefix("ansi_")
    return "" if name == "default" or not colour.startswith("ansi_") else name
