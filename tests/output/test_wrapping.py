"""Breaking a text into lines: none too wide, and no letter lost, whatever the letters' widths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from explainer.present.lines import text_of
from explainer.present.wrapping import wrap

LETTERS = st.text(st.sampled_from("ab –/漢é🚀\u0301\u0323\u200d"), max_size=80)


@given(LETTERS, st.integers(2, 30))
def test_a_line_has_at_most_the_width_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = [text_of(line) for line in wrap(text, width)]
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_letter_that_is_wider_than_the_line_stands_alone() -> None:
    assert [text_of(line) for line in wrap("漢字", 1)] == ["漢", "字"]
