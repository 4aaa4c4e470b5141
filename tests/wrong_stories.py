r"""Wrong stories beside their reports: the tables in `tests/content/wrong/`.

The first line of a table is the path of the story that its rows change. After a blank line comes each row:

    bad-value-name-of-a-source        the id of the rule that is broken, and in what way
             value: 100               a blank: the next such line of the story, which stays
    -        source: clerk            -: the next such line of the story, which goes
    +        source: The Clerk        +: a line that is added here
    21:17: error: expected an id ...  the report, written by `pytest --update-golden`

All other lines of the story stay. What cannot be seen is written in Python's escapes: `\t`, `\xa0`, `\u202e`, `\\`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from conftest import TOP

ESCAPE_RE = re.compile(r"\\(?:x..|u.{4}|U.{8}|.)")


@dataclass(frozen=True)
class WrongStory:
    """A row of a table."""

    name: str
    """The id of the rule that it breaks, and in what way: `bad-value-date`."""
    change: tuple[str, ...]
    """The lines of the diff, each behind its blank, - or +."""
    reports: tuple[str, ...]
    """What is told of it, as it was written by `pytest --update-golden`."""
    text: str
    """The story."""

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that its reports name, each in brackets at the end."""
        return tuple(report.rpartition("[")[2].removesuffix("]") for report in self.reports)


@dataclass(frozen=True)
class Table:
    """Changes to one story."""

    path: Path
    base: str
    """The path of the story that they change, from the table's folder."""
    stories: tuple[WrongStory, ...]

    def with_reports(self, reports: Sequence[Sequence[str]]) -> str:
        """The text of the table with these lines as the reports of its stories."""
        rows = [
            "\n".join([story.name, *map(escaped, [*story.change, *report])])
            for story, report in zip(self.stories, reports, strict=True)
        ]
        return "\n\n".join([self.base, *rows]) + "\n"


def read_table(path: Path) -> Table:
    """Raises ValueError where a line that is to stay or to go is not in the story."""
    base, *rows = path.read_text(encoding="utf-8").removesuffix("\n").split("\n\n")
    lines = (path.parent / base).read_text(encoding="utf-8").splitlines()
    return Table(path, base, tuple(_story(row, lines) for row in rows))


def _story(row: str, base: Sequence[str]) -> WrongStory:
    name, *rest = row.split("\n")
    change = tuple(unescaped(line) for line in rest if line.startswith((" ", "-", "+")))
    return WrongStory(name, change, tuple(map(unescaped, rest[len(change) :])), changed(base, change))


def changed(base: Sequence[str], change: Sequence[str]) -> str:
    """The text of a story that has these lines, changed."""
    lines: list[str] = []
    position = 0
    for sign, line in ((each[0], each[1:]) for each in change):
        if sign == "+":
            lines.append(line)
        else:
            found = base.index(line, position)
            lines += base[position : found + (sign == " ")]
            position = found + 1
    return "".join(f"{line}\n" for line in (*lines, *base[position:]))


def escaped(line: str) -> str:
    """A line with what cannot be seen written in escapes."""
    return "".join(each if each.isprintable() and each != "\\" else ascii(each)[1:-1] for each in line)


def unescaped(line: str) -> str:
    return ESCAPE_RE.sub(lambda escape: escape[0].encode().decode("unicode_escape"), line)


TABLES = [read_table(path) for path in sorted((TOP / "tests/content/wrong").glob("*.txt"))]
WRONG = [story for table in TABLES for story in table.stories]
