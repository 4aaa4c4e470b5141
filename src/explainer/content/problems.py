"""Collects the problems of one file, up to a limit."""

from __future__ import annotations

from explainer.problem import Problem, sentence

MAX_PROBLEMS = 2_000
"""How many problems of one file are noted; a file with more is not a story."""


class TooMany(Exception):
    """Raised at the limit: there are more problems than are collected."""


def report(problems: list[Problem], problem: Problem) -> None:
    """Add a problem to the others. At the limit, add a last one that says so and raise TooMany."""
    problems.append(problem)
    if len(problems) >= MAX_PROBLEMS:
        message = sentence(f"at most {MAX_PROBLEMS:,} problems", "more")
        problems.append(Problem(problem.place, "too-large", message))
        raise TooMany
