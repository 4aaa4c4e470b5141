"""The rules that look across a story, one small function each.

A rule's id is its function's name with hyphens; its docstring tells an editor what it is for. Each yields the path of
what it objects to and the sentence about it. A rule names the fields that it reads, and is not asked about a part in
which one of those could not be read: what merely follows from another problem is not reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any, NamedTuple

from explainer.content.arithmetic import Arithmetic
from explainer.content.problem import Place, Severity, did_you_mean, shown
from explainer.content.quotes import agreed, folded
from explainer.content.reader import UNREAD, Draft, Path
from explainer.picture import Band, Bars, Days, Dots, Share, Steps
from explainer.story import Figure, Section, Story
from explainer.values import Id, PartialDate, Range

LONG_CAVEAT = 140
MOST_OBJECTIONS = 1_000
"""How often a rule is heard on one story: nobody reads so many, and each may look for a near word."""


class Objection(NamedTuple):
    """What a rule says of a part of the story."""

    path: Path
    message: str
    second: Place | None = None


class Subject(NamedTuple):
    """What the rules look at: the draft, what its formulas come to, and what day it is."""

    draft: Draft
    arithmetic: Arithmetic
    today: date
    article: str | None = None
    """The text of the article, where the quotes are to be held against it."""
    gapless: bool = True
    """Whether all that stands in the file could be read."""

    @property
    def story(self) -> Story:
        return self.draft.story

    def sections(self, *reads: str) -> Iterator[tuple[Path, Section]]:
        """The sections in which the fields named could be read."""
        yield from _readable(self.story, ("sections",), ("sections", *reads))

    def figures(self, *reads: str) -> Iterator[tuple[Path, Figure]]:
        """The figures in which the fields named could be read."""
        for path, section in self.sections():
            yield from _readable(section, (*path, "figures"), ("figures", *reads))

    def figures_by_id(self) -> dict[Id, Figure]:
        """The figures that can be referred to; of two with one id, the first."""
        return {figure.id: figure for _, figure in reversed(list(self.figures("id")))}

    def all_sources_read(self) -> bool:
        """Whether the id of each source is known."""
        return self.story.sources is not UNREAD and UNREAD not in self.story.sources

    def all_figures_read(self) -> bool:
        """Whether the id of each figure is known, so that an id which is not among them is unknown."""
        sections = self.story.sections
        return sections is not UNREAD and all(
            section is not UNREAD
            and section.figures is not UNREAD
            and all(figure is not UNREAD and figure.id is not UNREAD for figure in section.figures)
            for section in sections
        )


def _readable(owner: Any, path: Path, fields: tuple[str, ...]) -> Iterator[tuple[Path, Any]]:
    """The members of the owner's first field that could be read, with all other fields named."""
    first, *others = fields
    if owner is UNREAD or getattr(owner, first) is UNREAD:
        return
    for index, member in enumerate(getattr(owner, first)):
        if member is not UNREAD and UNREAD not in [getattr(member, name) for name in others]:
            yield (*path, index), member


Check = Callable[[Subject], Iterator[Objection]]
RULES: dict[str, tuple[Severity, Check]] = {}
"""Every rule of this module by its id, with how grave a break of it is."""


def rule(severity: Severity) -> Callable[[Check], Check]:
    """Register a rule under its function's name."""

    def register(check: Check) -> Check:
        RULES[check.__name__.replace("_", "-")] = (severity, check)
        return check

    return register


def check(subject: Subject) -> None:
    """Note everything that the rules object to in the draft."""
    for name, (severity, objections) in RULES.items():
        for objection in islice(objections(subject), MOST_OBJECTIONS):
            place = subject.draft.places.get(objection.path, Place())
            subject.draft.note(place, name, objection.message, severity=severity, second=objection.second)


@rule("error")
def missing_key(subject: Subject) -> Iterator[Objection]:
    """Whoever says a thing is named: every figure has a source, unless the number is our own arithmetic."""
    for path, figure in subject.figures("source", "basis", "computed"):
        if _owes_source(figure):
            yield Objection(path, "expected the key source in a figure that is not computed, found none")


def _owes_source(figure: Figure) -> bool:
    return figure.source is None and figure.computed is None and figure.basis != "computed"


