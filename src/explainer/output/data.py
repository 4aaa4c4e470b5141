"""The story as data: all of it as JSON, and its figures and accounts as CSV.

The JSON is one object; every key is always there, and null where the story says nothing.

- `version`: 2, of this shape: raised where a key goes or changes its meaning, not where one is added.
- `title`, `summary`, `note`, `language`, `article` (the id of the source that the story retells), `as_of`, `checked`
  and `corrections` as in the file; dates as texts, as exactly as they are known. A text has the numbers of the figures
  that the file names in it.
- `changed_on_its_way`: what sources said before the article changed it: `figure`, `source` (ids) and `says`.
- `sections`: `id`, `title`, `question`, `summary`, `groups` and `timeline`.
- A group has `title`, `note`, `unit`, `of`, `draw` and `figures`.
- A figure has the keys of the file, with what it takes from its group, and `name` (its full name), `shown` (what stands
  in its row: a number, a quote or words), `line` (of the file, from 1), `section`, `relay` (the ids of its sources, the
  origin first), `inputs` (of its arithmetic: `id`, `value`), `changed_on_its_way` (the ids of the sources whose
  accounts changed) and `rests_on_one_voice`. Its confidence has `word` and `because`, a caveat `text`, `kind` and
  `source`.
- A value has `low` and `high`, exactly as they are written or worked out and null where an end is open, `qualifier`,
  `unit` (of its own) and `text`. A clock has `begin`, `end` and `hours`.
- `sources`: a list of objects with `id` and the keys of the file.

Of a folder it has `version` and `stories`: a list of objects with `name` (the file's), `title`, `sentence` (the first
one of the summary), `as_of`, `figures` (how many), `problems` (in words), and `fault`: the first error, or why the file
cannot be read.

The CSV has a row for each figure, and under it one for each account of the same thing, told apart by `kind`: figure,
differs or agrees. An end that a number leaves open is empty.
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
from explainer.present import numbers, provenance, words
from explainer.present.caveats import with_numbers
from explainer.present.citation import address_of
from explainer.present.document import Selection, used_sources
from explainer.present.folder import Entry
from explainer.present.lines import Target, text_of
from explainer.story import Account, Figure, Group, Location, Source, Story, Timeline
from explainer.values import OPEN_ABOVE, OPEN_BELOW, Clock, Id, Number, PartialDate, Value

VERSION = 2
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""A spreadsheet takes a text that begins with one of these for a formula, full-width ones too."""
COLUMNS = (
    "kind", "figure", "name", "section", "group", "label", "shown", "low", "high", "qualifier", "unit", "period",
    "basis", "confidence", "because", "source", "relay", "words", "main caveat", "background", "url",
)  # fmt: skip


def folder_as_json(entries: Sequence[Entry]) -> str:
    """The list of a folder's stories, as one JSON object."""
    return "".join(_written({"version": VERSION, "stories": _plain(tuple(entries))}, "\n"))


def as_json(story: Story, selection: Selection, lines: Mapping[Id, int]) -> str:
    """What is asked for from the story, as one JSON object. `lines`: the line of the file on which a figure begins."""
    named = used_sources(story, selection)
    chosen = {figure.id for part in selection.sections for figure in part.figures}
    data = {
        "version": VERSION,
        **_fields(story, "title", "language", "article", "as_of", "checked", "corrections"),
        "summary": _text(story, story.summary),
        "note": _text(story, story.note),
        "changed_on_its_way": [
            {"figure": figure.id, "source": account.source, "says": account.says}
            for figure, account in provenance.rewordings(story)
            if figure.id in chosen
        ],
        "sections": [
            {
                **_fields(part.section, "id", "title", "question"),
                "summary": _text(story, part.section.summary),
                "groups": [
                    _group(story, group, figures, lines)
                    for group in part.section.groups
                    if (figures := [figure for figure in group.figures if figure.id in chosen])
                ],
                "timeline": _noted(story, part.section.timeline)
                if part.is_complete and part.section.timeline
                else None,
            }
            for part in selection.sections
        ],
        "sources": [{"id": name, **_noted(story, story.sources[name])} for name in story.sources if name in named],
    }
    return "".join(_written(data, "\n"))


def _group(story: Story, group: Group, figures: Sequence[Figure], lines: Mapping[Id, int]) -> dict[str, Any]:
    return {
        **_fields(group, "title", "unit", "of", "draw"),
        "note": _text(story, group.note),
        "figures": [_figure(story, figure, lines) for figure in figures],
    }


