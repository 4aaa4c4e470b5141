"""What is wrong in a file that a YAML parser cannot read, and the lines as they were meant.

Only the place where the parser gave up is used; what was meant is worked out from the lines themselves. Each guess
comes with the lines mended, and counts only where the parser then gets further, so that none is about a right text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest

from explainer.content import lookalike
from explainer.content.mending import misplaced, unmarked, unquoted
from explainer.content.mending.guess import Guess
from explainer.content.mending.outline import COMMENT, FileLine, open_after, outline
from explainer.content.mending.shapes import SHAPES
from explainer.content.suggest import shortened
from explainer.problem import Place

CONFLICT = re.compile(r"<{7}|={7}|>{7}")
"""The marks that version control leaves in a file where it could not merge two versions."""
LOOKED_AT = 12
"""How many lines before the one that was refused may hold the mistake."""
CLOSING = {"[": "]", "{": "}", "'": "'", '"': '"'}


def guesses(source: Sequence[str], row: int) -> Iterator[Guess]:
    """What may be wrong where a parser gave up, in `row`, from 0: the likeliest guess first."""
    lines = outline(source, row + 1)
    yield from _conflict(source, row)
    near = list(islice((line for line in reversed(list(lines.values())) if line.row <= row), LOOKED_AT))
    yield from unmarked.missing_dash(lines, row)
    for line in near:
        yield from misplaced.unindented_text(source, lines, line)
        yield from unmarked.dash_without_blank(lines, line)
        yield from misplaced.list_left(source, lines, line)
    yield from _unclosed(source, lines)
    for line in near:
        yield from unmarked.stray(lines, line)
        yield from unmarked.dash_before_id(lines, line)
        yield from misplaced.tab(source, lines, line)
        yield from unquoted.value(source, lines, line)
        yield from misplaced.text_in_block(source, lines, line)
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


def _unclosed(source: Sequence[str], lines: dict[int, FileLine]) -> Iterator[Guess]:
    """Quotation marks and brackets that are not closed before the next entry, or to the end of the file."""
    entries = [line for line in lines.values() if not line.inside]
    for line, after in zip_longest(entries, entries[1:]):
        if line.value[:1] not in CLOSING or (line.value[0] == "[" and "text" in SHAPES.get(line.key, ())):
            continue
        # Tried here too: a stray " before a key looks like the beginning of a text that is not closed.
        yield from unmarked.stray(lines, line)
        last, opened = line.row, ""
        for row in range(line.row, after.row if after else len(source)):
            opened = open_after(source[row], line.value_at if row == line.row else 0, opened)
            if not opened:
                break
            last = last if source[row].lstrip()[:1] in ("", "#") else row
        if opened:
            if line.value[0] in "[{":
                yield from unquoted.value(source, lines, line)
            written = [source[line.row], *source[line.row + 1 : last + 1]]
            end_sign = line.value[-1]
            if not end_sign.isascii() and lookalike.plain(end_sign) == line.value[0]:
                at = line.value_at + len(line.value) - 1
                meant = f"{line.text[:at]}{line.value[0]}{line.text[at + 1 :]}"
                message = f"{lookalike.message(end_sign)}; write {shortened(meant.strip())}"
                yield Guess(Place(line.row + 1, at + 1), message, line.row, [meant], "look-alike", certain=True)
            closing = "".join(CLOSING[sign] for sign in reversed(opened))
            comment = COMMENT.search(written[-1]) if line.value[0] in "[{" else None
            end = comment.start() if comment else len(written[-1].rstrip())
            written[-1] = written[-1][:end] + closing + written[-1][end:]
            shown = " ".join(COMMENT.sub("", part).strip() for part in written)
            what = "a closing quotation mark" if opened[-1] in "'\"" else f"a closing {CLOSING[opened[-1]]}"
            message = f"expected {what}, found none before the next key; write {shortened(shown)}"
            yield Guess(
                Place(line.row + 1, line.value_at + 1),
                message if after else message.replace("next key", "end of the file"),
                line.row,
                written,
                certain=after is not None and (bool(after.dashes) or after.key in SHAPES),
            )
