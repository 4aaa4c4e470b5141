"""The whole way from bytes to a checked story."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date

from explainer.content import rules
from explainer.content.decode import MISSING, Path, read
from explainer.content.document import parse
from explainer.content.problem import TooMany
from explainer.content.rules import RuleContext
from explainer.content.tree import Node
from explainer.problem import Problem
from explainer.story import Figure, Story
from explainer.values import Id, Quantity


class LoadResult:
    """What came of reading a story."""

    def __init__(self, story: Story | None, problems: tuple[Problem, ...], places: Mapping[Path, Node]) -> None:
        self.story = story
        """The story, its computed figures worked out; none where there is an error."""
        self.problems = problems
        """All problems, by their places."""
        self.places = places
        """Where in the file each part of the story stands."""

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep the story from being shown."""
        return [problem for problem in self.problems if problem.severity == "error"]


def load_story(data: bytes, today: date, article: str | None = None) -> LoadResult:
    """Read and check a story, against the article's text if it is given; all that is wrong is in the problems."""
    partial = read(parse(data))
    results: Mapping[Id, Quantity] = {}
    if partial.whole and partial.story is not MISSING:
        context = RuleContext(partial, today, article)
        results = context.arithmetic.values
        with suppress(TooMany):
            rules.check(context, partial)
    problems = tuple(sorted(set(partial.problems), key=lambda problem: (problem.place, problem.rule, problem.message)))
    broken = any(problem.severity == "error" for problem in problems)
    return LoadResult(None if broken else _with_results(partial.story, results), problems, partial.places)


def _with_results(story: Story, results: Mapping[Id, Quantity]) -> Story:
    """The story with the results of its formulas as the values of its computed figures."""

    def result(figure: Figure) -> Figure:
        return replace(figure, value=results[figure.id]) if figure.computed else figure

    sections = tuple(
        replace(section, figures=tuple(result(figure) for figure in section.figures)) for section in story.sections
    )
    return replace(story, sections=sections)