def _figure(story: Story, figure: Figure, lines: Mapping[Id, int]) -> dict[str, Any]:
    section, group, _ = story.locations[figure.id]
    named = references(figure.computed.formula) if figure.computed else []
    return {
        **_plain(figure),
        "caveats": [{**_plain(each), "text": _text(story, each.text)} for each in figure.caveats],
        "of": _plain(figure.of or group.of),
        "name": story.full_name(figure),
        "shown": numbers.in_row(story, figure) or numbers.in_words(figure),
        "section": section.id,
        "line": lines.get(figure.id),
        "relay": provenance.chain(story, figure),
        "inputs": [_fields(story.figures_by_id[name], "id", "value") for name in named],
        "changed_on_its_way": [account.source for account in provenance.reworded(story, figure)],
        "rests_on_one_voice": provenance.stands_alone(story, figure),
    }


def _noted(story: Story, part: Source | Timeline) -> dict[str, Any]:
    """A part of the story with the numbers that its note names."""
    return {**_plain(part), "note": _text(story, part.note)}


def _text(story: Story, text: str | None) -> str | None:
    """A text with the numbers that it names."""
    return None if text is None else text_of(with_numbers(story, text))


def _ends(value: Value | None) -> tuple[Number | None, Number | None]:
    """The low and the high end of a value; None where it is open."""
    if value is None:
        return None, None
    low, high = value.ends
    return None if value.qualifier in OPEN_BELOW else low, None if value.qualifier in OPEN_ABOVE else high


def _fields(part: Any, *names: str) -> dict[str, Any]:
    return {name: _plain(getattr(part, name)) for name in names}


def _plain(value: Any) -> Any:
    """A part of the model as values that JSON has; exact numbers stay as they are."""
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Value):
        low, high = _ends(value)
        own = {"qualifier": value.qualifier, "unit": value.unit, "text": str(value)}
        return {"low": low, "high": high, **own}
    if isinstance(value, Clock):
        return {"begin": _plain(value.begin), "end": _plain(value.end), "hours": value.hours}
    if hasattr(value, "_fields"):
        return {name: _plain(each) for name, each in zip(value._fields, value, strict=True)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _written(value: Any, line: str) -> Iterator[str]:
    """A value as JSON: indented, and numbers digit by digit, which the standard library would turn into floats."""
    inner = f"{line}  "
    if isinstance(value, Mapping) and value:
        for index, (key, each) in enumerate(value.items()):
            yield f"{',' if index else '{'}{inner}{json.dumps(key)}: "
            yield from _written(each, inner)
        yield f"{line}}}"
    elif isinstance(value, Sequence) and not isinstance(value, str) and value:
        for index, each in enumerate(value):
            yield f"{',' if index else '['}{inner}"
            yield from _written(each, inner)
        yield f"{line}]"
    else:
        yield f"{value:f}" if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def as_csv(story: Story, selection: Selection) -> str:
    """The figures that are asked for as CSV: a header, then a row for each, with its accounts behind it."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for chosen in selection.sections:
        for figure in chosen.figures:
            for row in _rows(story, story.locations[figure.id]):
                writer.writerow({column: _cell(each) for column, each in row.items()})
    return text.getvalue().removesuffix("\n")


def _rows(story: Story, location: Location) -> Iterator[dict[str, object]]:
    """A figure and each account of the same thing, by column; what is left out is empty."""
    section, group, figure = location
    named = {
        "figure": figure.id,
        "name": story.full_name(figure),
        "section": section.id,
        "group": group.title,
        "label": figure.label,
    }
    yield {
        **named,
        **_claimed(story, figure, figure.unit),
        "kind": "figure",
        "shown": numbers.number(story, figure) or numbers.in_words(figure),
        "period": figure.period,
        "basis": figure.basis,
        "confidence": figure.confidence.word,
        "because": figure.confidence.because,
        "words": figure.quote or figure.says,
        "main caveat": _text(story, figure.caveat.text) if figure.caveat else None,
        "background": "yes" if figure.background else "no",
        "url": address_of(story, Target("figure", figure.id)),
    }
    for kind, accounts in (("differs", figure.differs), ("agrees", figure.agrees)):
        for account in accounts:
            value = account.value
            claimed = _claimed(story, account, figure.unit if value else None)
            yield {**named, **claimed, "kind": kind, "shown": value and str(value), "words": account.says}


def _claimed(story: Story, claim: Figure | Account, unit: str | None) -> dict[str, object]:
    """A number, its `unit` where it has none of its own, and who says it."""
    value = claim.value
    low, high = _ends(value)
    relay = words.RELAY.join(story.sources[name].name for name in provenance.chain(story, claim))
    return {
        "low": low,
        "high": high,
        "qualifier": value and value.qualifier,
        "unit": (value and value.unit) or unit,
        "source": story.sources[claim.source].name if claim.source else words.OURS,
        "relay": relay or words.OURS,
    }


def _cell(value: object) -> object:
    """A value as a cell; ' before a text keeps a spreadsheet from taking it for a formula."""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return f"{value:f}" if isinstance(value, Decimal) else value
