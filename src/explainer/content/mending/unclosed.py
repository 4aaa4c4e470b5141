"""Guesses at quotation marks and brackets that are not closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from explainer.content import lookalike
from explainer.content.lookalike import comment_at, without_comment
from explainer.content.mending import unmarked, unquoted
from explainer.content.mending.guess import Guess
from explainer.content.mending.outline import FileLine, open_after
from explainer.content.mending.shapes import SHAPES
from explainer.content.suggest import shortened
from explainer.content.tree_builder import MAX_DEPTH
from explainer.problem import Place

CLOSING = {"[": "]", "{": "}", "'": "'", '"': '"'}


def quotes_and_brackets(source: Sequence[str], lines: dict[int, FileLine]) -> Iterator[Guess]:
    """Those that are not closed before the next entry, or to the end of the file."""
    entries = [line for line in lines.values() if not line.inside]
    for line, after in zip_longest(entries, entries[1:]):
        if line.value[:1] not in CLOSING or (line.value[0] == "[" and "text" in SHAPES.get(line.key, ())):
            continue
        # Tried here too: a stray " before a key looks like the beginning of a text that is not closed.
        yield from unmarked.stray(lines, line)
        last, opened = line.row, ""
        for row in range(line.row, after.row if after else len(source)):
            opened = open_after(source[row], line.value_at if row == line.row else 0, opened)
            if not 0 < len(opened) <= MAX_DEPTH:
                break
            last = last if source[row].lstrip()[:1] in ("", "#") else row
        if 0 < len(opened) <= MAX_DEPTH:
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
            end = comment_at(written[-1]) if line.value[0] in "[{" else len(written[-1].rstrip())
            written[-1] = written[-1][:end] + closing + written[-1][end:]
            shown = " ".join(without_comment(part).strip() for part in written)
            what = "a closing quotation mark" if opened[-1] in "'\"" else f"a closing {CLOSING[opened[-1]]}"
            message = f"expected {what}, found none before the next key; write {shortened(shown)}"
            yield Guess(
                Place(line.row + 1, line.value_at + 1),
                message if after else message.replace("next key", "end of the file"),
                line.row,
                written,
                certain=after is not None and (bool(after.dashes) or after.key in SHAPES),
            )
