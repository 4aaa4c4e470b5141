"""Collecting the problems of one file, up to a limit."""

from __future__ import annotations

from explainer.problem import Problem

MOST_PROBLEMS = 2_000
"""How many problems of one file are noted; a file with more is no story that somebody is editing."""
MOST_HINTED = 50
"""How many problems are told with what may have been meant: to find that out takes long."""


class TooMany(Exception):
    """There are more problems than are noted."""


def note(problems: list[Problem], problem: Problem) -> None:
    """Add a problem to the others; raise TooMany, and say so in a last one, where there are too many."""
    problems.append(problem)
    if len(problems) >= MOST_PROBLEMS:
        message = f"expected at most {MOST_PROBLEMS:,} problems, found more"
        problems.append(Problem(problem.place, "too-large", message))
        raise TooMany
