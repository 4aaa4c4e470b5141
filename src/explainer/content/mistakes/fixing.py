"""Makes the edits that the messages of a file ask for, where these are sure, and leaves every other byte alone."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from explainer.content.load import LoadResult
from explainer.content.tree_builder import REPLACED

MAX_ROUNDS = 20
"""How many times a file is mended and checked again."""


def fixed(found: LoadResult, load: Callable[[bytes], LoadResult]) -> LoadResult:
    """A story without those of its problems that have a sure fix, and those like them that show only then.

    Edits after which there are not fewer problems are not made. `load`: reads and checks what was mended.
    """
    for _ in range(MAX_ROUNDS):
        written = _written(found)
        after = found if written == found.data else load(written)
        if len(after.problems) >= len(found.problems):
            break
        found = after
    return found


def _written(found: LoadResult) -> bytes:
    """The bytes of a story with its sure fixes, save for one that shares lines with another problem."""
    mark = codecs.BOM_UTF8 if found.data.startswith(codecs.BOM_UTF8) else b""
    rows = found.data.removeprefix(mark).splitlines(keepends=True)
    fixes = [each.fix for each in found.problems if each.fix and each.fix.sure]
    unsure = {each.place.line for each in found.problems if not (each.fix and each.fix.sure)}
    below = len(rows)
    for fix in sorted(fixes, key=lambda each: each.line, reverse=True):
        first, last = fix.line - 1, fix.line - 1 + fix.replaces
        is_alone = last <= below and unsure.isdisjoint(range(fix.line, fix.line + fix.replaces))
        if is_alone and REPLACED not in "".join(fix.lines):  # which stands for what is not UTF-8, or not allowed
            ends = [row[len(row.rstrip(b"\r\n")) :] for row in rows[first:last]]
            rows[first:last] = [line.encode() + end for line, end in zip(fix.lines, ends, strict=False)]
            below = first
    return mark + b"".join(rows)
