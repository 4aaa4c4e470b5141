"""What the rules look at: a partial story, as far as it could be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any

from explainer.content.arithmetic import evaluate_all
from explainer.content.decode import MISSING, PartialStory, Path
from explainer.content.problem import MOST_HINTED
from explainer.content.suggest import did_you_mean
from explainer.picture import Bars, Dots
from explainer.problem import Place
from explainer.story import Figure, Section, Story
from explainer.values import Id


class RuleContext:
    """A partial, what its formulas come to, what day it is, and the article that the quotes are held against."""

    def __init__(self, partial: PartialStory, today: date, article: str | None = None) -> None:
        self.story: Story = partial.story
        self.today = today
        self.article = article
        """The article's text, where the quotes are to be held against it."""
        self.is_complete = partial.whole and not partial.problems
        """Whether all that stands in the file could be read."""
        self._nodes = partial.places
        self._hints = 0
        self._sections = list(readable(self.story, ("sections",), "sections"))
        self._figures = [
            found for path, section in self._sections for found in readable(section, (*path, "figures"), "figures")
        ]
        self.arithmetic = evaluate_all(self.figures("id"))

    def place(self, path: Path) -> Place:
        """Where a part of the story stands."""
        return self._nodes[path].place if path in self._nodes else Place()

    def written(self, path: Path) -> bool:
        """Whether a part is written out in the file."""
        return path in self._nodes

    def sections(self, *reads: str) -> list[tuple[Path, Section]]:
        """The sections in which the fields named could be read."""
        return (
            self._sections if self.is_complete else [found for found in self._sections if _could_read(found[1], reads)]
        )

    def figures(self, *reads: str) -> list[tuple[Path, Figure]]:
        """The figures in which the fields named could be read."""
        return self._figures if self.is_complete else [found for found in self._figures if _could_read(found[1], reads)]

    def figures_by_id(self) -> dict[Id, Figure]:
        """The figures that can be referred to; of two with one id, the first."""
        return {figure.id: figure for _, figure in reversed(self.figures("id"))}

    def all_sources_read(self) -> bool:
        """Whether the id of each source is known."""
        return self.story.sources is not MISSING and MISSING not in self.story.sources

    def all_figures_read(self) -> bool:
        """Whether the id of each figure is known, so that an id which is not among them is unknown."""
        sections = self.story.sections
        return sections is not MISSING and all(
            section is not MISSING
            and section.figures is not MISSING
            and all(figure is not MISSING and figure.id is not MISSING for figure in section.figures)
            for section in sections
        )

    @cached_property
    def sources_named(self) -> list[tuple[Path, Id]]:
        """The sources that anything rests on, each where it is named; MISSING where a name could not be read."""
        named: list[tuple[Path, Id]] = []
        if self.story.article is not None:
            named.append((("article",), self.story.article))
        for path, figure in self._figures:
            if figure.source is not None or owes_source(figure):
                named.append(((*path, "source"), figure.source or MISSING))
            for field in ("caveats", "differs", "agrees"):
                named += _sources_of(figure, path, field)
        for path, section in self.sections("events"):
            named += _sources_of(section, path, "events")
        return named

    @cached_property
    def relays(self) -> list[tuple[Path, Id | None, tuple[Id, ...]]]:
        """Every relay chain with its origin."""
        sources = {} if self.story.sources is MISSING else self.story.sources
        own: list[tuple[Path, Id | None, tuple[Id, ...]]] = [
            (("sources", name, "via"), name, source.via)
            for name, source in sources.items()
            if source is not MISSING and source.via is not MISSING
        ]
        figures = [((*path, "via"), figure.source, figure.via) for path, figure in self.figures("via")]
        accounts = [
            ((*account_path, "via"), account.source, account.via)
            for path, figure in self._figures
            for field in ("differs", "agrees")
            for account_path, account in readable(figure, (*path, field), field, "via")
        ]
        return own + figures + accounts

    def did_you_mean(self, found: str, known: Iterable[str]) -> str:
        """The end of a sentence that names the nearest known word; nothing once that has been asked often."""
        self._hints += 1
        return did_you_mean(found, known) if self._hints <= MOST_HINTED else ""

    def drawn_with(self) -> Iterator[tuple[Path, Id, Figure]]:
        """The ids that a picture names, each with the figure that is drawn."""
        for path, figure in self.figures("picture"):
            if isinstance(figure.picture, Bars | Dots) and figure.picture.with_ is not MISSING:
                for index, name in enumerate(figure.picture.with_):
                    if name is not MISSING:
                        yield (*path, "picture", "with", index), name, figure


def readable(owner: Any, path: Path, members: str, *reads: str) -> Iterator[tuple[Path, Any]]:
    """The members of one of the owner's fields that could be read, with their fields named."""
    if owner is MISSING or getattr(owner, members) is MISSING:
        return
    for index, member in enumerate(getattr(owner, members)):
        if member is not MISSING and _could_read(member, reads):
            yield (*path, index), member


def _sources_of(owner: Any, path: Path, members: str) -> list[tuple[Path, Id]]:
    return [
        ((*way, "source"), member.source)
        for way, member in readable(owner, (*path, members), members)
        if member.source is not None
    ]


def _could_read(member: Any, fields: tuple[str, ...]) -> bool:
    return all(getattr(member, name) is not MISSING for name in fields)


def owes_source(figure: Figure) -> bool:
    """Whether a figure should name its source and does not."""
    return figure.source is None and figure.computed is None and figure.basis != "computed"
