"""Ids: each means one thing, and what they name is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.content.problem import shown
from explainer.content.reader import UNREAD, Path
from explainer.content.rules.rule import Objection, rule
from explainer.content.rules.subject import Subject, owes_source
from explainer.values import Id


@rule("error")
def duplicate_id(subject: Subject) -> Iterator[Objection]:
    """A section or a figure is asked for by its id, so an id means one thing in the whole file."""
    first: dict[Id, Path] = {}
    sections = [((*path, "id"), section.id) for path, section in subject.sections("id")]
    figures = [((*path, "id"), figure.id) for path, figure in subject.figures("id")]
    for path, name in sorted(sections + figures, key=lambda named: subject.place(named[0])):
        if name in first:
            place = subject.place(first[name])
            message = f"expected each id once, found {name} again; it is already on line {place.line}"
            yield Objection(path, message, place)
        else:
            first[name] = path


@rule("error")
def unknown_source(subject: Subject) -> Iterator[Objection]:
    """Whoever a figure, caveat, account or event rests on stands under `sources`, where a reader can ask for more."""
    yield from _unknown(subject, subject.sources_named, "a source")


def _unknown(subject: Subject, named: Iterable[tuple[Path, Id]], what: str) -> Iterator[Objection]:
    """Each name that is no source's, once: a source that was renamed is one mistake, wherever it is named."""
    if not subject.all_sources_read():
        return
    paths: dict[Id, list[Path]] = {}
    for path, name in named:
        if name is not UNREAD and name not in subject.story.sources:
            paths.setdefault(name, []).append(path)
    for name, (path, *more) in paths.items():
        again = f", and {len(more):,} more times" if len(more) > 1 else ", and once more" if more else ""
        known = subject.did_you_mean(name, subject.story.sources)
        yield Objection(path, f"expected the id of {what}, found {name}{again}{known}")


@rule("error")
def unknown_via(subject: Subject) -> Iterator[Objection]:
    """Whoever carried a claim to us stands under `sources` as well."""
    named = (((*path, index), name) for path, _, chain in subject.relays for index, name in enumerate(chain))
    yield from _unknown(subject, named, "a source that carried it")


@rule("error")
def relay_loop(subject: Subject) -> Iterator[Objection]:
    """A relay goes from the origin to us: nobody stands in it twice, and the origin does not carry itself."""
    for path, origin, chain in subject.relays:
        before = {origin}
        for index, name in enumerate(chain):
            if name is not UNREAD and name in before:
                yield Objection((*path, index), f"expected a relay without a loop, found {name} in it twice")
            before.add(name)


@rule("error")
def unknown_figure(subject: Subject) -> Iterator[Objection]:
    """A formula or a picture can only use figures of this story."""
    if not subject.all_figures_read():
        return
    known = subject.figures_by_id()
    for path, figure in subject.figures("computed"):
        if figure.computed is not None and figure.computed.formula is not UNREAD:
            for name in subject.arithmetic.unknown(figure.computed, known):
                message = f"expected figures of this story, found {{{shown(name)}}}{subject.did_you_mean(name, known)}"
                yield Objection((*path, "computed", "formula"), message)
    for path, name, _ in subject.drawn_with():
        if name not in known:
            yield Objection(path, f"expected the id of a figure, found {name}{subject.did_you_mean(name, known)}")


@rule("warning")
def unused_source(subject: Subject) -> Iterator[Objection]:
    """A source that nothing rests on is left over, or a figure forgot to name it."""
    if not subject.gapless:
        return  # what uses it may be what could not be read
    used = {name for _, name in subject.sources_named} | {name for *_, chain in subject.relays for name in chain}
    if not used <= subject.story.sources.keys():
        return  # it may be what an unknown name means
    for name in subject.story.sources:
        if name not in used:
            yield Objection(("sources", name), f"expected every source to be used, found {name} unused")


@rule("warning")
def single_source_section(subject: Subject) -> Iterator[Objection]:
    """A panel that rests on one source alone tells that source's story."""
    if not subject.gapless:
        return  # the figures of another source may be what could not be read
    for path, section in subject.sections("figures"):
        read = [figure for figure in section.figures if figure is not UNREAD and not owes_source(figure)]
        origins = {figure.source for figure in read} - {None}
        if len(read) < len(section.figures):
            continue
        if len(section.figures) > 1 and len(origins) == 1 and UNREAD not in origins:
            yield Objection(path, f"expected more than one source in a section, found only {origins.pop()}")
