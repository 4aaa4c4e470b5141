"""The rows around a page: the title bar, the sections' tabs, the banner of a file with problems, and the foot."""

from __future__ import annotations

import os
from collections.abc import Sequence

from rich.cells import cell_len, chop_cells

from explainer.present import problems, words
from explainer.present.ascii import spans_in_ascii
from explainer.present.lines import Line, Role, Span, width_of
from explainer.present.pictures.glyphs import ASCII
from explainer.present.section import as_of
from explainer.present.wrapping import wrap
from explainer.sanitize import safe
from explainer.tui.colours import Ground
from explainer.tui.edition import Edition
from explainer.tui.geometry import NARROW
from explainer.tui.keys import BY_ACTION, FOOT, FOOT_ALWAYS, FOOT_FIRST, Key
from explainer.tui.rows import Painted, Piece
from explainer.tui.scene import Scene

BANNER_ROWS = 4
"""The most rows of a banner."""
APART = "  "
CURSOR = "▏"


def bar(scene: Scene, left: Line, right: Line, ground: Ground) -> Painted:
    """One row of the screen with a text at each side; the left text is cut where it has no room."""
    width = scene.columns
    if scene.look.glyphs is ASCII:  # before measuring, as a text may become longer; `paint` keeps the number of cells
        left, right = spans_in_ascii(left), spans_in_ascii(right)
    room = width - 2 - (width_of(right) + 2 if right else 0)
    pieces = [Piece(" ", "plain", ground)]
    left = _cut(left, room, _omitted(scene))
    pieces += [Piece(span.text, span.role, ground) for span in left if span.text]
    pieces.append(Piece(" " * (width - 1 - width_of((*left, *right)) - bool(right)), "plain", ground))
    pieces += [Piece(span.text, span.role, ground) for span in right]
    pieces += [Piece(" ", "plain", ground)] if right else []
    return tuple(pieces)


def _omitted(scene: Scene) -> str:
    """The sign at the end of a text that was cut."""
    return "..." if scene.look.glyphs is ASCII else "…"


def _cut(line: Line, cells: int, sign: str) -> Line:
    """The line in at most so many cells, with a sign at its end where something was cut off."""
    if width_of(line) <= cells:
        return line
    found, room = [], max(0, cells - cell_len(sign))
    for span in line:
        text = span.text if cell_len(span.text) <= room else chop_cells(span.text, room)[0] if room else ""
        found.append(span._replace(text=text))
        room = room - cell_len(text) if text == span.text else 0
    return (*found, Span(sign[: max(0, cells)], found[-1].role if found else "plain"))


def title(scene: Scene, width: int) -> Painted:
    """The title bar: the story's title and the page in front; at the right, as room allows, file and dates."""
    edition, here = scene.edition, scene.main.page
    left = [Span(edition.story.title, "title")]
    if here.kind != "section":
        left += [Span(" › ", "muted"), Span(scene.layout(here).page.title, "title")]
    old = as_of(edition.story, edition.today)
    room = width - 4 - width_of(tuple(left))
    age = words.age(edition.story.as_of, edition.today)
    choices = (f"{edition.name} · {old}", old, old.partition(" · checked")[0], age)
    right = next((text for text in choices if cell_len(text) <= room), "")
    return bar(scene, tuple(left), (Span(right, "muted"),) if right else (), "bar")


def tabs(scene: Scene, width: int, rows: int, sign: dict[str, str]) -> list[Painted]:
    """The tabs: sections by number and title, and the place; only the page in front where there is no room for all.

    A tab is highlighted only for a section and its evidence: other pages are about the whole story.
    """
    place = (Span(_place(scene), "muted"),)
    labels = tab_labels(scene)
    sections = scene.edition.story.sections
    name = scene.main.page
    current = sections.index(scene.section) if name.kind in ("section", "evidence") else None
    if not _tabs_fit(scene, width):
        section = "" if current is None else f"{current + 1}/{len(sections)} {sections[current].title}"
        here = (Span(section or scene.layout(name).page.title, "heading"),)
        found = [bar(scene, here, place, "page")]
        rule = [Span(sign["rule"] * (width - 2), "muted")]
    else:
        spans: list[Span] = []
        rule = []
        for index, label in enumerate(labels):
            role: Role = "heading" if index == current else "muted"
            spans.append(Span(label, role))
            rule.append(Span(sign["tab" if index == current else "rule"] * cell_len(label), role))
        found = [bar(scene, tuple(spans), place, "page")]
        rule.append(Span(sign["rule"] * (width - 2 - width_of(tuple(rule))), "muted"))
    return [*found, bar(scene, tuple(rule), (), "page")][:rows]


def tab_labels(scene: Scene) -> list[str]:
    """The text of each tab, with its margins."""
    return [f" {number} {section.title} " for number, section in enumerate(scene.edition.story.sections, 1)]


def tab_at(scene: Scene, x: int, width: int) -> int | None:
    """The index of the section whose tab is at a cell; None where no tab is."""
    left = x - 1
    labels = tab_labels(scene)
    if not _tabs_fit(scene, width):
        return None
    for index, label in enumerate(labels):
        if 0 <= left < cell_len(label):
            return index
        left -= cell_len(label)
    return None


def _tabs_fit(scene: Scene, width: int) -> bool:
    return width >= NARROW and sum(map(cell_len, tab_labels(scene))) + cell_len(_place(scene)) + 4 <= width


