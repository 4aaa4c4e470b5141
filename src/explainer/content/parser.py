"""Parses a text into events, with either of the two parsers that PyYAML may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.scanner import ScannerError

HIDDEN = "\ufdd0"
"""Stands for a question mark in PyYAML's own parser; as the character is forbidden, no text has it already."""

TAB_RE = re.compile(r"(?<=[|>])\t|(?<=[|>][+-])\t")
"""A tab behind the sign of a block of text."""


class PythonParser(yaml.SafeLoader):
    """PyYAML's own parser, with libyaml's answer to tabs, question marks and colons before brackets."""

    def __init__(self, text: str) -> None:
        super().__init__(TAB_RE.sub(" ", text.replace("?", HIDDEN)))

    def get_event(self) -> Any:
        event = super().get_event()
        if isinstance(event, yaml.ScalarEvent):
            event.value = event.value.replace(HIDDEN, "?")
        return event

    def scan_to_next_token(self) -> None:
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def fetch_plain(self) -> None:
        if self.peek() == HIDDEN and (self.flow_level or self.peek(1) in "\0 \t\n"):
            self.fetch_key()
        else:
            super().fetch_plain()

    def scan_plain(self) -> Any:
        token = super().scan_plain()
        touches = self.peek() == ":" and self.peek(1) in ",[]{}" and self.index == token.end_mark.index
        if self.flow_level and (touches or f":{HIDDEN}" in token.value):
            raise ScannerError(problem_mark=token.start_mark)
        return token

    def scan_plain_spaces(self, indent: int, start_mark: yaml.Mark) -> Any:
        found = super().scan_plain_spaces(indent, start_mark)
        while found is not None and self.peek() == "\t" and (not self.allow_simple_key or self.column >= indent):
            self.forward()
            found = ["\t"] if super().scan_plain_spaces(indent, start_mark) is not None else None
        return found

    def scan_block_scalar_indentation(self) -> Any:
        found = super().scan_block_scalar_indentation()
        if self.peek() == "\t":
            raise ScannerError(problem_mark=self.get_mark())
        return found


PARSER = getattr(yaml, "CSafeLoader", PythonParser)


class ParserRefusal(Exception):
    """The parser cannot go on."""

    def __init__(self, row: int, column: int) -> None:
        self.row = row
        """The row at which it gave up, from 0."""
        self.column = column
        """The column, from 0."""


def events(text: str) -> Iterator[Any]:
    """The parser's events, in order; raises ParserRefusal after those before what cannot be parsed."""
    try:
        yield from iter(PARSER(text).get_event, None)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        last = text.count("\n")
        if mark is not None and mark.line > last:  # libyaml's place for the end of a text without a line end
            raise ParserRefusal(last, len(text) - text.rfind("\n") - 1) from None
        raise ParserRefusal(mark.line, mark.column) if mark else ParserRefusal(0, 0) from None
    except (yaml.YAMLError, ValueError):
        raise ParserRefusal(0, 0) from None
