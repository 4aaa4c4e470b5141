"""Scalars that do not fit their field: which character or form is wrong, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from explainer.content import hints, lookalike, scalars
from explainer.content.records import fields_of, records_of_the_model
from explainer.content.scalars import Unfit
from explainer.content.suggest import quoted, shortened, shown
from explainer.content.tree import Scalar
from explainer.problem import Place, Problem

MAX_HINTED = 300
"""No hint is worked out for a longer text: it is no number, date or id that was written in another form."""


class Refusal(NamedTuple):
    """What is wrong with a scalar."""

    place: Place
    rule: str
    message: str
    """What was expected, and what was found."""
    hint: str
    """The end of the message: what to write; empty where that is not known."""
    text: str
    """The text, with plain characters."""
    value: Any = None
    """The value as it was meant, where only a character is wrong: the rest of the story is checked with it."""


def refusal(
    node: Scalar, key: str, read: Callable[[str], Any], unfit: Unfit, known: Mapping[str, str] | None
) -> Refusal:
    """The message and hint for a scalar that `read` refused with `unfit`; `key` is empty in a list.

    `known`: the words that are allowed, or the ids that can be named, by what may be written for each; None where a
    new id is given.
    """
    # From the surest to the least sure: plain characters make the text right; a look-alike where nothing shows what was
    # meant, or that is invisible; letters of another script in an id; last, a text of the wrong form.
    found = None if node.text.isascii() else lookalike.found(node.text)
    text = found.plain if found else node.text
    if found is not None:
        meant = lookalike.bare(text)
        form = quoted(hints.mended_formula(meant)) if read is scalars.formula else meant
        hint = f"; write {key}: {form}" if key else f"; write {form}"
        with suppress(Unfit):
            value = read(hints.mended_formula(meant) if read is scalars.formula else meant)
            return Refusal(place_in(node, found.at), "look-alike", found.message, hint, text, value)
    hint = unfit.hint or _hint(key, node.text, read, known)
    if found is not None and found.at == 0 and text[:1] == "{":
        return Refusal(place_in(node, 0), "look-alike", found.message, f"; write {key}: {text}", text)
    if found is not None and (not hint.startswith("; write") or not node.text[found.at].isprintable()):
        message = f"expected {unfit.expected}, found {lookalike.named(node.text[found.at])} in it"
        return Refusal(place_in(node, found.at), "look-alike", message, hint, text)
    if read is scalars.identifier and (at := _foreign(node.text)) is not None:
        message = f"expected letters from a to z in an id, found {lookalike.named(node.text[at])}"
        return Refusal(place_in(node, at), "look-alike", message, hint, text)
    message = f'expected {unfit.expected}, found "{shown(node.text)}"'
    return Refusal(node.place, unfit.rule, message, hint, text)


def _may_be_left_out(key: str) -> bool:
    """Whether records have this key, and none of them needs it."""
    fields = [fields_of(record)[key] for record in records_of_the_model() if key in fields_of(record)]
    return bool(fields) and not any(field.required for field in fields)


def _hint(key: str, written: str, read: Callable[[str], Any], known: Mapping[str, str] | None) -> str:
    if len(written) > MAX_HINTED:
        return ""
    if written.strip().lower() in hints.NOTHING and _may_be_left_out(key):
        return "; what is not known is left out"
    if read is scalars.identifier and known is not None:
        return hints.reference_hint(key, written, known)
    if known:
        return hints.word_hint(key, written, known)
    if read is scalars.formula:
        return f"; write {key}: {quoted(hints.mended_formula(written))}" if written else ""
    hint = hints.HINTS.get(read)
    return hint(key, written) if hint else ""


def _foreign(text: str) -> int | None:
    """The index of the first letter that is not Latin; None where all are."""
    from unicodedata import name  # only where there is a problem

    letters = ((at, each) for at, each in enumerate(text) if each.isalpha() and not each.isascii())
    return next((at for at, each in letters if not name(each, "").startswith(("LATIN", "COMBINING"))), None)


def place_in(node: Scalar, at: int) -> Place:
    """The place of a character of a scalar; the whole scalar where its text differs from what is written."""
    place = node.place
    quotes = 1 if node.quoted else 0
    same = node.lines == 1 and place.length == len(node.text) + 2 * quotes
    return place._replace(column=place.column + quotes + at, length=1) if same else place


def in_curly_quotes(node: Scalar, key: str, inner: str) -> Problem:
    """The warning that the quotation marks around a text only look like YAML's; `inner` is the text in them."""
    text = node.text.strip()
    before = f"{key}: " if key else "- "
    meant = f"write {shortened(before + quoted(inner))}, or {shortened(before + quoted(text))} where they are shown"
    message = f"{lookalike.message(text[0])} around a text; {meant}"
    return Problem(place_in(node, 0), "quotation-marks", message, "warning")