def _place(scene: Scene) -> str:
    """The number of what is current: figure 3 of 9 in a section, event 2 of 6; on another page 4 of 120."""
    name, mark, figure = scene.here.page, scene.here.mark, scene.figure
    ids = [each.id for each in scene.section.figures]
    if name.kind in ("section", "evidence") and figure:
        return f"figure {ids.index(figure.id) + 1} of {len(ids)}" if figure.id in ids else ""
    stops = scene.layout(name).page.targets
    if name.kind == "section":
        stops = tuple(stop for stop in stops if stop.target.kind == "event")
    if mark not in stops:
        return ""
    return f"{'event ' if name.kind == 'section' else ''}{stops.index(mark) + 1} of {len(stops)}"


def banner(edition: Edition, width: int) -> list[Line]:
    """What is wrong with the file, and which edition is shown; no lines where the newest save is shown."""
    if not edition.is_broken:
        return []
    still = f" Showing the edition of {edition.read_at}."
    if not edition.errors:
        return _fitted((Span(""), Span(f"{edition.unreadable}.", "mark"), Span(still)), width - 2)
    first = edition.errors[0]
    where = Span(f"{problems.located(_name_in(edition.path, width), first)} ", "mark")
    sentence = first.message if first.message.endswith("?") else f"{first.message}."
    all_of_them = f" p lists {problems.summary(edition.errors)}."
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


def foot(scene: Scene, width: int) -> Painted:
    """The bottom row: the text being typed, or a question, or the keys that work here and the place in a search."""
    if scene.typed is not None:
        return _prompt(scene, scene.typed, width)
    if scene.question:
        answers = (Span("y", "key"), Span(" yes  ", "muted"), Span("n", "key"), Span(" no", "muted"))
        return bar(scene, (Span(scene.question),), answers, "bar")
    *spans, last = _spans(foot_keys(scene, width))
    return bar(scene, (*spans, last._replace(text=last.text.rstrip())), _count(scene, width), "bar")


def _prompt(scene: Scene, typed: str, width: int) -> Painted:
    """The text being typed, or its end where it is too long; at the right the matches and the keys to go on."""
    sign, told, enter = ("/", scene.search.told, "keeps") if scene.search else ("go to ", "", "goes")
    room = width - 4 - cell_len(sign + CURSOR)
    ways = [f"{told}  {way}".strip() for way in (f"enter {enter} · esc back", "esc back")]
    beside = next((way for way in ways if cell_len(typed + way) <= room), ways[-1])
    omitted = _omitted(scene)
    shown = typed
    while typed and cell_len(shown + beside) > room:
        typed = typed[1:]
        shown = omitted + typed
    return bar(scene, (Span(sign, "key"), Span(shown), Span(CURSOR, "key")), (Span(beside, "muted"),), "bar")


def _count(scene: Scene, width: int) -> Line:
    """The query and the number of the match; without the query where the main keys leave no room."""
    if scene.search is None:
        return ()
    told = scene.search.told
    main = [_worded(scene, BY_ACTION[action]) for action in (*FOOT_ALWAYS, *FOOT_FIRST) if scene.can(action)]
    room = width - 4 - sum(map(_wide, main))
    both = f"“{scene.search.query}” {told}"
    return (Span(both if cell_len(both) <= room else told, "label"),)


def notice(scene: Scene, width: int) -> list[Painted]:
    """The notice at the foot until the next key, in as many rows as it needs; no rows where there is none."""
    if not scene.notice:
        return []
    return [bar(scene, line, (), "bar") for line in wrap(scene.notice, width - 2)]


def foot_keys(scene: Scene, width: int) -> list[Key]:
    """The keys that there is room for. Those of FOOT_ALWAYS are always shown, without their words if necessary."""
    keys = {action: _worded(scene, BY_ACTION[action]) for action in FOOT if scene.can(action)}
    count = width_of(_count(scene, width))
    shown = {action: keys[action] for action in FOOT_ALWAYS if action in keys}
    room = width - 2 + len(APART) - (count + 2 if count else 0) - sum(map(_wide, shown.values()))
    for action, key in shown.items():
        if room < 0:
            shown[action] = key._replace(word="")
            room += _wide(key) - _wide(shown[action])
    for action in (*FOOT_FIRST, *FOOT):
        if action in keys and action not in shown and _wide(keys[action]) <= room:
            shown[action] = keys[action]
            room -= _wide(keys[action])
    return [shown[action] for action in FOOT if action in shown]


def key_at(scene: Scene, cell: int, width: int) -> Key | None:
    """The key at a cell of the foot; None where there is none."""
    cell -= 1
    for key in foot_keys(scene, width):
        if 0 <= cell < _wide(key) - len(APART):
            return key
        cell -= _wide(key)
    return None


def _name(key: Key) -> str:
    return key.shown.split(" ")[0]


def _worded(scene: Scene, key: Key) -> Key:
    """The key with the word for what it does here: enter follows a mention, and shows the evidence of a figure."""
    mark = scene.here.mark
    own = mark is None or (mark.target.kind == "figure" and scene.layout(scene.here.page).is_primary(mark))
    return key if key.action != "enter" or own else key._replace(word="follow")


def _wide(key: Key) -> int:
    return sum(cell_len(span.text) for span in _spans([key]))


def _spans(keys: Sequence[Key]) -> list[Span]:
    return [span for key in keys for span in (Span(_name(key), "key"), Span(f" {key.word}".rstrip() + APART, "muted"))]
