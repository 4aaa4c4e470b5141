"""Parses a text into events, with the same answer from each of the two parsers that PyYAML may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

TAB = r"(?m)^ *\t"
"""A tab that indents a line: each of the two parsers refuses some such lines."""
QUESTION = r"(?<=[^\s\[{,])\?"
"""A question mark after a word: PyYAML's own parser refuses it among brackets, where libyaml's takes it as text."""
HIDDEN = "\ufdd0"
"""Replaces that question mark for PyYAML's own parser; as the character is forbidden, no text has it already."""
JOINED = rf":[,?\[\]{{}}{HIDDEN}]"
"""Text after a word among brackets that libyaml's parser refuses, and PyYAML's own reads as a key and its value."""
HEADER = r"[|>][-+0-9]*#"
"""The sign of a block of text that a comment touches: libyaml's parser takes it, PyYAML's own does not."""
BLOCKS = ("|", ">")


class ParserRefusal(Exception):
    """The parser cannot go on."""

    def __init__(self, row: int, column: int) -> None:
        super().__init__(row, column)
        self.row = row
        """The row at which it gave up, from 0."""
        self.column = column
        """The column, from 0."""


def events(text: str) -> Iterator[Any]:
    """The parser's events, in order; raises ParserRefusal after those before what cannot be parsed."""
    tab = re.search(TAB, text) if "\t" in text else None
    before = text[: tab.start()] if tab else text
    try:
        yield from _of_pythons(before) if PARSER is yaml.SafeLoader else _of_libyamls(before)
    except yaml.MarkedYAMLError as error:
        raise _refusal(error.problem_mark or error.context_mark, before) from None
    except (yaml.YAMLError, ValueError):
        raise ParserRefusal(0, 0) from None
    if tab is not None:
        raise ParserRefusal(before.count("\n"), tab.end() - tab.start() - 1)


def _events(loader: Any) -> Iterator[Any]:
    return iter(loader.get_event, None)


def _of_libyamls(text: str) -> Iterator[Any]:
    for event in _events(PARSER(text)):
        is_block = isinstance(event, yaml.ScalarEvent) and event.style in BLOCKS
        if is_block and re.compile(HEADER).match(text, event.start_mark.index):
            raise yaml.MarkedYAMLError(problem_mark=event.start_mark)
        yield event


def _of_pythons(text: str) -> Iterator[Any]:
    text = re.sub(QUESTION, HIDDEN, text)
    brackets = 0
    for event in _events(yaml.SafeLoader(text)):
        if isinstance(event, yaml.ScalarEvent):
            end: Any = event.end_mark
            if brackets and not event.style and re.compile(JOINED).match(text, end.index):
                raise yaml.MarkedYAMLError(problem_mark=end)
            event.value = event.value.replace(HIDDEN, "?")
        elif isinstance(event, yaml.CollectionStartEvent):
            brackets += bool(brackets or event.flow_style)
        elif isinstance(event, yaml.CollectionEndEvent):
            brackets -= bool(brackets)
        yield event


def _refusal(mark: Any, text: str) -> ParserRefusal:
    last = text.count("\n")
    if mark is not None and mark.line > last:  # libyaml's place for the end of a text without a line end
        return ParserRefusal(last, len(text) - text.rfind("\n") - 1)
    return ParserRefusal(mark.line, mark.column) if mark else ParserRefusal(0, 0)
