"""Parses bytes into a tree with places, and collects the problems found on the way."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from itertools import islice

from explainer.content.problems import report
from explainer.content.tree import Node
from explainer.content.tree_builder import LOST, MAX_SCALAR, REPLACED, build, control_character
from explainer.problem import Place, Problem, sentence
from explainer.sanitize import forbidden, safe

MAX_BYTES = 4 * 1024 * 1024
MAX_LINE = MAX_SCALAR + 1_000
"""The longest text with its key, and blanks before it."""
MAX_LINES = 50_000
MAX_CHARACTERS = 50
"""The most control characters that are reported."""

LINE_END_RE = re.compile(r"\r\n?")


class Document:
    """A parsed file: its tree, as far as it could be read, and what was wrong with it."""

    def __init__(self, text: str = "") -> None:
        self.root: Node | None = None
        self.text = text
        """The text that was parsed, with plain line ends."""
        self.problems: list[Problem] = []
        self.undecoded: list[Problem] = []
        """Those of its bytes and characters, which were found before it was parsed."""
        self.is_complete = False
        """Whether the story was parsed to its end; if not, what is missing in the tree may still be in the file."""
        self.refused: tuple[int, int] | None = None
        """Row and column, from 0, at which the parser gave up."""
        self.values = 0
        """How many scalars, lists and mappings were parsed."""


def parse(data: bytes) -> Document:
    """Read a file's bytes into a tree. Whatever is wrong becomes a problem; raises nothing."""
    document = Document()
    if refused := _refusal(data):
        _note(document, Place(), *refused)
        return document
    text = _decoded(data, document)
    if (too_large := _too_large(text.split("\n"))) is not None:
        report(document.problems, too_large)
        return document
    parsed = parsed_text(text)
    parsed.undecoded, parsed.problems = document.problems, document.problems + parsed.problems
    if parsed.root is None and not parsed.problems and not parsed.refused:
        _note(parsed, Place(), "encoding", "a story", "an empty file")
    return parsed


def parsed_text(text: str) -> Document:
    """The tree of a text, as far as it could be parsed."""
    document, built = Document(text), build(text)
    document.root, document.problems = built.root, built.problems
    document.is_complete, document.refused, document.values = built.is_complete, built.refused, built.nodes
    return document


def _too_large(lines: Sequence[str]) -> Problem | None:
    """The problem of lines that would take too long to look into."""
    if len(lines) > MAX_LINES + 1:
        return Problem(Place(MAX_LINES + 1), "too-large", sentence(f"at most {MAX_LINES:,} lines", "more"))
    long = next((row for row, line in enumerate(lines) if len(line) > MAX_LINE), None)
    if long is None:
        return None
    message = sentence(f"at most {MAX_LINE:,} characters in a line", f"{len(lines[long]):,}")
    return Problem(Place(long + 1), "too-large", message)


def source_lines(data: bytes) -> list[str]:
    """The lines of a file, counted as the places of problems count them."""
    return LINE_END_RE.sub("\n", data[:MAX_BYTES].decode("utf-8-sig", errors="replace")).split("\n")


def _refusal(data: bytes) -> Sequence[str] | None:
    """The rule and the parts of the sentence for a file that cannot be a story; None for one that may be."""
    if len(data) > MAX_BYTES:
        return "too-large", f"at most {MAX_BYTES:,} bytes", "more"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4].count(0) == 2:
        return "encoding", "UTF-8", "UTF-16", "save it as UTF-8"
    if b"\0" in data and "\ufffd" in data.decode(errors="replace"):
        return "encoding", "a text in UTF-8", "a file that is not a text"
    return None


def _decoded(data: bytes, document: Document) -> str:
    """The text, with each forbidden character noted and replaced by one character, so that places stay right."""
    data = data.removeprefix(codecs.BOM_UTF8)
    text = LINE_END_RE.sub("\n", data.decode(errors="replace"))
    if (at := text.find(REPLACED)) >= 0:
        _note(document, Place(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)), "encoding", *_lost(data))
    if text.replace("\n", "").isprintable() or not forbidden().search(text):
        return text
    lines = enumerate(text.split("\n"), 1)
    found = ((row, character) for row, line in lines for character in forbidden().finditer(line))
    for row, character in islice(found, MAX_CHARACTERS):
        report(document.problems, control_character(Place(row, character.start() + 1), character[0]))
    return forbidden().sub(REPLACED, text)


def _lost(data: bytes) -> Sequence[str]:
    """What is wrong where a file has the character that stands for one that could not be read."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return "UTF-8", f"the byte {data[error.start]:#04x}", "was it saved as Latin-1 or Windows-1252?"
    return LOST


def _note(document: Document, place: Place, rule: str, *words: str) -> None:
    report(document.problems, Problem(place, rule, safe(sentence(*words))))
