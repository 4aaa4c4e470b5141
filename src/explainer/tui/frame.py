"""A whole screen as rows of spans: the pages of a state and the header and foot around them, each in its box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

from explainer.present import words
from explainer.present.ascii import ascii_cells
from explainer.present.glyphs import ASCII
from explainer.present.lines import Background, Highlight, Line, Role, Span, Target, cells, cut, width_of
from explainer.present.selecting import selected_part
from explainer.present.wrapping import wrap
from explainer.tui.geometry import BEFORE_TEXT, MEASURE, SMALLEST, inset
from explainer.tui.header_and_foot import banner, bar, foot, notice, tabs, title
from explainer.tui.navigation import Navigator
from explainer.tui.state import State
from explainer.tui.viewport import Viewport


def fit(navigator: Navigator, columns: int, rows: int) -> None:
    """Give a state the size of the screen and the number of the banner's rows."""
    navigator.resize(columns, rows, len(banner(navigator.state.loaded, columns - 2 * inset(columns))))


def frame(state: State) -> list[Line]:
    """Every row of the screen, from the top; each is as wide as the screen."""
    rows = _rows(state)
    if state.glyphs is not ASCII:
        return rows
    return [tuple(span._replace(text=ascii_cells(span.text)) for span in row) for row in rows]


def cursor(state: State, rows: Sequence[Line]) -> tuple[int, int]:
    """The cell of the cursor on a screen with these rows: where text is typed, else at the mark."""
    if state.is_too_small:
        return 0, 0
    if state.typed is not None:
        typed_at = max(index for index, span in enumerate(rows[-1]) if span.role == "key")
        return width_of(rows[-1][:typed_at]), len(rows) - 1
    viewport = state.viewport(state.front)
    position, _, box = viewport
    extent = viewport.extent(position.current)
    return box.x, box.y + max(0, (extent.start if extent else 0) - position.top)


def target_at(state: State, x: int, y: int) -> Target | None:
    """What the text at a cell of the screen names, such as a section in the tabs or an action at the foot."""
    for span in frame(state)[y] if y < state.rows else ():
        x -= cells(span.text)
        if x < 0:
            return span.target
    return None


def _rows(state: State) -> list[Line]:
    """The rows from the title to the foot, with a notice over the last ones; not yet in ASCII."""
    columns, rows = state.columns, state.rows
    if state.is_too_small:
        return _too_small(columns, rows)
    boxes = state.boxes
    found = [title(state), *tabs(state)]
    for line in banner(state.loaded, state.width)[: state.banner_rows]:
        found.append(bar(state, line, (), "banner"))
    found += [(Span(" " * columns),)] * (boxes.page.y - len(found))
    found += _pages(state)
    found.append(foot(state))
    if (notice_rows := notice(state)) and state.typed is None and not state.question:
        found[-len(notice_rows) :] = notice_rows
    return found


def _pages(state: State) -> list[Line]:
    """The rows of the pages that are shown side by side."""
    shown = state.shown
    left, right = shown[0].box.x, state.columns - shown[-1].box.x - shown[-1].box.width
    pages = [_page(state, viewport) for viewport in shown]
    rows = ((Span(" " * left), *chain(*parts), Span(" " * right)) for parts in zip(*pages, strict=True))
    return [tuple(span for span in row if span.text) for row in rows]


def _page(state: State, viewport: Viewport) -> list[Line]:
    """The visible rows of a page, each as wide as its box, and before them the line that divides it from the main one
    where it stands beside that."""
    position, layout, box = viewport
    role: Role = "fill" if position is state.front else "muted"
    divider = (Span("│", role),) if box == state.boxes.evidence else ()
    matches, selection = _matches(state, viewport), state.selection_on(position.page)
    # All lines of a card end at one right edge; then a blank and the scrollbar follow.
    card = min(box.width - 2, BEFORE_TEXT + MEASURE)
    thumb = _thumb(len(layout.lines), position.top, box.height)
    rows: list[Line] = []
    for number in range(position.top, position.top + box.height):
        line = layout.lines[number] if number < len(layout.lines) else None
        text = line.spans if line else ()
        occurrence = layout.page.occurrences[line.block] if line else None
        is_current = occurrence is not None and occurrence == position.current
        background: Background = "current" if is_current and position is state.front else "page"
        highlights = [*matches.get(number, ())]
        if selection:
            characters = "".join(span.text for span in text)
            start, end = selected_part(characters, number, selection.start, selection.end)
            highlights.append((start, end, "selected"))
        is_changed = bool(
            occurrence
            and occurrence.target in state.changed
            and occurrence in layout.page.primary
            and layout.extents[occurrence].start == number
        )
        mark = ("▌" if is_current else " ") + (words.EDITED if is_changed else " ")
        before = Span(mark, role if line else "plain", background=background)
        used = BEFORE_TEXT + width_of(text)
        rest = Span(" " * (card - used), background=background)
        blank = Span(" " * (box.width - 1 - max(used, card)))
        scrollbar = Span("▐" if number - position.top in thumb else " ", "muted" if thumb else "plain")
        rows.append((*divider, before, *_highlighted(text, background, highlights), rest, blank, scrollbar))
    return rows


def _matches(state: State, viewport: Viewport) -> Mapping[int, Sequence[Highlight]]:
    """The matches of the search in the visible part of a page, by the number of their line."""
    if state.search is None or not state.search.query:
        return {}
    from explainer.tui.search import highlights  # only while something is searched for

    position, layout, box = viewport
    return highlights(state.search, position.page, layout, range(position.top, position.top + box.height))


def _highlighted(text: Line, background: Background, highlights: Sequence[Highlight]) -> Line:
    """The text on its background, and the highlights on theirs; where two overlap, the later one is shown."""
    length = sum(len(span.text) for span in text)
    edges = {0, length, *(min(edge, length) for highlight in highlights for edge in highlight[:2])}
    found: list[Span] = []
    for start, end in pairwise(sorted(edges)):
        over = [each[2] for each in highlights if each[0] <= start < each[1]]
        found += [span._replace(background=over[-1] if over else background) for span in cut(text, start, end)]
    return tuple(found)


def _thumb(total: int, top: int, height: int) -> range:
    """The rows of the scrollbar's thumb; none where the whole page is in view."""
    if total <= height:
        return range(0)
    size = max(1, height * height // total)
    start = top * (height - size) // (total - height)
    return range(start, start + size)


def _too_small(columns: int, rows: int) -> list[Line]:
    lines = wrap(words.TOO_SMALL.format(*SMALLEST), columns)[:rows]
    lines += [()] * (rows - len(lines))
    return [(*line, Span(" " * (columns - width_of(line)))) for line in lines]
