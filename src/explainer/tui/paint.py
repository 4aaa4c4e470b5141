"""A whole screen as rows of pieces: the pages of a scene and the rows around them, each in its box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from rich.cells import cell_len

from explainer.present.ascii import ascii_cells
from explainer.present.lines import Line, width_of
from explainer.present.pictures.glyphs import ASCII, Glyphs
from explainer.present.selecting import character_after, character_at
from explainer.present.wrapping import wrap
from explainer.tui import chrome
from explainer.tui.colours import Ground
from explainer.tui.geometry import MEASURE, SMALLEST, Box, is_too_small
from explainer.tui.rows import BEFORE_TEXT, Painted, Piece, Stretch
from explainer.tui.scene import Scene
from explainer.tui.views import View, view_of

SIGNS = {"mark": "▌", "thumb": "▐", "divider": "│", "rule": "─", "tab": "━"}
ASCII_SIGNS = {"mark": "|", "thumb": "#", "divider": "|", "rule": "-", "tab": "="}


def signs_for(glyphs: Glyphs) -> dict[str, str]:
    """The signs around a page, by name."""
    return ASCII_SIGNS if glyphs is ASCII else SIGNS


def fit(scene: Scene, columns: int, rows: int) -> None:
    """Give a scene the size of the screen and the number of the banner's rows."""
    lines = chrome.banner(scene.edition, columns) if not is_too_small(columns, rows) else []
    scene.resize(columns, rows, len(lines))


def screen_rows(scene: Scene) -> list[Painted]:
    """Every row of the screen, from the top; each is as wide as the screen."""
    rows = _rows(scene)
    if scene.look.glyphs is not ASCII:
        return rows
    return [tuple(piece._replace(text=ascii_cells(piece.text)) for piece in row) for row in rows]


def _rows(scene: Scene) -> list[Painted]:
    """The rows from the title to the foot, with a notice over the last ones; not yet in ASCII."""
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
    """One row across the pages that are shown side by side."""
    pieces: list[Piece] = []
    used = 0
    for box, view in boxes:
        if view is None:
            continue
        pieces += [Piece(" " * (box.x - used))] if box.x > used else []
        pieces += _painted(view, row, box.width, signs)
        used = box.x + box.width
    pieces += [Piece(" " * (columns - used))] if columns > used else []
    return tuple(pieces)


def _painted(view: View, row: int, width: int, signs: Mapping[str, str]) -> Painted:
    """One row of the view, exactly `width` cells."""
    number, lines = view.top + row, view.layout.lines
    pieces: list[Piece] = []
    if view.divided:
        pieces.append(Piece(signs["divider"], "heading" if view.active else "muted"))
    inner = width - view.divided
    ground: Ground = "page"
    spans: Line = ()
    stretches: list[Stretch] = []
    if number < len(lines):
        line = lines[number]
        spans = line.spans
        current = view.current is not None and view.layout.page.occurrences[line.block] == view.current
        ground = "current" if current and view.active else "page"
        pieces.append(Piece(f"{signs['mark'] if current else ' '} ", "heading" if view.active else "muted", ground))
        stretches += view.highlights.get(number, ())
        if view.selected and (cells := _selected_cells(view.selected, number)):
            stretches.append((*_characters(spans, *cells), "selected"))
    else:
        pieces.append(Piece("  "))
    pieces += _laid(spans, ground, stretches)
    used = sum(cell_len(span.text) for span in spans) + BEFORE_TEXT
    # All lines of a card end at one right edge; then a blank and the scrollbar follow.
    card = min(inner - 2, BEFORE_TEXT + MEASURE)
    if used < card:
        pieces.append(Piece(" " * (card - used), "plain", ground))
        used = card
    pieces.append(Piece(" " * (inner - 1 - used)))
    pieces.append(_scrollbar(view, row, signs))
    return tuple(piece for piece in pieces if piece.text)


def _selected_cells(selected: tuple[tuple[int, int], tuple[int, int]], number: int) -> tuple[int, int | None] | None:
    """The first and the last selected cell of a line (None: its last cell); None where nothing in it is selected."""
    (first, begin), (last, end) = sorted(selected)
    if not first <= number <= last:
        return None
    return begin if number == first else 0, end if number == last else None


def _characters(spans: Line, start: int, end: int | None) -> tuple[int, int]:
    """The start and end of the characters in a range of cells; a character two cells wide counts as a whole."""
    text = "".join(span.text for span in spans)
    return character_at(text, start), len(text) if end is None else character_after(text, end)


def _laid(spans: Line, ground: Ground, stretches: Iterable[Stretch]) -> list[Piece]:
    """The spans on their ground, with the stretches on theirs; where two stretches overlap, the later one is shown."""
    marked = list(stretches)
    pieces: list[Piece] = []
    offset = 0
    for text, role, address, _ in spans:
        if not marked:
            pieces.append(Piece(text, role, ground, address))
            continue
        edges = {0, len(text)}
        for start, end, _ in marked:
            edges |= {min(max(edge - offset, 0), len(text)) for edge in (start, end)}
        ordered = sorted(edges)
        for begin, stop in pairwise(ordered):
            laid = [kind for start, end, kind in marked if start <= offset + begin < end]
            pieces.append(Piece(text[begin:stop], role, laid[-1] if laid else ground, address))
        offset += len(text)
    return pieces


def _scrollbar(view: View, row: int, signs: Mapping[str, str]) -> Piece:
    """The scrollbar's cell in a row; blank where the whole page is in view."""
    total = len(view.layout.lines)
    if total <= view.height:
        return Piece(" ")
    size = max(1, view.height * view.height // total)
    start = view.top * (view.height - size) // max(1, total - view.height)
    return Piece(signs["thumb"] if start <= row < start + size else " ", "muted")


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
