"""One line of a table of measures, with the bar beside it."""

from __future__ import annotations


def row(name: str, measured: float, bar: float | None, more: str = "") -> None:
    """Print what was measured, the bar that it is held against (if any), and whether it holds."""
    held = "" if bar is None else "holds" if measured <= bar else "MISSED"
    print(f"{name:<58} {measured:>8.2f} {'' if bar is None else f'{bar:g}':>6} {held:<6}  {more}".rstrip(), flush=True)
