"""Parses a text into events, with either of the two parsers that PyYAML may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

QUESTION_RE = re.compile(r"(?<=[^\s\[{,])\?")
"""A question mark after a word: PyYAML's own parser refuses it among brackets, where libyaml's takes it as text."""
HIDDEN = "\ufdd0"
"""Replaces that question mark for PyYAML's own parser; as the character is forbidden, no text has it already."""


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
    is_pythons = PARSER is yaml.SafeLoader
    try:
        for event in iter(PARSER(QUESTION_RE.sub(HIDDEN, text) if is_pythons else text).get_event, None):
            if is_pythons and isinstance(event, yaml.ScalarEvent):
                event.value = event.value.replace(HIDDEN, "?")
            yield event
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        last = text.count("\n")
        if mark is not None and mark.line > last:  # libyaml's place for the end of a text without a line end
            raise ParserRefusal(last, len(text) - text.rfind("\n") - 1) from None
        raise ParserRefusal(mark.line, mark.column) if mark else ParserRefusal(0, 0) from None
    except (yaml.YAMLError, ValueError):
        raise ParserRefusal(0, 0) from None
