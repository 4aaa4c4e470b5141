"""What in a text needs quotation marks, and guesses at the text with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.content import lookalike
from explainer.content.lookalike import without_comment
from explainer.content.mending.guess import Guess
from explainer.content.mending.outline import HEADER, FileLine, closed_at
from explainer.content.suggest import quoted, shortened
from explainer.problem import Place

SIGNS = "[]{},*&!|>%@`#\"'"
"""Signs of YAML's own: a text that begins with one needs quotation marks."""
BEGINS = re.compile(r"[-?:](?=\s|$)")
"""More such signs, which count only where a blank follows."""
ESCAPE = re.compile(r"\\(?:[0abtnvfre \"/\\N_LP]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|$|(?P<wrong>.))")


def curly(line: FileLine, at: int, text: str) -> Iterator[Guess]:
    """A text in quotation marks that only look like YAML's."""
    if inner := not text.isascii() and lookalike.inner_of_quotes(text):
        written = line.text[:at] + quoted(inner) + line.text[at + len(text) :]
        message = f"{lookalike.message(text[0])}; write {shortened(written.strip())}"
        yield Guess(Place(line.row + 1, at + 1), message, line.row, [written], rule="look-alike")


def unfit_plain(text: str) -> str:
    """Why a text needs quotation marks; empty where it does not."""
    if (text[0] in SIGNS and not HEADER.match(text)) or BEGINS.match(text):
        return f"begins with {text[0]}"
    if ": " in text or text.endswith(":"):
        return 'holds ": "' if ": " in text else "ends with a colon"
    return 'holds " #"' if " #" in text else ""


def needs_quotes(line: FileLine, start: int, length: int, reason: str, written: Sequence[str]) -> Guess:
    """A guess that the text at a column needs quotation marks; `written`: the lines with them."""
    shown = shortened(" ".join(without_comment(text).strip() for text in written))
    message = f"expected a text in quotation marks, found one that {reason}; write {shown}"
    return Guess(Place(line.row + 1, start + 1, length), message, line.row, written)


def escapes(line: FileLine, at: int, text: str) -> Iterator[Guess]:
    """A backslash in double quotation marks that begins no escape of YAML's."""
    if text[0] == '"' and (wrong := next((each for each in ESCAPE.finditer(text) if each["wrong"]), None)):
        doubled = ESCAPE.sub(lambda found: "\\" + found[0] if found["wrong"] else found[0], text)
        written = line.text[:at] + doubled + line.text[at + len(text) :]
        message = f"expected an escape of YAML's after \\ in double quotation marks, found {wrong[0]}"
        message += f"; a backslash is written twice: {shortened(written.strip())}"
        yield Guess(Place(line.row + 1, at + wrong.start() + 1, len(wrong[0])), message, line.row, [written])


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
