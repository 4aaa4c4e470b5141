"""Cells to count, in groups of ten."""

from __future__ import annotations

from explainer.present.lines import Line, Role, Span

GROUP = 10
MOST_CELLS = 400
"""A picture of more cells than these is given in words."""


def grouped(runs: list[tuple[str, Role]], groups: int, gap: str = " ") -> list[Line]:
    """Runs of signs in groups of ten with a gap between them, `groups` to a line."""
    rows: list[list[Span]] = []
    used = 0
    for signs, role in runs:
        rest = signs
        while rest:
            group, into = divmod(used, GROUP)
            if used % (groups * GROUP) == 0:
                rows.append([])
            elif not into and group and gap:
                rows[-1].append(Span(gap))
            piece, rest = rest[: GROUP - into], rest[GROUP - into :]
            rows[-1].append(Span(piece, role))
            used += len(piece)
    return [tuple(row) for row in rows]
