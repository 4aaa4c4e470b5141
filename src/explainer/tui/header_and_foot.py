"""The rows around a page: the title bar, the sections' tabs, the banner of a file with problems, and the foot."""

from __future__ import annotations

import os

from rich.cells import cell_len, chop_cells

from explainer.present import phrases, problems, words
from explainer.present.glyphs import ASCII
from explainer.present.lines import Background, Line, Span, Target, cut, text_of, width_of
from explainer.present.wrapping import wrap
from explainer.sanitize import safe
from explainer.tui.geometry import NARROW, inset
from explainer.tui.keys import ACTIONS, FOOT, MAX_OFFERED, Action
from explainer.tui.reload import LoadedStory
from explainer.tui.state import State
from explainer.tui.viewport import Position

BANNER_ROWS = 4
"""The most rows of a banner."""
CURSOR = "│"
GAP = "  "
LEGEND: Line = (
    Span(words.DOTS["moderate"], "plain"),
    Span(f" {words.HOW_SURE} ", "muted"),
    Span(words.CHANGED.strip(), "sign"),
    Span(f" {words.REWORDED} ", "muted"),
    Span(words.BACKGROUND, "background"),
    Span(f" {words.AS_BACKGROUND}", "muted"),
)
"""What the signs of the rows mean, beside the tabs: a sign and its meaning in turns, the last in the least room."""


def bar(state: State, left: Line, right: Line, background: Background) -> Line:
    """One row of the screen with a text at each side; the left text is cut where it has no room."""
    width = state.width
    if beside := width_of(right):
        right = (*right, Span(" "))
    left = _cut(left, width - 2 - (beside + 2 if beside else 0), _ellipsis(state))
    gap = Span(" " * (width - 1 - width_of((*left, *right))))
    margin = " " * inset(state.columns)
    spans = (Span(f"{margin} "), *left, gap, *right, Span(margin))
    return tuple(span._replace(background=background) for span in spans if span.text)


def _ellipsis(state: State) -> str:
    """What stands at the end of a text that was cut."""
    return "..." if state.glyphs is ASCII else "…"


def _cut(line: Line, cells: int, ellipsis: str) -> Line:
    """The line in at most so many cells, with an ellipsis at its end where something was cut off."""
    if width_of(line) <= cells:
        return line
    left = max(0, cells - cell_len(ellipsis))
    kept = chop_cells(text_of(line), left)[0] if left else ""
    return (*cut(line, 0, len(kept)), Span(ellipsis[: max(0, cells)], line[-1].role if line else "plain"))


def title(state: State) -> Line:
    """The title bar: the story's title and the page in front, or that alone where both have no room; at the right, as
    there is room, date, age and way."""
    loaded, page = state.loaded, state.main_page.page
    left: Line = (Span(loaded.story.title, "title"),)
    if page.kind not in ("section", "folder"):
        front = Span(state.layout(page).page.title, "title")
        both = (*left, Span(words.RELAY, "muted"), front)
        left = both if width_of(both) <= state.width - 2 else (front,)
    width = state.width - 4 - width_of(left)
    as_of = words.AS_OF.format(phrases.day(loaded.story.as_of))
    dates = ", ".join(filter(None, (as_of, phrases.age(loaded.story.as_of, loaded.today))))
    way = words.RELAY.join(loaded.story.sources[name].name for name in state.pages.usual_way)
    choices = (f"{dates}{words.BETWEEN}{way}" if way else dates, dates, as_of) if loaded.story.sections else ()
    right = next((text for text in choices if cell_len(text) <= width), "")
    return bar(state, left, (Span(right, "muted"),), "bar")


def tabs(state: State) -> list[Line]:
    """The tabs, and as many signs with their meaning as fit; where not all tabs do, the page in front alone.

    A tab is highlighted only for a section and its evidence: other pages are about the whole story.
    """
    width = state.width - 2
    sections = state.loaded.story.sections
    name = state.main_page.page
    current = sections.index(state.section) if name.kind in ("section", "evidence") else None
    labels = [f" {number} {section.title} " for number, section in enumerate(sections, 1)]
    if not labels or state.width < NARROW or sum(map(cell_len, labels)) > width:
        section = "" if current is None else f"{current + 1}/{len(sections)} {sections[current].title}"
        texts: Line = (Span(section or state.layout(name).page.title, "key"),)
        rule: Line = ()
    else:
        texts = tuple(
            Span(label, "key" if index == current else "muted", target=Target("section", sections[index].id))
            for index, label in enumerate(labels)
        )
        rule = tuple(span._replace(text=("━" if span.role == "key" else "─") * cell_len(span.text)) for span in texts)
    rule = (*rule, Span("─" * (width - width_of(rule)), "muted"))
    legend_width = width - width_of(texts) - len(GAP) if sections else 0
    legend = next((LEGEND[first:] for first in (0, 2, 4) if width_of(LEGEND[first:]) <= legend_width), ())
    return [bar(state, texts, legend, "page"), bar(state, rule, (), "page")][: state.boxes.tab_rows]


def _number(state: State) -> str:
    """The number of what is current among all that can be: 11 of 15; in evidence, that of its row in the section."""
    position = state.front
    if state.evidence_open and state.subject:
        section = state.section_position.page
        position = Position(section, state.layout(section).page.occurrence_of(state.subject))
    targets = state.layout(position.page).page.targets
    if position.current not in targets:
        return ""
    return words.PART_OF.format(targets.index(position.current) + 1, len(targets))


