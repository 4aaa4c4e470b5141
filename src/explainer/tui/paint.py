"""A whole screen as rows of pieces: the pages of a scene with what frames them, each in its box."""

from __future__ import annotations

from explainer.present.ascii import ascii_cells
from explainer.present.lines import width_of
from explainer.present.pictures.glyphs import ASCII, Glyphs
from explainer.present.wrapping import wrap
from explainer.tui import chrome
from explainer.tui.geometry import SMALLEST, Box, is_too_small
from explainer.tui.rows import Painted, Piece, View, painted
from explainer.tui.scene import Scene
from explainer.tui.views import view_of

SIGNS = {"mark": "▌", "thumb": "▐", "divider": "│", "rule": "─", "tab": "━"}
ASCII_SIGNS = {"mark": "|", "thumb": "#", "divider": "|", "rule": "-", "tab": "="}


def signs_for(glyphs: Glyphs) -> dict[str, str]:
    """The signs that frame a page."""
    return ASCII_SIGNS if glyphs is ASCII else SIGNS


def fit(scene: Scene, columns: int, rows: int) -> None:
    """Give a scene the size of the screen, and the banner its rows."""
    lines = chrome.banner(scene.edition, columns) if not is_too_small(columns, rows) else []
    scene.resize(columns, rows, len(lines))


def screen_rows(scene: Scene) -> list[Painted]:
    """Every row of the screen, from the top; each is as wide as the screen."""
    rows = _rows(scene)
    if scene.look.glyphs is not ASCII:
        return rows
    return [tuple(piece._replace(text=ascii_cells(piece.text)) for piece in row) for row in rows]


def _rows(scene: Scene) -> list[Painted]:
    columns, rows = scene.columns, scene.rows
    if is_too_small(columns, rows):
        return _too_small(columns, rows)
    boxes, signs = scene.boxes, signs_for(scene.look.glyphs)
    found = [chrome.title(scene, columns), *chrome.tabs(scene, columns, boxes.tabs.height, signs)]
    for line in chrome.banner(scene.edition, columns)[: boxes.banner.height]:
        found.append(chrome.bar(scene, line, (), "banner"))
    found += [(Piece(" " * columns),)] * (boxes.page.y - len(found))
    beside = scene.beside
    main = view_of(scene, scene.main)
    side = view_of(scene, beside, beside=True) if beside else None
    for row in range(boxes.page.height):
        found.append(_across(columns, row, [(boxes.page, main), (boxes.evidence, side)], signs))
    found.append(chrome.foot(scene, columns))
    if (told := chrome.notice(scene, columns)) and scene.typed is None and not scene.question:
        found[-len(told) :] = told[-rows:]
    return found


def _across(columns: int, row: int, boxes: list[tuple[Box, View | None]], signs: dict[str, str]) -> Painted:
    """One row through the pages that stand beside each other."""
    pieces: list[Piece] = []
    used = 0
    for box, view in boxes:
        if view is None:
            continue
        pieces += [Piece(" " * (box.x - used))] if box.x > used else []
        pieces += painted(view, row, box.width, signs)
        used = box.x + box.width
    pieces += [Piece(" " * (columns - used))] if columns > used else []
    return tuple(pieces)


def _too_small(columns: int, rows: int) -> list[Painted]:
    told = "This story needs {} columns and {} rows to be read.".format(*SMALLEST)
    lines = wrap(told, columns)[:rows]
    above = (rows - len(lines)) // 2
    blank: Painted = (Piece(" " * columns),)
    middle = []
    for line in lines:
        left = (columns - width_of(line)) // 2
        right = columns - left - width_of(line)
        middle.append((Piece(" " * left), *(Piece(span.text) for span in line), Piece(" " * right)))
    return [*[blank] * above, *middle, *[blank] * (rows - above - len(lines))]
