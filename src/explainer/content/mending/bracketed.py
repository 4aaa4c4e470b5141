"""Guesses at texts between brackets and braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from explainer.content import lookalike
from explainer.content.lookalike import without_comment
from explainer.content.mending.guess import Guess
from explainer.content.mending.outline import FileLine, closed_at
from explainer.content.mending.quoting import curly, escapes, needs_quotes, requoted, unfit_plain
from explainer.content.mending.shapes import SHAPES
from explainer.content.suggest import quoted, shortened
from explainer.problem import Place

FIELD = re.compile(rf"(?:^|(?<=[{{,\[]))\s*(?P<key>{'|'.join(SHAPES)})\s*:(?=\s|$)\s*")
"""A key in braces, with its colon."""
NO_BLANK = re.compile(rf"(?<=[{{,\[ ])(?P<key>{'|'.join(SHAPES)}):(?=[\[{{\"'])")
"""A key in braces whose colon touches a bracket or a quotation mark."""
NO_COMMA = re.compile(rf"(?P<value>\S+?)(?P<between>;? +|[\uff0c\u3001\uff1b\u060c] *)(?P<key>{'|'.join(SHAPES)}): ")
DOUBLED = re.compile(r",\s*,")
AFTER = "goes on after a closing quotation mark"
UNCLOSED = "has no closing one"


def fields(line: FileLine, at: int) -> Iterator[Guess]:
    """What may be wrong with the texts between brackets and braces, from a column on."""
    text = without_comment(line.text)
    for joined in NO_BLANK.finditer(text, at):
        end = joined.end()
        written = f"{line.text[:end]} {line.text[end:]}"
        message = f"expected a blank after the colon of {joined['key']}, found none; write {shortened(written.strip())}"
        yield Guess(Place(line.row + 1, joined.start("key") + 1, len(joined[0])), message, line.row, [written])
    for doubled in DOUBLED.finditer(text, at):
        written = line.text[: doubled.start() + 1] + line.text[doubled.end() :]
        message = f"expected one comma, found two; write {shortened(written.strip())}"
        yield Guess(Place(line.row + 1, doubled.end()), message, line.row, [written])
    for start, raw in values(text, at):
        yield from curly(line, start, raw)
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
            yield needs_quotes(
                line, start, len(raw), reason, [line.text[:start] + whole + line.text[start + len(raw) :]]
            )
        elif raw[:1] == '"':
            yield from escapes(line, start, raw)


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
    if reason := unfit_plain(raw):
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
