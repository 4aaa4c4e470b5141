"""The JSON Schema of a story, for text editors that complete and check as you type.

It is made from the model: the annotations give the shape, and the docstring under a field says what it means. It has no
examples: a text editor that completes keys would write their numbers into a story. Other tools guess the types of
scalars, `period: 2024` as a number and `id: no` as false, so each type allows what they make of a right scalar. Rules
that look across the file, such as whether an id exists, are left to `explainer check`.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Annotated, Any, Literal, get_args, get_origin

from explainer.content.records import MODEL, SHORTHANDS, fields_of, is_record, records_of_the_model, words_of
from explainer.content.tree_builder import MAX_SCALAR
from explainer.content.value_readers import KINDS, MAX_DIGITS, MAX_ID, MAX_URL, VALUE_RE
from explainer.story import CAVEAT_SENTENCES, MEANINGS, Caveat, CaveatKind, Figure, Group, Source, Story
from explainer.values import (
    SURENESS,
    Clock,
    Confidence,
    Formula,
    Id,
    Language,
    Number,
    PartialDate,
    Qualifier,
    Url,
    Value,
)

Schema = dict[str, Any]
FieldOf = tuple[str, str]
"""A record and one of its fields, by name."""


def _empty(keys: str) -> Any:
    """Keys with empty places behind them, which a text editor goes to in order."""
    return {key: f"${number}" for number, key in enumerate(keys.split(), 1)}


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
    Value: {"type": ["string", "number"], "pattern": f"^{VALUE_RE.pattern}$", "maxLength": MAX_SCALAR},
    Confidence: {"type": "string", "pattern": "^(high|moderate|low) because \\S", "maxLength": MAX_SCALAR},
    Clock: {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9] to ([01][0-9]|2[0-3]):[0-5][0-9]$"},
    int: {"type": ["integer", "string"], "minimum": 1, "pattern": "^0*[1-9][0-9]*$", "maxLength": MAX_DIGITS},
    Number: {"type": ["number", "string"], "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?$", "maxLength": MAX_DIGITS},
    bool: {"type": ["boolean", "string"], "pattern": "^(true|false)$"},
    PartialDate: {
        "type": ["string", "integer"],
        "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        "minimum": 1,
        "maximum": 9999,
    },
}
"""What other tools may read a right scalar of each type as."""

SNIPPETS: Mapping[Any, Schema] = {
    kind: {"defaultSnippets": [{"label": label, "body": body} for label, body in offered.items()]}
    for kind, offered in {
        Confidence: {word: f"{word} because $1" for word in SURENESS},
        Value: {word: f"{word} $1" for word in get_args(Qualifier)},
        int: {"a whole number": "$1"},
        Figure: {"a figure": _empty("id label quote value basis source confidence caveat")},
        Group: {"a group": _empty("title note unit") | {"figures": [{"id": "$4"}]}},
        Source: {"a source": _empty("name short kind seen url accessed")},
    }.items()
}
"""What a text editor offers to write, by its name in a list; the places to fill in are empty."""


def printed() -> str:
    """The schema as a file, in ASCII, so that its bytes do not depend on the locale."""
    return json.dumps(schema(), indent=2) + "\n"


def schema() -> Schema:
    """The schema of a whole story."""
    meanings = _meanings()
    records = {kind.__name__: _record(kind, meanings) for kind in records_of_the_model()}
    about = {"description": inspect.cleandoc(Caveat.__doc__ or "")}
    text = {**SCALARS[str], "type": ["string", "number"]}  # else an editor offers true and false
    records[Caveat.__name__] = {**about, "oneOf": [text, *_caveats(meanings)]}
    scalars = {}
    for kind, (read, *_) in KINDS.items():
        description = " ".join((read.__doc__ or "").split())
        scalars[read.__name__] = {
            "description": description,
            **SCALARS[kind],
            "patternErrorMessage": description,
            **SNIPPETS.get(kind, {}),
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Made by `explainer schema` from the program's own model of a story.",
        **records.pop(Story.__name__),
        "$defs": {**records, **scalars},
    }


def _record(record: Any, meanings: Mapping[FieldOf, str]) -> Schema:
    """A closed object with the keys of a record."""
    fields, shorthands = fields_of(record), SHORTHANDS.get(record, {})
    properties = {}
    for key, field in fields.items():
        owners = ((kind.__name__, field.name) for kind in record.__mro__)  # a story's keys belong to its base
        in_short = inspect.getdoc(getattr(record, key)) if key in shorthands else None
        meaning = in_short or next(meanings[owner] for owner in owners if owner in meanings)
        properties[key] = _property(key, meaning, field.type)
    in_full = {field.name: key for key, field in shorthands.items()}
    shape: Schema = {
        "title": re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.__name__).capitalize(),
        "description": inspect.cleandoc(record.__doc__),
        "type": "object",
        "properties": properties,
        "required": [key for key, field in fields.items() if field.required and key not in in_full],
        "additionalProperties": False,
        **SNIPPETS.get(record, {}),
    }
    for key, short in in_full.items():
        if fields[key].required:
            shape["oneOf"] = [{"required": [key]}, {"required": [short]}]
        else:
            shape["not"] = {"required": [key, short]}
    return shape


def _property(key: str, meaning: str, wanted: Any) -> Schema:
    """The value of a key, with what an editor shows for it."""
    return {"title": key.replace("_", " ").capitalize(), "description": meaning, **_shape(wanted)}


def _shape(wanted: Any) -> Schema:
    """The schema for an annotation."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if wanted in SCALARS:
        return {"$ref": f"#/$defs/{KINDS[wanted].read.__name__}"}
    if is_record(wanted):
        return {"$ref": f"#/$defs/{wanted.__name__}"}
    if origin is Literal:
        written = words_of(wanted)
        words = list(dict.fromkeys([*written, *map(str, written)]))
        description = {"enumDescriptions": [MEANINGS[wanted][word] for word in words]} if wanted in MEANINGS else {}
        return {"const": words[0]} if len(words) == 1 else {"enum": words, **description}
    if origin is Annotated:
        return {**_shape(get_args(wanted)[0]), "minItems": arguments[1]}
    if origin is tuple:
        return {"type": "array", "items": _shape(arguments[0])}
    return {"type": "object", "propertyNames": _shape(arguments[0]), "additionalProperties": _shape(arguments[1])}


def _caveats(meanings: Mapping[FieldOf, str]) -> Iterator[Schema]:
    """A caveat with its kind before it, for each kind."""
    for kind in get_args(CaveatKind):
        properties = {kind: _property(kind, f"{CAVEAT_SENTENCES[kind].capitalize()}.", str)}
        properties["source"] = _property("source", meanings["Caveat", "source"], Id)
        yield {"type": "object", "properties": properties, "required": [kind], "additionalProperties": False}


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
