"""Guesses at texts that need quotation marks, since YAML takes them for something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from explainer.content import lookalike
from explainer.content.mending.guess import Guess
from explainer.content.mending.outline import COMMENT, HEADER, KEY, FileLine, closed_at, entries
from explainer.content.mending.shapes import SHAPES
from explainer.content.suggest import quoted, shortened
from explainer.problem import Place

SIGNS = "[]{},*&!|>%@`#\"'"
"""Signs of YAML's own: a text that begins with one needs quotation marks."""
BEGINS = re.compile(r"[-?:](?=\s|$)")
"""More such signs, which count only where a blank follows."""
BLOCK_SIGN = re.compile(r"(?P<sign>>[-+]|\|[-+]?)\s+(?=\S)")
"""The sign that a block of text begins with; a > alone may belong to the text."""
SECOND_KEY = re.compile(rf",\s+(?P<key>{'|'.join(SHAPES)}):\s")
ESCAPE = re.compile(r"\\(?:[0abtnvfre \"/\\N_LP]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|$|(?P<wrong>.))")
FIELD = re.compile(rf"(?:^|(?<=[{{,\[]))\s*(?P<key>{'|'.join(SHAPES)})\s*:(?=\s|$)\s*")
"""A key in braces, with its colon."""
NO_BLANK = re.compile(rf"(?<=[{{,\[ ])(?P<key>{'|'.join(SHAPES)}):(?=[\[{{\"'])")
"""A key in braces whose colon touches a bracket or a quotation mark."""
NO_COMMA = re.compile(rf"(?P<value>\S+?)(?P<between>;? +|[\uff0c\u3001\uff1b\u060c] *)(?P<key>{'|'.join(SHAPES)}): ")


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
    yield from _curly(line, line.value_at, text)
    if _is_text(lines, line) and text[0] in "'\"[{":
        yield _quoting_guess(source, lines, line, 'holds ": "')
    if text[0] in "'\"":
        yield from _quoted(source, lines, line)
    elif text[0] in "[{":
        yield from _bracketed(source, lines, line)
    elif reason := _unfit_plain(text):
        yield from _beside_sign(line)
        yield from _second_key(line)
        yield _quoting_guess(source, lines, line, reason)


def _beside_sign(line: FileLine) -> Iterator[Guess]:
    """A text beside the sign that a block of text begins with, instead of below it."""
    if (sign := BLOCK_SIGN.match(line.value)) and not _unfit_plain(rest := line.value[sign.end() :]):
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


def _curly(line: FileLine, at: int, text: str) -> Iterator[Guess]:
    """A text in quotation marks that only look like YAML's."""
    if inner := not text.isascii() and lookalike.inner_of_quotes(text):
        written = line.text[:at] + quoted(inner) + line.text[at + len(text) :]
        message = f"{lookalike.message(text[0])}; write {shortened(written.strip())}"
        yield Guess(Place(line.row + 1, at + 1), message, line.row, [written], rule="look-alike")


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


def _unfit_plain(text: str) -> str:
    """Why a text needs quotation marks; empty where it does not."""
    if (text[0] in SIGNS and not HEADER.match(text)) or BEGINS.match(text):
        return f"begins with {text[0]}"
    if ": " in text or text.endswith(":"):
        return 'holds ": "' if ": " in text else "ends with a colon"
    return 'holds " #"' if " #" in text else ""


def _quoting_guess(source: Sequence[str], lines: Mapping[int, FileLine], line: FileLine, reason: str) -> Guess:
    """A guess with the text of a line, and of the lines that continue it, in quotation marks."""
    start = line.key_at if _is_text(lines, line) else line.value_at
    first = COMMENT.sub("", line.text[start:]).rstrip()
    more = [source[row] for row in _more(lines, line)]
    whole = quoted("\n".join([first, *(text.strip() for text in more)])).split("\n")
    margins = [line.text[:start], *(text[: len(text) - len(text.lstrip())] for text in more)]
    written = [margin + text for margin, text in zip(margins, whole, strict=True)]
    if not more:
        written[0] += line.text[start + len(first) :]
    return _guess(line, start, len(first), reason, written)


def _more(lines: Mapping[int, FileLine], line: FileLine) -> list[int]:
    """The rows that continue the text of a line."""
    rows: list[int] = []
    while (after := lines.get(line.row + len(rows) + 1)) is not None:
        goes_on = after.inside == "text" or (not after.inside and not after.dashes and not after.key)
        if not goes_on or _has_key(after) or after.indent <= line.margin:
            break
        rows.append(after.row)
    return rows


def _guess(line: FileLine, start: int, length: int, reason: str, written: Sequence[str]) -> Guess:
    shown = shortened(" ".join(COMMENT.sub("", text).strip() for text in written))
    message = f"expected a text in quotation marks, found one that {reason}; write {shown}"
    return Guess(Place(line.row + 1, start + 1, length), message, line.row, written)


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
        margins = [line.text[:at], *(source[row][: _indent(source[row])] for row in range(line.row + 1, last + 1))]
        if len(whole) > 1:
            written = [margin + part for margin, part in zip(margins, whole, strict=True)]
        else:
            written = [line.text[:at] + whole[0] + line.text[at + len(line.value) :]]
        shown = shortened(" ".join(COMMENT.sub("", part).strip() for part in written))
        rest = shortened(text[closed:].split("\n", maxsplit=1)[0].strip(), 30)
        twice = "; ' within single ones is written twice" if mark == "'" else ""
        yield Guess(
            Place(line.row + 1, at + closed + 1),
            f"expected nothing after the closing quotation mark, found {rest}{twice}; write {shown}",
            line.row,
            written,
        )
    yield from _escapes(line, at, line.value)


