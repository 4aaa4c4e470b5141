"""The page of sources: what the story rests on, where the article differs, whose numbers these are, every source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from explainer.present import numbers, phrases, provenance, words
from explainer.present.bars import draw
from explainer.present.caveats import with_numbers
from explainer.present.columns import TEXT, PlacedLine
from explainer.present.glyphs import Glyphs
from explainer.present.lines import Line, Span, Target, cells
from explainer.present.page import BLANK, Block, Drawing, GroupTitle, Page, Sides, heading, indented, text_block
from explainer.present.wrapping import wrap
from explainer.story import KINDS, SEEN, Figure, Source, Story
from explainer.values import Id

WIDEST_BAR, MIN_BAR = 30, 8
MIN_STAKE = 24
"""The least cells for a stake beside a bar."""
FEW = 2
"""Voices with so many figures at most are named in one line, where there are several."""


def sources_page(story: Story) -> Page:
    """The page of sources: who says what, all of it worked out from the story."""
    blocks = [heading(words.ORIGINS), text_block("paragraph", _point(story))]
    if story.note:
        blocks.append(Block("paragraph", with_numbers(story, story.note)))
    corrections = [text_block("item", phrases.correction(each)) for each in story.corrections]
    made = [heading(words.CORRECTIONS), *corrections] if len(corrections) > 1 else []
    for part in (_changes(story), _voices(story), _every(story), made):
        blocks += [BLANK, *part] if part else []
    return Page(words.SOURCES, tuple(blocks))


def source_page(story: Story, name: Id) -> Page:
    """One source and the figures whose origin it is."""
    return Page(story.sources[name].name, tuple(_source(story, name, provenance.carriers(story))))


def _point(story: Story) -> str:
    """How many figures have a second source, how many are unnamed, and how they came to us."""
    figures = list(story.figures)
    stated = [figure for figure in figures if figure.source is not None]
    quoted = [figure for figure in figures if figure.quote is not None]
    way = provenance.usual_way(story)
    usual = sum(tuple(provenance.chain(story, figure)[1:]) == way for figure in quoted)
    background = sum(figure.background for figure in stated)
    second = sum(not provenance.stands_alone(story, figure) for figure in stated)
    unnamed = sum(story.sources[figure.source].anonymous for figure in stated if figure.source)
    through = phrases.listed(story.sources[name].name for name in way) if way else ""
    ways = phrases.ways(len(quoted), usual, through, background, len(figures) - len(stated))
    return f"{phrases.support(len(stated), second, unnamed)} {ways}"


def _changes(story: Story) -> list[Block]:
    """Where the article differs from those who told it before, with both sides."""
    found = provenance.rewordings(story)
    if not found:
        return []
    first, *more = {account.source for _, account in found}
    only = None if more else story.sources[first]
    names = (words.THE_ARTICLE, only.name if only else "")
    note = with_numbers(story, only and only.note, "muted")
    title = GroupTitle(f"{words.DIFFERS} {names[1] or words.TOLD_FROM}", phrases.places(len(found)), note)
    head = Sides(names, (Span(names[0], "muted"),), (Span(names[1], "muted"),))
    blocks = [Block("group", group=title), *([Block("sides", sides=head)] if only else [])]
    for figure, account in found:
        article = phrases.quoted(figure.quote) if figure.quote else numbers.stated(story, figure)[0]
        says = account.says if only else f"{story.sources[account.source].name}: {account.says}"
        sides = Sides(names, (Span(article, "quote"),), (Span(says),), story.full_name(figure))
        blocks.append(Block("sides", sides=sides, target=Target("figure", figure.id)))
    return blocks


def voices(story: Story) -> list[tuple[Id, int]]:
    """Every voice with the number of figures whose origin it is, the one with the most first; an unnamed source is one
    by itself."""
    origins = (figure.source for figure in story.figures if figure.source is not None)
    return Counter(provenance.voice(story, origin) or origin for origin in origins).most_common()


def _voices(story: Story) -> list[Block]:
    """A bar for each voice with its stake; those with one or two figures in one line, where there are several."""
    every = voices(story)
    few = [voice for voice, amount in every if amount <= FEW]
    if len(few) <= 2:
        few = []
    many = [(voice, amount) for voice, amount in every if voice not in few]
    if not every:
        return []
    blocks = [Block("group", group=GroupTitle(words.VOICES, words.OF_VOICES))]
    wide = max((cells(provenance.short(story, voice)) for voice, _ in many), default=0)
    for voice, amount in many:
        name, stake = provenance.short(story, voice), _stake(story, voice)
        number = f": {phrases.count(amount, 'figure')}{f'. {stake}' if stake else ''}"
        label = Span(name, "label", target=Target("source", voice))
        bar = partial(_bar, label, stake, Drawing(amount, amount, "count", every[0][1]), wide)
        blocks.append(Block("item", (label, Span(number)), draw=bar, indent=TEXT))
    if few:
        spans: list[Span] = []
        for voice in few:
            name = provenance.short(story, voice)
            spans += [Span(", " if spans else words.FEW_EACH, "muted")]
            spans += [Span(name, target=Target("source", voice))]
        blocks.append(Block("item", tuple(spans), indent=TEXT, below=""))
    return blocks


def _stake(story: Story, name: Id) -> str:
    return words.UNNAMED if story.sources[name].anonymous else provenance.speaker(story, name).stake or ""


def _bar(label: Span, stake: str, drawing: Drawing, wide: int, width: int, glyphs: Glyphs) -> list[Line]:
    """A voice, its number of figures as a bar, and its stake beside or below it; no lines without room for a bar."""
    longest = len(f"{drawing.longest:,}")
    begin = wide + longest + 4
    left = width - begin
    if left < MIN_BAR:
        return []
    cells_of_bar = min(WIDEST_BAR, left // 3)
    at = begin + cells_of_bar + 2
    if width - at < MIN_STAKE:
        cells_of_bar, at = min(WIDEST_BAR, left), TEXT
    # A bar leaves its last cell to the sign of an open end, which no count has.
    line = PlacedLine().put((label,)).to(wide + 2).put((Span(f"{drawing.high:>{longest},}"),))
    lines = [line.to(begin).put(draw(drawing, cells_of_bar + 1, glyphs))]
    for part in wrap(stake, width - at, "muted") if stake else ():
        if lines[-1].cell > at:
            lines.append(PlacedLine())
        lines[-1].to(at).put(part)
    return [tuple(each.spans) for each in lines]


def _every(story: Story) -> list[Block]:
    """Every source, those that only passed on what one says in the entry of that one."""
    blocks = [heading(words.EVERY_SOURCE)]
    if story.checked:
        blocks.append(text_block("paragraph", words.ALL_READ_ON.format(phrases.day(story.checked)), "muted"))
    carriers = provenance.carriers(story)
    within = {name for names in carriers.values() for name in names}
    for name in story.sources:
        blocks += _source(story, name, carriers) if name not in within else ()
    return blocks


def _source(story: Story, name: Id, carriers: Mapping[Id, Sequence[Id]]) -> list[Block]:
    """Everything that is known of a source, the figures whose origin it is, and those that passed on what it says."""
    source, through = story.sources[name], carriers.get(name, ())
    amount = sum(name in provenance.chain(story, figure)[1:] for figure in story.figures)
    passed = [words.PASSED_ON.format(phrases.count(amount, "figure"))] if amount else []
    facts = words.BETWEEN.join((*_facts(story, name, bool(through)), *passed))
    below = [text_block("source-note", facts, "muted"), *_details(story, source)]
    own = [figure for figure in story.figures if figure.source == name]
    if own:
        below.append(Block("item", _figures(story, own)))
    for carrier in through:
        last = story.sources[carrier]
        about = words.BETWEEN.join((phrases.published(last), *_facts(story, carrier)))
        named = provenance.relay_spans(story, [carrier], "plain")
        below.append(Block("source-note", (Span(words.CARRIED, "muted"), *named, Span(about, "muted"))))
        below += indented(_details(story, last))
    head = Block("source", (Span(source.name, "label"), Span(phrases.published(source), "muted")))
    return [block._replace(target=Target("source", name)) for block in (head, *indented(below))]


def _details(story: Story, source: Source) -> Iterator[Block]:
    """The title of a source, its stake, its note and its address."""
    if source.title:
        yield text_block("source-note", phrases.quoted(source.title))
    if source.stake:
        yield text_block("source-note", words.STAKE.format(source.stake))
    if source.note:
        yield Block("source-note", with_numbers(story, source.note))
    if source.url:
        yield Block("link", (Span(source.url, "link", source.url),))


def _facts(story: Story, name: Id, has_carriers: bool = False) -> Iterator[str]:
    source = story.sources[name]
    yield KINDS[source.kind]
    if name == story.article:
        yield words.THE_ARTICLE
    if read := _read(story, name, source, has_carriers):
        yield read
    if source.author:
        yield words.AUTHOR.format(source.author)
    if source.sample:
        yield phrases.count(source.sample, "person", "people")
    if source.voice:
        yield words.SAME_VOICE.format(story.sources[source.voice].name)


def _read(story: Story, name: Id, source: Source, has_carriers: bool) -> str:
    """How much of it was read, and when if that is another day than that of the story; of people who were not asked by
    us, who quotes them, unless those stand below."""
    if source.seen != "cited":
        seen, day = SEEN[source.seen], source.accessed
        return words.READ_ON.format(seen, phrases.day(day)) if day and day != story.checked else seen
    if source.anonymous:
        return words.UNNAMED_SOURCE
    chains = (provenance.chain(story, figure) for figure in story.figures if figure.source == name)
    carrier = next((chain[1] for chain in chains if len(chain) > 1), None)
    is_document = source.kind in ("news", "statistics", "law")
    read = [SEEN["cited"]] if is_document or not carrier else []
    read += [words.QUOTED_BY.format(story.sources[carrier].name)] if carrier and not has_carriers else []
    return ", ".join(read)


def _figures(story: Story, figures: Sequence[Figure]) -> Line:
    """The names of figures, each a way to it; the title of a group stands before the first of its own."""
    spans: list[Span] = [Span(f"{phrases.count(len(figures), 'figure')} in ", "muted")]
    group = None
    for figure in figures:
        location = story.locations[figure.id]
        is_same = location.group is group
        spans += [Span(" · " if is_same else "; ", "muted")] if group else []
        spans.append(Span(figure.label if is_same else story.full_name(figure), target=Target("figure", figure.id)))
        group = location.group
    return tuple(spans)
