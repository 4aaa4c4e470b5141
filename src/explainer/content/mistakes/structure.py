"""Mistakes of what belongs to what: dashes, lines and words that are missing, too many or in another order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.content.mistakes.lines import ANY_KEY, KEYS, Lines, opened
from explainer.content.mistakes.mistake import Repair, changed, mistake
from explainer.content.rules.rule import Example
from explainer.content.suggest import shown
from explainer.content.tree_builder import MAX_DEPTH
from explainer.content.value_readers import ID_RE
from explainer.problem import Place, Problem, sentence

BULLET_RE = re.compile(r"(?:[*+•]|\d+[.)])\s+(?=\S)")
"""What stands before an item of a list in other kinds of text."""
BEHIND_RE = re.compile(rf"(?P<dashes> *(?:- )*)(?P<value>\S.*?) (?P<key>{ANY_KEY}):$")
DASH_BEHIND_RE = re.compile(rf"(?P<margin> *)(?P<key>{ANY_KEY}): - (?P<value>.*)$")


@mistake(
    "dash",
    Example(
        "the figure tickets",
        "caveats:\n  - One person is counted twice.\n  {gaps: Children are not counted.}",
        "caveats:\n  - One person is counted twice.\n  - {gaps: Children are not counted.}",
    ),
)
def dash(lines: Lines, row: int) -> Iterator[Repair]:
    """Each item of a list begins with a dash, and nothing else does."""
    line = lines[row]
    name = line.value if line.key == "id" else "" if line.value else line.key
    if line.dashes and ID_RE.fullmatch(name):
        written = f"{name}:"
        yield changed(line, line.indent, len(line.text), written, "an id and a colon", "a dash before them")
    elif name not in KEYS and ID_RE.fullmatch(name):
        yield changed(line, line.indent, len(line.text), f"- id: {name}", f"a dash and id: before {name}", "neither")
    if line.dashes and not line.key and ID_RE.fullmatch(line.value):
        yield changed(line, line.key_at, len(line.text), f"id: {line.value}", f"id: before {line.value}", "none")
    if line.dashes:
        return
    if bullet := BULLET_RE.match(line.text, line.indent):
        found = f"{bullet[0].strip()} before it"
        yield changed(line, line.indent, bullet.end(), "- ", "a dash before an item", found)
    for column in dict.fromkeys([line.indent, max(0, line.indent - 2)]):
        place = Place(row + 1, line.indent + 1, len(line.key) or 1)
        expected = f"a dash before {line.key or 'an item'}, in column {column + 1}"
        yield Repair(place, expected, "none", {row: f"{' ' * column}- {line.text.lstrip()}"})


@mistake("swapped", Example("the figure tickets", "2024 period:", "period: 2024"))
def swapped(lines: Lines, row: int) -> Iterator[Repair]:
    """A dash stands before a key, a key before its value, and the first line of an item before the others."""
    line = lines[row]
    if behind := BEHIND_RE.fullmatch(line.text):
        written = f"{behind['key']}: {behind['value']}"
        start = behind.end("dashes")
        yield changed(line, start, len(line.text), written, f"{behind['key']}: before its value", "it behind")
    if behind := DASH_BEHIND_RE.fullmatch(line.text):
        written = f"- {behind['key']}: {behind['value']}"
        yield changed(line, line.indent, len(line.text), written, f"a dash before {behind['key']}", "it behind")
    after = next(lines.after(row), None)
    if after is not None:
        found = f"{shown(line.text.strip())} before {shown(after.text.strip())}"
        exchanged = {row: after.text, after.row: line.text}
        yield Repair(line.place, "these two lines the other way round", found, exchanged, "swap them")


@mistake(
    "note-without-sign",
    Example("the figure tickets", "basis: count\ncheck this", "basis: count\n# check this"),
)
def note_without_sign(lines: Lines, row: int) -> Iterator[Repair]:
    """A comment begins with #, on every line of it; all else is a key with its value, or goes on to the right of it."""
    line = lines[row]
    if not line.is_entry and not line.key:
        hint = "a comment begins with # on every line, and a text that goes on is indented deeper than its key"
        written = f"{' ' * line.indent}#{line.text.lstrip()}"
        yield Repair(line.place, "a key with a colon", "a text", {row: written}, hint, sure=False)


CONFLICT_RE = re.compile(r" *(?:<{7}|={7}$|>{7})")
"""The marks that version control leaves in a file where it could not merge two versions."""


def conflict(source: Sequence[str]) -> Problem | None:
    """The problem of a merge that is not finished; None where there is none."""
    row = next((row for row, text in enumerate(source) if CONFLICT_RE.match(text)), None)
    if row is None:
        return None
    message = sentence("one version of the story", source[row][:7], "a merge of two versions is not finished here")
    return Problem(Place(row + 1, 1, 7), "merge", message)


def unreadable(lines: Lines, row: int, column: int) -> Problem:
    """The problem of a line after which nothing can be read, and for which there is no repair."""
    line, before = lines[min(row, len(lines.texts) - 1)], next(lines.before(row), None)
    brackets = line.text.find("[")
    for at, left in opened(line.text[max(brackets, 0) :]):
        if len(left) > MAX_DEPTH:
            message = sentence(f"at most {MAX_DEPTH} levels", "more")
            return Problem(Place(line.row + 1, brackets + at), "too-deep", message)
    if before is not None and before.value and (line.dashes or (line.key and line.indent > before.margin)):
        what = f"the list that begins with {line.key or shown(line.value)}" if line.dashes else f"the key {line.key}"
        mend = "is figures: missing?" if line.dashes and line.key == "id" else ""
        message = sentence(f"the key that {what} belongs to in a line above it", "none", mend)
        return Problem(Place(line.row + 1, line.indent + 1), "unreadable", message)
    mend = "is a quotation mark or a bracket left open, or a line indented too far or too little?"
    message = sentence("YAML", "a line that cannot be read after those before it", mend)
    return Problem(Place(line.row + 1, min(column, len(line.text)) + 1), "unreadable", message)
