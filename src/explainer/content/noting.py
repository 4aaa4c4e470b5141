"""Collects the problems of one file, up to a limit."""

from __future__ import annotations

from explainer.problem import Problem

MOST_PROBLEMS = 2_000
"""How many problems of one file are noted; nobody is editing a file with more."""


class TooMany(Exception):
    """There are more problems than are noted."""


def note(problems: list[Problem], problem: Problem) -> None:
    """Add a problem to the others. At the limit, add a last one that says so and raise TooMany."""
    problems.append(problem)
    if len(problems) >= MOST_PROBLEMS:
        message = f"expected at most {MOST_PROBLEMS:,} problems, found more"
        problems.append(Problem(problem.place, "too-large", message))
        raise TooMany
