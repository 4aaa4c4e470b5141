"""The one screen: a section's panel, the evidence of its current figure, and the keys between them."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Static

from explainer.story import Story
from explainer.tui.evidence import EvidencePane
from explainer.tui.frame import KeyBar, SectionTabs, TitleBar
from explainer.tui.keys import KEYS
from explainer.tui.panel import FigureCard, Panel
from explainer.tui.problems import Banner, ProblemsScreen
from explainer.tui.reload import Saved, difference, neighbour, same
from explainer.values import Id

SMALLEST = (40, 12)
"""The columns and rows from which a panel can be read."""
WIDE = 110
"""The columns from which the evidence stands beside the panel."""


class ReadingScreen(Screen[None]):
    """Shows one section at a time."""

    BINDINGS: ClassVar[list[BindingType]] = list(KEYS)
    HORIZONTAL_BREAKPOINTS = [(0, "-too-narrow"), (SMALLEST[0], "-narrow"), (60, "-normal"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-too-low"), (SMALLEST[1], "-short"), (24, "-tall")]
    DEFAULT_CSS = """
    ReadingScreen {
        VerticalScroll {
            scrollbar-color: $foreground 25%;
            scrollbar-color-hover: $foreground 50%;
            scrollbar-color-active: $accent;
            scrollbar-background: $background;
            scrollbar-background-hover: $background;
            scrollbar-background-active: $background;
        }
        #too-small { display: none; width: 1fr; height: 1fr; content-align: center middle; text-align: center; }
        &.-too-narrow, &.-too-low {
            & > * { display: none; }
            & > #too-small { display: block; }
        }
        &.-wide Panel { width: 3fr; max-width: 88; }
        &.-wide EvidencePane { display: block; width: 2fr; border-left: vkey $panel; }
        &.-evidence EvidencePane { display: block; }
        &.-evidence.-wide EvidencePane { border-left: vkey $accent; }
        &.-evidence Panel { display: none; }
        &.-evidence.-wide Panel { display: block; }
        &.-short Panel, &.-short EvidencePane { padding-top: 0; }
        &.-narrow Panel, &.-narrow EvidencePane { padding-left: 1; padding-right: 0; }
        &.-narrow HelpPanel { width: 1fr; max-width: 100; }
        HelpPanel { width: 56; }
    }
    """

    index: var[int] = var(0, init=False)
    """The index of the section that is shown."""

    def __init__(self, story: Story, name: str, today: date, at: str | None, path: str) -> None:
        super().__init__()
        self.story, self.story_name, self.today, self.path = story, name, today, path
        self.visited: dict[int, Id] = {}
        """The current figure of each section that was left."""
        if at is not None and (index := section_of(story, at)) is not None:
            self.set_reactive(ReadingScreen.index, index)
            self.visited[index] = Id(at)

    def compose(self) -> ComposeResult:
        panel = self.panel_of(self.index)
        yield TitleBar(self.story, self.story_name, self.today)
        yield SectionTabs(self.story, self.today, self.index)
        yield Banner(self.path, f"{datetime.now():%H:%M}")
        with Horizontal():
            yield panel
            yield EvidencePane(self.story, panel.figure)
        yield KeyBar()
        columns, rows = SMALLEST
        yield Static(f"This story needs {columns} columns and {rows} rows to be read.", id="too-small", markup=False)

    def panel_of(self, index: int) -> Panel:
        return Panel(self.story, self.story.sections[index], self.visited.get(index))

    @property
    def panel(self) -> Panel:
        return self.query_one(Panel)

    @property
    def evidence(self) -> EvidencePane:
        return self.query_one(EvidencePane)

    @property
    def asking(self) -> bool:
        """Whether the evidence is what the reader reads, and what the scrolling keys move."""
        return self.has_class("-evidence")

    @property
    def read(self) -> VerticalScroll:
        return self.evidence if self.asking else self.panel

    @property
    def banner(self) -> Banner:
        return self.query_one(Banner)

    def watch_index(self, before: int, after: int) -> None:
        self.visited[before] = self.panel.figure.id
        self.query_one(SectionTabs).current = after
        self.replace_panel(self.panel_of(after))

    def replace_panel(self, panel: Panel) -> None:
        with self.app.batch_update():
            self.panel.remove()
            self.query_one(Horizontal).mount(panel, before=0)
        self.evidence.ask(panel.figure)

    def go_to(self, place: str) -> None:
        """Show a section or a figure by its id; stay where it is gone."""
        if (index := section_of(self.story, place)) is None:
            return
        self.visited[index] = Id(place)
        if index != self.index:
            self.index = index
        else:
            ids = [figure.id for figure in self.panel.section.figures]
            self.panel.go_to(ids.index(Id(place)) if place in ids else 0)

    def on_saved(self, saved: Saved) -> None:
        """Show what was saved if it can be shown; else the page stays and the banner says why."""
        was_right = self.banner.saved is None
        if saved.story is None:
            self.banner.saved = saved
        else:
            self.banner.saved = None
            self.banner.edition = f"{datetime.now():%H:%M}"
            if not same(saved.story, self.story):
                self.show_edition(saved.story)
        if isinstance(listed := self.app.screen, ProblemsScreen):
            listed.show(saved)
        if not (was_right and saved.story):
            self.refresh_bindings()

    def show_edition(self, story: Story) -> None:
        """Show another edition of the story at the place where this one was being read."""
        before, panel = self.story, self.panel
        index = min(self.index, len(story.sections) - 1)
        for number, section in enumerate(story.sections):
            if section.id == panel.section.id:
                index = number
        figure = neighbour(panel.section.figures, panel.figure.id, story.sections[index].figures)
        left_at = {before.sections[number].id: current for number, current in self.visited.items()}
        self.story = story
        self.visited = {
            number: left_at[section.id] for number, section in enumerate(story.sections) if section.id in left_at
        }
        self.visited[index] = figure
        self.set_reactive(ReadingScreen.index, index)
        self.query_one(TitleBar).show(story)
        self.query_one(SectionTabs).show(story, index)
        self.evidence.show(story)
        self.replace_panel(Panel(story, story.sections[index], figure, panel.offset_of_current))
        if changed := difference(before, story):
            self.notify(changed, markup=False)

    def move_to(self, path: str) -> None:
        """Go on with another file."""
        self.path = self.banner.path = path
        self.query_one(TitleBar).rename(path)

    def on_resize(self, event: Resize) -> None:
        for card in self.query(FigureCard):
            card.refresh(layout=True)

    def on_section_tabs_chosen(self, message: SectionTabs.Chosen) -> None:
        self.index = message.index

    def on_figure_card_chosen(self, message: FigureCard.Chosen) -> None:
        self.panel.current = self.panel.section.figures.index(message.figure)

    def on_panel_current(self, message: Panel.Current) -> None:
        self.evidence.ask(message.figure)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        last = len(self.story.sections)
        if action == "section":
            return isinstance(parameters[0], int) and parameters[0] <= last
        if action == "back":
            return self.asking or bool(self.query("HelpPanel"))
        if action == "evidence":
            return not self.asking
        if action == "problems":
            return any(banner.saved and banner.saved.errors for banner in self.query(Banner))
        return True

    def action_section(self, number: int) -> None:
        self.index = number - 1

    def action_next_section(self) -> None:
        self.index = min(self.index + 1, len(self.story.sections) - 1)

    def action_previous_section(self) -> None:
        self.index = max(self.index - 1, 0)

    def action_next_figure(self) -> None:
        self.panel.go_to(self.panel.current + 1)

    def action_previous_figure(self) -> None:
        self.panel.go_to(self.panel.current - 1)

    def action_page_down(self) -> None:
        if self.read.is_vertical_scroll_end and not self.asking:
            self.action_next_section()
        else:
            self.read.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        self.read.scroll_page_up(animate=False)

    def action_line_down(self) -> None:
        self.read.scroll_down(animate=False)

    def action_line_up(self) -> None:
        self.read.scroll_up(animate=False)

    def action_top(self) -> None:
        self.read.scroll_home(animate=False)
        if not self.asking:
            self.panel.current = 0

    def action_end(self) -> None:
        self.read.scroll_end(animate=False)
        if not self.asking:
            self.panel.current = len(self.panel.section.figures) - 1

    def action_evidence(self) -> None:
        self.add_class("-evidence")
        self.evidence.scroll_home(animate=False)
        self.refresh_bindings()

    def action_back(self) -> None:
        if self.query("HelpPanel"):
            self.app.action_hide_help_panel()
        else:
            self.remove_class("-evidence")
            self.panel.call_after_refresh(self.panel.bring_to_view, self.panel.current)
        self.call_after_refresh(self.refresh_bindings)

    async def action_edit(self) -> None:
        await self.app.run_action("edit")

    def action_problems(self) -> None:
        if self.banner.saved:
            self.app.push_screen(ProblemsScreen(self.path, self.banner.saved))

    def action_keys(self) -> None:
        if self.query("HelpPanel"):
            self.app.action_hide_help_panel()
        else:
            self.app.action_show_help_panel()
        self.call_after_refresh(self.refresh_bindings)


def section_of(story: Story, place: str) -> int | None:
    """The index of the section with this id or with a figure of this id."""
    for index, section in enumerate(story.sections):
        if place == section.id or any(place == figure.id for figure in section.figures):
            return index
    return None
