"""Scalars that their field does not take: what is wrong with each, and what to write."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from explainer.content import scalars
from explainer.content.decode_context import DecodeContext, Path, key_of
from explainer.content.mistakes import characters, values
from explainer.content.records import fields_of, records_of_the_model
from explainer.content.scalars import BadScalar
from explainer.content.suggest import question, quoted, shortened, shown
from explainer.content.tree import Mapping as MappingNode
from explainer.content.tree import Node, Scalar
from explainer.content.tree import Sequence as ListNode
from explainer.problem import Fix, Place

MAX_HINTED = 300
"""No hint is worked out for a longer text: it is no number, date or id that was written in another form."""


class Explanation(NamedTuple):
    """What is wrong with a scalar."""

    place: Place
    rule: str
    message: str
    fix: Fix | None = None
    value: Any = None
    """The value as it was meant, where only a character is wrong: the rest of the story is checked with it."""


def explanation(
    node: Scalar,
    path: Path,
    read: Callable[[str], Any],
    bad: BadScalar,
    allowed: Collection[str],
    context: DecodeContext,
) -> Explanation:
    """What is wrong with a scalar that `read` refused; `allowed`: the words that it may be, if it is one of some."""
    # From the surest to the least sure: plain characters make the text right; a look-alike where nothing shows what was
    # meant, or that is invisible; last, a text of the wrong form.
    key = key_of(path)
    known = (
        ids_by_name(context.document.root, last_key(path))
        if read is scalars.identifier
        else {each: each for each in allowed}
    )
    found = None if node.text.isascii() else characters.found(node.text)
    text = found.plain if found else node.text
    before = f"; write {key}: " if key else "; write "
    if found is not None:
        intended = values.formula(characters.bare(text)) if read is scalars.formula else characters.bare(text)
        with suppress(BadScalar):
            value = read(intended)
            shown_as = quoted(intended) if read is scalars.formula else intended
            place = characters.place_in(node, found.at)
            is_sure = node.lines == 1 and not any(map(str.isdigit, text))  # never in a number
            fix = context.replaced(node, shown_as) if is_sure else None
            return Explanation(place, "look-alike", f"{found.message}{before}{shown_as}", fix, value)
    hint = bad.hint or _hint(key, node.text, read, known)
    if known and not hint:
        hint = question([known[each] for each in context.suggestions.nearest(text, known)[:1]])
    if found is not None and (not hint.startswith("; write") or not node.text[found.at].isprintable()):
        message = f"expected {bad.expected}, found {characters.named(node.text[found.at])} in it"
        return Explanation(characters.place_in(node, found.at), "look-alike", f"{message}{hint}")
    return Explanation(node.place, bad.rule, f'expected {bad.expected}, found "{shown(node.text)}"{hint}')


def _may_be_left_out(key: str) -> bool:
    """Whether records have this key, and none of them needs it."""
    fields = [fields_of(record)[key] for record in records_of_the_model() if key in fields_of(record)]
    return bool(fields) and not any(field.required for field in fields)


def _hint(key: str, written: str, read: Callable[[str], Any], known: Mapping[str, str] | None) -> str:
    if len(written) > MAX_HINTED:
        return ""
    if written.strip().lower() in values.NOTHING and _may_be_left_out(key):
        return "; what is not known is left out"
    if read is scalars.identifier and known is not None:
        return values.reference_hint(key, written, known)
    if known:
        return values.word_hint(key, written, known)
    if read is scalars.formula:
        return f"; write {key}: {quoted(values.formula(written))}" if written else ""
    hint = values.HINTS.get(read)
    return hint(key, written) if hint else ""


def warn_of_quotation_marks(node: Scalar, key: str, context: DecodeContext) -> None:
    """Warn of quotation marks around a text that only look like YAML's."""
    text = node.text.strip()
    if inner := characters.inner_of_quotes(text):
        before = f"{key}: " if key else "- "
        intended = (
            f"write {shortened(before + quoted(inner))}, or {shortened(before + quoted(text))} where they are shown"
        )
        message = f"{characters.message(text[0])} around a text; {intended}"
        context.report(characters.place_in(node, 0), "quotation-marks", message, "warning")


NAME_SOURCES = ("article", "source", "via", "voice")
"""The keys whose values are ids of sources."""
NAME_FIGURES = ("under", "with")
"""The keys whose values are ids of figures."""


def last_key(path: Path) -> str:
    """The key that a part, or the list that it is in, stands under."""
    return next((each for each in reversed(path) if isinstance(each, str)), "")


def ids_by_name(root: Node | None, key: str) -> dict[str, str] | None:
    """The ids that may stand under a key, each by itself and by its name in lower case; None under any other key."""
    if key in NAME_SOURCES:
        found = list(_sources(root))
    elif key in NAME_FIGURES:
        found = list(_figures(root))
    else:
        return None
    return {name.lower(): each for name, each in found if name} | {each: each for _, each in found}


def _sources(root: Node | None) -> Iterator[tuple[str, str]]:
    sources = _value(root, "sources")
    if isinstance(sources, MappingNode):
        yield from ((_text(source, "name"), each) for each, (_, source) in sources.entries.items())


def _figures(root: Node | None) -> Iterator[tuple[str, str]]:
    for section in _items(_value(root, "sections")):
        for figure in _items(_value(section, "figures")):
            if name := _text(figure, "id"):
                yield _text(figure, "label"), name


def _items(node: Node | None) -> list[Node]:
    return node.items if isinstance(node, ListNode) else []


def _value(node: Node | None, key: str) -> Node | None:
    return node.entries[key][1] if isinstance(node, MappingNode) and key in node.entries else None


def _text(node: Node | None, key: str) -> str:
    value = _value(node, key)
    return value.text if isinstance(value, Scalar) else ""
