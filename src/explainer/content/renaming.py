"""Changes an id everywhere it is named in a file, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

from explainer.content.decode import read
from explainer.content.document import parse
from explainer.content.rules import RuleContext
from explainer.content.tree import Mapping, Scalar
from explainer.values import Id

LINE_END_RE = re.compile(r"\r\n?|\n")


def renamed(data: bytes, old: Id, new: Id) -> bytes:
    """The bytes of a story without errors, with another id for a section, a figure or a source.

    Where a character of the id is written as an escape, it stays as it is.
    """
    partial = read(parse(data))
    context = RuleContext(partial, date.min)
    named = [*context.ids(), *context.sources_named(), *context.carriers_named(), *context.figures_named()]
    named += [(path, Id(str(path[-1]))) for path, _ in context.sources()]
    text = data.decode()
    lines = [0, *(end.end() for end in LINE_END_RE.finditer(text)), len(text)]
    starts: set[int] = set()
    for path, name in set(named):
        if name != old:
            continue
        node = partial.places[path]
        # A caveat with a kind is a mapping, with its text under the kind.
        for scalar in (value for _, value in node.entries.values()) if isinstance(node, Mapping) else (node,):
            assert isinstance(scalar, Scalar)
            line, column, length = scalar.place
            begin = lines[line - 1] + column - 1
            end = begin + length if scalar.lines == 1 else lines[min(line - 1 + scalar.lines, len(lines) - 1)]
            if text[begin] in "|>":
                begin = lines[line]  # behind the comment that may stand beside the sign
            blanks = r"\s*" if path[-1] == "formula" else ""
            in_braces = rf"\{{{blanks}{old}(?={blanks}\}})"
            pattern = re.compile(old if scalar.text == old else in_braces)
            found = islice(pattern.finditer(text, begin, end), len(pattern.findall(scalar.text)))
            starts.update(each.end() - len(old) for each in found)
    return re.sub(old, lambda found: new if found.start() in starts else old, text).encode()