def _escapes(line: FileLine, at: int, text: str) -> Iterator[Guess]:
    if text[0] == '"' and (wrong := next((each for each in ESCAPE.finditer(text) if each["wrong"]), None)):
        doubled = ESCAPE.sub(lambda found: "\\" + found[0] if found["wrong"] else found[0], text)
        written = line.text[:at] + doubled + line.text[at + len(text) :]
        message = f"expected an escape of YAML's after \\ in double quotation marks, found {wrong[0]}"
        message += f"; a backslash is written twice: {shortened(written.strip())}"
        yield Guess(Place(line.row + 1, at + wrong.start() + 1, len(wrong[0])), message, line.row, [written])


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def requoted(text: str) -> str:
    """A text that contains the quotation mark that it begins with, put in quotation marks as it was meant.

    'The children's test' is one text in quotes; "Children" tested begins with a word in quotes.
    """
    mark = text[0]
    end = closed_at(text.split("\n", maxsplit=1)[0])
    word_in_quotes = text[end - 2] != " " and text[end : end + 1] in (" ", "\n", ",", ".")
    if text.endswith(mark) and not (word_in_quotes and mark == '"'):
        inner = text[1:-1]
        return quoted(inner.replace("''", "'") if mark == "'" else inner.replace('\\"', '"'))
    return quoted(text)


def fields(line: FileLine, at: int) -> Iterator[Guess]:
    """What may be wrong with the texts between brackets and braces, from a column on."""
    text = COMMENT.sub("", line.text)
    for joined in NO_BLANK.finditer(text, at):
        end = joined.end()
        written = f"{line.text[:end]} {line.text[end:]}"
        message = f"expected a blank after the colon of {joined['key']}, found none; write {shortened(written.strip())}"
        yield Guess(Place(line.row + 1, joined.start("key") + 1, len(joined[0])), message, line.row, [written])
    for start, raw in values(text, at):
        yield from _curly(line, start, raw)
        if comma := NO_COMMA.match(raw):
            put = start + comma.end("value")
            found, rule = comma["between"].strip(), "syntax"
            if found and not found.isascii():
                found, rule = lookalike.named(found), "look-alike"
            message = f"expected a comma before {comma['key']}, found {found or 'none'}; write "
            written = f"{line.text[:put]}, {line.text[start + comma.start('key') :]}"
            message += shortened(written.strip())
            yield Guess(Place(line.row + 1, put + 1), message, line.row, [written], rule)
        if raw[:1] == "[" and not closed_at(raw):
            put = start + len(raw)
            written = f"{line.text[:put]}]{line.text[put:]}"
            message = f"expected a closing ], found none before {line.text[put:].strip()[:1]}"
            yield Guess(
                Place(line.row + 1, start + 1), f"{message}; write {shortened(written.strip())}", line.row, [written]
            )
        elif reason := unfit(raw):
            whole = requoted(raw) if reason == AFTER else f"{raw}{raw[0]}" if reason == UNCLOSED else quoted(raw)
            yield _guess(line, start, len(raw), reason, [line.text[:start] + whole + line.text[start + len(raw) :]])
        elif raw[:1] == '"':
            yield from _escapes(line, start, raw)


AFTER = "goes on after a closing quotation mark"
UNCLOSED = "has no closing one"


def unfit(raw: str) -> str:
    """Why a text in brackets or braces needs quotation marks; empty where it does not."""
    if not raw:
        return ""
    if raw[0] in "'\"":
        closed = closed_at(raw)
        return UNCLOSED if not closed else AFTER if closed < len(raw) else ""
    if raw[0] in "[{":
        closed = closed_at(raw)
        return f"begins with {raw[0]}" if 0 < closed < len(raw) else ""
    if raw[0] in ":?":
        return f"begins with {raw[0]}"
    if reason := _unfit_plain(raw):
        return reason
    found = re.search(r"[\[\]{}]", raw)
    return f"holds {found[0]}" if found else ""


def values(text: str, at: int) -> Iterator[tuple[int, str]]:
    """The values of the fields in braces from a column on, each with its column; or the items of a list of texts."""
    found = list(FIELD.finditer(text, at))
    for field, after in zip_longest(found, found[1:]):
        raw = _without_closing(text[field.end() : after.start() if after else len(text)], after is not None)
        yield field.end(), raw
        if raw[:1] == "[":
            yield from _items(raw, field.end())
    if not found and text[at : at + 1] == "[":
        yield from _items(text[at:], at)


def _items(text: str, at: int) -> Iterator[tuple[int, str]]:
    """The items of a list in brackets that begins at a column, each with its column."""
    column = at + 1
    for item in text[1:].split(","):
        yield column + len(item) - len(item.lstrip()), _without_closing(item.strip(), False)
        column += len(item) + 1


def _without_closing(raw: str, goes_on: bool) -> str:
    """A value without the brackets and the comma after it, which do not belong to it."""
    raw = raw.rstrip()
    while raw:
        if (goes_on and raw[-1] in ",[{") or (
            raw[-1] in "]}" and raw.count(raw[-1]) > raw.count("[" if raw[-1] == "]" else "{")
        ):
            raw = raw[:-1].rstrip()
        else:
            break
    return raw
