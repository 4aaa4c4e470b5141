"""A share of a whole, as filled cells."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from explainer.picture import Share
from explainer.present import words
from explainer.present.lines import Line, Role
from explainer.present.pictures.cells import GROUP, MOST_CELLS, grouped
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import between_ends, legend, meaning
from explainer.present.pictures.lengths import filled_from_zero
from explainer.present.pictures.sentences import figure_sentence
from explainer.story import Figure, Story
from explainer.values import Number, Quantity, Range


def draw_share(picture: Share, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> list[Line]:
    """The whole as cells, the share filled; what is between the ends of a range is neither filled nor empty."""
    if figure.value is None or not 0 < picture.of <= MOST_CELLS or width < GROUP:
        return []
    low, high = filled_from_zero(figure.value)
    if low < 0 or high > picture.of:
        return []
    groups = next(groups for groups in (10, 5, 2, 1) if groups * (GROUP + 1) - 1 <= width)
    runs = _runs(figure.value, figure, picture.of, glyphs)
    filled, doubtful, rest = (bool(signs) for signs, _ in runs)
    meanings = [
        meaning(glyphs.texture(figure.basis), f"1 of {words.number(picture.of)}, {figure.basis}") if filled else (),
        between_ends(glyphs) if doubtful else (),
        meaning(glyphs.empty, "the rest", "muted") if rest else (),
    ]
    return [*grouped(runs, groups), *legend(meanings, width)]


def share_sentence(picture: Share, figure: Figure, story: Story) -> str:
    """The share, and what makes the whole."""
    return f"{figure_sentence(figure)}. The whole is {words.number(picture.of)}."


def _runs(value: Quantity, figure: Figure, of: int, glyphs: Glyphs) -> list[tuple[str, Role]]:
    """The cells that are filled, those between the ends of a range, and the empty ones."""
    low = value.low if isinstance(value, Range) else value
    full, part = divmod(_parts(low, glyphs), glyphs.parts)
    share = glyphs.texture(figure.basis) * full + (glyphs.left[part - 1] if part else "")
    until = -(-_parts(value.high, glyphs) // glyphs.parts) if isinstance(value, Range) else len(share)
    doubtful = max(until - len(share), 0)
    return [(share, "fill"), (glyphs.maybe * doubtful, "mark"), (glyphs.empty * (of - len(share) - doubtful), "muted")]


def _parts(value: Number, glyphs: Glyphs) -> int:
    return floor(Fraction(value) * glyphs.parts + Fraction(1, 2))
