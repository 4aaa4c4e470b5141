"""The keys of the format, each with the shapes that its value may have."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from explainer.content.records import fields_of, is_record, records_of_the_model

Shape = Literal["text", "word", "list", "mapping"]
"""A free text, a word or number whose form is checked, a list, or a mapping."""


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
    return {"mapping"} if is_record(wanted) or origin is not None else {"word"}


RECORDS = records_of_the_model()

SHAPES: dict[str, frozenset[Shape]] = {
    name: frozenset(
        shape for record in RECORDS if name in fields_of(record) for shape in _shapes(fields_of(record)[name].type)
    )
    for name in sorted({name for record in RECORDS for name in fields_of(record)})
}
"""The shapes that the value of each key may have, in all records that have the key."""
