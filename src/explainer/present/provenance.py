"""Who says a thing, through whom it came, and what changed on its way: worked out from the story, never declared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from explainer.present import words
from explainer.present.lines import Line, Role, Span, Target
from explainer.story import Account, Event, Figure, Source, Story
from explainer.values import Id


def chain(story: Story, claim: Figure | Account | Event) -> list[Id]:
    """The sources that a claim came through, the origin first; empty where nobody is named, and for our arithmetic."""
    if claim.source is None:
        return []
    own = () if isinstance(claim, Event) else claim.via
    return [claim.source, *(own or story.sources[claim.source].via)]


def claims_of(figure: Figure) -> tuple[Figure | Account, ...]:
    """A figure, and all accounts of the same thing."""
    return (figure, *figure.differs, *figure.agrees)


def relay_spans(story: Story, sources: Sequence[Id], role: Role) -> Line:
    """The names of a chain's sources, each with its source's id, so that it can be a link."""
    names = [Span(story.sources[name].name, role, target=Target("source", name)) for name in sources]
    return tuple(span for name in names for span in (Span(words.RELAY, role), name))[1:]


def reworded(story: Story, figure: Figure) -> list[Account]:
    """What sources in the figure's own chain said, where that differs from the article; without the article itself."""
    before_us = _before_us(story, figure)
    return [account for account in figure.differs if account.source in before_us]


def differing(story: Story, figure: Figure) -> list[Account]:
    """The accounts that differ and come from outside the figure's own chain."""
    before_us = _before_us(story, figure)
    return [account for account in figure.differs if account.source not in before_us]


def _before_us(story: Story, figure: Figure) -> Set[Id]:
    """The sources in a figure's chain, without the article."""
    return set(chain(story, figure)) - {story.article}


def rewordings(story: Story) -> list[tuple[Figure, Account]]:
    """All places where the story changed on its way to the article, in the order of the figures."""
    return [(figure, account) for figure in story.figures for account in reworded(story, figure)]


def usual_way(story: Story) -> tuple[Id, ...]:
    """The sources that most quoted figures came through after their origin, the article last; empty where none is."""
    ways = Counter(tuple(chain(story, figure)[1:]) for figure in story.figures if figure.quote)
    return max(ways, key=lambda way: ways[way], default=())


def carriers(story: Story) -> Mapping[Id, Sequence[Id]]:
    """By source, those that are known only for passing on what it says: of nothing the origin, nor the article."""
    claims: list[Figure | Account | Event] = []
    for section in story.sections:
        claims += section.timeline.events if section.timeline else ()
        for figure in section.figures:
            claims += claims_of(figure)
    origins: set[Id] = set()
    carried: dict[Id, set[Id]] = defaultdict(set)
    for origin, *through in filter(None, (chain(story, claim) for claim in claims)):
        origins.add(origin)
        for name in through:
            carried[name].add(origin)
    found: dict[Id, list[Id]] = defaultdict(list)
    for name in story.sources:
        if name not in origins and name != story.article and len(carried[name]) == 1:
            found[carried[name].pop()].append(name)
    return found


def speaker(story: Story, source: Id) -> Source:
    """The source under the name of its voice, which has its short name and its stake."""
    found = story.sources[source]
    return story.sources[found.voice] if found.voice else found


def short(story: Story, source: Id) -> str:
    """The name of a source in rows: that of its voice."""
    voiced = speaker(story, source)
    return voiced.short or voiced.name


def origin(story: Story, claim: Figure | Event) -> Line:
    """The name in rows of who says a thing, and the way to it; empty where nobody is named, and for our arithmetic."""
    if claim.source is None:
        return ()
    return (Span(short(story, claim.source), "muted", target=Target("source", claim.source)),)


def voice(story: Story, source: Id) -> Id | None:
    """The source that speaks: itself, or the one whose other name it is; None where it is anonymous."""
    if story.sources[source].anonymous:
        return None
    return story.sources[source].voice or source


def is_same_voice(story: Story, figure: Figure, account: Account) -> bool:
    """Whether an account has the same voice as the figure's own origin."""
    own = voice(story, figure.source) if figure.source is not None else None
    return own is not None and voice(story, account.source) == own


def stands_alone(story: Story, figure: Figure) -> bool:
    """Whether a figure rests on the voice of its origin alone, named or not; our own arithmetic rests on none.

    An agreeing account is a second voice only where it has another voice and its chain shares no source with the
    figure's.
    """
    if figure.source is None:
        return False
    own, tellers = voice(story, figure.source), set(chain(story, figure))
    return not any(
        voice(story, account.source) not in (None, own) and tellers.isdisjoint(chain(story, account))
        for account in figure.agrees
    )
