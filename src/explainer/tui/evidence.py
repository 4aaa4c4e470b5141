"""What stands behind the current figure: a pane beside the panel, or in its place where there is no room for both."""

from __future__ import annotations

import sys

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.reactive import reactive

from explainer.present import figure as figures
from explainer.present.lines import BLANK, Line, Span
from explainer.present.pictures import for_stream
from explainer.story import Figure, Story
from explainer.tui.laid import Laid


class Evidence(Laid):
    """The evidence of one figure; in the panel's place, its card stands above it."""

    DEFAULT_CSS = """
    Evidence { padding: 0 1 1 0; max-width: 82; }
    """

    figure: reactive[Figure] = reactive[Figure](None, layout=True)  # type: ignore[arg-type]

    def __init__(self, story: Story, figure: Figure) -> None:
        super().__init__()
        self.story = story
        self.set_reactive(Evidence.figure, figure)

    def lines(self, width: int) -> list[Line]:
        beside = self.screen.has_class("-wide")
        card = figures.card(self.story, self.figure, width, for_stream(sys.__stdout__), alone=False)
        head: list[Line] = [(Span("EVIDENCE", "muted"),), *card.label] if beside else card.label
        if not beside:
            head = [*head, *card.value, *card.picture, *card.body]
        behind = figures.evidence(self.story, self.figure, width, below_card=not beside)
        sources = figures.sources(self.story, figures.sources_of(self.story, [self.figure]), width)
        rest: list[Line] = [BLANK, (Span("Sources", "heading"),), *sources] if sources else []
        return [*head, BLANK, *behind, *rest]


class EvidencePane(VerticalScroll, can_focus=False):
    """The evidence, scrolled by itself."""

    DEFAULT_CSS = """
    EvidencePane {
        display: none;
        width: 1fr;
        padding: 1 1 0 2;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, story: Story, figure: Figure) -> None:
        super().__init__()
        self.evidence = Evidence(story, figure)

    def compose(self) -> ComposeResult:
        yield self.evidence

    def ask(self, figure: Figure) -> None:
        """Show the evidence of a figure; of another one than before from its top."""
        if figure.id != self.evidence.figure.id:
            self.scroll_home(animate=False)
        self.evidence.figure = figure

    def show(self, story: Story) -> None:
        """Go on with another edition of the story."""
        self.evidence.story = story
        self.evidence.refresh(layout=True)
