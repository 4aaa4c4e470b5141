"""Every page by its name: those of the story, the problems of its file, the keys, and the palette.

The code for pages other than sections is imported when one is asked for: importing it before the first page would take
a tenth of the time until that page is shown.
"""

from __future__ import annotations

from explainer.present.folder import folder_page
from explainer.present.page import Page
from explainer.present.pages import PageName, story_page
from explainer.sanitize import safe
from explainer.tui.keys import key_entries
from explainer.tui.reload import LoadedStory


def make_page(loaded: LoadedStory, name: PageName) -> Page | None:
    """A page by its name; None where the loaded story does not have it."""
    if name.kind == "problems":
        from explainer.present.problems import problems_page

        if not loaded.problems:
            return None
        return problems_page(safe(loaded.path), loaded.problems, loaded.lines)
    if name.kind == "keys":
        from explainer.present.help import help_page

        return help_page(key_entries(len(loaded.story.sections)), name.name)
    if name.kind == "palette":
        from explainer.tui.command_palette import palette_page

        return palette_page(loaded.story, name.name)
    if loaded.entries is None:
        return story_page(loaded.story, name)
    return folder_page(loaded.entries, loaded.today) if name.kind == "folder" else None
