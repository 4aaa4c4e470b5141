"""The JSON Schema of a story, for text editors that complete and check as you type.

It is made from the model: the annotations give the shape, the docstring under a field says what it means, and the story
that `explainer new` writes gives the examples. Other tools guess the types of scalars, `period: 2024` as a number and
`id: no` as false, so each type allows what they make of a right scalar. Rules that look across the file, such as
whether an id exists, are left to `explainer check`.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from importlib import resources
from itertools import pairwise
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from explainer.content.load import load_story
from explainer.content.records import MODEL, fields_of, is_record, records_of_the_model
from explainer.content.scalars import MAX_DIGITS, MAX_ID, MAX_URL, READERS
from explainer.content.tree_builder import MAX_SCALAR
from explainer.story import Caveat, Story
from explainer.values import Formula, Id, Language, Number, PartialDate, Quantity, Range, Url

Schema = dict[str, Any]
FieldOf = tuple[str, str]
"""A record and one of its fields, by name."""

SCALARS: dict[Any, Schema] = {
    str: {"type": ["string", "number", "boolean"], "pattern": r"\S", "maxLength": MAX_SCALAR},
    Id: {"type": ["string", "number", "boolean"], "pattern": "^[a-z0-9][a-z0-9-]*$", "maxLength": MAX_ID},
    Url: {
        "type": "string",
        "pattern": r"^[hH][tT][tT][pP][sS]?://[^\s\\@/?#:][^\s\\@/?#]*([/?#][^\s\\]*)?$",
        "maxLength": MAX_URL,
    },
    Language: {"type": ["string", "boolean"], "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"},
    Formula: {"type": ["string", "number"], "pattern": r"^[^\x80-\uffff]*$", "maxLength": MAX_SCALAR},
    int: {"type": ["integer", "string"], "minimum": 1, "pattern": "^0*[1-9][0-9]*$", "maxLength": MAX_DIGITS},
    Number: {"type": ["number", "string"], "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?$", "maxLength": MAX_DIGITS},
    bool: {"type": ["boolean", "string"], "pattern": "^(true|false)$"},
    PartialDate: {
        "type": ["string", "integer"],
        "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        "minimum": 1,
        "maximum": 9999,
    },
    time: {  # as an integer: 10:30 is 630 minutes in YAML 1.1
        "type": ["string", "integer"],
        "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$",
        "minimum": 0,
        "maximum": 24 * 60 - 1,
    },
}
"""What other tools may read a right scalar of each type as."""


def printed() -> str:
    """The schema as a file, in ASCII, so that its bytes do not depend on the locale."""
    return json.dumps(schema(), indent=2) + "\n"


def schema() -> Schema:
    """The schema of a whole story."""
    meanings, examples = _meanings(), dict(reversed(list(_examples(_new_story()))))
    records = {kind.__name__: _record(kind, meanings, examples) for kind in records_of_the_model()}
    caveat = records[Caveat.__name__]
    records[Caveat.__name__] = {"description": caveat["description"], "oneOf": [_shape(str), caveat]}
    scalars = {
        read.__name__: {"description": " ".join((read.__doc__ or "").split()), **SCALARS[kind]}
        for kind, (read, _) in READERS.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Made by `explainer schema` from the program's own model of a story.",
        **records.pop(Story.__name__),
        "$defs": {**records, **scalars},
    }


def _record(record: Any, meanings: Mapping[FieldOf, str], examples: Mapping[FieldOf, Any]) -> Schema:
    """A closed object with the keys of a record."""
    properties, required = {}, []
    for key, field in fields_of(record).items():
        of = (record.__name__, field.name)
        owners = ((kind.__name__, field.name) for kind in record.__mro__)  # a story's keys belong to its base
        properties[key] = {
            "title": key.replace("_", " ").capitalize(),
            "description": next(meanings[owner] for owner in owners if owner in meanings),
            **_shape(field.type),
        }
        if field.required:
            required.append(key)
        if of in examples and not {"const", "enum"} & properties[key].keys():
            properties[key]["examples"] = [examples[of]]
    return {
        "title": re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.__name__).capitalize(),
        "description": inspect.cleandoc(record.__doc__),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _shape(wanted: Any) -> Schema:
    """The schema for an annotation."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if wanted == Quantity:
        return {"oneOf": [_shape(Number), _shape(Range)]}
    if wanted in SCALARS:
        return {"$ref": f"#/$defs/{READERS[wanted][0].__name__}"}
    if is_record(wanted):
        return {"$ref": f"#/$defs/{wanted.__name__}"}
    if origin is Literal:
        words = list(dict.fromkeys([*arguments, *map(str, arguments)]))
        return {"const": words[0]} if len(words) == 1 else {"enum": words}
    if origin in (Union, UnionType):
        kinds = tuple(each for each in arguments if each is not type(None))
        if kinds != arguments:
            return _shape(Union[kinds])  # noqa: UP007 - they are only known here
        return {"oneOf": [_shape(kind) for kind in kinds]}
    if origin is Annotated:
        return {**_shape(get_args(wanted)[0]), "minItems": arguments[1]}
    if origin is tuple:
        return {"type": "array", "items": _shape(arguments[0])}
    return {"type": "object", "propertyNames": _shape(arguments[0]), "additionalProperties": _shape(arguments[1])}


def _meanings() -> dict[FieldOf, str]:
    """The docstring under each field in the source of the model."""
    return {
        (record.name, field.target.id): " ".join(words.value.value.split())
        for module in MODEL
        for record in ast.parse(inspect.getsource(module)).body
        if isinstance(record, ast.ClassDef)
        for field, words in pairwise(record.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(words, ast.Expr) and isinstance(words.value, ast.Constant) and isinstance(words.value.value, str)
    }


def _new_story() -> Story:
    """The story that `explainer new` writes."""
    new = load_story(resources.files("explainer").joinpath("new_story.yaml").read_bytes(), date(9999, 1, 1)).story
    assert new is not None
    return new


def _examples(part: Any) -> Iterator[tuple[FieldOf, Any]]:
    """Every scalar and every list of scalars in a part of a story, with its field."""
    if is_record(type(part)):
        for name, value in zip(part._fields, part, strict=True):
            if plain := _plain(value):
                yield (type(part).__name__, name), plain
            else:
                yield from _examples(value)
    elif isinstance(part, Mapping | tuple):
        for member in part.values() if isinstance(part, Mapping) else part:
            yield from _examples(member)


def _plain(value: Any) -> Any:
    """A scalar or a list of scalars as JSON has it; None for anything else."""
    if isinstance(value, PartialDate):
        return str(value)
    if type(value) is tuple:
        items = [_plain(each) for each in value]
        return items if all(items) else None
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value if isinstance(value, str | int) else None
