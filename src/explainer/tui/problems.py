"""What is wrong with the file while the last good edition stays: a banner, and the whole list behind a key."""

from __future__ import annotations

import os
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.screen import ModalScreen

from explainer.characters import safe
from explainer.present import problems
from explainer.present.lines import BLANK, Line, Span, wrap
from explainer.present.words import count
from explainer.tui.laid import Laid
from explainer.tui.reload import Saved

PROBLEMS_KEY = "p"
ROWS = 4
"""How many lines a banner takes from the page at most."""
MOST = 50
"""How many problems are listed: more would take seconds to lay out, and nobody mends so many from one list."""


class Banner(Laid):
    """Says what is wrong with the file, and which edition is showing."""

    DEFAULT_CSS = """
    Banner { display: none; padding: 0 1; background: $error 20%; }
    Banner.-wrong { display: block; }
    """

    saved: reactive[Saved | None] = reactive[Saved | None](None, layout=True)
    """The save that cannot be shown; none where the story on the screen is that of the file."""

    def __init__(self, path: str, edition: str) -> None:
        super().__init__()
        self.path = path
        self.edition = edition
        """When the edition that is showing was read."""

    def watch_saved(self, saved: Saved | None) -> None:
        self.set_class(saved is not None, "-wrong")

    def lines(self, width: int) -> list[Line]:
        if self.saved is None:
            return []
        still = f" Showing the edition of {self.edition}."
        if not self.saved.errors:
            return fitted((Span(""), Span(f"{self.saved.sentence}.", "mark"), Span(still)), width)
        first = self.saved.errors[0]
        where = Span(f"{problems.located(self.name_in(width), first)} ", "mark")
        all_of_them = f" {PROBLEMS_KEY} lists {problems.summary(self.saved.errors)}."
        sentence = first.message if first.message.endswith("?") else f"{first.message}."
        return fitted((where, Span(sentence), Span(still + all_of_them)), width)

    def name_in(self, width: int) -> str:
        """The file's path, or only its name where the path would fill the banner."""
        path = safe(self.path)
        return path if cell_len(path) <= width // 2 else path.rpartition(os.sep)[2]


def fitted(spans: tuple[Span, Span, Span], width: int) -> list[Line]:
    """The spans in as many lines as a banner has; where they are too long, the end of the middle one is left out."""
    lines = wrap(spans, width)
    before, (text, role), after = spans
    while len(lines) > ROWS and " " in text:
        text = text.rpartition(" ")[0]
        lines = wrap((before, Span(f"{text} …", role), after), width)
    return lines[:ROWS]


class ProblemsScreen(ModalScreen[None]):
    """All problems of the file with their excerpts."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,p", "dismiss", "back", key_display="esc")]
    DEFAULT_CSS = """
    ProblemsScreen { align: center middle; }
    ProblemsScreen VerticalScroll {
        width: 100%; max-width: 100; height: 100%; max-height: 90%;
        padding: 1 2; background: $surface; border: none; scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, path: str, saved: Saved) -> None:
        super().__init__()
        self.path, self.saved = path, saved

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield ProblemList(self.path, self.saved)

    def show(self, saved: Saved) -> None:
        """List the problems of the newest save; leave when there are none left."""
        if saved.errors:
            problem_list = self.query_one(ProblemList)
            problem_list.saved = saved
            problem_list.refresh(layout=True)
        else:
            self.dismiss(None)


class ProblemList(Laid):
    """The problems one after the other."""

    def __init__(self, path: str, saved: Saved) -> None:
        super().__init__()
        self.path, self.saved = path, saved

    def lines(self, width: int) -> list[Line]:
        lines: list[Line] = [(Span(problems.summary(self.saved.errors), "heading"), Span("  esc goes back", "muted"))]
        for problem in self.saved.errors[:MOST]:
            lines += [BLANK, *problems.excerpted(safe(self.path), problem, self.saved.source, width)]
        if (more := len(self.saved.errors) - MOST) > 0:
            lines += [BLANK, (Span(f"and {count(more, 'more error', 'more errors')}", "muted"),)]
        return lines
