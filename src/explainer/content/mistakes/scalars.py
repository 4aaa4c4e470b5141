"""Scalars that their field does not take: what is wrong with each, and what to write."""

from __future__ import annotations

import re
from typing import Any

from explainer.content import value_readers
from explainer.content.decode_context import DecodeContext, Path, key_of
from explainer.content.mistakes import characters, values
from explainer.content.records import fields_of, records_of_the_model
from explainer.content.suggest import instruction, question, quoted, shortened, shown
from explainer.content.tree import Mapping, Scalar
from explainer.content.value_readers import BadScalar, Kind

NAME_SOURCES = ("article", "source", "via", "voice")
"""The keys whose values are ids of sources."""


def report_scalar(node: Scalar, path: Path, kind: Kind, bad: BadScalar, context: DecodeContext) -> Any:
    """Report a scalar that its field does not take.

    Returns the value that was meant where only a character is wrong, so that the rest is checked with it; else None.
    """
    # From the surest to the least sure: plain characters make the text right; a look-alike where nothing shows what was
    # meant, or that is invisible; last, a text of the wrong form.
    key = key_of(path)
    written = quoted if kind.read is value_readers.formula else str
    found = characters.found(node)
    text = characters.bare(found.plain) if found else node.text
    if found and values.is_taken(text, kind.read):
        is_sure = node.lines == 1 and not any(map(str.isdigit, text))  # never in a number
        fix = context.replaced(node, written(text)) if is_sure else None
        alike = characters.alike(found.character)
        context.report(found.place, "look-alike", *alike, instruction(key, [written(text)]), fix=fix)
        return kind.read(text)
    if kind.read is value_readers.identifier:
        known = ids_by_name(last_key(path), context)
    else:
        known = {word.lower(): word for word in kind.words}
    intended = values.named(text, known) if known else values.proposals(text, kind.read)
    if not key and intended:  # in a list, several stand one after another
        intended = [", ".join(intended)]
    mend = instruction(key, [written(each) for each in intended]) or _advice(key, text)
    if known and not mend:
        mend = question([known[each] for each in context.suggestions.nearest(text, known)[:1]])
    if found:
        character = f"{characters.named(found.character)} in it"
        context.report(found.place, "look-alike", bad.expected, character, mend)
    else:
        context.report(node.place, bad.rule or kind.rule, bad.expected, f'"{shown(node.text)}"', mend)
    return None


def _advice(key: str, text: str) -> str:
    """How to mend a text of which nothing shows what was meant."""
    if text.strip().lower() in values.NOTHING and _may_be_left_out(key):
        return "what is not known is left out"
    return "a blank in it is left out, or written as %20" if re.match("https?://.* ", text) else ""


def _may_be_left_out(key: str) -> bool:
    """Whether records have this key, and none of them needs it."""
    fields = [fields_of(record)[key] for record in records_of_the_model() if key in fields_of(record)]
    return bool(fields) and not any(field.required for field in fields)


def warn_of_quotation_marks(node: Scalar, key: str, context: DecodeContext) -> None:
    """Warn of quotation marks around a text that only look like YAML's."""
    text = node.text.strip()
    if (inner := characters.inner_of_quotes(text)) and (found := characters.found(node)):
        before = f"{key}: " if key else "- "
        mend = f"write {shortened(before + quoted(inner))}, or {shortened(before + quoted(text))} where they are shown"
        expected, character = characters.alike(found.character)
        context.report(found.place, "quotation-marks", expected, f"{character} around a text", mend, "warning")


def last_key(path: Path) -> str:
    """The key that a part, or the list that it is in, stands under."""
    return next((each for each in reversed(path) if isinstance(each, str)), "")


def ids_by_name(key: str, context: DecodeContext) -> dict[str, str]:
    """The ids of sources, each by itself and by its name in lower case; none for a key that has no such ids."""
    root = context.document.root
    sources = root.value("sources") if isinstance(root, Mapping) and key in NAME_SOURCES else None
    ids = sources.entries if isinstance(sources, Mapping) else {}
    names = {name: source.value("name") for name, (_, source) in ids.items() if isinstance(source, Mapping)}
    by_name = {written.text.lower(): name for name, written in names.items() if isinstance(written, Scalar)}
    return by_name | dict(zip(ids, ids, strict=True))
