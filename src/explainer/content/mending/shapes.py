"""The keys of the format, each with the shapes that its value may have: what a mistake is told apart by."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from explainer.content.records import fields_of, is_record, records_of_the_model

Shape = Literal["text", "word", "list", "mapping"]
"""A text as the editor likes, a word or number of a form that is checked, a list, or a mapping."""


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
"""What may stand under each key, wherever the format has that key."""
