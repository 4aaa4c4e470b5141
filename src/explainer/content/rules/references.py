"""Rules of ids: each means one thing, and what they name exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.content.partial import Path
from explainer.content.rules.context import FigureUnder, Parts, Relay, RuleContext, Voice, owes_source
from explainer.content.rules.rule import Example, Finding, rule
from explainer.content.suggest import shown
from explainer.story import Figure, Section, Source, Story
from explainer.values import Id


@rule(
    "duplicate-id",
    "error",
    RuleContext.whole_story,
    Example("the figure last-bus", "id: rides  # as another figure", "id: last-bus"),
)
def duplicate_id(context: RuleContext, story: Story) -> Iterator[Finding]:
    """A section or a figure is asked for by its id, so an id means one thing in the whole file."""
    first: dict[Id, Path] = {}
    for path, name in sorted(context.ids(), key=lambda named: context.place(named[0])):
        if name in first:
            place = context.place(first[name])
            message = f"expected each id once, found {name} again; it is already on line {place.line}"
            yield Finding(message, path, place)
        else:
            first[name] = path


@rule(
    "unknown-source",
    "error",
    RuleContext.whole_story,
    Example("the figure rides", "source: depots", "source: depot"),
)
def unknown_source(context: RuleContext, story: Story) -> Iterator[Finding]:
    """Whoever a figure, caveat, account or event rests on stands under `sources`, where a reader can ask for more."""
    yield from _unknown(context, context.sources_named(), story.sources, "a source")


@rule(
    "unknown-via",
    "error",
    RuleContext.whole_story,
    Example("the figure rides-before", "via: [townhall]", "via: [town-hall]"),
)
def unknown_via(context: RuleContext, story: Story) -> Iterator[Finding]:
    """Whoever carried a claim to us stands under `sources` as well."""
    yield from _unknown(context, context.carriers_named(), story.sources, "a source that carried it")


def _unknown(
    context: RuleContext, named: Parts[Id], known: Mapping[Id, Source | Figure], what: str
) -> Iterator[Finding]:
    """A finding for each unknown id, once: what was renamed is one mistake, wherever it is named."""
    paths: dict[Id, list[Path]] = {}
    unknown = [(path, name) for path, name in named if name not in known]
    for path, name in sorted(unknown, key=lambda each: context.place(each[0])):
        paths.setdefault(name, []).append(path)
    for name, (path, *more) in paths.items():
        again = f", and {len(more):,} more times" if len(more) > 1 else ", and once more" if more else ""
        hint = context.suggestions.did_you_mean(name, known)
        yield Finding(f"expected the id of {what}, found {shown(name)}{again}{hint}", path)


@rule(
    "relay-loop",
    "error",
    RuleContext.relays,
    Example("the source depot", "via: [town-hall, lantern, town-hall]", "via: [town-hall, lantern]"),
)
def relay_loop(context: RuleContext, relay: Relay) -> Iterator[Finding]:
    """A relay goes from the origin to us: nobody stands in it twice, and the origin does not carry itself."""
    before = {relay.origin}
    for index, name in enumerate(relay.via):
        if name in before:
            yield Finding(f"expected a relay without a loop, found {name} in it twice", (index,))
        before.add(name)


@rule(
    "unknown-figure",
    "error",
    RuleContext.whole_story,
    Example(
        "the figure rides",
        "picture: {kind: bars, with: [rides-earlier]}",
        "picture: {kind: bars, with: [rides-before]}",
    ),
)
def unknown_figure(context: RuleContext, story: Story) -> Iterator[Finding]:
    """A formula or a picture can only use figures of this story, and a row stands under one of them."""
    yield from _unknown(context, context.figures_named(), context.figures_by_id, "a figure")


@rule(
    "bad-under",
    "error",
    RuleContext.rows,
    Example("the figure rides-before", "under: third-line  # of another section", "under: rides"),
)
def bad_under(context: RuleContext, row: FigureUnder) -> Iterator[Finding]:
    """A row stands under a card of its own section, one level deep, and the picture is the card's."""
    if row.figure.picture is not None:
        yield Finding("expected no picture in a figure that stands under another, found one", ("picture",))
    card = context.figures_by_id.get(row.under)
    if card is row.figure:
        yield Finding(f"expected another figure to stand under, found {row.under} itself", ("under",))
    elif card is not None and not any(each is card for each in row.section.figures):
        message = f"expected a figure of the same section, {row.section.id}, found {row.under} of another one"
        yield Finding(message, ("under",))
    elif card is not None and card.under is not None:
        message = f"expected a figure that stands under no other, found {row.under}, which stands under {card.under}"
        yield Finding(message, ("under",))


@rule(
    "bad-voice",
    "error",
    RuleContext.voices,
    Example("the source drivers-club", "voice: drivers-club", "voice: drivers"),
)
def bad_voice(context: RuleContext, named: Voice) -> Iterator[Finding]:
    """A voice is named by its one source, so that all its other names are counted with that one."""
    if named.voice == named.source:
        yield Finding(f"expected another source, whose voice this is, found {named.voice} itself")
        return
    other = context.story.sources.get(named.voice)
    if other is not None and other.voice is not None:
        message = f"expected a source that is its own voice, found {named.voice}, whose voice is {other.voice}"
        yield Finding(message)


@rule(
    "unused-source",
    "warning",
    RuleContext.whole_story,
    Example("the figure people", "source: lantern  # and so nothing rests on fenn any more", "source: fenn"),
)
def unused_source(context: RuleContext, story: Story) -> Iterator[Finding]:
    """A source that nothing rests on is left over, or a figure forgot to name it."""
    used = {name for _, name in context.sources_named() + context.carriers_named()}
    if not context.is_complete or any(owes_source(figure) for figure in story.figures) or used - story.sources.keys():
        return  # a part that could not be read, or a figure without source, may mean the source that seems unused
    for name in story.sources:
        if name not in used:
            yield Finding(f"expected every source to be used, found {name} unused", ("sources", name))


@rule(
    "single-source-section",
    "warning",
    RuleContext.sections,
    Example("the figure last-bus", "source: town-hall  # as every other figure of the section", "source: by-law"),
)
def single_source_section(context: RuleContext, section: Section) -> Iterator[Finding]:
    """A panel that rests on one source alone tells that source's story."""
    if not context.is_complete or any(owes_source(figure) for figure in section.figures):
        return  # what could not be read may name another source
    named = [figure.source for figure in section.figures if figure.source is not None]
    voices = {context.voice_of(name) for name in named}
    if len(section.figures) > 1 and len(voices) == 1:
        yield Finding(f"expected more than one source in a section, found only {voices.pop()}")