@rule("error")
def duplicate_id(subject: Subject) -> Iterator[Objection]:
    """A section or a figure is asked for by its id, so an id means one thing in the whole file."""
    first: dict[Id, Path] = {}
    sections = [((*path, "id"), section.id) for path, section in subject.sections("id")]
    figures = [((*path, "id"), figure.id) for path, figure in subject.figures("id")]
    for path, name in sorted(sections + figures, key=lambda named: subject.draft.places[named[0]]):
        if name in first:
            place = subject.draft.places[first[name]]
            message = f"expected each id once, found {name} again; it is already on line {place.line}"
            yield Objection(path, message, place)
        else:
            first[name] = path


@rule("error")
def unknown_source(subject: Subject) -> Iterator[Objection]:
    """Whoever a figure, caveat, account or event rests on stands under `sources`, where a reader can ask for more."""
    if not subject.all_sources_read():
        return
    for path, name in _sources_named(subject):
        if name is not UNREAD and name not in subject.story.sources:
            known = did_you_mean(name, subject.story.sources)
            yield Objection(path, f"expected the id of a source, found {name}{known}")


def _sources_named(subject: Subject) -> Iterator[tuple[Path, Id]]:
    if subject.story.article is not None:
        yield ("article",), subject.story.article
    for path, figure in subject.figures():
        if figure.source is not None or _owes_source(figure):
            yield (*path, "source"), figure.source or UNREAD
        for field in ("caveats", "differs"):
            for part_path, part in _readable(figure, (*path, field), (field,)):
                if part.source is not None:
                    yield (*part_path, "source"), part.source
    for path, section in subject.sections("events"):
        for event_path, event in _readable(section, (*path, "events"), ("events",)):
            if event.source is not None:
                yield (*event_path, "source"), event.source


@rule("error")
def unknown_via(subject: Subject) -> Iterator[Objection]:
    """Whoever carried a claim to us stands under `sources` as well."""
    if not subject.all_sources_read():
        return
    for path, _, chain in _chains(subject):
        for index, name in enumerate(chain):
            if name is not UNREAD and name not in subject.story.sources:
                known = did_you_mean(name, subject.story.sources)
                yield Objection((*path, index), f"expected the id of a source that carried it, found {name}{known}")


@rule("error")
def relay_loop(subject: Subject) -> Iterator[Objection]:
    """A relay goes from the origin to us: nobody stands in it twice, and the origin does not carry itself."""
    for path, origin, chain in _chains(subject):
        before = {origin}
        for index, name in enumerate(chain):
            if name is not UNREAD and name in before:
                yield Objection((*path, index), f"expected a relay without a loop, found {name} in it twice")
            before.add(name)


def _chains(subject: Subject) -> Iterator[tuple[Path, Id | None, tuple[Id, ...]]]:
    """Every relay chain with its origin."""
    sources = subject.story.sources
    if sources is UNREAD:
        return
    for name, source in sources.items():
        if source is not UNREAD and source.via is not UNREAD:
            yield ("sources", name, "via"), name, source.via
    for path, figure in subject.figures("via"):
        yield (*path, "via"), figure.source, figure.via


@rule("error")
def unknown_figure(subject: Subject) -> Iterator[Objection]:
    """A formula or a picture can only use figures of this story."""
    if not subject.all_figures_read():
        return
    known = subject.figures_by_id()
    for path, figure in subject.figures("computed"):
        if figure.computed is not None and figure.computed.formula is not UNREAD:
            for name in subject.arithmetic.unknown(figure.computed, known):
                message = f"expected figures of this story, found {{{shown(name)}}}{did_you_mean(name, known)}"
                yield Objection((*path, "computed", "formula"), message)
    for path, name, _ in _drawn_with(subject):
        if name not in known:
            yield Objection(path, f"expected the id of a figure, found {name}{did_you_mean(name, known)}")


def _drawn_with(subject: Subject) -> Iterator[tuple[Path, Id, Figure]]:
    """The figures that a picture of another figure names."""
    for path, figure in subject.figures("picture"):
        if isinstance(figure.picture, Bars | Dots) and figure.picture.with_ is not UNREAD:
            for index, name in enumerate(figure.picture.with_):
                if name is not UNREAD:
                    yield (*path, "picture", "with", index), name, figure


