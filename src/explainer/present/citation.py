"""A figure or an event as one line that can be pasted into a mail, with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.present import numbers, phrases, provenance, words
from explainer.present.caveats import main_caveat, with_numbers
from explainer.present.lines import Target, text_of
from explainer.present.section import arithmetic
from explainer.present.timeline import event_at
from explainer.story import Figure, Source, Story
from explainer.values import Id

MAX_BYTES = 4_096
"""The most bytes that are sent to a terminal's clipboard."""


def citation(story: Story, target: Target) -> str:
    """What a figure or an event says, and the address where it can be read; empty for other targets."""
    line = f"{sentence(story, target)} {address_of(story, target)}".strip()
    return line.encode()[:MAX_BYTES].decode(errors="ignore")


def sentence(story: Story, target: Target) -> str:
    """A figure or an event in words that are safe to quote; empty for other targets.

    Of a figure: its full name, its number with unit and period, how sure it is, who says it and who carried it, with
    the days, the quote, and what stands under its row.
    """
    figure = story.figures_by_id.get(Id(target.name)) if target.kind == "figure" else None
    if figure is not None:
        return _of_figure(story, figure)
    if target.kind == "event" and (found := event_at(story, target.name)):
        _, timeline, event = found
        when = f"{phrases.day(event.date)}{f', {words.PLANNED}' if event.planned else ''}"
        text = f"{timeline.title}, {when}: {phrases.ended(event.text)}"
        tellers = _tellers(story, provenance.chain(story, event))
        return f"{text} {tellers}." if tellers else text
    return ""


def _of_figure(story: Story, figure: Figure) -> str:
    number = ", ".join(filter(None, numbers.stated(story, figure)))
    name = f"{story.locations[figure.id].group.title}, {figure.label}"
    parts = [
        f"{name}: {number}" if number else name,
        f"({figure.basis}, {words.SURE.format(figure.confidence.word)}).",
    ]
    if tellers := _tellers(story, provenance.chain(story, figure)):
        parts.append(f"{tellers}: {phrases.quoted(figure.quote)}." if figure.quote else f"{tellers}.")
    if figure.computed is not None:
        parts.append(words.OUR_ARITHMETIC.format(text_of(arithmetic(story, figure))))
    parts += [
        f"{story.sources[account.source].name}: {phrases.ended(account.says)}"
        for account in provenance.reworded(story, figure)
    ]
    parts += [
        words.DISAGREES.format(story.sources[account.source].name, phrases.ended(account.says))
        for account in provenance.differing(story, figure)
    ]
    if caveat := main_caveat(story, figure):
        parts.append(phrases.ended(text_of(with_numbers(story, caveat.text))))
    return " ".join(" ".join(parts).split())


def _tellers(story: Story, chain: Sequence[Id]) -> str:
    """Who says it, and through whom it came, in words: A, 3 May 2025, through B and C, in D, 4 May 2025."""
    if not chain:
        return ""
    origin, *carriers = (story.sources[name] for name in chain)
    if not carriers:
        return _document(origin)
    *between, last = carriers
    text = _named(origin)
    if between:
        text = words.THROUGH.format(text, phrases.listed(source.name for source in between))
    return words.IN.format(text, _document(last))


def _named(source: Source, title: str = "") -> str:
    day = phrases.day(source.published) if source.published else ""
    return ", ".join(filter(None, (source.name, title, day)))


def _document(source: Source) -> str:
    """A source with its day, and with its title where there is no address."""
    return _named(source, phrases.quoted(source.title) if source.title and not source.url else "")


def address_of(story: Story, target: Target) -> str:
    """Where it can be read, at the teller whose words they are: of a quote, the article; empty where it has none.

    A source has its own address, else that of the last one who passed it on.
    """
    if target.kind == "source":
        source = story.sources.get(Id(target.name))
        tellers = [Id(target.name), *(source.via if source and not source.url else ())]
    elif target.kind == "figure" and (figure := story.figures_by_id.get(Id(target.name))):
        tellers = provenance.chain(story, figure)
    elif target.kind == "event" and (found := event_at(story, target.name)):
        tellers = provenance.chain(story, found[2])
    else:
        return ""
    last = story.sources.get(tellers[-1]) if tellers else None
    return (last and last.url) or ""
