"""The records of the model by the keys of the file, and by names for messages."""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from explainer import story, values
from explainer.content.value_readers import KINDS
from explainer.story import Caveat, Computed, Figure, Location, Section
from explainer.values import AtLeastOne, Range

MODEL = (values, story)


class Field(NamedTuple):
    """A field of a record."""

    name: str
    """The key in the file, and the name in the program."""
    type: Any
    """Its annotation."""
    required: bool


SHORTHANDS: dict[Any, dict[str, Field]] = {
    Figure: {"caveat": Field("caveats", Caveat, required=False)},
    Section: {"figures": Field("groups", AtLeastOne[Figure], required=False)},
}
"""Keys that are written instead of a longer form, whose name they have in the program: see `shorthand`."""


def is_record(wanted: Any) -> bool:
    """Whether a type of the model is written as a mapping with known keys."""
    is_tuple = isinstance(wanted, type) and hasattr(wanted, "_fields")
    return is_tuple and wanted not in KINDS and wanted not in (Location, Range)


@cache
def fields_of(record: Any) -> dict[str, Field]:
    """The fields of a record of the model by their keys, in their order."""
    types = get_type_hints(record, include_extras=True)
    fields = {name: Field(name, _stated(types[name]), name not in record._field_defaults) for name in record._fields}
    return fields | SHORTHANDS.get(record, {})


@cache
def required_keys(record: Any) -> list[str]:
    """The keys that a record of the model always has."""
    return [key for key, field in fields_of(record).items() if field.required]


def _stated(wanted: Any) -> Any:
    """A type without the None of a field that may be left out."""
    kinds = tuple(each for each in get_args(wanted) if each is not type(None))
    return Union[kinds] if get_origin(wanted) in (Union, UnionType) else wanted  # noqa: UP007 - known only here


def records_of_the_model() -> list[Any]:
    """Every record of the model, sorted by name."""
    found = {kind for module in MODEL for name, kind in vars(module).items() if name[0] != "_" and is_record(kind)}
    return sorted(found, key=lambda kind: kind.__name__)


def words_of(choice: Any) -> list[Any]:
    """What may be written of a choice of words: `calculated` goes with `computed` and never is."""
    return [word for word in get_args(choice) if word != "calculated"]


@cache
def called(record: type[Any]) -> str:
    """A record's name in messages: a figure, an event, an account."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in record.__name__).strip()
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}" + (" number" if record is Computed else "")