@rule("error")
def reversed_range(subject: Subject) -> Iterator[Objection]:
    """A range is written from its lower to its higher end."""
    for path, figure in subject.figures():
        for part_path, part in [(path, figure), *_readable(figure, (*path, "differs"), ("differs",))]:
            value = part.value
            if isinstance(value, Range) and UNREAD not in (value.low, value.high) and value.low > value.high:
                message = f"expected low: to be at most high:, found {value.low} above {value.high}"
                yield Objection((*part_path, "value"), message)


@rule("error")
def unit_missing(subject: Subject) -> Iterator[Objection]:
    """A number without its unit can be taken for anything."""
    for path, figure in subject.figures("value", "unit", "computed"):
        for key in ("value", "computed"):
            if getattr(figure, key) is not None and figure.unit is None:
                yield Objection((*path, key), "expected a unit with the value, found none")


@rule("error")
def unit_mismatch(subject: Subject) -> Iterator[Objection]:
    """What is drawn side by side is compared, so it is all of one unit."""
    figures = subject.figures_by_id()
    for path, name, figure in _drawn_with(subject):
        other = figures.get(name)
        if other is not None and not {UNREAD, None} & {figure.unit, other.unit} and figure.unit != other.unit:
            units = [shown(str(unit)) for unit in (figure.unit, other.unit)]
            yield Objection(path, f'expected a figure in "{units[0]}", found {name} in "{units[1]}"')


@rule("error")
def formula(subject: Subject) -> Iterator[Objection]:
    """A computed number shows its arithmetic: a formula that has a result, and nothing typed in beside it."""
    for path, figure in subject.figures("computed", "basis", "value"):
        if (figure.computed is not None) != (figure.basis == "computed"):
            found = "a formula" if figure.computed is not None else "none"
            message = f"expected a formula where the basis is computed, and only there; found {found}"
            yield Objection((*path, "basis"), f"{message} under basis {figure.basis}")
        elif figure.computed is not None and figure.value is not None:
            yield Objection((*path, "value"), "expected no value beside a formula, found one")
        step = figure.computed.round if figure.computed is not None else None
        if step is not None and step is not UNREAD and step <= 0:
            yield Objection((*path, "computed", "round"), f"expected a step above zero to round to, found {step}")
    for path, message in subject.arithmetic.problems:
        yield Objection(path, message)


@rule("error")
def computed_confidence(subject: Subject) -> Iterator[Objection]:
    """Arithmetic cannot be surer than the least sure of the numbers that it is made from."""
    order = ("low", "moderate", "high")
    figures = subject.figures_by_id()
    for path, figure in subject.figures("computed", "confidence"):
        if figure.computed is None or figure.computed.formula is UNREAD:
            continue
        inputs = [figures[name] for name in subject.arithmetic.names(figure.computed) if name in figures]
        sure = [each for each in inputs if each.confidence is not UNREAD]
        weakest = min(sure, key=lambda each: order.index(each.confidence), default=None)
        if weakest and order.index(weakest.confidence) < order.index(figure.confidence):
            message = (
                f"expected at most the confidence of {weakest.id}, {weakest.confidence}; found {figure.confidence}"
            )
            yield Objection((*path, "confidence"), message)


@rule("error")
def quote_missing(subject: Subject) -> Iterator[Objection]:
    """A figure says whose words it is: the article's, as a quote; or that it is context, or our own arithmetic."""
    for path, figure in subject.figures("quote", "context", "computed", "basis"):
        ours = figure.context or figure.computed is not None or figure.basis == "computed"
        if figure.quote is None and not ours:
            yield Objection(path, "expected a quote, context: true or computed in a figure, found none of them")


@rule("error")
def quote_not_found(subject: Subject) -> Iterator[Objection]:
    """A quote is the article's words, one for one; white space and the form of quotation marks may differ."""
    article = subject.article and folded(subject.article)
    for path, figure in subject.figures("quote"):
        if article is not None and figure.quote is not None:
            first = agreed(figure.quote, article)
            if first is not None:
                found = f'the article\'s words only up to "{first}"' if first else "other words"
                yield Objection((*path, "quote"), f"expected a quote from the article, found {found}")


