"""Parses bytes into a tree with places, and collects the problems found on the way."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from itertools import islice

from explainer.content.tree import Document
from explainer.content.tree_builder import LOST, MAX_SCALAR, REPLACED, parsed_text, report_character
from explainer.problem import Place
from explainer.sanitize import forbidden

MAX_BYTES = 4 * 1024 * 1024
MAX_LINE = MAX_SCALAR + 1_000
"""The longest text with its key, and blanks before it."""
MAX_LINES = 50_000
MAX_CHARACTERS = 50
"""The most control characters that are reported."""

LINE_END_RE = re.compile(r"\r\n?")


def parse(data: bytes) -> Document:
    """Read a file's bytes into a tree. Whatever is wrong becomes a problem; raises nothing."""
    document = Document()
    if refused := _refusal(data):
        document.report(Place(), *refused)
        return document
    text = _decoded(data, document)
    if _is_too_large(text.split("\n"), document):
        return document
    parsed = parsed_text(text)
    parsed.undecoded, parsed.problems = document.problems, document.problems + parsed.problems
    if parsed.root is None and not parsed.problems and not parsed.refused:
        parsed.report(Place(), "encoding", "a story", "an empty file")
    return parsed


def _is_too_large(lines: Sequence[str], document: Document) -> bool:
    """Whether lines would take too long to look into, which is reported."""
    if len(lines) > MAX_LINES + 1:
        document.report(Place(MAX_LINES + 1), "too-large", f"at most {MAX_LINES:,} lines", "more")
        return True
    for row, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            document.report(Place(row), "too-large", f"at most {MAX_LINE:,} characters in a line", f"{len(line):,}")
            return True
    return False


def source_lines(data: bytes) -> list[str]:
    """The lines of a file, counted as the places of problems count them."""
    return LINE_END_RE.sub("\n", data[:MAX_BYTES].decode("utf-8-sig", errors="replace")).split("\n")


def _refusal(data: bytes) -> tuple[str, str, str, str] | None:
    """The rule and the parts of the sentence for a file that cannot be a story; None for one that may be."""
    if len(data) > MAX_BYTES:
        return "too-large", f"at most {MAX_BYTES:,} bytes", "more", ""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4].count(0) == 2:
        return "encoding", "UTF-8", "UTF-16", "save it as UTF-8"
    if b"\0" in data and "\ufffd" in data.decode(errors="replace"):
        return "encoding", "a text in UTF-8", "a file that is not a text", ""
    return None


def _decoded(data: bytes, document: Document) -> str:
    """The text, with each forbidden character noted and replaced by one character, so that places stay right."""
    data = data.removeprefix(codecs.BOM_UTF8)
    text = LINE_END_RE.sub("\n", data.decode(errors="replace"))
    if (at := text.find(REPLACED)) >= 0:
        place = Place(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        try:
            data.decode()
            document.report(place, "encoding", *LOST)
        except UnicodeDecodeError as error:
            byte = f"the byte {data[error.start]:#04x}"
            document.report(place, "encoding", "UTF-8", byte, "was it saved as Latin-1 or Windows-1252?")
    if text.replace("\n", "").isprintable() or not forbidden().search(text):
        return text
    lines = enumerate(text.split("\n"), 1)
    found = ((row, character) for row, line in lines for character in forbidden().finditer(line))
    for row, character in islice(found, MAX_CHARACTERS):
        report_character(document, Place(row, character.start() + 1), character[0])
    return forbidden().sub(REPLACED, text)
