"""Single mistakes, as hands make them: something of a story is deleted, doubled or swapped with what follows it.

`python tests/single_mistakes.py [SEED [COUNT]]` says how many of them are answered by one message at the right line.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explainer.content.load import load_story
from explainer.problem import Problem

CONTENT = Path(__file__).parents[1] / "content.yaml"
TODAY = date(2026, 11, 28)
SEED = 27


@dataclass(frozen=True)
class Mistake:
    """A story with one mistake."""

    kind: str
    """What was done to what: delete word."""
    line: int
    """The line of the mistake, from 1."""
    lines: set[int]
    """The lines of which one is the right place to say so: also the first of the part in which something is missing."""
    text: str

    def is_answered(self, problems: tuple[Problem, ...]) -> bool:
        """Whether there is one message, and it points at the mistake: itself, or with its second place."""
        places = [place for problem in problems for place in (problem.place, problem.second) if place]
        return len(problems) == 1 and any(place.line in self.lines for place in places)


def _parts(text: str, unit: str) -> list[tuple[int, int]]:
    """Where the characters or words of a line begin and end."""
    pattern = r"\S" if unit == "character" else r"\S+"
    return [found.span() for found in re.finditer(pattern, text)]


def _inside(line: str, unit: str, do: str, pick: random.Random) -> str:
    """A line with one of its characters or words deleted, doubled or swapped with the next."""
    parts = _parts(line, unit)
    at = pick.randrange(len(parts) - (do == "swap" and len(parts) > 1))
    begin, end = parts[at]
    if do == "swap":
        after, stop = parts[min(at + 1, len(parts) - 1)]
        return line[:begin] + line[after:stop] + line[end:after] + line[begin:end] + line[stop:]
    if do == "double":
        return line[:end] + (" " if unit == "word" else "") + line[begin:]
    stop = end + (unit == "word" and line[end : end + 1] == " ")
    return (line[:begin] + line[stop:]).rstrip()


def _indented(line: str, do: str, pick: random.Random, after: str) -> str:
    """A line with blanks of its indentation deleted or doubled, or with that of the next line."""
    indent = len(line) - len(line.lstrip())
    other = {"delete": indent - pick.randint(1, 2), "double": indent + pick.randint(1, 2)}
    return " " * max(0, other.get(do, len(after) - len(after.lstrip()))) + line.lstrip()


def _owners(lines: list[str], row: int) -> Iterator[int]:
    """The lines, from 1, on which the part that a row belongs to begins, and the whole story."""
    indent = len(lines[row]) - len(lines[row].lstrip(" -"))
    for above in range(row, -1, -1):
        first = len(lines[above]) - len(lines[above].lstrip(" -"))
        if lines[above].strip() and (first < indent or (first == indent and lines[above].lstrip().startswith("- "))):
            yield above + 1
            break
    if not indent:
        yield next(number for number, line in enumerate(lines, 1) if line[:1].isalpha())


def mistakes(story: str, seed: int) -> Iterator[Mistake]:
    """Mistakes without end, the same for a seed; some no program can see, such as a letter lost in a text."""
    pick = random.Random(seed)
    lines = story.splitlines()
    used = [row for row, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")]
    while True:
        do, unit = pick.choice(("delete", "double", "swap")), pick.choice(("character", "word", "line", "indent"))
        row = pick.choice(used[:-1])
        wrong = list(lines)
        if unit == "line":
            if do == "delete":
                del wrong[row]
            elif do == "double":
                wrong.insert(row, wrong[row])
            else:
                wrong[row : row + 2] = wrong[row + 1], wrong[row]
        elif unit == "indent":
            wrong[row] = _indented(wrong[row], do, pick, wrong[row + 1])
        else:
            wrong[row] = _inside(wrong[row], unit, do, pick)
        around = {row, row + 1, row + 2} if unit == "line" or not wrong[row].strip() else {row + 1}
        if wrong != lines:
            yield Mistake(f"{do} {unit}", row + 1, around | set(_owners(lines, row)), "\n".join(wrong) + "\n")


def noticed(
    story: str, seed: int, count: int, check: Callable[[str], tuple[Problem, ...]]
) -> Iterator[tuple[Mistake, tuple[Problem, ...]]]:
    """So many mistakes that are reported at all, each with its problems."""
    for mistake in mistakes(story, seed):
        if problems := check(mistake.text):
            yield mistake, problems
            count -= 1
        if not count:
            return


if __name__ == "__main__":
    SEEDS = int(sys.argv[1]) if len(sys.argv) > 1 else SEED
    COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    from explainer.present.problems import report

    ANSWERED = 0
    for WRONG, FOUND in noticed(
        CONTENT.read_text(encoding="utf-8"), SEEDS, COUNT, lambda text: load_story(text.encode(), TODAY).problems
    ):
        ANSWERED += WRONG.is_answered(FOUND)
        if not WRONG.is_answered(FOUND):
            print(f"--- {WRONG.kind}, line {WRONG.line}")
            ROW = WRONG.text.splitlines()
            for NUMBER in (WRONG.line - 1, WRONG.line, WRONG.line + 1):
                print(f"    {NUMBER:4} |{ROW[NUMBER - 1] if len(ROW) >= NUMBER else ''}")
            print(*(report("", each) for each in FOUND[:4]), sep="\n")
    print(f"{ANSWERED} of {COUNT} with one message at the right line")
