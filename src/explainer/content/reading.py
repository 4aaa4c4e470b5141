"""The whole way from bytes to a checked story."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date

from explainer.content import rules
from explainer.content.document import parse
from explainer.content.problem import Problem, TooMany
from explainer.content.reader import UNREAD, Path, read
from explainer.content.rules import Subject
from explainer.content.tree import Node
from explainer.story import Figure, Story
from explainer.values import Id, Quantity


class Reading:
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


def read_story(data: bytes, today: date, article: str | None = None) -> Reading:
    """Read and check a story, against the article's text if it is given; all that is wrong is in the problems."""
    draft = read(parse(data))
    results: Mapping[Id, Quantity] = {}
    if draft.whole and draft.story is not UNREAD:
        subject = Subject(draft, today, article)
        results = subject.arithmetic.values
        with suppress(TooMany):
            rules.check(subject, draft)
    problems = tuple(sorted(set(draft.problems), key=lambda problem: (problem.place, problem.rule, problem.message)))
    broken = any(problem.severity == "error" for problem in problems)
    return Reading(None if broken else _with_results(draft.story, results), problems, draft.places)


def _with_results(story: Story, results: Mapping[Id, Quantity]) -> Story:
    """The story with the results of its formulas as the values of its computed figures."""

    def result(figure: Figure) -> Figure:
        return replace(figure, value=results[figure.id]) if figure.computed else figure

    sections = tuple(
        replace(section, figures=tuple(result(figure) for figure in section.figures)) for section in story.sections
    )
    return replace(story, sections=sections)
