"""The story as data: all of it as JSON, and its figures as CSV.

The JSON is one object; every key is always there, and null where the story says nothing.

- `version`: 1, of this shape: raised where a key goes or changes its meaning, not where one is added.
- `title`, `summary`, `language`, `article` (the id of the source that the story retells), `as_of`, `checked` and
  `corrections` as in the file; dates as texts, as exactly as they are known.
- `changed_on_its_way`: what sources said before the article changed it: `figure`, `source` (ids) and `says`.
- `sections`: `id`, `title`, `question`, `summary`, `figures` and `events`.
- A figure has the keys of the file and `line` (of the file, from 1), `section`, `relay` (the ids of its sources, the
  origin first), `inputs` (of its arithmetic: `id`, `value`, `qualifier`), `picture` (what it
  shows, in words), `changed_on_its_way` (the ids of the sources whose accounts changed) and `rests_on_one_voice`. A
  value is a number, exactly as it is written or worked out, or an object with `low` and `high`.
- `sources`: a list of objects with `id` and the keys of the file.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from decimal import Decimal
from typing import Any

from explainer.content.formula import references
from explainer.present import pictures, provenance, words
from explainer.present.citation import figure_address
from explainer.present.document import Selection, used_sources
from explainer.story import OPEN_ABOVE, Figure, Section, Story
from explainer.values import Id, PartialDate, Range

VERSION = 1
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""A spreadsheet takes a text that begins with one of these for a formula, full-width ones too."""
COLUMNS = (
    "id", "section", "under", "label", "low", "high", "qualifier", "unit", "period", "basis", "confidence", "source",
    "relay", "main caveat", "context", "url",
)  # fmt: skip


def as_json(story: Story, selection: Selection, lines: Mapping[Id, int]) -> str:
    """What is asked for from the story, as one JSON object. `lines`: the line of the file on which a figure begins."""
    named = {*used_sources(story, selection), *selection.sources}
    told = {
        "version": VERSION,
        **_fields(story, "title", "summary", "language", "article", "as_of", "checked", "corrections"),
        "changed_on_its_way": [
            {"figure": figure.id, "source": account.source, "says": account.says}
            for figure, account in provenance.changes(story)
            if any(figure in chosen.figures for chosen in selection.sections)
        ],
        "sections": [
            {
                **_fields(chosen.section, "id", "title", "question", "summary"),
                "figures": [_figure(story, chosen.section, figure, lines) for figure in chosen.figures],
                "events": [_plain(event) for event in chosen.section.events] if chosen.whole else [],
            }
            for chosen in selection.sections
        ],
        "sources": [{"id": name, **_plain(story.sources[name])} for name in story.sources if name in named],
    }
    return "".join(_written(told, "\n"))


def _figure(story: Story, section: Section, figure: Figure, lines: Mapping[Id, int]) -> dict[str, Any]:
    named = references(figure.computed.formula) if figure.computed else []
    inputs = [story.figures_by_id[name] for name in named]
    return {
        **_plain(figure),
        "section": section.id,
        "line": lines.get(figure.id),
        "relay": provenance.chain(story, figure),
        "inputs": [_fields(each, "id", "value", "qualifier") for each in inputs],
        "picture": pictures.sentence(figure, story) or None,
        "changed_on_its_way": [account.source for account in provenance.changed(story, figure)],
        "rests_on_one_voice": provenance.stands_alone(story, figure),
    }


def _fields(part: Any, *names: str) -> dict[str, Any]:
    return {name: _plain(getattr(part, name)) for name in names}


def _plain(value: Any) -> Any:
    """A part of the model as values that JSON has; exact numbers stay as they are."""
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, time):
        return words.clock(value)
    if hasattr(value, "_fields"):
        return {name.rstrip("_"): _plain(each) for name, each in zip(value._fields, value, strict=True)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _written(value: Any, line: str) -> Iterator[str]:
    """A value as JSON: indented, and numbers digit by digit, which the standard library would turn into floats."""
    inner = f"{line}  "
    if isinstance(value, Mapping) and value:
        for place, (key, each) in enumerate(value.items()):
            yield f"{',' if place else '{'}{inner}{json.dumps(key)}: "
            yield from _written(each, inner)
        yield f"{line}}}"
    elif isinstance(value, Sequence) and not isinstance(value, str) and value:
        for place, each in enumerate(value):
            yield f"{',' if place else '['}{inner}"
            yield from _written(each, inner)
        yield f"{line}]"
    else:
        yield f"{value:f}" if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def as_csv(story: Story, selection: Selection) -> str:
    """The figures that are asked for as CSV: a header, then a row for each.

    An end that a number leaves open is empty: "more than 13,000" has no high one.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for chosen in selection.sections:
        for figure in chosen.figures:
            writer.writerow([_cell(each) for each in _row(story, chosen.section, figure)])
    return text.getvalue().removesuffix("\n")


def _row(story: Story, section: Section, figure: Figure) -> Iterator[object]:
    yield from (figure.id, section.id, figure.under, figure.label)
    value = figure.value
    yield value.low if isinstance(value, Range) else None if figure.qualifier == "up to" else value
    yield value.high if isinstance(value, Range) else None if figure.qualifier in OPEN_ABOVE else value
    yield from (figure.qualifier, figure.unit, figure.period, figure.basis, figure.confidence)
    yield story.sources[figure.source].name if figure.source else words.OURS
    yield provenance.relayed(story, figure)
    yield figure.caveats[0].text
    yield "yes" if figure.context else "no"
    yield figure_address(story, figure)


def _cell(value: object) -> str:
    """A value as a cell; ' before a text keeps a spreadsheet from taking it for a formula."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA_SIGNS) else text
