"""Days and shares: cells to count, in groups of ten."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from explainer.picture import Days, Share
from explainer.present import words
from explainer.present.lines import Line, Role, Span, width_of
from explainer.present.pictures.axis import ends
from explainer.present.pictures.glyphs import Glyphs
from explainer.present.pictures.legend import evidence, introduced, legend, meaning, notes, told
from explainer.story import Figure, Story
from explainer.values import Number, Quantity, Range

GROUP = 10
MOST_CELLS = 400
LEAST_GROUPS = 4
UNDATED = "dates unknown"


def draw_days(picture: Days, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> list[Line]:
    """The other days, then the marked ones in rows of their own: which days they are, nobody says."""
    apart = _days_apart(picture, figure)
    if apart is None or not apart <= picture.of <= MOST_CELLS or width < GROUP:
        return []
    a_row, gap = min((width + 1) // (GROUP + 1), GROUP), " "
    if a_row < LEAST_GROUPS:
        a_row, gap = width // GROUP, ""
    texture = glyphs.textures[figure.basis]
    marked = grouped([(glyphs.apart * apart, "mark")], a_row, gap)
    said: Line = (Span(_marked_days(apart, figure), "value"), Span(f"{glyphs.between}{UNDATED}", "muted"))
    parts = [meaning(texture, "1 day"), evidence(figure), notes(figure, figure)]
    if len(marked) == 1 and width_of(marked[0]) + 2 + width_of(said) <= width:
        marked = [(*marked[0], Span("  "), *said)]
    else:
        parts.insert(0, said)
    return [*grouped([(texture * (picture.of - apart), "fill")], a_row, gap), *marked, *legend(parts, width, glyphs)]


def say_days(picture: Days, figure: Figure, story: Story) -> str:
    """How many days are set apart, and of how many."""
    of, apart = words.count(picture.of, "day"), _days_apart(picture, figure)
    return f"{introduced(figure)}. Of {of}, {words.number(apart or 0)} set apart, {UNDATED}."


def draw_share(picture: Share, figure: Figure, story: Story, width: int, glyphs: Glyphs) -> list[Line]:
    """The whole as cells, the share filled; what is between the ends of a range is neither filled nor empty."""
    if figure.value is None or not 0 < picture.of <= MOST_CELLS or width < GROUP:
        return []
    low, high = ends(figure.value)
    if low < 0 or high > picture.of:
        return []
    a_row = next(groups for groups in (10, 5, 2, 1) if groups * (GROUP + 1) - 1 <= width)
    said = " ".join(part for part in (glyphs.marked(figure.value, figure.qualifier), figure.unit) if part)
    parts = [
        (Span(said, "value"),),
        meaning(glyphs.textures[figure.basis], f"1 of {words.number(picture.of)}"),
        between_ends(figure.value, glyphs),
        evidence(figure),
        notes(figure, figure),
    ]
    return [*grouped(_whole(figure.value, figure, picture.of, glyphs), a_row), *legend(parts, width, glyphs)]


def say_share(picture: Share, figure: Figure, story: Story) -> str:
    """The share, and what makes the whole."""
    return f"{told(figure)}. The whole is {words.number(picture.of)}."


def between_ends(value: Quantity, glyphs: Glyphs) -> Line:
    """What the sign between the low and the high end of a range means."""
    return meaning(glyphs.maybe, "between low and high", "mark") if isinstance(value, Range) else ()


def _whole(value: Quantity, figure: Figure, of: int, glyphs: Glyphs) -> list[tuple[str, Role]]:
    low = value.low if isinstance(value, Range) else value
    full, part = divmod(_parts(low, glyphs), glyphs.parts)
    share = glyphs.textures[figure.basis] * full + (glyphs.left[part - 1] if part else "")
    until = -(-_parts(value.high, glyphs) // glyphs.parts) if isinstance(value, Range) else len(share)
    doubtful = max(until - len(share), 0)
    return [(share, "fill"), (glyphs.maybe * doubtful, "mark"), (glyphs.empty * (of - len(share) - doubtful), "muted")]


def _parts(value: Number, glyphs: Glyphs) -> int:
    return floor(Fraction(value) * glyphs.parts + Fraction(1, 2))


def grouped(runs: list[tuple[str, Role]], a_row: int, gap: str = " ") -> list[Line]:
    """Runs of signs in groups of ten with a gap between them, so many groups a row."""
    rows: list[list[Span]] = []
    used = 0
    for signs, role in runs:
        rest = signs
        while rest:
            group, into = divmod(used, GROUP)
            if used % (a_row * GROUP) == 0:
                rows.append([])
            elif not into and group and gap:
                rows[-1].append(Span(gap))
            piece, rest = rest[: GROUP - into], rest[GROUP - into :]
            rows[-1].append(Span(piece, role))
            used += len(piece)
    return [tuple(row) for row in rows]


def _days_apart(picture: Days, figure: Figure) -> int | None:
    """How many days are set apart; None where neither the picture nor the figure says a whole number."""
    apart = figure.value if picture.marked is None else picture.marked
    return apart if isinstance(apart, int) and apart >= 0 else None


def _marked_days(apart: int, figure: Figure) -> str:
    """How many days are set apart, in the figure's own unit where its value is their number."""
    unit = figure.unit if figure.unit and figure.value == apart else "days set apart"
    return f"{words.number(apart)} {unit}"
