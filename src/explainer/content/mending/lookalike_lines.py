"""Mends lines with a look-alike in their form: in the indentation, as the dash, or around the colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from explainer.content import lookalike
from explainer.content.lookalike import BULLETS, COLONS, DASHES, GAP, UNSEEN
from explainer.content.mending.mends import Mend, shared
from explainer.content.mending.outline import FileLine, open_columns, outline
from explainer.content.mending.shapes import SHAPES
from explainer.content.suggest import shortened
from explainer.problem import Place, Problem

MOST = 50
"""The most lines that are compared with those around them, which is slow."""

LONG = re.compile(f"[{DASHES}{BULLETS}]")
MARGIN = re.compile(rf"{GAP}*")
DASH = re.compile(rf"(?P<dash>[-{DASHES}{BULLETS}])(?P<gap>{GAP}+|$)")
KEY = re.compile(rf"(?P<key>[\w{UNSEEN}-]{{1,80}})(?P<before>{GAP}{{0,9}})(?P<colon>[:{COLONS}])(?P<after>{GAP}*)")


def mended(written: Sequence[str], rows: Sequence[int], problems: Iterable[Problem]) -> tuple[str, list[Mend]]:
    """The text with the lines in these rows as they were meant, and what was mended in them.

    `problems`: those noted so far; a mend at the place of one of them has that problem.
    """
    meant = list(written)
    for row in rows:
        meant[row] = _meant(written[row])
    changed = [row for row in rows if meant[row] != written[row]]
    if not changed:
        return "\n".join(written), []
    lines = outline(meant, len(meant))
    for row in changed[:MOST]:
        if hidden := re.match(rf" *[{UNSEEN}][ {UNSEEN}]*", written[row]):
            meant[row] = _fitting(lines, row, meant[row], len(hidden[0]))
    lines = outline(meant, len(meant))
    doubtful = 0
    for row in changed:
        doubtful += row not in lines or bool(LONG.search(written[row]))
        if doubtful > MOST or not _has_form(lines, row, written[row]):
            meant[row] = written[row]
    known = {problem.place: problem for problem in problems}
    return "\n".join(meant), _mends(written, meant, [row for row in changed if meant[row] != written[row]], known)


def _meant(line: str) -> str:
    """A line with plain blanks, dashes and colons in its form; the rest of it as it is."""
    at = _end(MARGIN.match(line))
    meant = lookalike.plain_text(line[:at])
    while dash := DASH.match(line, at):
        plain_blanks = dash["gap"].count(" ")
        meant += "-" + (" " * plain_blanks or lookalike.plain_text(dash["gap"]) or " ")
        at = dash.end()
    key = KEY.match(line, at)
    if key is None:
        return meant + line[at:]
    name = lookalike.plain_text(key["key"])
    before, after = lookalike.plain_text(key["before"]), lookalike.plain_text(key["after"])
    rest = line[key.end() :]
    if key["colon"] == ":" and (not rest or key["after"]):
        return f"{meant}{key['key']}{before}:{after or ' '}{rest}".rstrip(" ")
    if key["colon"] != ":" and (not rest or name in SHAPES):
        return f"{meant}{key['key']}{before}: {rest}".rstrip(" ")
    return meant + line[at:]


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def _fitting(lines: dict[int, FileLine], row: int, meant: str, width: int) -> str:
    """A line indented with invisible signs: each becomes a blank if the line then fits the lines around it."""
    line = lines.get(row)
    if line is None:
        return meant
    keys, dashes, _ = open_columns(lines, row)
    after = next((each for number, each in sorted(lines.items()) if number > row), None)
    beside = after.indent if after is not None and line.dashes else -1
    fits = width in (dashes if line.dashes else keys) or beside in (width, width + 2)
    return " " * width + meant.lstrip() if fits else meant


def _has_form(lines: dict[int, FileLine], row: int, written: str) -> bool:
    """Whether the form of a mended line counts: whether it is not a further line of a text."""
    line = lines.get(row)
    if line is None:  # empty, or a comment
        after = next((each for number, each in sorted(lines.items()) if number > row), None)
        return after is None or not after.inside
    if line.inside:  # then only where the text ends before it
        margin = len(written) - len(written.lstrip(" "))
        return line.inside in ("block", "text") and margin <= lines[line.begun[0]].margin
    if not line.dashes or written.lstrip(" ").startswith("-"):
        return True
    _, dashes, before = open_columns(lines, row)
    listed = before is not None and not before.value and "list" in SHAPES.get(before.key, ())
    return listed or line.dashes[0] in dashes


def _mends(
    written: Sequence[str], meant: Sequence[str], rows: Sequence[int], known: Mapping[Place, Problem]
) -> list[Mend]:
    """What was mended in these rows; all lines with the same character have one problem."""
    first = {row: shared(written[row], meant[row]) for row in rows}
    counts = Counter(written[row][first[row]] for row in rows)
    alike: dict[str, Problem] = {}
    mends = []
    for row in rows:
        at = first[row]
        character = written[row][at]
        problem = known.get(Place(row + 1, at + 1), alike.get(character))
        if problem is None:
            message = lookalike.message(character, "-" if LONG.match(character) else None)
            if others := counts[character] - 1:
                message += f", as in {others:,} more line{'s' * (others > 1)}"
            length = len(written[row]) - len(written[row][at:].lstrip(character)) - at
            plain = re.sub(f"[{UNSEEN}]", "", meant[row]).strip()
            message += f"; write {shortened(plain)}" if plain else ""
            problem = alike[character] = Problem(Place(row + 1, at + 1, length), "look-alike", message)
        mends.append(Mend(row, written[row], meant[row], problem))
    return mends