def banner(loaded: LoadedStory, width: int) -> list[Line]:
    """What is wrong with the file, and which edition is shown; no lines where the newest save is shown."""
    if not loaded.is_broken:
        return []
    still = f" {words.SHOWING.format(loaded.read_at)}"
    if not loaded.errors:
        return _fitted((Span(""), Span(f"{loaded.unreadable}.", "mark"), Span(still)), width - 2)
    first = loaded.errors[0]
    where = Span(f"{problems.located(_name_in(loaded.path, width), first)} ", "mark")
    sentence = first.message if first.message.endswith("?") else f"{first.message}."
    all_of_them = f" {words.LISTS.format(problems.summary(loaded.problems))}"
    return _fitted((where, Span(sentence), Span(still + all_of_them)), width - 2)


def _name_in(path: str, width: int) -> str:
    """The file's path, or only its name where the path would fill the banner."""
    shown = safe(path)
    return shown if cell_len(shown) <= width // 2 else shown.rpartition(os.sep)[2]


def _fitted(spans: tuple[Span, Span, Span], width: int) -> list[Line]:
    """The spans in at most BANNER_ROWS lines; where they are too long, the middle one is cut."""
    lines = wrap(spans, width)
    before, middle, after = spans
    text = middle.text
    while len(lines) > BANNER_ROWS and " " in text:
        text = text.rpartition(" ")[0]
        lines = wrap((before, Span(f"{text} …", middle.role), after), width)
    return lines[:BANNER_ROWS]


def foot(state: State) -> Line:
    """The bottom row: the text being typed, or a question, or the keys that matter here, as many as have room, in the
    order of the help, and the place in a search."""
    if state.typed is not None:
        return _prompt(state, state.typed)
    if state.question:
        answers = (Span("y", "key"), Span(f" {words.YES}  ", "muted"), Span("n", "key"), Span(f" {words.NO}", "muted"))
        return bar(state, (Span(state.question),), answers, "bar")
    names = FOOT.get("search" if state.search else state.front.page.kind, FOOT["keys"])
    offered = [name for name in names if ACTIONS[name].can(state)][:MAX_OFFERED]
    keys = {name: _key(state, ACTIONS[name]) for name in offered}
    count = _count(state, state.width - 4 - sum(map(width_of, keys.values())))
    beside = width_of(count)
    width = state.width - 2 - (beside + 2 if beside else 0)
    while sum(map(width_of, keys.values())) - len(GAP) > width:
        keys.popitem()
    *spans, _ = (span for name in ACTIONS for span in keys.get(name, ()))
    return bar(state, tuple(spans), count, "bar")


def _prompt(state: State, typed: str) -> Line:
    """The text being typed, or its end where it is too long; at the right the matches and the keys to go on."""
    prefix, enter = ("/", words.ENTER_KEEPS) if state.search else (f"{words.GO_TO} ", words.ENTER_GOES)
    count = _counted(state, state.width // 2)
    width = state.width - 4 - cell_len(prefix + CURSOR)
    hints = [f"{count}  {hint}".strip() for hint in (f"{enter}{words.BETWEEN}{words.ESC}", words.ESC)]
    right = next((hint for hint in hints if cell_len(typed + hint) <= width), hints[-1])
    shown = typed
    while typed and cell_len(shown + right) > width:
        typed = typed[1:]
        shown = _ellipsis(state) + typed
    return bar(state, (Span(prefix, "key"), Span(shown), Span(CURSOR, "key")), (Span(right, "muted"),), "bar")


def _count(state: State, width: int) -> Line:
    """The query and the number of its match, in each panel too where there is room; else that of what is current."""
    if state.search is None:
        return (Span(_number(state), "muted"),)
    query = f"“{state.search.query}” "
    query = query if cell_len(query + state.search.text) <= width else ""
    return (Span(query + _counted(state, width - cell_len(query)), "label"),)


def _counted(state: State, width: int) -> str:
    """The number of the match, and how many there are in each panel, the most first, as there is room."""
    search = state.search
    if search is None:
        return ""
    text, between = search.text, words.BETWEEN
    for panel, count in search.counts:
        longer = f"{text}{between}{panel} {count}"
        if cell_len(longer) > width:
            break
        text, between = longer, ", "
    return text


def notice(state: State) -> list[Line]:
    """The notice at the foot until the next key, in as many rows as it needs; no rows where there is none.

    Where the screen has too few, rows before the last one are left out: an address must not hide its own host.
    """
    if not state.notice:
        return []
    lines = wrap(state.notice, state.width - 2)
    if len(lines) > state.rows:
        lines = [*lines[: state.rows - 2], (Span(_ellipsis(state)),), lines[-1]]
    return [bar(state, line, (), "bar") for line in lines]


def _key(state: State, action: Action) -> Line:
    """The first key of an action, its word here, and the gap behind them.

    Enter opens a story, follows a name, and shows the evidence of a row; the problems are counted.
    """
    word = action.word
    if action.name == "problems":
        word = problems.summary(state.loaded.problems)
    elif action.name == "enter" and (destination := state.destination):
        kind = destination.page.kind
        word = words.OPEN_STORY if kind == "story" else word if kind == "evidence" else words.FOLLOW
    key, target = (action.shown or action.keys).split(" ")[0], Target("action", action.name)
    return Span(key, "key", target=target), Span(f" {word}", "muted", target=target), Span(GAP)
