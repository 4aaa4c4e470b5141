"""A figure as lines: its card, which a reader meets, and its evidence, which a reader asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from explainer.present import pictures, words
from explainer.present.lines import BLANK, Line, Span, indented, sides, wrap
from explainer.present.pictures import Glyphs
from explainer.story import Caveat, Figure, Source, Story
from explainer.values import Id

CAVEAT = "! "
DIFFERS = "≠ "


class Card:
    """What stands in one block with a number: nothing of it may be shown without the rest."""

    def __init__(self, label: list[Line], value: list[Line], picture: list[Line], body: list[Line]) -> None:
        self.label = label
        """What the figure is of, with the kind of evidence and the confidence."""
        self.value = value
        """The number in words, or the article's words where the claim has none."""
        self.picture = picture
        """The number drawn to proportion, or what the picture would show in words; nothing where there is none."""
        self.body = body
        """The main caveat and the relay."""


def card(story: Story, figure: Figure, width: int, glyphs: Glyphs | None, alone: bool = True) -> Card:
    """The figure's card at a width in cells; without glyphs its picture is told in words.

    Alone, it counts what only the evidence tells.
    """
    label = sides((Span(figure.label, "label"),), (Span(words.standing(figure), "evidence"),), width)
    body = wrap(figure.caveats[0].text, width, "caveat", CAVEAT)
    chain = wrap(words.relayed(story, figure), width, "muted", rest="  ")
    folded = _folded(figure) if alone else ""
    last = sides(chain[-1], (Span(folded, "muted"),), width) if folded else chain[-1:]
    return Card(label, headline(figure, width), _picture(story, figure, width, glyphs), [*body, *chain[:-1], *last])


def _picture(story: Story, figure: Figure, width: int, glyphs: Glyphs | None) -> list[Line]:
    if figure.picture is None:
        return []
    if glyphs is None:
        return wrap(pictures.sentence(figure, story), width)
    return indented(pictures.draw(figure, story, width - 2, glyphs))


def _folded(figure: Figure) -> str:
    """What more there is in the evidence."""
    more, differs = len(figure.caveats) - 1, len(figure.differs)
    parts = [f"+ {words.count(more, 'more caveat')}"] if more else []
    parts += [f"{DIFFERS}{words.count(differs, 'other account')}"] if differs else []
    return " · ".join(parts)


def headline(figure: Figure, width: int) -> list[Line]:
    """The number with its qualifier, unit and period, or the article's words where there is no number."""
    if figure.value is not None:
        line = (Span(words.qualified(figure.value, figure.qualifier), "value"), Span(f" {after(figure)}"))
        return wrap(line, width)
    quote = (Span(f"“{figure.quote}” ", "quote"),) if figure.quote else ()
    return wrap((*quote, Span(figure.period or "")), width) if quote or figure.period else []


def after(figure: Figure) -> str:
    """What follows a number: its unit and period."""
    return ", ".join(part for part in (figure.unit, figure.period) if part)


def evidence(story: Story, figure: Figure, width: int, below_card: bool) -> list[Line]:
    """All that stands behind a figure, in parts with a heading each; below its card, only what that does not say."""
    caveats = figure.caveats[1:] if below_card else figure.caveats
    quoted = figure.quote is not None and not (below_card and figure.value is None)
    parts: list[tuple[str, list[Line]]] = [
        ("Our arithmetic", _arithmetic(story, figure, width)),
        ("In the article's words", wrap(f"“{figure.quote}”", width, "quote") if quoted else []),
        ("Context", wrap("This is not in the article.", width, "context") if figure.context else []),
        ("Who says so", _who(story, figure, width)),
        ("What it counts", wrap(figure.measures, width) if figure.measures else []),
        ("What it does not show", wrap(figure.does_not_show, width) if figure.does_not_show else []),
        ("How sure it is", wrap(_how_sure(figure), width)),
        ("More caveats" if below_card else "Caveats", _caveats(story, caveats, width)),
        ("Other accounts", _accounts(story, figure, width)),
    ]
    lines: list[Line] = []
    for heading, part in parts:
        if part:
            lines += [BLANK] if lines else []
            lines += [(Span(heading, "heading"),), *part]
    return lines


