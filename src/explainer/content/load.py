"""Loads a story: from bytes to a checked story and its problems."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from explainer.content import rules
from explainer.content.allowed import answered
from explainer.content.decode import read
from explainer.content.decode_context import Path
from explainer.content.document import parse
from explainer.content.formula import references
from explainer.content.interval import QualifiedValue
from explainer.content.problems import TooMany
from explainer.content.rules import RuleContext
from explainer.content.tree import Node
from explainer.problem import Problem
from explainer.story import NOT_SAID, Group, Story
from explainer.values import SURENESS, Confidence, Id, Value


class LoadResult(NamedTuple):
    """The story, and its problems."""

    story: Story | None
    """The story, with the results of its formulas as values; None where there is an error."""
    problems: tuple[Problem, ...]
    """All problems, in the order of their places."""
    places: Mapping[Path, Node]
    """The node that each part of the story was read from, which knows its place in the file."""

    allowed: int = 0
    """How many warnings are allowed by comments in the file."""
    data: bytes = b""
    """The bytes of the file."""

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep the story from being shown."""
        return [problem for problem in self.problems if problem.severity == "error"]

    @property
    def figure_lines(self) -> dict[Id, int]:
        """The line of the file on which each figure of the story begins, from 1; empty where there is no story."""
        sections = self.story.sections if self.story else ()
        return {
            figure.id: self.places["sections", index, "groups", at, "figures", number].place.line
            for index, section in enumerate(sections)
            for at, group in enumerate(section.groups)
            for number, figure in enumerate(group.figures)
        }


def load_story(data: bytes, today: date, article: str | None = None) -> LoadResult:
    """Read and check a story; `article`: the text that its quotes are compared with. Raises nothing: see `problems`."""
    decoded = read(parse(data))
    repairs = None
    if decoded.document.refused or any(problem.severity == "error" for problem in decoded.problems):
        from explainer.content.mistakes.repair import repaired  # only where something is wrong

        repairs = repaired(decoded)
        decoded = repairs.decoded
    results: Mapping[Id, QualifiedValue] = {}
    if decoded.is_complete:
        context = RuleContext(decoded, today, article)
        results = context.arithmetic.results
        with suppress(TooMany):
            rules.check(context, decoded)
    found = set(repairs.problems() if repairs else decoded.problems)
    left, allowed = answered(decoded.document.text, found, decoded.places)
    broken = {problem.place for problem in left if problem.severity == "error"}
    reported = (problem for problem in left if problem.severity == "error" or problem.place not in broken)
    problems = tuple(sorted(reported, key=lambda problem: (problem.place, problem.rule, problem.message)))
    story = None if broken else _with_results(decoded.story, results)
    return LoadResult(story, problems, decoded.places, allowed, data)


def _with_results(story: Story, results: Mapping[Id, QualifiedValue]) -> Story:
    """The story with the results of its formulas in its calculated figures, each as sure as the weakest of its inputs
    where it does not say."""
    figures = dict(story.figures_by_id)
    for name, result in results.items():
        figure = figures[name]
        assert figure.computed is not None
        confidence = figure.confidence
        if confidence is NOT_SAID:
            inputs = [figures[each].confidence.word for each in references(figure.computed.formula)]
            confidence = Confidence(min(inputs, key=SURENESS.index, default="low"), "")
        figures[name] = figure._replace(value=Value(result.value, result.qualifier), confidence=confidence)

    def with_results(group: Group) -> Group:
        return group._replace(figures=tuple(figures[figure.id] for figure in group.figures))

    sections = (section._replace(groups=tuple(map(with_results, section.groups))) for section in story.sections)
    return story._replace(sections=tuple(sections))
