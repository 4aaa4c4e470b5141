"""A figure and the accounts of the same thing that have a number, on one axis."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.present import words
from explainer.present.lines import Line, Span
from explainer.present.pictures.bars import fitting_layout
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.rows import Row
from explainer.story import Account, Figure

THIS = "this figure"


def draw_accounts(figure: Figure, accounts: Sequence[tuple[str, Account]], width: int, glyphs: Glyphs) -> list[Line]:
    """Bars from zero: the figure's, then one for each account with its name; no lines where there is no room."""
    drawn = [_row(THIS, figure, is_own=True)]
    for name, account in accounts:
        drawn.append(_row(name, figure._replace(value=account.value, qualifier=account.qualifier), is_own=False))
    layout = fitting_layout(drawn, None, width, glyphs)
    return layout.draw(layout.finest_step) if layout else []


def accounts_sentence(figure: Figure, accounts: Sequence[tuple[str, Account]]) -> str:
    """The figure and the accounts with their numbers, in words."""
    told = [f"{THIS}: {_value(figure)}"]
    told += [f"{name}: {_value(account)}" for name, account in accounts]
    return f"On one axis from zero: {'; '.join(told)}."


def _row(name: str, figure: Figure, is_own: bool) -> Row:
    value = Span(_value(figure), "value" if is_own else "plain")
    return Row(figure, name, "", (value,), figure.basis if is_own else None)


def _value(part: Figure | Account) -> str:
    return words.qualified(part.value, part.qualifier) if part.value is not None else ""
