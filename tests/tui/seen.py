"""What a reader sees of the screen, row by row: no terminal is needed for it, nor Textual."""

from __future__ import annotations

from conftest import TODAY
from explainer.present.glyphs import UTF8, Glyphs
from explainer.present.lines import Line
from explainer.story import Story
from explainer.tui.frame import frame
from explainer.tui.keys import ACTIONS
from explainer.tui.mouse import Mouse
from explainer.tui.navigation import Navigator
from explainer.tui.pages import make_page
from explainer.tui.reload import LoadedStory
from explainer.tui.state import State

SIZES = [(40, 12), (80, 24), (100, 30), (126, 30), (150, 42)]


def loaded(story: Story, path: str = "story.yaml") -> LoadedStory:
    """A story as it was read from a file at five past two."""
    return LoadedStory(story, path, TODAY, "14:05", {})


def navigator_of(
    story: Story, columns: int = 80, rows: int = 24, at: str | None = None, look: Glyphs | None = None
) -> Navigator:
    """A story opened on a screen of a size."""
    return Navigator(State(loaded(story), look or UTF8, make_page, columns, rows), at)


def do(action: str, navigator: Navigator) -> None:
    """Do an action that needs only the navigator."""
    move = ACTIONS[action].do
    assert move
    move(navigator)


def text_of(row: Line) -> str:
    return "".join(span.text for span in row)


def clicked(navigator: Navigator, x: int, y: int) -> tuple[str, str]:
    """Press and release the left button at a cell; an action or an address that this asks for."""
    mouse = Mouse(navigator)
    mouse.press(x, y)
    return mouse.click(x, y)


def rows(navigator: Navigator) -> list[str]:
    """The rows of the screen, each as wide as the screen."""
    return [text_of(row) for row in frame(navigator.state)]


def seen(navigator: Navigator) -> str:
    return "\n".join(row.rstrip() for row in rows(navigator))


def words(navigator: Navigator) -> str:
    """What is seen, wherever lines are broken."""
    return " ".join(seen(navigator).split())


def page_rows(navigator: Navigator) -> list[str]:
    """The rows of the main page's box."""
    box = navigator.state.boxes.page
    return [row[box.x : box.x + box.width].rstrip() for row in rows(navigator)[box.y : box.y + box.height]]


def marked(navigator: Navigator) -> str:
    """The text of the rows that are marked as current."""
    return " ".join(row[1:].strip(" ▐") for row in page_rows(navigator) if row.startswith("▌"))


def current(navigator: Navigator) -> tuple[str, str]:
    """The section that is shown and the current figure, by their ids."""
    assert navigator.state.subject
    return navigator.state.section.id, navigator.state.subject.name


def row_of(navigator: Navigator, text: str) -> int:
    """The row of the screen on which a text stands."""
    return next(number for number, row in enumerate(rows(navigator)) if text in row)


def read_through(navigator: Navigator) -> list[str]:
    """Every line of the page in front, as it is seen while paging from its top to its end."""
    navigator.to_edge(last=False)
    lines: dict[int, str] = {}
    while True:
        lines |= dict(enumerate(page_rows(navigator), navigator.state.front.top))
        before = navigator.state.front.top
        navigator.scroll(navigator.state.boxes.page.height)
        if navigator.state.front.top == before:
            return [lines[number] for number in range(len(navigator.state.layout(navigator.state.front.page).lines))]