def _arithmetic(story: Story, figure: Figure, width: int) -> list[Line]:
    """The formula with the numbers in the places of the ids, and which figure each number is."""
    if figure.computed is None or figure.value is None:
        return []
    inputs: dict[Id, Figure] = {}

    def operand(found: re.Match[str]) -> str:
        name = Id(found[1])
        inputs[name] = story.figures_by_id[name]
        return _operand(inputs[name])

    shown = re.sub(r"\{\s*([^}]*?)\s*\}", operand, figure.computed.formula)
    step = figure.computed.round
    rounded = f", rounded to {'whole numbers' if step == 1 else words.number(step)}" if step else ""
    lines = wrap(f"{shown} = {words.quantity(figure.value)}{rounded}", width, rest="  ")
    for each in inputs.values():
        lines += wrap(f"{_operand(each)}: {each.label}", width, "muted", "  ", "    ")
    return lines


def _operand(figure: Figure) -> str:
    if figure.value is None:
        return figure.label
    text = words.quantity(figure.value)
    return f"({text})" if " " in text else text


def _who(story: Story, figure: Figure, width: int) -> list[Line]:
    """The relay as a stair, the origin at its top."""
    lines: list[Line] = []
    for depth, name in enumerate(words.relay(story, figure)):
        source = story.sources[name]
        step = f"{'  ' * depth}└ " if depth else ""
        told = f"{source.name}{_dated(source)}"
        lines += wrap(told, width, "plain", step, " " * len(step))
    return lines


def _dated(source: Source) -> str:
    return f", {words.day(source.published)}" if source.published else ""


def _how_sure(figure: Figure) -> str:
    return f"{figure.confidence.capitalize()} confidence. {figure.because} {words.BASIS_SENTENCES[figure.basis]}"


def _caveats(story: Story, caveats: tuple[Caveat, ...], width: int) -> list[Line]:
    lines: list[Line] = []
    for caveat in caveats:
        notes: list[str] = [caveat.kind] if caveat.kind != "note" else []
        notes += [story.sources[caveat.source].name] if caveat.source else []
        told = f"{caveat.text} ({', '.join(notes)})" if notes else caveat.text
        lines += wrap(told, width, "caveat", CAVEAT)
    return lines


def _accounts(story: Story, figure: Figure, width: int) -> list[Line]:
    lines: list[Line] = []
    for account in figure.differs:
        value = words.quantity(account.value) if account.value is not None else ""
        number = f" ({value} {figure.unit})" if value not in account.says else ""
        told = f"{story.sources[account.source].name}: {account.says}{number}"
        lines += wrap(told, width, "plain", DIFFERS)
    return lines


KINDS: Mapping[str, str] = {
    "testimony": "testimony",
    "statistics": "statistics",
    "intelligence": "intelligence service",
    "statement": "official statement",
    "law": "legal text",
    "expert": "expert",
    "news": "news report",
}
SEEN: Mapping[str, str] = {
    "full": "read in full",
    "excerpt": "read in excerpts",
    "cited": "not read, cited by others",
}


def sources(story: Story, ids: Iterable[Id], width: int) -> list[Line]:
    """Everything that is known of the sources named, one after the other."""
    lines: list[Line] = []
    for name in ids:
        source = story.sources[name]
        facts = [KINDS[source.kind], SEEN[source.seen]]
        facts += ["not named"] if source.anonymous else []
        facts += [words.count(source.sample, "person", "people")] if source.sample else []
        lines += [BLANK] if lines else []
        lines += wrap(f"{source.name}{_dated(source)}", width, "label")
        lines += indented(wrap(f"“{source.title}”", width - 2)) if source.title else []
        lines += indented(wrap(", ".join(facts), width - 2, "muted"))
        lines += indented(wrap(f"Interest: {source.interest}", width - 2)) if source.interest else []
        lines += indented(wrap(source.url, width - 2, "muted")) if source.url else []
    return lines


def sources_of(story: Story, figures: Iterable[Figure]) -> list[Id]:
    """The sources that the figures rest on, in the story's order."""
    used: set[Id] = set()
    for figure in figures:
        used.update(words.relay(story, figure))
        used.update(caveat.source for caveat in figure.caveats if caveat.source)
        used.update(account.source for account in figure.differs)
    return [name for name in story.sources if name in used]
