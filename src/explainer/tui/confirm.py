"""A question that is answered by y or n."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from explainer.present.lines import BLANK, Line, Span, wrap
from explainer.tui.laid import Laid


class Question(Laid):
    """The question, and the keys that answer it."""

    DEFAULT_CSS = """
    Question { width: 100%; max-width: 60; padding: 1 2; background: $surface; border-left: outer $accent; }
    """

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question

    def lines(self, width: int) -> list[Line]:
        answers = (Span("y", "heading"), Span(" yes  "), Span("n", "heading"), Span(" no"))
        return [*wrap(self.question, width), BLANK, answers]


class Confirm(ModalScreen[bool]):
    """Asks before something is written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "dismiss(True)", "yes"),
        Binding("n,escape,q", "dismiss(False)", "no"),
    ]
    DEFAULT_CSS = """
    Confirm { align: center middle; }
    """

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        yield Question(self.question)
