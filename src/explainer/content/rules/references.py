"""Ids: each means one thing, and what they name is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.content.decode import MISSING, Path
from explainer.content.rules.context import RuleContext, owes_source
from explainer.content.rules.rule import Finding, rule
from explainer.content.suggest import shown
from explainer.values import Id


@rule("error")
def duplicate_id(context: RuleContext) -> Iterator[Finding]:
    """A section or a figure is asked for by its id, so an id means one thing in the whole file."""
    first: dict[Id, Path] = {}
    sections = [((*path, "id"), section.id) for path, section in context.sections("id")]
    figures = [((*path, "id"), figure.id) for path, figure in context.figures("id")]
    for path, name in sorted(sections + figures, key=lambda named: context.place(named[0])):
        if name in first:
            place = context.place(first[name])
            message = f"expected each id once, found {name} again; it is already on line {place.line}"
            yield Finding(path, message, place)
        else:
            first[name] = path


@rule("error")
def unknown_source(context: RuleContext) -> Iterator[Finding]:
    """Whoever a figure, caveat, account or event rests on stands under `sources`, where a reader can ask for more."""
    yield from _unknown(context, context.sources_named, "a source")


def _unknown(context: RuleContext, named: Iterable[tuple[Path, Id]], what: str) -> Iterator[Finding]:
    """Each name that is no source's, once: a source that was renamed is one mistake, wherever it is named."""
    if not context.all_sources_read():
        return
    paths: dict[Id, list[Path]] = {}
    for path, name in named:
        if name is not MISSING and name not in context.story.sources:
            paths.setdefault(name, []).append(path)
    for name, (path, *more) in paths.items():
        again = f", and {len(more):,} more times" if len(more) > 1 else ", and once more" if more else ""
        known = context.did_you_mean(name, context.story.sources)
        yield Finding(path, f"expected the id of {what}, found {name}{again}{known}")


@rule("error")
def unknown_via(context: RuleContext) -> Iterator[Finding]:
    """Whoever carried a claim to us stands under `sources` as well."""
    named = (((*path, index), name) for path, _, chain in context.relays for index, name in enumerate(chain))
    yield from _unknown(context, named, "a source that carried it")


@rule("error")
def relay_loop(context: RuleContext) -> Iterator[Finding]:
    """A relay goes from the origin to us: nobody stands in it twice, and the origin does not carry itself."""
    for path, origin, chain in context.relays:
        before = {origin}
        for index, name in enumerate(chain):
            if name is not MISSING and name in before:
                yield Finding((*path, index), f"expected a relay without a loop, found {name} in it twice")
            before.add(name)


@rule("error")
def unknown_figure(context: RuleContext) -> Iterator[Finding]:
    """A formula or a picture can only use figures of this story."""
    if not context.all_figures_read():
        return
    known = context.figures_by_id()
    for path, figure in context.figures("computed"):
        if figure.computed is not None and figure.computed.formula is not MISSING:
            for name in context.arithmetic.unknown(figure.computed, known):
                message = f"expected figures of this story, found {{{shown(name)}}}{context.did_you_mean(name, known)}"
                yield Finding((*path, "computed", "formula"), message)
    for path, name, _ in context.drawn_with():
        if name not in known:
            yield Finding(path, f"expected the id of a figure, found {name}{context.did_you_mean(name, known)}")


@rule("warning")
def unused_source(context: RuleContext) -> Iterator[Finding]:
    """A source that nothing rests on is left over, or a figure forgot to name it."""
    if not context.is_complete:
        return  # what uses it may be what could not be read
    used = {name for _, name in context.sources_named} | {name for *_, chain in context.relays for name in chain}
    if not used <= context.story.sources.keys():
        return  # it may be what an unknown name means
    for name in context.story.sources:
        if name not in used:
            yield Finding(("sources", name), f"expected every source to be used, found {name} unused")


@rule("warning")
def single_source_section(context: RuleContext) -> Iterator[Finding]:
    """A panel that rests on one source alone tells that source's story."""
    if not context.is_complete:
        return  # the figures of another source may be what could not be read
    for path, section in context.sections("figures"):
        read = [figure for figure in section.figures if figure is not MISSING and not owes_source(figure)]
        origins = {figure.source for figure in read} - {None}
        if len(read) < len(section.figures):
            continue
        if len(section.figures) > 1 and len(origins) == 1 and MISSING not in origins:
            yield Finding(path, f"expected more than one source in a section, found only {origins.pop()}")
