"""The keys of the format, each with the shapes that its value may have: what a mistake is told apart by."""

from __future__ import annotations

import dataclasses
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from explainer.picture import Picture, Tick
from explainer.story import Account, Caveat, Computed, Correction, Event, Figure, Section, Source, Story
from explainer.values import Range

Shape = Literal["text", "word", "list", "mapping"]
"""A text as the editor likes, a word or number of a form that is checked, a list, or a mapping."""

RECORDS = (
    *(Story, Source, Section, Figure, Caveat, Account, Computed, Event, Correction, Range, Tick),
    *get_args(Picture),
)


def field_names(record: Any) -> frozenset[str]:
    """The keys of a dataclass of the model."""
    return frozenset(field.name.rstrip("_") for field in dataclasses.fields(record))


def _shapes(wanted: Any) -> set[Shape]:
    origin = get_origin(wanted)
    if origin in (Union, UnionType):
        return {shape for each in get_args(wanted) if each is not type(None) for shape in _shapes(each)}
    if origin is Annotated or origin is tuple:
        return {"list"}
    if origin is Literal:
        return {"word"}
    if wanted is str:
        return {"text"}
    return {"mapping"} if dataclasses.is_dataclass(wanted) or origin is not None else {"word"}


SHAPES: dict[str, frozenset[Shape]] = {
    name: frozenset(
        shape
        for record in RECORDS
        for field in dataclasses.fields(record)
        if field.name.rstrip("_") == name
        for shape in _shapes(field.type)
    )
    for name in sorted({field.name.rstrip("_") for record in RECORDS for field in dataclasses.fields(record)})
}
"""What may stand under each key, wherever the format has that key."""
