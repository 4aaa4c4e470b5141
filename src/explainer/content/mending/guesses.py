"""What is wrong in a file that a YAML parser cannot read, and the lines as they were meant.

Only the place where the parser gave up is used; what was meant is worked out from the lines themselves. Each guess
comes with the lines mended, and counts only where the parser then gets further, so that none is about a right text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from explainer.content.mending import misplaced, unclosed, unmarked, unquoted
from explainer.content.mending.guess import Guess
from explainer.content.mending.outline import FileLine
from explainer.problem import Place

CONFLICT = re.compile(r"<{7}|={7}|>{7}")
"""The marks that version control leaves in a file where it could not merge two versions."""
LOOKED_AT = 12
"""How many lines before the one that was refused may hold the mistake."""


def guesses(source: Sequence[str], lines: dict[int, FileLine], row: int) -> Iterator[Guess]:
    """What may be wrong where a parser gave up, in `row`, from 0: the likeliest guess first."""
    yield from _conflict(source, row)
    near = list(islice((line for line in reversed(list(lines.values())) if line.row <= row), LOOKED_AT))
    yield from unmarked.missing_dash(lines, row)
    for line in near:
        yield from misplaced.unindented_text(source, lines, line)
        yield from unmarked.dash_without_blank(lines, line)
        yield from misplaced.list_left(source, lines, line)
    yield from unclosed.quotes_and_brackets(source, lines)
    for line in near:
        yield from unmarked.stray(lines, line)
        yield from unmarked.dash_before_id(lines, line)
        yield from misplaced.tab(source, lines, line)
        yield from unquoted.value(source, lines, line)
        yield from unmarked.key(source, lines, line)
    for line in near[:3]:
        yield from misplaced.nested(source, lines, line)
    for line in near[:2]:
        yield from misplaced.indentation(source, lines, line)
    for line in near[:2]:
        yield from unmarked.keyless(lines, line)


def _conflict(source: Sequence[str], row: int) -> Iterator[Guess]:
    for number in range(max(0, row - 2), min(row + 2, len(source))):
        if CONFLICT.match(source[number]):
            found = source[number][:7]
            message = f"expected one version of the story, found {found}; a merge of two versions is not finished here"
            yield Guess(Place(number + 1, 1, 7), message, certain=True)
