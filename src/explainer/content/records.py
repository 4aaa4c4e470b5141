"""The records of the model by the keys of the file, and by names for messages."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from explainer import picture, story, values
from explainer.picture import Picture
from explainer.story import Computed
from explainer.values import PartialDate

MODEL = (values, picture, story)


class Field(NamedTuple):
    """A field of a record."""

    name: str
    """The name in the program; the file's key is the same without a trailing underscore."""
    type: Any
    """Its annotation."""
    required: bool


def is_record(wanted: Any) -> bool:
    """Whether a type of the model is written as a mapping with known keys."""
    return isinstance(wanted, type) and hasattr(wanted, "_fields") and wanted is not PartialDate


@cache
def fields_of(record: Any) -> dict[str, Field]:
    """The fields of a record of the model by their keys, in their order."""
    types = get_type_hints(record, include_extras=True)
    return {name.rstrip("_"): Field(name, types[name], name not in record._field_defaults) for name in record._fields}


def records_of_the_model() -> list[Any]:
    """Every record of the model, sorted by name."""
    found = {kind for module in MODEL for name, kind in vars(module).items() if name[0] != "_" and is_record(kind)}
    return sorted(found, key=lambda kind: kind.__name__)


@cache
def called(record: type[Any]) -> str:
    """A record's name in messages: a figure, an event, an account, a picture of kind bars."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in record.__name__).strip()
    if record in get_args(Picture):
        return f"a picture of kind {words}"
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}" + (" number" if record is Computed else "")
