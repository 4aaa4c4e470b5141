"""What a reader sees of a scene, row by row: no terminal is needed for it, nor Textual."""

from __future__ import annotations

from conftest import TODAY
from explainer.present.layout import LayoutOptions
from explainer.story import Story
from explainer.tui.edition import Edition
from explainer.tui.paint import fit, screen_rows
from explainer.tui.rows import Painted
from explainer.tui.scene import Scene

SIZES = [(40, 12), (60, 20), (80, 24), (100, 30), (140, 40), (220, 60)]


def edition_of(story: Story, path: str = "story.yaml") -> Edition:
    """A story as it was read from a file at five past two."""
    return Edition(story, path, path, TODAY, "14:05", {})


def scene_of(
    story: Story, columns: int = 80, rows: int = 24, at: str | None = None, look: LayoutOptions | None = None
) -> Scene:
    """A scene on a screen of a size."""
    scene = Scene(edition_of(story), look or LayoutOptions(), at)
    fit(scene, columns, rows)
    return scene


def text_of(row: Painted) -> str:
    return "".join(piece.text for piece in row)


def rows(scene: Scene) -> list[str]:
    """The rows of the screen, each as wide as the screen."""
    return [text_of(row) for row in screen_rows(scene)]


def seen(scene: Scene) -> str:
    return "\n".join(row.rstrip() for row in rows(scene))


def words(scene: Scene) -> str:
    """What is seen, wherever lines are broken."""
    return " ".join(seen(scene).split())


def page_rows(scene: Scene) -> list[str]:
    """The rows of the main page's box."""
    box = scene.boxes.page
    return [row[box.x : box.x + box.width].rstrip() for row in rows(scene)[box.y : box.y + box.height]]


def marked(scene: Scene) -> str:
    """The text of the rows that are marked as current."""
    return " ".join(row[1:].strip(" ▐") for row in page_rows(scene) if row.startswith("▌"))


def current(scene: Scene) -> tuple[str, str]:
    """The section that is shown and the current figure, by their ids."""
    assert scene.figure
    return scene.section.id, scene.figure.id


def row_of(scene: Scene, text: str) -> int:
    """The row of the screen on which a text stands."""
    return next(number for number, row in enumerate(rows(scene)) if text in row)


def read_through(scene: Scene) -> list[str]:
    """Every line of the page in front, as it is seen while paging from its top to its end."""
    scene.to_edge(last=False)
    lines: dict[int, str] = {}
    while True:
        lines |= dict(enumerate(page_rows(scene), scene.here.top))
        before = scene.here.top
        scene.scroll(scene.boxes.page.height)
        if scene.here.top == before:
            return [lines[number] for number in range(len(scene.layout(scene.here.page).lines))]
