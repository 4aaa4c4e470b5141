"""How wide a text is: as Rich reckons, whether it is asked or not."""

from __future__ import annotations

import rich.cells
from hypothesis import given
from hypothesis import strategies as st

from explainer.present.pictures import ASCII_SIGNS, UTF8
from explainer.present.widths import ONE_CELL, cell_len


def test_each_sign_that_is_taken_for_one_cell_is_one() -> None:
    assert {sign for sign in ONE_CELL if rich.cells.cell_len(sign) != 1} == set()


def test_the_signs_of_the_pictures_are_among_them() -> None:
    signs = [sign for sign in UTF8._asdict().values() if isinstance(sign, str)]
    assert set("".join([*signs, *UTF8.left, *UTF8.right, *UTF8.textures.values(), *ASCII_SIGNS])) <= ONE_CELL


@given(st.text(st.sampled_from(sorted(ONE_CELL)) | st.sampled_from("é語👩\u200d🚀\u0301שa")))
def test_a_text_is_as_wide_as_rich_says(text: str) -> None:
    assert cell_len(text) == rich.cells.cell_len(text)
