"""Guesses at texts that need quotation marks, since YAML takes them for something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from explainer.content.lookalike import without_comment
from explainer.content.mending.bracketed import fields
from explainer.content.mending.guess import Guess
from explainer.content.mending.outline import HEADER, KEY, FileLine, closed_at, entries, indent_of
from explainer.content.mending.quoting import curly, escapes, needs_quotes, requoted, unfit_plain
from explainer.content.mending.shapes import SHAPES
from explainer.content.suggest import quoted, shortened
from explainer.problem import Place

BLOCK_SIGN = re.compile(r"(?P<sign>>[-+]|\|[-+]?)\s+(?=\S)")
"""The sign that a block of text begins with; a > alone may belong to the text."""
SECOND_KEY = re.compile(rf",\s+(?P<key>{'|'.join(SHAPES)}):\s")


def value(source: Sequence[str], lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """What may be wrong with the text in a line."""
    if line.inside == "brackets":
        yield from fields(line, line.indent)
    elif line.inside == "text" and KEY.match(line.text, line.indent) and not _has_key(line):
        begun = lines[line.begun[0]]
        if begun.key or begun.dashes:
            yield _quoting_guess(source, lines, begun, 'holds ": "')
    if line.inside or not line.value:
        return
    text = line.value
    yield from curly(line, line.value_at, text)
    if _is_text(lines, line) and text[0] in "'\"[{":
        yield _quoting_guess(source, lines, line, 'holds ": "')
    if text[0] in "'\"":
        yield from _quoted(source, lines, line)
    elif text[0] in "[{":
        yield from _bracketed(source, lines, line)
    elif (header := HEADER.match(text)) and header["touching"]:
        at = line.value_at + header.start("touching")
        written = f"{line.text[:at]} {line.text[at:]}"
        message = f"expected a blank before the comment, found none; write {shortened(written.strip())}"
        yield Guess(Place(line.row + 1, at + 1), message, line.row, [written])
    elif reason := unfit_plain(text):
        yield from _beside_sign(line)
        yield from _second_key(line)
        yield _quoting_guess(source, lines, line, reason)


def _beside_sign(line: FileLine) -> Iterator[Guess]:
    """A text beside the sign that a block of text begins with, instead of below it."""
    if (sign := BLOCK_SIGN.match(line.value)) and not unfit_plain(rest := line.value[sign.end() :]):
        written = line.text[: line.value_at] + rest
        message = f"expected the text below {sign['sign']}, found it beside it; leave {sign['sign']} out"
        yield Guess(Place(line.row + 1, line.value_at + 1, len(sign["sign"])), message, line.row, [written])


def _second_key(line: FileLine) -> Iterator[Guess]:
    """Keys on one line with commas between them, as only in braces."""
    second = SECOND_KEY.search(line.value)
    if second is None or line.key not in SHAPES or ": " in line.value[: second.start()]:
        return
    message = f"expected each key on its own line, or all in braces, found {second['key']} after a comma"
    written = f"{line.text[: line.key_at]}{{{line.text[line.key_at :].rstrip()}"
    if not line.value.endswith("}"):
        written = line.text[: line.value_at + second.start()]
    yield Guess(
        Place(line.row + 1, line.value_at + second.start("key") + 1, len(second["key"])), message, line.row, [written]
    )


def _is_text(lines: Mapping[int, FileLine], line: FileLine) -> bool:
    """Whether what looks like the key of a line is the beginning of a text with a colon."""
    if not line.key or line.key in SHAPES:
        return False
    before = next(entries(lines, line.row), None)
    below = before is not None and not before.value and "text" in SHAPES.get(before.key, ())
    return bool(line.dashes) or (below and before is not None and line.indent > before.margin)


def _has_key(line: FileLine) -> bool:
    """Whether a line that continues a text has a key of the format where an entry would have one."""
    return (found := KEY.match(line.text, line.indent)) is not None and found["key"] in SHAPES


def _bracketed(source: Sequence[str], lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """What may be wrong with a list in brackets, a mapping in braces, or a text that begins like one."""
    text = line.value
    end = closed_at(text)
    rest = text[end:].strip() if end else ""
    if not rest or text[0] == "{":
        yield from fields(line, line.value_at)
    if rest and not rest.strip("]} "):
        written = line.text[: line.value_at + end]
        message = f"expected nothing after the closing {text[end - 1]}, found another {rest[0]}"
        place = Place(line.row + 1, line.value_at + text.index(rest, end) + 1, len(rest))
        yield Guess(place, f"{message}; write {shortened(written.strip())}", line.row, [written])
    if rest or (not end and "text" in SHAPES.get(line.key, ())):
        yield _quoting_guess(source, lines, line, f"begins with {text[0]}")


def _quoting_guess(source: Sequence[str], lines: Mapping[int, FileLine], line: FileLine, reason: str) -> Guess:
    """A guess with the text of a line, and of the lines that continue it, in quotation marks."""
    start = line.key_at if _is_text(lines, line) else line.value_at
    first = without_comment(line.text[start:]).rstrip()
    more = [source[row] for row in _more(lines, line)]
    whole = quoted("\n".join([first, *(text.strip() for text in more)])).split("\n")
    margins = [line.text[:start], *(text[: indent_of(text)] for text in more)]
    written = [margin + text for margin, text in zip(margins, whole, strict=True)]
    if not more:
        written[0] += line.text[start + len(first) :]
    return needs_quotes(line, start, len(first), reason, written)


def _more(lines: Mapping[int, FileLine], line: FileLine) -> list[int]:
    """The rows that continue the text of a line."""
    rows: list[int] = []
    while (after := lines.get(line.row + len(rows) + 1)) is not None:
        goes_on = after.inside == "text" or (not after.inside and not after.dashes and not after.key)
        if not goes_on or _has_key(after) or after.indent <= line.margin:
            break
        rows.append(after.row)
    return rows


def _quoted(source: Sequence[str], lines: Mapping[int, FileLine], line: FileLine) -> Iterator[Guess]:
    """What may be wrong with a text in quotation marks: one of them within it, or a backslash."""
    mark, text, at = line.value[0], line.value, line.value_at
    last = line.row
    while not source[last].rstrip().endswith(mark) and last + 1 < len(source):
        after = lines.get(last + 1)
        if after is None or after.indent <= line.margin or (not after.inside and after.key in SHAPES):
            break
        last += 1
    if 0 < closed_at(text) < len(text):
        last = max([last, *_more(lines, line)])
    if last > line.row:
        text = "\n".join([line.text[at:], *(source[row].strip() for row in range(line.row + 1, last + 1))])
    closed = closed_at(text.split("\n", maxsplit=1)[0])
    if 0 < closed < len(text):
        whole = [text[:closed]] if text[closed:].strip() == "," else requoted(text).split("\n")
        margins = [line.text[:at], *(source[row][: indent_of(source[row])] for row in range(line.row + 1, last + 1))]
        if len(whole) > 1:
            written = [margin + part for margin, part in zip(margins, whole, strict=True)]
        else:
            written = [line.text[:at] + whole[0] + line.text[at + len(line.value) :]]
        shown = shortened(" ".join(without_comment(part).strip() for part in written))
        rest = shortened(text[closed:].split("\n", maxsplit=1)[0].strip(), 30)
        twice = "; ' within single ones is written twice" if mark == "'" else ""
        yield Guess(
            Place(line.row + 1, at + closed + 1),
            f"expected nothing after the closing quotation mark, found {rest}{twice}; write {shown}",
            line.row,
            written,
        )
    yield from escapes(line, at, line.value)
