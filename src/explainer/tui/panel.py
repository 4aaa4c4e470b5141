"""One section as a panel of cards, of which one is the current figure."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.reactive import reactive
from textual.renderables.digits import Digits
from textual.widget import Widget

from explainer.present import figure as figures
from explainer.present import page, words
from explainer.present.lines import BLANK, Line, Span, width_of
from explainer.present.pictures import for_stream
from explainer.story import Figure, Section, Story
from explainer.tui.laid import Laid
from explainer.values import Id, Range


class Head(Laid):
    """The question and the answer of a section; before the first one also the story's summary."""

    DEFAULT_CSS = """
    Head { padding: 0 1 0 2; }
    """

    def __init__(self, story: Story, section: Section) -> None:
        super().__init__()
        self.story, self.section = story, section

    def lines(self, width: int) -> list[Line]:
        head = page.section_head(self.section, width)
        if self.section is not self.story.sections[0]:
            return head
        return [*page.summary(self.story, width), BLANK, *head]


class Events(Laid):
    """The timeline of a section."""

    DEFAULT_CSS = """
    Events { padding: 0 1 0 2; margin: 1 0; }
    """

    def __init__(self, story: Story, section: Section) -> None:
        super().__init__()
        self.story, self.section = story, section

    def lines(self, width: int) -> list[Line]:
        return page.events(self.story, self.section, width, for_stream(sys.__stdout__))


class FigureCard(Laid):
    """A figure's card; the first one of a panel has its number in large digits."""

    DEFAULT_CSS = """
    FigureCard {
        padding: 0 1 0 2;
        margin: 1 0 0 0;
        &.-current { border-left: outer $accent; padding: 0 1; background: $surface; }
    }
    """

    class Chosen(Message):
        """A card was clicked."""

        def __init__(self, figure: Figure) -> None:
            super().__init__()
            self.figure = figure

    def __init__(self, story: Story, figure: Figure, lead: bool) -> None:
        super().__init__()
        self.story, self.figure, self.lead = story, figure, lead

    def lines(self, width: int) -> list[Line]:
        card = figures.card(self.story, self.figure, width, for_stream(sys.__stdout__))
        large = large_number(self.figure, width) if self.lead and not self.screen.has_class("-short") else []
        return [*card.label, *(large or card.value), *card.picture, *card.body]

    def on_click(self) -> None:
        self.post_message(self.Chosen(self.figure))


def large_number(figure: Figure, width: int) -> list[Line]:
    """A figure's number in digits of three rows with its words on the lowest, or nothing where it does not fit."""
    if figure.value is None:
        return []
    value = figure.value
    digits = (
        f"{words.number(value.low)}-{words.number(value.high)}" if isinstance(value, Range) else words.number(value)
    )
    segments = Digits(digits, "bold").render(RichStyle(bold=True))
    rows = [segment.text for segment in segments if isinstance(segment, Segment) and segment.text != "\n"]
    before = f"{figure.qualifier} " if figure.qualifier else ""
    after = f" {figures.after(figure)}"
    lines: list[Line] = [(Span(" " * len(before)), Span(row, "value")) for row in rows[:2]]
    lines.append((Span(before), Span(rows[2], "value"), Span(after)))
    return lines if width_of(lines[-1]) <= width else []


LOWEST_CARD = 5
"""Rows that every card takes, with the blank one above it."""


class Panel(VerticalScroll, can_focus=False):
    """A section's cards, one below the other; scrolling takes the current figure along."""

    DEFAULT_CSS = """
    Panel {
        width: 1fr;
        padding: 1 1 0 1;
        scrollbar-size-vertical: 1;
        & > Laid { max-width: 84; }
    }
    """

    current: reactive[int] = reactive(0, init=False)
    """The index of the current figure in the section."""

    class Current(Message):
        """Another figure is the current one."""

        def __init__(self, figure: Figure) -> None:
            super().__init__()
            self.figure = figure

    def __init__(self, story: Story, section: Section, figure: Id | None, offset: int | None = None) -> None:
        super().__init__()
        self.story, self.section = story, section
        self.offset_at_start = offset
        """How many lines below the top of the view the current figure is to stand; none: wherever it is seen."""
        ids = [each.id for each in section.figures]
        self.set_reactive(Panel.current, ids.index(figure) if figure in ids else 0)

    @property
    def figure(self) -> Figure:
        return self.section.figures[self.current]

    def compose(self) -> ComposeResult:
        at_top = not self.current and self.offset_at_start is None
        self.seen_first = self.app.size.height // LOWEST_CARD + 1 if at_top else len(self.section.figures)
        yield Head(self.story, self.section)
        yield from self.below_head(0, self.seen_first)

    def below_head(self, start: int, stop: int) -> Iterator[Widget]:
        """The cards from one index to before another; after the last one, the events."""
        for index, figure in list(enumerate(self.section.figures))[start:stop]:
            card = FigureCard(self.story, figure, lead=index == 0)
            card.set_class(index == self.current, "-current")
            yield card
        if self.section.events and stop >= len(self.section.figures):
            yield Events(self.story, self.section)

    def mount_rest(self) -> None:
        """Add what the first frame has no room for."""
        if not self.is_attached:
            return
        self.mount(*self.below_head(self.seen_first, len(self.section.figures)))
        if self.current >= self.seen_first:
            self.call_after_refresh(self.bring_to_view, self.current)

    def on_mount(self) -> None:
        if self.seen_first < len(self.section.figures):
            self.call_after_refresh(self.mount_rest)
        if self.offset_at_start is not None:
            self.call_after_refresh(self.hold, self.offset_at_start)
        elif self.current:
            self.call_after_refresh(self.bring_to_view, self.current)

    @property
    def offset_of_current(self) -> int:
        """How many lines below the top of the view the current figure begins."""
        cards = self.cards()
        return cards[self.current].virtual_region.y - round(self.scroll_y) if cards else 0

    def hold(self, offset: int) -> None:
        """Scroll until the current figure begins so many lines below the top of the view."""
        self.scroll_to(y=self.cards()[self.current].virtual_region.y - offset, animate=False)

    def cards(self) -> list[FigureCard]:
        return [child for child in self.children if isinstance(child, FigureCard)]

    def watch_current(self, before: int, after: int) -> None:
        for index, card in enumerate(self.cards()):
            card.set_class(index == after, "-current")
        self.post_message(self.Current(self.figure))

    def go_to(self, index: int) -> None:
        """Make a figure the current one and bring it to view; beyond the ends, go to the end."""
        if index < 0:
            self.scroll_home(animate=False)
        elif index >= len(self.section.figures):
            self.scroll_end(animate=False)
        else:
            self.current = index
            self.bring_to_view(index)

    def bring_to_view(self, index: int) -> None:
        cards = self.cards()
        if index >= len(cards):
            return
        if index == 0:
            self.scroll_home(animate=False)
            if cards[0].virtual_region.bottom <= self.scrollable_content_region.height:
                return
        self.scroll_to_widget(cards[index], animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.follow()

    def follow(self) -> None:
        """Where the current figure has left the view, the one that fills most of it becomes the current one."""
        cards = self.cards()
        if cards and not self.seen(cards[self.current]):
            best = max(range(len(cards)), key=lambda index: self.seen(cards[index]))
            if self.seen(cards[best]):
                self.current = best

    def seen(self, card: Widget) -> int:
        """How many of a card's lines are in view."""
        top = round(self.scroll_y)
        view = range(top, top + self.scrollable_content_region.height)
        region = card.virtual_region
        return max(0, min(view.stop, region.bottom) - max(view.start, region.y))
