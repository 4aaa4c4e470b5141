"""What the YAML parser says of a file that it cannot read, in an editor's words."""

from __future__ import annotations

from typing import Any

from explainer.characters import safe
from explainer.problem import Place, Problem

HINTS = {
    "mapping values": '; a text that holds ": " stands in quotes; or is the line indented too far?',
    "cannot start": "; a text that begins with a sign stands in quotes, and lines are indented with spaces",
    "tab character": "; lines are indented with spaces",
    "indicator": "; the keys of one mapping begin in one column",
}
"""What helps where the parser's own words do not."""

PLAIN = {
    "flow sequence": "list in brackets",
    "flow mapping": "mapping in braces",
    "block mapping": "mapping",
    "block collection": "list",
    "quoted scalar": "text in quotes",
    "plain scalar": "text",
    "simple key": "key",
    "end of stream": "end of the file",
}
"""What the parser calls a thing, and what an editor calls it."""

CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")


def syntax_problem(error: Any, quoted: Place | None, lines: list[str]) -> Problem:
    """The problem that the parser's error is, in the lines of the file.

    `quoted` is the last text in quotes before it that ends on another line than it begins on.
    """
    marks = [error.problem_mark or error.context_mark, error.context_mark]
    context = error.context or ""
    if context.endswith(("quoted scalar", "simple key")):
        marks.reverse()  # its beginning tells more than where the parser gave up
    first, second = (Place(mark.line + 1, mark.column + 1) if mark else None for mark in marks)
    place = first or Place()
    said = (error.problem or "it could not be parsed").split(",  ")[0]
    words = f"expected YAML, but {said}{f' {context}' if context else ''}"
    for term, plain in PLAIN.items():
        words = words.replace(term, plain)
    if second is not None and second.line < place.line:
        words += f" that begins on line {second.line}"
    return Problem(
        place,
        "syntax",
        safe(words + _hint(said, quoted, lines[place.line - 2 : place.line + 1])),
        second=None if second == place else second,
    )


def _hint(said: str, quoted: Place | None, around: list[str]) -> str:
    if any(line.startswith(CONFLICT) for line in around):
        return "; a merge of two versions is not finished here"
    hint = next((hint for part, hint in HINTS.items() if part in said), "")
    if not hint and quoted is not None:
        return f"; is the quotation mark of line {quoted.line} closed where it should be?"
    return hint
