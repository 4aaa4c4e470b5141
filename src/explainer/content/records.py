"""The dataclasses of the model, as the reader and an editor know them: by their keys and by a name."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any, get_args

from explainer import picture, story, values
from explainer.content.tree import Scalar
from explainer.picture import Picture
from explainer.story import Computed, Figure, Section, Source

MODEL = (values, picture, story)


@cache
def fields_of(record: Any) -> dict[str, Any]:
    """The fields of a dataclass, as `dataclasses` has them, by their keys."""
    return {field.name.rstrip("_"): field for field in dataclasses.fields(record)}


def other_record(unknown: list[Scalar]) -> Any:
    """The dataclass that the unknown keys belong to, where there are at least three of them; None otherwise."""
    if len(unknown) < 3:
        return None
    keys = {key.text for key in unknown}
    return next((record for record in (Figure, Source, Section) if keys <= fields_of(record).keys()), None)


def records_of_the_model() -> list[Any]:
    """Every dataclass of the model, sorted by name."""
    found = {kind for module in MODEL for kind in vars(module).values() if isinstance(kind, type)}
    return sorted(filter(dataclasses.is_dataclass, found), key=lambda kind: kind.__name__)


@cache
def called(record: type[Any]) -> str:
    """A dataclass as an editor would call it: a figure, an event, an account, a picture of kind bars."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in record.__name__).strip()
    if record in get_args(Picture):
        return f"a picture of kind {words}"
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}" + (" number" if record is Computed else "")