@rule("error")
def bad_value(subject: Subject) -> Iterator[Objection]:
    """A picture can only draw what its figure has."""
    for path, figure in subject.figures("picture", "value", "computed", "qualifier"):
        value, picture = figure.value, figure.picture
        if isinstance(picture, Bars | Band | Share | Dots) and value is None and figure.computed is None:
            yield Objection((*path, "picture"), f"expected a value to draw as {picture.kind}, found none")
        elif isinstance(picture, Steps) and UNREAD not in (picture.steps, picture.at):
            if picture.at not in picture.steps:
                hint = did_you_mean(picture.at, [step for step in picture.steps if step is not UNREAD])
                message = f'expected one of the steps, found "{shown(picture.at)}"{hint}'
                yield Objection((*path, "picture", "at"), message)
        elif isinstance(picture, Days) and UNREAD not in (picture.marked, picture.of) and picture.marked > picture.of:
            message = f"expected at most {picture.of} days, found {picture.marked}"
            yield Objection((*path, "picture", "marked"), message)


@rule("error")
def future_date(subject: Subject) -> Iterator[Objection]:
    """A story tells what has happened: a date to come is a slip of the pen."""
    latest = subject.today + timedelta(days=1)  # it may be tomorrow already where the editor is
    for path, when in _dates(subject):
        if isinstance(when, PartialDate) and when.earliest > latest:
            yield Objection(path, f"expected a date that has come, found {when}")


def _dates(subject: Subject) -> Iterator[tuple[Path, Any]]:
    story = subject.story
    yield ("as_of",), story.as_of
    if story.sources is not UNREAD:
        for name, source in story.sources.items():
            if source is not UNREAD:
                yield ("sources", name, "published"), source.published
    for path, section in subject.sections():
        for event_path, event in _readable(section, (*path, "events"), ("events",)):
            yield (*event_path, "date"), event.date
    for path, correction in _readable(story, ("corrections",), ("corrections",)):
        yield (*path, "date"), correction.date


@rule("warning")
def unused_source(subject: Subject) -> Iterator[Objection]:
    """A source that nothing rests on is left over, or a figure forgot to name it."""
    used = {name for _, name in _sources_named(subject)} | {name for *_, chain in _chains(subject) for name in chain}
    if not subject.gapless or not used <= subject.story.sources.keys():
        return  # the one that should use it may be what could not be read
    for name in subject.story.sources:
        if name not in used:
            yield Objection(("sources", name), f"expected every source to be used, found {name} unused")


@rule("warning")
def uncertain_without_range(subject: Subject) -> Iterator[Objection]:
    """The word "estimated" alone goes unnoticed: a range or a qualifier at the number itself is seen."""
    for path, figure in subject.figures("basis", "value", "qualifier"):
        plain = figure.value is not None and not isinstance(figure.value, Range) and figure.qualifier is None
        if plain and figure.basis in ("estimated", "forecast"):
            yield Objection((*path, "value"), f"expected a range or a qualifier, found one {figure.basis} number")


@rule("warning")
def single_source_section(subject: Subject) -> Iterator[Objection]:
    """A panel that rests on one source alone tells that source's story."""
    for path, section in subject.sections("figures"):
        read = [figure for figure in section.figures if figure is not UNREAD and not _owes_source(figure)]
        origins = {figure.source for figure in read} - {None}
        if len(read) < len(section.figures):
            continue
        if len(section.figures) > 1 and len(origins) == 1 and UNREAD not in origins:
            yield Objection(path, f"expected more than one source in a section, found only {origins.pop()}")


@rule("warning")
def long_caveat(subject: Subject) -> Iterator[Objection]:
    """A caveat stands under a number and is read with it, so it is short."""
    for path, figure in subject.figures():
        for caveat_path, caveat in _readable(figure, (*path, "caveats"), ("caveats", "text")):
            if len(caveat.text) > LONG_CAVEAT:
                written_out = (*caveat_path, "text")
                place = written_out if written_out in subject.draft.places else caveat_path
                message = f"expected at most {LONG_CAVEAT} characters in a caveat, found {len(caveat.text)}"
                yield Objection(place, message)
