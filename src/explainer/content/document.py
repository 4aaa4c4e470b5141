"""Parses bytes into a tree with places, and collects the problems found on the way."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from explainer.content.noting import TooMany, note
from explainer.content.suggest import shown
from explainer.content.tree import Node
from explainer.content.tree_builder import LOST, MAX_SCALAR, REPLACED, build, control_character
from explainer.problem import Place, Problem
from explainer.sanitize import forbidden, safe

if TYPE_CHECKING:
    from explainer.content.mending.mends import Mend

MAX_BYTES = 4 * 1024 * 1024
MAX_LINE = MAX_SCALAR + 1_000
"""The longest text with its key, and blanks before it."""
MAX_LINES = 50_000
MAX_NOTED = 50
"""The most control characters, and the most texts cut by a comment, that are reported."""

TOUCHED = re.compile(r" #(?=[^\s#])")
"""A # after a blank that touches a word."""
LINE_END = re.compile(r"\r\n?")


class Document:
    """A parsed file: its tree, as far as it could be read, and what was wrong with it."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.text = ""
        """The text that was parsed, with plain line ends."""
        self.problems: list[Problem] = []
        self.whole = True
        """Whether the story was parsed to its end; if not, what is missing in the tree may still be in the file."""
        self.mends: list[Mend] = []
        """The lines that were mended in memory to be read, in the order in which they were mended."""


def parse(data: bytes) -> Document:
    """Read a file's bytes into a tree. Whatever is wrong becomes a problem; raises nothing."""
    document = Document()
    if refused := _refusal(data):
        _note(document, Place(), *refused)
        document.whole = False
        return document
    text = _decoded(data, document)
    lines = text.split("\n")
    if (too_large := _too_large(lines)) is not None:
        note(document.problems, too_large)
        document.whole = False
        return document
    if "\t" in text:
        from explainer.content.mending.outline import without_tabs

        text = without_tabs(text)
    if not text.isascii():
        from explainer.content import lookalike

        if rows := lookalike.rows_in_form(lines):
            from explainer.content.mending import lookalike_lines

            text, document.mends = lookalike_lines.mended(lines, rows, document.problems)
    built = build(text)
    if built.refused is not None:
        from explainer.content.mending.mend import mended  # only where there is something to mend

        built, more, text = mended(text, built)
        document.mends += more
    document.problems += dict.fromkeys(mend.problem for mend in document.mends)
    document.text = text
    document.root, document.whole = built.root, built.whole
    document.problems += built.problems
    if _may_be_cut(text):
        with suppress(TooMany):
            _note_cuts(document, text)
    if document.root is None and not document.problems:
        _note(document, Place(), "syntax", "expected a story, found an empty file")
    return document


def _too_large(lines: Sequence[str]) -> Problem | None:
    """The problem of lines that would take too long to look into."""
    if len(lines) > MAX_LINES + 1:
        return Problem(Place(MAX_LINES + 1), "too-large", f"expected at most {MAX_LINES:,} lines, found more")
    long = next((row for row, line in enumerate(lines) if len(line) > MAX_LINE), None)
    if long is None:
        return None
    message = f"expected at most {MAX_LINE:,} characters in a line, found {len(lines[long]):,}"
    return Problem(Place(long + 1), "too-large", message)


def _may_be_cut(text: str) -> bool:
    """Whether a # after some text touches a word, so that it may be meant as text; not in a line that is a comment."""
    for found in TOUCHED.finditer(text):
        head = text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip(" ")
        if head and head[0] != "#" and not head[-1].isspace():
            return True
    return False


def _note_cuts(document: Document, text: str) -> None:
    """Note the texts that a comment may have cut, except in lines that have a problem already."""
    from explainer.content.mending.outline import cut_texts

    answered = {problem.place.line for problem in document.problems}
    for place, rest in islice(cut_texts(text), MAX_NOTED):
        if place.line in answered:
            continue
        message = f"expected the whole text, found {shown(rest)} cut off as a comment; put the text in quotation marks"
        note(document.problems, Problem(place, "cut-by-comment", safe(message), "warning"))


def source_lines(data: bytes) -> list[str]:
    """The lines of a file, counted as the places of problems count them."""
    return LINE_END.sub("\n", data[:MAX_BYTES].decode("utf-8-sig", errors="replace")).split("\n")


def _refusal(data: bytes) -> tuple[str, str] | None:
    """The rule and the message for a file that cannot be a story; None for one that may be."""
    if len(data) > MAX_BYTES:
        return "too-large", f"expected at most {MAX_BYTES:,} bytes, found more"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "syntax", "expected UTF-8, found UTF-16"
    if b"\0" in data and "\ufffd" in data.decode(errors="replace"):
        return "syntax", "expected a text in UTF-8, found a file that is not a text"
    return None


def _decoded(data: bytes, document: Document) -> str:
    """The text, with each forbidden character noted and replaced by one character, so that places stay right."""
    data = data.removeprefix(codecs.BOM_UTF8)
    text = LINE_END.sub("\n", data.decode(errors="replace"))
    if (at := text.find(REPLACED)) >= 0:
        _note(document, Place(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)), "syntax", _lost(data))
    if text.replace("\n", "").isprintable() or not forbidden().search(text):
        return text
    lines = enumerate(text.split("\n"), 1)
    found = ((row, character) for row, line in lines for character in forbidden().finditer(line))
    for row, character in islice(found, MAX_NOTED):
        note(document.problems, control_character(Place(row, character.start() + 1), character[0]))
    return forbidden().sub(REPLACED, text)


def _lost(data: bytes) -> str:
    """What is wrong where a file has the character that stands for one that could not be read."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        byte = f"the byte {data[error.start]:#04x}; was it saved as Latin-1 or Windows-1252?"
        return f"expected UTF-8, found {byte}"
    return LOST


def _note(document: Document, place: Place, rule: str, message: str) -> None:
    note(document.problems, Problem(place, rule, safe(message)))
