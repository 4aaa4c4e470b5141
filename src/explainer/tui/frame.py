"""What frames a panel: the title bar, the sections' tabs and the keys."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.reactive import reactive

from explainer.present import page, words
from explainer.present.lines import Line, Role, Span, sides, wrap
from explainer.story import Story
from explainer.tui.laid import Laid


class TitleBar(Laid):
    """The story's title, which file it is and, where there is room, how old its figures are."""

    DEFAULT_CSS = """
    TitleBar { background: $panel; padding: 0 1; }
    """

    def __init__(self, story: Story, name: str, today: date) -> None:
        super().__init__()
        self.story, self.story_name, self.today = story, name, today

    def show(self, story: Story) -> None:
        self.story = story
        self.refresh(layout=True)

    def rename(self, name: str) -> None:
        self.story_name = name
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Line]:
        title = (Span(self.story.title, "title"),)
        old = page.as_of(self.story, self.today)
        room = width - cell_len(self.story.title) - 2
        for right in (f"{self.story_name} · {old}", old):
            if cell_len(right) <= room:
                return sides(title, (Span(right, "muted"),), width)
        return wrap(title, width)


class SectionTabs(Laid):
    """The sections by number and title; where there is no room for all, the current one and the story's age."""

    DEFAULT_CSS = """
    SectionTabs { padding: 0 1; }
    """

    current: reactive[int] = reactive(0, layout=True)
    """The index of the section that is shown."""

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, story: Story, today: date, current: int) -> None:
        super().__init__()
        self.story, self.today = story, today
        self.set_reactive(SectionTabs.current, current)

    def show(self, story: Story, current: int) -> None:
        self.story = story
        self.set_reactive(SectionTabs.current, current)
        self.refresh(layout=True)

    def labels(self) -> list[str]:
        return [f" {number} {section.title} " for number, section in enumerate(self.story.sections, 1)]

    def lines(self, width: int) -> list[Line]:
        labels = self.labels()
        if sum(map(cell_len, labels)) > width:
            here = (Span(f"{self.current + 1}/{len(labels)} {self.story.sections[self.current].title}", "heading"),)
            return sides(here, (Span(words.age(self.story.as_of, self.today), "muted"),), width)
        tabs, rule = [], []
        for index, label in enumerate(labels):
            role: Role = "heading" if index == self.current else "muted"
            tabs.append(Span(label, role))
            rule.append(Span(("━" if index == self.current else "─") * cell_len(label), role))
        rest = width - sum(map(cell_len, labels))
        return [tuple(tabs), (*rule, Span("─" * rest, "muted"))]

    def on_click(self, event: events.Click) -> None:
        left = event.x - self.gutter.left
        for index, label in enumerate(self.labels()):
            if 0 <= left < cell_len(label):
                self.post_message(self.Chosen(index))
            left -= cell_len(label)


APART = "  "


class KeyBar(Laid):
    """The keys that work here: as many as there is room for, and always the one that shows them all."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $panel; padding: 0 1; }
    """

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def shown(self, width: int) -> list[tuple[str, str, str]]:
        """The keys as they are named, what they do, and the key itself."""
        bindings = [active.binding for active in self.screen.active_bindings.values() if active.binding.show]
        named = {binding.id: (self.app.get_key_display(binding), binding.description, binding.key)
                 for binding in bindings}  # fmt: skip
        last = [named.pop(key) for key in ("keys", "app.quit") if key in named]
        room = width + len(APART) - sum(cell_len(f"{key} {does}{APART}") for key, does, _ in last)
        first = []
        for key, does, pressed in named.values():
            wide = cell_len(f"{key} {does}{APART}")
            if wide <= room:
                room -= wide
                first.append((key, does, pressed))
        return first + last

    def lines(self, width: int) -> list[Line]:
        spans: list[Span] = []
        for key, does, _ in self.shown(width):
            spans += [Span(key, "heading"), Span(f" {does}{APART}")]
        return [tuple(spans)]

    def on_click(self, event: events.Click) -> None:
        left = event.x - self.gutter.left
        for key, does, pressed in self.shown(self.content_size.width):
            if 0 <= left < cell_len(f"{key} {does}"):
                self.app.simulate_key(pressed)
            left -= cell_len(f"{key} {does}{APART}")
