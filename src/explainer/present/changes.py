"""What changed between two editions of a story, in the words of its pages: each changed field once.

The records are walked by their own fields, so that a field which the model gets is told without a word here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import zip_longest
from typing import Any, Literal, NamedTuple

from explainer.present import phrases, words
from explainer.present.caveats import with_numbers
from explainer.present.lines import Line, Span, Target, text_of
from explainer.story import KINDS, SEEN, Source, Story, names_in
from explainer.values import Clock, Id, PartialDate, Value, written

TOLD_APART = ("id", "sections", "groups", "figures", "timeline", "sources")
"""The fields of which it is told apart that they changed: an id, and the parts of a story that have names."""
IDS = ("article", "source", "via", "voice")
"""The fields that name sources."""
MAX_SHOWN = 36
"""The most letters of a text that is told with its words; of a longer one it is said that it was reworded."""


class Change(NamedTuple):
    """One thing that changed."""

    kind: Literal["added", "removed", "renamed", "moved", "changed", "calculated"]
    """What happened; `calculated`: it follows from the change before it."""
    part: str
    """What it is a change of: the story, a section, group, figure, timeline or source."""
    id: str
    """The id of a section, figure or source; of a group, that of its section and its title."""
    name: str
    """What the part is called: Border entries a year, 2024."""
    text: str
    """What happened to it: more than 13,000, was 12,000."""
    target: Target | None
    """Where it is seen in the new edition; None where it is gone."""
    field: str = ""
    """The field of the model that changed; empty where it is the part itself."""
    before: str = ""
    """What the field said, in the words of the page; empty where it said nothing."""
    after: str = ""

    @property
    def line(self) -> Line:
        """The change on one line."""
        if self.kind == "calculated":
            return Span(words.CALCULATED, "muted"), Span(self.text), Span(f" ({self.name})", "muted")
        return Span(f"{self.name}: ", "label"), Span(self.text)


def compared(before: Story, after: Story) -> list[Change]:
    """What changed, in the order of the pages, each calculated number after one that it is made from; what stands in
    another order or is gone comes last. Empty where the stories are equal."""
    return list(_with_results(after, _Comparison(before, after).changes()))


def summary(changes: Sequence[Change]) -> str:
    """The first change, and how many more there are, on one line."""
    more = f"{words.BETWEEN}{words.AND_MORE.format(len(changes) - 1)}" if changes[1:] else ""
    return f"{text_of(changes[0].line)}{more}"


class _Part(NamedTuple):
    """A part of a story that has a name of its own."""

    record: Any
    names: Sequence[Any]
    """What it is known by in another edition, the surest first: its id, its name, and what no other one has."""
    target: Target
    owner: int
    """The index of the part that it stands in."""


def _parts(story: Story) -> list[_Part]:
    """All parts of a story, in the order of the pages."""
    parts: list[_Part] = []

    def add(owner: int, target: Target, record: Any, *names: str | None) -> int:
        parts.append(_Part(record, names, target, owner))
        return len(parts) - 1

    add(0, Target("section", story.sections[0].id), story, "", words.THE_STORY, None)
    for section in story.sections:
        at = add(0, Target("section", section.id), section, section.id, section.title, section.question)
        for group in section.groups:
            first, title = group.figures[0].id, group.title
            owner = add(at, Target("figure", first), group, f"{section.id}/{title}", title, first)
            for figure in group.figures:
                add(owner, Target("figure", figure.id), figure, figure.id, f"{title}, {figure.label}", figure.quote)
        if section.timeline is not None:
            target = Target("event", f"{section.id}/0")
            add(at, target, section.timeline, section.id, section.timeline.title, None)
    for source_id, source in story.sources.items():
        add(0, Target("source", source_id), source, source_id, source.name, source.url)
    return parts


def _pairs(before: Sequence[_Part], after: Sequence[_Part]) -> dict[int, int]:
    """For the index of each part that was there before, its index then."""
    pairs: dict[int, int] = {}
    left = dict(enumerate(before))
    for way in range(3):
        known: dict[object, int] = {}
        for index, part in left.items():
            if part.names[way] is not None:
                known.setdefault((type(part.record), part.names[way]), index)
        for index, part in enumerate(after):
            if index not in pairs and (then := known.pop((type(part.record), part.names[way]), None)) is not None:
                pairs[index] = then
                del left[then]
    return pairs


CHOICES: Mapping[str, Mapping[Any, str]] = {"kind": {**KINDS, **words.CAVEATS}, "seen": SEEN}
"""How the pages say the words of the file, by the field."""
SAYS: Mapping[type, Callable[[Any], str]] = {
    Value: str,
    PartialDate: phrases.day,
    Clock: phrases.span,
    Decimal: written,
    int: written,
}
"""How the pages say a value of each type that is no text."""


def _is_record(value: Any) -> bool:
    """Whether a value is told by its fields."""
    return hasattr(value, "_fields") and type(value) not in SAYS


def _words(story: Story, name: str, value: Any) -> str:
    """What a field says, in the words of the pages; empty where it says nothing."""
    if value is None or value is False:
        return ""
    if value is True:
        return _noun(name)
    if type(value) in SAYS:
        return SAYS[type(value)](value)
    if type(value) is tuple:
        return words.RELAY.join(_words(story, name, each) for each in value)
    if _is_record(value):
        fields = zip(value._fields, value, strict=True)
        return " · ".join(filter(None, (_words(story, *field) for field in fields)))
    if name in IDS:
        return story.sources[value].name
    if name in CHOICES:
        return CHOICES[name][value]
    return text_of(with_numbers(story, value, sentences=name != "formula"))


def _noun(name: str) -> str:
    return words.FIELDS.get(name, name.replace("_", " ").removesuffix("s"))


class _Comparison:
    """Two editions, part by part."""

    def __init__(self, before: Story, after: Story) -> None:
        self.stories = before, after
        self.before, self.after = _parts(before), _parts(after)
        self.pairs = _pairs(self.before, self.after)

    def changes(self) -> Iterator[Change]:
        """All changes, but for the order of what follows from others."""
        stayed: dict[tuple[int, Any], list[int]] = {}
        for index, part in enumerate(self.after):
            if (then := self.pairs.get(index)) is None:
                yield _change("added", part, words.ADDED)
                continue
            old = self.before[then]
            was, now = old.names[0], part.names[0]
            if was != now == part.target.name:
                yield _change("renamed", part, words.NEW_ID.format(now, was), "id", was, now)
            if self.pairs.get(part.owner) == old.owner:
                stayed.setdefault((part.owner, type(part.record)), []).append(then)
            else:
                yield _change("moved", part, words.MOVED_FROM.format(self.before[old.owner].names[1]))
            yield from sorted(
                self._in_record(old, part, old.record, part.record), key=lambda change: change.field != "value"
            )
        for (owner, kind), indexes in stayed.items():
            if indexes != sorted(indexes) and kind is not Source:
                yield _change("moved", self.after[owner], words.REORDERED.format(kind.__name__.lower()))
        for index in sorted({*range(len(self.before))} - {*self.pairs.values()}):
            yield _change("removed", self.before[index], words.REMOVED)._replace(target=None)

    def _in_record(self, old: _Part, part: _Part, before: Any, after: Any) -> Iterator[Change]:
        """The changes of a part, or of a record in it, field by field."""
        for name, was, now in zip(after._fields, before, after, strict=True):
            if name in TOLD_APART or was == now or self._is_inherited(old, part, name, (was, now)):
                continue
            if _is_record(was) and _is_record(now):
                yield from self._in_record(old, part, was, now)
            else:
                yield from self._in_field(part, name, was, now)

    def _is_inherited(self, old: _Part, part: _Part, name: str, change: tuple[Any, Any]) -> bool:
        """Whether the part around it changed in the same way, which is told there."""
        around = self.before[old.owner].record, self.after[part.owner].record
        return part.owner > 0 and change == tuple(getattr(each, name, None) for each in around)

    def _in_field(self, part: _Part, name: str, was: Any, now: Any) -> Iterator[Change]:
        """The changes of a field: of its items, where it is a list of records.

        Items are compared by their words, which say the same of an id that was renamed.
        """
        is_list = type(now) is tuple and name not in IDS
        items_before, items_after = (value if is_list else (value,) for value in (was, now))
        old, new = self.stories
        # An item that stays says the same, also where a source of it has another name now: that is told there.
        before = [_words(new if item in items_after else old, name, item) for item in items_before]
        after = [_words(new, name, item) for item in items_after]
        gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
        for one, other in zip_longest(gone.elements(), come.elements(), fillvalue=""):
            is_event = name == "events" and other
            target = Target("event", f"{part.names[0]}/{after.index(other)}") if is_event else part.target
            text = _told(name, one, other, is_list, type(now) is bool)
            yield _change("changed", part, text, name, one, other)._replace(target=target)
        if not gone and not come and before != after:
            yield _change("moved", part, words.REORDERED.format(_noun(name)), name)


def _told(name: str, before: str, after: str, is_item: bool, is_flag: bool) -> str:
    """How a field or an item of it changed, from what it said before; empty where it was or is not there."""
    noun, is_short = _noun(name), max(len(before), len(after)) <= MAX_SHOWN
    if is_flag:
        return (words.IS_NOW if after else words.NO_LONGER).format(noun)
    if not before:
        return f"{noun} {words.ADDED}{f': {after}' if is_short else ''}"
    if not after:
        return f"{noun} {words.REMOVED}{words.WAS.format(before) if is_short else ''}"
    if is_short and not is_item:
        return words.FIELDS_ALONE.get(name, f"{noun} {{}}").format(after) + words.WAS.format(before)
    return (words.NEW_VALUE if name in (*IDS, "url", "formula") else words.NEW_WORDS).format(noun)


def _with_results(after: Story, changes: Iterable[Change]) -> Iterator[Change]:
    """The changes, each number that is calculated from others that changed behind one of those."""
    changes = list(changes)
    numbers = {change.id: change for change in changes if change.field == "value"}
    causes: dict[Change, Set[str]] = {}
    for name, change in numbers.items():
        computed = after.figures_by_id[Id(name)].computed
        if computed and (changed := numbers.keys() & names_in(computed.formula)):
            causes[change] = changed
    followed: set[Change] = set()
    for change in changes:
        queue = [] if change in causes else [change]
        for each in queue:
            yield each
            for result, names in causes.items():
                if each.field == "value" and each.id in names and result not in followed:
                    followed.add(result)
                    queue.append(result._replace(kind="calculated"))


def _change(kind: Any, part: _Part, text: str, field: str = "", before: str = "", after: str = "") -> Change:
    what = type(part.record).__name__.lower()
    return Change(kind, what, part.names[0], part.names[1], text, part.target, field, before, after)
