"""Rules of ids: each means one thing, and what they name exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.content.decode_context import Path
from explainer.content.rules.context import Parts, RuleContext
from explainer.content.rules.rule import Example, Finding, rule
from explainer.content.suggest import question, shown
from explainer.content.unread import Unread
from explainer.problem import sentence
from explainer.story import Figure, Source, Story, has_number
from explainer.values import Id

MAX_SHORT = 10
"""The most letters of a source's name in rows."""


@rule(
    "duplicate-id",
    "error",
    RuleContext.whole_story,
    Example("the figure last-boat", "id: tickets  # as another figure", "id: last-boat"),
)
def duplicate_id(context: RuleContext, story: Story) -> Iterator[Finding]:
    """A section or a figure is asked for by its id, so an id means one thing in the whole file."""
    first: dict[Id, Path] = {}
    for path, name in sorted(context.ids(), key=lambda named: context.place(named[0])):
        if name in first:
            place = context.place(first[name])
            message = f"expected each id once, found {name} again; it is already on line {place.line}"
            yield Finding(message, *path, second=place)
        else:
            first[name] = path


@rule(
    "unknown-source",
    "error",
    RuleContext.whole_story,
    Example("the figure tickets", "source: ofice", "source: office"),
)
def unknown_source(context: RuleContext, story: Story) -> Iterator[Finding]:
    """Whoever a figure, caveat, account or event rests on, or who carried it, stands under `sources`, where a reader
    can ask for more."""
    named = context.sources_named() + context.carriers_named()
    yield from _unknown(context, named, story.sources, "a source")


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
        near = context.suggestions.nearest(name, known)[:1]
        second = context.place(_defined(context, near[0])) if near else None
        yield Finding(sentence(f"the id of {what}", f"{shown(name)}{again}", question(near)), *path, second=second)


def _defined(context: RuleContext, name: str) -> Path:
    """The path of what an id of the story is of."""
    return next((path for path, own in context.ids() if own == name), ("sources", name))


@rule(
    "relay-loop",
    "error",
    RuleContext.whole_story,
    Example("the source office", "via: [parish, herald, parish]", "via: [parish, herald]"),
)
def relay_loop(context: RuleContext, story: Story) -> Iterator[Finding]:
    """A relay goes from the origin to us: nobody stands in it twice, and the origin does not carry itself."""
    named = dict(context.sources_named())
    for path, via in context.vias():
        owner = path[:-1]
        before: set[object] = {named.get((*owner, "source"), owner[-1])}  # a source itself, by its id
        for index, name in enumerate(via):
            if name in before:
                yield Finding(f"expected each source once on the way to us, found {name} twice", *path, index)
            before.add(name)


@rule(
    "unknown-figure",
    "error",
    RuleContext.whole_story,
    Example(
        "the section crossings", "summary: Some {person} cross the river.", "summary: Some {people} cross the river."
    ),
)
def unknown_figure(context: RuleContext, story: Story) -> Iterator[Finding]:
    """A formula can only use figures of this story, and a text in braces prints the number of one of them."""
    yield from _unknown(context, context.figures_named(), context.figures_by_id, "a figure")


@rule(
    "bound-without-number",
    "error",
    RuleContext.bound_ids,
    Example(
        "the section crossings",
        "summary: They cross {last-boat}.  # which has words",
        "summary: Some {people} cross the river.",
    ),
)
def bound_without_number(context: RuleContext, name: Id) -> Iterator[Finding]:
    """An id in braces prints a figure's number as its row does, so that figure has one."""
    figure = context.figures_by_id.get(name)
    if figure is not None and not has_number(figure):
        yield Finding(f"expected a figure with a number in braces, found {{{name}}}, which has none")


@rule(
    "bad-voice",
    "error",
    RuleContext.whole_story,
    Example("the source office", "voice: office", "voice: parish"),
)
def bad_voice(context: RuleContext, story: Story) -> Iterator[Finding]:
    """A voice is named by its one source, so that all its other names are counted with that one."""
    voices = {path[1]: name for path, name in context.voices()}
    for path, name in context.voices():
        if name == path[1]:
            yield Finding(f"expected the id of another source, found {name} itself", *path)
        elif name in voices:
            message = f"expected a source that has no voice: itself, found {name}; write voice: {voices[name]}"
            yield Finding(message, *path)


@rule(
    "unused-source",
    "warning",
    RuleContext.whole_story,
    Example("the figure people", "source: herald  # and so nothing rests on reed any more", "source: reed"),
)
def unused_source(context: RuleContext, story: Story) -> Iterator[Finding]:
    """A source that nothing rests on is left over, or a figure forgot to name it."""
    used = {name for _, name in context.sources_named() + context.carriers_named()}
    if (
        not context.is_complete
        or any(each.source is None and each.computed is None for each in story.figures)
        or used - story.sources.keys()
    ):
        return  # a part that could not be read, or a figure without source, may mean the source that seems unused
    for name in story.sources:
        if name not in used:
            yield Finding(
                f"expected every source to be used, found {name} unused; delete it, or write it where it belongs",
                "sources",
                name,
            )


@rule(
    "name-in-rows",
    "warning",
    RuleContext.whole_story,
    Example(
        "the source crew",
        "name: Three of the ferry's crew",
        "name: Three of the ferry's crew\nshort: crew",
    ),
)
def name_in_rows(context: RuleContext, story: Story) -> Iterator[Finding]:
    """A row names who says it in at most ten letters, and one voice alone has that name."""
    if not context.is_complete:
        return
    in_rows = {context.voice_of(name) for _, name in context.origins()}
    seen: dict[str, Id] = {}
    for name in dict.fromkeys(map(context.voice_of, story.sources)):
        if name not in story.sources:
            continue  # reported as such
        shown = story.sources[name].short or story.sources[name].name
        path = ("sources", name, "short")
        if len(shown) > MAX_SHORT and name in in_rows:
            message = f"expected short: with a name of at most {MAX_SHORT} letters for rows, found {shown}"
            yield Finding(message, *path)
        if (first := seen.setdefault(shown.lower(), name)) != name:
            yield Finding(f"expected short: with a name of its own, found {shown}, which {first} has too", *path)


@rule(
    "duplicate-name",
    "error",
    RuleContext.whole_story,
    Example("the figure tickets-before", "label: 2024  # as another row of the group", "label: by rowing boat"),
)
def duplicate_name(context: RuleContext, story: Story) -> Iterator[Finding]:
    """A figure is cited by the title of its group and its label, so no two have the same."""
    first: dict[tuple[str, str], tuple[Path, Id]] = {}
    for path, row in context.rows():
        try:
            name, figure = (row.group.title, row.figure.label), row.figure.id
        except Unread:
            continue
        before, other = first.setdefault(name, (path, figure))
        if name[1] and figure != other:  # two with one id are reported as such
            place = context.place(before)
            message = f"expected another label, found {': '.join(name)} again; it is already on line {place.line}"
            yield Finding(message, *path, "label", second=place)
